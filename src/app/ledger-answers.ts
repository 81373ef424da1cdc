import type { Snapshot } from '#domain/delivery.ts'
import type { LedgerBalances } from '#domain/ledger-balance.ts'
import type { Store } from '#store/store.ts'

/**
 * What the ledger has answered about each report, as of the snapshot that was asked of last. A snapshot never changes, so an
 * answer is right for as long as it is kept; the next delivery makes another snapshot, and all of it is let go.
 */
export interface LedgerAnswers {
  of(report: string): readonly LedgerBalances[]
  keep(report: string, answers: readonly LedgerBalances[]): void
}

export function ledgerAnswers(store: Store, { id }: Snapshot): LedgerAnswers {
  const kept = latest.get(store)
  if (kept?.snapshotId === id) return kept.answers
  const answers = emptyAnswers()
  latest.set(store, { snapshotId: id, answers })
  return answers
}

const latest = new WeakMap<Store, { readonly snapshotId: string; readonly answers: LedgerAnswers }>()

function emptyAnswers(): LedgerAnswers {
  const byReport = new Map<string, readonly LedgerBalances[]>()
  let balancesKept = 0
  return {
    of: (report) => byReport.get(report) ?? [],
    keep(report, answers) {
      balancesKept += countBalances(answers) - countBalances(byReport.get(report) ?? [])
      if (balancesKept > mostBalances) {
        byReport.clear()
        balancesKept = countBalances(answers)
      }
      byReport.set(report, answers)
    },
  }
}

function countBalances(answers: readonly LedgerBalances[]): number {
  return answers.reduce((total, { balances }) => total + balances.length, 0)
}

/** Some 40 MB: the root of a region some ten times over, or all of its administrations. */
const mostBalances = 150_000
