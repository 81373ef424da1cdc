import { Link } from 'react-router'
import { readPlanActivities } from '#app/read-plan-activities.ts'
import { requestContext } from '#web/request-context.ts'
import { planEntryHref, planHref, planListHref } from '../addresses.ts'
import { ActivityCard } from '../components/activity-card.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ItemTimeline } from '../components/item-timeline.tsx'
import { PlanPageHeader } from '../components/plan-page-header.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { StatusMark } from '../components/status-mark.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import { countSv } from '../swedish-texts.ts'
import type { Route } from './+types/plan-activities.ts'

/** The plan's activities as a board, a list or in time: the same activities, three ways to look. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const page = valueOrPage(await readPlanActivities(params, actorOf(door, url), door.effects))
  const asked = url.searchParams.get('vy')
  return { ...page, view: views.find(({ name }) => name === asked)?.name ?? 'tavla' }
}

const views = [
  { name: 'tavla', labelSv: 'Tavla' },
  { name: 'lista', labelSv: 'Lista' },
  { name: 'tidslinje', labelSv: 'Tidslinje' },
] as const

export default function PlanActivitiesPage({ loaderData }: Route.ComponentProps) {
  const { orgUnit, year, activities, columns, timeline, view, editing } = loaderData
  const plan = { orgUnit: orgUnit.code, year }
  const overdue = activities.filter(({ isOverdue }) => isOverdue).length
  return (
    <>
      <PlanPageHeader
        head={loaderData}
        title="Aktiviteter"
        lead={`${capitalised(countSv(activities.length, 'aktivitet', 'aktiviteter'))}${overdue === 0 ? '' : `, varav ${overdue} där tiden har gått ut`}.`}
      />
      <div className="view-bar">
        <nav aria-label="Visa som">
          <ul className="page-menu">
            {views.map(({ name, labelSv }) => (
              <li key={name}>
                <Link to={`${planHref(plan, 'aktiviteter')}?vy=${name}`} aria-current={name === view ? 'page' : undefined}>
                  {labelSv}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <p className="mark-row">
          {editing.allowed && (
            <Link className="ds-link" to={planEntryHref(plan, 'aktiviteter')}>
              Lägg till aktivitet
            </Link>
          )}
          <Link className="ds-link" to={planListHref(plan, 'delaktiviteter')}>
            Delaktiviteter
          </Link>
        </p>
      </div>
      {activities.length === 0 ? (
        <EmptyState titleSv="Planen har inga aktiviteter">
          <p>De fylls i här eller i arbetsboken.</p>
        </EmptyState>
      ) : view === 'tavla' ? (
        <div className="board">
          {columns.map(({ labelSv, activities: own }) => (
            <section
              key={labelSv}
              className="board-column"
              aria-label={`${labelSv}, ${countSv(own.length, 'aktivitet', 'aktiviteter')}`}
            >
              <h2 className="ds-heading" data-size="2xs">
                {labelSv} <span className="hint">{own.length}</span>
              </h2>
              {own.map((activity) => (
                <ActivityCard key={activity.id} activity={activity} plan={plan} />
              ))}
            </section>
          ))}
        </div>
      ) : view === 'tidslinje' ? (
        <ItemTimeline
          timeline={timeline}
          items={activities.map(({ id, labelSv, span, status, isOverdue, timeframeText, timeframeSv }) => ({
            href: planEntryHref(plan, 'aktiviteter', id),
            labelSv,
            ...(span === undefined ? {} : { span }),
            tone: isOverdue ? 'bad' : status.tone,
            detail: (
              <p className="activity-meta">
                <StatusMark mark={status} />{' '}
                <span className="hint">
                  {timeframeText === '' ? 'Ingen tid angiven' : timeframeSv}
                  {isOverdue && ', tiden har gått ut'}
                </span>
              </p>
            ),
          }))}
        />
      ) : (
        <ScrollTable caption="Aktiviteter" isCaptionHidden className="wide">
          <thead>
            <tr>
              <th scope="col">Aktivitet</th>
              <th scope="col">Status</th>
              <th scope="col">Tid</th>
              <th scope="col">Ansvariga</th>
              <th scope="col">Hör till</th>
            </tr>
          </thead>
          <tbody>
            {activities.map(({ id, labelSv, status, isOverdue, timeframeText, timeframeSv, responsibleSv, servesSv }) => (
              <tr key={id}>
                <th scope="row">
                  <Link className="ds-link" to={planEntryHref(plan, 'aktiviteter', id)}>
                    {labelSv}
                  </Link>
                </th>
                <td>
                  <StatusMark mark={status} />
                  {isOverdue && <span className="hint understood-as">Tiden har gått ut</span>}
                </td>
                <td>
                  {timeframeText}
                  {timeframeSv !== timeframeText && <span className="hint understood-as">{timeframeSv}</span>}
                </td>
                <td>{responsibleSv.join(', ')}</td>
                <td>{servesSv.join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
    </>
  )
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
