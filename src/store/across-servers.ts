import type { ComparedRow, ComparedTotal, DeliveryComparison } from '#domain/delivery-comparison.ts'
import { addToBalances, type LedgerBalance, type LedgerBalances } from '#domain/ledger-balance.ts'
import { scenarioKey } from '#domain/scenario.ts'
import { add, compare, negate, subtract, zero } from '#lib/exact.ts'

/**
 * One answer of several servers' answers to the same question. A fact stands on one server only, so sums add up and lists
 * join. Each server answered as of the same snapshot, which never changes: that they were asked at different moments does
 * not matter.
 */
export function sumOfAnswers(servers: readonly (readonly LedgerBalances[])[]): LedgerBalances[] {
  const [first = [], ...others] = servers
  if (others.length === 0) return [...first]
  return first.map(({ question }, index) => {
    const balances = new Map<string, LedgerBalance>()
    const answers = servers.map((answers) => answers[index] ?? nothing(question))
    for (const answer of answers) {
      for (const { account, counterparty, amount, factCount } of answer.balances) {
        addToBalances(balances, account, counterparty, amount, factCount)
      }
    }
    return {
      question,
      balances: [...balances.values()],
      monthsCovered: new Set(answers.flatMap(({ monthsCovered }) => [...monthsCovered])),
    }
  })
}

/** What the delivery changes on each server that holds some of it. */
export function joinedComparison(
  servers: readonly (DeliveryComparison | undefined)[],
  rowLimit: number,
): DeliveryComparison | undefined {
  const [first, ...others] = servers.filter((comparison) => comparison !== undefined)
  if (first === undefined || others.length === 0) return first
  const all = [first, ...others]
  const supersedes = new Set(all.flatMap((comparison) => comparison.supersedes))
  const totals = Map.groupBy(
    all.flatMap((comparison) => comparison.totals),
    kindKey,
  )
  return {
    supersedes: [...supersedes].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1))),
    totals: [...totals.values()].map((ofKind) => ofKind.reduce(addTotals)),
    rows: all
      .flatMap((comparison) => comparison.rows)
      .sort(largestFirst)
      .slice(0, rowLimit),
    changedRows: all.reduce((sum, { changedRows }) => sum + changedRows, 0),
  }
}

function nothing(question: LedgerBalances['question']): LedgerBalances {
  return { question, balances: [], monthsCovered: new Set() }
}

function kindKey({ series, scenario, unitOfMeasure }: ComparedTotal): string {
  return [series, scenarioKey(scenario), unitOfMeasure].join(' ')
}

function addTotals(a: ComparedTotal, b: ComparedTotal): ComparedTotal {
  return {
    ...a,
    before: add(a.before, b.before),
    after: add(a.after, b.after),
    addedRows: a.addedRows + b.addedRows,
    removedRows: a.removedRows + b.removedRows,
    changedRows: a.changedRows + b.changedRows,
    sameRows: a.sameRows + b.sameRows,
  }
}

/** As one server orders its own: the size of the change, then what the row is of. */
function largestFirst(a: ComparedRow, b: ComparedRow): number {
  return compare(sizeOf(b), sizeOf(a)) || (rowKey(a) < rowKey(b) ? -1 : 1)
}

function sizeOf({ before = zero, after = zero }: ComparedRow) {
  const change = subtract(after, before)
  return change.numerator < 0n ? negate(change) : change
}

function rowKey({ series, scenario, period, orgUnit, dimensions }: ComparedRow): string {
  return [series, scenarioKey(scenario), period.from, orgUnit, dimensions.account].join('\t')
}
