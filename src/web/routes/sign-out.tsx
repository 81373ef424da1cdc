import { redirect } from 'react-router'
import { signOut } from '#app/sign-in.ts'
import { requestContext } from '#web/request-context.ts'
import { forgetSession } from '../sessions.ts'
import type { Route } from './+types/sign-out.ts'

/** Nothing to see: one who writes the address is where one signs in. */
export function loader() {
  throw redirect('/logga-in')
}

export async function action({ context }: Route.ActionArgs) {
  const { session, effects, isSecure } = context.get(requestContext)
  if (session) await signOut(session, effects)
  return redirect('/logga-in', { headers: { 'Set-Cookie': forgetSession({ isSecure }) } })
}

export default function SignOut() {
  return null
}
