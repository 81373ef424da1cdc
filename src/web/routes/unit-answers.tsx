import { Link, redirect } from 'react-router'
import { approveRound, returnRound, submitRound, unlockRound } from '#app/move-round.ts'
import { approveTask } from '#app/move-task.ts'
import { type ReviewedTask, readUnitAnswers, type UnitAnswers } from '#app/unit-answers.ts'
import { roundTitle } from '#domain/round.ts'
import { type TaskKind, taskKinds } from '#domain/round-task.ts'
import { requestContext } from '#web/request-context.ts'
import { roundHref, roundWorkbookHref, taskHref, unitAnswersHref, unitRoundHref } from '../addresses.ts'
import { AnswerView } from '../components/answer-view.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { ProgressCount } from '../components/progress-count.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { TaskStateMark, UnitRoundStateMark } from '../components/task-state-mark.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import { countSv } from '../swedish-texts.ts'
import type { Route } from './+types/unit-answers.ts'

/** One unit's answers in its round, in the report's order: to read, to send back and to approve. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const answers = valueOrPage(await readUnitAnswers(params, actorOf(door, url), door.effects))
  return { ...answers, done: url.searchParams.get('gjort') }
}

export async function action({ url, request, params, context }: Route.ActionArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const form = await request.formData()
  const step = String(form.get('steg'))
  const deed = { ...params, seenVersion: Number(form.get('version')), reasonSv: String(form.get('skal') ?? '') }
  if (step === 'godkann-svaren') {
    const { tasks } = valueOrPage(await readUnitAnswers(params, actor, door.effects))
    let approved = 0
    for (const { id, version } of tasks.filter(isForApproval)) {
      const outcome = await approveTask({ task: id, seenVersion: version }, actor, door.effects)
      if (outcome.kind === 'done' && outcome.value.moved) approved += 1
    }
    return redirect(`${unitAnswersHref(params)}?gjort=svaren-${approved}`)
  }
  const move = { lamna: submitRound, tillbaka: returnRound, godkann: approveRound, 'las-upp': unlockRound }[step]
  if (move === undefined) return { refusalSv: 'Knappen finns inte längre. Ladda om sidan.' }
  const moved = await move(deed, actor, door.effects)
  if (moved.kind === 'refused') return { refusalSv: moved.reasonSv }
  if (!valueOrPage(moved).moved)
    return { refusalSv: 'Någon annan har ändrat omgångens läge sedan du öppnade sidan. Inget har gjorts. Läs läget nedan.' }
  return redirect(`${unitAnswersHref(params)}?gjort=${step}`)
}

function isForApproval({ state, approving }: ReviewedTask): boolean {
  return state === 'submitted' && approving.allowed
}

export default function UnitAnswersPage({ loaderData, actionData }: Route.ComponentProps) {
  const { orgUnit, round, opened, counts, tasks, done } = loaderData
  const byKind = Map.groupBy(tasks, ({ kind }) => kind)
  return (
    <>
      <PageHeader
        title={`${orgUnit.nameSv}: svaren`}
        crumbs={[
          { labelSv: 'Rapportomgångar', href: '/omgangar' },
          { labelSv: roundTitle(round), href: roundHref(round.code) },
        ]}
        lead={<ProgressCount done={counts.answered} of={counts.asked} labelSv="besvarade" />}
        aside={<UnitRoundStateMark state={opened.state} />}
      />
      {done && (
        <Notice tone="success" live>
          {doneText(done)}
        </Notice>
      )}
      {actionData?.refusalSv && (
        <Notice tone="danger" live>
          {actionData.refusalSv}
        </Notice>
      )}
      {opened.returnReasonSv && opened.state === 'open' && (
        <Notice tone="warning">Tillbaka för ändring: ”{opened.returnReasonSv}”</Notice>
      )}
      <RoundMoves page={loaderData} />
      <p>
        <Link className="ds-link" to={unitRoundHref(opened)}>
          Till rapporten
        </Link>
      </p>
      <p>
        <Link className="ds-link" to={roundWorkbookHref(opened)}>
          Svara i arbetsbok (Excel)
        </Link>
      </p>
      {[...byKind].map(([kind, list]) => (
        <KindSection key={kind} kind={kind} tasks={list} />
      ))}
    </>
  )
}

function doneText(done: string): string {
  const approved = /^svaren-(\d+)$/.exec(done)?.[1]
  if (approved !== undefined) return `${countSv(Number(approved), 'svar är godkänt', 'svar är godkända')}.`
  return doneSv[done] ?? 'Klart.'
}

const doneSv: Record<string, string> = {
  lamna: 'Omgången är inlämnad för granskning.',
  tillbaka: 'Omgången är skickad tillbaka.',
  godkann: 'Omgången är godkänd och låst.',
  'las-upp': 'Omgången är upplåst.',
}

function RoundMoves({ page: { opened, verdicts, tasks } }: { page: Pick<UnitAnswers, 'opened' | 'verdicts' | 'tasks'> }) {
  const waiting = tasks.filter(isForApproval).length
  return (
    <section className="panel" aria-label="Omgångens läge">
      {waiting > 0 && (
        <form method="post">
          <SubmitButton name="steg" value="godkann-svaren" busySv="Godkänner …" variant="secondary">
            {`Godkänn ${countSv(waiting, 'inlämnat svar', 'inlämnade svar')}`}
          </SubmitButton>
        </form>
      )}
      {opened.state === 'open' && (
        <Move step="lamna" labelSv="Lämna in omgången" busySv="Lämnar in …" verdict={verdicts.submit} version={opened.version} />
      )}
      {opened.state === 'submitted' && (
        <>
          <Move
            step="godkann"
            labelSv="Godkänn och lås omgången"
            busySv="Godkänner …"
            verdict={verdicts.approve}
            version={opened.version}
          />
          <Move
            step="tillbaka"
            labelSv="Skicka tillbaka omgången"
            busySv="Skickar …"
            verdict={verdicts.return}
            version={opened.version}
            reasonSv="Vad ska ändras?"
          />
        </>
      )}
      {opened.state === 'approved' && (
        <Move
          step="las-upp"
          labelSv="Lås upp omgången"
          busySv="Låser upp …"
          verdict={verdicts.unlock}
          version={opened.version}
          reasonSv="Varför låses den upp?"
        />
      )}
    </section>
  )
}

interface MoveProps {
  readonly step: string
  readonly labelSv: string
  readonly busySv: string
  readonly verdict: UnitAnswers['verdicts']['submit']
  readonly version: number
  /** What the reason is asked for with; no reason is asked when absent. */
  readonly reasonSv?: string
}

function Move({ step, labelSv, busySv, verdict, version, reasonSv }: MoveProps) {
  if (!verdict.allowed) return <p className="hint">{verdict.reasonSv}</p>
  return (
    <form method="post" className={reasonSv ? 'reason-form' : undefined}>
      <input type="hidden" name="version" value={version} />
      {reasonSv && (
        <div className="field">
          <label htmlFor={`skal-${step}`}>{reasonSv}</label>
          <textarea id={`skal-${step}`} name="skal" className="ds-input" rows={2} required />
        </div>
      )}
      <SubmitButton name="steg" value={step} busySv={busySv} variant={reasonSv ? 'secondary' : 'primary'}>
        {labelSv}
      </SubmitButton>
    </form>
  )
}

function KindSection({ kind, tasks }: { kind: TaskKind; tasks: readonly ReviewedTask[] }) {
  return (
    <section aria-labelledby={`slag-${kind}`}>
      <h2 id={`slag-${kind}`} className="ds-heading" data-size="sm">
        {taskKinds[kind].pluralSv}
      </h2>
      <ul className="review-list">
        {tasks.map((task) => (
          <li key={task.id}>
            <p className="review-head">
              <Link className="ds-link" to={taskHref(task.id)}>
                {task.labelSv}
              </Link>
              <TaskStateMark state={task.state} />
            </p>
            {task.answer ? <AnswerView answer={task.answer} /> : <p className="hint">Inget svar än.</p>}
            {task.doubtsSv.length > 0 && (
              <ul className="doubt-list">
                {task.doubtsSv.map((doubt) => (
                  <li key={doubt}>{doubt}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
