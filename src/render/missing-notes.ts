import { formatFigure, missingReasonSv } from '#domain/display.ts'
import type { Figure } from '#domain/figure.ts'
import { displayOf, figuresOf, type Table } from '#domain/table.ts'

/** Why figures are missing, said once under the table for every reader. */
export interface MissingNotes {
  readonly notes: readonly MissingNote[]
  /** The letter that ties a missing figure's mark to its note; undefined when the table has one reason only, or a value. */
  letterOf(figure: Figure): string | undefined
}

export interface MissingNote {
  /** '–' or '..'. */
  readonly mark: string
  readonly letter: string | undefined
  readonly reasonSv: string
}

/** The reasons of a table in the order met; lettered a, b, c … when there are several, since their marks may be the same. */
export function missingNotes(table: Table): MissingNotes {
  const marks = new Map<string, string>()
  for (const { column, cell } of figuresOf(table)) {
    const reasonSv = missingReasonSv(cell.figure)
    if (reasonSv !== undefined && !marks.has(reasonSv)) marks.set(reasonSv, formatFigure(cell.figure, displayOf(cell, column)))
  }
  const reasons = [...marks.keys()]
  const letter = (reasonSv: string) => (reasons.length > 1 ? letterAt(reasons.indexOf(reasonSv)) : undefined)
  return {
    notes: reasons.map((reasonSv) => ({ mark: marks.get(reasonSv) ?? '–', letter: letter(reasonSv), reasonSv })),
    letterOf: (figure) => {
      const reasonSv = missingReasonSv(figure)
      return reasonSv === undefined ? undefined : letter(reasonSv)
    },
  }
}

/** a … z, aa, ab … */
function letterAt(index: number): string {
  const last = String.fromCharCode(97 + (index % 26))
  return index < 26 ? last : letterAt(Math.floor(index / 26) - 1) + last
}
