import { data, redirect } from 'react-router'
import {
  appointDeputy,
  appointPerson,
  changePerson,
  endAppointment,
  listUnits,
  makePasswordLink,
  personLeaves,
  personReturns,
  readPerson,
} from '#app/manage-people.ts'
import { loadUnitNames } from '#app/unit-names.ts'
import { actorNameSv } from '#domain/actor.ts'
import { auditEvents } from '#domain/audit.ts'
import { type Outcome, refused } from '#domain/outcome.ts'
import { isInForce, swedishDay } from '#domain/person.ts'
import { isRole, roles } from '#domain/role.ts'
import { requestContext } from '#web/request-context.ts'
import { may } from '#workflow/permissions.ts'
import { personHref } from '../addresses.ts'
import { appointmentText, validityText } from '../appointment-text.ts'
import { Notice } from '../components/notice.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PersonFields } from '../components/person-fields.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import { formatInstant } from '../swedish-texts.ts'
import type { Route } from './+types/person.ts'

/** One person: what they are appointed to and have been, deputies, ways in, and what has been done. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const { person, appointments, trail, deputable, lastSeenAt, hasPassword } = valueOrPage(
    await readPerson(params.id, actor, door.effects),
  )
  const nameOf = await loadUnitNames(door.effects.store)
  const today = swedishDay(door.effects.clock.now())
  const namesSv = Object.fromEntries((await door.effects.store.people.list()).map(({ person: each }) => [each.id, each.nameSv]))
  // The trail keeps codes, which last; a reader wants words.
  const worded = (name: string, value: string) =>
    name === 'roll' && isRole(value) ? roles[value].labelSv : name === 'enhet' ? nameOf(value) : value
  return {
    person,
    lastSeenAt,
    hasPassword,
    today,
    mayManage: may(actor, 'manage-people').allowed,
    units: await listUnits(door.effects),
    appointments: appointments.toReversed().map((each) => ({
      ...each,
      textSv: appointmentText(each, nameOf(each.orgUnit)),
      grantedBySv: actorNameSv(each.grantedBy, namesSv),
      endedBySv: each.ending && actorNameSv(each.ending.by, namesSv),
      isCurrent: isInForce(each, today),
      canEnd: each.ending === undefined && (each.validTo === undefined || today <= each.validTo),
    })),
    deputable: deputable.map((each) => ({
      id: each.id,
      textSv: `${each.nameSv}: ${appointmentText(each, nameOf(each.orgUnit))}`,
    })),
    trail: trail.map((entry) => ({
      ...entry,
      actorSv: actorNameSv(entry.actor, namesSv),
      eventSv: Object.entries(auditEvents).find(([event]) => event === entry.event)?.[1].labelSv ?? entry.event,
      detailSv: Object.entries(JSON.parse(entry.detail) as Record<string, string>)
        .map(([name, value]) => `${name}: ${worded(name, value)}`)
        .join(', '),
    })),
  }
}

export async function action({ url, params, request, context }: Route.ActionArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const { effects } = door
  const form = await request.formData()
  const field = (name: string) => String(form.get(name) ?? '')
  const dates = { validFrom: field('fran'), validTo: field('till'), whySv: field('skal') }

  if (form.get('gor') === 'lank') {
    const link = await makePasswordLink(params.id, actor, effects)
    if (link.kind !== 'done') return answerTo(link)
    return data({ link: new URL(link.value.path, url.origin).href, linkEndsAt: link.value.endsAt })
  }
  return answerTo(await wish())

  async function wish(): Promise<Outcome<unknown>> {
    switch (form.get('gor')) {
      case 'uppdrag':
        return appointPerson(params.id, { ...dates, role: field('roll'), orgUnit: field('enhet') }, actor, effects)
      case 'ersattare':
        return appointDeputy(params.id, { ...dates, deputyFor: field('for') }, actor, effects)
      case 'avsluta-uppdrag':
        return endAppointment(params.id, field('uppdrag'), dates.whySv, actor, effects)
      case 'andra':
        return changePerson(params.id, { nameSv: field('namn'), email: field('epost'), hsaId: field('hsa') }, actor, effects)
      case 'aterupptag':
        return personReturns(params.id, actor, effects)
      case 'avsluta':
        return personLeaves(params.id, dates.whySv, actor, effects)
      default: {
        const verdict = may(actor, 'manage-people')
        return refused(verdict.allowed ? 'Formuläret säger inte vad som ska göras.' : verdict.reasonSv)
      }
    }
  }

  /** What can be mended in the form is said beside it; who may not do this at all gets the page that says why. */
  function answerTo(outcome: Outcome<unknown>) {
    if (outcome.kind === 'refused' && may(actor, 'manage-people').allowed) {
      return data({ errorSv: outcome.reasonSv }, { status: 400 })
    }
    valueOrPage(outcome)
    return redirect(personHref(params.id))
  }
}

export default function PersonPage({ loaderData, actionData }: Route.ComponentProps) {
  const { person, appointments, lastSeenAt, hasPassword, mayManage, trail } = loaderData
  const lead = [
    person.email,
    person.hsaId && `HSA-id ${person.hsaId}`,
    lastSeenAt ? `senast inloggad ${formatInstant(lastSeenAt)}` : 'har aldrig loggat in',
    hasPassword ? 'har lösenord' : undefined,
  ]
  return (
    <>
      <PageHeader
        title={person.nameSv}
        crumbs={[
          { labelSv: 'Översikt', href: '/' },
          { labelSv: 'Behörigheter', href: '/behorigheter' },
          { labelSv: 'Personer', href: '/personer' },
        ]}
        lead={lead.filter(Boolean).join(', ')}
      />
      {actionData && 'errorSv' in actionData && (
        <Notice tone="danger" live>
          {actionData.errorSv}
        </Notice>
      )}
      {actionData && 'link' in actionData && (
        <Notice tone="success" live>
          <p>
            Lämna länken till {person.nameSv} och ingen annan. Den visas bara nu, gäller en gång och till{' '}
            {formatInstant(actionData.linkEndsAt)}:
          </p>
          <p>
            <code className="one-time-link">{actionData.link}</code>
          </p>
        </Notice>
      )}
      {person.leftAt && (
        <Notice tone="warning">Avslutad {formatInstant(person.leftAt)}: alla uppdrag och inloggningar har upphört.</Notice>
      )}

      <section aria-labelledby="uppdrag">
        <h2 id="uppdrag" className="ds-heading" data-size="sm">
          Uppdrag
        </h2>
        {appointments.length === 0 && <p>{person.nameSv} har inte haft något uppdrag.</p>}
        <ul className="appointment-list">
          {appointments.map((each) => (
            <li key={each.id}>
              <p>
                <strong>{each.textSv}</strong>
                {each.isCurrent ? '' : each.canEnd ? ' (börjar senare)' : ' (har upphört)'}
              </p>
              <p className="role-does">
                {validityText(each)}. Givet {formatInstant(each.grantedAt)} av {each.grantedBySv}
                {each.whySv && `: ${each.whySv}`}.
                {each.ending &&
                  ` Avslutat ${formatInstant(each.ending.at)} av ${each.endedBySv}${each.ending.whySv && `: ${each.ending.whySv}`}.`}
              </p>
              {mayManage && each.canEnd && (
                <form method="post" className="inline-form">
                  <input type="hidden" name="uppdrag" value={each.id} />
                  <div className="field">
                    <label htmlFor={`skal-${each.id}`}>Skäl att avsluta</label>
                    <input id={`skal-${each.id}`} name="skal" className="ds-input" required maxLength={500} />
                  </div>
                  <SubmitButton busySv="Avslutar …" variant="tertiary" name="gor" value="avsluta-uppdrag">
                    Avsluta<span className="visually-hidden"> uppdraget {each.textSv}</span>
                  </SubmitButton>
                </form>
              )}
            </li>
          ))}
        </ul>
      </section>

      {mayManage && !person.leftAt && <AppointSection loaderData={loaderData} />}
      {mayManage && !person.leftAt && <DeputySection loaderData={loaderData} />}
      {mayManage && <PersonSection loaderData={loaderData} />}

      <section aria-labelledby="handelser">
        <h2 id="handelser" className="ds-heading" data-size="sm">
          Händelser
        </h2>
        <ScrollTable caption="De senaste femtio, senaste först">
          <thead>
            <tr>
              <th scope="col">När</th>
              <th scope="col">Vem</th>
              <th scope="col">Vad</th>
              <th scope="col">Närmare</th>
            </tr>
          </thead>
          <tbody>
            {trail.map(({ number, at, actorSv, eventSv, detailSv }) => (
              <tr key={number}>
                <th scope="row">{formatInstant(at)}</th>
                <td>{actorSv}</td>
                <td>{eventSv}</td>
                <td className="prose">{detailSv}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      </section>
    </>
  )
}

type Loaded = Pick<Route.ComponentProps, 'loaderData'>

function AppointSection({ loaderData: { units, today, appointments } }: Loaded) {
  return (
    <section aria-labelledby="nytt">
      <h2 id="nytt" className="ds-heading" data-size="sm">
        Ge uppdrag
      </h2>
      <form method="post" className="role-form" key={appointments.length}>
        <div className="field">
          <label htmlFor="roll">Roll</label>
          <select id="roll" name="roll" className="ds-input">
            {Object.entries(roles).map(([role, { labelSv }]) => (
              <option key={role} value={role}>
                {labelSv}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="enhet">För enheten och allt under den</label>
          <select id="enhet" name="enhet" className="ds-input" defaultValue={units[1]?.code}>
            {units.map(({ code, nameSv }) => (
              <option key={code} value={code}>
                {nameSv}
              </option>
            ))}
          </select>
        </div>
        <DateFields prefix="uppdrag" today={today} isEndRequired={false} />
        <div className="field">
          <label htmlFor="uppdrag-skal">Skäl</label>
          <input id="uppdrag-skal" name="skal" className="ds-input" required maxLength={500} />
        </div>
        <SubmitButton busySv="Sparar …" name="gor" value="uppdrag">
          Ge uppdraget
        </SubmitButton>
      </form>
    </section>
  )
}

function DeputySection({ loaderData: { deputable, today, appointments, person } }: Loaded) {
  if (deputable.length === 0) return null
  return (
    <section aria-labelledby="ersattare">
      <h2 id="ersattare" className="ds-heading" data-size="sm">
        Låt {person.nameSv} ersätta någon
      </h2>
      <form method="post" className="role-form" key={appointments.length}>
        <div className="field">
          <label htmlFor="for">Ersätter</label>
          <select id="for" name="for" className="ds-input">
            {deputable.map(({ id, textSv }) => (
              <option key={id} value={id}>
                {textSv}
              </option>
            ))}
          </select>
        </div>
        <DateFields prefix="ersattare" today={today} isEndRequired />
        <div className="field">
          <label htmlFor="ersattare-skal">Skäl (frivilligt)</label>
          <input id="ersattare-skal" name="skal" className="ds-input" maxLength={500} />
        </div>
        <SubmitButton busySv="Sparar …" variant="secondary" name="gor" value="ersattare">
          Utse till ersättare
        </SubmitButton>
      </form>
    </section>
  )
}

function DateFields({ prefix, today, isEndRequired }: { prefix: string; today: string; isEndRequired: boolean }) {
  return (
    <div className="inline-form">
      <div className="field">
        <label htmlFor={`${prefix}-fran`}>Från och med</label>
        <input id={`${prefix}-fran`} name="fran" type="date" className="ds-input" defaultValue={today} required />
      </div>
      <div className="field">
        <label htmlFor={`${prefix}-till`}>Till och med{isEndRequired ? '' : ' (frivilligt)'}</label>
        <input id={`${prefix}-till`} name="till" type="date" className="ds-input" min={today} required={isEndRequired} />
      </div>
    </div>
  )
}

function PersonSection({ loaderData: { person, hasPassword } }: Loaded) {
  return (
    <section aria-labelledby="person">
      <h2 id="person" className="ds-heading" data-size="sm">
        Person och inloggning
      </h2>
      {!person.leftAt && (
        <>
          <form method="post" className="role-form">
            <PersonFields given={person} />
            <SubmitButton busySv="Sparar …" variant="secondary" name="gor" value="andra">
              Spara
            </SubmitButton>
          </form>
          <form method="post" className="button-row">
            <button type="submit" className="ds-button" data-variant="secondary" name="gor" value="lank">
              {hasPassword ? 'Skapa länk för nytt lösenord' : 'Skapa länk för att välja lösenord'}
            </button>
          </form>
        </>
      )}
      <form method="post" className="inline-form">
        {!person.leftAt && (
          <div className="field">
            <label htmlFor="slut-skal">Skäl att avsluta personen</label>
            <input id="slut-skal" name="skal" className="ds-input" required maxLength={500} />
          </div>
        )}
        <SubmitButton busySv="Sparar …" variant="tertiary" name="gor" value={person.leftAt ? 'aterupptag' : 'avsluta'}>
          {person.leftAt ? 'Återuppta personen' : 'Avsluta personen'}
        </SubmitButton>
      </form>
    </section>
  )
}
