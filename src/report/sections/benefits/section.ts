import type { Finding } from '#domain/finding.ts'
import type { Benefit } from '#domain/plan.ts'
import { type Cell, findCell, type Row, type Table, textCell } from '#domain/table.ts'
import { answerCell } from '../../parts/answer-cells.ts'
import { missingGround } from '../../parts/missing-ground.ts'
import { showTable } from '../../parts/show-table.ts'
import { defineSection, noParts, type SectionInput, type SectionParts } from '../define-section.ts'

/** Work that is to save money: what was planned, in an amount or a word, what has been saved, also by kind, and what there is to say of it. */
export const benefits = defineSection({
  name: 'benefits',
  titleSv: 'Ekonomisk effekthemtagning',
  needs: [],
  commentary: { placement: 'after', asksForSv: 'Förklara hur långt effekterna har kommit mot planen, och vad som återstår.' },
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
  const withResponsible = planned.some(({ responsibleSv }) => responsibleSv !== undefined)
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
        ...(withResponsible ? { responsible: textCell(benefit.responsibleSv ?? '') } : {}),
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
      ...(withResponsible ? [{ key: 'responsible', labelSv: 'Ansvarig', kind: 'text' } as const] : []),
      { key: 'planned', labelSv: 'Beräknad effekt', kind: 'figure', display: { unit: 'mnkr', decimals: 1 } },
      { key: 'realised', labelSv: 'Realiserad effekt', kind: 'figure', display: { unit: 'mnkr', decimals: 1 } },
      { key: 'commentary', labelSv: 'Kommentar', kind: 'text' },
    ],
    rows: inGroups(planned, rows, amounts),
  }
  const blocks = [{ kind: 'table', table, wide: true } as const, ...showTable(input.tables, 'benefit-kinds')]
  return { ...noParts, blocks, tables: [table], findings }
}

/** What the budget reckons with and its sum, then what comes beside it, then the rest; one sum when the plan tells no groups. */
function inGroups(planned: readonly Benefit[], rows: readonly Row[], amounts: Table | undefined): Row[] {
  const of = (group: Benefit['group']) => rows.filter(({ key }) => planned.find(({ id }) => id === key)?.group === group)
  if (of(undefined).length === rows.length) return [...rows, ...sumRows(amounts, rows, 'summa', 'Summa')]
  const head: Row = { key: 'over-budget', labelSv: 'Utöver budget', kind: 'group', indent: 0, cells: {} }
  const [within, beside] = [of('in-budget'), of('over-budget')]
  return [
    ...within,
    ...sumRows(amounts, within, 'summa-in-budget', 'Summa inom budget'),
    ...(beside.length === 0 ? [] : [head]),
    ...beside,
    ...sumRows(amounts, beside, 'summa-over-budget', 'Summa utöver budget'),
    ...of(undefined),
  ]
}

/** The sum of what has amounts; words cannot be added, and their rows are not among its addends. */
function sumRows(amounts: Table | undefined, rows: readonly Row[], key: string, labelSv: string): Row[] {
  const planned = amountCell(amounts, key, 'planned')
  const realised = amountCell(amounts, key, 'realised')
  if (planned === undefined || realised === undefined) return []
  const sumOf = rows.filter(({ cells }) => cells.planned?.kind === 'figure').map((row) => row.key)
  return [{ key, labelSv, kind: 'sum', indent: 0, sumOf, cells: { planned, realised } }]
}

function amountCell(amounts: Table | undefined, row: string, column: string): Cell | undefined {
  const cell = amounts && findCell(amounts, row, column)
  return cell?.kind === 'figure' ? { ...cell, display: { unit: 'mnkr', decimals: 1 }, withUnit: true } : undefined
}
