import { formatFigure } from '#domain/display.ts'
import { printedCell } from '#domain/printed-cell.ts'
import { type Column, displayOf, type Row, type Table } from '#domain/table.ts'
import { displayUnits } from '#domain/units-of-measure.ts'

/** A table as lines for a terminal: figures to the right, rows indented as in print. */
export function printTable(table: Table, print: (line: string) => void): void {
  const [labelColumn, ...columns] = orderedColumns(table)
  const lines = [
    [labelColumn?.labelSv ?? '', ...columns.map((column) => column.labelSv)],
    ...table.rows.map((row) => [
      `${'  '.repeat(row.indent)}${row.labelSv}`,
      ...columns.map((column) => printedCell(row.cells[column.key], column).replaceAll('\n', ' ')),
    ]),
  ]
  const widths = lines[0]?.map((_, index) => Math.min(60, Math.max(...lines.map((line) => line[index]?.length ?? 0)))) ?? []
  const isFigure = [false, ...columns.map((column) => column.kind === 'figure')]

  print(table.captionSv + (table.unitNoteSv ? ` (${table.unitNoteSv})` : ''))
  for (const [index, line] of lines.entries()) {
    print(
      line
        .map((text, column) => (isFigure[column] ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    if (index === 0) print(widths.map((width) => '─'.repeat(width)).join('  '))
  }
  for (const note of table.notesSv ?? []) print(note)
}

/** The table for a program: each figure exact, as printed, and with its address; a missing one with its reason. */
export function tableAsJson(table: Table): unknown {
  const columns = orderedColumns(table).slice(1)
  return {
    name: table.name,
    caption: table.captionSv,
    columns: columns.map(({ key, labelSv, kind, period, formulaSv }) => ({
      key,
      label: labelSv,
      kind,
      period,
      formula: formulaSv,
    })),
    rows: table.rows.map((row) => ({ key: row.key, label: row.labelSv, kind: row.kind, cells: rowAsJson(row, columns) })),
  }
}

function rowAsJson(row: Row, columns: readonly Column[]): Record<string, unknown> {
  return Object.fromEntries(
    columns.map((column) => {
      const cell = row.cells[column.key]
      if (cell?.kind !== 'figure') return [column.key, { printed: printedCell(cell, column) }]
      const display = displayOf(cell, column)
      const { figure } = cell
      const printed = formatFigure(figure, display)
      const displayUnit = displayUnits[display.unit].labelSv
      if (figure.kind === 'missing')
        return [column.key, { figure: figure.key, printed, missing: figure.reason, detail: figure.detailSv }]
      const exact = { numerator: String(figure.value.numerator), denominator: String(figure.value.denominator) }
      return [
        column.key,
        { figure: figure.key, printed, displayUnit, exact, unitOfMeasure: figure.unitOfMeasure, period: figure.period },
      ]
    }),
  )
}

function orderedColumns(table: Table): Column[] {
  const label = table.columns.find((column) => column.kind === 'label')
  const others = table.columns.filter((column) => column.kind !== 'label')
  return [label ?? { key: 'label', labelSv: '', kind: 'label' }, ...others]
}
