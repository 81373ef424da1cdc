import type { Finding } from '#domain/finding.ts'
import { indicatorsBySex } from '#domain/indicators-by-sex.ts'
import type { Activity, Assignment, Indicator, Plan } from '#domain/plan.ts'
import type { SourcePlace } from '#domain/source-place.ts'
import { type Change, changes, progressStatuses } from '#domain/status.ts'
import { parseAssignmentCode } from './assignment-codes.ts'
import { type PlanFindingCode, planFinding } from './finding-codes.ts'
import { wordFaults } from './status-words.ts'
import { parseTarget, parseTolerance } from './targets.ts'
import { parseTimeframe } from './timeframes.ts'

/** What is wrong with a plan as it is read in: all of it at once, each with its place in the file. */
export function checkPlan(plan: Plan): Finding[] {
  return [
    ...repeatedIds(plan),
    ...plan.indicators.flatMap(checkId),
    ...plan.indicators.flatMap((indicator) => checkIndicator(indicator, plan)),
    ...plan.assignments.flatMap((assignment) => checkAssignment(assignment, plan)),
    ...plan.activities.flatMap((activity) => checkActivity(activity, plan)),
    ...checkWords(plan),
  ]
}

function repeatedIds(plan: Plan): Finding[] {
  const lists = [
    { whatSv: 'Målet', items: plan.goals.map(({ id, source }) => ({ id, source })) },
    { whatSv: 'Indikatorn', items: indicatorsBySex(plan.indicators).map(({ id, source }) => ({ id, source })) },
    {
      whatSv: 'Uppdraget',
      items: plan.assignments.map(({ code, source }) => ({
        id: parseAssignmentCode(code, plan.year)?.canonical ?? code,
        source,
      })),
    },
    { whatSv: 'Aktiviteten', items: plan.activities.map(({ id, source }) => ({ id, source })) },
    { whatSv: 'Kontrollen', items: plan.controls.map(({ id, source }) => ({ id, source })) },
  ]
  return lists.flatMap(({ whatSv, items }) =>
    items
      .filter(({ id }, index) => items.findIndex((each) => each.id === id) !== index)
      .map(({ id, source }) => found('P-001', source, `${whatSv} ”${id}” finns mer än en gång. Ge varje en egen beteckning.`)),
  )
}

function checkId({ id, labelSv, source }: Indicator): Finding[] {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) return []
  const message = `Indikatorn ”${labelSv}” har beteckningen ”${id}”. Använd bara a–z, 0–9 och bindestreck: den ingår i siffrornas adresser.`
  return [found('P-010', source, message)]
}

function checkIndicator(indicator: Indicator, plan: Plan): Finding[] {
  const { goal, labelSv, targetText, toleranceText, display, polarity, source } = indicator
  const understood = [parseTarget(targetText, { display, polarity, source }), parseTolerance(toleranceText, { display, source })]
  const findings = understood
    .flatMap((each) => each.findings)
    .map((finding) => ({
      ...finding,
      messageSv: `Indikatorn ”${labelSv}”: ${finding.messageSv}`,
    }))
  if (plan.goals.some(({ id }) => id === goal)) return findings
  return [found('P-002', source, `Indikatorn ”${labelSv}” hör till målet ”${goal}”, som inte finns i planen.`), ...findings]
}

function checkAssignment({ code, source }: Assignment, plan: Plan): Finding[] {
  const parsed = parseAssignmentCode(code, plan.year)
  if (parsed === undefined) {
    return [found('P-006', source, `Uppdragskoden ”${code}” går inte att tolka. Skriv den som RF${plan.year % 100}-07.`)]
  }
  if (parsed.year <= plan.year) return []
  return [
    found(
      'P-006',
      source,
      `Uppdragskoden ”${code}” är från ${parsed.year}, men planen gäller ${plan.year}. Kontrollera årtalet.`,
    ),
  ]
}

function checkActivity({ labelSv, assignments, timeframeText, source }: Activity, plan: Plan): Finding[] {
  const known = new Set(plan.assignments.map(({ code }) => parseAssignmentCode(code, plan.year)?.canonical ?? code))
  const unknown = assignments.filter((code) => !known.has(parseAssignmentCode(code, plan.year)?.canonical ?? code))
  return [
    ...unknown.map((code) =>
      found(
        'P-005',
        source,
        `Aktiviteten ”${labelSv}” hör till uppdraget ”${code}”, som inte finns i planen. Rätta koden eller lägg till uppdraget.`,
      ),
    ),
    ...(timeframeText === undefined || timeframeText.trim() === '' || parseTimeframe(timeframeText) !== undefined
      ? []
      : [
          found(
            'P-007',
            source,
            `Tidplanen ”${timeframeText}” för ”${labelSv}” går inte att tolka. Skriv till exempel ”2025”, ”Q3 2025” eller ”Pågående”.`,
          ),
        ]),
  ]
}

function checkWords(plan: Plan): Finding[] {
  const { statusWords, changeWordsSv = {}, goals, indicators, assignments, activities } = plan
  const [first] = [...goals, ...indicators, ...assignments, ...activities]
  const source = { fileName: first?.source.fileName ?? 'Planen' }
  const ofStatus = Object.entries(statusWords).map(([word, status]) => ({ word, meaningSv: progressStatuses[status].labelSv }))
  const ofChange = Object.entries(changeWordsSv).map(([change, word]) => ({ word, meaningSv: changes[change as Change].labelSv }))
  return [ofStatus, ofChange].flatMap(wordFaults).map((messageSv) => found('P-014', source, messageSv))
}

function found(code: PlanFindingCode, place: SourcePlace, messageSv: string): Finding {
  return planFinding(code, { kind: 'source', place }, messageSv)
}
