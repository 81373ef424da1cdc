import { isUtf8 as isWholeUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'cp437'

export interface DecodedText {
  readonly text: string
  readonly encoding: TextEncoding
  /** Places where the file itself holds U+FFFD: its sender lost characters before it came here. */
  readonly lostCharacters: number
}

/**
 * A text file's characters, by what its bytes show: a byte order mark, valid UTF-8, else `eightBit`'s choice between the
 * two single-byte tables that Swedish systems write (ÅÄÖ stand at different places in them).
 */
export function decodeText(
  bytes: Uint8Array,
  { preferred = 'windows-1252' }: { preferred?: 'windows-1252' | 'cp437' } = {},
): DecodedText {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decoded(bytes.subarray(3), 'utf-8')
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes.subarray(2), 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes.subarray(2), 'utf-16be')
  if (isUtf8(bytes)) return decoded(bytes, 'utf-8')
  return decoded(bytes, guessSingleByte(bytes, preferred))
}

function decoded(bytes: Uint8Array, encoding: TextEncoding): DecodedText {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = isSingleByte(encoding) ? decodeSingleByte(buffer, encoding) : iconv.decode(buffer, encoding, { stripBOM: false })
  return { text, encoding, lostCharacters: text.split('\ufffd').length - 1 }
}

function isSingleByte(encoding: TextEncoding): encoding is 'windows-1252' | 'cp437' {
  return encoding === 'windows-1252' || encoding === 'cp437'
}

/**
 * Latin-1 and the few characters that differ from it: a text of Swedish letters then keeps one byte a character, which halves
 * what a ledger of 50 MB takes and the time to look at each of its characters.
 */
function decodeSingleByte(buffer: Buffer, encoding: 'windows-1252' | 'cp437'): string {
  const table = upperHalves[encoding]
  return buffer.toString('latin1').replace(/[\x80-\xff]/g, (character) => table[character.charCodeAt(0) - 0x80] ?? character)
}

/** The characters of the bytes 0x80–0xFF. */
const upperHalves = {
  'windows-1252': upperHalf('windows-1252'),
  cp437: upperHalf('cp437'),
}

function upperHalf(encoding: string): string[] {
  return [...iconv.decode(Buffer.from(Array.from({ length: 128 }, (_, index) => 0x80 + index)), encoding)]
}

/** The last character may be cut in two, as when a file was cut off: its first bytes alone do not unmake UTF-8. */
function isUtf8(bytes: Uint8Array): boolean {
  if (isWholeUtf8(bytes)) return true
  // A character has at most four bytes, so what lies before the last three must be whole up to one of them.
  const tail = [1, 2, 3].find((length) => length <= bytes.length && isWholeUtf8(bytes.subarray(0, bytes.length - length)))
  if (tail === undefined) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(bytes.length - tail), { stream: true })
    return true
  } catch {
    return false
  }
}

/**
 * Where å ä ö Å Ä Ö é ü stand in each table. In the other table these bytes are Greek letters, mathematics and control marks.
 */
const swedishInCp437 = byteSet([0x86, 0x84, 0x94, 0x8f, 0x8e, 0x99, 0x82, 0x81])
const swedishInWindows1252 = byteSet([0xe5, 0xe4, 0xf6, 0xc5, 0xc4, 0xd6, 0xe9, 0xfc])

function guessSingleByte(bytes: Uint8Array, preferred: 'windows-1252' | 'cp437'): 'windows-1252' | 'cp437' {
  let cp437 = 0
  let windows1252 = 0
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0
    if (byte < 0x80) continue
    cp437 += swedishInCp437[byte] ?? 0
    windows1252 += swedishInWindows1252[byte] ?? 0
  }
  if (cp437 === windows1252) return preferred
  return cp437 > windows1252 ? 'cp437' : 'windows-1252'
}

function byteSet(bytes: readonly number[]): Uint8Array {
  const set = new Uint8Array(256)
  for (const byte of bytes) set[byte] = 1
  return set
}
