import type { Finding } from '#domain/finding.ts'
import type { Benefit } from '#domain/plan.ts'
import { type Cell, findCell, type Row, type Table, textCell } from '#domain/table.ts'
import { answerCell } from '../../parts/answer-cells.ts'
import { missingGround } from '../../parts/missing-ground.ts'
import { defineSection, noParts, type SectionInput, type SectionParts } from '../define-section.ts'

/** Work that is to save money: what was planned, in an amount or a word, what has been saved, and what there is to say of it. */
export const benefits = defineSection({
  name: 'benefits',
  titleSv: 'Ekonomisk effekthemtagning',
  needs: [],
  commentary: { placement: 'after' },
  compose(input) {
    const planned = input.plan?.benefits ?? []
    if (planned.length === 0) {
      return missingGround(input.key, {
        code: 'R-005',
        whatSv: 'planen har ingen effekthemtagning',
        remedySv: 'Läs in en plan med effekthemtagning (fältet benefits), eller ta bort avsnittet ur rapportmallen.',
      })
    }
    return benefitTable(planned, input)
  },
})

function benefitTable(planned: readonly Benefit[], input: SectionInput): SectionParts {
  const amounts = input.tables.find(({ name }) => name === 'benefit-amounts')
  const findings: Finding[] = []
  const rows = planned.map((benefit): Row => {
    const answer = input.answers?.benefits?.find((candidate) => candidate.benefit === benefit.id)
    const commentary = answerCell(answer?.commentary ?? '', answer?.source ?? benefit.source, input.binding)
    findings.push(...commentary.findings)
    return {
      key: benefit.id,
      labelSv: benefit.labelSv,
      kind: 'detail',
      indent: 0,
      cells: {
        timeframe: textCell(benefit.timeframeText ?? ''),
        planned: amountCell(amounts, benefit.id, 'planned') ?? textCell(benefit.plannedWordSv ?? ''),
        realised: amountCell(amounts, benefit.id, 'realised') ?? textCell(''),
        commentary: commentary.cell,
      },
    }
  })
  const table: Table = {
    name: 'benefits',
    captionSv: 'Ekonomisk effekthemtagning',
    columns: [
      { key: 'label', labelSv: 'Aktivitet eller projekt', kind: 'label' },
      { key: 'timeframe', labelSv: 'Tidplan', kind: 'text' },
      { key: 'planned', labelSv: 'Beräknad effekt', kind: 'figure', display: { unit: 'mnkr', decimals: 1 } },
      { key: 'realised', labelSv: 'Realiserad effekt', kind: 'figure', display: { unit: 'mnkr', decimals: 1 } },
      { key: 'commentary', labelSv: 'Kommentar', kind: 'text' },
    ],
    rows: [...rows, ...sumRows(amounts, rows)],
  }
  return { ...noParts, blocks: [{ kind: 'table', table, wide: true }], tables: [table], findings }
}

/** The sum of what has amounts; words cannot be added, and their rows are not among its addends. */
function sumRows(amounts: Table | undefined, rows: readonly Row[]): Row[] {
  const planned = amountCell(amounts, 'summa', 'planned')
  const realised = amountCell(amounts, 'summa', 'realised')
  if (planned === undefined || realised === undefined) return []
  const sumOf = rows.filter(({ cells }) => cells.planned?.kind === 'figure').map(({ key }) => key)
  return [{ key: 'summa', labelSv: 'Summa', kind: 'sum', indent: 0, sumOf, cells: { planned, realised } }]
}

function amountCell(amounts: Table | undefined, row: string, column: string): Cell | undefined {
  const cell = amounts && findCell(amounts, row, column)
  return cell?.kind === 'figure' ? { ...cell, display: { unit: 'mnkr', decimals: 1 }, withUnit: true } : undefined
}
