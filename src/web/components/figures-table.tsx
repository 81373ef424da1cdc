import { Link } from 'react-router'
import { printedCell } from '#domain/printed-cell.ts'
import type { Cell, Column, Table } from '#domain/table.ts'
import { figureHref } from '../addresses.ts'
import { ScrollTable } from './scroll-table.tsx'

/** A computed table as it is printed, each figure leading to why it is what it is. */
export function FiguresTable({ table }: { table: Table }) {
  const columns = table.columns.filter(({ kind }) => kind !== 'label')
  const notes = [table.unitNoteSv, ...(table.notesSv ?? [])].filter((note) => note !== undefined)
  return (
    <ScrollTable
      caption={table.captionSv}
      captionNote={notes.map((note) => (/[.!?]$/.test(note) ? note : `${note}.`)).join(' ')}
      className="wide"
    >
      <thead>
        <tr>
          <th scope="col">{table.columns.find(({ kind }) => kind === 'label')?.labelSv ?? ''}</th>
          {columns.map(({ key, labelSv, kind }) => (
            <th scope="col" key={key} className={kind === 'figure' ? 'number' : undefined}>
              {labelSv}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.key}>
            <th scope="row" className={row.indent > 0 ? 'indented' : undefined}>
              {row.kind === 'sum' || row.kind === 'result' ? <strong>{row.labelSv}</strong> : row.labelSv}
            </th>
            {columns.map((column) => (
              <td key={column.key} className={column.kind === 'figure' ? 'number' : undefined}>
                <PrintedCell cell={row.cells[column.key]} column={column} labelSv={`${row.labelSv}, ${column.labelSv}`} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

function PrintedCell({ cell, column, labelSv }: { cell: Cell | undefined; column: Column; labelSv: string }) {
  const printed = printedCell(cell, column)
  if (cell?.kind !== 'figure' || printed === '') return printed
  return (
    <Link className="ds-link" to={figureHref(cell.figure.key)} aria-label={`${printed}, ${labelSv}`}>
      {printed}
    </Link>
  )
}
