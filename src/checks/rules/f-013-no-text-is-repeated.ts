import { plainText } from '#domain/table.ts'
import { defineCheck } from '../define-check.ts'
import {
  bound,
  exampleReport,
  exampleTable,
  figureColumn,
  kronor,
  paragraph,
  statusCell,
  statusTable,
} from '../example-report.ts'
import { placeIn, type ReportText, readText, textsOf } from '../report-texts.ts'

/**
 * F-013. No paragraph stands twice, with the same numbers or with others. HSF24 had its investment paragraph twice with two
 * different ranges of years (E13). Short phrases that belong to a form may recur, and so may a sentence whose figures are bound to
 * different figures: "Resultatet för perioden är … mnkr" of each area is a form too.
 */
export const noTextIsRepeated = defineCheck({
  code: 'F-013',
  severity: 'warning',
  ruleSv: 'Samma stycke förekommer inte två gånger, inte heller med andra siffror.',

  *check({ document }) {
    const seen = new Map<string, ReportText>()
    for (const text of textsOf(document)) {
      const written = readText(text)
      if (text.kind === 'heading' || text.kind === 'callout' || written.length < shortestRepeat) continue
      const shape = formOf(text)
        .toLowerCase()
        .replace(/\d+/g, '#')
        .replace(/[^\p{L}#]+/gu, ' ')
        .trim()
      const first = seen.get(shape)
      if (!first) {
        seen.set(shape, text)
        continue
      }
      const same = readText(first) === written
      const opening = `${written.slice(0, 60).trim()}${written.length > 60 ? '…' : ''}`
      yield {
        where: placeIn(text, opening),
        messageSv: same
          ? `Texten ”${opening}” står också i ${placeSv(first)}.`
          : `Texten ”${opening}” står också i ${placeSv(first)}, med andra siffror. En av dem är troligen gammal.`,
      }
    }
  },

  examples: [
    {
      nameSv: 'två olika stycken',
      given: exampleReport({ blocks: [paragraph(years('2025–2026')), paragraph(`Även ${years('2025')}`)] }),
      finds: [],
    },
    {
      nameSv: 'samma stycke med två olika år',
      given: exampleReport({ blocks: [paragraph(years('2025–2026')), paragraph(years('2026–2027'))] }),
      finds: [/står också i avsnittet ekonomi, med andra siffror/],
    },
    {
      nameSv: 'samma kommentar till två aktiviteter',
      given: exampleReport({
        tables: [
          statusTable(
            ['a', 'b'].map((key) => ({ key, status: statusCell('Planenligt', 'progress:on-track'), commentary: years('2025') })),
          ),
        ],
      }),
      finds: [/står också i tabellen activities, raden a/],
    },
    {
      nameSv: 'samma mening om två rader, med var sin bunden siffra',
      given: exampleReport({ blocks: [paragraph(...bothAreas('somatik')), paragraph(...bothAreas('psykiatri'))] }),
      finds: [],
    },
    {
      nameSv: 'samma mening två gånger, med samma bundna siffra',
      given: exampleReport({ blocks: [paragraph(...bothAreas('somatik')), paragraph(...bothAreas('somatik'))] }),
      finds: [/står också i avsnittet ekonomi\./],
    },
    {
      nameSv: 'korta återkommande svar',
      given: exampleReport({
        blocks: ['Ingen åtgärd', 'Ingen åtgärd'].map((text) => ({ kind: 'paragraph', inlines: plainText(text) })),
      }),
      finds: [],
    },
  ],
})

/** "Ingen åtgärd" and "Stickprovskontroll" recur rightly; a sentence of this length is somebody's own words. */
const shortestRepeat = 45

/** The text with each bound figure as the address that it is bound to, in letters: another figure is another text. */
function formOf({ inlines }: ReportText): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'line-break') return ' '
      return inline.kind === 'text' ? inline.textSv : inline.figure.key.replace(/[^\p{L}]/gu, 'x')
    })
    .join('')
}

function placeSv({ section, cell }: ReportText): string {
  return cell ? `tabellen ${cell.table}, raden ${cell.row}` : `avsnittet ${section}`
}

function years(range: string): string {
  return `Förvaltningen behöver flytta en del av investeringsmedlen till åren ${range}.`
}

function bothAreas(area: string) {
  const table = exampleTable('area-results', {
    columns: [figureColumn('actual-ytd', { unit: 'mnkr', decimals: 1 })],
    rows: ['somatik', 'psykiatri'].map((key) => ({ key, cells: { 'actual-ytd': kronor(-8_600_000) } })),
  })
  return ['Områdets resultat för perioden januari till april blev ', bound(table, area, 'actual-ytd'), '.'] as const
}
