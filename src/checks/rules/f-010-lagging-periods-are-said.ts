import type { Document, Section } from '#domain/document.ts'
import { inlineText } from '#domain/inline-text.ts'
import { month, monthNamesSv, monthNumberOf } from '#domain/month.ts'
import { formatPeriod, type Period, period } from '#domain/period.ts'
import { figuresOf, plainText, type Table } from '#domain/table.ts'
import { defineCheck } from '../define-check.ts'
import { exampleReport, exampleTable, figureColumn } from '../example-report.ts'

/**
 * F-010. Figures that end before the report does say so beside themselves: hours and absence come a month late, so an
 * August report has January–July (domain.md §2.3). Measured on the figures' own months, never on a label.
 */
export const laggingPeriodsAreSaid = defineCheck({
  code: 'F-010',
  severity: 'error',
  ruleSv: 'Siffror som avser en annan period än rapporten säger vilken period de avser.',

  *check({ document, round }) {
    for (const section of document.sections) {
      for (const table of tablesIn(section)) {
        for (const lagging of laggingPeriods(table, round.period)) {
          if (says(section, table, lagging)) continue
          yield {
            where: { kind: 'table', table: table.name },
            messageSv: `Tabellen ”${table.captionSv}” har siffror för ${formatPeriod(lagging)}, men rapporten avser ${formatPeriod(round.period)} och det sägs inte. Skriv perioden i tabellen eller i texten intill.`,
          }
        }
      }
    }
  },

  examples: [
    {
      nameSv: 'sjukfrånvaron avser januari–juli och det står',
      given: absence('Sjukfrånvaron avser januari–juli 2025.'),
      finds: [],
    },
    {
      nameSv: 'sjukfrånvaron avser januari–juli och det står inte',
      given: absence(),
      finds: [/januari–juli 2025, men rapporten avser januari–augusti 2025/],
    },
  ],
})

function tablesIn(section: Section): Table[] {
  return section.blocks.flatMap((block) =>
    block.kind === 'table' ? [block.table] : block.kind === 'chart' ? [block.chart.dataTable] : [],
  )
}

/** The periods of this year's figures that begin with the report's and end before it. A row that is a month says so itself. */
function laggingPeriods(table: Table, reported: Period): Period[] {
  const found = new Map<string, Period>()
  for (const { row, cell } of figuresOf(table)) {
    const { figure } = cell
    if (figure.kind === 'missing' || row.key === figure.period.from) continue
    if (figure.period.from === reported.from && figure.period.to < reported.to) found.set(figure.period.to, figure.period)
  }
  return [...found.values()]
}

function says(section: Section, table: Table, lagging: Period): boolean {
  const [from, to] = [lagging.from, lagging.to].map((each) => monthNamesSv[monthNumberOf(each) - 1] ?? '') as [string, string]
  const span = new RegExp(`(?<!\\p{L})${from.slice(0, 3)}\\p{L}*\\.?\\s?[–-]\\s?${to.slice(0, 3)}`, 'iu')
  const texts = [
    ...table.columns.map(({ labelSv }) => labelSv),
    table.captionSv,
    table.unitNoteSv ?? '',
    ...(table.notesSv ?? []),
    ...section.blocks.flatMap((block) => ('inlines' in block ? [inlineText(block.inlines)] : [])),
  ]
  return texts.some((text) => span.test(text))
}

function absence(calloutSv?: string) {
  const throughJuly = period(month('2025-01'), month('2025-07'))
  const table = exampleTable('sickness-absence', {
    captionSv: 'Sjukfrånvaro',
    columns: [figureColumn('actual-ytd', { unit: 'percent', decimals: 1 }, { labelSv: '2025', period: throughJuly })],
    rows: [
      {
        key: 'totalt',
        cells: {
          'actual-ytd': {
            kind: 'figure',
            figure: {
              kind: 'value',
              key: 'fds/2025-D2/sickness-absence/totalt/actual-ytd',
              value: { numerator: 51n, denominator: 1000n },
              unitOfMeasure: 'share',
              period: throughJuly,
              basis: { kind: 'formula', formulaSv: 'Sjukfrånvarotimmar ÷ ordinarie timmar.', inputs: [] },
            },
          },
        },
      },
    ],
  })
  const blocks: Document['sections'][number]['blocks'] = [
    ...(calloutSv === undefined ? [] : [{ kind: 'callout', tone: 'information', inlines: plainText(calloutSv) } as const]),
    { kind: 'table', table, wide: false },
  ]
  return exampleReport({ tables: [table], blocks })
}
