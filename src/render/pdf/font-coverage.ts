/**
 * The characters that all the given TrueType fonts have a glyph for, read from their cmap tables (OpenType specification,
 * formats 4 and 12). A character outside would stop the PDF, which must not show an empty box as if it were a letter.
 */
export function fontCoverage(fonts: readonly Uint8Array[]): ReadonlySet<number> {
  const [first = new Set<number>(), ...others] = fonts.map(readCharacterMap)
  return others.reduce((common, characters) => common.intersection(characters), first)
}

function readCharacterMap(font: Uint8Array): Set<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const table = findTable(view, 'cmap')
  const characters = new Set<number>()
  for (let index = 0; index < view.getUint16(table + 2); index++) {
    const subtable = table + view.getUint32(table + 4 + index * 8 + 4)
    const format = view.getUint16(subtable)
    if (format === 4) readSegments(view, subtable, characters)
    if (format === 12) readGroups(view, subtable, characters)
  }
  return characters
}

function findTable(view: DataView, tag: string): number {
  for (let index = 0; index < view.getUint16(4); index++) {
    const entry = 12 + index * 16
    const name = String.fromCharCode(...[0, 1, 2, 3].map((at) => view.getUint8(entry + at)))
    if (name === tag) return view.getUint32(entry + 8)
  }
  throw new Error(`The font has no ${tag} table.`)
}

/** Format 4: segments of the basic plane. */
function readSegments(view: DataView, subtable: number, characters: Set<number>): void {
  const doubledCount = view.getUint16(subtable + 6)
  const ends = subtable + 14
  const starts = ends + doubledCount + 2
  const deltas = starts + doubledCount
  const offsets = deltas + doubledCount
  for (let at = 0; at < doubledCount; at += 2) {
    const start = view.getUint16(starts + at)
    const end = view.getUint16(ends + at)
    const offset = view.getUint16(offsets + at)
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const listed = offset === 0 ? code : view.getUint16(offsets + at + offset + (code - start) * 2)
      if (listed === 0 && offset !== 0) continue
      if (((listed + view.getUint16(deltas + at)) & 0xffff) !== 0) characters.add(code)
    }
  }
}

/** Format 12: groups over all planes. */
function readGroups(view: DataView, subtable: number, characters: Set<number>): void {
  for (let index = 0; index < view.getUint32(subtable + 12); index++) {
    const group = subtable + 16 + index * 12
    for (let code = view.getUint32(group); code <= view.getUint32(group + 4); code++) characters.add(code)
  }
}
