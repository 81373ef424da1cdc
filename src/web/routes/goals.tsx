import { data, Link, redirect } from 'react-router'
import { overrideAssessment } from '#app/override-assessment.ts'
import { type ActivityView, type GoalsPage, type GoalView, type IndicatorView, readGoals, type Said } from '#app/read-goals.ts'
import { listRoundPages } from '#app/round-pages.ts'
import { roundTitle } from '#domain/round.ts'
import { changes, outlooks } from '#domain/status.ts'
import { requestContext } from '#web/request-context.ts'
import { figureHref, goalsHref, helpPageHref, taskHref, unitRoundHref } from '../addresses.ts'
import { BoundText } from '../components/bound-text.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { RoundMenu } from '../components/round-menu.tsx'
import { StatusMark } from '../components/status-mark.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { actorOf, requireAllowed, valueOrPage } from '../outcome.ts'
import { formatInstant } from '../swedish-texts.ts'
import type { Route } from './+types/goals.ts'

/** A unit's goals, each down to what it stands on: its indicators and activities, who said what and when, and the figures. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const page = valueOrPage(await readGoals(params, actor, door.effects))
  const pages = await listRoundPages(params, actor, door.effects)
  return { ...page, pages, saved: url.searchParams.has('sparat') }
}

/** Another assessment than the one that was given or computed, with its reason. */
export async function action({ url, request, params, context }: Route.ActionArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  requireAllowed(valueOrPage(await readGoals(params, actor, door.effects)).override)
  const form = await request.formData()
  const textOf = (name: string) => String(form.get(name) ?? '')
  const outcome = await overrideAssessment(
    {
      task: textOf('uppgift'),
      seenVersion: Number(form.get('version')),
      judgement: textOf('bedomning'),
      reasonSv: textOf('skal'),
    },
    actor,
    door.effects,
  )
  if (outcome.kind === 'refused') return data({ refusalSv: outcome.reasonSv }, { status: 403 })
  if (!valueOrPage(outcome).moved)
    return data({ refusalSv: 'Någon annan hann ändra svaret före. Sidan visar hur det är nu.' }, { status: 409 })
  return redirect(`${goalsHref(params)}?sparat`)
}

export default function GoalsPageView({ loaderData: page, actionData }: Route.ComponentProps) {
  const { orgUnit, round, goals, ruleSv } = page
  const address = { orgUnit: orgUnit.code, round: round.code }
  return (
    <>
      <PageHeader
        title="Mål"
        crumbs={[{ labelSv: orgUnit.nameSv, href: unitRoundHref(address) }]}
        lead={`${orgUnit.nameSv}, ${roundTitle(round)}. Varje mål med det som det vilar på.`}
      />
      <RoundMenu address={address} pages={page.pages} />
      {page.saved && (
        <Notice tone="success" live>
          Bedömningen är ändrad. Det som sades tidigare finns kvar i svarets historik.
        </Notice>
      )}
      {actionData?.refusalSv && (
        <Notice tone="danger" live>
          {actionData.refusalSv}
        </Notice>
      )}
      <p className="hint">
        {ruleSv}{' '}
        {page.judgesGoals
          ? 'Statusen är förvaltningens egen bedömning; regeln väljs i planen.'
          : 'Rapporten bedömer inte målen, och ingen frågas om dem: det som står är indikatorernas förslag. De bedöms när rapportmallen har avsnittet Måluppfyllelse.'}{' '}
        <Link className="ds-link" to={helpPageHref('targets-and-judgements')}>
          Mer om mål och bedömningar
        </Link>
      </p>
      {goals.length === 0 && <p>Planen har inga mål.</p>}
      {goals.map((goal) => (
        <GoalPanel key={goal.id} goal={goal} isAsked={page.judgesGoals} override={page.override} />
      ))}
    </>
  )
}

function GoalPanel({ goal, isAsked, override }: GoalPanelProps) {
  const { id, labelSv, judged, proposal, differs, commentary, said, indicators, activities } = goal
  return (
    <section className="panel goal" aria-labelledby={`mal-${id}`} id={id}>
      <h2 id={`mal-${id}`} className="ds-heading" data-size="sm">
        {labelSv}
      </h2>
      <dl className="goal-status">
        {(judged || isAsked) && (
          <div>
            <dt>Bedömning</dt>
            <dd>{judged ? <StatusMark mark={judged} /> : 'Inte bedömt än'}</dd>
          </div>
        )}
        <div>
          <dt>Enligt indikatorerna</dt>
          <dd>
            {proposal ? <StatusMark mark={proposal.mark} /> : 'Inget förslag'}
            {proposal && <span className="hint"> {proposal.reasonSv}</span>}
          </dd>
        </div>
      </dl>
      {differs && <p className="hint">Bedömningen är en annan än förslaget.</p>}
      <BoundText inlines={commentary} />
      <SaidBy said={said} />
      {said?.task && (
        <Override said={said} labelSv={labelSv} choices={choicesOf(outlooks)} verdict={override} whatSv="Målets status" />
      )}
      {indicators.length > 0 && (
        <>
          <h3 className="ds-heading" data-size="xs">
            Indikatorer
          </h3>
          <ul className="review-list">
            {indicators.map((indicator) => (
              <IndicatorItem key={indicator.id} indicator={indicator} override={override} />
            ))}
          </ul>
        </>
      )}
      {activities.length > 0 && (
        <>
          <h3 className="ds-heading" data-size="xs">
            Aktiviteter
          </h3>
          <ul className="review-list">
            {activities.map((activity) => (
              <ActivityItem key={activity.item} activity={activity} />
            ))}
          </ul>
        </>
      )}
      {indicators.length === 0 && activities.length === 0 && (
        <p className="hint">Ingen indikator eller aktivitet är kopplad till målet.</p>
      )}
    </section>
  )
}

interface GoalPanelProps {
  readonly goal: GoalView
  /** Whether the round asks how it is judged. */
  readonly isAsked: boolean
  readonly override: GoalsPage['override']
}

function IndicatorItem({ indicator, override }: { indicator: IndicatorView; override: GoalsPage['override'] }) {
  const { labelSv, targetSv, figures, fulfilment, change, judgedChange, weight, outlook, commentary, said } = indicator
  return (
    <li>
      <p className="review-head">
        <span>{labelSv}</span>
        {weight !== undefined && <span>Räknas som {weight > 0 ? '+1' : weight < 0 ? '−1' : '0'}</span>}
      </p>
      <p>
        {targetSv !== '' && `Mål ${targetSv}. `}
        {figures.map(({ labelSv: column, printed, figure }) => (
          <span key={column}>
            {column}:{' '}
            <Link className="ds-link" to={figureHref(figure)}>
              {printed}
            </Link>
            .{' '}
          </span>
        ))}
      </p>
      <dl className="goal-status">
        {fulfilment && <Judgement termSv="Måluppfyllelse" judged={fulfilment} />}
        {change && <Judgement termSv={judgedChange ? 'Förändring enligt regeln' : 'Förändring'} judged={change} />}
        {judgedChange && (
          <Judgement
            termSv={change ? `Förändring, bedömd (regeln gav ${change.mark.wordSv.toLowerCase()})` : 'Förändring, bedömd'}
            judged={judgedChange}
          />
        )}
        {outlook && (
          <div>
            <dt>Nås målvärdet?</dt>
            <dd>
              <StatusMark mark={outlook} />
            </dd>
          </div>
        )}
      </dl>
      <BoundText inlines={commentary} />
      <SaidBy said={said} />
      {said?.task && change && (
        <Override said={said} labelSv={labelSv} choices={choicesOf(changes)} verdict={override} whatSv="Förändringen" />
      )}
    </li>
  )
}

function Judgement({ termSv, judged: { mark, reasonSv } }: { termSv: string; judged: NonNullable<IndicatorView['change']> }) {
  return (
    <div>
      <dt>{termSv}</dt>
      <dd>
        <StatusMark mark={mark} /> <span className="hint">{reasonSv}</span>
      </dd>
    </div>
  )
}

function ActivityItem({ activity: { labelSv, status, commentary, said } }: { activity: ActivityView }) {
  return (
    <li>
      <p className="review-head">
        <span>{labelSv}</span>
        {status ? <StatusMark mark={status} /> : <span className="hint">Inte besvarad</span>}
      </p>
      <BoundText inlines={commentary} />
      <SaidBy said={said} />
    </li>
  )
}

function SaidBy({ said }: { said: Said | undefined }) {
  if (said === undefined) return null
  const { fromSv, at, task, overriddenBySv } = said
  return (
    <p className="task-meta">
      {overriddenBySv === undefined ? 'Svar' : 'Bedömningen ändrad'} av {fromSv}
      {at && ` ${formatInstant(at)}`}
      {overriddenBySv !== undefined && `: ”${overriddenBySv}”`}
      {task && (
        <>
          .{' '}
          <Link className="ds-link" to={taskHref(task.id)}>
            Svaret och dess historik
          </Link>
        </>
      )}
    </p>
  )
}

interface OverrideProps {
  readonly said: Said
  readonly labelSv: string
  readonly whatSv: string
  readonly choices: readonly (readonly [string, string])[]
  readonly verdict: GoalsPage['override']
}

function Override({ said: { task }, labelSv, whatSv, choices, verdict }: OverrideProps) {
  if (task === undefined) return null
  if (!verdict.allowed || task.state !== 'submitted') return null
  return (
    <details>
      <summary>Ändra bedömningen av {labelSv}</summary>
      <form method="post" className="reason-form">
        <input type="hidden" name="uppgift" value={task.id} />
        <input type="hidden" name="version" value={task.version} />
        <div className="field">
          <label htmlFor={`bedomning-${task.id}`}>{whatSv}</label>
          <select id={`bedomning-${task.id}`} name="bedomning" className="ds-input" required defaultValue="">
            <option value="" disabled>
              Välj
            </option>
            {choices.map(([key, label]) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`skal-${task.id}`}>Motivering</label>
          <textarea id={`skal-${task.id}`} name="skal" className="ds-input" rows={2} required />
        </div>
        <SubmitButton busySv="Sparar …" variant="secondary">
          Ändra bedömningen
        </SubmitButton>
      </form>
    </details>
  )
}

function choicesOf(vocabulary: Readonly<Record<string, { readonly labelSv: string }>>): [string, string][] {
  return Object.entries(vocabulary).map(([key, { labelSv }]) => [key, labelSv])
}
