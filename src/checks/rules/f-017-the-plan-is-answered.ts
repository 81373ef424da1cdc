import type { Plan } from '#domain/plan.ts'
import { activityTableName } from '#plan/activity-table.ts'
import { answersCoverage, answersWithoutItem, type PlanItemKind } from '#plan/answers-coverage.ts'
import { type CheckInput, defineCheck } from '../define-check.ts'
import { exampleAnswers, examplePlan, exampleReport, exampleSource } from '../example-report.ts'

/**
 * F-017. What the plan asks about in the round has an answer, and each answer is to something in the plan: a mistyped id
 * answers nobody.
 */
export const thePlanIsAnswered = defineCheck({
  code: 'F-017',
  severity: 'warning',
  ruleSv: 'Allt i planen som ska följas upp i rapporten är besvarat, och varje svar hör till något i planen.',

  *check({ plan, answers, round }) {
    if (!plan) return
    for (const { kind, item, labelSv, answered } of answersCoverage(plan, answers, round.kind)) {
      if (answered) continue
      const where = { kind: 'table', table: tableOf(kind, item, plan), row: item } as const
      yield { where, messageSv: `Svar saknas för ${kinds[kind].nounSv} ”${labelSv}”.` }
    }
    if (!answers) return
    for (const { kind, item } of answersWithoutItem(plan, answers)) {
      const where = { kind: 'table', table: kinds[kind].table } as const
      yield {
        where,
        messageSv: `Det finns ett svar för ”${item}”, men ${kinds[kind].nounSv} finns inte i planen. Rätta beteckningen.`,
      }
    }
  },

  examples: [
    { nameSv: 'aktiviteten är besvarad', given: report('cybersakerhet'), finds: [] },
    {
      nameSv: 'svaret har fel beteckning',
      given: report('cybersakerthet'),
      finds: [/Svar saknas för aktiviteten ”Utveckla arbetet kring cybersäkerhet”\./, /svar för ”cybersakerthet”/],
    },
  ],
})

const kinds: Record<PlanItemKind, { table: string; nounSv: string }> = {
  goal: { table: 'goal-fulfilment', nounSv: 'målet' },
  indicator: { table: 'goals-and-indicators', nounSv: 'indikatorn' },
  assignment: { table: 'assignments', nounSv: 'uppdraget' },
  activity: { table: 'activities', nounSv: 'aktiviteten' },
  control: { table: 'internal-control', nounSv: 'kontrollen' },
  project: { table: 'projects', nounSv: 'projektet' },
}

/** Where the item stands: an activity in the table of its theme. */
function tableOf(kind: PlanItemKind, item: string, { activities }: Plan): string {
  const activity = activities.find(({ id }) => kind === 'activity' && (item === id || item.startsWith(`${id}.`)))
  return activity ? activityTableName(activity) : kinds[kind].table
}

function report(answered: string): CheckInput {
  const plan = examplePlan({
    activities: [
      { id: 'cybersakerhet', labelSv: 'Utveckla arbetet kring cybersäkerhet', assignments: [], source: exampleSource },
    ],
  })
  const answer = { item: answered, statusWord: 'Planenligt', commentary: '', source: exampleSource }
  return exampleReport({ plan, answers: exampleAnswers({ activities: [answer] }) })
}
