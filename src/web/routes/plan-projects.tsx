import { Link } from 'react-router'
import { type ProjectView, readPlanProjects } from '#app/read-plan-projects.ts'
import type { Tone } from '#domain/status.ts'
import { requestContext } from '#web/request-context.ts'
import { planEntryHref } from '../addresses.ts'
import { BoundText } from '../components/bound-text.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ItemTimeline } from '../components/item-timeline.tsx'
import { PlanPageHeader } from '../components/plan-page-header.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { StatusMark } from '../components/status-mark.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import type { Route } from './+types/plan-projects.ts'

/** The plan's projects: in time, and each with its owner, leader and three lights. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  return valueOrPage(await readPlanProjects(params, actorOf(door, url), door.effects))
}

export default function PlanProjectsPage({ loaderData }: Route.ComponentProps) {
  const { orgUnit, year, projects, timeline, editing } = loaderData
  const plan = { orgUnit: orgUnit.code, year }
  return (
    <>
      <PlanPageHeader head={loaderData} title="Projekt" />
      {editing.allowed && (
        <p>
          <Link className="ds-link" to={planEntryHref(plan, 'projekt')}>
            Lägg till projekt
          </Link>
        </p>
      )}
      {projects.length === 0 ? (
        <EmptyState titleSv="Planen har inga projekt">
          <p>De fylls i här eller i arbetsboken.</p>
        </EmptyState>
      ) : (
        <>
          <ScrollTable caption="Projekt" isCaptionHidden className="wide">
            <thead>
              <tr>
                <th scope="col">Projekt</th>
                <th scope="col">Ägare</th>
                <th scope="col">Projektledare</th>
                <th scope="col">Tid</th>
                <th scope="col">Resurser</th>
                <th scope="col">Kvalitet</th>
                <th scope="col">Kommentar</th>
              </tr>
            </thead>
            <tbody>
              {projects.map((project) => (
                <ProjectRow key={project.id} project={project} href={planEntryHref(plan, 'projekt', project.id)} />
              ))}
            </tbody>
          </ScrollTable>
          <h2 className="ds-heading" data-size="sm">
            Tidslinje
          </h2>
          <ItemTimeline
            timeline={timeline}
            items={projects.map(({ id, labelSv, span, lights, scheduleSv }) => ({
              href: planEntryHref(plan, 'projekt', id),
              labelSv,
              ...(span === undefined ? {} : { span }),
              tone: worst(lights),
              detail: <p className="activity-meta hint">{scheduleSv}</p>,
            }))}
          />
        </>
      )}
    </>
  )
}

function ProjectRow({ project, href }: { project: ProjectView; href: string }) {
  const { labelSv, ownersSv, managersSv, lights, commentary, saidIn } = project
  return (
    <tr>
      <th scope="row">
        <Link className="ds-link" to={href}>
          {labelSv}
        </Link>
      </th>
      <td>{ownersSv.join(', ')}</td>
      <td>{managersSv.length === 0 ? 'Inte utsedd' : managersSv.join(', ')}</td>
      {lights.length === 0 ? (
        <td colSpan={3} className="hint">
          Inget svar än
        </td>
      ) : (
        lights.map((light) => (
          <td key={light.labelSv}>
            <StatusMark mark={light.mark} />
          </td>
        ))
      )}
      <td>
        <BoundText inlines={commentary} />
        {saidIn && <span className="hint understood-as">Enligt svaret i {saidIn}</span>}
      </td>
    </tr>
  )
}

/** The bar has the colour of the light that is worst; the lights themselves stand in the table in words. */
function worst(lights: ProjectView['lights']): Tone {
  const order: readonly Tone[] = ['bad', 'attention', 'good', 'neutral']
  return order.find((tone) => lights.some(({ mark }) => mark.tone === tone)) ?? 'none'
}
