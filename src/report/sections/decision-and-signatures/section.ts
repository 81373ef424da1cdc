import type { Plan, PlanDecision, Signatory } from '#domain/plan.ts'
import { plainText, type Table, type TextCell, textCell } from '#domain/table.ts'
import { missingGround } from '../../parts/missing-ground.ts'
import { defineSection, joinParts, noParts, type SectionParts } from '../define-section.ts'

/** Who decided the plan, when and in which paragraph of the minutes, and who signs it. */
export const decisionAndSignatures = defineSection({
  name: 'decision-and-signatures',
  titleSv: 'Beslut och underskrifter',
  needs: [],
  commentary: { placement: 'before' },
  compose: ({ key, plan }) => joinParts(decision(key, plan?.decision), signatures(plan)),
})

function decision(section: string, decided: PlanDecision | undefined): SectionParts {
  if (decided === undefined) {
    return missingGround(section, {
      code: 'R-012',
      whatSv: 'planen har inget beslut',
      remedySv: 'Fyll i decision i planen när den är beslutad: vilket organ, vilken dag, vilken paragraf.',
    })
  }
  const { bodySv, decidedOn, paragraph, caseNumber } = decided
  const numberSv = paragraph.replace(/^§\s*/, '')
  const caseSv = caseNumber === undefined ? '' : ` Diarienummer: ${caseNumber}.`
  const textSv = `Planen är beslutad av ${bodySv} ${decidedOn}, §\u00a0${numberSv}.${caseSv}`
  return { ...noParts, blocks: [{ kind: 'paragraph', inlines: plainText(textSv) }] }
}

function signatures(plan: Plan | undefined): SectionParts {
  const signatories = plan?.signatories ?? []
  if (signatories.length === 0) return noParts
  const table: Table = {
    name: 'signatures',
    captionSv: 'Underskrifter',
    columns: [
      { key: 'label', labelSv: 'Part', kind: 'label' },
      { key: 'place-and-date', labelSv: 'Ort och datum', kind: 'text' },
      { key: 'name', labelSv: 'Namn', kind: 'text' },
      { key: 'signature', labelSv: 'Underskrift', kind: 'text' },
    ],
    rows: signatories.map((signatory, index) => ({
      key: `party-${index + 1}`,
      labelSv: signatory.partySv,
      kind: 'detail',
      indent: 0,
      cells: {
        'place-and-date': textCell([signatory.placeSv, signatory.signedOn].filter(Boolean).join(' ')),
        name: textCell(nameAndRole(signatory)),
        signature: roomToSign,
      },
    })),
  }
  return { ...noParts, blocks: [{ kind: 'table', table, wide: false }], tables: [table] }
}

/** Empty lines, high enough for a pen. */
const roomToSign: TextCell = { kind: 'text', inlines: [{ kind: 'line-break' }, { kind: 'line-break' }] }

function nameAndRole({ nameSv, roleSv }: Signatory): string {
  return [nameSv, roleSv].filter(Boolean).join(', ')
}
