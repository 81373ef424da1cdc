import type { AccountCode, AccountSelector } from '#domain/account.ts'
import { selectsAccount } from '#domain/account.ts'
import type { Fact } from '#domain/fact.ts'
import type { Figure } from '#domain/figure.ts'
import type { Finding } from '#domain/finding.ts'
import { covers } from '#domain/period.ts'
import { sameScenario } from '#domain/scenario.ts'
import type { Comparison, LayoutRow, StatementLayout } from '#domain/statement-layout.ts'
import type { Cell, Row, Table } from '#domain/table.ts'
import { rowKeyOf } from './dimension-groups.ts'
import { factsFigure } from './facts-figure.ts'
import { figureIn, figureRow } from './figure-rows.ts'
import { type FigureSlot, sumFigures } from './figures.ts'
import { calculationFinding } from './finding-codes.ts'
import { comparedFigure } from './statement.ts'
import { columnMeanings, columnPeriod, columnScenario } from './statement-columns.ts'
import type { TableContext, TableOutcome } from './table-definition.ts'

/**
 * The table with what disturbs its comparison taken away, as a reconciliation: below each row that items touch, each item with
 * its reason, and the adjusted row, whose amounts are the raw ones less the items to the öre (domain.md §3.3). Läkemedel 401,8
 * against 399,8 is +0,5 %; without 24,3 of last year's it is 401,8 ÷ 375,5 = +7,0 %. Items belong to the round that compares: the
 * books are never touched, and next year compares with items of its own.
 */
export function withComparabilityItems(table: Table, layout: StatementLayout, context: TableContext): TableOutcome {
  const reported = itemsOfRound(context)
  const items = reported.filter((fact) => isCompared(fact, layout, context))
  const rows = table.rows.flatMap((row) => {
    const layoutRow = layout.rows.find(({ key }) => key === row.key)
    return layoutRow === undefined ? [row] : reconciled(row, layoutRow, items, layout, context)
  })
  return {
    table: { ...table, rows, notesSv: [...(table.notesSv ?? []), ...notesOn(items)] },
    findings: [
      ...reported.filter((fact) => !items.some((item) => isSameItem(item, fact))).map((fact) => notCompared(fact, table)),
      ...items.filter(({ dimensions }) => dimensions['approved-by'] === undefined).map(notApproved),
    ],
  }
}

/** The key of the row whose disturbing items have been taken away: 'lakemedel.justerad'. */
function adjustedKey(rowKey: string): string {
  return `${rowKey}.justerad`
}

function itemsOfRound(context: TableContext): Fact[] {
  return context.facts.filter(
    ({ series, dimensions, orgUnit, period }) =>
      series === 'comparability-item' &&
      dimensions.comparison === context.round.code &&
      context.unitsDuring(period).includes(orgUnit),
  )
}

/** Whether some row and some column of amounts hold the item. */
function isCompared({ dimensions, scenario, period }: Fact, layout: StatementLayout, context: TableContext): boolean {
  const inRow = layout.rows.some(({ accounts }) => accounts !== undefined && selects(accounts, dimensions.account))
  const inColumn = layout.columns.some(({ comparison }) => {
    const meaning = columnMeanings[comparison]
    if (meaning.kind !== 'amounts' || meaning.linearPartOf !== undefined) return false
    const own = columnScenario(meaning, context)
    return own !== undefined && sameScenario(own, scenario) && covers(meaning.period(context.round), period)
  })
  return inRow && inColumn
}

/** One row of the file: it may have amounts in months that this table has no column for, beside those that it compares. */
function isSameItem(a: Fact, b: Fact): boolean {
  return a.dimensions.account === b.dimensions.account && a.dimensions.category === b.dimensions.category
}

function reconciled(
  row: Row,
  layoutRow: LayoutRow,
  items: readonly Fact[],
  layout: StatementLayout,
  context: TableContext,
): Row[] {
  const accounts = accountsOf(layoutRow, layout)
  const own = items.filter(({ dimensions }) => selects(accounts, dimensions.account))
  if (own.length === 0) return [row]

  const itemRows = reasonsOf(own).map(({ key, reasonSv, values }): Row => {
    const itemKey = `${row.key}.${key}`
    const amounts = (comparison: Comparison) =>
      itemFigure(context, { layout, accounts, row: itemKey, comparison, reasonSv, values })
    const cells = rowCells(itemKey, amounts, layout, context).filter(
      ([comparison]) => columnMeanings[comparison].kind !== 'relative-change',
    )
    return figureRow({ key: itemKey, labelSv: `avgår ${reasonSv}`, kind: 'memo', indent: row.indent + 1 }, cells)
  })
  const addends = [row, ...itemRows]
  const key = adjustedKey(row.key)
  const labelSv = `${row.labelSv} utan jämförelsestörande poster`
  const adjusted = (comparison: Comparison): Figure => {
    const formulaSv = `${row.labelSv} − jämförelsestörande poster.`
    const figures = addends.map((addend) => figureIn(addend, comparison))
    return sumFigures(slotOf(key, comparison, context, layout), figures, formulaSv)
  }
  const head = { key, labelSv, kind: 'sum', indent: row.indent, sumOf: addends.map((addend) => addend.key) } as const
  return [row, ...itemRows.map(withEmptyCells(layout)), figureRow(head, rowCells(key, adjusted, layout, context))]
}

/** A row's figures: amounts as they are given, comparisons from the row's own amounts. */
function rowCells(
  rowKey: string,
  amounts: (comparison: Comparison) => Figure,
  layout: StatementLayout,
  context: TableContext,
): [Comparison, Figure][] {
  const figureOf = (comparison: Comparison): Figure =>
    comparedFigure(slotOf(rowKey, comparison, context, layout), comparison, figureOf, context.round) ?? amounts(comparison)
  return layout.columns.map(({ comparison }) => [comparison, figureOf(comparison)])
}

function slotOf(rowKey: string, comparison: Comparison, context: TableContext, { table }: StatementLayout): FigureSlot {
  return {
    key: context.keyOf(table, rowKey, comparison),
    unitOfMeasure: columnMeanings[comparison].kind === 'relative-change' ? 'share' : 'sek',
    period: columnPeriod(comparison, context.round),
  }
}

interface ItemQuestion {
  readonly layout: StatementLayout
  readonly accounts: AccountSelector
  readonly row: string
  readonly comparison: Comparison
  readonly reasonSv: string
  readonly values: readonly string[]
}

/** The item as it is taken away: a cost that is told as plus is minus here. */
function itemFigure(context: TableContext, { layout, accounts, row, comparison, reasonSv, values }: ItemQuestion): Figure {
  const meaning = columnMeanings[comparison]
  const scenario = meaning.kind === 'amounts' ? columnScenario(meaning, context) : undefined
  const slot = slotOf(row, comparison, context, layout)
  if (scenario === undefined) return sumFigures(slot, [], 'Inga poster.')
  return factsFigure(context, {
    table: layout.table,
    row,
    column: comparison,
    series: 'comparability-item',
    scenario,
    period: slot.period,
    accounts,
    dimensions: { comparison: [context.round.code], category: values },
    sign: layout.sign === 'statement' ? 1 : -1,
    whatSv: `den jämförelsestörande posten ”${reasonSv}” i jämförelsen ${context.round.code}, avdragen`,
    coverage: 'whatever-came',
  })
}

function withEmptyCells({ columns }: StatementLayout) {
  return (row: Row): Row => {
    const empty = columns.map(({ comparison }): [string, Cell] => [comparison, { kind: 'empty' }])
    return { ...row, cells: { ...Object.fromEntries(empty), ...row.cells } }
  }
}

/** One row a reason, in the words of whoever reported it, however often the file has it. */
function reasonsOf(items: readonly Fact[]): { key: string; reasonSv: string; values: readonly string[] }[] {
  const byKey = Map.groupBy(
    items.map(({ dimensions }) => dimensions.category ?? ''),
    rowKeyOf,
  )
  return [...byKey].map(([key, values]) => ({ key, reasonSv: values[0] ?? '', values: [...new Set(values)] }))
}

function accountsOf(row: LayoutRow, layout: StatementLayout): AccountSelector {
  if (row.sumOf === undefined) return row.accounts ?? []
  return row.sumOf.flatMap((key) => {
    const addend = layout.rows.find((each) => each.key === key)
    return addend === undefined ? [] : accountsOf(addend, layout)
  })
}

function selects(accounts: AccountSelector, account: string | undefined): boolean {
  return account !== undefined && selectsAccount(accounts, account as AccountCode)
}

/** Who has approved what, or that nothing is adjusted: a reader shall not have to guess which growth is told. */
function notesOn(items: readonly Fact[]): string[] {
  if (items.length === 0) return ['Förändringen är den bokförda: inga jämförelsestörande poster är anmälda.']
  const approved = reasonsOf(items).map(({ reasonSv, values }) => {
    const by = new Set(
      items
        .filter(({ dimensions }) => values.includes(dimensions.category ?? ''))
        .flatMap(({ dimensions }) => dimensions['approved-by'] ?? []),
    )
    return by.size === 0 ? `${reasonSv} (inte godkänd)` : `${reasonSv} (godkänd av ${new Intl.ListFormat('sv').format(by)})`
  })
  return [`Jämförelsestörande poster: ${approved.join('; ')}.`]
}

/** C-033: an item that would silently adjust nothing. */
function notCompared({ dimensions, source }: Fact, { captionSv }: Table): Finding {
  const message = `Den jämförelsestörande posten ”${dimensions.category ?? ''}” på konto ${dimensions.account ?? 'utan nummer'} hör inte till någon rad eller någon period i tabellen ${captionSv}, och justerar ingenting. Rätta posten, eller ta bort den.`
  return calculationFinding('C-033', { kind: 'source', place: source }, message)
}

/** C-034: somebody has to stand for what is taken away. */
function notApproved({ dimensions, source }: Fact): Finding {
  const message = `Den jämförelsestörande posten ”${dimensions.category ?? ''}” saknar uppgift om vem som har godkänt den. Fyll i vem, eller ta bort posten.`
  return calculationFinding('C-034', { kind: 'source', place: source }, message)
}
