import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Document, Section } from '#domain/document.ts'
import { month } from '#domain/month.ts'
import { yearToDate } from '#domain/period.ts'
import { plainText, type Table, textCell } from '#domain/table.ts'
import { decimal } from '#lib/exact.ts'
import { compareDocuments, errataOf } from './compare-documents.ts'

const period = yearToDate(month('2025-08'))

function table(rows: Readonly<Record<string, { kronor: number; noteSv?: string }>>): Table {
  return {
    name: 'income-statement',
    captionSv: 'Resultaträkning',
    columns: [
      { key: 'label', labelSv: 'Post', kind: 'label' },
      { key: 'actual', labelSv: 'Utfall', kind: 'figure', display: { unit: 'mnkr', decimals: 1 } },
      { key: 'note', labelSv: 'Kommentar', kind: 'text' },
    ],
    rows: Object.entries(rows).map(([key, { kronor, noteSv }]) => ({
      key,
      labelSv: key,
      kind: 'detail',
      indent: 0,
      cells: {
        actual: {
          kind: 'figure',
          figure: {
            kind: 'value',
            key: `fds/2025-D2/income-statement/${key}/actual`,
            value: decimal(kronor, 0),
            unitOfMeasure: 'sek',
            period,
            basis: { kind: 'formula', formulaSv: 'Prov', inputs: [] },
          },
        },
        ...(noteSv === undefined ? {} : { note: textCell(noteSv) }),
      },
    })),
  }
}

function report(...sections: Section[]): Document {
  const words = { titleSv: 'Delårsrapport 2 2025', authorSv: 'FDS', regionSv: 'RV', language: 'sv' } as const
  return { orgUnit: 'fds', round: '2025-D2', ...words, period, snapshotId: 's12', dated: '2025-09-15', sections }
}

function economy(of: Table | undefined, ...texts: string[]): Section {
  return {
    key: 'ekonomi',
    titleSv: 'Ekonomi',
    blocks: [
      ...texts.map((text) => ({ kind: 'paragraph', inlines: plainText(text) }) as const),
      ...(of === undefined ? [] : [{ kind: 'table', table: of, wide: false } as const]),
    ],
  }
}

test('two versions that say the same differ in nothing', () => {
  const same = report(economy(table({ it: { kronor: -129_400_000, noteSv: 'Licenser' } }), 'Kostnaderna ökar.'))
  assert.deepEqual(compareDocuments(same, structuredClone(same)).sections, [])
})

test('a figure that moved is told with what was printed and the difference that a reader gets from it', () => {
  const before = report(economy(table({ it: { kronor: -129_440_000 }, hyra: { kronor: -1_000_000 } })))
  const after = report(economy(table({ it: { kronor: -130_060_000 }, hyra: { kronor: -1_000_000 } })))
  const [section] = compareDocuments(before, after).sections
  const [moved, ...others] = section?.tables[0]?.figures ?? []
  assert.deepEqual(others, [])
  // −129,44 and −130,06 print as −129,4 and −130,1: the reader's own subtraction gives −0,7, not the exact −0,62.
  assert.deepEqual(
    [moved?.rowSv, moved?.columnSv, moved?.beforeSv, moved?.afterSv, moved?.differenceSv, moved?.isPrinted],
    ['it', 'Utfall', '−129,4', '−130,1', '−0,7', true],
  )
})

test('what moves below the printed decimals is told, and is no erratum', () => {
  const before = report(economy(table({ it: { kronor: -129_410_000 } })))
  const after = report(economy(table({ it: { kronor: -129_420_000 } })))
  const comparison = compareDocuments(before, after)
  assert.equal(comparison.sections[0]?.tables[0]?.figures[0]?.isPrinted, false)
  assert.deepEqual(errataOf(comparison, 1), [])
})

test('rows, tables and sections that came or went are told as such', () => {
  const before = report(economy(table({ it: { kronor: 1 } })), { key: 'bilaga', titleSv: 'Bilaga', blocks: [] })
  const after = report(economy(undefined), { key: 'utblick', titleSv: 'Utblick', blocks: [] })
  const { sections } = compareDocuments(before, after)
  assert.deepEqual(
    sections.map(({ key, presence, tables }) => [key, presence, ...tables.map((each) => each.presence)]),
    [
      ['ekonomi', 'in-both', 'removed'],
      ['utblick', 'added'],
      ['bilaga', 'removed'],
    ],
  )
  const rows = compareDocuments(before, report(economy(table({ hyra: { kronor: 1 } })), ...before.sections.slice(1)))
  assert.deepEqual(
    rows.sections[0]?.tables[0]?.figures.map(({ rowSv, beforeSv, afterSv }) => [rowSv, beforeSv, afterSv]),
    [
      ['hyra', '', '0,0'],
      ['it', '0,0', ''],
    ],
  )
})

test('a changed sentence and a changed comment in a table are told word by word', () => {
  const before = report(economy(table({ it: { kronor: 1, noteSv: 'Licenser' } }), 'Kostnaderna ökar.', 'Mer text.'))
  const after = report(economy(table({ it: { kronor: 1, noteSv: 'Licenser och drift' } }), 'Kostnaderna minskar.', 'Mer text.'))
  const texts = compareDocuments(before, after).sections[0]?.texts ?? []
  assert.deepEqual(
    texts.map(({ words }) => words.filter(({ kind }) => kind !== 'same').map(({ text }) => text)),
    [['ökar', 'minskar'], [' och drift']],
  )
})

test('a correction’s errata are all that a reader sees changed, a group for each section', () => {
  const before = report(economy(table({ it: { kronor: -129_400_000 } }), 'Kostnaderna ökar.'))
  const after = report(economy(table({ it: { kronor: -130_100_000 } }), 'Kostnaderna minskar.'))
  assert.deepEqual(errataOf(compareDocuments(before, after), 2), [
    {
      corrects: 2,
      sectionKey: 'ekonomi',
      sectionSv: 'Ekonomi',
      changes: [
        { whatSv: 'Text', beforeSv: 'Kostnaderna ökar.', afterSv: 'Kostnaderna minskar.', differenceSv: '' },
        { whatSv: 'Resultaträkning: it, Utfall', beforeSv: '−129,4', afterSv: '−130,1', differenceSv: '−0,7' },
      ],
    },
  ])
})
