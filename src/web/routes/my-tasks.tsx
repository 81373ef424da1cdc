import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { listMyTasks, type MyTask } from '#app/my-tasks.ts'
import { parseRoundCode, roundTitle } from '#domain/round.ts'
import { taskKinds } from '#domain/round-task.ts'
import { requestContext } from '#web/request-context.ts'
import { forecastHref, helpPageHref, roundWorkbookHref, taskHref } from '../addresses.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { ProgressCount } from '../components/progress-count.tsx'
import { TaskStateMark } from '../components/task-state-mark.tsx'
import { UnsentAnswers } from '../components/unsent-answers.tsx'
import { actorOf } from '../outcome.ts'
import { countSv, formatInstant } from '../swedish-texts.ts'
import type { Route } from './+types/my-tasks.ts'

/** All that is asked of me, in one list: what has come back first, then by date. */
export async function loader({ url, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  return { ...(await listMyTasks(actor, door.effects)), person: actor.id }
}

export default function MyTasksPage({ loaderData: { toAnswer, answered, person } }: Route.ComponentProps) {
  const [next] = toAnswer
  return (
    <>
      <PageHeader
        title="Mina uppgifter"
        crumbs={[{ labelSv: 'Översikt', href: '/' }]}
        lead={
          toAnswer.length === 0
            ? 'Du har besvarat allt som frågas av dig.'
            : `${countSv(toAnswer.length, 'fråga väntar', 'frågor väntar')} på ditt svar.`
        }
        aside={<ProgressCount done={answered.length} of={toAnswer.length + answered.length} labelSv="besvarade" />}
      />
      {next && (
        <p className="button-row">
          <Link className="ds-button" to={taskHref(next.id)}>
            Svara på nästa
          </Link>
        </p>
      )}
      {toAnswer.length === 0 && answered.length === 0 && (
        <EmptyState titleSv="Inget är frågat">
          <p>När en rapportomgång öppnas står det som frågas av dig här.</p>
        </EmptyState>
      )}
      <UnsentAnswers person={person} tasks={[...toAnswer, ...answered]} />
      {toAnswer.length > 0 && <OtherWays tasks={toAnswer} />}
      {toAnswer.length > 0 && <TaskList id="att-besvara" titleSv="Att besvara" tasks={toAnswer} />}
      {answered.length > 0 && (
        <details className="fold" open={toAnswer.length === 0}>
          <summary>
            Inlämnat <span className="fold-count">{countSv(answered.length, 'svar', 'svar')}</span>
          </summary>
          <Tasks tasks={answered} />
        </details>
      )}
    </>
  )
}

/** The same questions by round: as a workbook, and the forecast's rows on one page. */
function OtherWays({ tasks }: { tasks: readonly MyTask[] }) {
  const byRound = Map.groupBy(tasks, ({ orgUnit, round }) => `${orgUnit} ${round}`)
  return (
    <ul className="part-list">
      {[...byRound.values()].map((list) => {
        const [first] = list
        return (
          first && (
            <li key={`${first.orgUnit} ${first.round}`}>
              {first.orgUnitNameSv}, {roundSv(first)}:{' '}
              <Link className="ds-link" to={roundWorkbookHref(first)}>
                svara i arbetsbok
              </Link>
              {list.some(({ kind }) => kind === 'forecast') && (
                <>
                  ,{' '}
                  <Link className="ds-link" to={forecastHref(first)}>
                    hela prognosen på en sida
                  </Link>
                </>
              )}
            </li>
          )
        )
      })}
      <li>
        <Link className="ds-link" to={helpPageHref('reporter')}>
          Så svarar du
        </Link>
      </li>
    </ul>
  )
}

function TaskList({ id, titleSv, tasks }: { id: string; titleSv: string; tasks: readonly MyTask[] }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="ds-heading" data-size="sm">
        {titleSv}
      </h2>
      <Tasks tasks={tasks} />
    </section>
  )
}

function Tasks({ tasks }: { tasks: readonly MyTask[] }) {
  return (
    <ul className="task-list">
      {tasks.map((task) => (
        <li key={task.id}>
          <Link className="ds-link" to={taskHref(task.id)}>
            {task.labelSv}
          </Link>
          {task.returnReasonSv && task.state === 'returned' && <span className="task-reason">”{task.returnReasonSv}”</span>}
          <span className="task-meta">
            <TaskStateMark state={task.state} />
            {whenSv(task)}
          </span>
          <span className="task-meta">
            {taskKinds[task.kind].labelSv} · {task.orgUnitNameSv} · {roundSv(task)}
          </span>
        </li>
      ))}
    </ul>
  )
}

function whenSv({ state, late, dueOn, changedAt }: MyTask): ReactNode {
  if (late) return <strong className="late">Skulle ha lämnats {dueOn}</strong>
  return state === 'submitted' || state === 'approved' ? formatInstant(changedAt) : `Senast ${dueOn}`
}

function roundSv({ round }: MyTask): string {
  const found = parseRoundCode(round)
  return found ? roundTitle(found) : round
}
