import type { Display } from '#domain/display.ts'
import type { Fact } from '#domain/fact.ts'
import type { Figure } from '#domain/figure.ts'
import type { Finding } from '#domain/finding.ts'
import { fullYear, type Period } from '#domain/period.ts'
import type { Scenario } from '#domain/scenario.ts'
import type { Column, Row } from '#domain/table.ts'
import { compare, type Exact, subtract, zero } from '#lib/exact.ts'
import { checkDimensionPresent, type DimensionGroup, dimensionGroups } from '../dimension-groups.ts'
import { type FactsQuestion, factsFigure } from '../facts-figure.ts'
import { type DifferenceColumn, figureRow, sumRow, withDifferences } from '../figure-rows.ts'
import { computedFrom, sumFigures } from '../figures.ts'
import { calculationFinding } from '../finding-codes.ts'
import { investmentCategoryLabelsSv, investmentGroupOf } from '../investment-categories.ts'
import type { TableContext, TableDefinition } from '../table-definition.ts'
import { unitNoteSv } from '../unit-note.ts'

const table = 'investment-vintages'
const display: Display = { unit: 'tkr', decimals: 1 }
const ownRowKeys = ['summa-inventarier-och-utrustning', 'summa', 'totalt']

/**
 * Investments by the year whose budget pays for them (domain.md §3.9): what is left of earlier years' budgets is used before
 * the year's own. A purchase that names its budget year counts there; when purchases come without one, they are taken from the
 * oldest budget that has anything left. RK 2025: 339 bought, 600 left of 2024's budget, so all 339 are 2024's.
 */
export const investmentVintages: TableDefinition = {
  name: table,
  labelSv: 'Investeringar per budgetår',
  needs: [],

  compute(context) {
    const facts = investmentFacts(context)
    if (!facts.budget.some(({ dimensions }) => dimensions.vintage !== undefined)) return { findings: [] }

    const vintages = budgetYears(context, facts.budget)
    const columns = tableColumns(context, vintages, { withClosing: facts.closing.length > 0 })
    const takesOldestFirst = !facts.actual.some(({ dimensions }) => dimensions.vintage !== undefined)
    const all = [...facts.closing, ...facts.actual, ...facts.budget, ...facts.forecast]
    const categoryRows = dimensionGroups(all, 'category', investmentCategoryLabelsSv, ownRowKeys).map((category) => ({
      group: investmentGroupOf(category.key),
      row: categoryRow(context, category, vintages, columns, takesOldestFirst),
    }))
    const difference = unspent(context)
    return {
      table: {
        name: table,
        captionSv: 'Investeringar per budgetår',
        unitNoteSv: unitNoteSv(display),
        columns: [
          { key: 'label', labelSv: 'Investeringskategori', kind: 'label' },
          ...columns.map(({ key, labelSv, period }): Column => ({ key, labelSv, kind: 'figure', display, period })),
          {
            key: difference.key,
            labelSv: difference.labelSv,
            kind: 'figure',
            display: { ...display, decimals: 0 },
            period: difference.period,
            difference: { minuend: difference.minuend, subtrahend: difference.subtrahend },
            formulaSv: difference.formulaSv,
          },
        ],
        rows: withSums(context, categoryRows, columns).map((row) => withDifferences(context, table, row, [difference], 'sek')),
        ...(takesOldestFirst ? { notesSv: ['Inköp räknas av från den äldsta budget som har medel kvar.'] } : {}),
      },
      findings: [
        ...checkDimensionPresent(all, 'category', { table, dimensionSv: 'kategori' }),
        ...checkDimensionPresent(takesOldestFirst ? facts.budget : [...facts.budget, ...facts.actual], 'vintage', {
          table,
          dimensionSv: 'budgetår',
        }),
        ...checkBudgetYears(context, facts.budget),
      ],
    }
  },
}

interface InvestmentFacts {
  readonly closing: readonly Fact[]
  readonly actual: readonly Fact[]
  readonly budget: readonly Fact[]
  readonly forecast: readonly Fact[]
}

function investmentFacts(context: TableContext): InvestmentFacts {
  const { scenarios, round, currentYear } = context
  const select = (scenario: Scenario, period: Period): Fact[] =>
    context.select({ series: 'investment', scenario, period, orgUnits: context.unitsDuring(period) })
  return {
    closing: select(scenarios.actual, fullYear(round.year - 1)),
    actual: select(scenarios.actual, round.period),
    budget: select(scenarios.budget, currentYear),
    forecast: select(scenarios.forecast, currentYear),
  }
}

/** A year whose budget purchases of the round's year are paid from; the oldest takes in everything older. */
interface BudgetYear {
  readonly year: number
  readonly values: readonly string[]
}

function budgetYears({ round: { year } }: TableContext, budget: readonly Fact[]): BudgetYear[] {
  const values = [...new Set(budget.map(({ dimensions }) => dimensions.vintage).filter((value) => value !== undefined))].sort()
  const older = values.filter((value) => /^\d{4}$/.test(value) && Number(value) < year - 2)
  return [
    { year: year - 2, values: [...older, String(year - 2)] },
    { year: year - 1, values: [String(year - 1)] },
    { year, values: [String(year)] },
  ]
}

interface AmountColumn {
  readonly key: string
  readonly labelSv: string
  readonly period: Period
}

function tableColumns(
  { round, currentYear }: TableContext,
  vintages: readonly BudgetYear[],
  { withClosing }: { withClosing: boolean },
): AmountColumn[] {
  const { year, period } = round
  const closing = { key: 'actual-full-year-prior', labelSv: `Bokslut ${year - 1}`, period: fullYear(year - 1) }
  return [
    ...(withClosing ? [closing] : []),
    ...vintages.map((vintage) => ({
      key: `purchases-${vintage.year}`,
      labelSv: `Inköp ${year} utifrån budget ${vintage.year}`,
      period,
    })),
    { key: 'actual', labelSv: `Utfall ${year} totalt`, period },
    ...vintages.map((vintage) => ({
      key: `budget-${vintage.year}`,
      labelSv: vintage.year === year ? `Budget ${year}` : `Kvarvarande budget från ${vintage.year}`,
      period: currentYear,
    })),
    { key: 'budget', labelSv: 'Budget totalt', period: currentYear },
    { key: 'forecast', labelSv: `Prognos ${year}`, period: currentYear },
  ]
}

function unspent({ currentYear }: TableContext): DifferenceColumn {
  return {
    key: 'unspent',
    labelSv: 'Ej förbrukat (budget − utfall)',
    minuend: 'budget',
    subtrahend: 'actual',
    formulaSv: 'Budget totalt − utfall totalt.',
    period: currentYear,
  }
}

function categoryRow(
  context: TableContext,
  { key: row, labelSv, values }: DimensionGroup,
  vintages: readonly BudgetYear[],
  columns: readonly AmountColumn[],
  takesOldestFirst: boolean,
): Row {
  const { scenarios } = context
  const ask = (column: string, scenario: Scenario, dimensions: FactsQuestion['dimensions'], whatSv: string): Figure =>
    factsFigure(context, {
      table,
      row,
      column,
      series: 'investment',
      scenario,
      period: periodOf(columns, column),
      dimensions: { category: values, ...dimensions },
      whatSv: `${whatSv} i kategorin ${labelSv}`,
      coverage: 'any-month',
      isShareOfBudget: true,
    })
  const total = (column: string, addends: readonly Figure[], formulaSv: string): Figure =>
    sumFigures(
      { key: context.keyOf(table, row, column), unitOfMeasure: 'sek', period: periodOf(columns, column) },
      addends,
      formulaSv,
    )

  const budgets = vintages.map(({ year, values: years }) =>
    ask(`budget-${year}`, scenarios.budget, { vintage: years }, `investeringsbudget från ${year}`),
  )
  const named = (): Figure[] =>
    vintages.map(({ year, values: years }) =>
      ask(`purchases-${year}`, scenarios.actual, { vintage: years }, `inköp utifrån budget ${year}`),
    )
  const purchases = takesOldestFirst ? undefined : named()
  const actual =
    purchases === undefined
      ? ask('actual', scenarios.actual, {}, 'inköp')
      : total('actual', purchases, 'Summan av inköpen utifrån varje års budget.')
  const figures = new Map<string, Figure>([
    ...(columns.some(({ key }) => key === 'actual-full-year-prior')
      ? [['actual-full-year-prior', ask('actual-full-year-prior', scenarios.actual, {}, 'inköp')] as const]
      : []),
    ...vintages.map(
      ({ year }, index) =>
        [
          `purchases-${year}`,
          purchases?.[index] ?? oldestFirst(context, row, vintages, index, actual, budgets, columns),
        ] as const,
    ),
    ['actual', actual],
    ...vintages.flatMap(({ year }, index) => (budgets[index] ? [[`budget-${year}`, budgets[index]] as const] : [])),
    ['budget', total('budget', budgets, 'Summan av årets budget och det som är kvar av tidigare års.')],
    ['forecast', ask('forecast', scenarios.forecast, {}, 'prognos')],
  ])
  return figureRow({ key: row, labelSv, kind: 'detail', indent: 0 }, figures)
}

/** What the budget year at the position pays of the purchases: what older years leave, up to its own; the last one all the rest. */
function oldestFirst(
  context: TableContext,
  row: string,
  vintages: readonly BudgetYear[],
  position: number,
  actual: Figure,
  budgets: readonly Figure[],
  columns: readonly AmountColumn[],
): Figure {
  const column = `purchases-${vintages[position]?.year}`
  const slot = { key: context.keyOf(table, row, column), unitOfMeasure: 'sek', period: periodOf(columns, column) } as const
  const isLast = position === vintages.length - 1
  const formulaSv = isLast
    ? 'Utfall − det som betalas av tidigare års budget.'
    : 'Det av utfallet som äldre budget inte räcker till, högst vad budgeten har kvar.'
  return computedFrom(
    slot,
    [actual, ...budgets.slice(0, isLast ? position : position + 1)],
    formulaSv,
    ([bought = zero, ...left]) => {
      let rest = bought
      let paid = zero
      for (const budget of left) {
        paid = smaller(larger(rest, zero), larger(budget, zero))
        rest = subtract(rest, paid)
      }
      return isLast ? rest : paid
    },
  )
}

function smaller(a: Exact, b: Exact): Exact {
  return compare(a, b) < 0 ? a : b
}

function larger(a: Exact, b: Exact): Exact {
  return compare(a, b) > 0 ? a : b
}

function periodOf(columns: readonly AmountColumn[], key: string): Period {
  const found = columns.find((column) => column.key === key)
  if (found === undefined) throw new Error(`${table} has no column ${key}.`)
  return found.period
}

/** Equipment with its sum, other assets, the sum of both, grants and leasing, and the total: as the region's statement has them. */
function withSums(
  context: TableContext,
  categories: readonly { readonly group: 'equipment' | 'asset' | 'financing'; readonly row: Row }[],
  columns: readonly AmountColumn[],
): Row[] {
  const sum = (key: string, labelSv: string, addends: readonly Row[]): Row =>
    sumRow(context, table, { key, labelSv, kind: 'sum', indent: 0 }, addends, columns, 'sek')
  const of = (wanted: string): Row[] => categories.filter(({ group }) => group === wanted).map(({ row }) => row)
  const [equipment, assets, financing] = [of('equipment'), of('asset'), of('financing')]

  const equipmentSum =
    equipment.length === 0 ? [] : [sum('summa-inventarier-och-utrustning', 'Summa inventarier och utrustning', equipment)]
  const bought = [...equipmentSum, ...assets]
  const boughtSum = financing.length === 0 || bought.length === 0 ? [] : [sum('summa', 'Summa', bought)]
  const total = sum('totalt', 'Totalt', boughtSum.length === 0 ? [...bought, ...financing] : [...boughtSum, ...financing])
  return [...equipment, ...equipmentSum, ...assets, ...boughtSum, ...financing, total]
}

/** C-014: budget whose year is not a year, or lies after the round's: no column holds it. */
function checkBudgetYears({ round }: TableContext, budget: readonly Fact[]): Finding[] {
  return budget.flatMap(({ dimensions: { vintage }, source }) => {
    if (vintage === undefined || (/^\d{4}$/.test(vintage) && Number(vintage) <= round.year)) return []
    const message = `Budgetåret ”${vintage}” är inget år till och med ${round.year}, så beloppet kommer inte med. Rätta budgetåret i källan.`
    return [calculationFinding('C-014', { kind: 'source', place: source }, message)]
  })
}
