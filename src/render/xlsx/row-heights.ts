import type { SheetRow } from '../ooxml/workbook.ts'

/**
 * The row as high as its wrapped texts need: programs measure a row when a person changes it, but not all of them when they open
 * the file.
 */
export function withHeight(row: SheetRow, widths: readonly number[]): SheetRow {
  if (row.height !== undefined) return row
  const lines = row.cells.map(({ content, style }, column) => {
    if (content.kind !== 'text' || !style?.wrapped) return 1
    const room = Math.max((widths[column] ?? 10) - 1.5 - (style.indent ?? 0) * 1.5, 5) * (style.strong ? 0.95 : 1.05)
    return wrappedLines(content.runs.map(({ text }) => text).join(''), room)
  })
  return { ...row, height: textHeight(Math.max(1, ...lines)), measured: true }
}

/** How many lines the text takes where `room` characters stand beside each other, broken between words. */
export function wrappedLines(text: string, room: number): number {
  let lines = 0
  for (const paragraph of text.split('\n')) {
    let used = 0
    lines += 1
    for (const word of paragraph.split(' ').filter((text) => text !== '')) {
      if (used > 0 && used + 1 + word.length > room) {
        lines += 1
        used = 0
      }
      used += word.length + (used > 0 ? 1 : 0)
      lines += Math.ceil(used / room) - 1
      used = used > room ? used % room : used
    }
  }
  return lines
}

/** In points. */
export function textHeight(lines: number): number {
  // The programs' own highest row.
  return Math.min(13.5 * lines + 2.5, 409)
}
