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

  test('a single-byte text is what its table says, for every byte', () => {
    for (const encoding of ['windows-1252', 'cp437'] as const) {
      const mark = iconv.encode('åäö'.repeat(300), encoding)
      const every = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))
      const read = decodeText(Buffer.concat([mark, every]), { preferred: encoding })
      assert.deepEqual([read.encoding, read.text], [encoding, iconv.decode(Buffer.concat([mark, every]), encoding)])
    }
  })

  test('bytes are UTF-8 just when a strict decoder that waits for more takes them', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 8 }),
        fc.nat(20),
        fc.uint8Array({ maxLength: 3 }),
        (text, length, tail) => {
          const bytes = Buffer.concat([Buffer.from(text).subarray(0, length), tail])
          fc.pre(!(bytes[0] === 0xff && bytes[1] === 0xfe) && !(bytes[0] === 0xfe && bytes[1] === 0xff))
          let isUtf8 = true
          try {
            new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
          } catch {
            isUtf8 = false
          }
          assert.equal(decodeText(bytes).encoding === 'utf-8', isUtf8)
        },
      ),
      { numRuns: 2_000 },
    )
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
