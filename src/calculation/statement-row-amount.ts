import type { Figure } from '#domain/figure.ts'
import type { Period } from '#domain/period.ts'
import type { Scenario } from '#domain/scenario.ts'
import type { LayoutRow, StatementLayout } from '#domain/statement-layout.ts'
import { counterpartyCodesIn, counterpartyScopeOf, formatCounterpartyScope } from './consolidation/counterparty-scope.ts'
import { factsFigure } from './facts-figure.ts'
import type { TableContext } from './table-definition.ts'

/** Where a statement row's amount is to stand: in the statement itself, or in a table that looks at its rows in other years. */
export interface RowAmountPlace {
  readonly table: string
  readonly column: string
  readonly scenario: Scenario
  readonly period: Period
}

/** The ledger's sum for a row of accounts, as the layout counts it: its sign, its counterparties. */
export function statementRowAmount(
  row: LayoutRow,
  { table, column, scenario, period }: RowAmountPlace,
  layout: StatementLayout,
  context: TableContext,
): Figure {
  const scope = counterpartyScopeOf(layout.counterpartyScope, context.orgUnit.level)
  const accounts = row.accounts ?? []
  const list = new Intl.ListFormat('sv').format(accounts.map((term) => term.replace('-', '–')))
  return factsFigure(context, {
    table,
    row: row.key,
    column,
    series: 'ledger',
    scenario,
    period,
    accounts,
    ...(scope === undefined ? {} : { dimensions: { counterparty: counterpartyCodesIn(scope, context.counterpartyCodes) } }),
    sign: layout.sign === 'statement' ? -1 : 1,
    whatSv: scope === undefined ? `konto ${list}` : `konto ${list} med ${formatCounterpartyScope(scope)}`,
    coverage: 'every-month',
  })
}
