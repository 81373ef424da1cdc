import { Link } from 'react-router'
import { type CalendarEntry, readCalendar } from '#app/round-calendar.ts'
import { isOrgLevel, orgLevels } from '#domain/organisation.ts'
import { parseRoundCode, roundTitle } from '#domain/round.ts'
import { requestContext } from '#web/request-context.ts'
import { openRoundHref, roundHref } from '../addresses.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { ProgressCount } from '../components/progress-count.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import type { Route } from './+types/rounds.ts'

/** The region's reporting calendar: which rounds there are, when they close, and how far each has come. */
export async function loader({ url, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  return { entries: valueOrPage(await readCalendar(actorOf(door, url), door.effects)) }
}

export default function RoundsPage({ loaderData: { entries } }: Route.ComponentProps) {
  const [latest, ...earlier] = [...Map.groupBy(entries, ({ year }) => year)].toSorted(([a], [b]) => b - a)
  return (
    <>
      <PageHeader
        title="Rapportomgångar"
        crumbs={[{ labelSv: 'Översikt', href: '/' }]}
        lead="När en omgång öppnas frågas varje enhet om det som står i dess plan och rapport. Öppnas den igen kommer det nya i planen med, och inga svar går förlorade."
      />
      {latest === undefined ? (
        <EmptyState titleSv="Kalendern är tom">
          <p>Omgångarna står under ”rounds” i regionens fil, med nivå och datum.</p>
        </EmptyState>
      ) : (
        <section aria-labelledby="senaste-aret">
          <h2 id="senaste-aret" className="ds-heading" data-size="sm">
            {latest[0]}
          </h2>
          <Year year={latest[0]} entries={latest[1]} />
        </section>
      )}
      {earlier.map(([year, list]) => (
        <details key={year} className="fold" open={list.some(isUnderWay)}>
          <summary>
            {year} <span className="fold-count">{list.map(titleOf).join(', ')}</span>
          </summary>
          <Year year={year} entries={list} />
        </details>
      ))}
    </>
  )
}

/** Opened, and not all of it approved. */
function isUnderWay({ counts, openedCount }: CalendarEntry): boolean {
  return openedCount > 0 && (counts.states.approved ?? 0) < counts.asked
}

function titleOf({ code }: CalendarEntry): string {
  const round = parseRoundCode(code)
  return round ? roundTitle(round) : code
}

function Year({ year, entries }: { year: number; entries: readonly CalendarEntry[] }) {
  return (
    <ScrollTable caption={`Omgångar ${year}, senaste först`} isCaptionHidden>
      <thead>
        <tr>
          <th scope="col">Omgång</th>
          <th scope="col">Nivå</th>
          <th scope="col">Stänger</th>
          <th scope="col">Enheter</th>
          <th scope="col">Besvarat</th>
          <th scope="col">Öppna</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Entry key={`${entry.code} ${entry.level}`} entry={entry} />
        ))}
      </tbody>
    </ScrollTable>
  )
}

function Entry({ entry }: { entry: CalendarEntry }) {
  const { code, level, closesOn, unitNamesSv, openedCount, counts, mayOpen } = entry
  return (
    <tr>
      <th scope="row">
        {openedCount > 0 ? (
          <Link className="ds-link" to={roundHref(code)}>
            {titleOf(entry)}
          </Link>
        ) : (
          titleOf(entry)
        )}
      </th>
      <td>{isOrgLevel(level) ? orgLevels[level].labelSv : level}</td>
      <td className="date">{closesOn}</td>
      <td>{unitNamesSv.length === 0 ? 'Ingen enhet har plan eller mall' : unitNamesSv.join(', ')}</td>
      <td>
        {openedCount === 0 ? 'Inte öppnad' : <ProgressCount done={counts.answered} of={counts.asked} labelSv="besvarade" />}
      </td>
      <td>
        {mayOpen && unitNamesSv.length > 0 && (
          <Link className="ds-link" to={openRoundHref(code)}>
            {openedCount === 0 ? 'Öppna' : 'Uppdatera ur planen'}
            <span className="visually-hidden"> {titleOf(entry)}</span>
          </Link>
        )}
      </td>
    </tr>
  )
}
