import { addMonths } from '#domain/month.ts'
import { fullYear } from '#domain/period.ts'
import type { Plan } from '#domain/plan.ts'
import { type Written, writtenPlan } from '#domain/plan-cells.ts'
import { formatAssignmentCode, parseAssignmentCode } from './assignment-codes.ts'
import { parseTimeframe } from './timeframes.ts'

/**
 * A draft of the plan for another year, made from this one while this one is still followed up: goals, indicators without
 * targets, and what is not yet done. What belongs to the year itself is left behind: decision, signatures, changes and money.
 * An assignment keeps the year that it was given, also where the old plan wrote it without: 7 of 2025 is RF25-07.
 */
export function nextPlan(plan: Plan, year: number, isClosed: (item: string) => boolean): Written {
  const { decision, revisions, signatories, economy, ...kept } = plan
  const first = fullYear(year).from
  const isOver = (timeframeText: string | undefined) => {
    const timeframe = timeframeText === undefined ? undefined : parseTimeframe(timeframeText)
    return timeframe?.kind === 'months' && timeframe.to !== undefined && timeframe.to < addMonths(first, -1)
  }
  const codeInFull = (text: string) => {
    const code = parseAssignmentCode(text, plan.year)
    return code === undefined ? text : formatAssignmentCode(code)
  }
  const next: Plan = {
    ...kept,
    year,
    titleSv: plan.titleSv.includes(String(plan.year))
      ? plan.titleSv.replaceAll(String(plan.year), String(year))
      : `${plan.titleSv} ${year}`,
    indicators: plan.indicators.map(({ baseline: _, ...indicator }) => ({ ...indicator, targetText: '' })),
    assignments: plan.assignments.map((assignment) => ({ ...assignment, code: codeInFull(assignment.code) })),
    activities: plan.activities
      .filter(({ id, timeframeText, parts }) => {
        const isDone = parts === undefined ? isClosed(id) : parts.every((part) => isClosed(`${id}.${part.id}`))
        return !isDone && !isOver(timeframeText)
      })
      .map((activity) => ({ ...activity, assignments: activity.assignments.map(codeInFull) })),
    projects: (plan.projects ?? []).filter(({ id, to }) => !isClosed(id) && (to === undefined || to >= first)),
    benefits: (plan.benefits ?? []).filter(({ timeframeText }) => !isOver(timeframeText)),
    ...(signatories === undefined
      ? {}
      : { signatories: signatories.map(({ signedOn: _, placeSv: __, ...signatory }) => signatory) }),
  }
  return writtenPlan(next)
}
