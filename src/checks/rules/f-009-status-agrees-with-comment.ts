import { tablesOf } from '#domain/document.ts'
import { inlineText } from '#domain/inline-text.ts'
import type { ProgressStatus } from '#domain/status.ts'
import type { Row } from '#domain/table.ts'
import { statusContradiction } from '#plan/status-contradiction.ts'
import { defineCheck } from '../define-check.ts'
import { exampleReport, statusCell, statusTable } from '../example-report.ts'

/**
 * F-009. The status and the comment beside it tell the same story. "Planenligt" has been said of work that was to start in
 * Q4, and of work that the comment calls finished (E9); a reader then cannot tell what is done.
 */
export const statusAgreesWithComment = defineCheck({
  code: 'F-009',
  severity: 'warning',
  ruleSv:
    'Status och kommentar säger samma sak: det som inte har börjat eller redan är klart står inte som pågående enligt plan.',

  *check({ document }) {
    for (const table of tablesOf(document)) {
      for (const row of table.rows) {
        const status = progressOf(row)
        if (!status) continue
        const comment = commentOf(row)
        const contradiction = statusContradiction(status.canonical, comment)
        if (!contradiction) continue
        yield {
          where: { kind: 'table', table: table.name, row: row.key, column: status.column },
          messageSv: `”${row.labelSv}” har status ”${status.wordSv}”, men kommentaren säger ”${contradiction.wordsSv}”. ${contradiction.hintSv}`,
        }
      }
    }
  },

  examples: [
    { nameSv: 'pågår enligt plan', given: activity('on-track', 'Arbete uppstartat och pågår.'), finds: [] },
    {
      nameSv: 'ska börja senare',
      given: activity('on-track', 'Planerad uppstart under Q4'),
      finds: [/Planerad uppstart.*Ej påbörjad/],
    },
    { nameSv: 'är redan klart', given: activity('on-track', 'Klar. Projektet är avslutat.'), finds: [/säger ”Klar”/] },
    { nameSv: 'klart och sagt som klart', given: activity('completed', 'Projektet är avslutat.'), finds: [] },
    {
      nameSv: 'en del är klar men arbetet pågår',
      given: activity('on-track', 'Förstudie genomförd, arbetet fortsätter.'),
      finds: [],
    },
    { nameSv: 'försenat men enligt plan', given: activity('on-track', 'Arbetet är försenat.'), finds: [/försenat/] },
  ],
})

function progressOf(row: Row): { canonical: ProgressStatus; wordSv: string; column: string } | undefined {
  for (const [column, cell] of Object.entries(row.cells)) {
    if (cell.kind !== 'status' || !cell.status.canonical?.startsWith('progress:')) continue
    return { canonical: cell.status.canonical.slice('progress:'.length) as ProgressStatus, wordSv: cell.status.wordSv, column }
  }
  return undefined
}

function commentOf(row: Row): string {
  return Object.values(row.cells)
    .map((cell) => (cell.kind === 'text' ? inlineText(cell.inlines) : ''))
    .filter(Boolean)
    .join('\n')
}

function activity(status: ProgressStatus, commentary: string) {
  const cell = statusCell('Planenligt', `progress:${status}`)
  return exampleReport({ tables: [statusTable([{ key: 'cybersakerhet', status: cell, commentary }])] })
}
