import { type CounterpartyKind, type CounterpartyScope, counterpartyKinds } from '#domain/counterparty.ts'
import type { OrgLevel } from '#domain/organisation.ts'

/** The region's ledger codes → kinds; what an unknown code means is nobody's to guess. */
export type CounterpartyCodes = Readonly<Record<string, string>>

/**
 * The counterparties that count in when a layout does not say (domain.md §5.3). A region's own statement shows dealings with
 * the outside world only; an administration's shows all three kinds, as FDS prints "Motpart 1,2,3". Undefined is all.
 */
export function counterpartyScopeOf(layoutScope: CounterpartyScope | undefined, level: OrgLevel): CounterpartyScope | undefined {
  return layoutScope ?? (level === 'region' ? ['external'] : undefined)
}

/** The ledger codes of the kinds in scope, sorted: ['1', '2']. An empty configuration means the documents' own codes. */
export function counterpartyCodesIn(scope: CounterpartyScope, codes: CounterpartyCodes): string[] {
  return Object.entries(counterpartyCodesOrDefault(codes))
    .filter(([, kind]) => scope.includes(kind as CounterpartyKind))
    .map(([code]) => code)
    .sort()
}

export function counterpartyCodesOrDefault(codes: CounterpartyCodes): CounterpartyCodes {
  if (Object.keys(codes).length > 0) return codes
  return Object.fromEntries(Object.entries(counterpartyKinds).map(([kind, { defaultCode }]) => [defaultCode, kind]))
}

/** "motpart extern och annan förvaltning". */
export function formatCounterpartyScope(scope: CounterpartyScope): string {
  const labels = scope.map((kind) => counterpartyKinds[kind].labelSv.toLowerCase())
  return `motpart ${new Intl.ListFormat('sv').format(labels)}`
}
