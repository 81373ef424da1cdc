import { type Aggregation, aggregations } from '#domain/aggregation.ts'
import type { Figure } from '#domain/figure.ts'
import { addMonths, monthNumberOf, yearOf } from '#domain/month.ts'
import { formatPeriod, fullYear, monthsOf, period as periodOf, samePeriod } from '#domain/period.ts'
import { seriesKinds } from '#domain/series.ts'
import { divide, exact, sum, zero } from '#lib/exact.ts'
import { type FactsQuestion, factsFigure } from './facts-figure.ts'
import { computedFrom, missingFigure, ratioOf } from './figures.ts'
import { headingSv } from './heading.ts'
import type { TableContext } from './table-definition.ts'

/** What is asked of the facts, and how its months make a period. */
export interface AggregatedQuestion extends FactsQuestion {
  readonly aggregation: Aggregation
  /** What the sum is divided by, for a ratio: the same question of other things. */
  readonly denominator?: Pick<FactsQuestion, 'dimensions' | 'whatSv' | 'coverageDimensions'>
}

/** A sum of facts that another figure is computed from: a ratio's two parts, the months of an average. */
export interface AggregationStep {
  readonly row: string
  readonly labelSv: string
  readonly question: FactsQuestion
}

/** The steps of the question, in `table`; none for what is a sum of facts itself. Their rows are named by whose step each is. */
export function aggregationSteps(question: AggregatedQuestion, table: string): AggregationStep[] {
  const { aggregation, period, whatSv, denominator } = question
  const step = (name: string, labelSv: string, more: Partial<FactsQuestion>): AggregationStep => {
    const row = stepRow(question, name)
    return { row, labelSv: headingSv(labelSv), question: { ...question, ...more, table, row } }
  }
  if (aggregation === 'average-of-months') {
    return monthsOf(period).map((month) =>
      step(`${monthNumberOf(month)}`, `${whatSv}, månad ${monthNumberOf(month)}`, { period: periodOf(month) }),
    )
  }
  if (aggregation !== 'ratio-of-sums') return []
  if (denominator === undefined) throw new Error(`${question.row} is a ratio without a denominator: its layout was not checked.`)
  return [step('taljare', whatSv, {}), step('namnare', denominator.whatSv, denominator)]
}

/**
 * The period's value as the aggregation says (domain.md §3.7), from the facts or from its steps' figures by row. A ratio is
 * never a mean of ratios, a level never a sum of levels, and a yearly value is not there until the year is.
 */
export function aggregatedFigure(
  context: TableContext,
  question: AggregatedQuestion,
  steps: ReadonlyMap<string, Figure>,
): Figure {
  const { aggregation, period, series, whatSv, denominator } = question
  const key = context.keyOf(question.table, question.row, question.column)
  const stepFigure = (name: string): Figure => {
    const figure = steps.get(stepRow(question, name))
    if (figure === undefined) throw new Error(`${key} lacks its step ${name}.`)
    return figure
  }
  switch (aggregation) {
    case 'sum':
      return factsFigure(context, question)
    case 'last':
      return factsFigure(context, { ...question, period: periodOf(period.to) })
    case 'rolling-twelve':
      return factsFigure(context, { ...question, period: periodOf(addMonths(period.to, -11), period.to) })
    case 'yearly-only':
      if (samePeriod(period, fullYear(yearOf(period.to)))) return factsFigure(context, question)
      return missingFigure({ key, period }, 'not-due', 'Redovisas för hela kalenderår.')
    case 'average-of-months': {
      const months = monthsOf(period).map((month) => stepFigure(`${monthNumberOf(month)}`))
      const slot = { key, period, unitOfMeasure: seriesKinds[series].unitOfMeasure }
      const formulaSv = `Genomsnittet av ${whatSv} i varje månad, ${formatPeriod(period)}.`
      return computedFrom(slot, months, formulaSv, (values) => divide(sum(values), exact(BigInt(values.length))) ?? zero)
    }
    case 'ratio-of-sums': {
      const slot = { key, period, unitOfMeasure: 'share' } as const
      const formulaSv = `${headingSv(whatSv)} ÷ ${denominator?.whatSv ?? ''}: ${aggregations[aggregation].labelSv}.`
      return ratioOf(slot, stepFigure('taljare'), stepFigure('namnare'), formulaSv)
    }
  }
}

function stepRow({ table, row }: FactsQuestion, name: string): string {
  return `${table}.${row}.${name}`
}
