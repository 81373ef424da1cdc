import { Link, redirect } from 'react-router'
import { approveRound, returnRound, submitRound, unlockRound } from '#app/move-round.ts'
import { approveTask, returnTask, unlockTask } from '#app/move-task.ts'
import { listRoundPages } from '#app/round-pages.ts'
import { type ReviewedTask, readUnitAnswers, type UnitAnswers } from '#app/unit-answers.ts'
import { roundTitle } from '#domain/round.ts'
import { type TaskKind, taskKinds } from '#domain/round-task.ts'
import { requestContext } from '#web/request-context.ts'
import { helpPageHref, roundHref, taskHref, unitAnswersHref } from '../addresses.ts'
import { AnswerView } from '../components/answer-view.tsx'
import { DoubtList } from '../components/doubt-list.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { ProgressCount } from '../components/progress-count.tsx'
import { RoundMenu } from '../components/round-menu.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { TaskStateMark, UnitRoundStateMark } from '../components/task-state-mark.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import { countSv } from '../swedish-texts.ts'
import type { Route } from './+types/unit-answers.ts'

/** One unit's answers in its round, in the report's order: to read, to send back and to approve. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const answers = valueOrPage(await readUnitAnswers(params, actor, door.effects))
  const pages = await listRoundPages(params, actor, door.effects)
  const wanted = url.searchParams.get('visa') ?? ''
  return { ...answers, pages, done: url.searchParams.get('gjort'), selection: isSelection(wanted) ? wanted : 'alla' }
}

/** Which answers are shown. */
const selections = {
  alla: { labelSv: 'Alla', has: () => true },
  granska: { labelSv: 'Att granska', has: ({ state }) => state === 'submitted' },
  oklara: { labelSv: 'Värda att se över', has: ({ doubtsSv }) => doubtsSv.length > 0 },
  saknas: {
    labelSv: 'Inte inlämnade',
    has: ({ state }) => state === 'open' || state === 'draft' || state === 'returned',
  },
  sena: { labelSv: 'Sena', has: ({ late }) => late },
} as const satisfies Record<string, { labelSv: string; has: (task: ReviewedTask) => boolean }>

type Selection = keyof typeof selections

function isSelection(text: string): text is Selection {
  return Object.hasOwn(selections, text)
}

export async function action({ url, request, params, context }: Route.ActionArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const form = await request.formData()
  const step = String(form.get('steg'))
  const seen = { seenVersion: Number(form.get('version')), reasonSv: String(form.get('skal') ?? '') }
  const back = (done: string, task?: string) => {
    const query = new URLSearchParams({ ...Object.fromEntries(url.searchParams), gjort: done })
    return redirect(`${unitAnswersHref(params)}?${query}${task === undefined ? '' : `#uppgift-${task}`}`)
  }
  if (step === 'godkann-svaren') {
    const { tasks } = valueOrPage(await readUnitAnswers(params, actor, door.effects))
    let approved = 0
    for (const { id, version } of tasks.filter(isForApproval)) {
      const outcome = await approveTask({ task: id, seenVersion: version }, actor, door.effects)
      if (outcome.kind === 'done' && outcome.value.moved) approved += 1
    }
    return back(`svaren-${approved}`)
  }
  const task = form.get('uppgift')
  const moved =
    task === null
      ? await roundMoves[step]?.({ ...params, ...seen }, actor, door.effects)
      : await taskMoves[step]?.({ task: String(task), ...seen }, actor, door.effects)
  if (moved === undefined) return { refusalSv: 'Knappen finns inte längre. Ladda om sidan.' }
  if (moved.kind === 'refused') return { refusalSv: moved.reasonSv }
  if (!valueOrPage<{ moved: boolean }>(moved).moved)
    return { refusalSv: 'Någon annan var före sedan du öppnade sidan. Inget har gjorts. Läs läget nedan.' }
  return task === null ? back(step) : back(`svar-${step}`, String(task))
}

const roundMoves: Record<string, typeof returnRound> = {
  lamna: submitRound,
  tillbaka: returnRound,
  godkann: approveRound,
  'las-upp': unlockRound,
}

const taskMoves: Record<string, typeof returnTask> = { tillbaka: returnTask, godkann: approveTask, 'las-upp': unlockTask }

function isForApproval({ state, approving }: ReviewedTask): boolean {
  return state === 'submitted' && approving.allowed
}

export default function UnitAnswersPage({ loaderData, actionData }: Route.ComponentProps) {
  const { orgUnit, round, opened, counts, tasks, done, selection } = loaderData
  const shown = tasks.filter(selections[selection].has)
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
      <RoundMenu address={opened} pages={loaderData.pages} />
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
        <Link className="ds-link" to={helpPageHref('manager')}>
          Så granskar och godkänner du
        </Link>
      </p>
      <SelectionLinks tasks={tasks} selection={selection} />
      {shown.length === 0 && <p className="hint">Inget svar är av det slaget.</p>}
      {[...Map.groupBy(shown, ({ kind }) => kind)].map(([kind, list]) => (
        <KindSection key={kind} kind={kind} tasks={list} page={loaderData} />
      ))}
    </>
  )
}

function SelectionLinks({ tasks, selection }: { tasks: readonly ReviewedTask[]; selection: Selection }) {
  return (
    <nav className="round-picker" aria-label="Vilka svar som visas">
      <ul>
        {(Object.keys(selections) as Selection[]).map((name) => (
          <li key={name}>
            <Link className="ds-link" to={`?visa=${name}`} aria-current={name === selection ? 'true' : undefined}>
              {selections[name].labelSv} ({tasks.filter(selections[name].has).length})
            </Link>
          </li>
        ))}
      </ul>
    </nav>
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
  'svar-tillbaka': 'Svaret är skickat tillbaka. Det står överst hos den som ska svara, med skälet.',
  'svar-godkann': 'Svaret är godkänt.',
  'svar-las-upp': 'Svaret är upplåst och kan ändras.',
}

function RoundMoves({ page }: { page: Pick<UnitAnswers, 'opened' | 'verdicts' | 'tasks' | 'reviewing'> }) {
  const { opened, verdicts, tasks, reviewing } = page
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
      {!reviewing.allowed && opened.state === 'open' && <p className="hint">{reviewing.reasonSv}</p>}
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

interface KindSectionProps {
  readonly kind: TaskKind
  readonly tasks: readonly ReviewedTask[]
  readonly page: Pick<UnitAnswers, 'opened' | 'verdicts' | 'reviewing'>
}

function KindSection({ kind, tasks, page }: KindSectionProps) {
  return (
    <section aria-labelledby={`slag-${kind}`}>
      <h2 id={`slag-${kind}`} className="ds-heading" data-size="sm">
        {taskKinds[kind].pluralSv}
      </h2>
      <ul className="review-list">
        {tasks.map((task) => (
          <li key={task.id} id={`uppgift-${task.id}`}>
            <p className="review-head">
              <Link className="ds-link" to={taskHref(task.id)}>
                {task.labelSv}
              </Link>
              <TaskStateMark state={task.state} />
            </p>
            {task.returnReasonSv && task.state === 'returned' && (
              <p className="hint">Tillbaka för ändring: ”{task.returnReasonSv}”</p>
            )}
            {task.answer ? (
              <AnswerView answer={task.answer} marks={task.marks} bound={task.bound} />
            ) : (
              <p className="hint">{task.late ? `Inget svar än. Skulle ha lämnats ${task.dueOn}.` : 'Inget svar än.'}</p>
            )}
            <DoubtList doubtsSv={task.doubtsSv} />
            {task.state === 'submitted' && <TaskReview task={task} page={page} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Approve, or send back with what is to be changed. One's own answer has no button, and says why. */
function TaskReview({ task: { id, version, labelSv, approving }, page }: { task: ReviewedTask; page: KindSectionProps['page'] }) {
  const { reviewing, verdicts } = page
  return (
    <div className="review">
      {approving.allowed ? (
        <form method="post">
          <input type="hidden" name="uppgift" value={id} />
          <input type="hidden" name="version" value={version} />
          <SubmitButton name="steg" value="godkann" busySv="Godkänner …" variant="secondary">
            Godkänn<span className="visually-hidden"> {labelSv}</span>
          </SubmitButton>
        </form>
      ) : (
        reviewing.allowed && <p className="hint">{approving.reasonSv}</p>
      )}
      {verdicts.return.allowed && (
        <details>
          <summary>
            Skicka tillbaka<span className="visually-hidden"> {labelSv}</span>
          </summary>
          <form method="post" className="reason-form">
            <input type="hidden" name="uppgift" value={id} />
            <input type="hidden" name="version" value={version} />
            <div className="field">
              <label htmlFor={`skal-${id}`}>Vad ska ändras?</label>
              <textarea id={`skal-${id}`} name="skal" className="ds-input" rows={2} required />
            </div>
            <SubmitButton name="steg" value="tillbaka" busySv="Skickar …" variant="secondary">
              Skicka tillbaka
            </SubmitButton>
          </form>
        </details>
      )}
    </div>
  )
}
