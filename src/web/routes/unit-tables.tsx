import { Link } from 'react-router'
import { organisationOverview } from '#app/organisation-overview.ts'
import { askedView, tablesInView } from '#app/tables-in-view.ts'
import { formatPeriod } from '#domain/period.ts'
import { roundTitle } from '#domain/round.ts'
import { formatStructureView, structureViewKey } from '#domain/structure-view.ts'
import { requestContext } from '#web/request-context.ts'
import { figureInViewHref, unitRoundHref } from '../addresses.ts'
import { FiguresTable } from '../components/figures-table.tsx'
import { PageHeader } from '../components/page-header.tsx'
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
        <FiguresTable key={table.name} table={table} hrefOf={(figure) => figureInViewHref(figure, viewKey)} />
      ))}
    </>
  )
}
