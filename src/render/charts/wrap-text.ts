import { estimateTextWidth } from '../text-width.ts'

/** The text on lines no wider than `width`, broken between words; a line that must be cut ends in an ellipsis. */
export function wrapText(text: string, width: number, fontSize: number, maxLines: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && estimateTextWidth(`${last} ${word}`, fontSize) <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  const kept = lines.slice(0, maxLines)
  if (lines.length > maxLines) kept[maxLines - 1] = `${kept[maxLines - 1] ?? ''}…`
  return kept.map((line) => shorten(line, width, fontSize))
}

function shorten(line: string, width: number, fontSize: number): string {
  if (estimateTextWidth(line, fontSize) <= width) return line
  let kept = line.replace(/…$/, '')
  while (kept.length > 1 && estimateTextWidth(`${kept}…`, fontSize) > width) kept = kept.slice(0, -1)
  return `${kept}…`
}
