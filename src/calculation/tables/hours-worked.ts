import type { Display } from '#domain/display.ts'
import type { Fact } from '#domain/fact.ts'
import type { Figure } from '#domain/figure.ts'
import { formatPeriod, type Period, priorYear } from '#domain/period.ts'
import type { SeriesName } from '#domain/series.ts'
import type { Cell, Row, Table } from '#domain/table.ts'
import { divide, exact } from '#lib/exact.ts'
import { formatSwedishNumber } from '#lib/swedish-numbers.ts'
import { checkDimensionPresent, dimensionGroups } from '../dimension-groups.ts'
import { factsFigure } from '../facts-figure.ts'
import { type DifferenceColumn, figureIn, figureRow, sumRow, withDifferences } from '../figure-rows.ts'
import { differenceOf, missingFigure, relativeChangeOf, scaled } from '../figures.ts'
import { fullTimeHours } from '../full-time-norm.ts'
import { periodColumns } from '../heading.ts'
import { staffPeriod } from '../lagged-period.ts'
import type { TableContext, TableDefinition } from '../table-definition.ts'
import { unitNoteSv } from '../unit-note.ts'

const table = 'hours-worked'
const display: Display = { unit: 'hours', decimals: 0 }
const fteDisplay: Display = { unit: 'fte', decimals: 1 }
const percentDisplay: Display = { unit: 'percent', decimals: 2 }
const employmentFormLabelsSv = {
  tillsvidare: 'Tillsvidareanställda',
  visstid: 'Visstidsanställda',
  timavlonade: 'Timavlönade',
  egen: 'Egen personal',
  resursenheten: 'Resursenheten',
  inhyrd: 'Externt inhyrd personal (utifrån kostnad)',
}
const adjustmentLabelsSv = { 'arbetsdagar-och-skottdag': 'Justering för arbetsdagar och skottdag' }
const ownRowKeys = ['totalt', 'jour', 'exkl-jour', 'arsarbetare']

/**
 * Hours worked by form of employment, what makes two periods comparable, the hours without on-call duty, and the full-time
 * equivalents that they make: hours ÷ (norm of the year ÷ 12 × months). 250 323 hours in January–July are 249 (domain.md
 * §3.4). Payroll lags one month, and the columns say so. An adjustment stands on a row of its own and is never folded into
 * anyone's hours.
 */
export const hoursWorked: TableDefinition = {
  name: table,
  labelSv: 'Arbetad tid',
  needs: [],

  compute(context) {
    const current = staffPeriod(context.round)
    if (current === undefined) return { findings: [] }
    const columns = [
      { key: 'actual-ytd', period: current },
      { key: 'actual-ytd-prior', period: priorYear(current) },
    ]
    const facts = staffFacts(context, 'hours-worked', columns)
    if (facts.length === 0) return { findings: [] }

    const addends = [...formRows(context, facts, columns), ...adjustmentRows(context, columns)]
    const onCall = staffFacts(context, 'on-call-hours', columns).length > 0
    const totalSv = onCall ? 'Arbetad tid inkl. jour och beredskap' : 'Arbetad tid totalt'
    const total = sumRow(context, table, { key: 'totalt', labelSv: totalSv, kind: 'sum', indent: 0 }, addends, columns, 'hours')
    const chain = [...addends, total, ...(onCall ? withoutOnCall(context, total, columns) : [])]
    const basis = chain.at(-1) ?? total
    const fte = fteRow(context, basis, columns)
    const rows = [...chain.map((row) => withChange(context, row, current, 'hours')), withChange(context, fte, current, 'fte')]
    return {
      table: toTable(rows, columns, current),
      findings: checkDimensionPresent(facts, 'employment-form', { table, dimensionSv: 'anställningsform' }),
    }
  },
}

interface HourColumn {
  readonly key: string
  readonly period: Period
}

function staffFacts(context: TableContext, series: SeriesName, columns: readonly HourColumn[]): Fact[] {
  return columns.flatMap(({ period }) =>
    context.select({ series, scenario: context.scenarios.actual, period, orgUnits: context.unitsDuring(period) }),
  )
}

function formRows(context: TableContext, facts: readonly Fact[], columns: readonly HourColumn[]): Row[] {
  return dimensionGroups(facts, 'employment-form', employmentFormLabelsSv, ownRowKeys).map(({ key, labelSv, values }) => {
    const figures = columns.map(({ key: column, period }): [string, Figure] => [
      column,
      factsFigure(context, {
        table,
        row: key,
        column,
        series: 'hours-worked',
        scenario: context.scenarios.actual,
        period,
        dimensions: { 'employment-form': values },
        whatSv: `arbetad tid, ${labelSv}`,
        coverage: 'every-month',
      }),
    ])
    return figureRow({ key, labelSv, kind: 'detail', indent: 0 }, figures)
  })
}

/** Only what was delivered for this very comparison: last year's adjusted hours are not next year's base. */
function adjustmentRows(context: TableContext, columns: readonly HourColumn[]): Row[] {
  const comparison = [context.round.code]
  const facts = staffFacts(context, 'hours-adjustment', columns).filter(
    ({ dimensions }) => dimensions.comparison === context.round.code,
  )
  return dimensionGroups(facts, 'category', adjustmentLabelsSv, ownRowKeys).map(({ key, labelSv, values }) => {
    const figures = columns.map(({ key: column, period }): [string, Figure] => [
      column,
      factsFigure(context, {
        table,
        row: key,
        column,
        series: 'hours-adjustment',
        scenario: context.scenarios.actual,
        period,
        dimensions: { category: values, comparison },
        whatSv: `${labelSv.charAt(0).toLowerCase()}${labelSv.slice(1)} i jämförelsen ${context.round.code}`,
        coverage: 'whatever-came',
      }),
    ])
    return figureRow({ key, labelSv, kind: 'detail', indent: 0 }, figures)
  })
}

function withoutOnCall(context: TableContext, total: Row, columns: readonly HourColumn[]): Row[] {
  const onCall = figureRow(
    { key: 'jour', labelSv: 'varav jour och beredskap', kind: 'of-which', indent: 1 },
    columns.map(({ key: column, period }): [string, Figure] => [
      column,
      factsFigure(context, {
        table,
        row: 'jour',
        column,
        series: 'on-call-hours',
        scenario: context.scenarios.actual,
        period,
        whatSv: 'jour och beredskap',
        coverage: 'every-month',
      }),
    ]),
  )
  const remaining = figureRow(
    { key: 'exkl-jour', labelSv: 'Arbetad tid exkl. jour och beredskap', kind: 'detail', indent: 0 },
    columns.map(({ key: column, period }): [string, Figure] => {
      const slot = { key: context.keyOf(table, 'exkl-jour', column), unitOfMeasure: 'hours', period } as const
      return [
        column,
        differenceOf(slot, figureIn(total, column), figureIn(onCall, column), `${total.labelSv} − jour och beredskap.`),
      ]
    }),
  )
  return [onCall, remaining]
}

function fteRow(context: TableContext, hours: Row, columns: readonly HourColumn[]): Row {
  const figures = columns.map(({ key: column, period }): [string, Figure] => {
    const slot = { key: context.keyOf(table, 'arsarbetare', column), unitOfMeasure: 'fte', period } as const
    const fullTime = fullTimeHours(period, context.fullTimeNorms)
    const factor = divide(exact(1n), fullTime)
    if (factor === undefined)
      return [column, missingFigure(slot, 'undefined-ratio', 'Årsarbetstiden är inte bestämd för perioden.')]
    const formulaSv = `${hours.labelSv} ÷ ${formatSwedishNumber(fullTime, { decimals: 2 })} timmar, en heltids tid i ${formatPeriod(period)}.`
    return [column, scaled(slot, figureIn(hours, column), factor, formulaSv)]
  })
  return figureRow({ key: 'arsarbetare', labelSv: 'Årsarbetare', kind: 'result', indent: 0 }, figures, fteDisplay)
}

const changeFormulaSv = 'Arbetad tid − arbetad tid samma månader föregående år.'
const percentFormulaSv = '(Arbetad tid − arbetad tid samma månader föregående år) ÷ arbetad tid samma månader föregående år.'

function changeColumn(current: Period): DifferenceColumn {
  return {
    key: 'change',
    labelSv: 'Förändring',
    minuend: 'actual-ytd',
    subtrahend: 'actual-ytd-prior',
    formulaSv: changeFormulaSv,
    period: current,
  }
}

function withChange(context: TableContext, row: Row, current: Period, unitOfMeasure: 'hours' | 'fte'): Row {
  const changed = withDifferences(context, table, row, [changeColumn(current)], unitOfMeasure)
  const slot = { key: context.keyOf(table, row.key, 'change-percent'), unitOfMeasure: 'share', period: current } as const
  const percent: Cell = {
    kind: 'figure',
    figure: relativeChangeOf(slot, figureIn(row, 'actual-ytd'), figureIn(row, 'actual-ytd-prior'), percentFormulaSv),
  }
  return { ...changed, cells: { ...changed.cells, 'change-percent': percent } }
}

function toTable(rows: readonly Row[], columns: readonly HourColumn[], current: Period): Table {
  const { key, labelSv, minuend, subtrahend, formulaSv } = changeColumn(current)
  return {
    name: table,
    captionSv: 'Arbetad tid',
    unitNoteSv: `${unitNoteSv(display)}, årsarbetare på sista raden`,
    columns: [
      { key: 'label', labelSv: 'Arbetad tid', kind: 'label' },
      ...periodColumns(columns, display),
      { key, labelSv, kind: 'figure', display, period: current, difference: { minuend, subtrahend }, formulaSv },
      {
        key: 'change-percent',
        labelSv: 'Förändring, %',
        kind: 'figure',
        display: percentDisplay,
        period: current,
        formulaSv: percentFormulaSv,
      },
    ],
    rows,
  }
}
