import type { Display } from '#domain/display.ts'
import type { Figure } from '#domain/figure.ts'
import type { Finding } from '#domain/finding.ts'
import { yearOf } from '#domain/month.ts'
import { childrenAt } from '#domain/organisation.ts'
import { formatPeriod, fullYear, type Period } from '#domain/period.ts'
import type { Scenario } from '#domain/scenario.ts'
import type { Cell, Column, Row, Table } from '#domain/table.ts'
import { subtract, sum, zero } from '#lib/exact.ts'
import { type CentreUnit, centresDuring, yearsByCentre } from '../centres-during.ts'
import { factsFigure } from '../facts-figure.ts'
import { type DifferenceColumn, withDifferences } from '../figure-rows.ts'
import { computedFrom, sumFigures } from '../figures.ts'
import { calculationFinding } from '../finding-codes.ts'
import { displayFor, partsFor } from '../layout-in-force.ts'
import type { TableContext, TableDefinition } from '../table-definition.ts'
import { unitNoteSv } from '../unit-note.ts'

const table = 'result-by-centre'
/** Unless the administration's layout of the table says otherwise. */
const usualDisplay: Display = { unit: 'mnkr', decimals: 0 }

/**
 * The result of each unit right under the administration, with their own units as "varav": the closings of four years, the
 * result so far against its budget, budget and forecast of this one. An administration may show only some of a centre's units; what the others
 * have together is then a row of its own, so that a centre's rows add up to it. As reported: each year in the structure that it had, so that a unit stands under whoever had it
 * then and nowhere else (domain.md §2.2). A cost centre right under the administration, such as a forecast's adjustment, is a
 * row like the centres. Only for a unit that has centres or areas.
 */
export const resultByCentre: TableDefinition = {
  name: table,
  labelSv: 'Resultat per centrumbildning',
  needs: [],

  compute(context) {
    const display = displayFor(table, context, usualDisplay)
    const shownParts = partsFor(table, context)
    const columns = resultColumns(context)
    const centres = centresDuring(context.organisation, context.orgUnit.code, yearsByCentre(context.round))
    if (centres.length === 0 || columns.every((column) => !hasFacts(context, column))) return { findings: [] }

    const shown = columns.filter((column) => hasFacts(context, column))
    const centreRows = centres.map(({ centre, parts }) => {
      const row = resultRow(context, centre, undefined, shown)
      const partRows = parts
        .filter(({ code }) => shownParts?.includes(code) ?? true)
        .map((part) => resultRow(context, part, centre, shown))
      const rest = shownParts === undefined || partRows.length === 0 ? [] : [restOfCentre(context, centre, row, partRows)]
      return { row, parts: [...rest, ...partRows] }
    })
    const own = ownAmounts(context, shown)
    // In another structure than its own an amount may stand on the administration itself: what no centre there can have.
    if (context.view.kind !== 'reported' && own.length > 0) centreRows.push({ row: ownRow(context, shown), parts: [] })
    const rows = [...centreRows.flatMap(({ row, parts }) => [row, ...parts]), sumOfCentres(context, centreRows, shown)]
    const isShown = (column: string) => shown.some(({ key }) => key === column)
    const variances = varianceColumns(context).filter(({ minuend, subtrahend }) => isShown(minuend) && isShown(subtrahend))
    return { table: toTable(context, rows, shown, variances, display), findings: context.view.kind === 'reported' ? own : [] }
  },
}

interface ResultColumn {
  readonly key: string
  readonly labelSv: string
  readonly scenario: Scenario
  readonly period: Period
}

function resultColumns({ round: { year, period }, currentYear, scenarios }: TableContext): ResultColumn[] {
  const closings = [4, 3, 2, 1].map((back) => ({
    key: `actual-${year - back}`,
    labelSv: `Bokslut ${year - back}`,
    scenario: scenarios.actual,
    period: fullYear(year - back),
  }))
  return [
    ...closings,
    { key: 'actual-ytd', labelSv: `Utfall ${formatPeriod(period)}`, scenario: scenarios.actual, period },
    { key: 'budget-ytd', labelSv: `Budget ${formatPeriod(period)}`, scenario: scenarios.budget, period },
    { key: 'budget-full-year', labelSv: `Budget ${year}`, scenario: scenarios.budget, period: currentYear },
    { key: 'forecast-full-year', labelSv: `Prognos ${year}`, scenario: scenarios.forecast, period: currentYear },
  ]
}

function hasFacts(context: TableContext, { scenario, period }: ResultColumn): boolean {
  return context.monthsCovered({ series: 'ledger', scenario, period, orgUnits: context.unitsDuring(period) }).size > 0
}

/** The row of a centre, or of a part of it in the years when it was one. */
function resultRow(
  context: TableContext,
  unit: CentreUnit,
  centre: CentreUnit | undefined,
  columns: readonly ResultColumn[],
): Row {
  const key = centre === undefined ? unit.code : `${centre.code}.${unit.code}`
  const isPart = centre !== undefined
  return {
    key,
    labelSv: isPart ? `Varav ${unit.nameSv}` : unit.nameSv,
    kind: isPart ? 'of-which' : 'detail',
    indent: isPart ? 1 : 0,
    cells: resultCells(context, key, unit, columns),
  }
}

/** What a centre has beside the units that are shown: its clinics that nobody asks for one by one, and its own cost centres. */
function restOfCentre(context: TableContext, { code }: CentreUnit, centre: Row, parts: readonly Row[]): Row {
  const key = `${code}.ovrigt`
  const cells = Object.entries(centre.cells).map(([column, cell]): [string, Cell] => {
    if (cell.kind !== 'figure') return [column, { kind: 'empty' }]
    const shown = parts.flatMap(({ cells }) => (cells[column]?.kind === 'figure' ? [cells[column].figure] : []))
    const slot = {
      key: context.keyOf(table, key, column),
      unitOfMeasure: 'sek',
      period: cell.figure.period ?? context.currentYear,
    } as const
    const formulaSv = `${centre.labelSv} − det som visas var för sig: ${parts.map(({ labelSv }) => labelSv).join(', ')}.`
    const figure = computedFrom(slot, [cell.figure, ...shown], formulaSv, ([whole = zero, ...others]) =>
      subtract(whole, sum(others)),
    )
    return [column, { kind: 'figure', figure }]
  })
  return { key, labelSv: 'Varav övrig verksamhet', kind: 'residual', indent: 1, cells: Object.fromEntries(cells) }
}

function ownRow(context: TableContext, columns: readonly ResultColumn[]): Row {
  const { code, nameSv } = context.orgUnit
  const cells = resultCells(context, code, { code, nameSv, years: columns.map(yearOfColumn) }, columns, { alone: true })
  return { key: code, labelSv: `${nameSv}, inte fördelat`, kind: 'detail', indent: 0, cells }
}

function resultCells(
  context: TableContext,
  key: string,
  unit: CentreUnit,
  columns: readonly ResultColumn[],
  scope: { readonly alone?: boolean } = {},
): Row['cells'] {
  const cells = columns.map((column): [string, Cell] => {
    if (!unit.years.includes(yearOfColumn(column))) return [column.key, { kind: 'empty' }]
    const figure = factsFigure(context, {
      table,
      row: key,
      column: column.key,
      series: 'ledger',
      scenario: column.scenario,
      period: column.period,
      orgUnit: unit.code,
      ...scope,
      accounts: ['3-8'],
      sign: -1,
      whatSv: `konto 3–8 för ${unit.nameSv}`,
      coverage: 'every-month',
    })
    return [column.key, { kind: 'figure', figure }]
  })
  return Object.fromEntries(cells)
}

function yearOfColumn({ period }: ResultColumn): number {
  return yearOf(period.from)
}

/** The sum of the centres that there were in each year. */
function sumOfCentres(context: TableContext, centres: readonly { readonly row: Row }[], columns: readonly ResultColumn[]): Row {
  const addends = centres.map(({ row }) => row)
  const cells = columns.map(({ key: column, period }): [string, Cell] => {
    const slot = { key: context.keyOf(table, 'resultat', column), unitOfMeasure: 'sek', period } as const
    const inColumn = addends.flatMap((row): { labelSv: string; figure: Figure }[] => {
      const cell = row.cells[column]
      return cell?.kind === 'figure' ? [{ labelSv: row.labelSv, figure: cell.figure }] : []
    })
    const formulaSv = `${inColumn.map(({ labelSv }) => labelSv).join(' + ')}.`
    return [
      column,
      {
        kind: 'figure',
        figure: sumFigures(
          slot,
          inColumn.map(({ figure }) => figure),
          formulaSv,
        ),
      },
    ]
  })
  return {
    key: 'resultat',
    labelSv: 'Resultat',
    kind: 'result',
    indent: 0,
    cells: Object.fromEntries(cells),
    sumOf: addends.map(({ key }) => key),
  }
}

function varianceColumns({ currentYear, round }: TableContext): DifferenceColumn[] {
  return [
    {
      key: 'variance-to-budget-ytd',
      labelSv: 'Utfall jämfört med budget',
      minuend: 'actual-ytd',
      subtrahend: 'budget-ytd',
      formulaSv: 'Ackumulerat utfall − ackumulerad budget.',
      period: round.period,
    },
    {
      key: 'forecast-variance',
      labelSv: 'Prognos jämfört med budget',
      minuend: 'forecast-full-year',
      subtrahend: 'budget-full-year',
      formulaSv: 'Prognos helår − budget helår.',
      period: currentYear,
    },
  ]
}

function toTable(
  context: TableContext,
  rows: readonly Row[],
  columns: readonly ResultColumn[],
  differences: readonly DifferenceColumn[],
  display: Display,
): Table {
  return {
    name: table,
    captionSv: `Resultat per ${wordFor(context).toLowerCase()}`,
    unitNoteSv: unitNoteSv(display),
    columns: [
      { key: 'label', labelSv: wordFor(context), kind: 'label' },
      ...columns.map(({ key, labelSv, period }): Column => ({ key, labelSv, kind: 'figure', display, period })),
      ...differences.map(
        ({ key, labelSv, minuend, subtrahend, formulaSv, period }): Column => ({
          key,
          labelSv,
          kind: 'figure',
          display,
          period,
          difference: { minuend, subtrahend },
          formulaSv,
        }),
      ),
    ],
    rows: rows.map((row) => (hasOperands(row, differences) ? withDifferences(context, table, row, differences, 'sek') : row)),
    ...(context.view.kind === 'reported' ? { notesSv: ['Varje år redovisas i den organisation som gällde då.'] } : {}),
  }
}

/** What the administration's units are: areas in health care, centres elsewhere. */
function wordFor({ organisation, orgUnit, round }: TableContext): string {
  const areas = childrenAt(organisation, orgUnit.code, round.period.to).some(({ level }) => level === 'area')
  return areas ? 'Resultatområde' : 'Centrumbildning'
}

function hasOperands({ cells }: Row, differences: readonly DifferenceColumn[]): boolean {
  return differences.every(({ minuend, subtrahend }) => cells[minuend]?.kind === 'figure' && cells[subtrahend]?.kind === 'figure')
}

/** C-013: amounts booked on the administration itself, which no centre's row counts in. */
function ownAmounts(context: TableContext, columns: readonly ResultColumn[]): Finding[] {
  const { code, nameSv } = context.orgUnit
  return columns.flatMap(({ scenario, period, labelSv }) => {
    const { factCount } = context.sumOf({ series: 'ledger', scenario, period, orgUnits: [code], accounts: ['3-8'] })
    if (factCount === 0) return []
    const message = `${labelSv}: belopp är bokförda direkt på ${nameSv} och kommer inte med i någon centrumbildnings rad. Ge dem ett kostnadsställe.`
    return [calculationFinding('C-013', { kind: 'table', table }, message)]
  })
}
