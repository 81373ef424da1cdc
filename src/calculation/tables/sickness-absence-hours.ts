import type { Display } from '#domain/display.ts'
import type { DimensionName, Fact, FactSelection } from '#domain/fact.ts'
import { addMonths, type Month } from '#domain/month.ts'
import { formatPeriod, monthsOf, type Period, priorYear } from '#domain/period.ts'
import type { SeriesName } from '#domain/series.ts'
import type { Row } from '#domain/table.ts'
import { absenceIntervalsIn, longTermFrom, longTermIntervals } from '../absence-intervals.ts'
import { checkDimensionPresent, type DimensionGroup, dimensionGroups } from '../dimension-groups.ts'
import { factsFigure } from '../facts-figure.ts'
import { figureRow, type RowHead, sumRow } from '../figure-rows.ts'
import { headingSv, lowerFirst } from '../heading.ts'
import { staffPeriod } from '../lagged-period.ts'
import type { TableContext, TableDefinition } from '../table-definition.ts'
import { unitNoteSv } from '../unit-note.ts'

const table = 'sickness-absence-hours'
const display: Display = { unit: 'hours', decimals: 0 }

/**
 * The hours that sickness absence is a share of, and the hours absent, by sex, and by length and age where the payroll gives
 * them. A group's share is never an average of other shares, so the hours are kept (domain.md §3.5); numerator and
 * denominator cover the same people and months. A length has no ordinary hours of its own.
 */
export const sicknessAbsenceHours: TableDefinition = {
  name: table,
  labelSv: 'Sjukfrånvaro, timmar',
  needs: [],

  compute(context) {
    const columns = hourColumns(context)
    const facts = columns.flatMap((column) => hourFacts(context, column))
    if (facts.length === 0) return { findings: [] }

    const absent = columns.filter(isAbsent)
    const intervals = absenceIntervalsIn(facts)
    const intervalRows = intervals.map(({ key, labelSv, value }) => {
      return hourRow(context, { key, labelSv, kind: 'of-which', indent: 1 }, { 'absence-interval': [value] }, absent)
    })
    const longTermKeys = longTermIntervals(intervals).map(({ key }) => key)
    const longTerm = intervalRows.filter(({ key }) => longTermKeys.includes(key))
    const longTermHead = {
      key: longTermRow,
      labelSv: `varav långtid, ${longTermFrom} dagar eller mer`,
      kind: 'memo',
      indent: 1,
    } as const
    const longTermRows = longTerm.length > 0 ? [sumRow(context, table, longTermHead, longTerm, absent, 'hours')] : []
    const groupRow =
      (dimension: DimensionName) =>
      ({ key, labelSv, values }: DimensionGroup) =>
        hourRow(context, { key, labelSv, kind: 'detail', indent: 1 }, { [dimension]: values }, columns)
    const ownKeys = ['totalt', longTermRow, ...intervalRows.map(({ key }) => key)]
    const genderRows = dimensionGroups(facts, 'gender', genderLabelsSv, ownKeys).map(groupRow('gender'))
    const ageRows = dimensionGroups(facts, 'age-group', ageGroupLabelsSv, ownKeys).map(groupRow('age-group'))
    const total = sumRow(
      context,
      table,
      { key: 'totalt', labelSv: 'Totalt', kind: 'sum', indent: 0 },
      genderRows,
      columns,
      'hours',
    )
    return {
      table: {
        name: table,
        captionSv: 'Sjukfrånvaro, timmar',
        unitNoteSv: unitNoteSv(display),
        columns: [
          { key: 'label', labelSv: 'Grupp', kind: 'label' },
          ...columns.map(({ key, labelSv, period }) => ({ key, labelSv, kind: 'figure' as const, display, period })),
        ],
        rows: [total, ...intervalRows, ...longTermRows, ...genderRows, ...ageRows],
      },
      findings: [
        ...checkDimensionPresent(facts, 'gender', { table, dimensionSv: 'kön' }),
        ...(ageRows.length > 0 ? checkDimensionPresent(facts, 'age-group', { table, dimensionSv: 'åldersgrupp' }) : []),
        ...(intervalRows.length > 0
          ? checkDimensionPresent(facts.filter(isAbsent), 'absence-interval', { table, dimensionSv: 'frånvarolängd' })
          : []),
      ],
    }
  },
}

/** Rows that sex decides, women first; the words that files use for them are the mapping profile's. */
export const genderLabelsSv = { kvinnor: 'Kvinnor', man: 'Män' }

const ageGroupLabelsSv = {
  'under-30': 'Anställda under 30 år',
  '30-49': 'Anställda 30–49 år',
  '50-och-aldre': 'Anställda 50 år och äldre',
}

/** Long-term absence: its hours here, their share of all absence in the table of shares. */
export const longTermRow = 'langtid'

function isAbsent({ series }: { readonly series: SeriesName }): boolean {
  return series === 'sickness-absence-hours'
}

/** The months that shares of absence are told for: a column of shares, and two of hours behind it. */
export interface AbsenceColumn {
  readonly key: string
  readonly period: Period
  /** What the column is beside its months: "rullande tolv månader". */
  readonly kindSv?: string
}

/**
 * This year so far and the same months last year. Further back, and twelve months on end, only when every month is there: two
 * years ago, and the twelve months that end with the last one of each year, which no season can colour (domain.md §3.5).
 */
export function absenceColumns(context: TableContext): AbsenceColumn[] {
  const current = staffPeriod(context.round)
  if (current === undefined) return []
  const prior = priorYear(current)
  const kindSv = 'rullande tolv månader'
  const further: AbsenceColumn[] = [
    { key: 'actual-ytd-two-years-ago', period: priorYear(prior) },
    { key: 'rolling-twelve', period: twelveMonthsTo(current.to), kindSv },
    { key: 'rolling-twelve-prior', period: twelveMonthsTo(prior.to), kindSv },
  ]
  return [
    { key: 'actual-ytd', period: current },
    { key: 'actual-ytd-prior', period: prior },
    ...further.filter(({ period }) => isWhole(context, period)),
  ]
}

/** "Januari–mars 2024", "Rullande tolv månader april 2023–mars 2024". */
export function absenceHeadingSv({ period, kindSv }: AbsenceColumn): string {
  return headingSv(kindSv === undefined ? formatPeriod(period) : `${kindSv} ${formatPeriod(period)}`)
}

function twelveMonthsTo(last: Month): Period {
  return { from: addMonths(last, -11), to: last }
}

function isWhole(context: TableContext, period: Period): boolean {
  const scenario = context.scenarios.actual
  const selection = { series: 'ordinary-hours', scenario, period, orgUnits: context.unitsDuring(period) } as const
  return context.monthsCovered(selection).size === monthsOf(period).length
}

interface HourColumn {
  readonly key: string
  readonly labelSv: string
  readonly series: SeriesName
  readonly period: Period
}

function hourColumns(context: TableContext): HourColumn[] {
  return absenceColumns(context).flatMap((column): HourColumn[] => {
    const { key, period } = column
    const months = lowerFirst(absenceHeadingSv(column))
    return [
      { key: `absent-${key}`, labelSv: headingSv(`sjukfrånvaro ${months}`), series: 'sickness-absence-hours', period },
      { key: `ordinary-${key}`, labelSv: headingSv(`ordinarie tid ${months}`), series: 'ordinary-hours', period },
    ]
  })
}

function hourFacts(context: TableContext, { series, period }: HourColumn): Fact[] {
  return context.select({ series, scenario: context.scenarios.actual, period, orgUnits: context.unitsDuring(period) })
}

function hourRow(
  context: TableContext,
  head: RowHead,
  dimensions: NonNullable<FactSelection['dimensions']>,
  columns: readonly HourColumn[],
): Row {
  const figures = columns.map(({ key: column, series, period }) => {
    const whatSv = `${series === 'ordinary-hours' ? 'ordinarie arbetstid' : 'sjukfrånvarotimmar'}, ${head.labelSv.toLowerCase()}`
    const question = { table, row: head.key, column, series, period, dimensions, whatSv } as const
    return [column, factsFigure(context, { ...question, scenario: context.scenarios.actual, coverage: 'every-month' })] as const
  })
  return figureRow(head, figures)
}
