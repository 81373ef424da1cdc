import { noBreakSpace } from '#lib/swedish-numbers.ts'
import { formatFigure } from './display.ts'
import { inlineText } from './inline-text.ts'
import { type Cell, type Column, displayOf, type FigureCell } from './table.ts'

/** What a cell prints, as plain text, in every format alike; nothing for a cell that is not there. */
export function printedCell(cell: Cell | undefined, column: Column): string {
  switch (cell?.kind) {
    case 'figure':
      return printedFigureCell(cell, column)
    case 'text':
      return inlineText(cell.inlines)
    case 'status':
      return cell.status.wordSv
    case 'empty':
    case undefined:
      return ''
  }
}

/** The cell's figure as it is read, with its unit where the column mixes units. */
export function printedFigureCell(cell: FigureCell, column: Column): string {
  if (cell.asWrittenSv !== undefined) return cell.asWrittenSv
  const printed = formatFigure(cell.figure, displayOf(cell, column), { withUnit: cell.withUnit ?? false })
  return cell.wordSv === undefined || cell.figure.kind === 'missing' ? printed : `${printed}${noBreakSpace}${cell.wordSv}`
}
