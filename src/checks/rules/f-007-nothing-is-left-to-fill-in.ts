import { tablesOf } from '#domain/document.ts'
import { excerptAround } from '#lib/excerpt.ts'
import { defineCheck } from '../define-check.ts'
import { exampleReport, paragraph } from '../example-report.ts'
import { placeIn, readText, textsOf } from '../report-texts.ts'

/** F-007. No placeholder is left in a text, a title or a caption, and no section is empty. */
export const nothingIsLeftToFillIn = defineCheck({
  code: 'F-007',
  severity: 'error',
  ruleSv: 'Rapporten har inga platshållare (xxx, TODO, ”§ xx”, Lorem ipsum) och inga tomma avsnitt.',

  *check({ document }) {
    for (const section of document.sections) {
      const where = { kind: 'section', section: section.key } as const
      const content = section.blocks.filter(({ kind }) => kind !== 'page-break' && kind !== 'heading')
      if (content.length === 0) yield { where, messageSv: `Avsnittet ”${section.titleSv}” är tomt.` }
      const inTitle = placeholder.exec(section.titleSv)
      if (inTitle) yield { where, messageSv: `Avsnittets rubrik har en platshållare: ”${inTitle[0]}”.` }
    }
    for (const table of tablesOf(document)) {
      const where = { kind: 'table', table: table.name } as const
      const labels = [
        table.captionSv,
        ...table.columns.map(({ labelSv }) => labelSv),
        ...table.rows.map(({ labelSv }) => labelSv),
      ]
      for (const label of labels.filter((text) => placeholder.test(text))) {
        yield { where, messageSv: `Tabellen ”${table.captionSv}” har en platshållare: ”${label}”.` }
      }
    }
    for (const text of textsOf(document)) {
      const written = readText(text)
      const match = placeholder.exec(written)
      if (!match) continue
      const excerptSv = excerptAround(written, match.index, match.index + match[0].length)
      yield {
        where: placeIn(text, excerptSv),
        messageSv: `Texten har en platshållare kvar: ”${excerptSv}”. Fyll i eller ta bort.`,
      }
    }
  },

  examples: [
    { nameSv: 'en färdig text', given: exampleReport({ blocks: [paragraph('Beslutades av nämnden § 14.')] }), finds: [] },
    {
      nameSv: 'paragrafen är inte ifylld',
      given: exampleReport({ blocks: [paragraph('Beslutades § xxx.')] }),
      finds: [/platshållare/],
    },
    {
      nameSv: 'en anteckning är kvar',
      given: exampleReport({ blocks: [paragraph('TODO: skriv om prognosen')] }),
      finds: [/TODO/],
    },
    { nameSv: 'avsnittet är tomt', given: exampleReport({ blocks: [] }), finds: [/Avsnittet ”Ekonomi” är tomt/] },
  ],
})

export const placeholder =
  /(?<![\p{L}\d])(?:[xX]{2,}|[åÅ]{4}(?:-[mM]{2})?|TODO|FIXME|TBD|lorem ipsum|fyll i här|skriv text här)(?![\p{L}\d])|\?{3,}/u
