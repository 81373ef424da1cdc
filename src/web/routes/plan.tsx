import { Link } from 'react-router'
import { readComments } from '#app/read-comments.ts'
import { type AreaView, type GoalView, readPlan } from '#app/read-plan.ts'
import { cellText } from '#domain/plan-cells.ts'
import { planHead } from '#domain/plan-lists.ts'
import { parseRoundCode, roundTitle } from '#domain/round.ts'
import { requestContext } from '#web/request-context.ts'
import { commentsHref, planEntryHref, planHref, planListHref, unitRoundHref } from '../addresses.ts'
import { FactsList } from '../components/facts-list.tsx'
import { Notice } from '../components/notice.tsx'
import { PlanPageHeader } from '../components/plan-page-header.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import type { Route } from './+types/plan.ts'

/** One plan: what it is of and who decided it, its goals with their targets in words, and the way to all that it is made of. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const plan = valueOrPage(await readPlan(params, actor, door.effects))
  const comments = await readComments({ orgUnit: plan.orgUnit.code, round: `${plan.year}-P` }, actor, door.effects)
  const commentCount = comments.kind === 'done' ? comments.value.threads.flatMap((thread) => thread.comments).length : undefined
  return { ...plan, commentCount, isJustMade: url.searchParams.has('gjord'), isSaved: url.searchParams.has('sparad') }
}

export default function PlanPage({ loaderData }: Route.ComponentProps) {
  const { orgUnit, year, written, documentRound, lists, areas, editing, followedIn, commentCount, isJustMade, isSaved } =
    loaderData
  const plan = { orgUnit: orgUnit.code, year }
  const said = planHead
    .filter(({ path }) => !['orgUnit', 'year', 'titleSv', 'economy'].includes(path[0] ?? ''))
    .map((field) => [field.labelSv, cellText(written, field)] as const)
    .filter(([, text]) => text !== '')
  return (
    <>
      <PlanPageHeader head={loaderData} lead={areas.length === 0 ? 'Planen har inga mål än.' : ''} />
      {isJustMade && (
        <Notice tone="success" live>
          Planen är gjord. Målvärden, beslut och budget fylls i här eller i arbetsboken.
        </Notice>
      )}
      {isSaved && (
        <Notice tone="success" live>
          Planen är ändrad.
        </Notice>
      )}
      <div className="columns">
        <section className="panel" aria-labelledby="om-planen">
          <h2 id="om-planen" className="ds-heading" data-size="xs">
            Om planen
          </h2>
          {said.length === 0 ? (
            <p className="hint">Beslut och grunduppdrag är inte ifyllda.</p>
          ) : (
            <FactsList
              pairs={said.map(([labelSv, text]) => [
                labelSv,
                <span key={labelSv} className="as-written">
                  {text}
                </span>,
              ])}
            />
          )}
          {editing.allowed ? (
            <p>
              <Link className="ds-link" to={planHref(plan, 'planen')}>
                Ändra
              </Link>
            </p>
          ) : (
            <p className="hint">{editing.reasonSv}</p>
          )}
        </section>
        <section className="panel" aria-labelledby="delar">
          <h2 id="delar" className="ds-heading" data-size="xs">
            Planens delar
          </h2>
          <ul className="part-list">
            {lists.map(({ list, count }) => (
              <li key={list.name}>
                <Link className="ds-link" to={partHref(plan, list.name)}>
                  {list.labelSv}
                </Link>{' '}
                {count}
              </li>
            ))}
          </ul>
          {followedIn.length > 0 && (
            <p className="mark-row">
              Följs upp i
              {followedIn.map((code) => (
                <Link key={code} className="ds-link" to={unitRoundHref({ orgUnit: plan.orgUnit, round: code })}>
                  {roundName(code)}
                </Link>
              ))}
            </p>
          )}
          <p className="mark-row">
            {documentRound && (
              <Link className="ds-link" to={unitRoundHref({ orgUnit: plan.orgUnit, round: documentRound })}>
                Planen som dokument
              </Link>
            )}
            <a className="ds-link" href={planHref(plan, 'plan.xlsx')} download>
              Planen som arbetsbok
            </a>
            <a className="ds-link" href={planHref(plan, 'mall.xlsx')} download>
              Tom arbetsbok
            </a>
            {commentCount !== undefined && (
              <Link className="ds-link" to={commentsHref({ orgUnit: orgUnit.code, round: `${year}-P` })}>
                Kommentarer till planen ({commentCount})
              </Link>
            )}
            {editing.allowed && (
              <Link className="ds-link" to={planHref(plan, 'arbetsbok')}>
                Läs in arbetsbok
              </Link>
            )}
          </p>
        </section>
      </div>
      {areas.map((area) => (
        <Area key={area.labelSv ?? ''} area={area} plan={plan} />
      ))}
    </>
  )
}

/** An administration's words are seen together, with what they count as. */
function partHref(plan: PlanRef, list: string): string {
  return list === 'statusord' || list === 'forandringsord' ? planHref(plan, 'statusord') : planListHref(plan, list)
}

function roundName(code: string): string {
  const round = parseRoundCode(code)
  return round ? roundTitle(round).toLowerCase() : code
}

interface PlanRef {
  readonly orgUnit: string
  readonly year: number
}

function Area({ area: { labelSv, goals, directionsSv }, plan }: { area: AreaView; plan: PlanRef }) {
  return (
    <section className="plan-area" aria-label={labelSv ?? 'Mål'}>
      <h2 className="ds-heading" data-size="sm">
        {labelSv ?? 'Mål'}
      </h2>
      {directionsSv.length > 0 && <p>Inriktning: {directionsSv.join('; ')}.</p>}
      {goals.map((goal) => (
        <Goal key={goal.id} goal={goal} plan={plan} />
      ))}
    </section>
  )
}

function Goal({ goal: { labelSv, servesSv, successFactorsSv, indicators }, plan }: { goal: GoalView; plan: PlanRef }) {
  return (
    <article className="panel plan-goal">
      <h3 className="ds-heading" data-size="xs">
        {labelSv}
      </h3>
      {servesSv && <p className="hint">Bidrar till: {servesSv}</p>}
      {successFactorsSv.length > 0 && <p>Framgångsfaktorer: {successFactorsSv.join('; ')}.</p>}
      {indicators.length === 0 ? (
        <p className="hint">Målet har ingen indikator.</p>
      ) : (
        <dl className="target-list">
          {indicators.map(({ id, labelSv: indicatorSv, targetText, targetSv, splitSv }) => (
            <div key={id}>
              <dt>
                <Link className="ds-link" to={planEntryHref(plan, 'indikatorer', id)}>
                  {indicatorSv}
                </Link>
              </dt>
              <dd>
                {targetSv}
                {targetText !== '' && <span className="hint as-typed"> skrivet ”{targetText}”</span>}
                {splitSv && <span className="hint as-typed"> {splitSv}</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </article>
  )
}
