import type { Display } from '#domain/display.ts'
import type { Fact } from '#domain/fact.ts'
import type { Figure } from '#domain/figure.ts'
import type { Finding } from '#domain/finding.ts'
import { monthsOf } from '#domain/period.ts'
import type { Benefit } from '#domain/plan.ts'
import { type Cell, type Column, figureAt, type Row, type Table } from '#domain/table.ts'
import { exact } from '#lib/exact.ts'
import { checkDimensionPresent } from '../dimension-groups.ts'
import { factsFigure } from '../facts-figure.ts'
import { figureIn, figureRow, sumRow } from '../figure-rows.ts'
import { type FigureSlot, missingFigure, ratioOf, scaled } from '../figures.ts'
import { calculationFinding } from '../finding-codes.ts'
import type { TableContext, TableDefinition } from '../table-definition.ts'
import { unitNoteSv } from '../unit-note.ts'

const table = 'benefit-amounts'
const display: Display = { unit: 'mnkr', decimals: 1 }

/**
 * What work is to save in the year, what it has saved so far, and the share of the plan that this is (domain.md §3.6), for
 * the plan's benefits that have amounts. An effect in words has no row here. What is saved is measured, or reckoned as the plan
 * says: the months' equal part of the planned effect, or what a row of costs has fallen by since last year.
 */
export const benefitAmounts: TableDefinition = {
  name: table,
  labelSv: 'Ekonomisk effekthemtagning, belopp',
  needs: ['income-statement', 'key-figures'],

  compute(context, earlier) {
    const columns = benefitColumns(context)
    const toDate = plannedToDate(context)
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
    const rows = benefits.map((benefit) => {
      const { id, labelSv } = benefit
      const figures = [...columns, ...toDate].map(({ key: column, scenario, period, whatSv }): [string, Figure] => {
        const dimensions = { category: [id] }
        const months = { series: 'benefit', scenario, period, orgUnits: context.unitsDuring(period), dimensions } as const
        if (column === toDateColumn && context.monthsCovered(months).size === 0) {
          const slot = { key: context.keyOf(table, id, column), period }
          return [column, missingFigure(slot, 'not-applicable', 'Planen är bara för helåret.')]
        }
        const question = { table, row: id, column, series: 'benefit', scenario, period, dimensions } as const
        return [column, factsFigure(context, { ...question, whatSv: `${whatSv} för ${labelSv}`, coverage: 'any-month' })]
      })
      const reckoned = reckonedEffect(context, benefit, figures[0]?.[1], earlier)
      const known = figures.map(([column, figure]) => [column, column === 'realised' ? (reckoned ?? figure) : figure] as const)
      return figureRow({ key: id, labelSv, kind: 'detail', indent: 0 }, known)
    })
    const groups = benefitGroups.flatMap(({ group, labelSv }) => {
      const own = rows.filter(({ key }) => benefits.find(({ id }) => id === key)?.group === group)
      const head = { key: `summa-${group}`, labelSv, kind: 'sum', indent: 0 } as const
      return own.length === 0 ? [] : [sumRow(context, table, head, own, [...columns, ...toDate], 'sek')]
    })
    const head = { key: 'summa', labelSv: 'Summa', kind: 'sum', indent: 0 } as const
    const total = sumRow(context, table, head, rows, [...columns, ...toDate], 'sek')
    const shares = [yearShare, ...(toDate.length > 0 ? [toDateShare] : [])]
    return {
      table: {
        name: table,
        captionSv: 'Ekonomisk effekthemtagning, belopp',
        unitNoteSv: unitNoteSv(display),
        columns: [
          { key: 'label', labelSv: 'Aktivitet eller projekt', kind: 'label' },
          ...columns.map(({ key, labelSv, period }): Column => ({ key, labelSv, kind: 'figure', display, period })),
          shareColumn(yearShare, context),
          ...toDate.map(({ key, labelSv, period }): Column => ({ key, labelSv, kind: 'figure', display, period })),
          ...(toDate.length > 0 ? [shareColumn(toDateShare, context)] : []),
        ],
        rows: [...rows, ...groups, total].map((row) => withShares(context, row, shares)),
      },
      findings,
    }
  },
}

const toDateColumn = 'planned-ytd'

/** What is realised, of what is planned for the year and of what is planned so far: 6,2 of 30 is 21 %, of 9,0 it is 69 %. */
interface ShareOfPlan {
  readonly key: string
  readonly labelSv: string
  readonly planned: string
  readonly formulaSv: string
}

const yearShare: ShareOfPlan = {
  key: 'share-of-plan',
  labelSv: 'Andel av beräknad effekt',
  planned: 'planned',
  formulaSv: 'Realiserad effekt ÷ beräknad effekt för helåret.',
}
const toDateShare: ShareOfPlan = {
  key: 'share-of-plan-ytd',
  labelSv: 'Andel av beräknad effekt hittills',
  planned: toDateColumn,
  formulaSv: 'Realiserad effekt ÷ beräknad effekt från januari till och med rapportmånaden.',
}

function shareColumn({ key, labelSv, formulaSv }: ShareOfPlan, { round }: TableContext): Column {
  return { key, labelSv, kind: 'figure', display: { unit: 'percent', decimals: 0 }, period: round.period, formulaSv }
}

const benefitGroups = [
  { group: 'in-budget', labelSv: 'Summa inom budget' },
  { group: 'over-budget', labelSv: 'Summa utöver budget' },
] as const

/** The realised effect where the plan says how it is reckoned; undefined where it is measured. */
function reckonedEffect(
  context: TableContext,
  { id, basis }: Benefit,
  planned: Figure | undefined,
  earlier: ReadonlyMap<string, Table>,
): Figure | undefined {
  const { period } = context.round
  const slot: FigureSlot = { key: context.keyOf(table, id, 'realised'), unitOfMeasure: 'sek', period }
  if (basis?.kind === 'linear' && planned !== undefined) {
    const months = exact(monthsOf(period).length, 12n)
    return scaled(slot, planned, months, 'Beräknad effekt × rapportens antal månader ÷ 12.')
  }
  if (basis?.kind !== 'prior-year-difference') return undefined
  const statement = earlier.get(basis.table)
  const change = statement && figureAt(statement, basis.row, 'change-from-prior-ytd')
  if (change === undefined) {
    const detailSv = `Effekten räknas ur ${basis.table}/${basis.row}/change-from-prior-ytd, som inte finns.`
    return missingFigure(slot, 'not-applicable', detailSv)
  }
  // A statement's costs are negative, followed costs positive: what has fallen has been saved in both.
  const sign = basis.table === 'key-figures' ? -1n : 1n
  return scaled(slot, change, exact(sign), `Minskad kostnad mot samma månader föregående år: ${basis.table}/${basis.row}.`)
}

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

/** What is planned so far, where a plan says it by month: four months of a year are not always four twelfths (domain.md §3.6). */
function plannedToDate(context: TableContext) {
  const { scenarios, round } = context
  const months = { series: 'benefit', scenario: scenarios.budget, period: round.period } as const
  if (context.monthsCovered({ ...months, orgUnits: context.unitsDuring(round.period) }).size === 0) return []
  const labelSv = 'Beräknad effekt hittills'
  return [{ key: toDateColumn, labelSv, scenario: scenarios.budget, period: round.period, whatSv: 'beräknad effekt hittills' }]
}

function withShares(context: TableContext, row: Row, shares: readonly ShareOfPlan[]): Row {
  const cells = shares.map(({ key, planned, formulaSv }): [string, Cell] => {
    const slot = { key: context.keyOf(table, row.key, key), unitOfMeasure: 'share', period: context.round.period } as const
    return [key, { kind: 'figure', figure: ratioOf(slot, figureIn(row, 'realised'), figureIn(row, planned), formulaSv) }]
  })
  return { ...row, cells: { ...row.cells, ...Object.fromEntries(cells) } }
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
