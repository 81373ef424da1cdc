import { data, redirect } from 'react-router'
import { choosePassword, readPasswordLink, shortestPassword } from '#app/sign-in.ts'
import { requestContext } from '#web/request-context.ts'
import { Notice } from '../components/notice.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { valueOrPage } from '../outcome.ts'
import { keepSession } from '../sessions.ts'
import type { Route } from './+types/choose-password.ts'

/** Where a one-time link leads. Looking does not use it up: mail programs look at links too. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { effects } = context.get(requestContext)
  const { nameSv, email } = valueOrPage(await readPasswordLink(params.key, effects))
  return { nameSv, email, shortestPassword }
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const { effects, waysIn, isSecure } = context.get(requestContext)
  const form = await request.formData()
  const field = (name: string) => String(form.get(name) ?? '')
  const chosen = { key: params.key, password: field('nytt'), repeated: field('igen') }
  const outcome = await choosePassword(chosen, waysIn.limits, effects)
  if (outcome.kind === 'refused') return data({ errorSv: outcome.reasonSv }, { status: 400 })
  return redirect('/', {
    headers: { 'Set-Cookie': keepSession(valueOrPage(outcome), { isSecure, now: effects.clock.now() }) },
  })
}

export default function ChoosePassword({ loaderData, actionData }: Route.ComponentProps) {
  const { nameSv, email, shortestPassword } = loaderData
  return (
    <>
      <PageHeader
        title="Välj lösenord"
        crumbs={[]}
        lead={`Hej ${nameSv}. Lösenordet gäller från och med nu, och du loggas in direkt.`}
      />
      {actionData && (
        <Notice tone="danger" live>
          {actionData.errorSv}
        </Notice>
      )}
      <form method="post" className="role-form">
        <input type="hidden" name="epost" value={email ?? ''} autoComplete="username" />
        <div className="field">
          <label htmlFor="nytt">Nytt lösenord</label>
          <p id="krav" className="role-does">
            Minst {shortestPassword} tecken. Några ord efter varandra är lätta att minnas och svåra att gissa.
          </p>
          <input
            id="nytt"
            name="nytt"
            type="password"
            className="ds-input"
            autoComplete="new-password"
            aria-describedby="krav"
            required
            minLength={shortestPassword}
            maxLength={200}
          />
        </div>
        <div className="field">
          <label htmlFor="igen">Samma lösenord igen</label>
          <input
            id="igen"
            name="igen"
            type="password"
            className="ds-input"
            autoComplete="new-password"
            required
            maxLength={200}
          />
        </div>
        <SubmitButton busySv="Sparar …" key={actionData?.errorSv}>
          Välj lösenord
        </SubmitButton>
      </form>
    </>
  )
}
