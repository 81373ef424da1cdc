import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { type SieField, tokenizeLine, tokenizeSie } from './tokenize.ts'

const fieldsOf = (line: string): readonly SieField[] | undefined => tokenizeLine(line, 1)?.fields

describe('a line of SIE', () => {
  test('has fields between spaces and tabs, quoted when they hold spaces themselves', () => {
    assert.deepEqual(fieldsOf('#FNAMN "Region Exempel"'), ['Region Exempel'])
    assert.deepEqual(fieldsOf('#RAR\t0\t20250101   20251231'), ['0', '20250101', '20251231'])
    assert.deepEqual(fieldsOf('  #DIM 1 Kostnadsställe  '), ['1', 'Kostnadsställe'])
  })

  test('has objects in braces, with or without spaces and quotes', () => {
    assert.deepEqual(fieldsOf('#PSALDO 0 202501 4010 {1 "100" 20 "1"} 5.00'), [
      '0',
      '202501',
      '4010',
      ['1', '100', '20', '1'],
      '5.00',
    ])
    assert.deepEqual(fieldsOf('#TRANS 4010{"1" "100"}5.00'), ['4010', ['1', '100'], '5.00'])
    assert.deepEqual(fieldsOf('#PSALDO 0 202501 4010 { } 0 ""'), ['0', '202501', '4010', [], '0', ''])
  })

  test('has a quotation mark inside a field behind a backslash; other backslashes are themselves', () => {
    assert.deepEqual(fieldsOf('#FNAMN "Kiosken \\"Hörnet\\" AB"'), ['Kiosken "Hörnet" AB'])
    assert.deepEqual(fieldsOf('#FNR "C:\\Data\\Bok"'), ['C:\\Data\\Bok'])
    assert.deepEqual(fieldsOf('#FNR "C:\\Data\\"'), ['C:\\Data\\'])
  })

  test('has braces and quotes inside quotes as plain characters', () => {
    assert.deepEqual(fieldsOf('#KONTO 4010 "Löner {fasta}"'), ['4010', 'Löner {fasta}'])
  })

  test('that opens a quote or a brace and never closes it says so', () => {
    assert.equal(tokenizeLine('#FNAMN "Region', 1)?.unclosed, '"')
    assert.equal(tokenizeLine('#PSALDO 0 202501 4010 {1 "100"', 1)?.unclosed, '{')
  })

  test('of any fields can be written and read back', () => {
    const printable = fc.string({ unit: fc.constantFrom(...'aåäöÅ 0129-.{}"#\t'.split('')), maxLength: 12 })
    const field = fc.oneof(
      printable,
      fc.array(
        printable.filter((text) => !text.includes('\t')),
        { maxLength: 4 },
      ),
    )
    fc.assert(
      fc.property(fc.array(field, { maxLength: 6 }), (fields) => {
        const quote = (text: string) => `"${text.replaceAll('"', '\\"')}"`
        const written = fields.map((one) => (typeof one === 'string' ? quote(one) : `{${one.map(quote).join(' ')}}`)).join(' ')
        assert.deepEqual(fieldsOf(`#PROSA ${written} "slut"`), [...fields, 'slut'])
      }),
    )
  })
})

describe('a text of SIE lines', () => {
  test('keeps the row of each line, whatever the line ends', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const rows = [...tokenizeSie(['#FLAGGA 0', '', '#SIETYP 3', ''].join(end))].map(({ row, label }) => [row, label])
      assert.deepEqual(rows, [
        [1, '#FLAGGA'],
        [3, '#SIETYP'],
      ])
    }
  })

  test('splits each line as it is split alone, though lists that are written alike are one', () => {
    const line = fc.constantFrom(
      '#A {1 "100"} 5',
      '#A {1 "1}0"} 5',
      '#A {1 "100"',
      '#A {1 "1\\"}" 2 3} x',
      '#A {}',
      '#B{1 "100"}{',
      '{',
      '#A "{1 "100"}',
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const alone = lines.map((text, index) => tokenizeLine(text, index + 1))
        assert.deepEqual([...tokenizeSie(lines.join('\n'))], alone)
      }),
    )
  })

  test('never makes the reader throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const line of tokenizeSie(`#${text}`)) assert.ok(line.row >= 1)
      }),
    )
  })
})
