/**
 * An OLE compound file (MS-CFB, version 3, sectors of 512 bytes) with a few streams in its root: what old Excel files and
 * password-protected workbooks are wrapped in. Streams are padded to 4096 bytes, below which they would need a mini stream.
 */
export function writeCompoundFile(streams: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Uint8Array {
  const contents = streams.map(({ name, bytes }) => ({ name, size: Math.max(bytes.length, miniStreamCutoff), bytes }))
  const directorySectors = Math.ceil((contents.length + 1) / entriesPerSector)
  // Sector 0 is the allocation table, then the directory, then the streams one after another.
  const chains: number[] = [allocationTable]
  const appendChain = (count: number): number => {
    const first = chains.length
    for (let index = 0; index < count; index++) chains.push(index === count - 1 ? endOfChain : first + index + 1)
    return first
  }
  const directoryStart = appendChain(directorySectors)
  const placed = contents.map((content) => ({ ...content, start: appendChain(Math.ceil(content.size / sectorSize)) }))
  if (chains.length > sectorSize / 4) throw new RangeError('Too much for an allocation table of one sector.')

  const file = new Uint8Array(sectorSize * (1 + chains.length))
  const view = new DataView(file.buffer)
  const sectorAt = (sector: number): number => sectorSize * (1 + sector)
  writeHeader(file, view, directoryStart)
  for (let index = 0; index < sectorSize / 4; index++) view.setUint32(sectorAt(0) + index * 4, chains[index] ?? freeSector, true)

  const directory = sectorAt(directoryStart)
  writeEntry(view, directory, {
    name: 'Root Entry',
    type: 5,
    child: placed.length > 0 ? 1 : noEntry,
    right: noEntry,
    start: endOfChain,
    size: 0,
  })
  for (const [index, { name, start, size, bytes }] of placed.entries()) {
    const right = index + 1 < placed.length ? index + 2 : noEntry
    writeEntry(view, directory + (index + 1) * entrySize, { name, type: 2, child: noEntry, right, start, size })
    file.set(bytes, sectorAt(start))
  }
  return file
}

const sectorSize = 512
const entrySize = 128
const entriesPerSector = sectorSize / entrySize
const miniStreamCutoff = 4096
const freeSector = 0xffffffff
const endOfChain = 0xfffffffe
const allocationTable = 0xfffffffd
const noEntry = 0xffffffff

function writeHeader(file: Uint8Array, view: DataView, directoryStart: number): void {
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  view.setUint16(24, 0x3e, true)
  view.setUint16(26, 3, true)
  view.setUint16(28, 0xfffe, true)
  view.setUint16(30, 9, true)
  view.setUint16(32, 6, true)
  view.setUint32(44, 1, true)
  view.setUint32(48, directoryStart, true)
  view.setUint32(56, miniStreamCutoff, true)
  view.setUint32(60, endOfChain, true)
  view.setUint32(68, endOfChain, true)
  for (let index = 0; index < 109; index++) view.setUint32(76 + index * 4, index === 0 ? 0 : freeSector, true)
}

interface Entry {
  readonly name: string
  /** 5 root, 2 stream. */
  readonly type: number
  readonly child: number
  readonly right: number
  readonly start: number
  readonly size: number
}

function writeEntry(view: DataView, at: number, { name, type, child, right, start, size }: Entry): void {
  for (let index = 0; index < name.length; index++) view.setUint16(at + index * 2, name.charCodeAt(index), true)
  view.setUint16(at + 64, (name.length + 1) * 2, true)
  view.setUint8(at + 66, type)
  view.setUint8(at + 67, 1)
  view.setUint32(at + 68, noEntry, true)
  view.setUint32(at + 72, right, true)
  view.setUint32(at + 76, child, true)
  view.setUint32(at + 116, start, true)
  view.setUint32(at + 120, size, true)
}
