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
  const late = units.flatMap((each) => each.late.map((task) => ({ task, nameSv: each.nameSv })))
  const unassigned = units.flatMap((each) => each.unassigned.map((task) => ({ task, nameSv: each.nameSv })))
  return (
    <>
      <PageHeader
        title={roundTitle(round)}
        crumbs={[
          { labelSv: 'Översikt', href: '/' },
          { labelSv: 'Rapportomgångar', href: '/omgangar' },
        ]}
        lead={`${formatPeriod(round.period)}.`}
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
              <th scope="col">Sena</th>
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
      <TaskSection id="sena" titleSv="Sena svar" found={late} whenSv={({ dueOn }) => `skulle ha lämnats ${dueOn}`} />
      <TaskSection id="ingen" titleSv="Frågor som ingen har fått" found={unassigned} whenSv={({ dueOn }) => `senast ${dueOn}`} />
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
      <td>{late.length === 0 ? 'Inga' : countSv(late.length, 'svar', 'svar')}</td>
      <td>{opened.closesOn}</td>
    </tr>
  )
}

interface Found {
  readonly task: RoundTask
  readonly nameSv: string
}

function TaskSection(props: { id: string; titleSv: string; found: readonly Found[]; whenSv: (task: RoundTask) => string }) {
  const { id, titleSv, found, whenSv } = props
  if (found.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="ds-heading" data-size="sm">
        {titleSv}
      </h2>
      <ul className="task-list">
        {found.map(({ task, nameSv }) => (
          <li key={task.id}>
            <Link className="ds-link" to={taskHref(task.id)}>
              {task.labelSv}
            </Link>
            <span className="task-meta">
              {taskKinds[task.kind].labelSv} · {nameSv} · {whenSv(task)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
