import type { Display } from '#domain/display.ts'
import type { Fact } from '#domain/fact.ts'
import { formatPeriod, type Period, priorYear } from '#domain/period.ts'
import type { SeriesName } from '#domain/series.ts'
import type { Row } from '#domain/table.ts'
import { checkDimensionPresent, type DimensionGroup, dimensionGroups } from '../dimension-groups.ts'
import { factsFigure } from '../facts-figure.ts'
import { figureRow, sumRow } from '../figure-rows.ts'
import { headingSv } from '../heading.ts'
import { staffPeriod } from '../lagged-period.ts'
import type { TableContext, TableDefinition } from '../table-definition.ts'
import { unitNoteSv } from '../unit-note.ts'

const table = 'sickness-absence-hours'
const display: Display = { unit: 'hours', decimals: 0 }

/**
 * The hours that sickness absence is a share of, and the hours absent, by sex. A group's share is never an average of other
 * shares, so the hours are kept (domain.md §3.5); numerator and denominator cover the same people and months.
 */
export const sicknessAbsenceHours: TableDefinition = {
  name: table,
  labelSv: 'Sjukfrånvaro, timmar',
  needs: [],

  compute(context) {
    const columns = hourColumns(context)
    const facts = columns.flatMap((column) => hourFacts(context, column))
    if (facts.length === 0) return { findings: [] }

    const groupRows = dimensionGroups(facts, 'gender', genderLabelsSv, ['totalt']).map((group) =>
      hourRow(context, group, columns),
    )
    const total = sumRow(
      context,
      table,
      { key: 'totalt', labelSv: 'Totalt', kind: 'sum', indent: 0 },
      groupRows,
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
        rows: [total, ...groupRows],
      },
      findings: checkDimensionPresent(facts, 'gender', { table, dimensionSv: 'kön' }),
    }
  },
}

/** Rows that sex decides, women first; the words that files use for them are the mapping profile's. */
export const genderLabelsSv = { kvinnor: 'Kvinnor', man: 'Män' }

interface HourColumn {
  readonly key: string
  readonly labelSv: string
  readonly series: SeriesName
  readonly period: Period
}

function hourColumns({ round }: TableContext): HourColumn[] {
  const current = staffPeriod(round)
  if (current === undefined) return []
  return [
    { key: 'actual-ytd', period: current },
    { key: 'actual-ytd-prior', period: priorYear(current) },
  ].flatMap(({ key, period }): HourColumn[] => [
    {
      key: `absent-${key}`,
      labelSv: headingSv(`sjukfrånvaro ${formatPeriod(period)}`),
      series: 'sickness-absence-hours',
      period,
    },
    { key: `ordinary-${key}`, labelSv: headingSv(`ordinarie tid ${formatPeriod(period)}`), series: 'ordinary-hours', period },
  ])
}

function hourFacts(context: TableContext, { series, period }: HourColumn): Fact[] {
  return context.select({ series, scenario: context.scenarios.actual, period, orgUnits: context.unitsDuring(period) })
}

function hourRow(context: TableContext, { key, labelSv, values }: DimensionGroup, columns: readonly HourColumn[]): Row {
  const figures = columns.map(({ key: column, series, period }) => {
    const whatSv = `${series === 'ordinary-hours' ? 'ordinarie arbetstid' : 'sjukfrånvarotimmar'}, ${labelSv.toLowerCase()}`
    const question = { table, row: key, column, series, period, dimensions: { gender: values }, whatSv } as const
    return [column, factsFigure(context, { ...question, scenario: context.scenarios.actual, coverage: 'every-month' })] as const
  })
  return figureRow({ key, labelSv, kind: 'detail', indent: 1 }, figures)
}
