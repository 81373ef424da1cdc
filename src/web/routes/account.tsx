import { Link, redirect } from 'react-router'
import { actIn } from '#app/sign-in.ts'
import { loadUnitNames } from '#app/unit-names.ts'
import { requestContext } from '#web/request-context.ts'
import { appointmentText } from '../appointment-text.ts'
import { FactsList } from '../components/facts-list.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { sessionOf } from '../outcome.ts'
import { formatInstant } from '../swedish-texts.ts'
import type { Route } from './+types/account.ts'

/** Who one is here, and in which of one's appointments one acts. */
export async function loader({ url, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const { person, appointments, actingIn, wayIn, beganAt, endsAt } = sessionOf(door, url)
  const nameOf = await loadUnitNames(door.effects.store)
  return {
    person,
    wayIn,
    beganAt,
    endsAt,
    actingIn,
    appointments: appointments.map((each) => ({
      id: each.id,
      textSv: appointmentText(each, nameOf(each.orgUnit)),
      validTo: each.validTo,
    })),
  }
}

export async function action({ url, request, context }: Route.ActionArgs) {
  const door = context.get(requestContext)
  const session = sessionOf(door, url)
  const chosen = (await request.formData()).get('uppdrag')
  await actIn(session, session.appointments.find(({ id }) => id === chosen)?.id, door.effects)
  return redirect('/konto')
}

export default function Account({ loaderData }: Route.ComponentProps) {
  const { person, appointments, actingIn, wayIn, beganAt, endsAt } = loaderData
  return (
    <>
      <PageHeader title={person.nameSv} crumbs={[{ labelSv: 'Översikt', href: '/' }]} lead="Din inloggning och dina uppdrag." />
      <FactsList
        pairs={[
          ...(person.email === undefined ? [] : [['E-postadress', person.email] as const]),
          ...(person.hsaId === undefined ? [] : [['HSA-id', person.hsaId] as const]),
          ['Inloggad', `${formatInstant(beganAt)} ${waysInSv[wayIn]}`],
          ['Loggas ut senast', formatInstant(endsAt)],
        ]}
      />
      <p>
        <Link className="ds-link" to="/mina-installningar">
          Mina inställningar: mejl och kalender
        </Link>
      </p>
      <section aria-labelledby="uppdrag">
        <h2 id="uppdrag" className="ds-heading" data-size="sm">
          Uppdrag
        </h2>
        {appointments.length === 0 && (
          <p>Du har inget uppdrag som gäller i dag och ser därför inga rapporter. Kontakta systemägaren.</p>
        )}
        {appointments.length === 1 && <p>{appointments[0]?.textSv}</p>}
        {appointments.length > 1 && (
          <form method="post" className="role-form">
            <fieldset>
              <legend>Verka i</legend>
              <label className="role-choice">
                <input type="radio" className="ds-input" name="uppdrag" value="" defaultChecked={actingIn === undefined} />
                <span>Alla uppdrag på en gång</span>
              </label>
              {appointments.map(({ id, textSv, validTo }) => (
                <label key={id} className="role-choice">
                  <input type="radio" className="ds-input" name="uppdrag" value={id} defaultChecked={actingIn === id} />
                  <span>
                    {textSv}
                    {validTo && <span className="role-does">Till och med {validTo}</span>}
                  </span>
                </label>
              ))}
            </fieldset>
            <SubmitButton busySv="Byter …" key={actingIn}>
              Byt
            </SubmitButton>
          </form>
        )}
      </section>
    </>
  )
}

const waysInSv = { password: 'med lösenord', directory: 'med regionens inloggning', example: 'som person i exemplet' } as const
