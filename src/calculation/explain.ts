import type { Display } from '#domain/display.ts'
import { type Figure, type FigureKey, parseFigureKey } from '#domain/figure.ts'
import { type Column, displayOf, figuresOf, type Row, type Table } from '#domain/table.ts'
import { rowsWithheldSv } from './small-groups/rows-withheld.ts'

/** A figure with the place where it stands and how it is printed there. */
export interface ExplainedFigure {
  readonly figure: Figure
  readonly display: Display
  readonly table: Pick<Table, 'name' | 'captionSv'>
  readonly row: Pick<Row, 'key' | 'labelSv'>
  readonly column: Pick<Column, 'key' | 'labelSv'>
}

/** Why a figure is what it is: one step down to what it was computed from, and one step up to what was computed from it. */
export interface FigureExplanation extends ExplainedFigure {
  /** In the formula's order: Resultat = Summa intäkter + Summa kostnader. Empty for a figure that stands on facts. */
  readonly inputs: readonly ExplainedFigure[]
  /** In reading order. */
  readonly usedBy: readonly ExplainedFigure[]
  /** Why nobody is told the rows behind it; absent when they may be. */
  readonly rowsWithheldSv?: string
}

/** Explains the figure with that key; undefined when no table holds it. */
export function explainFigure(key: FigureKey, tables: readonly Table[]): FigureExplanation | undefined {
  const figures = figuresByKey(tables)
  const explained = figures.get(key)
  if (explained === undefined) return undefined
  const withheldSv = rowsWithheldSv(explained.figure, new Map([...figures].map(([each, { figure }]) => [each, figure])))
  return {
    ...explained,
    ...(withheldSv === undefined ? {} : { rowsWithheldSv: withheldSv }),
    inputs: inputsOf(explained.figure).flatMap((input) => figures.get(input) ?? []),
    usedBy: [...figures.values()].filter(({ figure }) => inputsOf(figure).includes(key)),
  }
}

function inputsOf({ basis }: Figure): readonly FigureKey[] {
  return basis?.kind === 'formula' ? basis.inputs : []
}

/** Every figure with its place. One may be printed in several tables; its home is the one that its key names. */
export function figuresByKey(tables: readonly Table[]): Map<FigureKey, ExplainedFigure> {
  const figures = new Map<FigureKey, ExplainedFigure>()
  for (const table of tables) {
    for (const { row, column, cell } of figuresOf(table)) {
      const { figure } = cell
      if (figures.has(figure.key) && parseFigureKey(figure.key)?.table !== table.name) continue
      figures.set(figure.key, {
        figure,
        display: displayOf(cell, column),
        table: { name: table.name, captionSv: table.captionSv },
        row: { key: row.key, labelSv: row.labelSv },
        column: { key: column.key, labelSv: column.labelSv },
      })
    }
  }
  return figures
}
