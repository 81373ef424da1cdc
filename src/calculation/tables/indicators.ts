import type { Figure, FigureKey } from '#domain/figure.ts'
import type { Finding } from '#domain/finding.ts'
import { type ComputedIndicator, indicatorsBySex } from '#domain/indicators-by-sex.ts'
import { formatPeriod, fullYear, type Period } from '#domain/period.ts'
import type { Indicator, IndicatorBaseline } from '#domain/plan.ts'
import { type Cell, figureAt, type Row, type Table } from '#domain/table.ts'
import { displayUnits, type UnitOfMeasure } from '#domain/units-of-measure.ts'
import { multiply } from '#lib/exact.ts'
import { parseSwedishNumber } from '#lib/swedish-numbers.ts'
import { allTime } from '../facts-figure.ts'
import { figureIn as figureInRow, figureRow } from '../figure-rows.ts'
import { differenceOf, missingFigure, percentagePointChangeOf, relativeChangeOf } from '../figures.ts'
import { calculationFinding } from '../finding-codes.ts'
import { headingSv } from '../heading.ts'
import { indicatorOccasions, monthsAskedOf } from '../indicator-occasions.ts'
import { prepareIndicator } from '../indicator-types/catalogue.ts'
import { checkIndicatorParameters } from '../indicator-types/check-indicator-parameters.ts'
import type { IndicatorOccasion } from '../indicator-types/define-indicator-type.ts'
import type { TableContext, TableDefinition } from '../table-definition.ts'
import { controlCounts } from './control-counts.ts'
import { hoursWorked } from './hours-worked.ts'
import { incidents } from './incidents.ts'
import { incomeStatement } from './income-statement.ts'
import { indicatorParts, partColumn } from './indicator-parts.ts'
import { investments } from './investments.ts'
import { keyFigures } from './key-figures.ts'
import { productionOwn } from './production-own.ts'
import { sicknessAbsence } from './sickness-absence.ts'

const table = 'indicators'

/** The plan's indicators, each with last year's value, the same months last year, and this round's; or the reason why not. */
export const indicators: TableDefinition = {
  name: table,
  labelSv: 'Indikatorer',
  needs: [
    indicatorParts,
    incomeStatement,
    investments,
    keyFigures,
    sicknessAbsence,
    hoursWorked,
    incidents,
    controlCounts,
    productionOwn,
  ].map(({ name }) => name),

  compute(context, earlier) {
    const { plan } = context
    if (plan === undefined || plan.indicators.length === 0) return { findings: [] }
    const occasions = indicatorOccasions(context)
    const computed = indicatorsBySex(plan.indicators)
    const rows = computed.map((indicator) => {
      const figures = occasions.map(({ occasion }) => [occasion, indicatorFigure(indicator, occasion, context, earlier)] as const)
      const row = figureRow(
        { key: indicator.id, labelSv: indicator.labelSv, kind: 'detail', indent: 0 },
        figures,
        indicator.display,
      )
      return {
        ...row,
        cells: Object.fromEntries(
          Object.entries({ ...row.cells, ...changeCells(indicator, row, context) }).map(([key, cell]) => [
            key,
            cell.kind === 'figure' ? { ...cell, withUnit: true } : cell,
          ]),
        ),
      }
    })
    return {
      table: {
        name: table,
        captionSv: 'Indikatorer',
        unitNoteSv: 'Enheten står vid varje värde',
        columns: [
          { key: 'label', labelSv: 'Indikator', kind: 'label' },
          ...occasions.map(({ occasion, period }) => ({
            key: occasion,
            labelSv: headingSv(
              occasion === 'prior-full-year' ? `utfall ${context.round.year - 1}` : `utfall ${formatPeriod(period)}`,
            ),
            kind: 'figure' as const,
            period,
          })),
          ...changeColumns.map(({ key, labelSv, formulaSv }) => ({
            key,
            labelSv,
            kind: 'figure' as const,
            period: context.round.period,
            formulaSv,
          })),
        ],
        rows,
      },
      findings: [...checkIndicatorParameters(plan), ...checkValuesUsable(computed, rows)],
    }
  },
}

const changeColumns = [
  {
    key: 'change',
    labelSv: 'Förändring mot samma period föregående år',
    formulaSv: 'Periodens utfall − utfallet samma period föregående år; för andelar i procentenheter.',
  },
  {
    key: 'change-percent',
    labelSv: 'Förändring mot samma period föregående år, procent',
    formulaSv: '(Periodens utfall − utfallet samma period föregående år) ÷ utfallet samma period föregående år.',
  },
] as const

/** The change against the same months last year, as an amount and in percent; of a share only in percentage points (domain.md §2.4). */
function changeCells(indicator: Indicator, row: Row, context: TableContext): Readonly<Record<string, Cell>> {
  const [actual, prior] = [figureInRow(row, 'actual'), figureInRow(row, 'prior-ytd')]
  const [amount, percent] = changeColumns
  const slot = (column: string, unitOfMeasure: UnitOfMeasure) => ({
    key: context.keyOf(table, indicator.id, column),
    unitOfMeasure,
    period: actual.period ?? context.round.period,
  })
  const { unit, decimals } = indicator.display
  const { base } = displayUnits[unit]
  const isShare = base === 'share'
  const change = isShare
    ? percentagePointChangeOf(slot(amount.key, 'percentage-points'), actual, prior, amount.formulaSv)
    : differenceOf(slot(amount.key, base), actual, prior, amount.formulaSv)
  const relative = relativeChangeOf(slot(percent.key, 'share'), actual, prior, percent.formulaSv)
  // A share's change in percent would be taken for percentage points.
  const percentCell: Cell = isShare
    ? { kind: 'empty' }
    : { kind: 'figure', figure: relative, display: { unit: 'percent', decimals: 1, sign: 'always' } }
  return {
    [amount.key]: {
      kind: 'figure',
      figure: change,
      display: { unit: isShare ? 'percentage-points' : unit, decimals, sign: 'always' },
    },
    [percent.key]: percentCell,
  }
}

function indicatorFigure(
  indicator: ComputedIndicator,
  occasion: IndicatorOccasion,
  context: TableContext,
  earlier: ReadonlyMap<string, Table>,
): Figure {
  const key = context.keyOf(table, indicator.id, occasion)
  const asked = monthsAskedOf(indicator, occasion, context)
  if ('notDueSv' in asked) return missingFigure({ key }, 'not-due', asked.notDueSv)

  const { period } = asked
  const prepared = prepareIndicator(indicator)
  if ('problemSv' in prepared) return missingFigure({ key, period }, 'not-applicable', prepared.problemSv)

  if (indicator.baseline !== undefined && occasion === 'prior-full-year')
    return baselineFigure(key, indicator, indicator.baseline)

  const reported = (within: Period) =>
    context.select({
      series: 'indicator-value',
      orgUnits: [context.orgUnit.code],
      scenario: context.scenarios.actual,
      period: within,
      dimensions: { indicator: [indicator.valuesOf ?? indicator.id] },
    })
  return prepared.compute({
    key,
    occasion,
    period,
    display: indicator.display,
    part(name) {
      const figure = figureIn(earlier, indicatorParts.name, indicator.id, partColumn(name, occasion))
      if (figure === undefined) throw new Error(`Indicator ${indicator.id} has no ${name} in ${indicatorParts.name}.`)
      return figure
    },
    reportedValues: () => reported(period),
    firstReported: () =>
      reported(allTime)
        .map((fact) => fact.period)
        .toSorted((a, b) => (a.from < b.from ? -1 : 1))[0],
    tableFigure: (name, row, column) => figureIn(earlier, name, row, column),
  })
}

/** The value of the year that the plan compares with, as the plan writes it. */
function baselineFigure(key: FigureKey, { display, labelSv, source }: Indicator, { year, valueText }: IndicatorBaseline): Figure {
  const parsed = parseSwedishNumber(valueText)
  const period = fullYear(year)
  if (parsed === undefined) {
    return missingFigure({ key, period }, 'not-applicable', `Jämförelsevärdet ”${valueText}” i planen är inget tal.`)
  }
  const { base, numerator, denominator } = displayUnits[display.unit]
  return {
    kind: 'value',
    key,
    value: multiply(parsed.value, { numerator, denominator }),
    unitOfMeasure: base,
    period,
    basis: { kind: 'entry', formulaSv: `Jämförelsevärdet för ${labelSv} i planen, från ${year}.`, source },
  }
}

/** C-011: values that are there but cannot be shown; an indicator that cannot be computed at all is C-009's. */
function checkValuesUsable(computed: readonly ComputedIndicator[], rows: readonly Row[]): Finding[] {
  return computed.flatMap((indicator) => {
    if ('problemSv' in prepareIndicator(indicator)) return []
    const cells = Object.values(rows.find(({ key }) => key === indicator.id)?.cells ?? {})
    return cells.flatMap((cell) => {
      if (cell.kind !== 'figure' || cell.figure.kind !== 'missing' || cell.figure.reason !== 'not-applicable') return []
      const place = { kind: 'figure', figureKey: cell.figure.key } as const
      return [calculationFinding('C-011', place, `${indicator.labelSv}: ${cell.figure.detailSv ?? ''}`)]
    })
  })
}

function figureIn(earlier: ReadonlyMap<string, Table>, name: string, row: string, column: string): Figure | undefined {
  const found = earlier.get(name)
  return found === undefined ? undefined : figureAt(found, row, column)
}
