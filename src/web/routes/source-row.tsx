import { data, Link } from 'react-router'
import { readSourceRow, type SourceExcerpt } from '#app/read-delivery.ts'
import { formatSourcePlace } from '#domain/source-place.ts'
import { requestContext } from '#web/request-context.ts'
import { deliveryHref, sourceRowHref } from '../addresses.ts'
import { DeliveryStateMark } from '../components/delivery-table.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import { countSv, formatInstant } from '../swedish-texts.ts'
import type { Route } from './+types/source-row.ts'

/** A row as its sender wrote it, with its neighbours: where every "why?" ends. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const { searchParams } = url
  const row = Number(searchParams.get('rad') ?? '1')
  if (!Number.isSafeInteger(row) || row < 1)
    throw data({ messageSv: 'Raden ska vara ett heltal från 1 och uppåt.' }, { status: 404 })
  const sheet = searchParams.get('ark')
  return valueOrPage(
    await readSourceRow({ deliveryId: params.id, row, ...(sheet === null ? {} : { sheet }) }, actor, door.effects),
  )
}

export default function SourceRow({ loaderData }: Route.ComponentProps) {
  const { delivery, sheet, row, excerpt, withheldRows } = loaderData
  const place = { fileName: delivery.fileName, ...(excerpt.kind === 'sheet-rows' ? { sheet: excerpt.sheet } : {}), row }
  return (
    <>
      <PageHeader
        title={formatSourcePlace(place)}
        crumbs={[
          { labelSv: 'Översikt', href: '/' },
          { labelSv: 'Leveranser', href: '/leveranser' },
          { labelSv: delivery.fileName, href: deliveryHref(delivery.id) },
        ]}
        lead={`Raden som den stod i filen när den togs emot ${formatInstant(delivery.receivedAt)}.`}
        aside={<DeliveryStateMark delivery={delivery} />}
      />
      {withheldRows > 0 && (
        <p>
          {countSv(withheldRows, 'rad visas', 'rader visas')} inte: de rör en annan enhet, eller uppgifter om personal, som du
          inte har uppdrag för, eller har inte lästs som ett värde.
        </p>
      )}
      <Excerpt excerpt={excerpt} isWhole={withheldRows === 0} />
      <nav className="pages" aria-label="Grannrader">
        {row > 1 && (
          <Link className="ds-link" to={rowHref(delivery.id, sheet, Math.max(1, row - 7))}>
            Tidigare rader
          </Link>
        )}
        <Link className="ds-link" to={rowHref(delivery.id, sheet, row + 7)}>
          Senare rader
        </Link>
      </nav>
    </>
  )
}

function rowHref(deliveryId: string, sheet: string | undefined, row: number): string {
  return sourceRowHref({ deliveryId, fileName: '', row, ...(sheet === undefined ? {} : { sheet }) }) ?? '#'
}

function Excerpt({ excerpt, isWhole }: { excerpt: SourceExcerpt; isWhole: boolean }) {
  if (excerpt.kind === 'text-lines') {
    if (excerpt.lines.length === 0) return isWhole && <NoSuchRow />
    return (
      <ScrollTable caption="Raden med sina grannar" className="source-lines">
        <thead>
          <tr>
            <th scope="col" className="number">
              Rad
            </th>
            <th scope="col">Text</th>
          </tr>
        </thead>
        <tbody>
          {excerpt.lines.map(({ row, text, current }) => (
            <tr key={row} aria-current={current || undefined}>
              <RowNumber row={row} current={current} />
              <td>
                <code>{text}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    )
  }
  if (excerpt.rows.length === 0) return isWhole && <NoSuchRow />
  const width = Math.max(excerpt.headers.length, ...excerpt.rows.map(({ cells }) => cells.length))
  const columns = Array.from({ length: width }, (_, index) => index)
  return (
    <ScrollTable caption={`Raden med sina grannar i bladet ${excerpt.sheet}`} className="source-lines">
      <thead>
        <tr>
          <th scope="col" className="number">
            Rad
          </th>
          {columns.map((column) => (
            <th scope="col" key={column}>
              {excerpt.headers[column] || columnLetter(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {excerpt.rows.map(({ row, cells, current }) => (
          <tr key={row} aria-current={current || undefined}>
            <RowNumber row={row} current={current} />
            {columns.map((column) => (
              <td key={column}>{cells[column] ?? ''}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

function RowNumber({ row, current }: { row: number; current: boolean }) {
  return (
    <th scope="row" className="number">
      {current && (
        <span className="current-mark">
          <span aria-hidden="true">▶</span>
          <span className="visually-hidden">Den här raden: </span>
        </span>
      )}
      {row}
    </th>
  )
}

function NoSuchRow() {
  return <p>Filen har ingen sådan rad.</p>
}

/** 0 → A, 26 → AA, as the workbook's own program names its columns. */
function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last
}
