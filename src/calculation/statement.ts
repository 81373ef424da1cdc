import type { Display } from '#domain/display.ts'
import type { Figure } from '#domain/figure.ts'
import type { Finding } from '#domain/finding.ts'
import type { LedgerBalance, LedgerBalances } from '#domain/ledger-balance.ts'
import { covers, monthsOf, samePeriod } from '#domain/period.ts'
import type { Round } from '#domain/round.ts'
import { sameScenario } from '#domain/scenario.ts'
import {
  type Comparison,
  comparisons,
  type LayoutColumn,
  type LayoutRow,
  type StatementLayout,
} from '#domain/statement-layout.ts'
import type { Cell, Column, Row, Table } from '#domain/table.ts'
import { exact } from '#lib/exact.ts'
import { counterpartyCodesOrDefault, counterpartyScopeOf, formatCounterpartyScope } from './consolidation/counterparty-scope.ts'
import { differenceOf, type FigureSlot, missingFigure, relativeChangeOf, scaled, sumFigures } from './figures.ts'
import { calculationFinding } from './finding-codes.ts'
import { columnLabelSv, columnMeanings, columnPeriod, columnScenario } from './statement-columns.ts'
import { statementRowAmount } from './statement-row-amount.ts'
import type { TableContext } from './table-definition.ts'
import { unitNoteSv } from './unit-note.ts'

/**
 * Computes a statement as its layout says: rows from accounts or from sums of rows, columns from scenarios or from two other
 * columns. The layout's shape must have been checked (`checkLayoutShape`).
 */
export function computeStatement(layout: StatementLayout, context: TableContext): Table {
  const figures = new Map<string, Figure>()

  const figureOf = (row: LayoutRow, column: LayoutColumn): Figure => {
    const key = context.keyOf(layout.table, row.key, column.comparison)
    const known = figures.get(key) ?? computeFigure(row, column)
    figures.set(key, known)
    return known
  }

  const computeFigure = (row: LayoutRow, column: LayoutColumn): Figure => {
    const meaning = columnMeanings[column.comparison]
    const slot: FigureSlot = {
      key: context.keyOf(layout.table, row.key, column.comparison),
      unitOfMeasure: meaning.kind === 'relative-change' ? 'share' : 'sek',
      period: columnPeriod(column.comparison, context.round),
    }
    const beside = (comparison: Comparison) => figureOf(row, findColumn(layout, comparison))
    const compared = comparedFigure(slot, column.comparison, beside, context.round)
    if (compared !== undefined) return compared
    if (row.sumOf === undefined) return amountOf(row, column, layout, context)
    const addends = row.sumOf.map((key) => findRow(layout, key))
    const formulaSv = `${addends.map((addend) => addend.labelSv).join(' + ')}.`
    return sumFigures(
      slot,
      addends.map((addend) => figureOf(addend, column)),
      formulaSv,
    )
  }

  const columns = layout.columns.map((column) => statementColumn(column, layout, context))
  const rows = layout.rows.map((row): Row => {
    const cells = layout.columns.map((column): [string, Cell] => [
      column.comparison,
      row.kind === 'group' ? { kind: 'empty' } : { kind: 'figure', figure: figureOf(row, column) },
    ])
    const { key, labelSv, kind, indent, sumOf } = row
    return { key, labelSv, kind, indent, cells: Object.fromEntries(cells), ...(sumOf === undefined ? {} : { sumOf }) }
  })
  const table: Table = {
    name: layout.table,
    captionSv: layout.captionSv,
    unitNoteSv: unitNoteSv(layout.display),
    columns: [{ key: 'label', labelSv: layout.captionSv, kind: 'label' }, ...columns],
    rows,
  }
  const scope = counterpartyScopeOf(layout.counterpartyScope, context.orgUnit.level)
  return scope === undefined ? table : { ...table, notesSv: [`Tabellen omfattar ${formatCounterpartyScope(scope)}.`] }
}

/** A column's figure from others of its row; undefined for a column of amounts of its own. */
export function comparedFigure(
  slot: FigureSlot,
  comparison: Comparison,
  beside: (comparison: Comparison) => Figure,
  round: Round,
): Figure | undefined {
  const meaning = columnMeanings[comparison]
  const { formulaSv } = comparisons[comparison]
  switch (meaning.kind) {
    case 'difference':
      return differenceOf(slot, beside(meaning.minuend), beside(meaning.subtrahend), formulaSv)
    case 'relative-change':
      return relativeChangeOf(slot, beside(meaning.current), beside(meaning.prior), formulaSv)
    case 'amounts':
      if (meaning.linearPartOf === undefined) return undefined
      return scaled(slot, beside(meaning.linearPartOf), exact(monthsOf(round.period).length, 12n), formulaSv)
  }
}

/** The ledger behind each column of amounts, whatever the account: for the checks of the layout's accounts. */
export function ledgerOf(layout: StatementLayout, context: TableContext): LedgerBalances[] {
  return layout.columns.flatMap(({ comparison }) => {
    const meaning = columnMeanings[comparison]
    if (meaning.kind !== 'amounts' || meaning.linearPartOf !== undefined) return []
    const scenario = columnScenario(meaning, context)
    if (scenario === undefined) return []
    const period = meaning.period(context.round)
    return [context.ledger.balances({ scenario, period, ...context.membersDuring(period) })]
  })
}

/** C-006: amounts that a layout's counterparty scope leaves out only because nobody knows who they are with. */
export function checkCounterpartiesKnown(
  layout: StatementLayout,
  ledger: readonly LedgerBalances[],
  context: TableContext,
): Finding[] {
  if (counterpartyScopeOf(layout.counterpartyScope, context.orgUnit.level) === undefined) return []
  const known = counterpartyCodesOrDefault(context.counterpartyCodes)
  const balances = withoutParts(ledger).flatMap((column) => column.balances)
  const unknown = Map.groupBy(
    balances.filter(({ counterparty }) => counterparty === undefined || !Object.hasOwn(known, counterparty)),
    ({ counterparty }) => counterparty,
  )
  return [...unknown].map(([counterparty, ofCounterparty]) => {
    const count = ofCounterparty.reduce((total, { factCount }) => total + factCount, 0)
    const whatSv =
      counterparty === undefined
        ? 'saknar motpart'
        : `har motpart ”${counterparty}”, som inte finns bland regionens motpartskoder`
    const message = `${count} belopp ${whatSv} (${formatAccountsOf(ofCounterparty)}) och kommer inte med i ${layout.captionSv}. Rätta källan eller regionens motpartskoder.`
    return calculationFinding('C-006', { kind: 'table', table: layout.table }, message)
  })
}

/** Without the columns whose months are a part of another's of the same scenario: no amount is told twice. */
export function withoutParts(ledger: readonly LedgerBalances[]): LedgerBalances[] {
  return ledger.filter(({ question: part }, index) =>
    ledger.every(({ question: whole }, other) => {
      if (other === index || !sameScenario(part.scenario, whole.scenario) || !covers(whole.period, part.period)) return true
      return samePeriod(whole.period, part.period) && index < other
    }),
  )
}

/** "konto 3010, 5210 och 2 till". */
function formatAccountsOf(balances: readonly LedgerBalance[]): string {
  const accounts = [...new Set(balances.map(({ account }) => account ?? 'utan nummer'))].sort()
  const shown = accounts.length > 4 ? [...accounts.slice(0, 3), `${accounts.length - 3} till`] : accounts
  return `konto ${new Intl.ListFormat('sv').format(shown)}`
}

function amountOf(row: LayoutRow, { comparison }: LayoutColumn, layout: StatementLayout, context: TableContext): Figure {
  const meaning = columnMeanings[comparison]
  if (meaning.kind !== 'amounts') throw new Error(`${comparison} holds no amounts of its own.`)
  const scenario = columnScenario(meaning, context)
  const period = meaning.period(context.round)
  if (scenario === undefined) {
    const key = context.keyOf(layout.table, row.key, comparison)
    return missingFigure({ key, period }, 'not-applicable', 'Svaren anger ingen tidigare prognos (fältet previousForecast).')
  }
  return statementRowAmount(row, { table: layout.table, column: comparison, scenario, period }, layout, context)
}

function statementColumn(column: LayoutColumn, layout: StatementLayout, { round }: TableContext): Column {
  const { comparison } = column
  const meaning = columnMeanings[comparison]
  return {
    key: comparison,
    labelSv: columnLabelSv(column, round),
    kind: 'figure',
    display: columnDisplay(column, layout.display),
    period: columnPeriod(comparison, round),
    formulaSv: comparisons[comparison].formulaSv,
    ...(meaning.kind === 'difference' ? { difference: { minuend: meaning.minuend, subtrahend: meaning.subtrahend } } : {}),
    ...(meaning.kind === 'relative-change' ? { relativeChange: { current: meaning.current, prior: meaning.prior } } : {}),
  }
}

function columnDisplay({ comparison, display }: LayoutColumn, layoutDisplay: Display): Display {
  if (display !== undefined) return display
  return columnMeanings[comparison].kind === 'relative-change' ? { unit: 'percent', decimals: 1 } : layoutDisplay
}

function findRow({ rows, table }: StatementLayout, key: string): LayoutRow {
  const row = rows.find((each) => each.key === key)
  if (row === undefined) throw new Error(`Layout ${table} sums the unknown row ${key}: its shape was not checked.`)
  return row
}

function findColumn({ columns, table }: StatementLayout, comparison: Comparison): LayoutColumn {
  const column = columns.find((each) => each.comparison === comparison)
  if (column === undefined)
    throw new Error(`Layout ${table} compares with the absent column ${comparison}: its shape was not checked.`)
  return column
}
