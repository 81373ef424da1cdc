import { Link } from 'react-router'
import type { FigureKey } from '#domain/figure.ts'
import { printedCell } from '#domain/printed-cell.ts'
import type { Cell, Column, Table } from '#domain/table.ts'
import { figureHref } from '../addresses.ts'
import { ScrollTable } from './scroll-table.tsx'

/** A computed table as it is printed, each figure leading to why it is what it is: by `hrefOf` in another structure than the report's. */
export function FiguresTable({ table, hrefOf = figureHref }: { table: Table; hrefOf?: (figure: FigureKey) => string }) {
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
                <PrintedCell
                  cell={row.cells[column.key]}
                  column={column}
                  labelSv={`${row.labelSv}, ${column.labelSv}`}
                  hrefOf={hrefOf}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

interface PrintedCellProps {
  readonly cell: Cell | undefined
  readonly column: Column
  readonly labelSv: string
  readonly hrefOf: (figure: FigureKey) => string
}

function PrintedCell({ cell, column, labelSv, hrefOf }: PrintedCellProps) {
  const printed = printedCell(cell, column)
  if (cell?.kind !== 'figure' || printed === '') return printed
  return (
    <Link className="ds-link" to={hrefOf(cell.figure.key)} aria-label={`${printed}, ${labelSv}`}>
      {printed}
    </Link>
  )
}
