import type { Snapshot } from '#domain/delivery.ts'
import { afterChanges, type LedgerBalances, type LedgerChange } from '#domain/ledger-balance.ts'
import type { Store } from '#store/store.ts'

/**
 * What the ledger has answered about each report. A snapshot never changes, so an answer is right for as long as it is kept;
 * what was answered at an earlier one is brought forward with what the deliveries since changed, and only what those leave
 * uncertain is asked for again.
 */
export interface LedgerAnswers {
  /** What is known of the report's questions, as of the snapshot. */
  of(report: string): Promise<readonly LedgerBalances[]>
  keep(report: string, answers: readonly LedgerBalances[]): void
}

export function ledgerAnswers(store: Store, snapshot: Snapshot): LedgerAnswers {
  const kept = known.get(store) ?? emptyKeep()
  known.set(store, kept)
  return {
    async of(report) {
      const earlier = kept.byReport.get(report)
      if (earlier === undefined || earlier.snapshot.sequence > snapshot.sequence) return []
      if (earlier.snapshot.sequence === snapshot.sequence) return earlier.answers
      const changes = await changesBetween(store, kept, earlier.snapshot, snapshot)
      return changes === undefined ? [] : earlier.answers.flatMap((answer) => afterChanges(answer, changes) ?? [])
    },
    keep(report, answers) {
      const earlier = kept.byReport.get(report)
      if (earlier !== undefined && earlier.snapshot.sequence > snapshot.sequence) return
      // Set anew, it is the last in the map: what nobody has asked of for longest comes first, and goes first.
      kept.byReport.delete(report)
      kept.byReport.set(report, { snapshot, answers })
      kept.balances += countBalances(answers) - countBalances(earlier?.answers ?? [])
      for (const [oldest, { answers: ofOldest }] of kept.byReport) {
        if (kept.balances <= mostBalances || oldest === report) break
        kept.byReport.delete(oldest)
        kept.balances -= countBalances(ofOldest)
      }
    },
  }
}

/** Of one store, whoever asks in this process. */
interface Keep {
  readonly byReport: Map<string, { readonly snapshot: Snapshot; readonly answers: readonly LedgerBalances[] }>
  /** In all of `byReport`. */
  balances: number
  /** Up to the latest snapshot that was asked of, by the earlier one's id: one question for all reports. */
  changes: { readonly later: string; readonly byEarlier: Map<string, Promise<readonly LedgerChange[] | undefined>> }
}

const known = new WeakMap<Store, Keep>()

function emptyKeep(): Keep {
  return { byReport: new Map(), balances: 0, changes: { later: '', byEarlier: new Map() } }
}

function changesBetween(store: Store, kept: Keep, earlier: Snapshot, later: Snapshot) {
  if (kept.changes.later !== later.id) kept.changes = { later: later.id, byEarlier: new Map() }
  const { byEarlier } = kept.changes
  const asked = byEarlier.get(earlier.id) ?? store.loadLedgerChanges(earlier, later)
  byEarlier.set(earlier.id, asked)
  // A question that failed is not an answer to the next one who asks.
  asked.catch(() => byEarlier.delete(earlier.id))
  return asked
}

function countBalances(answers: readonly LedgerBalances[]): number {
  return answers.reduce((total, { balances }) => total + balances.length, 0)
}

/** Some 100 MB: every table of a whole region, of its administrations and of those areas that are read most. */
const mostBalances = 400_000
