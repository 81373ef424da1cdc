import { formatExact } from '#domain/display.ts'
import { tablesOf } from '#domain/document.ts'
import { displayOf, type FigureCell, figuresOf, type Row, type Table } from '#domain/table.ts'
import { type Exact, equals, exact } from '#lib/exact.ts'
import { excerptAround } from '#lib/excerpt.ts'
import { parseSwedishNumber } from '#lib/swedish-numbers.ts'
import { type CheckInput, defineCheck } from '../define-check.ts'
import { exampleReport, exampleTable, figureColumn, paragraph } from '../example-report.ts'
import { placeIn, type ReportText, textsOf, typedText, writtenByPeople } from '../report-texts.ts'
import { findTypedNumbers } from '../unbound-numbers.ts'

/**
 * F-023. What a table keeps to itself because few people are behind it is not typed in a text instead (domain.md §5.7). Held
 * against the withheld values themselves, in texts of a section that shows the table or that name its row.
 */
export const noTextTellsWhatIsWithheld = defineCheck({
  code: 'F-023',
  severity: 'error',
  ruleSv: 'En siffra som inte visas, för att gruppen är liten, står inte heller i någon text.',

  *check({ tables, document, withheld }) {
    if (withheld === undefined || withheld.size === 0) return
    const hidden = [...hiddenCells(tables, withheld)]
    const shownIn = new Map(
      document.sections.map((section) => [
        section.key,
        new Set([...tablesOf({ ...document, sections: [section] })].map(({ name }) => name)),
      ]),
    )
    for (const text of textsOf(document)) {
      if (!writtenByPeople(text)) continue
      const words = typedText(text)
      for (const number of findTypedNumbers(words)) {
        const value = parseSwedishNumber(number.text)?.value
        if (value === undefined || otherQuantity.test(words.slice(number.to))) continue
        const told = hidden.find(
          (each) => equals(each.printed, value) && isAbout(text, words, each, shownIn.get(text.section) ?? new Set()),
        )
        if (told === undefined) continue
        const excerptSv = excerptAround(words, number.from, number.to).replaceAll('\ufffc', '…')
        yield {
          where: placeIn(text, excerptSv),
          messageSv: `Talet ${number.text} i texten är samma som en siffra som inte visas i tabellen ”${told.table.captionSv}”, för att gruppen är liten. Ta bort talet, eller godta om det är något annat som räknas.`,
        }
      }
    }
  },

  examples: [
    { nameSv: 'texten säger inget tal', given: cases('Några ärenden avslutades.'), finds: [] },
    {
      nameSv: 'texten säger det som tabellen döljer',
      given: cases('Hos männen avslutades 3 ärenden.'),
      finds: [/Talet 3 i texten är samma som en siffra som inte visas i tabellen ”Rehabiliteringsärenden”/],
    },
    {
      nameSv: 'talet är något annat',
      given: cases('Ärenden pågår i snitt 3 månader. Hos kvinnorna avslutades 18 ärenden.'),
      finds: [],
    },
  ],
})

interface HiddenCell {
  readonly table: Table
  readonly row: Row
  /** As a reader would write it. */
  readonly printed: Exact
}

function* hiddenCells(tables: readonly Table[], withheld: ReadonlyMap<string, Exact>): Generator<HiddenCell> {
  for (const table of tables) {
    for (const { row, column, cell } of figuresOf(table)) {
      const value = withheld.get(cell.figure.key)
      if (value === undefined || cell.figure.kind === 'value') continue
      const printed = parseSwedishNumber(formatExact(value, displayOf(cell satisfies FigureCell, column)))?.value
      if (printed !== undefined) yield { table, row, printed }
    }
  }
}

/** "3 månader", "3 mnkr": not people. */
const otherQuantity = /^[ \u00a0-]?(?:år|månad|mån(?!\p{L})|veck|dag|timm|minut|mnkr|mkr|tkr|kr(?!\p{L})|kronor)/iu

function isAbout(text: ReportText, words: string, { table, row }: HiddenCell, shown: ReadonlySet<string>): boolean {
  if (text.cell !== undefined) return text.cell.table === table.name && text.cell.row === row.key
  return shown.has(table.name) || (row.labelSv.length > 3 && words.toLowerCase().includes(row.labelSv.toLowerCase()))
}

function cases(words: string): CheckInput {
  const table = exampleTable('rehabilitation-cases', {
    captionSv: 'Rehabiliteringsärenden',
    columns: [figureColumn('closed', { unit: 'count', decimals: 0 })],
    rows: ['man', 'kvinnor'].map((key) => ({ key, labelSv: key, cells: { closed: 'withheld-small-group' as const } })),
  })
  const withheld = new Map([
    ['fds/2025-D2/rehabilitation-cases/man/closed', exact(3)],
    ['fds/2025-D2/rehabilitation-cases/kvinnor/closed', exact(17)],
  ])
  const blocks = [{ kind: 'table', table, wide: false } as const, paragraph(words)]
  return { ...exampleReport({ tables: [table], blocks }), withheld }
}
