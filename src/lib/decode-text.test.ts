import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { decodeText } from './decode-text.ts'

const sentence = 'Förvaltningen för digitaliseringsstöd, Västerås, ÅÄÖ'

describe('a text file’s encoding', () => {
  for (const encoding of ['utf-8', 'windows-1252', 'cp437'] as const) {
    test(`Swedish letters in ${encoding} are read, whatever is preferred`, () => {
      const bytes = iconv.encode(sentence, encoding)
      assert.equal(decodeText(bytes, { preferred: 'cp437' }).text, sentence)
      assert.equal(decodeText(bytes, { preferred: 'windows-1252' }).text, sentence)
      assert.equal(decodeText(bytes).encoding, encoding)
    })
  }

  test('byte order marks decide and are not part of the text', () => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be']) {
      const read = decodeText(iconv.encode(sentence, encoding, { addBOM: true }))
      assert.deepEqual([read.text, read.encoding], [sentence, encoding])
    }
  })

  test('UTF-8 stays UTF-8 when its last letter is cut in two', () => {
    assert.equal(decodeText(Buffer.from('blå').subarray(0, 3)).encoding, 'utf-8')
  })

  test('characters that the sender lost are counted', () => {
    assert.equal(decodeText(Buffer.from('F\ufffdretag i V\ufffdster\ufffds')).lostCharacters, 3)
  })

  test('any text survives UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.startsWith('\ufeff'))
        assert.equal(decodeText(Buffer.from(text)).text, text)
      }),
    )
  })
})
