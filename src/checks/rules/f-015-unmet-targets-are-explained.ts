import { inlineText } from '#domain/inline-text.ts'
import { fulfilments } from '#domain/status.ts'
import { type Cell, textCell } from '#domain/table.ts'
import { defineCheck } from '../define-check.ts'
import { exampleReport, exampleTable, statusCell } from '../example-report.ts'

/**
 * F-015. An indicator that does not reach its target has a comment, and a judged outlook where the report shows outlooks: what is expected and what is done is
 * what the reader of a deviation asks first.
 */
export const unmetTargetsAreExplained = defineCheck({
  code: 'F-015',
  severity: 'warning',
  ruleSv: 'En indikator som inte når sitt mål har en kommentar, och en bedömd prognos där rapporten visar sådana.',

  *check({ document }) {
    for (const section of document.sections) {
      for (const block of section.blocks) {
        if (block.kind !== 'table' || block.table.name !== 'goals-and-indicators') continue
        const { columns, rows } = block.table
        const judgesOutlook = columns.some(({ key }) => key === 'outlook')
        for (const row of rows) {
          const fulfilment = row.cells.fulfilment
          if (fulfilment?.kind !== 'status' || !isUnmet(fulfilment.status.canonical)) continue
          const lacks = [
            ...(!judgesOutlook || row.cells.outlook?.kind === 'status' ? [] : ['bedömd prognos']),
            ...(hasText(row.cells.commentary) ? [] : ['kommentar']),
          ]
          if (lacks.length === 0) continue
          yield {
            where: { kind: 'table', table: block.table.name, row: row.key },
            messageSv: `”${row.labelSv}” når inte sitt mål (${fulfilment.status.wordSv.toLowerCase()}) men saknar ${lacks.join(' och ')}. Beskriv vad som väntas och vad som görs.`,
          }
        }
      }
    }
  },

  examples: [
    { nameSv: 'målet nås utan kommentar', given: indicator('met'), finds: [] },
    {
      nameSv: 'målet nås inte och det förklaras',
      given: indicator('not-met', 'Negativ', 'Mer omfattande än beräknat.'),
      finds: [],
    },
    { nameSv: 'målet nås inte och kommentaren saknas', given: indicator('not-met', 'Negativ'), finds: [/saknar kommentar/] },
    { nameSv: 'målet nås delvis och allt saknas', given: indicator('partly'), finds: [/saknar bedömd prognos och kommentar/] },
  ],
})

function isUnmet(canonical: string | undefined): boolean {
  return canonical === 'fulfilment:not-met' || canonical === 'fulfilment:partly'
}

function hasText(cell: Cell | undefined): boolean {
  return cell?.kind === 'text' && inlineText(cell.inlines).trim() !== ''
}

function indicator(fulfilment: keyof typeof fulfilments, outlook?: string, commentary = '') {
  const cells = {
    fulfilment: statusCell(fulfilments[fulfilment].labelSv, `fulfilment:${fulfilment}`),
    outlook: outlook === undefined ? ({ kind: 'empty' } as const) : statusCell(outlook, 'outlook:negative'),
    commentary: textCell(commentary),
  }
  const table = exampleTable('goals-and-indicators', {
    columns: [
      { key: 'indicator', labelSv: 'Mål och indikatorer', kind: 'label' },
      { key: 'fulfilment', labelSv: 'Måluppfyllelse', kind: 'status' },
      { key: 'outlook', labelSv: 'Prognos utveckling', kind: 'status' },
      { key: 'commentary', labelSv: 'Kommentar', kind: 'text' },
    ],
    rows: [{ key: 'um', labelSv: 'Andelen medarbetare som genomfört UM', cells }],
  })
  return exampleReport({ tables: [table] })
}
