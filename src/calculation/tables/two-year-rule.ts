import type { Display } from '#domain/display.ts'
import type { Fact } from '#domain/fact.ts'
import { type Column, type Row, textCell } from '#domain/table.ts'
import { isZero } from '#lib/exact.ts'
import { type DimensionGroup, dimensionGroups, rowKeyOf } from '../dimension-groups.ts'
import { factsFigure } from '../facts-figure.ts'
import { type DifferenceColumn, figureIn, figureRow, sumRow, withDifferences } from '../figure-rows.ts'
import { displayFor } from '../layout-in-force.ts'
import type { TableContext, TableDefinition } from '../table-definition.ts'
import { unitNoteSv } from '../unit-note.ts'

const table = 'two-year-rule'
/** Unless the administration's layout of the table says otherwise. */
const usualDisplay: Display = { unit: 'mnkr', decimals: 1 }

/**
 * Investments whose budget year is two years back or more and that have money left of it: what the region's two-year rule asks
 * each administration to name (domain.md §1.3). What is left is budget − purchases, so an investment leaves the list when it
 * has been bought. Only for investments that are told apart by project and budget year.
 */
export const twoYearRule: TableDefinition = {
  name: table,
  labelSv: '2-årsregeln',
  needs: [],

  compute(context) {
    const display = displayFor(table, context, usualDisplay)
    const { round, currentYear, scenarios } = context
    const budget = context.select({
      series: 'investment',
      scenario: scenarios.budget,
      period: currentYear,
      orgUnits: context.unitsDuring(currentYear),
    })
    const old = budget.filter(({ dimensions }) => dimensions.project !== undefined && isOld(dimensions.vintage, round.year))
    if (old.length === 0) return { findings: [] }

    const columns = amountColumns(context)
    const [difference] = differences(context)
    const rows = dimensionGroups(old, 'project', {}, ['summa'])
      .map((group) => withDifferences(context, table, investmentRow(context, group, old), [difference], 'sek'))
      .filter((row) => {
        const left = figureIn(row, difference.key)
        return left.kind === 'missing' || !isZero(left.value)
      })
    if (rows.length === 0) return { findings: [] }
    const total = sumRow(context, table, { key: 'summa', labelSv: 'Summa', kind: 'sum', indent: 0 }, rows, columns, 'sek')
    const summed = withDifferences(context, table, total, [difference], 'sek')
    return {
      table: {
        name: table,
        captionSv: '2-årsregeln, specifikation',
        unitNoteSv: unitNoteSv(display),
        columns: [
          { key: 'label', labelSv: 'Anläggning', kind: 'label' },
          { key: 'investment', labelSv: 'Investeringsid', kind: 'text' },
          { key: 'vintage', labelSv: 'Budgetår', kind: 'text' },
          ...columns.map(({ key, labelSv, period }): Column => ({ key, labelSv, kind: 'figure', display, period })),
          {
            key: difference.key,
            labelSv: difference.labelSv,
            kind: 'figure',
            display,
            period: difference.period,
            difference: { minuend: difference.minuend, subtrahend: difference.subtrahend },
            formulaSv: difference.formulaSv,
          },
        ],
        rows: [...rows, { ...summed, cells: { ...summed.cells, investment: textCell(''), vintage: textCell('') } }],
        notesSv: [`Investeringar med budget från ${round.year - 2} eller tidigare som har medel kvar.`],
      },
      findings: [],
    }
  },
}

function isOld(vintage: string | undefined, year: number): boolean {
  return vintage !== undefined && /^\d{4}$/.test(vintage) && Number(vintage) <= year - 2
}

function amountColumns({ round, currentYear, scenarios }: TableContext) {
  return [
    { key: 'vintage-budget', labelSv: 'Budget', scenario: scenarios.budget, period: currentYear },
    { key: 'purchases', labelSv: `Inköp ${round.year}`, scenario: scenarios.actual, period: round.period },
  ] as const
}

function differences({ currentYear: period }: TableContext): readonly [DifferenceColumn] {
  return [
    {
      key: 'remaining',
      labelSv: 'Saldo',
      minuend: 'vintage-budget',
      subtrahend: 'purchases',
      formulaSv: 'Budget − inköp.',
      period,
    },
  ]
}

function investmentRow(context: TableContext, { values }: DimensionGroup, old: readonly Fact[]): Row {
  const facts = old.filter(({ dimensions }) => dimensions.project !== undefined && values.includes(dimensions.project))
  const vintages = [...new Set(facts.flatMap(({ dimensions }) => dimensions.vintage ?? []))].sort()
  const { id, labelSv } = readName(values[0] ?? '')
  const figures = amountColumns(context).map(({ key: column, scenario, period }) => {
    const figure = factsFigure(context, {
      table,
      row: rowKeyOf(id),
      column,
      series: 'investment',
      scenario,
      period,
      dimensions: { project: values, vintage: vintages },
      whatSv: `investeringen ${labelSv} (${id})`,
      coverage: 'any-month',
    })
    return [column, figure] as const
  })
  const row = figureRow({ key: rowKeyOf(id), labelSv, kind: 'detail', indent: 0 }, figures)
  return { ...row, cells: { ...row.cells, investment: textCell(id), vintage: textCell(vintages.join(', ')) } }
}

/** "RV-2865 Autoklav" is what the investment register calls RV-2865; a name without an id stands for itself. */
function readName(project: string): { readonly id: string; readonly labelSv: string } {
  const [, id, labelSv] = /^([A-ZÅÄÖ]{1,4}-?\d+)\s+(.+)$/.exec(project) ?? []
  return id === undefined || labelSv === undefined ? { id: project, labelSv: project } : { id, labelSv }
}
