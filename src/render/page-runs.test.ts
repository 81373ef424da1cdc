import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Block, Document } from '#domain/document.ts'
import { plainText, type Table } from '#domain/table.ts'
import { pageRuns } from './page-runs.ts'
import { sampleDocument } from './sample-document.ts'

const table: Table = { name: 't', captionSv: 'Tabell', columns: [{ key: 'l', labelSv: 'Post', kind: 'label' }], rows: [] }
const wide: Block = { kind: 'table', table, wide: true }
const narrow: Block = { kind: 'table', table, wide: false }
const heading: Block = { kind: 'heading', level: 2, textSv: 'Rubrik' }
const short: Block = { kind: 'paragraph', inlines: plainText('Kort ingress.') }
const long: Block = { kind: 'paragraph', inlines: plainText('Lång text. '.repeat(100)) }
const pageBreak: Block = { kind: 'page-break' }
const footnote: Block = { kind: 'footnote', mark: '1', inlines: plainText('Not.') }

/** 'P: title long | L: heading wide' for the sections given as lists of blocks. */
function runsOf(...sections: Block[][]): string {
  const names = new Map<Block, string>([
    [wide, 'wide'],
    [narrow, 'narrow'],
    [heading, 'heading'],
    [short, 'short'],
    [long, 'long'],
    [footnote, 'footnote'],
    [pageBreak, 'break'],
  ])
  const document: Document = {
    ...sampleDocument(),
    sections: sections.map((blocks, index) => ({ key: `s${index}`, titleSv: 'Avsnitt', blocks })),
  }
  return pageRuns(document)
    .map(({ landscape, items }) => {
      const words = items.map((item) => (item.kind === 'section-title' ? 'title' : (names.get(item.block) ?? '?')))
      return `${landscape ? 'L' : 'P'}: ${words.join(' ')}`
    })
    .join(' | ')
}

test('a section that opens with a wide table begins on its landscape page, its short lead-in too', () => {
  assert.equal(runsOf([short], [wide]), 'P: title short | L: title wide')
  assert.equal(runsOf([narrow], [short, heading, wide]), 'P: title narrow | L: title short heading wide')
})

test('a long text stays on portrait pages, but the heading right above the table follows it', () => {
  assert.equal(runsOf([long, heading, wide]), 'P: title long | L: heading wide')
})

test('footnotes follow their wide table, and so do the comments that end its section', () => {
  assert.equal(runsOf([wide, footnote, heading, short], [short]), 'L: title wide footnote heading short | P: title short')
  assert.equal(runsOf([wide, short, pageBreak], [short]), 'L: title wide short break | P: title short')
})

test('what comes after a wide table is portrait again when it is more than a few comments', () => {
  assert.equal(runsOf([wide, footnote, long, long, long]), 'L: title wide footnote | P: long long long')
  assert.equal(runsOf([wide, footnote, short, narrow]), 'L: title wide footnote | P: short narrow')
})

test('wide tables with a little between them share landscape pages', () => {
  assert.equal(runsOf([wide, short, wide], [short, wide]), 'L: title wide short wide title short wide')
})

test('a page break between wide tables makes no portrait page of its own', () => {
  assert.equal(runsOf([wide, pageBreak], [wide, pageBreak], [long]), 'L: title wide break title wide break | P: title long')
})

test('a report without wide tables is one portrait run', () => {
  assert.equal(runsOf([short, narrow], [long]), 'P: title short narrow title long')
})

test('a table too broad for a portrait page is turned even when nobody called it wide', () => {
  const columns = Array.from({ length: 14 }, (_, index) => ({ key: `c${index}`, labelSv: 'Budget', kind: 'figure' as const }))
  const broad: Block = { kind: 'table', wide: false, table: { ...table, columns: [...table.columns, ...columns] } }
  assert.equal(runsOf([broad]), 'L: title ?')
})
