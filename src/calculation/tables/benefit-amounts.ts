import type { Display } from '#domain/display.ts'
import type { Fact } from '#domain/fact.ts'
import type { Figure } from '#domain/figure.ts'
import type { Finding } from '#domain/finding.ts'
import type { Column, Row } from '#domain/table.ts'
import { checkDimensionPresent } from '../dimension-groups.ts'
import { factsFigure } from '../facts-figure.ts'
import { figureIn, figureRow, sumRow } from '../figure-rows.ts'
import { ratioOf } from '../figures.ts'
import { calculationFinding } from '../finding-codes.ts'
import type { TableContext, TableDefinition } from '../table-definition.ts'
import { unitNoteSv } from '../unit-note.ts'

const table = 'benefit-amounts'
const display: Display = { unit: 'mnkr', decimals: 1 }

/**
 * What work is to save in the year, what it has saved so far, and the share of the plan that this is (domain.md §3.6), for
 * the plan's benefits that have amounts. An effect in words has no row here.
 */
export const benefitAmounts: TableDefinition = {
  name: table,
  labelSv: 'Ekonomisk effekthemtagning, belopp',
  needs: [],

  compute(context) {
    const columns = benefitColumns(context)
    const facts = columns.flatMap(({ scenario, period }) =>
      context.select({ series: 'benefit', scenario, period, orgUnits: context.unitsDuring(period) }),
    )
    const benefits = (context.plan?.benefits ?? []).filter(({ id }) => facts.some(({ dimensions }) => dimensions.category === id))
    if (facts.length === 0) return { findings: [] }

    const findings = [
      ...checkDimensionPresent(facts, 'category', { table, dimensionSv: 'åtgärd' }),
      ...checkInPlan(context, facts),
    ]
    if (benefits.length === 0) return { findings }
    const rows = benefits.map(({ id, labelSv }) =>
      figureRow(
        { key: id, labelSv, kind: 'detail', indent: 0 },
        columns.map(({ key: column, scenario, period, whatSv }): [string, Figure] => [
          column,
          factsFigure(context, {
            table,
            row: id,
            column,
            series: 'benefit',
            scenario,
            period,
            dimensions: { category: [id] },
            whatSv: `${whatSv} för ${labelSv}`,
            coverage: 'any-month',
          }),
        ]),
      ),
    )
    const total = sumRow(context, table, { key: 'summa', labelSv: 'Summa', kind: 'sum', indent: 0 }, rows, columns, 'sek')
    return {
      table: {
        name: table,
        captionSv: 'Ekonomisk effekthemtagning, belopp',
        unitNoteSv: unitNoteSv(display),
        columns: [
          { key: 'label', labelSv: 'Aktivitet eller projekt', kind: 'label' },
          ...columns.map(({ key, labelSv, period }): Column => ({ key, labelSv, kind: 'figure', display, period })),
          {
            key: 'share-of-plan',
            labelSv: 'Andel av beräknad effekt',
            kind: 'figure',
            display: { unit: 'percent', decimals: 0 },
            period: context.round.period,
            formulaSv: shareFormulaSv,
          },
        ],
        rows: [...rows, total].map((row) => withShare(context, row)),
      },
      findings,
    }
  },
}

const shareFormulaSv = 'Realiserad effekt ÷ beräknad effekt för helåret.'

function benefitColumns({ round, currentYear, scenarios }: TableContext) {
  return [
    { key: 'planned', labelSv: 'Beräknad effekt', scenario: scenarios.budget, period: currentYear, whatSv: 'beräknad effekt' },
    {
      key: 'realised',
      labelSv: 'Realiserad effekt',
      scenario: scenarios.actual,
      period: round.period,
      whatSv: 'realiserad effekt',
    },
  ]
}

function withShare(context: TableContext, row: Row): Row {
  const slot = {
    key: context.keyOf(table, row.key, 'share-of-plan'),
    unitOfMeasure: 'share',
    period: context.round.period,
  } as const
  const figure = ratioOf(slot, figureIn(row, 'realised'), figureIn(row, 'planned'), shareFormulaSv)
  return { ...row, cells: { ...row.cells, 'share-of-plan': { kind: 'figure', figure } } }
}

/** C-015: amounts of something that the plan does not have. */
function checkInPlan({ plan }: TableContext, facts: readonly Fact[]): Finding[] {
  const known = new Set((plan?.benefits ?? []).map(({ id }) => id))
  const unknown = Map.groupBy(facts, ({ dimensions }) => dimensions.category ?? '')
  return [...unknown].flatMap(([category, [first]]) => {
    if (first === undefined || category === '' || known.has(category)) return []
    const message = `Effekthemtagningen har belopp för ”${category}”, som inte finns i planen (fältet benefits), och de kommer inte med.`
    return [calculationFinding('C-015', { kind: 'source', place: first.source }, message)]
  })
}
