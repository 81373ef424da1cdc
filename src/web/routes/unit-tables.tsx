import { Link } from 'react-router'
import { organisationOverview } from '#app/organisation-overview.ts'
import { askedView, tablesInView } from '#app/tables-in-view.ts'
import { figureKey, parseFigureKey } from '#domain/figure.ts'
import { formatPeriod } from '#domain/period.ts'
import { printedCell } from '#domain/printed-cell.ts'
import { roundTitle } from '#domain/round.ts'
import { formatStructureView, structureViewKey } from '#domain/structure-view.ts'
import type { Cell, Column, Table } from '#domain/table.ts'
import { requestContext } from '#web/request-context.ts'
import { figureInViewHref, unitRoundHref } from '../addresses.ts'
import { PageHeader } from '../components/page-header.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { ViewSelect } from '../components/view-select.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import type { Route } from './+types/unit-tables.ts'

/** The unit's tables in the structure that one chooses: as reported, today's, or that of a month. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const view = valueOrPage(askedView(url.searchParams.get('vy') ?? 'current', door.effects.clock))
  const { orgUnit, round, tables, snapshotId } = valueOrPage(await tablesInView(params, view, actor, door.effects))
  const { monthsOfChange } = await organisationOverview(door.effects)
  return { orgUnit, round, tables, snapshotId, view, viewKey: structureViewKey(view), monthsOfChange }
}

export default function UnitTablesPage({ loaderData }: Route.ComponentProps) {
  const { orgUnit, round, tables, snapshotId, view, viewKey, monthsOfChange } = loaderData
  const address = { orgUnit: orgUnit.code, round: round.code }
  return (
    <>
      <PageHeader
        title={`Tabeller ${formatStructureView(view)}`}
        crumbs={[
          { labelSv: 'Översikt', href: '/' },
          { labelSv: orgUnit.nameSv, href: unitRoundHref(address) },
        ]}
        lead={`${orgUnit.nameSv}, ${roundTitle(round)}, ${formatPeriod(round.period)}. Räknat på det som är inläst nu, underlag ${snapshotId}. Rapporten visar beloppen som rapporterat.`}
      />
      <form method="get" className="inline-form">
        <ViewSelect id="vy" labelSv="Struktur" months={monthsOfChange} value={viewKey} />
        <button type="submit" className="ds-button" data-variant="secondary">
          Visa
        </button>
        <p className="hint">
          <Link className="ds-link" to="/hjalp/organisation-over-time">
            Så placeras beloppen i en annan struktur
          </Link>
        </p>
      </form>
      {tables.length === 0 && <p>Inget är inläst som ger enheten någon tabell i omgången.</p>}
      {tables.map((table) => (
        <TableInView key={table.name} table={table} viewKey={viewKey} />
      ))}
    </>
  )
}

function TableInView({ table, viewKey }: { table: Table; viewKey: string }) {
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
                <CellInView
                  cell={row.cells[column.key]}
                  column={column}
                  labelSv={`${row.labelSv}, ${column.labelSv}`}
                  viewKey={viewKey}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

interface CellInViewProps {
  readonly cell: Cell | undefined
  readonly column: Column
  readonly labelSv: string
  readonly viewKey: string
}

function CellInView({ cell, column, labelSv, viewKey }: CellInViewProps) {
  const printed = printedCell(cell, column)
  if (cell?.kind !== 'figure') return printed
  const address = parseFigureKey(cell.figure.key)
  if (!address) return printed
  return (
    <Link className="ds-link" to={figureInViewHref(figureKey(address), viewKey)} aria-label={`${printed}, ${labelSv}`}>
      {printed}
    </Link>
  )
}
