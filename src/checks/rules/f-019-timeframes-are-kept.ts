import type { ProgressStatus } from '#domain/status.ts'
import { activityTableName } from '#plan/activity-table.ts'
import { progressMark } from '#plan/status-words.ts'
import { isOverdue, parseTimeframe } from '#plan/timeframes.ts'
import { type CheckInput, defineCheck } from '../define-check.ts'
import { exampleAnswers, examplePlan, exampleReport, exampleSource } from '../example-report.ts'

/**
 * F-019. An activity whose time has run out is done, given up or said to be late (domain.md §4.5). RK25 had five activities that
 * were to end in Q1 or Q2 and were still "Positiv" in August.
 */
export const timeframesAreKept = defineCheck({
  code: 'F-019',
  severity: 'warning',
  ruleSv: 'En aktivitet vars tidplan har gått ut är klar, avbruten eller försenad.',

  *check({ plan, answers, round }) {
    if (!plan || !answers) return
    for (const { item, statusWord } of answers.activities) {
      const activity = plan.activities.find(({ id }) => item === id || item.startsWith(`${id}.`))
      const timeframe = activity?.timeframeText === undefined ? undefined : parseTimeframe(activity.timeframeText)
      const canonical = progressMark(statusWord, plan.statusWords).canonical
      if (!activity || !timeframe || canonical === undefined) continue
      const progress = canonical.slice('progress:'.length) as ProgressStatus
      if (progress === 'delayed' || !isOverdue(timeframe, round.period.to, progress)) continue
      const part = activity.parts?.find(({ id }) => item === `${activity.id}.${id}`)
      yield {
        where: { kind: 'table', table: activityTableName(activity), row: item, column: 'status' },
        messageSv: `”${part?.labelSv ?? activity.labelSv}” skulle vara klar (tidplan ${activity.timeframeText}) men har status ”${statusWord}”. Är det klart, eller försenat?`,
      }
    }
  },

  examples: [
    { nameSv: 'tidplanen löper fortfarande', given: report('Q3 2025', 'Positiv'), finds: [] },
    {
      nameSv: 'tidplanen har gått ut och status är fortfarande god',
      given: report('Q2 2025', 'Positiv'),
      finds: [/skulle vara klar \(tidplan Q2 2025\) men har status ”Positiv”/],
    },
    { nameSv: 'tidplanen har gått ut och det är klart', given: report('Q2 2025', 'Klart'), finds: [] },
    { nameSv: 'tidplanen har gått ut och det sägs', given: report('Q2 2025', 'Försenad'), finds: [] },
    { nameSv: 'det pågår ständigt', given: report('Ständigt pågående', 'Positiv'), finds: [] },
  ],
})

function report(timeframeText: string, statusWord: string): CheckInput {
  const activity = { id: 'a1', labelSv: 'Säkra rutiner', assignments: [], timeframeText, source: exampleSource }
  const answer = { item: 'a1', statusWord, commentary: '', source: exampleSource }
  return exampleReport({
    plan: examplePlan({
      activities: [activity],
      statusWords: { Positiv: 'on-track', Klart: 'completed', Försenad: 'delayed' },
    }),
    answers: exampleAnswers({ activities: [answer] }),
  })
}
