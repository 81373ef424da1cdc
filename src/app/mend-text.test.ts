import assert from 'node:assert/strict'
import { test } from 'node:test'
import { check } from '#checks/run.ts'
import type { Document } from '#domain/document.ts'
import type { Finding } from '#domain/finding.ts'
import { month } from '#domain/month.ts'
import { period } from '#domain/period.ts'
import { parseRoundCode } from '#domain/round.ts'
import type { Table } from '#domain/table.ts'
import { exact } from '#lib/exact.ts'
import { bindMarkdown } from '#report/narrative/bind-markdown.ts'
import { placeInText } from './mend-text.ts'

test('a typed number that is one figure of the report is bound to it, with its unit and without its sign', () => {
  assert.equal(mended('Kostnaden blev 129 mnkr i år.'), 'Kostnaden blev {{statement/it/now | mnkr belopp}} i år.')
  assert.equal(mended('Kostnaden blev −129,2 mnkr.'), 'Kostnaden blev {{statement/it/now | mnkr 1}}.')
  assert.equal(mended('- **Resultatet** blev 18 mkr'), '- **Resultatet** blev {{statement/result/now | mnkr}}')
})

test('a number that two figures print, or none, is the writer’s to bind', () => {
  assert.equal(mendOf('Båda blev 7 mnkr.'), undefined)
  assert.equal(mendOf('Det blev 130 mnkr.'), undefined)
  assert.deepEqual(placeOf('Det blev 130 mnkr.'), '130')
})

test('of the same number twice each finding has its own place', () => {
  const markdown = 'Först blev det 130 mnkr efter mycket arbete under hela våren och sommaren. Sedan blev det 131 mnkr.'
  assert.deepEqual(
    findings(markdown).map((finding) => slice(markdown, finding)),
    ['130', '131'],
  )
})

test('a word that contradicts its figure is turned in the same form', () => {
  const wrong = 'Kostnaden har minskat med {{statement/it/change | mnkr belopp}} sedan dess.'
  assert.equal(mended(wrong), wrong.replace('minskat', 'ökat'))
  assert.equal(
    mended('Minskat med {{statement/it/change | belopp}} har den.'),
    'Ökat med {{statement/it/change | belopp}} har den.',
  )
})

test('a placeholder is taken away with the space before it', () => {
  assert.equal(mended('Beslutat av nämnden TODO.'), 'Beslutat av nämnden.')
})

test('what is found in no text has no place in it', () => {
  const finding: Finding = {
    code: 'R-006',
    severity: 'warning',
    where: { kind: 'section', section: 'ekonomi' },
    messageSv: 'Tomt.',
  }
  assert.equal(placeInText(finding, 'Hej', ground), undefined)
})

function mended(markdown: string): string {
  const mend = mendOf(markdown)
  assert.ok(mend, markdown)
  return markdown.slice(0, mend.from) + mend.replacement + markdown.slice(mend.to)
}

function mendOf(markdown: string) {
  const [finding] = findings(markdown)
  assert.ok(finding, `nothing is found in: ${markdown}`)
  return placeInText(finding, markdown, ground)?.mend
}

function placeOf(markdown: string): string | undefined {
  const [finding] = findings(markdown)
  return finding && slice(markdown, finding)
}

function slice(markdown: string, finding: Finding): string | undefined {
  const place = placeInText(finding, markdown, ground)
  return place && markdown.slice(place.from, place.to)
}

/** What the checks find in the text, as it stands in a report of the table. */
function findings(markdown: string): Finding[] {
  const { blocks } = bindMarkdown(markdown, { tables: [table], placeOf: () => ({ kind: 'section', section: 'ekonomi' }) })
  const round = parseRoundCode('2025-D2')
  assert.ok(round)
  const document: Document = {
    orgUnit: 'fds',
    round: round.code,
    titleSv: 'Delårsrapport 2 2025',
    authorSv: 'FDS',
    regionSv: 'Region',
    period: round.period,
    language: 'sv',
    snapshotId: 's1',
    dated: '2025-09-15',
    sections: [{ key: 'ekonomi', titleSv: 'Ekonomi', blocks: [{ kind: 'table', table, wide: false }, ...blocks] }],
  }
  return check({ tables: [table], document, plan: undefined, answers: undefined, round }).filter(
    ({ where }) => where.kind === 'section',
  )
}

const table = statement({ it: [-129_215_000, -124_639_000], result: [18_000_000, 17_000_000], seven: [7_000_000, 7_000_000] })
const ground = { tables: [table], shown: [table] }

function statement(rows: Record<string, [now: number, before: number]>): Table {
  const display = { unit: 'mnkr', decimals: 0 } as const
  const cell = (row: string, column: string, kronor: number) => ({
    kind: 'figure' as const,
    figure: {
      kind: 'value' as const,
      key: `fds/2025-D2/statement/${row}/${column}`,
      value: exact(kronor),
      unitOfMeasure: 'sek' as const,
      period: period(month('2025-01'), month('2025-08')),
      basis: { kind: 'formula' as const, formulaSv: 'Given.', inputs: [] },
    },
  })
  return {
    name: 'statement',
    captionSv: 'Resultaträkning',
    columns: [
      { key: 'now', labelSv: 'I år', kind: 'figure', display },
      { key: 'before', labelSv: 'Förra året', kind: 'figure', display },
      { key: 'change', labelSv: 'Förändring', kind: 'figure', display, difference: { minuend: 'now', subtrahend: 'before' } },
    ],
    rows: Object.entries(rows).map(([key, [now, before]]) => ({
      key,
      labelSv: key,
      kind: 'detail',
      indent: 0,
      cells: { now: cell(key, 'now', now), before: cell(key, 'before', before), change: cell(key, 'change', now - before) },
    })),
  }
}
