import { data } from 'react-router'
import { requestContext } from '#web/request-context.ts'
import type { Route } from './+types/refusal.ts'

/** What the door turned away gets its words on a page like any other. Nobody comes here by an address of their own. */
export function loader({ context }: Route.LoaderArgs) {
  const { refusal } = context.get(requestContext)
  if (!refusal) throw data(null, { status: 404 })
  const { status, titleSv, messageSv } = refusal
  throw data({ titleSv, messageSv }, { status })
}

export default function Refusal() {
  return null
}
