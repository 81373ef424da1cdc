import type { Display } from '#domain/display.ts'
import type { Figure } from '#domain/figure.ts'
import { formatPeriod, type Period, priorYear } from '#domain/period.ts'
import type { Column, Row } from '#domain/table.ts'
import { divide, exact } from '#lib/exact.ts'
import { formatSwedishNumber } from '#lib/swedish-numbers.ts'
import { checkDimensionPresent, dimensionGroups } from '../dimension-groups.ts'
import { factsFigure } from '../facts-figure.ts'
import { type DifferenceColumn, figureIn, figureRow, sumRow, withDifferences } from '../figure-rows.ts'
import { missingFigure, scaled } from '../figures.ts'
import { fullTimeHours } from '../full-time-norm.ts'
import { headingSv } from '../heading.ts'
import { staffPeriod } from '../lagged-period.ts'
import type { TableContext, TableDefinition } from '../table-definition.ts'
import { unitNoteSv } from '../unit-note.ts'

const table = 'hours-worked'
const display: Display = { unit: 'hours', decimals: 0 }
const fteDisplay: Display = { unit: 'fte', decimals: 1 }
const employmentFormLabelsSv = {
  tillsvidare: 'Tillsvidareanställda',
  visstid: 'Visstidsanställda',
  timavlonade: 'Timavlönade',
}

/**
 * Hours worked by form of employment, and the full-time equivalents that they make: hours ÷ (norm of the year ÷ 12 × months).
 * 250 323 hours in January–July are 249 (domain.md §3.4). Payroll lags one month, and the columns say so.
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
    const change: DifferenceColumn = {
      key: 'change',
      labelSv: 'Förändring',
      minuend: 'actual-ytd',
      subtrahend: 'actual-ytd-prior',
      formulaSv: 'Arbetad tid − arbetad tid samma månader föregående år.',
      period: current,
    }
    const scenario = context.scenarios.actual
    const facts = columns.flatMap(({ period }) =>
      context.select({ series: 'hours-worked', scenario, period, orgUnits: context.unitsDuring(period) }),
    )
    if (facts.length === 0) return { findings: [] }

    const formRows = dimensionGroups(facts, 'employment-form', employmentFormLabelsSv, ['totalt', 'arsarbetare']).map(
      ({ key, labelSv, values }) => {
        const figures = columns.map(({ key: column, period }) => {
          const dimensions = { 'employment-form': values }
          const question = { table, row: key, column, series: 'hours-worked', scenario, period, dimensions } as const
          return [
            column,
            factsFigure(context, { ...question, whatSv: `arbetad tid, ${labelSv}`, coverage: 'every-month' }),
          ] as const
        })
        return figureRow({ key, labelSv, kind: 'detail', indent: 1 }, figures)
      },
    )
    const total = sumRow(
      context,
      table,
      { key: 'totalt', labelSv: 'Arbetad tid totalt', kind: 'sum', indent: 0 },
      formRows,
      columns,
      'hours',
    )
    const withChange = [total, ...formRows].map((row) => withDifferences(context, table, row, [change], 'hours'))
    const fte = withDifferences(context, table, fteRow(context, total, columns), [change], 'fte')
    return {
      table: {
        name: table,
        captionSv: 'Arbetad tid',
        unitNoteSv: `${unitNoteSv(display)}, årsarbetare på sista raden`,
        columns: [
          { key: 'label', labelSv: 'Arbetad tid', kind: 'label' },
          ...columns.map(
            ({ key, period }): Column => ({ key, labelSv: headingSv(formatPeriod(period)), kind: 'figure', display, period }),
          ),
          {
            key: change.key,
            labelSv: change.labelSv,
            kind: 'figure',
            display,
            period: current,
            difference: { minuend: change.minuend, subtrahend: change.subtrahend },
            formulaSv: change.formulaSv,
          },
        ],
        rows: [...withChange, fte],
      },
      findings: checkDimensionPresent(facts, 'employment-form', { table, dimensionSv: 'anställningsform' }),
    }
  },
}

function fteRow(context: TableContext, total: Row, columns: readonly { key: string; period: Period }[]): Row {
  const figures = columns.map(({ key: column, period }): [string, Figure] => {
    const slot = { key: context.keyOf(table, 'arsarbetare', column), unitOfMeasure: 'fte', period } as const
    const fullTime = fullTimeHours(period, context.fullTimeNorms)
    const factor = divide(exact(1n), fullTime)
    if (factor === undefined)
      return [column, missingFigure(slot, 'undefined-ratio', 'Årsarbetstiden är inte bestämd för perioden.')]
    const formulaSv = `Arbetad tid totalt ÷ ${formatSwedishNumber(fullTime, { decimals: 2 })} timmar, en heltids tid i ${formatPeriod(period)}.`
    return [column, scaled(slot, figureIn(total, column), factor, formulaSv)]
  })
  return figureRow({ key: 'arsarbetare', labelSv: 'Årsarbetare', kind: 'result', indent: 0 }, figures, fteDisplay)
}
