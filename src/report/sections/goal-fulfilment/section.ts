import type { Finding } from '#domain/finding.ts'
import { goalRules, usualGoalRule } from '#domain/goal-rule.ts'
import type { Goal, Plan } from '#domain/plan.ts'
import type { Change } from '#domain/status.ts'
import type { Cell, EmptyCell, Row, StatusCell, Table } from '#domain/table.ts'
import { proposeGoalOutlook } from '#plan/propose-goal-outlook.ts'
import { outlookMark, proposedOutlookMark } from '#plan/status-words.ts'
import { answerCell, unanswered } from '../../parts/answer-cells.ts'
import { indicatorChange } from '../../parts/indicator-change.ts'
import { missingGround } from '../../parts/missing-ground.ts'
import { defineSection, type SectionInput, type SectionParts } from '../define-section.ts'

/**
 * How the goals stand, under the region's goals that they serve: the administration's judgement, beside what the indicators
 * under each propose. A goal is judged, never measured directly; the proposal lets a reader see where the two part.
 */
export const goalFulfilment = defineSection({
  name: 'goal-fulfilment',
  titleSv: 'Måluppfyllelse',
  needs: [],
  commentary: { placement: 'after' },
  usualColumns: ['status', 'proposal'],
  judgesGoals: true,
  compose(input) {
    const { plan } = input
    if (plan === undefined || plan.goals.length === 0) {
      return missingGround(input.key, {
        code: 'R-005',
        whatSv: 'planen har inga mål',
        remedySv: 'Läs in en plan med mål (fältet goals), eller ta bort avsnittet ur rapportmallen.',
      })
    }
    return goalTable(plan, input)
  },
})

function goalTable(plan: Plan, input: SectionInput): SectionParts {
  const noteSv = `${goalRules[plan.goalRule ?? usualGoalRule].ruleSv} Statusen är förvaltningens egen bedömning.`
  const rows: Row[] = []
  const findings: Finding[] = []
  for (const [servesSv, goals] of Map.groupBy(plan.goals, (goal) => goal.servesSv)) {
    if (servesSv !== undefined)
      rows.push({ key: `tjanar-${goals[0]?.id}`, labelSv: servesSv, kind: 'group', indent: 0, cells: {} })
    for (const goal of goals) {
      const judged = goalRow(goal, plan, input, servesSv === undefined ? 0 : 1)
      rows.push(judged.row)
      findings.push(...judged.findings)
    }
  }
  const table: Table = {
    name: 'goal-fulfilment',
    captionSv: 'Måluppfyllelse',
    columns: [
      { key: 'label', labelSv: 'Mål', kind: 'label' },
      { key: 'status', labelSv: 'Status', kind: 'status', formulaSv: 'Förvaltningens bedömning av hur det går att nå målet.' },
      { key: 'proposal', labelSv: 'Enligt indikatorerna', kind: 'status', formulaSv: noteSv },
      { key: 'commentary', labelSv: 'Kommentarer', kind: 'text' },
    ],
    rows,
    notesSv: [noteSv],
  }
  return { blocks: [{ kind: 'table', table, wide: false }], tables: [table], findings }
}

function goalRow(
  { id, labelSv, source }: Goal,
  plan: Plan,
  { answers, binding, tables }: SectionInput,
  indent: number,
): { readonly row: Row; readonly findings: readonly Finding[] } {
  const answer = answers?.goals?.find(({ goal }) => goal === id)
  const commentary = answerCell(answer?.commentary ?? '', answer?.source ?? source, binding)
  const word = answer?.outlookWord.trim() ?? ''
  const changes = plan.indicators.flatMap((indicator) => {
    if (indicator.goal !== id || indicator.partOf !== undefined || indicator.background === true) return []
    const answered = answers?.indicators.find((candidate) => candidate.indicator === indicator.id)
    return indicatorChange(indicator, answered, plan, tables)?.change ?? []
  })
  const cells: Record<string, Cell> = {
    status: word === '' ? unanswered : { kind: 'status', status: outlookMark(word) },
    proposal: proposalCell(changes, plan.goalRule),
    commentary: commentary.cell,
  }
  return { row: { key: id, labelSv, kind: 'detail', indent, cells }, findings: commentary.findings }
}

function proposalCell(changes: readonly Change[], rule: Plan['goalRule']): StatusCell | EmptyCell {
  const outlook = proposeGoalOutlook(changes, rule)
  if (outlook === undefined) return { kind: 'empty' }
  const count = (wanted: readonly Change[]) => changes.filter((change) => wanted.includes(change)).length
  const reasonSv = `Av ${changes.length} indikatorer är ${count(['better'])} bättre, ${count(['unchanged'])} oförändrade, ${count(['worse'])} sämre och ${count(['not-assessable'])} kan inte jämföras.`
  return { kind: 'status', status: proposedOutlookMark(outlook), reasonSv }
}
