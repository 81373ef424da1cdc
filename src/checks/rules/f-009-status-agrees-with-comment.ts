import { tablesOf } from '#domain/document.ts'
import { inlineText } from '#domain/inline-text.ts'
import type { ProgressStatus } from '#domain/status.ts'
import type { Row } from '#domain/table.ts'
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
        const contradiction = contradictions.find(
          ({ statuses, says }) => statuses.includes(status.canonical) && says.test(comment),
        )
        if (!contradiction) continue
        const words = contradiction.says.exec(comment)?.[0] ?? ''
        yield {
          where: { kind: 'table', table: table.name, row: row.key, column: status.column },
          messageSv: `”${row.labelSv}” har status ”${status.wordSv}”, men kommentaren säger ”${words}”. ${contradiction.hintSv}`,
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

interface Contradiction {
  readonly statuses: readonly ProgressStatus[]
  readonly says: RegExp
  readonly hintSv: string
}

const begun: readonly ProgressStatus[] = ['on-track', 'minor-deviation', 'completed']

/** Only what cannot be read in another way: "genomförd" may be said of a step, "avslutat projekt" not. */
const contradictions: readonly Contradiction[] = [
  {
    statuses: begun,
    says: /planerad (?:upp)?start|planeras (?:att )?(?:starta|påbörjas)|(?:startar|påbörjas) (?:först|under|i|hösten|våren|nästa)|(?:ej|inte|ännu inte) (?:påbörja[dt]|startat|startad)/iu,
    hintSv: 'Har arbetet inte börjat är statusen ”Ej påbörjad”.',
  },
  {
    statuses: ['on-track', 'not-started', 'minor-deviation'],
    says: /^klart?(?![\p{L}])|(?<!\p{L})är (?:nu )?(?:klart?|avsluta[dt]|slutför[dt]|färdigställ[dt]|etablerad[e]?)(?!\p{L})|(?<!\p{L})har avslutats(?!\p{L})/iu,
    hintSv: 'Är arbetet klart är statusen ”Klar”.',
  },
  {
    statuses: ['on-track', 'completed'],
    says: /(?<!\p{L})(?:är|blivit|blir) (?:kraftigt )?(?:försena[dt]|fördröj[dt])(?!\p{L})|avvaktar rekrytering|(?<!\p{L})pausa[dt]s?(?!\p{L})/iu,
    hintSv: 'Pröva om statusen ska vara ”Försenad” eller ”Pausad”.',
  },
  {
    statuses: ['not-started'],
    says: /(?<!\p{L})pågår(?!\p{L})/iu,
    hintSv: 'Pågår arbetet är statusen ”Enligt plan” eller ”Försenad”.',
  },
]

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
