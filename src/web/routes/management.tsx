import { Link } from 'react-router'
import { type ManagementKind, managementKinds } from '#app/management-items.ts'
import { type ManagementView, readManagement } from '#app/read-management.ts'
import { roundTitle } from '#domain/round.ts'
import { requestContext } from '#web/request-context.ts'
import { managementHref, meetingHref, roundHref, unitAnswersHref, unitRoundHref } from '../addresses.ts'
import { ManagementItemBody, ManagementNotes } from '../components/management-item.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { ProgressCount } from '../components/progress-count.tsx'
import { RoundMenu } from '../components/round-menu.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import type { Route } from './+types/management.ts'

/** A region or an administration at a glance, for its management group. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  return valueOrPage(await readManagement(params, actorOf(door, url), door.effects))
}

export default function ManagementPage({ loaderData }: Route.ComponentProps) {
  const { orgUnit, round, reporting, items, pages } = loaderData
  const address = { orgUnit: orgUnit.code, round: round.code }
  const several = reporting.length > 1
  return (
    <>
      <PageHeader
        title={`Ledningens sida: ${orgUnit.nameSv}`}
        crumbs={[{ labelSv: roundTitle(round), href: roundHref(round.code) }]}
        lead={`${roundTitle(round)}. Det som avviker, och det som ska hållas i sikte. Allt leder till sin grund.`}
      />
      <RoundMenu address={address} pages={pages} />
      {items.length > 0 && (
        <p className="button-row">
          <Link className="ds-button" to={meetingHref(address)}>
            Gå igenom på mötet
          </Link>
        </p>
      )}
      <Reporting reporting={reporting} round={round.code} several={several} />
      {(Object.keys(managementKinds) as ManagementKind[]).map((kind) => (
        <KindSection key={kind} kind={kind} view={loaderData} several={several} />
      ))}
    </>
  )
}

function Reporting({ reporting, round, several }: Pick<ManagementView, 'reporting'> & { round: string; several: boolean }) {
  if (reporting.length === 0) return <p>Ingen enhet här under rapporterar i omgången.</p>
  return (
    <ul className="management-units">
      {reporting.map(({ code, nameSv, counts }) => {
        const address = { orgUnit: code, round }
        return (
          <li key={code}>
            <Link className="ds-link" to={several ? managementHref(address) : unitRoundHref(address)}>
              {nameSv}
            </Link>{' '}
            {counts === undefined ? (
              <span className="hint">Omgången är inte öppnad</span>
            ) : (
              <Link className="ds-link" to={unitAnswersHref(address)}>
                <ProgressCount done={counts.answered} of={counts.asked} labelSv="besvarade" />
              </Link>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function KindSection({ kind, view, several }: { kind: ManagementKind; view: ManagementView; several: boolean }) {
  const { titleSv, emptySv } = managementKinds[kind]
  const items = view.items.filter((item) => item.kind === kind)
  return (
    <section aria-labelledby={kind} className="management-section">
      <h2 id={kind} className="ds-heading" data-size="sm">
        {items.length > 0 ? `${titleSv} (${items.length})` : titleSv}
      </h2>
      {items.length === 0 && <p className="hint">{emptySv}</p>}
      <ul className="management-list">
        {items.map((item) => (
          <li key={item.key}>
            <h3 className="management-item-title">
              {several && <span className="hint">{item.orgUnit.nameSv}: </span>}
              {item.labelSv}
            </h3>
            <ManagementItemBody item={item} round={view.round.code} />
            <ManagementNotes notes={item.notes} />
          </li>
        ))}
      </ul>
    </section>
  )
}
