import { useState } from 'react'
import { Link, redirect } from 'react-router'
import {
  approveTask,
  askBack,
  delegateTask,
  returnTask,
  saveAnswer,
  submitAnswer,
  type TaskMoved,
  unlockTask,
} from '#app/move-task.ts'
import { listMyTasks } from '#app/my-tasks.ts'
import { readComments } from '#app/read-comments.ts'
import { type KnownRow, readTask, type TaskPage } from '#app/read-task.ts'
import { commentSubjectKey, subjectOfTask } from '#domain/comment.ts'
import type { Outcome } from '#domain/outcome.ts'
import { roundTitle } from '#domain/round.ts'
import { isTaskKind, type RoundTask, type TaskAnswer, taskKinds } from '#domain/round-task.ts'
import { requestContext } from '#web/request-context.ts'
import { nextTaskState } from '#workflow/transitions.ts'
import { figureHref, forecastHref, goalsHref, taskHref, unitAnswersHref } from '../addresses.ts'
import { formOfAnswer, joinAnswers, readAnswerForm } from '../answer-form.ts'
import { AnswerEditor } from '../components/answer-editor.tsx'
import { AnswerView } from '../components/answer-view.tsx'
import { CommentThreads } from '../components/comment-threads.tsx'
import { DoubtList } from '../components/doubt-list.tsx'
import { EarlierAnswer } from '../components/earlier-answer.tsx'
import { FactsList } from '../components/facts-list.tsx'
import { LeftDraft } from '../components/left-draft.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { ProgressCount } from '../components/progress-count.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { TaskHistory } from '../components/task-history.tsx'
import { TaskStateMark } from '../components/task-state-mark.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import type { Route } from './+types/task.ts'

/** One thing that is asked: the form, and beside it what is known, what the plan says and what was said last time. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const page = valueOrPage(await readTask(params.id, actor, door.effects))
  const subject = commentSubjectKey(subjectOfTask(page.task))
  const comments = await readComments({ orgUnit: page.task.orgUnit, round: page.task.round, subject }, actor, door.effects)
  const { toAnswer, answered } = await listMyTasks(actor, door.effects)
  const place = toAnswer.findIndex(({ id }) => id === params.id)
  const isMine = place >= 0 || answered.some(({ id }) => id === params.id)
  return {
    ...page,
    comments: comments.kind === 'done' ? comments.value : undefined,
    person: actor.id,
    open: nextTaskState(page.task.state, 'saved') !== undefined,
    next: isMine ? (toAnswer[place + 1] ?? (place === 0 ? undefined : toAnswer[0]))?.id : undefined,
    mine: isMine ? { answered: answered.length, of: toAnswer.length + answered.length } : undefined,
    saved: url.searchParams.get('sparat'),
  }
}

export async function action({ url, request, params, context }: Route.ActionArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const form = await request.formData()
  const kind = String(form.get('slag'))
  const deed = { task: params.id, seenVersion: Number(form.get('version')) }
  const step = String(form.get('steg'))
  const reasonSv = String(form.get('skal') ?? '')
  const answer = () => readAnswerForm(isTaskKind(kind) ? kind : 'text', form)
  if (step === 'sla-ihop') {
    const { task } = valueOrPage(await readTask(params.id, actor, door.effects))
    return { given: task.answer ? joinAnswers(task.answer, answer()) : answer() }
  }
  const moved = await moveBy(step)
  const isAnswer = step === 'spara' || step === 'lamna'
  if (moved.kind === 'refused') return { refusalSv: moved.reasonSv, ...(isAnswer ? { given: answer() } : {}) }
  const outcome = valueOrPage(moved)
  if (!outcome.moved) return { overtaken: { ...(isAnswer ? { mine: answer() } : {}) } }
  const next = String(form.get('nasta') ?? '')
  if (step === 'lamna') return redirect(next === '' ? '/mina-uppgifter' : `${taskHref(next)}?sparat=foregaende`)
  return redirect(`${taskHref(params.id)}?sparat=${step}`)

  function moveBy(wanted: string): Promise<Outcome<TaskMoved>> {
    switch (wanted) {
      case 'lamna':
        return submitAnswer({ ...deed, answer: answer() }, actor, door.effects)
      case 'overlat':
        return delegateTask({ ...deed, responsible: form.getAll('till').map(String) }, actor, door.effects)
      case 'fraga':
        return askBack({ ...deed, reasonSv }, actor, door.effects)
      case 'tillbaka':
        return returnTask({ ...deed, reasonSv }, actor, door.effects)
      case 'godkann':
        return approveTask(deed, actor, door.effects)
      case 'las-upp':
        return unlockTask({ ...deed, reasonSv }, actor, door.effects)
      default:
        return saveAnswer({ ...deed, answer: answer() }, actor, door.effects)
    }
  }
}

interface ActionAnswer {
  readonly refusalSv?: string
  /** What the form is to hold: what was written, so that a refusal loses nothing. */
  readonly given?: TaskAnswer
  /** Somebody else was before. */
  readonly overtaken?: { readonly mine?: TaskAnswer }
}

export default function TaskPageView({ loaderData, actionData }: Route.ComponentProps) {
  const { task, orgUnit, round, verdicts, next, mine, saved, person, open } = loaderData
  const said: ActionAnswer = actionData ?? {}
  const answerable = verdicts.answer.allowed && open
  return (
    <>
      <PageHeader
        title={task.labelSv}
        crumbs={[
          { labelSv: 'Mina uppgifter', href: '/mina-uppgifter' },
          {
            labelSv: `${orgUnit.nameSv}, ${roundTitle(round)}`,
            href: unitAnswersHref({ orgUnit: orgUnit.code, round: round.code }),
          },
        ]}
        lead={`${taskKinds[task.kind].labelSv}. Lämnas senast ${task.dueOn}.`}
        aside={
          <span className="mark-row">
            {mine && <ProgressCount done={mine.answered} of={mine.of} labelSv="besvarade" />}
            <TaskStateMark state={task.state} />
          </span>
        }
      />
      {saved && (
        <Notice tone="success" live>
          {savedSv[saved] ?? 'Sparat.'}
        </Notice>
      )}
      {said.refusalSv && (
        <Notice tone="danger" live>
          {said.refusalSv}
        </Notice>
      )}
      {said.overtaken && <Overtaken task={task} mine={said.overtaken.mine} />}
      {task.returnReasonSv && task.state === 'returned' && (
        <Notice tone="warning">Tillbaka för ändring: ”{task.returnReasonSv}”</Notice>
      )}
      {!answerable && <LeftDraft person={person} task={task.id} answer={task.answer} />}
      <Body key={task.id} page={loaderData} given={said.given ?? task.answer} answerable={answerable} />
      {mine && next && (
        <p>
          <Link className="ds-link" to={taskHref(next)}>
            {answerable ? 'Hoppa över och gå till nästa' : 'Gå till nästa'}
          </Link>
        </p>
      )}

      {loaderData.comments && <CommentThreads view={loaderData.comments} backTo={taskHref(task.id)} />}

      <section aria-labelledby="historik">
        <h2 id="historik" className="ds-heading" data-size="sm">
          Vad som har hänt
        </h2>
        <TaskHistory events={loaderData.events} />
      </section>
    </>
  )
}

interface BodyProps {
  readonly page: Route.ComponentProps['loaderData']
  readonly given: TaskAnswer | undefined
  readonly answerable: boolean
}

/** What is asked and what is known. The version is that of the last save, so that what is done next is done to it. */
function Body({ page, given, answerable }: BodyProps) {
  const { task, planSv, known, earlier, doubtsSv, statusMarks, marks, bound, verdicts, next, person, choosable } = page
  const [version, setVersion] = useState(task.version)
  return (
    <>
      <div className="columns task-columns" data-kind={task.kind}>
        <section className="panel" aria-labelledby="svaret">
          <h2 id="svaret" className="ds-heading" data-size="xs">
            Svar
          </h2>
          {answerable ? (
            <AnswerEditor
              task={task}
              person={person}
              given={given}
              statusMarks={statusMarks}
              change={page.change}
              doubtsSv={doubtsSv}
              next={next}
              onSaved={setVersion}
            />
          ) : (
            <>
              {task.answer ? (
                <AnswerView answer={task.answer} marks={marks.answer} bound={bound} />
              ) : (
                <p className="hint">Inget svar än.</p>
              )}
              <DoubtList doubtsSv={doubtsSv} />
              {!verdicts.answer.allowed && <p className="hint">{verdicts.answer.reasonSv}</p>}
            </>
          )}
          <Review page={page} />
        </section>

        <section className="panel ground" aria-labelledby="underlag">
          <h2 id="underlag" className="ds-heading" data-size="xs">
            Underlag
          </h2>
          {planSv.length > 0 && <FactsList pairs={planSv.map(({ labelSv, textSv }) => [labelSv, textSv])} />}
          <Known rows={known} />
          <WayToWhole task={task} />
          {earlier && <EarlierAnswer round={earlier.round} answer={earlier.answer} marks={marks.earlier} bound={earlier.bound} />}
          {planSv.length === 0 && known.length === 0 && !earlier && (
            <p className="hint">Inget är känt om detta sedan tidigare.</p>
          )}
        </section>
      </div>
      {answerable && <HandOver choosable={choosable} version={version} responsible={task.responsible} />}
    </>
  )
}

const savedSv: Record<string, string> = {
  spara: 'Utkastet är sparat. Det räknas först när du lämnar in det.',
  foregaende: 'Svaret är inlämnat. Här är nästa fråga.',
  overlat: 'Uppgiften är överlåten.',
  fraga: 'Frågan är ställd.',
  tillbaka: 'Svaret är skickat tillbaka.',
  godkann: 'Svaret är godkänt.',
  'las-upp': 'Svaret är upplåst och kan ändras.',
}

/** Somebody else was before: what was written is shown, and sent again or put together with theirs when one says so. */
function Overtaken({ task, mine }: { task: RoundTask; mine: TaskAnswer | undefined }) {
  return (
    <Notice tone="warning" live>
      <p>Någon annan har ändrat uppgiften sedan du öppnade den. Inget har skrivits över. Sidan visar det som gäller nu.</p>
      {mine && (
        <form method="post">
          <p>Det du skrev:</p>
          <AnswerView answer={mine} />
          <input type="hidden" name="version" value={task.version} />
          <input type="hidden" name="slag" value={task.kind} />
          {formOfAnswer(mine).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <div className="button-row">
            <SubmitButton name="steg" value="spara" busySv="Sparar …">
              Behåll mitt
            </SubmitButton>
            <SubmitButton name="steg" value="sla-ihop" busySv="Slår ihop …" variant="secondary">
              Slå ihop i formuläret
            </SubmitButton>
          </div>
        </form>
      )}
    </Notice>
  )
}

function Review({ page: { task, verdicts } }: { page: Pick<TaskPage, 'task' | 'verdicts'> }) {
  if (task.state !== 'submitted' && task.state !== 'approved') return null
  const [step, verdict, labelSv] =
    task.state === 'submitted'
      ? (['tillbaka', verdicts.return, 'Skicka tillbaka'] as const)
      : (['las-upp', verdicts.unlock, 'Lås upp'] as const)
  return (
    <div className="review">
      {task.state === 'submitted' &&
        (verdicts.approve.allowed ? (
          <form method="post">
            <input type="hidden" name="version" value={task.version} />
            <SubmitButton name="steg" value="godkann" busySv="Godkänner …">
              Godkänn
            </SubmitButton>
          </form>
        ) : (
          <p className="hint">{verdicts.approve.reasonSv}</p>
        ))}
      {verdict.allowed && (
        <form method="post" className="reason-form">
          <input type="hidden" name="version" value={task.version} />
          <div className="field">
            <label htmlFor="skal">{task.state === 'submitted' ? 'Vad ska ändras?' : 'Varför låses svaret upp?'}</label>
            <textarea id="skal" name="skal" className="ds-input" rows={2} required />
          </div>
          <SubmitButton name="steg" value={step} busySv="Skickar …" variant="secondary">
            {labelSv}
          </SubmitButton>
        </form>
      )}
    </div>
  )
}

function HandOver({
  choosable,
  version,
  responsible,
}: {
  choosable: readonly { id: string; nameSv: string }[]
  version: number
  responsible: readonly string[]
}) {
  return (
    <div className="columns">
      <details className="panel">
        <summary>Låt någon annan svara</summary>
        <form method="post" className="reason-form">
          <input type="hidden" name="version" value={version} />
          <div className="field">
            <label htmlFor="till">Vem ska svara?</label>
            <select id="till" name="till" className="ds-input" required defaultValue="">
              <option value="" disabled>
                Välj person
              </option>
              {choosable
                .filter(({ id }) => !responsible.includes(id))
                .map(({ id, nameSv }) => (
                  <option key={id} value={id}>
                    {nameSv}
                  </option>
                ))}
            </select>
          </div>
          <SubmitButton name="steg" value="overlat" busySv="Överlåter …" variant="secondary">
            Överlåt
          </SubmitButton>
        </form>
      </details>
      <details className="panel">
        <summary>Fråga tillbaka</summary>
        <form method="post" className="reason-form">
          <input type="hidden" name="version" value={version} />
          <div className="field">
            <label htmlFor="fraga">Vad undrar du?</label>
            <textarea id="fraga" name="skal" className="ds-input" rows={2} required />
          </div>
          <SubmitButton name="steg" value="fraga" busySv="Skickar …" variant="secondary">
            Skicka frågan
          </SubmitButton>
        </form>
      </details>
    </div>
  )
}

/** Where the thing is seen among what it belongs to, and where an assessment that was computed is changed with its reason. */
function WayToWhole({ task: { kind, item, orgUnit, round } }: { task: RoundTask }) {
  const address = { orgUnit, round }
  const way = {
    goal: { labelSv: 'Allt som målet vilar på', href: `${goalsHref(address)}#${item}` },
    indicator: { labelSv: 'Indikatorn under sitt mål', href: goalsHref(address) },
    forecast: { labelSv: 'Hela prognosen, med förslag för raden', href: `${forecastHref(address)}#rad-${item}` },
  }
  const found = kind === 'goal' || kind === 'indicator' || kind === 'forecast' ? way[kind] : undefined
  return (
    found && (
      <p>
        <Link className="ds-link" to={found.href}>
          {found.labelSv}
        </Link>
      </p>
    )
  )
}

/** More rows than this are a table of their own: folded, so that the form is not far away. */
const fewRows = 3

function Known({ rows }: { rows: readonly KnownRow[] }) {
  if (rows.length <= fewRows) return <KnownList rows={rows} />
  return [...Map.groupBy(rows, ({ captionSv }) => captionSv)].map(([captionSv, list]) => (
    <details key={captionSv}>
      <summary>{captionSv}</summary>
      <KnownList rows={list} />
    </details>
  ))
}

function KnownList({ rows }: { rows: readonly KnownRow[] }) {
  if (rows.length === 0) return null
  return (
    <ul className="known-list">
      {rows.map(({ captionSv, labelSv, cells }) => (
        <li key={`${captionSv} ${labelSv}`}>
          <strong>{labelSv}</strong>
          <FactsList
            pairs={cells.map(({ labelSv: column, printed, figure }) => [
              column,
              figure && printed !== '' ? (
                <Link key={column} className="ds-link" to={figureHref(figure)}>
                  {printed}
                </Link>
              ) : (
                printed
              ),
            ])}
          />
        </li>
      ))}
    </ul>
  )
}
