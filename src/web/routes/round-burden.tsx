import { Link } from 'react-router'
import { burdenColumns, type RoundBurden, readRoundBurden, type UnitBurden } from '#app/round-burden.ts'
import { roundTitle } from '#domain/round.ts'
import { taskKinds } from '#domain/round-task.ts'
import { requestContext } from '#web/request-context.ts'
import { roundBurdenHref, roundHref, unitAnswersHref } from '../addresses.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import { wholeNumber } from '../swedish-texts.ts'
import type { Route } from './+types/round-burden.ts'

/** What a round costs those who report in it: what is asked, what was known already, what is asked twice, and the time. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  return valueOrPage(await readRoundBurden(params.round, actorOf(door, url), door.effects))
}

export default function RoundBurdenPage({ loaderData }: Route.ComponentProps) {
  const { round, units, time, repeated, rounds } = loaderData
  return (
    <>
      <PageHeader
        title={`Uppgiftsbörda: ${roundTitle(round)}`}
        crumbs={[
          { labelSv: 'Rapportomgångar', href: '/omgangar' },
          { labelSv: roundTitle(round), href: roundHref(round.code) },
        ]}
        lead="Vad omgången frågar efter, vad som redan är känt och hur lång tid svaren tar. Underlag för att fråga mindre nästa gång."
      />
      {units.length === 0 ? (
        <EmptyState titleSv="Omgången är inte öppnad">
          <p>Här står vad varje enhet har att svara på när omgången är öppnad.</p>
        </EmptyState>
      ) : (
        <>
          <Units round={round} units={units} time={time} />
          <TimeNote burden={loaderData} />
          <p>
            <a className="ds-link" href={`${roundBurdenHref(round.code)}.csv`}>
              Tabellen som fil (CSV)
            </a>
          </p>
          <Repeated repeated={repeated} />
          <Rounds rounds={rounds} />
        </>
      )}
    </>
  )
}

function Units({ round, units, time }: Pick<RoundBurden, 'round' | 'units' | 'time'>) {
  const apart = new Map(time.apart.map(({ orgUnit, minutes }) => [orgUnit, minutes]))
  const together = new Set(time.together?.units.map(({ orgUnit }) => orgUnit))
  const sum = (name: keyof UnitBurden) => units.reduce((total, each) => total + Number(each[name]), 0)
  return (
    <ScrollTable caption="Enheterna i omgången" className="wide burden-table">
      <thead>
        <tr>
          <th scope="col">Enhet</th>
          {burdenColumns.map(({ name, labelSv }) => (
            <th key={name} scope="col" className="number">
              {labelSv}
            </th>
          ))}
          <th scope="col" className="number">
            Minuter
          </th>
        </tr>
      </thead>
      <tbody>
        {units.map((each) => (
          <tr key={each.orgUnit}>
            <th scope="row">
              <Link className="ds-link" to={unitAnswersHref({ orgUnit: each.orgUnit, round: round.code })}>
                {each.nameSv}
              </Link>
            </th>
            {burdenColumns.map(({ name }) => (
              <td key={name} className="number">
                {wholeNumber(each[name])}
              </td>
            ))}
            <td className="number">
              {apart.has(each.orgUnit)
                ? wholeNumber(each.minutes)
                : together.has(each.orgUnit)
                  ? 'se nedan'
                  : each.minutes > 0
                    ? 'för få'
                    : noMinutes}
            </td>
          </tr>
        ))}
        {time.together && (
          <tr>
            <th scope="row">Små enheter tillsammans</th>
            <td colSpan={burdenColumns.length} />
            <td className="number">{wholeNumber(time.together.minutes)}</td>
          </tr>
        )}
        {units.length > 1 && (
          <tr className="total">
            <th scope="row">Summa</th>
            {burdenColumns.map(({ name }) => (
              <td key={name} className="number">
                {wholeNumber(sum(name))}
              </td>
            ))}
            <td className="number">{minutesText(time.totalMinutes)}</td>
          </tr>
        )}
      </tbody>
    </ScrollTable>
  )
}

/** No time has been counted that may be shown: not the same as no time. */
const noMinutes = '–'

function minutesText(minutes: number): string {
  return minutes === 0 ? noMinutes : wholeNumber(minutes)
}

function TimeNote({ burden: { smallGroupThreshold, time } }: { burden: RoundBurden }) {
  return (
    <p className="hint">
      Tiden är den som räknas medan någon skriver i formulären och den som anges för arbetsböcker, hopräknad per enhet och aldrig
      per person. En enhet där färre än {smallGroupThreshold} personer svarar visas tillsammans med andra små enheter.
      {time.untold.length > 0 && ' Där det står ”för få” är de för få också tillsammans, och tiden ingår inte i summan.'}
    </p>
  )
}

function Repeated({ repeated }: Pick<RoundBurden, 'repeated'>) {
  if (repeated.length === 0) return null
  return (
    <section aria-labelledby="flera">
      <h2 id="flera" className="ds-heading" data-size="sm">
        Samma fråga till flera enheter
      </h2>
      <ul className="task-list">
        {repeated.map(({ kind, labelSv, unitNamesSv }) => (
          <li key={`${kind} ${labelSv}`}>
            {labelSv}
            <span className="task-meta">
              {taskKinds[kind].labelSv}. {unitNamesSv.join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Rounds({ rounds }: Pick<RoundBurden, 'rounds'>) {
  return (
    <ScrollTable caption="Omgång för omgång">
      <thead>
        <tr>
          <th scope="col">Omgång</th>
          <th scope="col" className="number">
            Enheter
          </th>
          <th scope="col" className="number">
            Frågor
          </th>
          <th scope="col" className="number">
            Fält
          </th>
          <th scope="col" className="number">
            Fält per enhet
          </th>
          <th scope="col" className="number">
            Minuter
          </th>
        </tr>
      </thead>
      <tbody>
        {rounds.map(({ round, unitCount, questions, fields, minutes }) => (
          <tr key={round}>
            <th scope="row">
              <Link className="ds-link" to={roundBurdenHref(round)}>
                {round}
              </Link>
            </th>
            <td className="number">{wholeNumber(unitCount)}</td>
            <td className="number">{wholeNumber(questions)}</td>
            <td className="number">{wholeNumber(fields)}</td>
            <td className="number">{wholeNumber(Math.round(fields / unitCount))}</td>
            <td className="number">{minutesText(minutes)}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
