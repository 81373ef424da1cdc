import { data, redirect } from 'react-router'
import { isRole, type Role, roles } from '#domain/role.ts'
import { requestContext } from '#web/request-context.ts'
import { Notice } from '../components/notice.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { safeReturnPath } from '../return-path.ts'
import type { Route } from './+types/sign-in.ts'

export function loader({ url, context }: Route.LoaderArgs) {
  return {
    current: context.get(requestContext).actor?.id,
    returnTo: safeReturnPath(url.searchParams.get('tillbaka')),
  }
}

export async function action({ url, request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const role = String(form.get('roll') ?? '')
  if (!isRole(role)) return data({ errorSv: 'Välj en roll för att fortsätta.' }, { status: 400 })
  const secure = request.headers.get('x-forwarded-proto') === 'https' || url.protocol === 'https:'
  const { sessions } = context.get(requestContext)
  return redirect(safeReturnPath(String(form.get('tillbaka'))), { headers: { 'Set-Cookie': sessions.begin(role, { secure }) } })
}

/** Who one is today. What each may do is the workflow's table; here it is only said. */
export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  const { current, returnTo } = loaderData
  return (
    <>
      <PageHeader title="Välj roll" crumbs={[]} lead="Rollen avgör vad du ser och vad du får göra. Du kan byta när som helst." />
      {actionData && (
        <Notice tone="danger" live>
          {actionData.errorSv}
        </Notice>
      )}
      <form method="post" className="role-form">
        <input type="hidden" name="tillbaka" value={returnTo} />
        <fieldset>
          <legend>Roll</legend>
          {Object.entries(roles).map(([role, { labelSv }]) => (
            <label key={role} className="role-choice">
              <input
                type="radio"
                className="ds-input"
                name="roll"
                value={role}
                required
                defaultChecked={role === (current ?? 'controller')}
              />
              <span>
                <strong>{labelSv}</strong>
                <span className="role-does">{doesSv[role as Role]}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <SubmitButton busySv="Öppnar …">Fortsätt</SubmitButton>
      </form>
    </>
  )
}

const doesSv: Record<Role, string> = {
  contributor: 'Svarar på det som frågas och läser utkast.',
  controller: 'Läser in filer, tar fram rapporter och ser allt som kontrollen hittar.',
  manager: 'Ser vad som avviker, tar fram och granskar rapporter.',
  'committee-secretary': 'Läser rapporter inför nämndens beslut.',
  auditor: 'Följer varje siffra ned till källraden.',
  reader: 'Läser publicerade rapporter.',
  'system-owner': 'Läser in filer och sköter systemet.',
}
