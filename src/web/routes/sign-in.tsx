import { data, redirect } from 'react-router'
import { listExamplePeople, signInAsExamplePerson, signInWithPassword } from '#app/sign-in.ts'
import { loadUnitNames } from '#app/unit-names.ts'
import { requestContext } from '#web/request-context.ts'
import { appointmentText } from '../appointment-text.ts'
import { Notice } from '../components/notice.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { directorySignInHref, safeReturnPath } from '../return-path.ts'
import { keepSession } from '../sessions.ts'
import type { Route } from './+types/sign-in.ts'

export async function loader({ url, context }: Route.LoaderArgs) {
  const { effects, waysIn, session } = context.get(requestContext)
  return {
    returnTo: safeReturnPath(url.searchParams.get('tillbaka')),
    signedInAsSv: session?.person.nameSv,
    directorySv: waysIn.directorySv,
    examplePeople: waysIn.byExample ? await examplePeople(effects) : undefined,
  }
}

async function examplePeople(effects: Parameters<typeof listExamplePeople>[0]) {
  const nameOf = await loadUnitNames(effects.store)
  return (await listExamplePeople(effects)).map(({ person, appointments }) => ({
    id: person.id,
    nameSv: person.nameSv,
    role: appointments[0]?.role,
    appointmentsSv: appointments.map((each) => appointmentText(each, nameOf(each.orgUnit))),
  }))
}

export async function action({ request, context }: Route.ActionArgs) {
  const { effects, waysIn, address, isSecure } = context.get(requestContext)
  const form = await request.formData()
  const field = (name: string) => String(form.get(name) ?? '')
  const person = form.get('person')
  if (person !== null && !waysIn.byExample) {
    return data({ errorSv: 'Här kan man inte logga in som någon av exempelregionens personer.' }, { status: 403 })
  }
  const outcome =
    person === null
      ? await signInWithPassword({ email: field('epost'), password: field('losenord'), address }, waysIn.limits, effects)
      : await signInAsExamplePerson(String(person), waysIn.limits, effects)
  if (outcome.kind !== 'done') {
    return data({ errorSv: outcome.kind === 'refused' ? outcome.reasonSv : outcome.messageSv }, { status: 400 })
  }
  return redirect(safeReturnPath(field('tillbaka')), {
    headers: { 'Set-Cookie': keepSession(outcome.value, { isSecure, now: effects.clock.now() }) },
  })
}

/** The ways in that there are here: the example's people, the region's directory, a password. */
export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  const { returnTo, examplePeople, directorySv, signedInAsSv } = loaderData
  return (
    <>
      <PageHeader
        title="Logga in"
        crumbs={[]}
        lead={
          signedInAsSv === undefined
            ? 'Dina uppdrag avgör vad du ser och vad du får göra.'
            : `Du är inloggad som ${signedInAsSv}. Loggar du in som någon annan byter du person.`
        }
      />
      {actionData && (
        <Notice tone="danger" live>
          {actionData.errorSv}
        </Notice>
      )}
      {directorySv !== undefined && (
        <p>
          <a className="ds-button" data-variant="primary" href={directorySignInHref(returnTo)}>
            Logga in med {directorySv}
          </a>
        </p>
      )}
      {examplePeople && (
        <section aria-labelledby="exempel" className="example-people">
          <h2 id="exempel" className="ds-heading" data-size="sm">
            Exempelregionens personer
          </h2>
          <p>Välj vem du vill vara. Personerna är påhittade och finns bara när Tertial startas som exempel.</p>
          <form method="post">
            <input type="hidden" name="tillbaka" value={returnTo} />
            <ul className="people-choices">
              {examplePeople.map(({ id, nameSv, role, appointmentsSv }) => (
                <li key={id}>
                  <button type="submit" name="person" value={id} data-role={role} className="person-choice">
                    <strong>{nameSv}</strong>
                    {appointmentsSv.map((textSv) => (
                      <span key={textSv} className="role-does">
                        {textSv}
                      </span>
                    ))}
                  </button>
                </li>
              ))}
            </ul>
          </form>
        </section>
      )}
      <section aria-labelledby="losenord">
        <h2 id="losenord" className="ds-heading" data-size="sm">
          Logga in med lösenord
        </h2>
        <form method="post" className="role-form">
          <input type="hidden" name="tillbaka" value={returnTo} />
          <div className="field">
            <label htmlFor="epost">E-postadress</label>
            <input id="epost" name="epost" type="email" className="ds-input" autoComplete="username" required />
          </div>
          <div className="field">
            <label htmlFor="ord">Lösenord</label>
            <input
              id="ord"
              name="losenord"
              type="password"
              className="ds-input"
              autoComplete="current-password"
              required
              maxLength={200}
            />
          </div>
          <SubmitButton busySv="Loggar in …" variant={examplePeople ? 'secondary' : 'primary'} key={actionData?.errorSv}>
            Logga in
          </SubmitButton>
        </form>
        <p className="role-does">Har du glömt lösenordet eller inget fått? Be systemägaren om en länk att välja ett med.</p>
      </section>
    </>
  )
}
