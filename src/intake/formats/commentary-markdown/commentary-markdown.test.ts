import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { formatFindingPlace } from '#domain/finding.ts'
import { sampleReference } from '../sample-reference.ts'
import { commentaryMarkdown } from './format.ts'

const place = '---\nkind: commentary\norgUnit: kult\nround: 2025-D1\nsection: ekonomi\n---\n'
const read = (text: string) => commentaryMarkdown.read({ fileName: 'ekonomi.md', bytes: Buffer.from(text) }, sampleReference)

describe('a text for a report', () => {
  test('is Markdown, kept as written, filed under unit, round and section', async () => {
    const { contents, slices } = await read(`${place}\r\nFörsta stycket.\r\n\r\n---\r\n\r\nAndra: {{a/b/c | tkr}}\r\n`)
    assert.deepEqual(contents[0]?.body, {
      orgUnit: 'kult',
      round: '2025-D1',
      section: 'ekonomi',
      markdown: 'Första stycket.\n\n---\n\nAndra: {{a/b/c | tkr}}',
    })
    assert.deepEqual(slices, [{ stream: 'commentary/kult/2025-D1/ekonomi', scenario: 'actual' }])
  })

  for (const [name, text, expected] of [
    ['that is empty is a warning', place, 'I-087 ekonomi.md'],
    ['that does not say which section', `${place.replace('section: ekonomi\n', '')}x\n`, 'I-082 ekonomi.md, rad 2'],
    ['with a round that is none', `${place.replace('2025-D1', 'D1')}x\n`, 'I-084 ekonomi.md, rad 4'],
    ['whose head is never closed', place.slice(0, -4), 'I-080 ekonomi.md, rad 1'],
  ] as const) {
    test(name, async () => {
      const { findings } = await read(text)
      assert.deepEqual(
        findings.map((finding) => `${finding.code} ${formatFindingPlace(finding.where)}`),
        [expected],
      )
    })
  }
})
