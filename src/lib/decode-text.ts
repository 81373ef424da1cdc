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
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding, { stripBOM: false })
  return { text, encoding, lostCharacters: text.split('\ufffd').length - 1 }
}

/** The last character may be cut in two, as when a file was cut off: its first bytes alone do not unmake UTF-8. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

// å ä ö Å Ä Ö é ü in each table. In the other table these bytes are Greek letters, mathematics and control marks.
const swedishInCp437 = new Set([0x86, 0x84, 0x94, 0x8f, 0x8e, 0x99, 0x82, 0x81])
const swedishInWindows1252 = new Set([0xe5, 0xe4, 0xf6, 0xc5, 0xc4, 0xd6, 0xe9, 0xfc])

function guessSingleByte(bytes: Uint8Array, preferred: 'windows-1252' | 'cp437'): 'windows-1252' | 'cp437' {
  let cp437 = 0
  let windows1252 = 0
  for (const byte of bytes) {
    if (byte < 0x80) continue
    if (swedishInCp437.has(byte)) cp437 += 1
    if (swedishInWindows1252.has(byte)) windows1252 += 1
  }
  if (cp437 === windows1252) return preferred
  return cp437 > windows1252 ? 'cp437' : 'windows-1252'
}
