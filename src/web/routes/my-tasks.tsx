import { Link } from 'react-router'
import { listMyTasks, type MyTask } from '#app/my-tasks.ts'
import { taskKinds } from '#domain/round-task.ts'
import { requestContext } from '#web/request-context.ts'
import { taskHref } from '../addresses.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { ProgressCount } from '../components/progress-count.tsx'
import { TaskStateMark } from '../components/task-state-mark.tsx'
import { actorOf } from '../outcome.ts'
import { countSv } from '../swedish-texts.ts'
import type { Route } from './+types/my-tasks.ts'

/** All that is asked of me, in one list: what has come back first, then by date. */
export async function loader({ url, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  return listMyTasks(actorOf(door, url), door.effects)
}

export default function MyTasksPage({ loaderData: { toAnswer, answered } }: Route.ComponentProps) {
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
      {toAnswer.length > 0 && <TaskList id="att-besvara" titleSv="Att besvara" tasks={toAnswer} />}
      {answered.length > 0 && <TaskList id="besvarade" titleSv="Inlämnat" tasks={answered} />}
    </>
  )
}

function TaskList({ id, titleSv, tasks }: { id: string; titleSv: string; tasks: readonly MyTask[] }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="ds-heading" data-size="sm">
        {titleSv}
      </h2>
      <ul className="task-list">
        {tasks.map((task) => (
          <li key={task.id}>
            <Link className="ds-link" to={taskHref(task.id)}>
              {task.labelSv}
            </Link>
            <span className="task-meta">
              {taskKinds[task.kind].labelSv} · {task.orgUnitNameSv} · {task.round}
            </span>
            <span className="task-meta">
              <TaskStateMark state={task.state} /> {task.late ? `Skulle ha lämnats ${task.dueOn}` : `Senast ${task.dueOn}`}
            </span>
            {task.returnReasonSv && <span className="task-reason">”{task.returnReasonSv}”</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
