import { formatControlRisk } from '#domain/control-risk.ts'
import type { Control } from '#domain/plan.ts'
import { type Row, type Table, textCell } from '#domain/table.ts'
import { reportFinding } from '../../finding-codes.ts'
import { answerCell } from '../../parts/answer-cells.ts'
import { missingGround } from '../../parts/missing-ground.ts'
import { defineSection, type SectionInput, type SectionParts } from '../define-section.ts'

/** The year's plan for internal control: what is examined, what it is to ascertain, how, and how much is at stake. */
export const plannedControls = defineSection({
  name: 'planned-controls',
  titleSv: 'Intern kontroll',
  needs: [],
  commentary: { placement: 'before' },
  compose(input) {
    const controls = input.plan?.controls ?? []
    if (controls.length === 0) {
      return missingGround(input.key, {
        code: 'R-005',
        whatSv: 'planen har inga kontroller',
        remedySv: 'Läs in en plan med årets interna kontroll (fältet controls), eller ta bort avsnittet ur rapportmallen.',
      })
    }
    return controlTable(controls, input)
  },
})

function controlTable(controls: readonly Control[], input: SectionInput): SectionParts {
  const entries = controls.map((control) => {
    const step = answerCell(control.methodText, control.source, input.binding)
    const row: Row = {
      key: control.id,
      labelSv: control.labelSv,
      kind: 'detail',
      indent: 0,
      cells: {
        objective: textCell(control.objectiveSv ?? ''),
        step: step.cell,
        risk: textCell(control.risk === undefined ? 'Inte bedömd' : formatControlRisk(control.risk)),
      },
    }
    return { row, findings: [...step.findings, ...riskAssessed(control)] }
  })
  const table: Table = {
    name: 'planned-controls',
    captionSv: 'Plan för intern kontroll',
    columns: [
      { key: 'label', labelSv: 'Kontrollområde', kind: 'label' },
      { key: 'objective', labelSv: 'Kontrollmål', kind: 'text' },
      { key: 'step', labelSv: 'Kontrollmoment', kind: 'text' },
      { key: 'risk', labelSv: 'Väsentlighet och riskbedömning', kind: 'text' },
    ],
    rows: entries.map(({ row }) => row),
  }
  return {
    blocks: [{ kind: 'table', table, wide: false }],
    tables: [table],
    findings: entries.flatMap(({ findings }) => findings),
  }
}

/** what is examined is chosen by risk, so a control without one has no reason to be there. */
function riskAssessed({ id, labelSv, risk }: Control) {
  if (risk !== undefined) return []
  const message = `Kontrollen ”${labelSv}” har ingen väsentlighet och riskbedömning. Fyll i risk i planen: konsekvens och sannolikhet.`
  return [reportFinding('R-011', { kind: 'table', table: 'planned-controls', row: id, column: 'risk' }, message)]
}
