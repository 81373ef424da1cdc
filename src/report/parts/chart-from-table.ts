import { type Display, formatFigure } from '#domain/display.ts'
import type { Chart } from '#domain/document.ts'
import type { Figure } from '#domain/figure.ts'
import { monthNamesSv, monthNumberOf, parseMonth } from '#domain/month.ts'
import { type Column, displayOf, type FigureCell, type Row, type Table } from '#domain/table.ts'
import { compare } from '#lib/exact.ts'

export interface ChartChoice {
  /** Unique in the document. */
  readonly name: string
  readonly kind: Chart['kind']
  readonly titleSv: string
  /** The columns to draw, one series each. */
  readonly columns: readonly string[]
}

/**
 * A chart of some of a table's columns, with the whole table as its data table. Detail rows only: a sum beside its parts
 * would dwarf them. Undefined when the table has none of the columns or no figure at all to draw.
 */
export function chartFromTable(table: Table, { name, kind, titleSv, columns }: ChartChoice): Chart | undefined {
  const drawn = columns.flatMap((key) => table.columns.filter((column) => column.key === key && column.kind === 'figure'))
  const rows = table.rows.filter((row) => row.kind === 'detail' && drawn.every(({ key }) => row.cells[key]?.kind === 'figure'))
  const first = drawn[0]
  const firstCell = first && rows[0] && figureCell(rows[0], first)
  if (!first || !firstCell) return undefined

  const display = displayOf(firstCell, first)
  const series = drawn.map((column) => ({
    labelSv: column.labelSv,
    figures: rows.flatMap((row) => figureCell(row, column)?.figure ?? []),
  }))
  if (series.every(({ figures }) => figures.every((figure) => figure.kind === 'missing'))) return undefined

  const categoriesSv = rows.map(categorySv)
  const shape: ChartShape = { kind, titleSv, categoriesSv, series, display }
  return { name, ...shape, altSv: altText(shape), dataTable: table }
}

type ChartShape = Pick<Chart, 'kind' | 'titleSv' | 'categoriesSv' | 'series' | 'display'>

/**
 * What the chart says, for one who does not see it: each bar's figures in turn, or, for a line over many months, its highest
 * and lowest point.
 */
function altText(chart: ChartShape): string {
  const opening = `${chartKindsSv[chart.kind]}: ${chart.titleSv}, ${chart.series.map(({ labelSv }) => labelSv).join(' och ')}.`
  const details = chart.kind === 'line' ? lineDetails(chart) : barDetails(chart)
  return [opening, ...details].join(' ')
}

const chartKindsSv: Record<Chart['kind'], string> = { bar: 'Stapeldiagram', column: 'Stapeldiagram', line: 'Linjediagram' }

function barDetails({ categoriesSv, series, display }: ChartShape): string[] {
  return categoriesSv.map((category, index) => {
    const figures = series.flatMap(({ labelSv, figures }) => {
      const figure = figures[index]
      return figure ? [`${spoken(figure, display)} (${labelSv})`] : []
    })
    return `${category}: ${figures.join(', ')}.`
  })
}

function lineDetails({ categoriesSv, series, display }: ChartShape): string[] {
  return series.map(({ labelSv, figures }) => {
    const points = figures.flatMap((figure, index) =>
      figure.kind === 'value' ? [{ figure, category: categoriesSv[index] ?? '' }] : [],
    )
    const sorted = points.toSorted((a, b) => compare(a.figure.value, b.figure.value))
    const [lowest, highest] = [sorted[0], sorted.at(-1)]
    if (!lowest || !highest) return `${labelSv}: inga värden.`
    const absent = figures.length - points.length
    const gap = absent > 0 ? `; ${absent} ${absent === 1 ? 'värde saknas' : 'värden saknas'}` : ''
    return `${labelSv}: lägst ${spoken(lowest.figure, display)} (${lowest.category}), högst ${spoken(highest.figure, display)} (${highest.category})${gap}.`
  })
}

/** Why a figure is missing stands in the data table beside the chart. */
function spoken(figure: Figure, display: Display): string {
  if (figure.kind === 'missing') return 'uppgift saknas'
  return formatFigure(figure, display, { withUnit: true })
}

/** A row that is a month is that month of each series' own year, so its category is the month's name alone. */
function categorySv({ key, labelSv }: Row): string {
  const month = parseMonth(key)
  return (month && monthNamesSv[monthNumberOf(month) - 1]) ?? labelSv
}

function figureCell(row: Row, column: Column): FigureCell | undefined {
  const cell = row.cells[column.key]
  return cell?.kind === 'figure' ? cell : undefined
}
