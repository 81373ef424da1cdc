import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Document } from '#domain/document.ts'
import { inlineText } from '#domain/inline-text.ts'
import { month } from '#domain/month.ts'
import { yearToDate } from '#domain/period.ts'
import { identifierPattern, withImprint } from './imprint.ts'

const composed: Document = {
  orgUnit: 'fds',
  round: '2025-Å',
  titleSv: 'Årsrapport 2025',
  authorSv: 'FDS',
  regionSv: 'RV',
  period: yearToDate(month('2025-12')),
  language: 'sv',
  snapshotId: 's12',
  dated: '2026-02-15',
  sections: [{ key: 'ekonomi', titleSv: 'Ekonomi', blocks: [] }],
}
const decision = { bodySv: 'regionstyrelsen', decidedOn: '2026-03-10', paragraph: '§ 87' }

test('a decided version says its case number and decision, and nothing that was composed is touched', () => {
  const printed = withImprint(composed, { number: 3, caseNumber: 'RV250123', decision, errata: [] })
  assert.equal(printed.caseNumber, 'RV250123')
  assert.deepEqual(printed.sections.slice(0, 1), composed.sections)
  const about = JSON.stringify(printed.sections.at(-1))
  assert.ok(about.includes('regionstyrelsen 2026-03-10, §\u00a087'), about)
  assert.match(printed.identifier ?? '', new RegExp(`^${identifierPattern.source}$`))
  assert.ok(printed.identifier?.startsWith('tertial:fds/2025-%C3%85/3:'))
})

test('the identifier follows from all that is said: the same words give it, any other words another', () => {
  const identifier = (document: Document, number: number, by?: string) =>
    withImprint(document, { number, errata: [], ...(by ? { approved: { bySv: by, on: '2026-02-20' } } : {}) }).identifier
  const all = [
    identifier(composed, 3),
    identifier(composed, 4),
    identifier({ ...composed, titleSv: 'Årsrapport' }, 3),
    identifier(composed, 3, 'Helena Nyström'),
  ]
  assert.equal(new Set(all).size, all.length)
  assert.equal(identifier(structuredClone(composed), 3), all[0])
})

test('a correction prints what it corrects with each section’s reason', () => {
  const changes = [{ whatSv: 'IT, Utfall', beforeSv: '−129,4', afterSv: '−130,1', differenceSv: '−0,7' }]
  const errata = [{ corrects: 2, sectionKey: 'ekonomi', sectionSv: 'Ekonomi', reasonSv: 'En faktura saknades.', changes }]
  const section = withImprint(composed, { number: 3, errata }).sections.find(({ key }) => key === 'rattelser')
  const texts = section?.blocks.flatMap((block) => (block.kind === 'paragraph' ? [inlineText(block.inlines)] : []))
  assert.deepEqual(texts?.slice(1), ['En faktura saknades.'])
  const table = section?.blocks.find((block) => block.kind === 'table')?.table
  assert.deepEqual(
    table?.rows.map(({ labelSv, cells }) => [labelSv, Object.keys(cells)]),
    [['IT, Utfall', ['before', 'after', 'difference']]],
  )
})
