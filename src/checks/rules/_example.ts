import { defineCheck } from '../define-check.ts'
import { exampleReport, statusTable } from '../example-report.ts'

/** F-000. Say here, in a sentence, what holds in a sound report and where the rule comes from (domain.md § or law). */
export const example = defineCheck({
  code: 'F-000',
  severity: 'warning',
  ruleSv: 'Varje tabell har minst en rad.',

  *check({ tables }) {
    for (const table of tables) {
      if (table.rows.length > 0) continue
      yield {
        where: { kind: 'table', table: table.name },
        messageSv: `Tabellen ”${table.captionSv}” har inga rader. Läs in dess underlag eller ta bort avsnittet ur mallen.`,
      }
    }
  },

  examples: [
    { nameSv: 'tabellen är tom', given: exampleReport({ tables: [statusTable([])] }), finds: [/har inga rader/] },
    { nameSv: 'inga tabeller', given: exampleReport({}), finds: [] },
  ],
})
