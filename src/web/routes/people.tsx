import { data, Link, redirect } from 'react-router'
import { addPerson, listPeople } from '#app/manage-people.ts'
import { loadUnitNames } from '#app/unit-names.ts'
import { isInForce, swedishDay } from '#domain/person.ts'
import { requestContext } from '#web/request-context.ts'
import { may } from '#workflow/permissions.ts'
import { personHref } from '../addresses.ts'
import { appointmentText } from '../appointment-text.ts'
import { Notice } from '../components/notice.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PersonFields } from '../components/person-fields.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import { formatInstant } from '../swedish-texts.ts'
import type { Route } from './+types/people.ts'

/** Everyone that there is, with what they are appointed to today. */
export async function loader({ url, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const known = valueOrPage(await listPeople(actor, door.effects))
  const nameOf = await loadUnitNames(door.effects.store)
  const today = swedishDay(door.effects.clock.now())
  return {
    mayManage: may(actor, 'manage-people').allowed,
    people: known.map(({ person, appointments, lastSeenAt }) => ({
      ...person,
      lastSeenAt,
      appointmentsSv: appointments
        .filter((each) => isInForce(each, today))
        .map((each) => appointmentText(each, nameOf(each.orgUnit))),
    })),
  }
}

export async function action({ url, request, context }: Route.ActionArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const form = await request.formData()
  const field = (name: string) => String(form.get(name) ?? '')
  const given = { nameSv: field('namn'), email: field('epost'), hsaId: field('hsa') }
  const outcome = await addPerson(given, actor, door.effects)
  if (outcome.kind === 'refused' && may(actor, 'manage-people').allowed) {
    return data({ errorSv: outcome.reasonSv, given }, { status: 400 })
  }
  return redirect(personHref(valueOrPage(outcome).id))
}

export default function People({ loaderData, actionData }: Route.ComponentProps) {
  const { people, mayManage } = loaderData
  return (
    <>
      <PageHeader
        title="Personer"
        crumbs={[
          { labelSv: 'Översikt', href: '/' },
          { labelSv: 'Behörigheter', href: '/behorigheter' },
        ]}
        lead="Den som har slutat står kvar, så att det går att se vem som gjorde vad."
      />
      {actionData && (
        <Notice tone="danger" live>
          {actionData.errorSv}
        </Notice>
      )}
      <ScrollTable caption="Alla personer">
        <thead>
          <tr>
            <th scope="col">Namn</th>
            <th scope="col">Uppdrag i dag</th>
            <th scope="col">E-postadress</th>
            <th scope="col">HSA-id</th>
            <th scope="col">Senast inloggad</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                <Link className="ds-link" to={personHref(person.id)}>
                  {person.nameSv}
                </Link>
              </th>
              <td className="prose">{person.leftAt ? 'Avslutad' : person.appointmentsSv.join('; ') || 'Inget'}</td>
              <td>{person.email}</td>
              <td>{person.hsaId}</td>
              <td>{person.lastSeenAt ? formatInstant(person.lastSeenAt) : 'Aldrig'}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      {mayManage && (
        <section aria-labelledby="ny">
          <h2 id="ny" className="ds-heading" data-size="sm">
            Lägg till person
          </h2>
          <form method="post" className="role-form">
            <PersonFields given={actionData?.given} />
            <SubmitButton busySv="Lägger till …" key={actionData?.errorSv}>
              Lägg till
            </SubmitButton>
          </form>
        </section>
      )}
    </>
  )
}
