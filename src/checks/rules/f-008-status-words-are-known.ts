import { tablesOf } from '#domain/document.ts'
import { defineCheck } from '../define-check.ts'
import { exampleReport, statusCell, statusTable } from '../example-report.ts'

/**
 * F-008. Every status word stands for one of the canonical statuses, so that words from different administrations can be
 * counted together (domain.md §4.4).
 */
export const statusWordsAreKnown = defineCheck({
  code: 'F-008',
  severity: 'warning',
  ruleSv: 'Varje statusord är kopplat till en gemensam status.',

  *check({ document }) {
    for (const table of tablesOf(document)) {
      for (const row of table.rows) {
        for (const [column, cell] of Object.entries(row.cells)) {
          if (cell.kind !== 'status' || cell.status.canonical !== undefined) continue
          yield {
            where: { kind: 'table', table: table.name, row: row.key, column },
            messageSv: `Statusordet ”${cell.status.wordSv}” för ”${row.labelSv}” är inte kopplat till någon status. Lägg till ordet bland planens statusord (statusWords) eller välj ett som finns där.`,
          }
        }
      }
    }
  },

  examples: [
    { nameSv: 'ordet är kopplat', given: activity('Planenligt', 'progress:on-track'), finds: [] },
    { nameSv: 'ordet är okänt', given: activity('Planenlig'), finds: [/”Planenlig” för ”cybersakerhet”/] },
  ],
})

function activity(word: string, canonical?: string) {
  return exampleReport({ tables: [statusTable([{ key: 'cybersakerhet', status: statusCell(word, canonical), commentary: '' }])] })
}
