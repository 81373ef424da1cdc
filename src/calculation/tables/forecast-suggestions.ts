import type { Figure } from '#domain/figure.ts'
import { monthNumberOf, monthOf } from '#domain/month.ts'
import { formatPeriod, fullYear, monthsOf, type Period, period } from '#domain/period.ts'
import type { Column, Row } from '#domain/table.ts'
import { type Exact, exact, zero } from '#lib/exact.ts'
import { figureRow } from '../figure-rows.ts'
import { derivedFrom } from '../figures.ts'
import {
  type EarlierYear,
  type EstimateGround,
  type EstimateMethod,
  errorInEarlierYears,
  estimateFullYear,
  estimateMethods,
  yearsTried,
} from '../full-year-estimate.ts'
import { headingSv } from '../heading.ts'
import { layoutFor } from '../layout-in-force.ts'
import { statementRowAmount } from '../statement-row-amount.ts'
import type { TableContext, TableDefinition } from '../table-definition.ts'
import { unitNoteSv } from '../unit-note.ts'
import { incomeStatement } from './income-statement.ts'

const table = 'forecast-suggestions'
/** How many closed years a suggestion looks back on. */
const yearsBack = 3

/**
 * What history suggests that each row of the income statement will be for the whole year, by every method that has the years
 * it needs, and how far each would have been from the closings of those years. Suggestions only: a forecast is a person's.
 */
export const forecastSuggestions: TableDefinition = {
  name: table,
  labelSv: 'Förslag till helårsprognos',
  reads: 'ledger',
  needs: [],

  compute(context) {
    const { round } = context
    const layout = layoutFor(incomeStatement.name, context)
    const months = monthsOf(round.period).length
    if (layout === undefined || months === 12 || !isDelivered(round.period, context)) return { findings: [] }
    const rows = layout.rows.filter(({ kind, accounts }) => kind === 'detail' && accounts !== undefined)
    if (rows.length === 0) return { findings: [] }

    const years = Array.from({ length: yearsBack }, (_, back) => round.year - 1 - back).filter((year) =>
      isDelivered(fullYear(year), context),
    )
    const toDate: AmountColumn = {
      key: 'actual-ytd',
      labelSv: headingSv(`utfall ${formatPeriod(round.period)}`),
      period: round.period,
    }
    const earlier = years.map((year) => yearColumns(year, round.period))
    const methods = methodsFor(round.year, months, years)
    const computed = rows.map((row): Row => {
      const amountOf = ({ key, period }: AmountColumn) =>
        statementRowAmount(row, { table, column: key, scenario: context.scenarios.actual, period }, layout, context)
      const known: KnownFigures = {
        months,
        toDate: amountOf(toDate),
        earlier: earlier.map((each) => ({ year: each.year, toDate: amountOf(each.toDate), closing: amountOf(each.closing) })),
      }
      const amounts = [
        [toDate.key, known.toDate] as const,
        ...earlier.flatMap((each, index) => {
          const figures = known.earlier[index]
          return figures === undefined
            ? []
            : [[each.toDate.key, figures.toDate] as const, [each.closing.key, figures.closing] as const]
        }),
      ]
      const { key, labelSv, indent } = row
      return figureRow({ key, labelSv, kind: 'detail', indent }, [...amounts, ...estimatesOf(key, known, methods, context)])
    })
    const amountColumns = [toDate, ...earlier.flatMap((each) => [each.toDate, each.closing])]
    return {
      table: {
        name: table,
        captionSv: 'Förslag till helårsprognos',
        unitNoteSv: unitNoteSv(layout.display),
        columns: [
          { key: 'label', labelSv: layout.captionSv, kind: 'label' },
          ...amountColumns.map((amount): Column => ({ ...amount, kind: 'figure', display: layout.display })),
          ...methods.flatMap(({ method, tried }): Column[] => {
            const { labelSv, methodSv } = estimateMethods[method]
            const column: Column = {
              key: method,
              labelSv: `Förslag: ${labelSv.toLowerCase()}`,
              kind: 'figure',
              display: layout.display,
              period: context.currentYear,
              formulaSv: methodSv,
            }
            return tried.length === 0 ? [column] : [column, errorColumn(method, tried, context)]
          }),
        ],
        rows: computed,
      },
      findings: [],
    }
  },
}

interface AmountColumn {
  readonly key: string
  readonly labelSv: string
  readonly period: Period
}

interface UsableMethod {
  readonly method: EstimateMethod
  /** The closed years that it can be tried on. */
  readonly tried: readonly number[]
}

/** Which methods have the years that they need, whatever the amounts. */
function methodsFor(year: number, months: number, years: readonly number[]): UsableMethod[] {
  const earlier = years.map((each): EarlierYear => ({ year: each, toDate: exact(1n), closing: exact(1n) }))
  return (Object.keys(estimateMethods) as EstimateMethod[])
    .filter((method) => estimateFullYear(method, { year, toDate: exact(1n), months, earlier }) !== undefined)
    .map((method) => ({ method, tried: yearsTried(method, { months, earlier }) }))
}

function errorColumn(method: EstimateMethod, tried: readonly number[], { currentYear }: TableContext): Column {
  const yearsSv = new Intl.ListFormat('sv').format(tried.toReversed().map(String))
  return {
    key: `${method}-error`,
    labelSv: `${estimateMethods[method].labelSv}, fel ${yearsSv}`,
    kind: 'figure',
    display: { unit: 'percent', decimals: 1 },
    period: currentYear,
    formulaSv: `Hur långt från bokslutet förslaget hade hamnat ${yearsSv}: medelvärdet av |förslag − bokslut| ÷ |bokslut|.`,
  }
}

interface KnownFigures {
  readonly months: number
  readonly toDate: Figure
  readonly earlier: readonly YearFigures[]
}

interface YearFigures {
  readonly year: number
  readonly toDate: Figure
  readonly closing: Figure
}

function estimatesOf(
  row: string,
  { months, toDate, earlier }: KnownFigures,
  methods: readonly UsableMethod[],
  context: TableContext,
): [string, Figure][] {
  const { year } = context.round
  /** The figures that a method stands on, and how their values are told apart again. */
  const groundOf = (used: readonly YearFigures[]) => ({
    inputs: [toDate, ...used.flatMap((each) => [each.toDate, each.closing])],
    of: ([now = zero, ...rest]: readonly Exact[]): EstimateGround => ({
      year,
      months,
      toDate: now,
      earlier: used.map((each, index) => ({
        year: each.year,
        toDate: rest[2 * index] ?? zero,
        closing: rest[2 * index + 1] ?? zero,
      })),
    }),
  })
  return methods.flatMap(({ method, tried }): [string, Figure][] => {
    const slot = { key: context.keyOf(table, row, method), unitOfMeasure: 'sek', period: context.currentYear } as const
    const ground = groundOf(earlier.filter((each) => looksAt[method](each.year, year)))
    const estimate = derivedFrom(slot, ground.inputs, estimateMethods[method].methodSv, (values) =>
      estimateFullYear(method, ground.of(values)),
    )
    if (tried.length === 0) return [[method, estimate]]

    const column = errorColumn(method, tried, context)
    const errorSlot = { ...slot, key: context.keyOf(table, row, column.key), unitOfMeasure: 'share' } as const
    const all = groundOf(earlier)
    const error = derivedFrom(errorSlot, all.inputs, column.formulaSv ?? '', (values) =>
      errorInEarlierYears(method, all.of(values)),
    )
    return [
      [method, estimate],
      [column.key, error],
    ]
  })
}

/** Which closed years a method's suggestion for the year stands on. */
const looksAt: Readonly<Record<EstimateMethod, (earlier: number, year: number) => boolean>> = {
  'seasonal-share': () => true,
  'run-rate': () => false,
  'last-year-and-change': (earlier, year) => earlier === year - 1,
}

function yearColumns(year: number, months: Period): { year: number; toDate: AmountColumn; closing: AmountColumn } {
  const same = period(monthOf(year, monthNumberOf(months.from)), monthOf(year, monthNumberOf(months.to)))
  return {
    year,
    toDate: { key: `to-date-${year}`, labelSv: headingSv(`utfall ${formatPeriod(same)}`), period: same },
    closing: { key: `closing-${year}`, labelSv: `Bokslut ${year}`, period: fullYear(year) },
  }
}

function isDelivered(months: Period, { monthsCovered, scenarios, membersDuring }: TableContext): boolean {
  const { orgUnits } = membersDuring(months)
  return (
    monthsCovered({ series: 'ledger', scenario: scenarios.actual, period: months, orgUnits }).size === monthsOf(months).length
  )
}
