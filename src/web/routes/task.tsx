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
import { isTaskKind, taskEventKinds, taskKinds } from '#domain/round-task.ts'
import { requestContext } from '#web/request-context.ts'
import { figureHref, taskHref, unitAnswersHref } from '../addresses.ts'
import { readAnswerForm } from '../answer-form.ts'
import { AnswerFields } from '../components/answer-fields.tsx'
import { AnswerView } from '../components/answer-view.tsx'
import { CommentThreads } from '../components/comment-threads.tsx'
import { FactsList } from '../components/facts-list.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { TaskStateMark } from '../components/task-state-mark.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import { formatInstant } from '../swedish-texts.ts'
import type { Route } from './+types/task.ts'

/** One thing that is asked: the form, and beside it what is known, what the plan says and what was said last time. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const page = valueOrPage(await readTask(params.id, actor, door.effects))
  const subject = commentSubjectKey(subjectOfTask(page.task))
  const comments = await readComments({ orgUnit: page.task.orgUnit, round: page.task.round, subject }, actor, door.effects)
  const { toAnswer } = await listMyTasks(actor, door.effects)
  const place = toAnswer.findIndex(({ id }) => id === params.id)
  return {
    ...page,
    comments: comments.kind === 'done' ? comments.value : undefined,
    next: toAnswer[place + 1]?.id ?? (place > 0 ? toAnswer[0]?.id : undefined),
    place: place < 0 ? undefined : { number: place + 1, of: toAnswer.length },
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
  const moved = await moveBy(step)
  if (moved.kind === 'refused') return { refusalSv: moved.reasonSv, conflict: undefined }
  const outcome = valueOrPage(moved)
  if (!outcome.moved)
    return {
      refusalSv: undefined,
      conflict: { theirs: outcome.task.answer, mine: step === 'spara' || step === 'lamna' ? answer() : undefined },
    }
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

export default function TaskPageView({ loaderData, actionData }: Route.ComponentProps) {
  const { task, orgUnit, round, planSv, known, earlier, doubtsSv, statusWordsSv, verdicts, next, place, saved } = loaderData
  const answerable = verdicts.answer.allowed && ['open', 'draft', 'returned'].includes(task.state)
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
        lead={`${taskKinds[task.kind].labelSv}. Lämnas senast ${task.dueOn}.${place ? ` Fråga ${place.number} av ${place.of}.` : ''}`}
        aside={<TaskStateMark state={task.state} />}
      />
      {saved && (
        <Notice tone="success" live>
          {savedSv[saved] ?? 'Sparat.'}
        </Notice>
      )}
      {actionData?.refusalSv && (
        <Notice tone="danger" live>
          {actionData.refusalSv}
        </Notice>
      )}
      {actionData?.conflict && <Conflict conflict={actionData.conflict} />}
      {task.returnReasonSv && task.state === 'returned' && (
        <Notice tone="warning">Tillbaka för ändring: ”{task.returnReasonSv}”</Notice>
      )}

      <div className="columns">
        <section className="panel" aria-labelledby="svaret">
          <h2 id="svaret" className="ds-heading" data-size="xs">
            Svar
          </h2>
          {answerable ? (
            <form method="post" className="answer-form" key={task.version}>
              <input type="hidden" name="version" value={task.version} />
              <input type="hidden" name="slag" value={task.kind} />
              <input type="hidden" name="nasta" value={next ?? ''} />
              <AnswerFields task={task} statusWordsSv={statusWordsSv} />
              {doubtsSv.length > 0 && (
                <ul className="doubt-list">
                  {doubtsSv.map((doubt) => (
                    <li key={doubt}>{doubt}</li>
                  ))}
                </ul>
              )}
              <div className="button-row">
                <SubmitButton name="steg" value="lamna" busySv="Lämnar in …">
                  {next ? 'Lämna in och gå till nästa' : 'Lämna in'}
                </SubmitButton>
                <SubmitButton name="steg" value="spara" busySv="Sparar …" variant="secondary">
                  Spara utkast
                </SubmitButton>
              </div>
            </form>
          ) : (
            <>
              {task.answer ? <AnswerView answer={task.answer} /> : <p className="hint">Inget svar än.</p>}
              {!verdicts.answer.allowed && <p className="hint">{verdicts.answer.reasonSv}</p>}
            </>
          )}
          <Review page={loaderData} />
        </section>

        <section className="panel" aria-labelledby="underlag">
          <h2 id="underlag" className="ds-heading" data-size="xs">
            Underlag
          </h2>
          {planSv.length > 0 && <FactsList pairs={planSv.map(({ labelSv, textSv }) => [labelSv, textSv])} />}
          <Known rows={known} />
          {earlier && (
            <details className="earlier-answer" open>
              <summary>Svaret i {earlier.round}</summary>
              <AnswerView answer={earlier.answer} />
            </details>
          )}
          {planSv.length === 0 && known.length === 0 && !earlier && (
            <p className="hint">Inget är känt om detta sedan tidigare.</p>
          )}
        </section>
      </div>

      {answerable && <HandOver choosable={loaderData.choosable} version={task.version} responsible={task.responsible} />}

      {loaderData.comments && <CommentThreads view={loaderData.comments} backTo={taskHref(task.id)} />}

      <section aria-labelledby="historik">
        <h2 id="historik" className="ds-heading" data-size="sm">
          Vad som har hänt
        </h2>
        <ol className="event-list">
          {loaderData.events.map((event) => (
            <li key={event.version}>
              {formatInstant(event.at)} {taskEventKinds[event.kind].labelSv} av {event.byNameSv}
              {event.reasonSv && `: ”${event.reasonSv}”`}
            </li>
          ))}
        </ol>
      </section>
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

function Conflict({
  conflict: { theirs, mine },
}: {
  conflict: { theirs: TaskPage['task']['answer']; mine: TaskPage['task']['answer'] }
}) {
  return (
    <Notice tone="warning" live>
      <p>Någon annan har ändrat uppgiften sedan du öppnade den. Inget har skrivits över. Formuläret visar det som gäller nu.</p>
      {mine && (
        <>
          <p>Det du skrev:</p>
          <AnswerView answer={mine} />
        </>
      )}
      {!theirs && <p>Det finns inget annat svar.</p>}
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

function Known({ rows }: { rows: readonly KnownRow[] }) {
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
                <Link key={column} className="ds-link" to={figureHref(figure as never)}>
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
