import { type AccountCode, selectsAccount } from '#domain/account.ts'
import { type Fact, type FactSelection, factSelector } from '#domain/fact.ts'
import type { Month } from '#domain/month.ts'
import { covers, monthsOf, type Period } from '#domain/period.ts'
import { scenarioKey } from '#domain/scenario.ts'

/**
 * Facts shelved by series, scenario, account, category and months, so that a cell of a table does not read the whole ledger nor
 * all that care has produced.
 */
export interface FactIndex {
  /** The same facts that `selectFacts` gives over all of them, in another order. */
  select(selection: FactSelection): Fact[]
  /** The months that the answering facts cover; asked anew for each cell of a table, answered once. */
  monthsCovered(selection: FactSelection): ReadonlySet<Month>
}

export function indexFacts(facts: readonly Fact[]): FactIndex {
  const shelves = new Map<string, Map<string, Box[]>>()
  const boxes = new Map<string, Box>()
  for (const fact of facts) {
    const { account = '', category = '' } = fact.dimensions
    const shelf = shelfKey(fact)
    const box = getOrAdd(boxes, `${shelf} ${account} ${fact.period.from} ${fact.period.to} ${category}`, () => {
      const made: Box = { category, period: fact.period, facts: [] }
      getOrAdd(
        getOrAdd(shelves, shelf, () => new Map<string, Box[]>()),
        account,
        () => [],
      ).push(made)
      return made
    })
    box.facts.push(fact)
  }

  const boxesFor = (selection: FactSelection): Box[] => {
    const { accounts, period, dimensions } = selection
    const categories = dimensions?.category
    const accountsOnShelf = [...(shelves.get(shelfKey(selection)) ?? [])]
    return accountsOnShelf
      .filter(([account]) => !accounts || selectsAccount(accounts, account as AccountCode))
      .flatMap(([, ofAccount]) =>
        ofAccount.filter((box) => covers(period, box.period) && (!categories || categories.includes(box.category))),
      )
  }
  const covered = new Map<string, ReadonlySet<Month>>()
  return {
    select(selection) {
      const answers = factSelector(selection)
      return boxesFor(selection).flatMap((box) => box.facts.filter(answers))
    },
    monthsCovered: (selection) =>
      getOrAdd(covered, JSON.stringify(selection), () => monthsAnswered(boxesFor(selection), selection)),
  }
}

/** Facts of one series, scenario, account and category over the same months. */
interface Box {
  readonly category: string
  readonly period: Period
  readonly facts: Fact[]
}

function monthsAnswered(boxes: readonly Box[], selection: FactSelection): Set<Month> {
  const months = new Set<Month>()
  const answers = factSelector(selection)
  for (const { period, facts } of boxes) {
    const inBox = monthsOf(period)
    if (inBox.every((month) => months.has(month))) continue
    if (facts.some(answers)) for (const month of inBox) months.add(month)
  }
  return months
}

function shelfKey({ series, scenario }: Pick<Fact, 'series' | 'scenario'>): string {
  return `${series} ${scenarioKey(scenario)}`
}

function getOrAdd<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const present = map.get(key)
  if (present !== undefined) return present
  const made = make()
  map.set(key, made)
  return made
}
