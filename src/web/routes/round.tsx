import { Link } from 'react-router'
import { readRoundStatus, type UnitStatus } from '#app/round-status.ts'
import { formatPeriod } from '#domain/period.ts'
import { roundTitle } from '#domain/round.ts'
import { type RoundTask, taskKinds } from '#domain/round-task.ts'
import { requestContext } from '#web/request-context.ts'
import { may } from '#workflow/permissions.ts'
import { roundBurdenHref, taskHref, unitAnswersHref } from '../addresses.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { ProgressCount } from '../components/progress-count.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { StateCounts } from '../components/state-counts.tsx'
import { UnitRoundStateMark } from '../components/task-state-mark.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import { countSv } from '../swedish-texts.ts'
import type { Route } from './+types/round.ts'

/** How far a round has come, unit by unit; what is late, and what nobody has been asked. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const status = valueOrPage(await readRoundStatus(params.round, actor, door.effects))
  return { ...status, opened: url.searchParams.has('oppnad'), seesBurden: may(actor, 'see-burden', 'somewhere').allowed }
}

export default function RoundPage({ loaderData: { round, units, opened, seesBurden } }: Route.ComponentProps) {
  return (
    <>
      <PageHeader
        title={roundTitle(round)}
        crumbs={[
          { labelSv: 'Översikt', href: '/' },
          { labelSv: 'Rapportomgångar', href: '/omgangar' },
        ]}
        lead={`Avser ${formatPeriod(round.period)}.`}
      />
      {opened && (
        <Notice tone="success" live>
          Omgången är öppnad. De som ska svara ser sina frågor under Mina uppgifter.
        </Notice>
      )}
      {units.length === 0 ? (
        <EmptyState titleSv="Omgången är inte öppnad">
          <p>Här står hur långt varje enhet har kommit när omgången är öppnad.</p>
        </EmptyState>
      ) : (
        <ScrollTable caption="Enheter i omgången">
          <thead>
            <tr>
              <th scope="col">Enhet</th>
              <th scope="col">Läge</th>
              <th scope="col">Besvarat</th>
              <th scope="col">Svarens läge</th>
              <th scope="col" className="number">
                Sena
              </th>
              <th scope="col">Stänger</th>
            </tr>
          </thead>
          <tbody>
            {units.map((each) => (
              <UnitRow key={each.orgUnit} status={each} />
            ))}
          </tbody>
        </ScrollTable>
      )}
      <TaskSection
        id="sena"
        titleSv="Sena svar"
        units={units}
        tasksOf={({ late }) => late}
        whenSv={({ dueOn }) => `skulle ha lämnats ${dueOn}`}
      />
      <TaskSection
        id="ingen"
        titleSv="Frågor som ingen har fått"
        units={units}
        tasksOf={({ unassigned }) => unassigned}
        whenSv={({ dueOn }) => `senast ${dueOn}`}
      />
      {seesBurden && units.length > 0 && (
        <p>
          <Link className="ds-link" to={roundBurdenHref(round.code)}>
            Vad omgången kostar dem som svarar
          </Link>
        </p>
      )}
    </>
  )
}

function UnitRow({ status: { orgUnit, nameSv, opened, counts, late, byKind } }: { status: UnitStatus }) {
  return (
    <tr>
      <th scope="row">
        <Link className="ds-link" to={unitAnswersHref(opened)}>
          {nameSv}
        </Link>
      </th>
      <td>
        <UnitRoundStateMark state={opened.state} />
      </td>
      <td>
        <ProgressCount done={counts.answered} of={counts.asked} labelSv="besvarade" />
        <details className="kind-counts">
          <summary>
            Per slag<span className="visually-hidden"> för {nameSv}</span>
          </summary>
          <ul>
            {byKind.map(({ kind, counts: each }) => (
              <li key={`${orgUnit} ${kind}`}>
                {taskKinds[kind].pluralSv}: {each.answered} av {each.asked}
              </li>
            ))}
          </ul>
        </details>
      </td>
      <td>
        <StateCounts counts={counts} />
      </td>
      <td className="number">{late.length}</td>
      <td className="date">{opened.closesOn}</td>
    </tr>
  )
}

interface TaskSectionProps {
  readonly id: string
  readonly titleSv: string
  readonly units: readonly UnitStatus[]
  readonly tasksOf: (unit: UnitStatus) => readonly RoundTask[]
  readonly whenSv: (task: RoundTask) => string
}

/** More than these are folded: a hundred late answers are first of all a number by unit. */
const fewTasks = 5

function TaskSection({ id, titleSv, units, tasksOf, whenSv }: TaskSectionProps) {
  const found = units.map((unit) => ({ unit, tasks: tasksOf(unit) })).filter(({ tasks }) => tasks.length > 0)
  const count = found.reduce((sum, { tasks }) => sum + tasks.length, 0)
  if (count === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="ds-heading" data-size="sm">
        {titleSv}
      </h2>
      {found.map(({ unit, tasks }) => (
        <details key={unit.orgUnit} className="fold" open={count <= fewTasks}>
          <summary>
            {unit.nameSv} <span className="fold-count">{countSv(tasks.length, 'fråga', 'frågor')}</span>
          </summary>
          <ul className="task-list">
            {tasks.map((task) => (
              <li key={task.id}>
                <Link className="ds-link" to={taskHref(task.id)}>
                  {task.labelSv}
                </Link>
                <span className="task-meta">
                  {taskKinds[task.kind].labelSv} · {whenSv(task)}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  )
}
