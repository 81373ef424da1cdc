import { type Display, formatFigure } from '#domain/display.ts'
import type { FigureKey } from '#domain/figure.ts'
import type { ReportVersion } from '#domain/report-version.ts'
import { changes, fulfilments, type StatusMark, type Tone } from '#domain/status.ts'
import { displayOf, figureAt, type Row, type Table } from '#domain/table.ts'

/** Something worth a manager's eye at a glance, drawn as word + shape + colour. */
export interface Highlight {
  readonly labelSv: string
  readonly figureKey: FigureKey
  /** The figure as printed, with its unit. */
  readonly printedSv: string
  readonly mark: StatusMark
}

/** The result and the forecast against budget, and each indicator that does not reach its target. */
export function highlightsOf({ tables }: Pick<ReportVersion, 'tables'>): Highlight[] {
  return [...resultHighlights(tables), ...indicatorHighlights(tables)]
}

function resultHighlights(tables: readonly Table[]): Highlight[] {
  const statement = tables.find((table) => table.name === 'income-statement')
  const resultRow = statement?.rows.find((row) => row.kind === 'result')
  if (!statement || !resultRow) return []
  return (['actual-ytd', 'forecast-full-year'] as const).flatMap((columnKey) => {
    const column = statement.columns.find((candidate) => candidate.key === columnKey)
    const cell = resultRow.cells[columnKey]
    if (!column || cell?.kind !== 'figure' || cell.figure.kind !== 'value') return []
    const deficit = cell.figure.value.numerator < 0n
    const mark = deficit
      ? { wordSv: 'Underskott', tone: 'bad', shape: 'square' }
      : { wordSv: 'Överskott', tone: 'good', shape: 'circle' }
    return [highlight(`${resultRow.labelSv}, ${column.labelSv}`, cell.figure, displayOf(cell, column), mark as StatusMark)]
  })
}

function indicatorHighlights(tables: readonly Table[]): Highlight[] {
  const goals = tables.find((table) => table.name === 'goals-and-indicators')
  const indicators = tables.find((table) => table.name === 'indicators')
  if (!goals || !indicators) return []
  return goals.rows.flatMap((row) => {
    const mark = worstMark(row)
    const figure = figureAt(indicators, row.key, 'actual')
    const column = indicators.columns.find((candidate) => candidate.key === 'actual')
    const cell = indicators.rows.find((candidate) => candidate.key === row.key)?.cells.actual
    if (!mark || !figure || !column || cell?.kind !== 'figure') return []
    return [highlight(row.labelSv, figure, displayOf(cell, column), mark)]
  })
}

/** The row's computed mark that calls for attention, target before change; undefined when all is well. */
function worstMark(row: Row): StatusMark | undefined {
  const calling: readonly Tone[] = ['bad', 'attention']
  const marks = Object.values(row.cells).flatMap((cell) => (cell.kind === 'status' ? [cell.status] : []))
  const computed = marks.filter((mark) =>
    Object.values({ ...fulfilments, ...changes }).some((known) => known.labelSv === mark.wordSv),
  )
  return computed.find((mark) => calling.includes(mark.tone))
}

function highlight(labelSv: string, figure: Parameters<typeof formatFigure>[0], display: Display, mark: StatusMark): Highlight {
  return { labelSv, figureKey: figure.key, printedSv: formatFigure(figure, display, { withUnit: true }), mark }
}
