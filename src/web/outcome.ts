import { data, redirect } from 'react-router'
import type { Actor, Verdict } from '#domain/actor.ts'
import type { Outcome } from '#domain/outcome.ts'
import type { Session } from '#domain/session.ts'
import type { RequestContext } from '#web/request-context.ts'
import { signInHref } from './return-path.ts'

/** What was wished for; else the page that says why not, thrown for the router to show: 404 not there, 403 not allowed. */
export function valueOrPage<T>(outcome: Outcome<T>): T {
  switch (outcome.kind) {
    case 'done':
      return outcome.value
    case 'refused':
      throw notPermitted(outcome.reasonSv)
    case 'not-found':
      throw data({ titleSv: 'Sidan finns inte', messageSv: outcome.messageSv }, { status: 404 })
  }
}

/** Who is asking. One who has not signed in is sent to do so and then comes back. */
export function actorOf({ actor }: RequestContext, url: URL): Actor {
  if (actor) return actor
  throw redirect(signInHref(url.pathname + url.search))
}

/** The session of the one who is asking; as for `actorOf`. */
export function sessionOf({ session }: RequestContext, url: URL): Session {
  if (session) return session
  throw redirect(signInHref(url.pathname + url.search))
}

/** Goes on when the verdict allows; else the page that gives its reason. */
export function requireAllowed(verdict: Verdict): void {
  if (!verdict.allowed) throw notPermitted(verdict.reasonSv)
}

function notPermitted(messageSv: string) {
  return data({ titleSv: 'Det är inte möjligt', messageSv }, { status: 403 })
}
