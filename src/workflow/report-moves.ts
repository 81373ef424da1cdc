import { type Actor, denied, type Verdict } from '#domain/actor.ts'
import { hasErrors } from '#domain/finding.ts'
import { type ReportEvent, type ReportMoveKind, standingEvents } from '#domain/report-course.ts'
import type { ReportState, ReportVersion } from '#domain/report-version.ts'
import type { RoundKind } from '#domain/round.ts'
import { type Deed, mayAfter, type UnitPath, type UnitWish } from './permissions.ts'

interface ReportTransition {
  readonly from: readonly ReportState[]
  readonly to: ReportState
  /** Absent: it happens by itself, when a later version is published. */
  readonly wish?: UnitWish
}

/** From which state what may happen to a version of a report, the state it then has, and what it takes to do it. */
export const reportTransitions = {
  frozen: { from: ['draft'], to: 'frozen', wish: 'freeze-report' },
  'put-to-review': { from: ['frozen'], to: 'in-review', wish: 'freeze-report' },
  returned: { from: ['frozen', 'in-review', 'approved', 'registered', 'sent'], to: 'draft', wish: 'return' },
  approved: { from: ['in-review'], to: 'approved', wish: 'approve' },
  registered: { from: ['approved'], to: 'registered', wish: 'register-report' },
  sent: { from: ['registered'], to: 'sent', wish: 'register-report' },
  decided: { from: ['sent'], to: 'decided', wish: 'register-report' },
  published: { from: ['decided'], to: 'published', wish: 'publish-report' },
  superseded: { from: ['published'], to: 'superseded' },
  archived: { from: ['published', 'superseded'], to: 'archived', wish: 'archive-report' },
} as const satisfies Record<ReportMoveKind, ReportTransition>

/** A month's report goes to no body for decision: it is published when it has been registered. */
const undecidedKinds: readonly RoundKind[] = ['M']

/** The version's next state; undefined when that may not happen to one in this state. */
export function nextReportState(state: ReportState, kind: ReportMoveKind, roundKind: RoundKind): ReportState | undefined {
  const { from, to }: ReportTransition = reportTransitions[kind]
  if (undecidedKinds.includes(roundKind)) {
    if (kind === 'sent' || kind === 'decided') return undefined
    if (kind === 'published') return state === 'registered' ? 'published' : undefined
  }
  return from.includes(state) ? to : undefined
}

/** What may happen next to a version in this state, the way forward first. */
export function nextReportMoves(state: ReportState, roundKind: RoundKind): ReportMoveKind[] {
  const kinds = (Object.keys(reportTransitions) as ReportMoveKind[]).filter(
    (kind) => kind !== 'superseded' && nextReportState(state, kind, roundKind) !== undefined,
  )
  return kinds.toSorted((a, b) => Number(a === 'returned') - Number(b === 'returned'))
}

/** Whether the move seals the version's files: the first that makes it a finished document. */
export function sealsFiles(kind: ReportMoveKind, roundKind: RoundKind): boolean {
  return kind === (undecidedKinds.includes(roundKind) ? 'published' : 'decided')
}

/**
 * Whether the actor may do it to the version, given who has done what to it before (domain.md §5.9): who composed or froze it
 * does not approve it, and who approved it does not register it or write its decision.
 */
export function mayMoveReport(
  actor: Actor,
  kind: ReportMoveKind,
  version: Pick<ReportVersion, 'number' | 'composedBy'>,
  events: readonly ReportEvent[],
  unit: UnitPath,
): Verdict {
  const { wish }: ReportTransition = reportTransitions[kind]
  if (wish === undefined) return denied('En version ersätts när en senare publiceras.')
  const deeds: Deed[] = [{ by: version.composedBy, wish: 'compose' }]
  for (const event of standingEvents(events, version.number)) {
    const { wish: done }: ReportTransition = reportTransitions[event.kind]
    if (done !== undefined) deeds.push({ by: event.by, wish: done })
  }
  return mayAfter(actor, wish, unit, deeds)
}

/** Why the version cannot be approved as it is, in Swedish; undefined when nothing of it stands in the way. */
export function hindersReportApproval(open: ReportVersion['findings']): string | undefined {
  if (!hasErrors(open)) return undefined
  const count = open.filter(({ severity }) => severity === 'error').length
  const errorsSv = count === 1 ? 'ett öppet fel' : `${count} öppna fel`
  return `Rapporten har ${errorsSv}. Rätta och frys en ny version, eller godta felet med ett skäl bland iakttagelserna om det får godtas.`
}
