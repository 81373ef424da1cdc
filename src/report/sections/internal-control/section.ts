import type { Control, ControlAnswer } from '#domain/plan.ts'
import type { Row, Table } from '#domain/table.ts'
import { textCell } from '#domain/table.ts'
import { answerCell, unanswered } from '../../parts/answer-cells.ts'
import { missingGround } from '../../parts/missing-ground.ts'
import { defineSection, joinParts, noParts, type SectionInput, type SectionParts } from '../define-section.ts'

/**
 * Internal control: what was examined, by which rules and how, what was found and what is done. The region's own
 * examinations stand before the administration's; with both kinds they are parted by a heading row.
 */
export const internalControl = defineSection({
  name: 'internal-control',
  titleSv: 'Intern kontroll',
  needs: [],
  commentary: { placement: 'before' },
  compose(input) {
    const controls = input.plan?.controls ?? []
    if (controls.length === 0) {
      return missingGround(input.key, {
        code: 'R-005',
        whatSv: 'planen har inga kontroller',
        remedySv: 'Läs in en plan med årets intern kontroll (fältet controls), eller ta bort avsnittet ur rapportmallen.',
      })
    }
    return controlTable(controls, input)
  },
})

const scopesSv: Record<Control['scope'], string> = { 'region-wide': 'Regionövergripande kontroller', own: 'Egna kontroller' }
const captionsSv: Record<Control['scope'], string> = {
  'region-wide': 'Intern kontroll, regionövergripande',
  own: 'Intern kontroll, egna kontroller',
}

function controlTable(controls: readonly Control[], input: SectionInput): SectionParts {
  const scopes = (['region-wide', 'own'] as const).filter((scope) => controls.some((control) => control.scope === scope))
  const [onlyScope] = scopes
  const parted = scopes.length > 1
  const rows: Row[] = []
  const findings: SectionParts[] = []
  for (const scope of scopes) {
    if (parted) rows.push({ key: scope, labelSv: scopesSv[scope], kind: 'group', indent: 0, cells: {} })
    for (const control of controls.filter((candidate) => candidate.scope === scope)) {
      const answer = input.answers?.controls.find((candidate) => candidate.control === control.id)
      const { row, parts } = controlRow(control, answer, input, parted ? 1 : 0)
      rows.push(row)
      findings.push(parts)
    }
  }
  const table: Table = {
    name: 'internal-control',
    captionSv: parted || !onlyScope ? 'Intern kontroll' : captionsSv[onlyScope],
    columns: [
      { key: 'control', labelSv: 'Granskningsområde', kind: 'label' },
      { key: 'rules', labelSv: 'Berörda reglementen, policyer och regler', kind: 'text' },
      { key: 'method', labelSv: 'Metod för granskningen', kind: 'text' },
      { key: 'finding', labelSv: 'Resultat av granskningen', kind: 'text' },
      { key: 'remedy', labelSv: 'Åtgärder', kind: 'text' },
    ],
    rows,
  }
  return joinParts({ blocks: [{ kind: 'table', table, wide: true }], tables: [table], findings: [] }, ...findings)
}

function controlRow(
  control: Control,
  answer: ControlAnswer | undefined,
  { binding }: SectionInput,
  indent: number,
): { row: Row; parts: SectionParts } {
  const method = answerCell(control.methodText, control.source, binding)
  const outcome = answer ? answerCell(answer.findingText, answer.source, binding) : { cell: unanswered, findings: [] }
  const row: Row = {
    key: control.id,
    labelSv: control.labelSv,
    kind: 'detail',
    indent,
    cells: {
      rules: textCell(control.rulesSv),
      method: method.cell,
      finding: outcome.cell,
      remedy: answer ? textCell(answer.remedySv) : unanswered,
    },
  }
  return { row, parts: { ...noParts, findings: [...method.findings, ...outcome.findings] } }
}
