import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { findZipFault, isZip, readZipDirectory } from './zip-directory.ts'

const archive = zipSync({ 'a.txt': strToU8('hej'), 'b/c.txt': strToU8('x'.repeat(5_000)) })

describe('a ZIP archive’s directory', () => {
  test('lists names and sizes as declared', () => {
    assert.ok(isZip(archive))
    assert.deepEqual(
      readZipDirectory(archive)?.map(({ name, size }) => [name, size]),
      [
        ['a.txt', 3],
        ['b/c.txt', 5_000],
      ],
    )
  })

  test('a whole archive has no fault', () => {
    assert.equal(findZipFault(archive), undefined)
  })

  test('an archive cut anywhere has a fault', () => {
    for (let length = 0; length < archive.length; length += 7) {
      assert.notEqual(findZipFault(archive.subarray(0, length)), undefined, `cut after ${length} bytes`)
    }
  })

  test('a flipped bit in the contents is damage', () => {
    const damaged = archive.slice()
    const at = 30 + 'a.txt'.length
    damaged[at] = (damaged[at] ?? 0) ^ 0x40
    assert.equal(findZipFault(damaged)?.kind, 'damaged')
  })
})

describe('an archive made to burst', () => {
  const bomb = zipSync({ 'sheet.xml': new Uint8Array(3_000_000) }, { level: 9 })

  test('is refused by its declared size before anything is unpacked', () => {
    assert.deepEqual(findZipFault(bomb, { maxSize: 1_000_000, maxRatio: 1e9 }), { kind: 'too-large', size: 3_000_000 })
  })

  test('is refused by how much it grows', () => {
    assert.equal(findZipFault(bomb)?.kind, 'too-dense')
  })

  test('is refused when it declares less than it holds', () => {
    const lying = bomb.slice()
    const directory = Buffer.from(lying.buffer).lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
    new DataView(lying.buffer).setUint32(directory + 24, 500, true)
    assert.equal(findZipFault(lying)?.kind, 'larger-than-declared')
  })
})
