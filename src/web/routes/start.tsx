import { Link } from 'react-router'
import { listOpenWork } from '#app/open-work.ts'
import { type AdministrationOverview, regionOverview } from '#app/region-overview.ts'
import type { Actor } from '#domain/actor.ts'
import { countFindings } from '#domain/finding-answer.ts'
import { formatPeriod } from '#domain/period.ts'
import { isPublic, reportStates } from '#domain/report-version.ts'
import { parseRoundCode, roundTitle } from '#domain/round.ts'
import { requestContext } from '#web/request-context.ts'
import { canSeeDrafts, canSeeFindings, may } from '#workflow/permissions.ts'
import { managementHref, reportHref, unitRoundHref } from '../addresses.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { FindingCounts } from '../components/finding-counts.tsx'
import { HighlightList } from '../components/highlight-list.tsx'
import { OpenWork } from '../components/open-work.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { actorOf } from '../outcome.ts'
import type { Route } from './+types/start.ts'

/** The region at a glance: how far each administration has come in the round, and what deviates. */
export async function loader({ url, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const overview = await regionOverview(door.effects, url.searchParams.get('omgang') ?? undefined)
  const whole = overview.administrations[0]?.path.slice(-1) ?? []
  return {
    ...overview,
    work: await listOpenWork(actor, door.effects),
    /** The region itself, for who may see how all of it goes. */
    managed: overview.round?.kind !== 'P' && may(actor, 'see-plan', whole).allowed ? whole[0]?.code : undefined,
    maySeeDrafts: canSeeDrafts(actor, 'somewhere').allowed,
    administrations: overview.administrations.map((entry) => readableBy(actor, entry)),
  }
}

export default function Start({ loaderData }: Route.ComponentProps) {
  const { regionNameSv, round, rounds, closesOn, administrations, maySeeDrafts, managed, work } = loaderData
  if (!round) return <NothingDelivered regionNameSv={regionNameSv} />

  const begun = administrations.filter(({ latest }) => latest)
  const waiting = administrations.filter(({ latest }) => !latest)
  return (
    <>
      <PageHeader
        title={regionNameSv}
        crumbs={[]}
        lead={
          <>
            {roundTitle(round)}, {formatPeriod(round.period)}.
            {closesOn && ` ${round.kind === 'P' ? 'Planerna' : 'Rapporterna'} lämnas senast ${closesOn}.`}
          </>
        }
        aside={rounds.length > 1 && <RoundPicker current={round.code} codes={rounds.map(({ code }) => code)} />}
      />

      <OpenWork work={work} />

      {managed !== undefined && (
        <p>
          <Link className="ds-link" to={managementHref({ orgUnit: managed, round: round.code })}>
            Ledningens sida för hela regionen
          </Link>
        </p>
      )}

      <section aria-labelledby="rapporter">
        <h2 id="rapporter" className="ds-heading" data-size="sm">
          Rapporter
        </h2>
        {begun.length === 0 && (
          <p>
            {maySeeDrafts
              ? 'Ingen förvaltning har tagit fram sin rapport ännu. Öppna en förvaltning nedan för att ta fram den första versionen.'
              : 'Ingen rapport är publicerad ännu i den här omgången. Rapporterna visas här när de har publicerats.'}
          </p>
        )}
        <ul className="card-grid">
          {begun.map((entry) => (
            <li key={entry.unit.code}>
              <AdministrationCard entry={entry} round={round.code} />
            </li>
          ))}
        </ul>
      </section>

      <WaitingSection
        id="ovriga"
        titleSv="Har inte börjat"
        captionSv="Förvaltningar utan rapport i omgången"
        entries={waiting.filter((entry) => entry.maySeeDrafts)}
        round={round.code}
      />
      <WaitingSection
        id="opublicerade"
        titleSv={maySeeDrafts ? 'Andra förvaltningar' : 'Förvaltningar'}
        captionSv="Förvaltningar utan publicerad rapport"
        entries={waiting.filter((entry) => !entry.maySeeDrafts)}
        round={round.code}
      />
    </>
  )
}

function WaitingSection({ id, titleSv, captionSv, entries, round }: WaitingSectionProps) {
  if (entries.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="ds-heading" data-size="sm">
        {titleSv}
      </h2>
      <ScrollTable caption={captionSv}>
        <thead>
          <tr>
            <th scope="col">Förvaltning</th>
            <th scope="col">Nämnd</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ unit, committeeSv, maySeeDrafts }) => (
            <tr key={unit.code}>
              <th scope="row">
                {maySeeDrafts ? (
                  <Link className="ds-link" to={unitRoundHref({ orgUnit: unit.code, round })}>
                    {unit.nameSv}
                  </Link>
                ) : (
                  unit.nameSv
                )}
              </th>
              <td>{committeeSv ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </section>
  )
}

interface WaitingSectionProps {
  readonly id: string
  readonly titleSv: string
  readonly captionSv: string
  readonly entries: readonly ReadableOverview[]
  readonly round: string
}

function AdministrationCard({ entry, round }: { entry: ReadableOverview; round: string }) {
  const { unit, committeeSv, latest, isStale, findingCounts, highlights, maySeeFindings } = entry
  const address = { orgUnit: unit.code, round }
  return (
    <article className="card">
      <h3 className="ds-heading" data-size="xs">
        <Link className="ds-link" to={unitRoundHref(address)}>
          {unit.nameSv}
        </Link>
      </h3>
      <p className="card-meta">
        {committeeSv && <span>{committeeSv}</span>}
        {latest && (
          <span>
            {reportStates[latest.state].labelSv}, version {latest.number}
          </span>
        )}
        {isStale && <span>Nya uppgifter har kommit efter versionen</span>}
      </p>
      {highlights.length > 0 && <HighlightList highlights={highlights} />}
      <p className="card-foot">
        {maySeeFindings && <FindingCounts counts={findingCounts} />}
        <Link className="ds-link" to={reportHref(address)}>
          Läs rapporten<span className="visually-hidden"> från {unit.nameSv}</span>
        </Link>
      </p>
    </article>
  )
}

function RoundPicker({ current, codes }: { current: string; codes: readonly string[] }) {
  return (
    <nav className="round-picker" aria-label="Rapportomgång">
      <ul>
        {codes.map((code) => {
          const round = parseRoundCode(code)
          return (
            <li key={code}>
              <Link to={`/?omgang=${encodeURIComponent(code)}`} aria-current={code === current ? 'page' : undefined}>
                {round ? roundTitle(round) : code}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

function NothingDelivered({ regionNameSv }: { regionNameSv: string }) {
  return (
    <>
      <PageHeader title={regionNameSv || 'Välkommen till Tertial'} crumbs={[]} />
      <EmptyState titleSv="Inga uppgifter är inlästa ännu">
        <p>
          Börja med regionens egen fil (organisation och rapportomgångar), därefter kontoplan, plan och källfiler. Allt lämnas
          under{' '}
          <Link className="ds-link" to="/leveranser">
            Leveranser
          </Link>
          .
        </p>
        <p>
          Vill du titta runt först? Kommandot <code>tertial init --example vastmanland</code> läser in en exempelregion.
        </p>
      </EmptyState>
    </>
  )
}

/** A reader sees what is published, and of the rest only that the administration exists. */
function readableBy(actor: Actor, { path, ...entry }: AdministrationOverview): ReadableOverview {
  const maySeeDrafts = canSeeDrafts(actor, path).allowed
  const may = { maySeeDrafts, maySeeFindings: canSeeFindings(actor, path).allowed }
  if (maySeeDrafts || (entry.latest !== undefined && isPublic(entry.latest.state))) return { ...entry, ...may }
  const { latest: _latest, ...rest } = entry
  return { ...rest, ...may, isStale: false, findingCounts: countFindings([]), highlights: [] }
}

interface ReadableOverview extends Omit<AdministrationOverview, 'path'> {
  readonly maySeeDrafts: boolean
  readonly maySeeFindings: boolean
}
