import { Link } from 'react-router'
import type { RoundUnderWay, OpenWork as Work } from '#app/open-work.ts'
import { parseRoundCode, roundTitle } from '#domain/round.ts'
import { roundHref, taskHref, unitAnswersHref } from '../addresses.ts'
import { countSv } from '../swedish-texts.ts'
import { ProgressCount } from './progress-count.tsx'

/** What the one who comes in has before them: what they are asked, and which rounds are under way. Nothing at all when neither is. */
export function OpenWork({ work: { toAnswer, rounds } }: { work: Work }) {
  const [next] = toAnswer
  if (next === undefined && rounds.length === 0) return null
  return (
    <section className="columns" aria-label="På gång">
      {next && (
        <div className="panel">
          <h2 className="ds-heading" data-size="xs">
            {countSv(toAnswer.length, 'fråga väntar', 'frågor väntar')} på ditt svar
          </h2>
          <p>
            Först:{' '}
            <Link className="ds-link" to={taskHref(next.id)}>
              {next.labelSv}
            </Link>
            . {next.late ? <strong className="late">Skulle ha lämnats {next.dueOn}.</strong> : `Senast ${next.dueOn}.`}
          </p>
          <p>
            <Link className="ds-link" to="/mina-uppgifter">
              Mina uppgifter
            </Link>
          </p>
        </div>
      )}
      {rounds.length > 0 && (
        <div className="panel">
          <h2 className="ds-heading" data-size="xs">
            Pågående omgångar
          </h2>
          <ul className="part-list">
            {rounds.map((entry) => (
              <li key={entry.round}>
                <UnderWay entry={entry} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

/** With one unit in it the round leads straight to its answers. */
function UnderWay({ entry: { round, closesOn, orgUnits, counts } }: { entry: RoundUnderWay }) {
  const [orgUnit, ...others] = orgUnits
  const href = orgUnit !== undefined && others.length === 0 ? unitAnswersHref({ orgUnit, round }) : roundHref(round)
  const found = parseRoundCode(round)
  return (
    <>
      <Link className="ds-link" to={href}>
        {found ? roundTitle(found) : round}
      </Link>
      {`, stänger ${closesOn}. `}
      <ProgressCount done={counts.answered} of={counts.asked} labelSv="besvarade" />
    </>
  )
}
