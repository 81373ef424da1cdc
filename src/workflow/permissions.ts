import { type Actor, allowed, denied, type Role, roles, type Verdict } from '#domain/actor.ts'
import type { Reading } from '#domain/delivery.ts'
import { hasErrors } from '#domain/finding.ts'

/**
 * Who may do what. One question a wish; the same reason serves the button that is not shown, the page's answer and the log.
 * The table below is the rule; the functions only ask it.
 */
const mayDo = {
  import: ['controller', 'system-owner'],
  compose: ['controller', 'manager'],
  'see-findings': ['controller', 'manager', 'auditor', 'system-owner'],
  'see-deliveries': ['controller', 'manager', 'auditor', 'system-owner'],
  'see-drafts': ['contributor', 'controller', 'manager', 'committee-secretary', 'auditor', 'system-owner'],
} as const satisfies Record<string, readonly Role[]>

/** Whether the actor may deliver files: upload, preview, accept and reject. */
export function canImport(actor: Actor): Verdict {
  return ask(actor, mayDo.import, 'läsa in filer')
}

/** Whether the reading may become part of what is known: the actor may import, and no finding is an error. */
export function canAccept(actor: Actor, reading: Pick<Reading, 'findings'>): Verdict {
  const verdict = canImport(actor)
  if (!verdict.allowed) return verdict
  return hasErrors(reading.findings)
    ? denied('Filen har fel som måste rättas innan den kan läsas in. Inget har lästs in.')
    : allowed
}

/** Whether the actor may compose a new version of a report. */
export function canCompose(actor: Actor): Verdict {
  return ask(actor, mayDo.compose, 'ta fram en ny version av rapporten')
}

export function canSeeFindings(actor: Actor): Verdict {
  return ask(actor, mayDo['see-findings'], 'se kontrollens iakttagelser')
}

export function canSeeDeliveries(actor: Actor): Verdict {
  return ask(actor, mayDo['see-deliveries'], 'se leveranser och källrader')
}

/** Whether the actor may read reports that are not yet published. */
export function canSeeDrafts(actor: Actor): Verdict {
  return ask(actor, mayDo['see-drafts'], 'läsa rapporter som inte är publicerade')
}

function ask(actor: Actor, permitted: readonly Role[], wishSv: string): Verdict {
  if (permitted.includes(actor.role)) return allowed
  const who = permitted.map((role) => roles[role].labelSv.toLowerCase()).join(', ')
  return denied(`Rollen ${roles[actor.role].labelSv.toLowerCase()} får inte ${wishSv}. Det får: ${who}.`)
}
