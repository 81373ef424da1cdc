import type { Gantt } from '#domain/document.ts'
import { layOutGantt } from '../gantt-layout.ts'
import type { CellRange, Sheet, SheetCell, SheetRow } from '../ooxml/workbook.ts'
import { palette } from '../palette.ts'

/**
 * The months of a Gantt to the right of its table: a narrow column a month, filled in the rows of what goes on. The rows are the
 * table's own, so that a person who sorts or adds sees the bars go along; the months in words are the table's.
 */
export function withGantt(
  sheet: Sheet,
  gantt: Gantt,
  place: { readonly headerRow: number; readonly rows: ReadonlyMap<string, number> },
): Sheet {
  const layout = layOutGantt(gantt, 1, 1)
  const first = sheet.columnWidths.length
  const colours = new Map(
    layout.rows.flatMap(({ bar, span, colour }) => {
      const row = place.rows.get(bar.key)
      return row === undefined || span === undefined ? [] : [[row, { span, colour }] as const]
    }),
  )
  const beside = (row: number): SheetCell[] | undefined => {
    if (row === place.headerRow - 1) {
      return layout.years.flatMap(({ labelSv, count }) => [
        text(labelSv, { strong: true }),
        ...Array.from({ length: count - 1 }, () => empty),
      ])
    }
    if (row === place.headerRow) {
      return Array.from({ length: layout.months }, (_, month) =>
        text(monthInitials[month % 12] ?? '', {
          strong: true,
          fill: palette.surfaceSum,
          below: 'strong',
          horizontal: 'center',
          vertical: 'bottom',
        }),
      )
    }
    const bar = colours.get(row)
    return (
      bar &&
      Array.from({ length: layout.months }, (_, month) => {
        const isIn = month >= bar.span.start && month < bar.span.start + bar.span.count
        return { content: { kind: 'empty' }, style: isIn ? { fill: bar.colour, below: 'rule' } : { below: 'rule' } } as const
      })
    )
  }
  const rows = sheet.rows.map((row, index): SheetRow => {
    const cells = beside(index)
    if (cells === undefined) return row
    const gap = Array.from({ length: Math.max(first - row.cells.length, 0) }, () => empty)
    return { ...row, cells: [...row.cells, ...gap, ...cells] }
  })
  const years = layout.years.map(({ start, count }): CellRange => {
    const row = place.headerRow - 1
    return { fromRow: row, toRow: row, fromColumn: first + start, toColumn: first + start + count - 1 }
  })
  return {
    ...sheet,
    rows,
    columnWidths: [...sheet.columnWidths, ...Array.from({ length: layout.months }, () => 2.6)],
    merges: [...(sheet.merges ?? []), ...years],
    ...(sheet.print && {
      print: { ...sheet.print, landscape: true, area: { ...sheet.print.area, toColumn: first + layout.months - 1 } },
    }),
  }
}

const empty: SheetCell = { content: { kind: 'empty' } }

function text(textSv: string, style: NonNullable<SheetCell['style']>): SheetCell {
  return { content: { kind: 'text', runs: [{ text: textSv }] }, style }
}

const monthInitials = ['J', 'F', 'M', 'A', 'M', 'J', 'J', 'A', 'S', 'O', 'N', 'D']
