import type { AccountCode } from '#domain/account.ts'
import { selectsAccount } from '#domain/account.ts'
import { type Fact, type FactSelection, selectFacts } from '#domain/fact.ts'
import { scenarioKey } from '#domain/scenario.ts'

/** Facts shelved by series, scenario and account, so that a cell of a statement does not read the whole ledger. */
export interface FactIndex {
  /** Exactly what `selectFacts` gives over all the facts, in the facts' own order within each account. */
  select(selection: FactSelection): Fact[]
}

export function indexFacts(facts: readonly Fact[]): FactIndex {
  const shelves = new Map<string, Map<string, Fact[]>>()
  for (const fact of facts) {
    const shelf = getOrAdd(shelves, shelfKey(fact), () => new Map<string, Fact[]>())
    getOrAdd(shelf, fact.dimensions.account ?? '', () => []).push(fact)
  }
  return {
    select(selection) {
      const { accounts } = selection
      const shelf = shelves.get(shelfKey(selection)) ?? new Map<string, Fact[]>()
      const wanted = [...shelf].filter(([account]) => !accounts || selectsAccount(accounts, account as AccountCode))
      return wanted.flatMap(([, shelved]) => selectFacts(shelved, selection))
    },
  }
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
