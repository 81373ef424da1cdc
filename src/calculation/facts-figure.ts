import type { AccountSelector } from '#domain/account.ts'
import type { DimensionName, FactSelection } from '#domain/fact.ts'
import type { Figure } from '#domain/figure.ts'
import { formatMonth, type Month, month, monthNamesSv, monthNumberOf, yearOf } from '#domain/month.ts'
import type { OrgUnitCode } from '#domain/organisation.ts'
import { formatPeriod, monthsOf, type Period, period as periodOf } from '#domain/period.ts'
import { formatScenario, type Scenario } from '#domain/scenario.ts'
import { type SeriesName, seriesKinds } from '#domain/series.ts'
import { type FigureSlot, factsSum, missingFigure } from './figures.ts'
import type { TableContext } from './table-definition.ts'

/** A figure asked of the facts. */
export interface FactsQuestion {
  readonly table: string
  readonly row: string
  readonly column: string
  readonly series: SeriesName
  readonly scenario: Scenario
  readonly period: Period
  /** One of the unit's own units, with all that it had in the period; the unit itself when absent. */
  readonly orgUnit?: OrgUnitCode
  /** Only what stands on that unit itself, and nothing below it. */
  readonly alone?: boolean
  readonly accounts?: AccountSelector
  readonly dimensions?: Readonly<Partial<Record<DimensionName, readonly string[]>>>
  /** −1 turns the ledger's sign into the statement's. */
  readonly sign?: 1 | -1
  /** What is summed, in words that follow "Summan av": "konto 50–57 och 59*". */
  readonly whatSv: string
  readonly coverage: Coverage
  /** One year's share of a budget and not the budget itself: with nothing from that year it is 0. */
  readonly isShareOfBudget?: true
  /** Coverage is asked of the series as a whole, or of these dimensions' part of it. */
  readonly coverageDimensions?: FactSelection['dimensions']
  /** … and of the whole unit, or of one of its own alone. */
  readonly coverageOrgUnit?: OrgUnitCode
}

/**
 * When amounts that are not there mean 0 and when they mean that nobody has sent them.
 * - `every-month`: a flow that is never quiet (a ledger, hours): each month must have some amount of the series.
 * - `from-first-month`: the same from the first month that the series has at all; before it the series had not started.
 * - `whatever-came`: additions that most periods have none of (adjustments): nothing delivered is nothing to add.
 * - `any-month`: occurrences (incidents, investments): a delivery that speaks of the period at all speaks of all of it.
 */
export type Coverage = 'every-month' | 'from-first-month' | 'any-month' | 'whatever-came'

/** The sum of the facts that answer the question; missing, with the months named, when they have not all been delivered. */
export function factsFigure(context: TableContext, question: FactsQuestion): Figure {
  const { table, row, column, series, scenario, accounts, dimensions, sign = 1, whatSv } = question
  const { orgUnit = context.orgUnit.code, alone = false } = question
  if (!seriesKinds[series].additive && question.period.from !== question.period.to) {
    throw new Error(`${series} is never summed over months, and ${table}/${row}/${column} asks for it.`)
  }
  const delivered = deliveredPeriod(context, question)
  const key = context.keyOf(table, row, column)
  if ('reason' in delivered) return missingFigure({ key, period: question.period }, delivered.reason, delivered.detailSv)

  const { period } = delivered
  const slot: FigureSlot = { key, period, unitOfMeasure: seriesKinds[series].unitOfMeasure }
  const selection: FactSelection = {
    series,
    ...(alone ? { orgUnits: [orgUnit] } : context.membersDuring(period, orgUnit)),
    period,
    scenario,
    ...(accounts === undefined ? {} : { accounts }),
    ...(dimensions === undefined ? {} : { dimensions }),
  }
  const turned = sign === -1 && series === 'ledger' ? ' Redovisningens tecken är vänt: intäkt plus, kostnad minus.' : ''
  const formulaSv = `Summan av ${whatSv}, ${formatScenario(scenario)} ${formatPeriod(period)}.${turned}`
  const movesSv = context.movesSv({ orgUnit, alone }, selection, sign)
  const found = context.sumOf(selection)
  const isWhole = question.coverage !== 'whatever-came' && question.isShareOfBudget === undefined
  if (scenario.kind === 'budget' && found.factCount === 0 && isWhole) {
    const basis = { kind: 'facts', formulaSv: formulaSv + movesSv, selection, sign, factCount: 0 } as const
    return missingFigure(slot, 'not-budgeted', `Inget är budgeterat: ${whatSv}.`, basis)
  }
  return factsSum(slot, found, { selection, sign, formulaSv: formulaSv + movesSv })
}

type Delivered =
  | { readonly period: Period }
  | { readonly reason: 'not-delivered' | 'no-budget' | 'no-forecast' | 'series-starts'; readonly detailSv: string }

function deliveredPeriod(context: TableContext, question: FactsQuestion): Delivered {
  const { series, scenario, period, coverage } = question
  if (coverage === 'whatever-came') return { period }
  const coveredWithin = (within: Period) =>
    context.monthsCovered({
      series,
      scenario,
      orgUnits: context.membersDuring(period, question.coverageOrgUnit).orgUnits,
      period: within,
      ...(question.coverageDimensions === undefined ? {} : { dimensions: question.coverageDimensions }),
    })
  const covered = coveredWithin(period)
  const lacking = (monthsSv: string): Delivered => ({
    reason: lackReasons[scenario.kind],
    detailSv: `Underlag saknas: ${seriesKinds[series].labelSv.toLowerCase()}, ${formatScenario(scenario)}, ${monthsSv}.`,
  })

  const first = coverage === 'from-first-month' ? [...coveredWithin(allTime)].sort()[0] : undefined
  if (first !== undefined && first > period.to) {
    return { reason: 'series-starts', detailSv: `Ny serie från ${formatMonth(first)}, inget tidigare värde.` }
  }
  if (covered.size === 0) return lacking(formatPeriod(period))
  if (coverage === 'any-month') return { period }

  const asked = first !== undefined && first > period.from ? periodOf(first, period.to) : period
  const absent = monthsOf(asked).filter((each) => !covered.has(each))
  return absent.length === 0 ? { period: asked } : lacking(formatMonths(absent))
}

const lackReasons = { actual: 'not-delivered', budget: 'no-budget', forecast: 'no-forecast' } as const

/** "juli och augusti 2025". */
function formatMonths(months: readonly Month[]): string {
  const years = new Set(months.map(yearOf))
  const [year] = years
  if (years.size !== 1) return new Intl.ListFormat('sv').format(months.map(formatMonth))
  return `${new Intl.ListFormat('sv').format(months.map((each) => monthNamesSv[monthNumberOf(each) - 1] ?? each))} ${year}`
}

/** Every month that a fact can have. */
export const allTime: Period = { from: month('0001-01'), to: month('9999-12') }
