import { formatInlineFigure } from '#domain/inline-text.ts'
import type { Inline } from '#domain/table.ts'
import { letterWidth } from './letter-widths.ts'

/** A run of text with one look. A line break in it is a line break on the slide. */
export interface Run {
  readonly text: string
  readonly strong?: boolean
  readonly emphasis?: boolean
  readonly raised?: boolean
  readonly colour?: RunColour
}

/** One of the theme's, or one that says something of itself: '#1a6b3a' of a status. */
export type RunColour = 'muted' | 'heading' | `#${string}`

export type Line = readonly Run[]

/** How a face's letters compare with Calibri's, and how high its lines are, as a share of the font size. */
export interface Face {
  readonly widthFactor: number
  readonly lineFactor: number
}

/** The faces that Office themes use most; for another, room for a wide one. */
export function faceNamed(name: string): Face {
  return faces[name] ?? { widthFactor: 1.25, lineFactor: 1.22 }
}

const faces: Readonly<Record<string, Face>> = {
  Calibri: { widthFactor: 1, lineFactor: 1.22 },
  Carlito: { widthFactor: 1, lineFactor: 1.22 },
  'Source Sans 3': { widthFactor: 1.06, lineFactor: 1.26 },
  'Source Sans Pro': { widthFactor: 1.06, lineFactor: 1.26 },
  Aptos: { widthFactor: 1.12, lineFactor: 1.23 },
  Arial: { widthFactor: 1.14, lineFactor: 1.15 },
  'Liberation Sans': { widthFactor: 1.14, lineFactor: 1.15 },
  'Times New Roman': { widthFactor: 1.04, lineFactor: 1.15 },
}

/** Texts with bound figures as runs, on top of a look that they all have. */
export function runsOf(inlines: readonly Inline[], look: Omit<Run, 'text'> = {}): Run[] {
  return inlines.map((inline) => {
    if (inline.kind === 'line-break') return { ...look, text: '\n' }
    if (inline.kind === 'figure') return { ...look, text: formatInlineFigure(inline) }
    return {
      ...look,
      text: inline.textSv,
      ...(inline.strong ? { strong: true } : {}),
      ...(inline.emphasis ? { emphasis: true } : {}),
    }
  })
}

/** How wide the text will be, in points. */
export function runWidth({ text, strong }: Run, size: number, face: Face): number {
  return (letterWidth(text) / 1000) * size * face.widthFactor * (strong ? boldFactor : 1)
}

const boldFactor = 1.03

/**
 * The runs as the lines that they take in a column `width` points wide, broken between words, and inside a word only when it is
 * wider than the column. The lines together hold every character of the runs.
 */
export function breakLines(runs: readonly Run[], width: number, size: number, face: Face): Line[] {
  const lines: Run[][] = [[]]
  let used = 0
  for (const word of wordsOf(runs)) {
    const wordWidth = word.reduce((sum, run) => sum + runWidth({ ...run, text: run.text.trimEnd() }, size, face), 0)
    const pieces = wordWidth > width ? word.flatMap(charactersOf).map((run) => [run]) : [word]
    for (const piece of pieces) {
      const visible = piece.reduce((sum, run) => sum + runWidth({ ...run, text: run.text.replace(/[ \n]+$/, '') }, size, face), 0)
      if (used > 0 && used + visible > width) {
        lines.push([])
        used = 0
      }
      for (const run of piece) {
        append(lines, run)
        used += runWidth({ ...run, text: run.text.replace('\n', '') }, size, face)
      }
      if (piece.at(-1)?.text.endsWith('\n')) {
        lines.push([])
        used = 0
      }
    }
  }
  return lines
}

/** The lines as runs again, without the break that ended the last of them. */
export function joinLines(lines: readonly Line[]): Run[] {
  const joined: Run[][] = [[]]
  for (const run of lines.flat()) append(joined, run)
  const runs = joined[0] ?? []
  const last = runs.at(-1)
  return last?.text.endsWith('\n') ? [...runs.slice(0, -1), { ...last, text: last.text.slice(0, -1) }] : runs
}

/** Fragments up to and with each space or line break; a word may change its look inside. */
function wordsOf(runs: readonly Run[]): Run[][] {
  const words: Run[][] = []
  let word: Run[] = []
  for (const run of runs) {
    for (const text of run.text.match(/[^ \n]*(?: +|\n)|[^ \n]+/g) ?? []) {
      word.push({ ...run, text })
      if (/[ \n]$/.test(text)) {
        words.push(word)
        word = []
      }
    }
  }
  return word.length > 0 ? [...words, word] : words
}

function charactersOf(run: Run): Run[] {
  return [...run.text].map((text) => ({ ...run, text }))
}

function append(lines: Run[][], run: Run): void {
  const line = lines.at(-1)
  const last = line?.at(-1)
  if (line && last && hasSameLook(last, run)) line[line.length - 1] = { ...last, text: last.text + run.text }
  else line?.push(run)
}

function hasSameLook(a: Run, b: Run): boolean {
  return a.strong === b.strong && a.emphasis === b.emphasis && a.raised === b.raised && a.colour === b.colour
}
