import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Block } from '#domain/document.ts'
import { inlineText } from '#domain/inline-text.ts'
import { month } from '#domain/month.ts'
import { period } from '#domain/period.ts'
import type { Inline, Table } from '#domain/table.ts'
import { exact } from '#lib/exact.ts'
import { bindInline, bindMarkdown } from './bind-markdown.ts'
import type { Binding } from './binding.ts'

const nbsp = '\u00a0'

test('a bound figure prints as its own cell does, without unit', () => {
  assert.equal(textOf('Utfallet är {{investments/externa-kunder/actual}}.'), 'Utfallet är 606.')
})

test('a named unit is printed and has no decimals unless they are asked for', () => {
  assert.equal(textOf('{{investments/externa-kunder/actual | tkr}}'), `606${nbsp}tkr`)
  assert.equal(textOf('{{investments/externa-kunder/actual | mnkr 1}}'), `0,6${nbsp}mnkr`)
  assert.equal(textOf('{{investments/externa-kunder/actual|1 mnkr utan}}'), '0,6')
  assert.equal(textOf('{{sickness-absence/totalt/actual-ytd | %}}'), `5${nbsp}%`)
})

test('the whole range and the absolute amount are forms of the same figure', () => {
  assert.equal(textOf('med {{investments/summa/forecast-unspent | mnkr hela}} till'), `med 5–6${nbsp}mnkr till`)
  assert.equal(textOf('{{income-statement/it-kostnader/actual-ytd | mnkr belopp}}'), `129${nbsp}mnkr`)
  assert.equal(textOf('{{income-statement/it-kostnader/actual-ytd | belopp}}'), '129')
})

test('words follow the sign of a difference, and a cost that has grown is a more negative amount', () => {
  const path = 'income-statement/it-kostnader/change-from-prior-ytd'
  assert.equal(textOf(`IT-kostnaderna har {{${path} | mnkr 1 ökat}}.`), `IT-kostnaderna har ökat med 4,0${nbsp}mnkr.`)
  assert.equal(textOf(`{{${path} | mnkr bättre}} i fjol`), `4${nbsp}mnkr sämre än i fjol`)
})

test('words by the sign are refused of what is no difference, and better of what does not say which way is good', () => {
  const { blocks, findings } = bindMarkdown('{{income-statement/it-kostnader/actual-ytd | mnkr ökat}}', binding)
  assert.equal(plain(blocks), `−129${nbsp}mnkr`)
  assert.match(findings[0]?.messageSv ?? '', /hör till en skillnad, och kolumnen actual-ytd är ingen/)
  const incidents = bindMarkdown('{{incidents/test/change | bättre}}', binding)
  assert.match(incidents.findings[0]?.messageSv ?? '', /Skriv högre, fler eller ökat/)
})

test('a line of three asterisks begins a new page or slide', () => {
  const { blocks, findings } = bindMarkdown('Före.\n\n***\n\nEfter.', binding)
  assert.deepEqual([blocks.map(({ kind }) => kind), findings], [['paragraph', 'page-break', 'paragraph'], []])
})

test('a footnote is referred to by a raised number, stands last and has its figures bound', () => {
  const { blocks, findings } = bindMarkdown(
    'Mål[^1] och medel[^12].\n\n[^1]: Beslut 2024: {{investments/externa-kunder/actual | tkr}}.\n[^12]: Se bilagan.\n',
    binding,
  )
  assert.deepEqual(findings, [])
  assert.equal(plain(blocks), 'Mål¹ och medel¹².')
  assert.deepEqual(
    blocks.flatMap((block) => (block.kind === 'footnote' ? [[block.mark, inlineText(block.inlines)]] : [])),
    [
      ['1', `Beslut 2024: 606${nbsp}tkr.`],
      ['12', 'Se bilagan.'],
    ],
  )
})

test('a reference to a footnote that is not there stays as it is written, with a finding', () => {
  const { blocks, findings } = bindMarkdown('Mål[^2].', binding)
  assert.equal(plain(blocks), 'Mål[^2].')
  assert.deepEqual(codes(findings), ['R-004'])
})

test('an unknown figure is an error with the nearest one suggested, and shows in the text', () => {
  const { blocks, findings } = bindMarkdown('Vi har {{investments/externa-kunde/actual | tkr}} kvar.', binding)
  assert.equal(plain(blocks), 'Vi har [okänd siffra: investments/externa-kunde/actual] kvar.')
  assert.equal(findings.length, 1)
  assert.equal(findings[0]?.code, 'R-001')
  assert.equal(findings[0]?.severity, 'error')
  assert.match(findings[0]?.messageSv ?? '', /Menade du ”investments\/externa-kunder\/actual”\?/)
  assert.deepEqual(findings[0]?.where, {
    kind: 'section',
    section: 'ekonomi',
    excerptSv: 'Vi har {{investments/externa-kunde/actual | tkr}} kvar.',
  })
})

test('a figure cannot be written in a unit of another kind', () => {
  const { blocks, findings } = bindMarkdown('{{sickness-absence/totalt/actual-ytd | mnkr}}', binding)
  assert.equal(plain(blocks), `5,1${nbsp}%`)
  assert.deepEqual(codes(findings), ['R-002'])
})

test('a word after the bar that means nothing is an error that lists the words that do', () => {
  const { findings } = bindMarkdown('{{investments/externa-kunder/actual | miljoner}}', binding)
  assert.deepEqual(codes(findings), ['R-002'])
  assert.match(findings[0]?.messageSv ?? '', /tkr, mnkr/)
})

test('a missing figure in a text is a warning with its reason', () => {
  const { blocks, findings } = bindMarkdown('NKI {{indicators/nki/actual}}', binding)
  assert.equal(plain(blocks), 'NKI –')
  assert.deepEqual(codes(findings), ['R-003'])
  assert.match(findings[0]?.messageSv ?? '', /Årsvis uppföljning/)
})

test('paragraphs, lists, headings, strong, emphasis and line breaks keep their form', () => {
  const { blocks, findings } = bindMarkdown(
    '## Läget\n\nEtt **viktigt** och *nytt*\nstycke.  \nNy rad.\n\n- ett\n- två\n\n### Mer\n\n1. först',
    binding,
  )
  assert.deepEqual(findings, [])
  assert.deepEqual(blocks, [
    { kind: 'heading', level: 2, textSv: 'Läget' },
    {
      kind: 'paragraph',
      inlines: [
        { kind: 'text', textSv: 'Ett ' },
        { kind: 'text', textSv: 'viktigt', strong: true },
        { kind: 'text', textSv: ' och ' },
        { kind: 'text', textSv: 'nytt', emphasis: true },
        { kind: 'text', textSv: ' stycke.' },
        { kind: 'line-break' },
        { kind: 'text', textSv: 'Ny rad.' },
      ],
    },
    { kind: 'list', ordered: false, items: [[{ kind: 'text', textSv: 'ett' }], [{ kind: 'text', textSv: 'två' }]] },
    { kind: 'heading', level: 3, textSv: 'Mer' },
    { kind: 'list', ordered: true, items: [[{ kind: 'text', textSv: 'först' }]] },
  ] satisfies Block[])
})

test('a heading of level 3 with none of level 2 before it is raised, so that no level is skipped', () => {
  const { blocks } = bindMarkdown('### Först\n\n### Sedan', binding)
  assert.deepEqual(
    blocks.map((block) => block.kind === 'heading' && block.level),
    [2, 3],
  )
})

test('what a report has no form for leaves its words and a finding', () => {
  const cases: [string, string][] = [
    ['Se [sidan](https://exempel.se) nu', 'Se sidan nu'],
    ['![Kurva](bild.png)', 'Kurva'],
    ['<b>fet</b> text', 'fet text'],
    ['<div><script>alert(1)</script></div>', 'alert(1)'],
    ['> citerat', 'citerat'],
    ['# Stor rubrik', 'Stor rubrik'],
    ['| a | b |\n| --- | --- |\n| 1 | 2 |', '| a | b | | --- | --- | | 1 | 2 |'],
    ['- ett\n  - inuti', 'ett inuti'],
  ]
  for (const [markdown, words] of cases) {
    const { blocks, findings } = bindMarkdown(markdown, binding)
    assert.equal(plain(blocks), words, markdown)
    assert.ok(findings.length > 0 && findings.every(({ code }) => code === 'R-004'), markdown)
  }
})

test('in a cell, paragraphs and list items are lines of one run', () => {
  const { inlines, findings } = bindInline(
    'Bidrar i flera projekt:\n\n- Läkemedelslistan\n- {{incidents/test/actual-ytd}} till',
    binding,
  )
  assert.deepEqual(findings, [])
  assert.equal(
    inlines.map((inline) => (inline.kind === 'line-break' ? '\n' : inlineText([inline]))).join(''),
    'Bidrar i flera projekt:\n– Läkemedelslistan\n– 1 till',
  )
})

test('any text gives blocks of known kinds and never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (markdown) => {
      for (const block of bindMarkdown(markdown, binding).blocks) assert.match(block.kind, /^(heading|paragraph|list)$/)
      for (const inline of bindInline(markdown, binding).inlines) assert.match(inline.kind, /^(text|figure|line-break)$/)
    }),
  )
})

test('no HTML survives, wherever in the Markdown it stands', () => {
  const piece = fc.constantFrom(
    '<script>',
    '</script>',
    '<img src=x onerror=alert(1)>',
    '<b>',
    '</b>',
    '<!-- TODO -->',
    '<div class="a">',
    '</div>',
    '\n\n',
    '\n',
    ' ',
    '- ',
    '## ',
    '**',
    '*',
    '> ',
    'ord',
    '{{incidents/test/actual-ytd}}',
    '{{',
    '}}',
    '|',
    '[länk](x)',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const { blocks } = bindMarkdown(pieces.join(''), binding)
      assert.doesNotMatch(plain(blocks), /<\/?[a-z!]/i)
    }),
  )
})

test('without markup, every word survives in order', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-zåäö]{1,9}$/), { minLength: 1 }), (words) => {
      assert.equal(plain(bindMarkdown(words.join(' '), binding).blocks), words.join(' '))
    }),
  )
})

const yearToDate = period(month('2025-01'), month('2025-08'))

const binding: Binding = {
  tables: [
    table('investments', 'tkr', { 'externa-kunder': { actual: 606_000 }, summa: { 'forecast-unspent': 5_636_000 } }),
    statement(),
    table('incidents', 'count', { test: { 'actual-ytd': 1, change: 1 } }),
    sicknessAbsence(),
    indicators(),
  ],
  placeOf: (excerptSv) => ({ kind: 'section', section: 'ekonomi', excerptSv }),
}

/** With its change from last year, as a statement has it: −129,1 of −125,1. */
function statement(): Table {
  const amounts = { 'actual-ytd': -129_100_000, 'actual-ytd-prior': -125_100_000, 'change-from-prior-ytd': -4_000_000 }
  const { columns, ...rest } = table('income-statement', 'mnkr', { 'it-kostnader': amounts })
  const difference = { minuend: 'actual-ytd', subtrahend: 'actual-ytd-prior' }
  return {
    ...rest,
    columns: columns.map((column) => (column.key === 'change-from-prior-ytd' ? { ...column, difference } : column)),
  }
}

function table(name: string, unit: 'tkr' | 'mnkr' | 'count', rows: Record<string, Record<string, number>>): Table {
  const columnKeys = [...new Set(Object.values(rows).flatMap((cells) => Object.keys(cells)))]
  return {
    name,
    captionSv: name,
    columns: columnKeys.map((key) => ({ key, labelSv: key, kind: 'figure', display: { unit, decimals: 0 } })),
    rows: Object.entries(rows).map(([key, cells]) => ({
      key,
      labelSv: key,
      kind: 'detail',
      indent: 0,
      cells: Object.fromEntries(
        Object.entries(cells).map(([column, value]) => [
          column,
          {
            kind: 'figure',
            figure: {
              kind: 'value',
              key: `fds/2025-D2/${name}/${key}/${column}`,
              value: exact(value),
              unitOfMeasure: unit === 'count' ? 'count' : 'sek',
              period: yearToDate,
              basis: { kind: 'formula', formulaSv: 'Given.', inputs: [] },
            },
          },
        ]),
      ),
    })),
  }
}

function sicknessAbsence(): Table {
  return {
    name: 'sickness-absence',
    captionSv: 'Sjukfrånvaro',
    columns: [{ key: 'actual-ytd', labelSv: '2025', kind: 'figure', display: { unit: 'percent', decimals: 1 } }],
    rows: [
      {
        key: 'totalt',
        labelSv: 'Totalt',
        kind: 'detail',
        indent: 0,
        cells: {
          'actual-ytd': {
            kind: 'figure',
            figure: {
              kind: 'value',
              key: 'fds/2025-D2/sickness-absence/totalt/actual-ytd',
              value: exact(51, 1000),
              unitOfMeasure: 'share',
              period: yearToDate,
              basis: { kind: 'formula', formulaSv: 'Given.', inputs: [] },
            },
          },
        },
      },
    ],
  }
}

function indicators(): Table {
  return {
    name: 'indicators',
    captionSv: 'Indikatorer',
    columns: [{ key: 'actual', labelSv: 'Utfall', kind: 'figure' }],
    rows: [
      {
        key: 'nki',
        labelSv: 'NKI',
        kind: 'detail',
        indent: 0,
        cells: {
          actual: {
            kind: 'figure',
            figure: {
              kind: 'missing',
              key: 'fds/2025-D2/indicators/nki/actual',
              reason: 'not-due',
              detailSv: 'Årsvis uppföljning',
            },
          },
        },
      },
    ],
  }
}

function textOf(markdown: string): string {
  const { blocks, findings } = bindMarkdown(markdown, binding)
  assert.deepEqual(findings, [])
  return plain(blocks)
}

function plain(blocks: readonly Block[]): string {
  const texts = blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [inlineText(block.inlines)]
    if (block.kind === 'heading') return [block.textSv]
    if (block.kind === 'list') return block.items.map((item: readonly Inline[]) => inlineText(item))
    return []
  })
  return texts.join(' ')
}

function codes(findings: readonly { readonly code: string }[]): string[] {
  return findings.map(({ code }) => code)
}
