import type { Actor } from '#domain/actor.ts'
import { formatMonth, monthOf } from '#domain/month.ts'
import { done, type Outcome } from '#domain/outcome.ts'
import { swedishDay } from '#domain/person.ts'
import type { Plan, Project } from '#domain/plan.ts'
import type { StatusMark } from '#domain/status.ts'
import type { Inline } from '#domain/table.ts'
import { progressMark } from '#plan/status-words.ts'
import { type TextBinder, textBinder } from './bind-answer.ts'
import type { Effects } from './effects.ts'
import { findPlan, type PlanAddress } from './find-plan.ts'
import { lastMonthBefore, latestAnswer, loadAnswersOfYear, type RoundAnswered } from './latest-answers.ts'
import { headOf, type PlanHead } from './read-plan.ts'
import { type TimedItem, type Timeline, timelineOf } from './timeline.ts'

/** The project portfolio: who owns and leads each, its schedule, and its three lights as last told. */
export interface PlanProjects extends PlanHead {
  readonly projects: readonly ProjectView[]
  readonly timeline: Timeline
}

export interface ProjectView extends TimedItem {
  readonly id: string
  readonly labelSv: string
  readonly ownersSv: readonly string[]
  readonly managersSv: readonly string[]
  readonly scheduleSv: string
  /** Time, resources and quality; none before anything has been said. */
  readonly lights: readonly { readonly labelSv: string; readonly mark: StatusMark }[]
  readonly commentary: readonly Inline[]
  readonly saidIn?: string
}

export async function readPlanProjects(address: PlanAddress, actor: Actor, effects: Effects): Promise<Outcome<PlanProjects>> {
  const found = await findPlan(address, actor, effects)
  if (found.kind !== 'done') return found
  const { plan, reference } = found.value
  const answered = await loadAnswersOfYear(plan.orgUnit, plan.year, reference, effects.store)
  const bind = textBinder(effects)
  const projects = await Promise.all((plan.projects ?? []).map((project) => viewOf(project, plan, answered, bind)))
  const passed = lastMonthBefore(swedishDay(effects.clock.now()))
  return done({ ...headOf(found.value), projects, timeline: timelineOf(projects, plan.year, passed) })
}

async function viewOf(project: Project, plan: Plan, answered: readonly RoundAnswered[], bind: TextBinder): Promise<ProjectView> {
  const { id, labelSv, ownersSv, managersSv, from, to } = project
  const last = latestAnswer(answered, 'project', id)
  const said = last?.answer.kind === 'project' ? last.answer : undefined
  return {
    id,
    labelSv,
    ownersSv,
    managersSv,
    scheduleSv: scheduleSv(project),
    ...(from === undefined && to === undefined
      ? {}
      : { span: { from: from ?? monthOf(plan.year, 1), ...(to === undefined ? {} : { to }) } }),
    lights:
      said === undefined
        ? []
        : [
            { labelSv: 'Tid', mark: progressMark(said.timeWord, plan.statusWords) },
            { labelSv: 'Resurser', mark: progressMark(said.resourceWord, plan.statusWords) },
            { labelSv: 'Kvalitet', mark: progressMark(said.qualityWord, plan.statusWords) },
          ],
    commentary: last && said ? await bind(said.commentary, { orgUnit: plan.orgUnit, round: last.round.code }) : [],
    ...(last === undefined ? {} : { saidIn: last.round.code }),
  }
}

function scheduleSv({ from, to }: Project): string {
  if (from === undefined && to === undefined) return 'Inte planerat i tid'
  if (to === undefined) return `Från ${from === undefined ? '' : formatMonth(from)}`
  return from === undefined ? `Till ${formatMonth(to)}` : `${formatMonth(from)}–${formatMonth(to)}`
}
