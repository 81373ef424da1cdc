import { addsAcrossRows } from '#domain/aggregation.ts'
import type { Display } from '#domain/display.ts'
import type { DimensionName } from '#domain/fact.ts'
import { type Figure, isMissing } from '#domain/figure.ts'
import type { Finding } from '#domain/finding.ts'
import { formatPeriod, type Period } from '#domain/period.ts'
import {
  type ProductionColumn,
  type ProductionLayout,
  type ProductionRow,
  productionColumnKey,
  type Quantity,
} from '#domain/production-layout.ts'
import { seriesKinds } from '#domain/series.ts'
import { comparisons } from '#domain/statement-layout.ts'
import { type Cell, type Column, figureAt, type Row, type Table } from '#domain/table.ts'
import type { UnitOfMeasure } from '#domain/units-of-measure.ts'
import { equals, isZero, sum } from '#lib/exact.ts'
import { type AggregatedQuestion, type AggregationStep, aggregatedFigure, aggregationSteps } from './aggregated-figure.ts'
import {
  differenceOf,
  type FigureSlot,
  missingFigure,
  percentagePointChangeOf,
  relativeChangeOf,
  remainderOf,
  sumFigures,
} from './figures.ts'
import { calculationFinding } from './finding-codes.ts'
import { headingSv, lowerFirst } from './heading.ts'
import { periodWithLag } from './lagged-period.ts'
import { productionLayoutFor } from './layout-in-force.ts'
import { type ColumnMeaning, columnLabelSv, columnMeanings, columnPeriod, operandsOf } from './statement-columns.ts'
import type { TableContext, TableDefinition } from './table-definition.ts'
import { unitNoteSv } from './unit-note.ts'

/** The table that holds the steps of every production table's ratios and averages. */
export const stepTable = 'production-steps'

/** The tables that a production layout can lay out. */
export const productionTableNames = [
  'production-own',
  'production-diagnostics',
  'production-care-centres',
  'production-private',
  'dental-care',
] as const

/** One of them, for units that have a layout of it, their own or that of the administration above them. */
export function productionTable(name: (typeof productionTableNames)[number], labelSv: string): TableDefinition {
  return {
    name,
    labelSv,
    needs: [stepTable],

    compute(context, earlier) {
      const layout = productionLayoutFor(name, context)
      if (layout === undefined) return { findings: [] }
      const broken = checkOperands(layout)
      if (broken.length > 0) return { findings: broken }
      if (!isDelivered(layout, context)) return { findings: [] }
      const { table, findings } = computeProduction(layout, context, earlier.get(stepTable))
      return { ...(table === undefined ? {} : { table }), findings }
    },
  }
}

/**
 * What care has produced, as the layout says: rows from counted things, from sums of rows and from what parts leave of a whole
 * (domain.md §3.7), columns as named comparisons. A row that nobody has delivered for is there and says so, in the
 * administration's own report; a clinic's has only the rows that are its.
 */
function computeProduction(
  layout: ProductionLayout,
  context: TableContext,
  steps: Table | undefined,
): { table: Table | undefined; findings: Finding[] } {
  const figures = new Map<string, Figure>()
  const figureOf = (row: ProductionRow, column: ProductionColumn): Figure => {
    const key = context.keyOf(layout.table, row.key, productionColumnKey(column))
    const known = figures.get(key) ?? compute(row, column)
    figures.set(key, known)
    return known
  }
  const rowOf = (key: string): ProductionRow => {
    const row = layout.rows.find((each) => each.key === key)
    if (row === undefined) throw new Error(`Layout ${layout.table} has no row ${key}: its shape was not checked.`)
    return row
  }

  const compute = (row: ProductionRow, column: ProductionColumn): Figure => {
    const meaning = columnMeanings[column.comparison]
    if (meaning.kind !== 'amounts') return compared(row, column, meaning)
    const slot = slotOf(row, column)
    if (row.sumOf !== undefined) {
      const addends = row.sumOf.map(rowOf)
      const each = addends.map((addend) => figureOf(addend, column))
      return sumFigures(slot, each, `${addends.map(({ labelSv }) => labelSv).join(' + ')}.`)
    }
    if (row.residualOf !== undefined) {
      const whole = rowOf(row.residualOf)
      const parts = (whole.parts ?? []).filter((key) => key !== row.key).map(rowOf)
      const formulaSv = `${whole.labelSv} − (${parts.map(({ labelSv }) => withoutOf(labelSv)).join(' + ')}).`
      const ofParts = parts.map((part) => figureOf(part, column))
      return remainderOf(slot, figureOf(whole, column), ofParts, formulaSv)
    }
    const quantity = quantityIn(row, column)
    if (quantity === undefined) throw new Error(`${slot.key} counts nothing: an empty cell was asked for its figure.`)
    if (row.planned === false && meaning.scenario !== 'actual') return unplanned(slot, meaning.scenario)
    const asked = questionFor(layout, row, column, quantity, context)
    return asked === undefined
      ? missingFigure(slot, 'not-due', 'Källan släpar: perioden har inga uppgifter ännu.')
      : answer(slot, asked)
  }

  const answer = (slot: FigureSlot, question: AggregatedQuestion): Figure => {
    const asked = aggregationSteps(question, stepTable)
    const known = new Map(
      asked.flatMap(({ row }): [string, Figure][] => {
        const figure = steps && figureAt(steps, row, question.column)
        return figure === undefined ? [] : [[row, figure]]
      }),
    )
    // The table of steps leaves out what a part of the administration has none of.
    if (known.size < asked.length && !isOwn(layout, context))
      return missingFigure(slot, 'not-applicable', 'Enheten har inga sådana uppgifter.')
    return aggregatedFigure(context, question, known)
  }

  const compared = (
    row: ProductionRow,
    column: ProductionColumn,
    meaning: Exclude<ColumnMeaning, { kind: 'amounts' }>,
  ): Figure => {
    const beside = (comparison: ProductionColumn['comparison']) => figureOf(row, columnOf(layout, { ...column, comparison }))
    const { formulaSv } = comparisons[column.comparison]
    const [minuend, subtrahend] =
      meaning.kind === 'difference' ? [meaning.minuend, meaning.subtrahend] : [meaning.current, meaning.prior]
    const slot = slotOf(row, column)
    if (isRatio(quantityIn(row, column))) {
      const pointsSv = `${comparisons[minuend].labelSv} − ${lowerFirst(comparisons[subtrahend].labelSv)}, i procentenheter.`
      return percentagePointChangeOf(
        { ...slot, unitOfMeasure: 'percentage-points' },
        beside(minuend),
        beside(subtrahend),
        pointsSv,
      )
    }
    return meaning.kind === 'difference'
      ? differenceOf(slot, beside(minuend), beside(subtrahend), formulaSv)
      : relativeChangeOf({ ...slot, unitOfMeasure: 'share' }, beside(minuend), beside(subtrahend), formulaSv)
  }

  const slotOf = (row: ProductionRow, column: ProductionColumn): FigureSlot => ({
    key: context.keyOf(layout.table, row.key, productionColumnKey(column)),
    unitOfMeasure: unitOf(row, column),
    period: periodOf(row, column, context) ?? columnPeriod(column.comparison, context.round),
  })
  const unitOf = (row: ProductionRow, column: ProductionColumn): UnitOfMeasure => {
    const counted = row.residualOf === undefined ? row : rowOf(row.residualOf)
    const quantity = quantityIn(counted.sumOf === undefined ? counted : rowOf(counted.sumOf[0] ?? ''), column)
    if (isRatio(quantity)) return 'share'
    return seriesKinds[quantity?.series ?? 'production'].unitOfMeasure
  }

  const rows = layout.rows
    .map((row): Row => {
      const cells = layout.columns.map((column): [string, Cell] => [
        productionColumnKey(column),
        hasFigure(row, column) ? cellOf(row, column, figureOf(row, column), unitOf(row, column)) : { kind: 'empty' },
      ])
      const { key, kind, indent } = row
      return { key, labelSv: labelOf(row, context), kind, indent, cells: Object.fromEntries(cells) }
    })
    .filter((row, index) => isOwn(layout, context) || !isSilent(row, layout.rows[index]))
  if (rows.length === 0) return { table: undefined, findings: [] }

  const partitions = layout.rows.filter((row) => row.parts !== undefined && rows.some(({ key }) => key === row.key))
  const filled = new Set(partitions.filter((row) => isFilled(row, rows, layout)).map(({ key }) => key))
  const notesSv = [...(layout.notesSv ?? []), ...lagNotes(layout, rows, context)]
  return {
    table: {
      name: layout.table,
      captionSv: layout.captionSv,
      unitNoteSv: layout.unitNoteSv ?? unitNoteSv({ unit: 'count', decimals: 0 }),
      columns: [
        { key: 'label', labelSv: layout.captionSv, kind: 'label' },
        ...layout.columns.map((column) => tableColumn(column, context)),
      ],
      rows: rows.map((row) =>
        withAddends(
          row,
          layout.rows.find(({ key }) => key === row.key),
          filled,
          rows,
        ),
      ),
      ...(notesSv.length === 0 ? {} : { notesSv }),
    },
    findings: partitions.filter(({ key }) => !filled.has(key)).map((row) => unfilledFinding(row, layout)),
  }
}

/** A step in the column that its figure stands in; `isOwn` where the unit is the one that the layout is for. */
export interface ProductionStep extends AggregationStep {
  readonly column: ProductionColumn
  readonly isOwn: boolean
}

/** The sums of facts that the layout's ratios and averages are computed from; none for a unit that nothing is delivered for. */
export function productionSteps(layout: ProductionLayout, context: TableContext): ProductionStep[] {
  if (!isDelivered(layout, context)) return []
  return layout.rows.flatMap((row) =>
    layout.columns.flatMap((column) => {
      const quantity = quantityIn(row, column)
      const meaning = columnMeanings[column.comparison]
      if (quantity === undefined || meaning.kind !== 'amounts') return []
      if (row.planned === false && meaning.scenario !== 'actual') return []
      const question = questionFor(layout, row, column, quantity, context)
      const steps = question === undefined ? [] : aggregationSteps(question, stepTable)
      return steps.map((step) => ({ ...step, column, isOwn: isOwn(layout, context) }))
    }),
  )
}

/**
 * The quantity's question of the facts. Its own category must have come for every month of the period, so that what is sent in
 * a file of its own (DRG points) is missed when that file is; `sporadic` things are satisfied with having come at all.
 */
function questionFor(
  layout: ProductionLayout,
  row: ProductionRow,
  column: ProductionColumn,
  quantity: Quantity,
  context: TableContext,
): AggregatedQuestion | undefined {
  const { categories, series = 'production', careTypes, orgUnit, aggregation, denominators, sporadic = false } = quantity
  const meaning = columnMeanings[column.comparison]
  const period = periodOf(row, column, context)
  if (meaning.kind !== 'amounts' || period === undefined) return undefined
  const providers: Partial<Record<DimensionName, readonly string[]>> =
    layout.providerKinds === undefined ? {} : { 'provider-kind': layout.providerKinds }
  const whole = layout.rows.find(({ parts }) => parts?.includes(row.key))
  const whatSv = lowerFirst([...(whole === undefined ? [] : [whole.labelSv]), withoutOf(row.labelSv)].join(', '))
  const ofCategories = (of: readonly string[]) => ({
    dimensions: { ...providers, category: of, ...(careTypes === undefined ? {} : { 'care-type': careTypes }) },
    coverageDimensions: { ...providers, category: of },
  })
  return {
    table: layout.table,
    row: row.key,
    column: productionColumnKey(column),
    series,
    scenario: context.scenarios[meaning.scenario],
    period,
    ...(orgUnit === undefined ? {} : { orgUnit, coverageOrgUnit: orgUnit }),
    ...ofCategories(categories),
    whatSv: quantity.labelSv ?? `${whatSv} (${categories.join(', ')})`,
    coverage: sporadic ? 'any-month' : 'every-month',
    aggregation,
    ...(denominators === undefined
      ? {}
      : { denominator: { ...ofCategories(denominators), whatSv: quantity.denominatorLabelSv ?? denominators.join(' och ') } }),
  }
}

/** A part's label where the whole is understood: "varav dagkirurgi" is "dagkirurgi". */
function withoutOf(labelSv: string): string {
  return labelSv.replace(/^(?:varav|därav) /, '')
}

function quantityIn({ quantity, aspects }: ProductionRow, { aspect }: ProductionColumn): Quantity | undefined {
  return aspect === undefined ? quantity : aspects?.[aspect]
}

function hasFigure(row: ProductionRow, column: ProductionColumn): boolean {
  if (row.kind === 'group') return false
  if (row.sumOf !== undefined || row.residualOf !== undefined) return column.aspect === undefined
  return quantityIn(row, column) !== undefined
}

function isRatio(quantity: Quantity | undefined): boolean {
  return quantity !== undefined && !addsAcrossRows(quantity.aggregation)
}

/** The column's months for a row whose source lags; nothing lags at the year's end, nor in a year that has ended. */
function periodOf({ lagMonths = 0 }: ProductionRow, { comparison }: ProductionColumn, context: TableContext): Period | undefined {
  const { round } = context
  const lagged = periodWithLag(round, round.kind === 'Å' ? 0 : lagMonths)
  return lagged && columnPeriod(comparison, { ...round, period: lagged })
}

function labelOf({ labelSv, lagMonths = 0 }: ProductionRow, { round }: TableContext): string {
  if (lagMonths === 0 || round.kind === 'Å') return labelSv
  return `${labelSv} (${lagMonths} ${lagMonths === 1 ? 'månads' : 'månaders'} släp)`
}

/** "Januari–mars 2024: DRG-poäng totalt." Parts of a row lag as it does and are not told again. */
function lagNotes(layout: ProductionLayout, rows: readonly Row[], { round }: TableContext): string[] {
  const lagging = layout.rows.filter(
    ({ key, kind, lagMonths = 0 }) => lagMonths > 0 && kind !== 'of-which' && rows.some((row) => row.key === key),
  )
  if (round.kind === 'Å') return []
  return [...Map.groupBy(lagging, ({ lagMonths = 0 }) => lagMonths)].flatMap(([lagMonths, ofLag]) => {
    const period = periodWithLag(round, lagMonths)
    const labelsSv = new Intl.ListFormat('sv').format(ofLag.map(({ labelSv }) => labelSv))
    return period === undefined ? [] : [`${headingSv(formatPeriod(period))}, och samma månader föregående år: ${labelsSv}.`]
  })
}

function unplanned(slot: FigureSlot, scenario: 'budget' | 'forecast'): Figure {
  const detailSv = scenario === 'budget' ? 'Budgeteras inte.' : 'Ingen prognos görs.'
  const basis = {
    kind: 'formula',
    formulaSv: `${detailSv} Så är raden beskriven i produktionsuppställningen.`,
    inputs: [],
  } as const
  return missingFigure(slot, scenario === 'budget' ? 'no-budget' : 'no-forecast', detailSv, basis)
}

function cellOf(row: ProductionRow, column: ProductionColumn, figure: Figure, unitOfMeasure: UnitOfMeasure): Cell {
  const quantity = quantityIn(row, column)
  const meaning = columnMeanings[column.comparison]
  if (meaning.kind === 'relative-change' && !isRatio(quantity)) return { kind: 'figure', figure }
  const display =
    isRatio(quantity) && meaning.kind !== 'amounts' ? pointsDisplay : (quantity?.display ?? ownDisplays[unitOfMeasure])
  return {
    kind: 'figure',
    figure,
    ...(display === undefined || column.display !== undefined ? {} : { display, withUnit: true }),
    ...(quantity?.wordSv === undefined || meaning.kind !== 'amounts' ? {} : { wordSv: quantity.wordSv }),
  }
}

const pointsDisplay: Display = { unit: 'percentage-points', decimals: 1 }
/** How a row that is no count shows itself in a column of counts. */
const ownDisplays: Readonly<Partial<Record<UnitOfMeasure, Display>>> = {
  share: { unit: 'percent', decimals: 0 },
  hours: { unit: 'hours', decimals: 0 },
  sek: { unit: 'mnkr', decimals: 1 },
}

function tableColumn(column: ProductionColumn, { round }: TableContext): Column {
  const { comparison, aspect } = column
  const meaning = columnMeanings[comparison]
  const usual: Display = meaning.kind === 'relative-change' ? { unit: 'percent', decimals: 1 } : { unit: 'count', decimals: 0 }
  return {
    key: productionColumnKey(column),
    labelSv: columnLabelSv(column, round),
    kind: 'figure',
    display: column.display ?? usual,
    period: columnPeriod(comparison, round),
    formulaSv: comparisons[comparison].formulaSv,
    ...(meaning.kind === 'difference'
      ? {
          difference: {
            minuend: productionColumnKey({ ...(aspect === undefined ? {} : { aspect }), comparison: meaning.minuend }),
            subtrahend: productionColumnKey({ ...(aspect === undefined ? {} : { aspect }), comparison: meaning.subtrahend }),
          },
        }
      : {}),
    ...(meaning.kind === 'relative-change'
      ? {
          relativeChange: {
            current: productionColumnKey({ ...(aspect === undefined ? {} : { aspect }), comparison: meaning.current }),
            prior: productionColumnKey({ ...(aspect === undefined ? {} : { aspect }), comparison: meaning.prior }),
          },
        }
      : {}),
  }
}

function columnOf(layout: ProductionLayout, wanted: Pick<ProductionColumn, 'aspect' | 'comparison'>): ProductionColumn {
  const column = layout.columns.find((each) => productionColumnKey(each) === productionColumnKey(wanted))
  if (column === undefined)
    throw new Error(`Layout ${layout.table} compares with the absent column ${wanted.comparison}: its shape was not checked.`)
  return column
}

function isOwn(layout: ProductionLayout, context: TableContext): boolean {
  return layout.orgUnit === context.orgUnit.code
}

/** Nothing to tell in a part of the administration: every amount is zero or not there. */
function isSilent(row: Row, layoutRow: ProductionRow | undefined): boolean {
  if (layoutRow?.kind === 'group') return false
  return Object.values(row.cells).every((cell) => cell.kind !== 'figure' || isMissing(cell.figure) || isZero(cell.figure.value))
}

/** Whether the unit has anything at all of what the layout shows, in any of its months: then what is lacking is told. */
function isDelivered(layout: ProductionLayout, context: TableContext): boolean {
  return layout.rows.some((row) =>
    layout.columns.some((column) => {
      const quantity = quantityIn(row, column)
      const question = quantity && questionFor(layout, row, column, quantity, context)
      if (question === undefined) return false
      const { series, scenario, period, coverageDimensions } = question
      const whole = { series, scenario, period, ...context.membersDuring(period) }
      return (
        context.monthsCovered(coverageDimensions === undefined ? whole : { ...whole, dimensions: coverageDimensions }).size > 0
      )
    }),
  )
}

/** Whether the parts are the whole in every column of amounts that has them all. */
function isFilled(row: ProductionRow, rows: readonly Row[], layout: ProductionLayout): boolean {
  const amounts = layout.columns
    .filter(({ comparison }) => columnMeanings[comparison].kind === 'amounts')
    .map(productionColumnKey)
  const valuesIn = (keys: readonly string[], column: string) =>
    keys.flatMap((key) => {
      const cell = rows.find((each) => each.key === key)?.cells[column]
      return cell?.kind === 'figure' && cell.figure.kind === 'value' ? [cell.figure.value] : []
    })
  return amounts.every((column) => {
    const [whole] = valuesIn([row.key], column)
    return whole === undefined || equals(whole, sum(valuesIn(row.parts ?? [], column)))
  })
}

/** C-001: a comparison without what it compares. */
function checkOperands(layout: ProductionLayout): Finding[] {
  const keys = new Set(layout.columns.map(productionColumnKey))
  return layout.columns.flatMap((column) =>
    operandsOf(column.comparison)
      .map((comparison) => productionColumnKey({ ...column, comparison }))
      .filter((operand) => !keys.has(operand))
      .map((operand) => {
        const message = `Produktionsuppställningen för ${layout.captionSv} kan inte räknas. Kolumnen ${productionColumnKey(column)} jämför med ${operand}, som inte finns bland kolumnerna. Lägg till den.`
        return calculationFinding('C-001', { kind: 'table', table: layout.table }, message)
      }),
  )
}

/** C-031: what a whole has beside its parts is shown, never left for a reader to find. */
function unfilledFinding(row: ProductionRow, layout: ProductionLayout): Finding {
  const message = `${layout.captionSv}: delarna av ${row.labelSv} är tillsammans inte hela raden. Lägg till en rad med kind residual i produktionsuppställningen, eller rätta delarna.`
  return calculationFinding('C-031', { kind: 'table', table: layout.table, row: row.key }, message)
}

/** The row says which rows it sums, when it does. */
function withAddends(row: Row, layoutRow: ProductionRow | undefined, filled: ReadonlySet<string>, rows: readonly Row[]): Row {
  const addends = layoutRow?.sumOf ?? (filled.has(row.key) ? layoutRow?.parts : undefined)
  if (addends === undefined) return row
  return { ...row, sumOf: addends.filter((key) => rows.some((each) => each.key === key)) }
}
