/**
 * Who a transaction is with, as seen from the administration (domain.md §5.3). The ledger's own codes are the region's
 * configuration; the default is what the documents print as "Motpart 1,2,3". Consolidating an administration drops
 * same-administration, consolidating the region drops both internal kinds.
 */
export const counterpartyKinds = {
  external: { defaultCode: '1', labelSv: 'Extern' },
  'other-administration': { defaultCode: '2', labelSv: 'Annan förvaltning' },
  'same-administration': { defaultCode: '3', labelSv: 'Inom förvaltningen' },
} as const satisfies Record<string, { defaultCode: string; labelSv: string }>

export type CounterpartyKind = keyof typeof counterpartyKinds

/** Which counterparties a table counts in. */
export type CounterpartyScope = readonly CounterpartyKind[]
