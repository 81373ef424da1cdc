import { Link, redirect } from 'react-router'
import { openRounds } from '#app/open-rounds.ts'
import { type CalendarEntry, readCalendar } from '#app/round-calendar.ts'
import { parseRoundCode, roundTitle } from '#domain/round.ts'
import { requestContext } from '#web/request-context.ts'
import { roundHref } from '../addresses.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { ProgressCount } from '../components/progress-count.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import type { Route } from './+types/rounds.ts'

/** The region's reporting calendar: which rounds there are, when they close, and how far each has come. */
export async function loader({ url, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  return { entries: valueOrPage(await readCalendar(actorOf(door, url), door.effects)) }
}

/** Opens the round for every unit that reports in it, or brings it up to date with their plans. */
export async function action({ url, request, context }: Route.ActionArgs) {
  const door = context.get(requestContext)
  const round = String((await request.formData()).get('omgang') ?? '')
  const opened = await openRounds({ round }, actorOf(door, url), door.effects)
  if (opened.kind === 'refused') return { refusalSv: opened.reasonSv }
  valueOrPage(opened)
  return redirect(`${roundHref(round)}?oppnad=1`)
}

export default function RoundsPage({ loaderData: { entries }, actionData }: Route.ComponentProps) {
  return (
    <>
      <PageHeader
        title="Rapportomgångar"
        crumbs={[{ labelSv: 'Översikt', href: '/' }]}
        lead="När en omgång öppnas frågas varje enhet om det som står i dess plan och rapport. Öppnas den igen kommer det nya i planen med, och inga svar går förlorade."
      />
      {actionData?.refusalSv && (
        <Notice tone="danger" live>
          {actionData.refusalSv}
        </Notice>
      )}
      {entries.length === 0 ? (
        <EmptyState titleSv="Kalendern är tom">
          <p>Omgångarna står under ”rounds” i regionens fil, med nivå och datum.</p>
        </EmptyState>
      ) : (
        <ScrollTable caption="Omgångar, senaste först" isCaptionHidden>
          <thead>
            <tr>
              <th scope="col">Omgång</th>
              <th scope="col">Stänger</th>
              <th scope="col">Enheter</th>
              <th scope="col">Besvarat</th>
              <th scope="col">Öppna</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <Entry key={entry.code} entry={entry} />
            ))}
          </tbody>
        </ScrollTable>
      )}
    </>
  )
}

function Entry({ entry: { code, closesOn, unitNamesSv, openedCount, counts, opening } }: { entry: CalendarEntry }) {
  const round = parseRoundCode(code)
  return (
    <tr>
      <th scope="row">
        {openedCount > 0 ? (
          <Link className="ds-link" to={roundHref(code)}>
            {round ? roundTitle(round) : code}
          </Link>
        ) : round ? (
          roundTitle(round)
        ) : (
          code
        )}
      </th>
      <td>{closesOn}</td>
      <td>{unitNamesSv.length === 0 ? 'Ingen enhet har plan eller mall' : unitNamesSv.join(', ')}</td>
      <td>
        {openedCount === 0 ? 'Inte öppnad' : <ProgressCount done={counts.answered} of={counts.asked} labelSv="besvarade" />}
      </td>
      <td>
        {opening.allowed && unitNamesSv.length > 0 ? (
          <form method="post">
            <input type="hidden" name="omgang" value={code} />
            <SubmitButton busySv="Öppnar …" variant={openedCount === 0 ? 'primary' : 'tertiary'}>
              {openedCount === 0 ? 'Öppna' : 'Uppdatera ur planen'}
              <span className="visually-hidden"> {code}</span>
            </SubmitButton>
          </form>
        ) : (
          <span className="hint">{opening.allowed ? '' : opening.reasonSv}</span>
        )}
      </td>
    </tr>
  )
}
