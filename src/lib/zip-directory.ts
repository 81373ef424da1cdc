import { crc32, inflateRawSync } from 'node:zlib'

/** One file of a ZIP archive, as the archive's central directory declares it. Sizes are claims until `inflateEntry`. */
export interface ZipEntry {
  readonly name: string
  readonly compressedSize: number
  readonly size: number
  readonly crc: number
  readonly encrypted: boolean
  /** 0 stored, 8 deflated; anything else is not read here. */
  readonly method: number
  /** Where its local header stands. */
  readonly offset: number
}

/** Why an archive is not to be opened. */
export type ZipFault =
  /** No end record: not an archive, or one that was cut off. */
  | { readonly kind: 'no-directory' }
  /** The directory or an entry does not say what it must. */
  | { readonly kind: 'damaged'; readonly entry?: string }
  | { readonly kind: 'encrypted'; readonly entry: string }
  /** The declared sizes together, or one entry's growth, are beyond the limits. */
  | { readonly kind: 'too-large'; readonly size: number }
  | { readonly kind: 'too-dense'; readonly entry: string; readonly ratio: number }
  /** An entry holds more bytes than it declared: it was made to deceive. */
  | { readonly kind: 'larger-than-declared'; readonly entry: string }

export interface ZipLimits {
  /** Of all entries together, unpacked. */
  readonly maxSize: number
  /** Unpacked ÷ packed of any entry bigger than `ratioFreeSize`. */
  readonly maxRatio: number
}

/** 200 MB unpacked and 100 times its packed size: real workbooks lie at 5–20 times. */
export const defaultZipLimits: ZipLimits = { maxSize: 200_000_000, maxRatio: 100 }

/** A small sheet of repeated zeros may honestly shrink a thousandfold; under this size growth does no harm. */
const ratioFreeSize = 1_000_000

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 0x03 || bytes[2] === 0x05)
}

/** The archive's entries in directory order, or undefined when it has no readable directory (it was cut off). */
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEndRecord(view)
  if (end === undefined) return undefined

  const entries: ZipEntry[] = []
  let position = end.directoryOffset
  for (let index = 0; index < end.entryCount; index += 1) {
    if (position + 46 > bytes.length || view.getUint32(position, true) !== 0x02014b50) return undefined
    const nameLength = view.getUint16(position + 28, true)
    const extraLength = view.getUint16(position + 30, true)
    const commentLength = view.getUint16(position + 32, true)
    const next = position + 46 + nameLength + extraLength + commentLength
    if (next > bytes.length) return undefined
    const flags = view.getUint16(position + 8, true)
    const declared = {
      compressedSize: view.getUint32(position + 20, true),
      size: view.getUint32(position + 24, true),
      offset: view.getUint32(position + 42, true),
    }
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(position + 46, position + 46 + nameLength)),
      encrypted: (flags & 1) !== 0,
      method: view.getUint16(position + 10, true),
      crc: view.getUint32(position + 16, true),
      ...withZip64Sizes(view, position + 46 + nameLength, extraLength, declared),
    })
    position = next
  }
  return entries
}

/**
 * Everything that speaks against opening the archive, before anyone does: the declared sizes against the limits first, then
 * each entry unpacked under a lid of what it declared and held against its CRC-32. Undefined when nothing does.
 */
export function findZipFault(bytes: Uint8Array, limits: ZipLimits = defaultZipLimits): ZipFault | undefined {
  const entries = readZipDirectory(bytes)
  if (entries === undefined) return { kind: 'no-directory' }

  const size = entries.reduce((total, entry) => total + entry.size, 0)
  if (size > limits.maxSize) return { kind: 'too-large', size }
  for (const entry of entries) {
    if (entry.encrypted) return { kind: 'encrypted', entry: entry.name }
    const ratio = entry.size / Math.max(entry.compressedSize, 1)
    if (entry.size > ratioFreeSize && ratio > limits.maxRatio) return { kind: 'too-dense', entry: entry.name, ratio }
  }
  for (const entry of entries) {
    const fault = findEntryFault(bytes, entry)
    if (fault) return fault
  }
  return undefined
}

/** One file of the archive, unpacked; undefined when it is not there, is damaged or holds more than `maxSize` bytes. */
export function readZipEntry(bytes: Uint8Array, name: string, maxSize: number): Uint8Array | undefined {
  const entry = readZipDirectory(bytes)?.find((each) => each.name === name)
  if (entry === undefined || entry.encrypted || entry.size > maxSize || findEntryFault(bytes, entry)) return undefined
  const packed = packedBytes(bytes, entry)
  return packed && (entry.method === 8 ? inflateRawSync(packed, { maxOutputLength: entry.size + 1 }) : packed)
}

function findEntryFault(bytes: Uint8Array, entry: ZipEntry): ZipFault | undefined {
  const packed = packedBytes(bytes, entry)
  if (packed === undefined) return { kind: 'damaged', entry: entry.name }
  let content = packed
  if (entry.method === 8) {
    try {
      // One byte more than declared is let through, so that a lie shows as a size and not as a torn stream.
      content = inflateRawSync(packed, { maxOutputLength: entry.size + 1 })
    } catch (error) {
      const tooLong = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
      return tooLong ? { kind: 'larger-than-declared', entry: entry.name } : { kind: 'damaged', entry: entry.name }
    }
  } else if (entry.method !== 0) {
    return { kind: 'damaged', entry: entry.name }
  }
  if (content.length > entry.size) return { kind: 'larger-than-declared', entry: entry.name }
  if (content.length < entry.size || crc32(content) !== entry.crc) return { kind: 'damaged', entry: entry.name }
  return undefined
}

/** The entry's bytes as they lie in the archive, or undefined when its local header is not where the directory says. */
function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== 0x04034b50) return undefined
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  if (start + entry.compressedSize > bytes.length) return undefined
  return bytes.subarray(start, start + entry.compressedSize)
}

interface EndRecord {
  readonly entryCount: number
  readonly directoryOffset: number
}

/** The end record stands last, behind it at most a comment of 65 535 bytes. */
function findEndRecord(view: DataView): EndRecord | undefined {
  const earliest = Math.max(0, view.byteLength - 22 - 65_535)
  for (let position = view.byteLength - 22; position >= earliest; position -= 1) {
    if (view.getUint32(position, true) !== 0x06054b50) continue
    return (
      zip64EndRecord(view, position) ?? {
        entryCount: view.getUint16(position + 10, true),
        directoryOffset: view.getUint32(position + 16, true),
      }
    )
  }
  return undefined
}

function zip64EndRecord(view: DataView, end: number): EndRecord | undefined {
  const locator = end - 20
  if (locator < 0 || view.getUint32(locator, true) !== 0x07064b50) return undefined
  const position = Number(view.getBigUint64(locator + 8, true))
  if (position + 56 > view.byteLength || view.getUint32(position, true) !== 0x06064b50) return undefined
  return {
    entryCount: Number(view.getBigUint64(position + 32, true)),
    directoryOffset: Number(view.getBigUint64(position + 48, true)),
  }
}

interface Declared {
  readonly compressedSize: number
  readonly size: number
  readonly offset: number
}

/** A 32-bit field of all ones says that the true number stands in the ZIP64 extra field, in this fixed order. */
function withZip64Sizes(view: DataView, extraStart: number, extraLength: number, declared: Declared): Declared {
  const full = 0xffffffff
  if (declared.size !== full && declared.compressedSize !== full && declared.offset !== full) return declared
  const end = extraStart + extraLength
  for (let position = extraStart; position + 4 <= end; position += 4 + view.getUint16(position + 2, true)) {
    if (view.getUint16(position, true) !== 0x0001) continue
    let field = position + 4
    const next = (value: number): number => {
      if (value !== full || field + 8 > end) return value
      field += 8
      return Number(view.getBigUint64(field - 8, true))
    }
    const size = next(declared.size)
    const compressedSize = next(declared.compressedSize)
    return { size, compressedSize, offset: next(declared.offset) }
  }
  return declared
}
