import type { Display } from '#domain/display.ts'
import type { Period } from '#domain/period.ts'
import type { Scenario } from '#domain/scenario.ts'
import type { Column, Row } from '#domain/table.ts'
import { checkDimensionPresent, dimensionGroups } from '../dimension-groups.ts'
import { type FactsQuestion, factsFigure } from '../facts-figure.ts'
import { type DifferenceColumn, figureRow, type RowHead, sumRow, withDifferences } from '../figure-rows.ts'
import { investmentCategoryLabelsSv } from '../investment-categories.ts'
import { displayFor } from '../layout-in-force.ts'
import type { TableContext, TableDefinition } from '../table-definition.ts'
import { unitNoteSv } from '../unit-note.ts'

const table = 'investments'
/** Unless the administration's layout of the table says otherwise. */
const usualDisplay: Display = { unit: 'tkr', decimals: 0 }

/**
 * Investments by category, amounts +. Two differences that the documents both call "avvikelse" have each their own name:
 * budget − actual is what is not used yet, budget − forecast what will not be used this year and may be carried over
 * (domain.md §3.1: 57 136 − 24 020 = 33 116).
 */
export const investments: TableDefinition = {
  name: table,
  labelSv: 'Investeringar',
  needs: [],

  compute(context) {
    const display = displayFor(table, context, usualDisplay)
    const amounts = amountColumns(context)
    const differences = differenceColumns(context)
    const facts = amounts.flatMap(({ scenario, period }) =>
      context.select({ series: 'investment', scenario, period, orgUnits: context.unitsDuring(period) }),
    )
    if (facts.length === 0) return { findings: [] }

    const categoryRows = dimensionGroups(facts, 'category', investmentCategoryLabelsSv, ['externa-kunder', 'summa']).map(
      ({ key, labelSv, values }) =>
        amountRow(
          context,
          { key, labelSv, kind: 'detail', indent: 0 },
          { category: values },
          `investeringar i kategorin ${labelSv}`,
        ),
    )
    const external = facts.some(({ dimensions }) => dimensions.funding !== undefined)
      ? [
          amountRow(
            context,
            { key: 'externa-kunder', labelSv: 'varav externa kunder', kind: 'memo', indent: 1 },
            { funding: ['external'] },
            'investeringar som externa kunder betalar',
          ),
        ]
      : []
    const total = sumRow(context, table, { key: 'summa', labelSv: 'Summa', kind: 'sum', indent: 0 }, categoryRows, amounts, 'sek')
    return {
      table: {
        name: table,
        captionSv: 'Investeringar',
        unitNoteSv: unitNoteSv(display),
        columns: [
          { key: 'label', labelSv: 'Investeringsprojekt', kind: 'label' },
          ...amounts.map(({ key, labelSv, period }): Column => ({ key, labelSv, kind: 'figure', display, period })),
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
        rows: [...categoryRows, ...external, total].map((row) => withDifferences(context, table, row, differences, 'sek')),
      },
      findings: checkDimensionPresent(facts, 'category', { table, dimensionSv: 'kategori' }),
    }
  },
}

interface AmountColumn {
  readonly key: string
  readonly labelSv: string
  readonly scenario: Scenario
  readonly period: Period
}

function amountColumns({ round, currentYear, scenarios }: TableContext): AmountColumn[] {
  return [
    { key: 'budget', labelSv: `Budget ${round.year} inkl. överförda medel`, scenario: scenarios.budget, period: currentYear },
    { key: 'actual', labelSv: `Utfall ${round.year}`, scenario: scenarios.actual, period: round.period },
    { key: 'forecast', labelSv: `Prognos ${round.year}`, scenario: scenarios.forecast, period: currentYear },
  ]
}

function differenceColumns({ currentYear: period }: TableContext): DifferenceColumn[] {
  return [
    {
      key: 'unspent',
      labelSv: 'Ej förbrukat (budget − utfall)',
      minuend: 'budget',
      subtrahend: 'actual',
      formulaSv: 'Budget − utfall.',
      period,
    },
    {
      key: 'forecast-unspent',
      labelSv: 'Prognos kvarvarande (budget − prognos)',
      minuend: 'budget',
      subtrahend: 'forecast',
      formulaSv: 'Budget − prognos.',
      period,
    },
  ]
}

function amountRow(
  context: TableContext,
  head: RowHead,
  dimensions: NonNullable<FactsQuestion['dimensions']>,
  whatSv: string,
): Row {
  const figures = amountColumns(context).map(({ key: column, scenario, period }) => {
    const question = { table, row: head.key, column, series: 'investment', scenario, period, dimensions, whatSv } as const
    return [column, factsFigure(context, { ...question, coverage: 'any-month' })] as const
  })
  return figureRow(head, figures)
}
