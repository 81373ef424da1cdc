import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseHelpPage } from './parse-help-page.ts'

const page = (body: string) => parseHelpPage('sida', `# Sida\n\nOm sidan.\n\n${body}`).blocks

test('a page is a title, what it is about, and its text', () => {
  const { titleSv, descriptionSv, lead, blocks } = parseHelpPage(
    'sida',
    '# Sida\n\nEnligt 6 kap. 6 § i lagen. Mer.\n\n## Rubrik\n',
  )
  assert.equal(titleSv, 'Sida')
  assert.equal(descriptionSv, 'Enligt 6\u00a0kap. 6\u00a0§ i lagen.')
  assert.deepEqual(lead, [{ kind: 'text', textSv: 'Enligt 6\u00a0kap. 6\u00a0§ i lagen. Mer.' }])
  assert.deepEqual(blocks, [{ kind: 'heading', level: 2, textSv: 'Rubrik' }])
})

test('a number and its sign are kept on one line', () => {
  const [block] = page('Av 1 725 timmar är 4,2 % lediga i maj 2025.')
  const textSv = 'Av 1\u00a0725 timmar är 4,2\u00a0% lediga i maj 2025.'
  assert.deepEqual(block, { kind: 'paragraph', inlines: [{ kind: 'text', textSv }] })
})

test('a bar that is escaped within a table is a bar within the cell', () => {
  const [, table] = page('## Skriv\n\n| a | b |\n|---|---|\n| `{{x/y/z \\| mnkr 1}}` | **fet** |\n')
  assert.deepEqual(table, {
    kind: 'table',
    captionSv: 'Skriv',
    header: [[{ kind: 'text', textSv: 'a' }], [{ kind: 'text', textSv: 'b' }]],
    rows: [[[{ kind: 'code', text: '{{x/y/z | mnkr 1}}' }], [{ kind: 'strong', inlines: [{ kind: 'text', textSv: 'fet' }] }]]],
  })
})

test('lists hold paragraphs and lists, and code is kept as written', () => {
  const words = (textSv: string) => ({ kind: 'paragraph', inlines: [{ kind: 'text', textSv }] })
  assert.deepEqual(page('1. ett\n   - inre\n2. två\n'), [
    {
      kind: 'list',
      ordered: true,
      items: [[words('ett'), { kind: 'list', ordered: false, items: [[words('inre')]] }], [words('två')]],
    },
  ])
  assert.deepEqual(page('```\ntertial  serve\n```\n'), [{ kind: 'code', text: 'tertial  serve' }])
})

test('a link leads to another page of help, from either folder', () => {
  const [block] = page('[Metod](../method/key-figures.md) och [granne](drift.md)')
  assert.deepEqual(block, {
    kind: 'paragraph',
    inlines: [
      { kind: 'link', page: 'key-figures', inlines: [{ kind: 'text', textSv: 'Metod' }] },
      { kind: 'text', textSv: ' och ' },
      { kind: 'link', page: 'drift', inlines: [{ kind: 'text', textSv: 'granne' }] },
    ],
  })
})

test('what help has no form for is a defect: HTML, pictures, links that lead out, deep headings, a page with no subject', () => {
  assert.throws(() => page('<script>alert(1)</script>'), /sida\.md has markup that help has no form for: html/)
  assert.throws(() => page('Ord <b>fet</b>'), /no form for: html/)
  assert.throws(() => page('![bild](x.png)'), /no form for: image/)
  assert.throws(() => page('[ut](javascript:alert(1))'), /leads out of help: javascript/)
  assert.throws(() => page('[ut](../../README.md)'), /leads out of help/)
  assert.throws(() => page('#### Djup'), /heading of level 4/)
  assert.throws(() => parseHelpPage('sida', 'Ingen titel.'), /does not begin with its title/)
  assert.throws(() => parseHelpPage('sida', '# Sida\n\n## Rubrik\n'), /does not say what it is about/)
})
