import type { Answers, Assignment, Plan, ProgressAnswer } from '#domain/plan.ts'
import type { Table } from '#domain/table.ts'
import { parseAssignmentCode } from '#plan/assignment-codes.ts'
import { progressCells } from '../../parts/answer-cells.ts'
import { missingGround } from '../../parts/missing-ground.ts'
import { defineSection, type SectionInput, type SectionParts } from '../define-section.ts'

/** The regional council's assignments, each with its status in the administration's word and a comment. */
export const assignments = defineSection({
  name: 'assignments',
  titleSv: 'Uppdrag',
  needs: [],
  commentary: { placement: 'before' },
  compose(input) {
    const { plan } = input
    if (plan === undefined || plan.assignments.length === 0) {
      return missingGround(input.key, {
        code: 'R-005',
        whatSv: 'planen har inga uppdrag',
        remedySv: 'Läs in en plan med fullmäktiges uppdrag (fältet assignments), eller ta bort avsnittet ur rapportmallen.',
      })
    }
    return assignmentTable(plan, input)
  },
})

function assignmentTable(plan: Plan, { answers, binding }: SectionInput): SectionParts {
  const entries = plan.assignments.map((assignment) => {
    const { cells, findings } = progressCells(answerTo(assignment, plan, answers), plan, binding)
    const labelSv = `${assignment.code}: ${assignment.labelSv}`
    return { row: { key: assignment.code, labelSv, kind: 'detail', indent: 0, cells } as const, findings }
  })
  const table: Table = {
    name: 'assignments',
    captionSv: 'Uppdrag från regionfullmäktige',
    columns: [
      { key: 'label', labelSv: 'Uppdrag', kind: 'label' },
      { key: 'status', labelSv: 'Status', kind: 'status' },
      { key: 'commentary', labelSv: 'Kommentarer', kind: 'text' },
    ],
    rows: entries.map(({ row }) => row),
  }
  return {
    blocks: [{ kind: 'table', table, wide: false }],
    tables: [table],
    findings: entries.flatMap(({ findings }) => findings),
  }
}

/** RF7, RF25-7 and RF25-07 are one assignment in the plan of 2025 (domain.md §4.6). */
function answerTo({ code }: Assignment, { year }: Plan, answers: Answers | undefined): ProgressAnswer | undefined {
  const canonical = (text: string) => parseAssignmentCode(text, year)?.canonical ?? text
  return answers?.assignments.find(({ item }) => canonical(item) === canonical(code))
}
