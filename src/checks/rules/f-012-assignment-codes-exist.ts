import type { Plan } from '#domain/plan.ts'
import { formatSourcePlace } from '#domain/source-place.ts'
import { excerptAround } from '#lib/excerpt.ts'
import { activityTableName } from '#plan/activity-table.ts'
import { parseAssignmentCode } from '#plan/assignment-codes.ts'
import { type CheckInput, defineCheck } from '../define-check.ts'
import { examplePlan, exampleReport, exampleSource, paragraph } from '../example-report.ts'
import { placeIn, readText, textsOf } from '../report-texts.ts'

/**
 * F-012. An assignment's code, beside an activity or in a text, can be read and belongs to an assignment in the plan. Plans
 * have had codes from the future ("RF27-7" in the plan of 2024) and codes that are none ("RF23-30Ta") (E10).
 */
export const assignmentCodesExist = defineCheck({
  code: 'F-012',
  severity: 'error',
  ruleSv: 'Varje uppdragskod går att tolka och finns bland planens uppdrag.',

  *check({ plan, document }) {
    if (!plan) return
    const known = new Set(plan.assignments.map(({ code }) => parseAssignmentCode(code, plan.year)?.canonical))
    for (const activity of plan.activities) {
      for (const written of activity.assignments) {
        const lackSv = lackOf(written, plan, known)
        if (lackSv === undefined) continue
        const messageSv = `Aktiviteten ”${activity.labelSv}”: ${lackSv} (${formatSourcePlace(activity.source)})`
        yield { where: { kind: 'table', table: activityTableName(activity), row: activity.id }, messageSv }
      }
    }
    for (const text of textsOf(document)) {
      // The cell of codes is the activities' own, told above with its place in the plan.
      if (text.cell?.column === 'assignment') continue
      const written = readText(text)
      for (const match of written.matchAll(/(?<![\p{L}\d])RF\d{2}-\d+[\p{L}\d]*/gu)) {
        const lackSv = lackOf(match[0], plan, known)
        if (lackSv === undefined) continue
        const excerptSv = excerptAround(written, match.index, match.index + match[0].length)
        yield { severity: 'warning', where: placeIn(text, excerptSv), messageSv: `Texten: ${lackSv}` }
      }
    }
  },

  examples: [
    { nameSv: 'aktiviteten hör till ett uppdrag i planen', given: serving('RF25-7'), finds: [] },
    {
      nameSv: 'koden är från ett år som inte har kommit',
      given: serving('RF27-7'),
      finds: [/RF27-7.*år 2027.*planen gäller 2025/],
    },
    { nameSv: 'koden går inte att tolka', given: serving('RF23-30Ta'), finds: [/”RF23-30Ta” går inte att tolka/] },
    { nameSv: 'uppdraget finns inte i planen', given: serving('RF25-08'), finds: [/RF25-08 finns inte/] },
    {
      nameSv: 'en text nämner ett uppdrag som inte finns i planen',
      given: { ...serving('RF25-07'), document: exampleReport({ blocks: [paragraph('Se uppdrag RF25-17.')] }).document },
      finds: [/Texten: uppdraget RF25-17 finns inte/],
    },
  ],
})

function lackOf(written: string, plan: Plan, known: ReadonlySet<string | undefined>): string | undefined {
  const code = parseAssignmentCode(written, plan.year)
  if (!code) return `uppdragskoden ”${written}” går inte att tolka. Skriv den som RF${plan.year % 100}-07.`
  if (code.year > plan.year) return `uppdragskoden ${written} är från år ${code.year}, men planen gäller ${plan.year}.`
  return known.has(code.canonical) ? undefined : `uppdraget ${written} finns inte bland planens uppdrag.`
}

function serving(code: string): CheckInput {
  const plan = examplePlan({
    assignments: [{ code: 'RF25-07', labelSv: 'Prioritera digital teknik', source: exampleSource }],
    activities: [{ id: 'rf25-07-1', labelSv: 'Beskriva processer', assignments: [code], source: exampleSource }],
  })
  return exampleReport({ plan })
}
