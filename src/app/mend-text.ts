import { placeholder } from '#checks/rules/f-007-nothing-is-left-to-fill-in.ts'
import { findTypedNumbers } from '#checks/unbound-numbers.ts'
import { formatExact } from '#domain/display.ts'
import type { FigureKey } from '#domain/figure.ts'
import { figureReferences, writeFigureReference } from '#domain/figure-reference.ts'
import type { Finding } from '#domain/finding.ts'
import { displayOf, figuresOf, type Table } from '#domain/table.ts'
import { type DisplayUnit, displayUnits } from '#domain/units-of-measure.ts'
import { absolute } from '#lib/exact.ts'
import { unitWordOf } from '#report/narrative/print-words.ts'
import { addressOf, boundFigures, type FigurePlace } from './bound-figures.ts'

/** A report's tables: all that texts may name, and those that it prints. */
export interface ReportTables {
  readonly tables: readonly Table[]
  readonly shown: readonly Table[]
}

/** Where in a text as it is written a finding is, and what would mend it where that is safe. */
export interface TextPlace {
  readonly from: number
  readonly to: number
  readonly mend?: Mend
}

/** Writes `replacement` over [from, to). */
export interface Mend {
  readonly from: number
  readonly to: number
  readonly replacement: string
  /** "Bind talet till Resultaträkning: IT-kostnader, Augusti 2025" */
  readonly labelSv: string
}

/**
 * Finds the place that the finding's excerpt was taken from in the text as it is written; undefined when it is not there. A
 * mend is proposed only when there is one thing that can be meant: a typed number that is exactly one figure's, a word about
 * a change that has one opposite, a placeholder to take away.
 */
export function placeInText(finding: Finding, markdown: string, { tables, shown }: ReportTables): TextPlace | undefined {
  const excerptSv = finding.where.kind === 'section' ? finding.where.excerptSv : undefined
  if (excerptSv === undefined) return undefined
  const place = locate(excerptSv, markdown, tables)
  if (place === undefined) return undefined
  const written = markdown.slice(place.from, place.to)
  const at = narrowed(finding, written)
  const narrow = at === undefined ? place : { from: place.from + at.from, to: place.from + at.to }
  const mend = mendOf(finding, narrow, markdown, shown)
  return { ...narrow, ...(mend === undefined ? {} : { mend }) }
}

/** The excerpt's own words, without what it was cut with, in the text as it is read; given back as places where it is written. */
function locate(excerptSv: string, markdown: string, tables: readonly Table[]): { from: number; to: number } | undefined {
  const read = asRead(markdown, tables)
  const pieces = excerptSv.split('…').map(spaced).filter(Boolean)
  const [longest] = pieces.toSorted((a, b) => b.length - a.length)
  if (longest === undefined) return undefined
  const at = read.text.indexOf(longest)
  // What is wrong with a figure's name is said of the text as it is written.
  const raw = markdown.indexOf(longest)
  if (at < 0) return raw < 0 ? undefined : { from: raw, to: raw + longest.length }
  return {
    from: read.places[at] ?? 0,
    to: (read.places[at + longest.length - 1] ?? 0) + (read.widths[at + longest.length - 1] ?? 1),
  }
}

interface ReadText {
  readonly text: string
  /** Of each character, where it is written, and how much of the writing it stands for. */
  readonly places: readonly number[]
  readonly widths: readonly number[]
}

/** The text with its figures printed, without marks for emphasis, lists and headings, and with one kind of space. */
function asRead(markdown: string, tables: readonly Table[]): ReadText {
  const printed = boundFigures(markdown, tables)
  const places: number[] = []
  const widths: number[] = []
  let text = ''
  const add = (character: string, from: number, width: number) => {
    const isSpace = /\s/u.test(character)
    if (isSpace && (text === '' || text.endsWith(' '))) return
    text += isSpace ? ' ' : character
    places.push(from)
    widths.push(width)
  }
  let at = 0
  const plain = (to: number) => {
    const words = markdown.slice(at, to).replace(markup, (mark) => unread.repeat(mark.length))
    for (let index = 0; index < words.length; index++) {
      const character = words.charAt(index)
      if (character !== unread) add(character, at + index, 1)
    }
    at = to
  }
  for (const { source, from, to } of figureReferences(markdown)) {
    plain(from)
    for (const character of printed[source]?.printed ?? '') add(character, from, to - from)
    at = to
  }
  plain(markdown.length)
  return { text, places, widths }
}

/** What is written to mark emphasis, a list or a heading, and is not read. */
const markup = /[*_]{1,3}|^#{1,6} |^\s*(?:[-*+]|\d+[.)]) /gmu

/** Stands in for it: no text has this character. */
const unread = '\0'

function spaced(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/** The very words that the finding is about, when its message says them and they stand once in the place. */
function narrowed({ messageSv }: Finding, written: string): { from: number; to: number } | undefined {
  const named = /^Talet (\S+(?:[ \u00a0]\d+)*) är skrivet/u.exec(messageSv)?.[1]
  const wanted = named ?? placeholder.exec(written)?.[0]
  if (wanted === undefined) return undefined
  const numbers = findTypedNumbers(withoutReferences(written))
  const found = named === undefined ? undefined : numbers.find(({ text }) => spaced(text) === spaced(named))
  if (found !== undefined) return { from: found.from, to: found.from + found.text.length }
  const at = written.indexOf(wanted)
  return at < 0 ? undefined : { from: at, to: at + wanted.length }
}

function withoutReferences(text: string): string {
  return figureReferences(text).reduce((rest, { from, to }) => rest.slice(0, from) + ' '.repeat(to - from) + rest.slice(to), text)
}

function mendOf(
  { code }: Finding,
  { from, to }: { readonly from: number; readonly to: number },
  markdown: string,
  shown: readonly Table[],
): Mend | undefined {
  const written = markdown.slice(from, to)
  switch (code) {
    case 'F-005':
      return bindNumber(written, from, markdown, shown)
    case 'F-007':
      return placeholder.test(written)
        ? { ...withSpace(from, to, markdown), replacement: '', labelSv: `Ta bort ”${written}”` }
        : undefined
    case 'F-018':
      return turnWord(written, from)
    default:
      return undefined
  }
}

function withSpace(from: number, to: number, markdown: string): { from: number; to: number } {
  return { from: from > 0 && markdown[from - 1] === ' ' ? from - 1 : from, to }
}

/** "606 tkr" becomes the one figure that prints so; of several, none, since which is meant is for the writer to say. */
function bindNumber(number: string, from: number, markdown: string, shown: readonly Table[]): Mend | undefined {
  const after = markdown.slice(from + number.length)
  const before = markdown.slice(0, from)
  const unitMatch = /^[ \u00a0]?(tkr|mnkr|mkr|kr|kronor|%|procent|procentenheter|timmar|dagar|årsarbetare)(?![\p{L}\d])/u.exec(
    after,
  )
  const said = unitMatch === null ? undefined : displayUnitOf(unitMatch[1] ?? '')
  const sign = /[-−–]\s?$/u.exec(before)?.[0]
  const decimals = /[.,](\d+)$/u.exec(number)?.[1]?.length ?? 0
  const wanted = number.replace(/[\s\u00a0\u202f]/gu, '').replace('.', ',')
  // By its key: a table may be shown twice, in the body and in an annex.
  const fits = new Map<FigureKey, { place: FigurePlace; displayUnit: DisplayUnit; isNegative: boolean }>()
  for (const table of shown) {
    for (const { row, column, cell } of figuresOf(table)) {
      const { figure } = cell
      if (figure.kind === 'missing') continue
      const own = displayOf(cell, column).unit
      const displayUnit = said ?? own
      if (displayUnits[displayUnit].base !== displayUnits[own].base) continue
      const printed = formatExact(absolute(figure.value), { unit: displayUnit, decimals }).replace(/[\s\u00a0]/gu, '')
      const isNegative = figure.value.numerator < 0n
      if (printed === wanted && (sign === undefined || isNegative))
        fits.set(figure.key, { place: { table, row, column, cell }, displayUnit, isNegative })
    }
  }
  const [only, ...others] = fits.values()
  if (only === undefined || others.length > 0) return undefined
  const { place, isNegative } = only
  const words = [
    unitWordOf(only.displayUnit),
    decimals > 0 ? String(decimals) : '',
    isNegative && sign === undefined ? 'belopp' : '',
  ]
  const isPrintedUnit = unitMatch !== null || displayUnits[only.displayUnit].suffixSv === ''
  const wordsSv = [...words, isPrintedUnit ? '' : 'utan'].filter(Boolean).join(' ')
  return {
    from: from - (sign?.length ?? 0),
    to: from + number.length + (unitMatch?.[0].length ?? 0),
    replacement: writeFigureReference({ address: addressOf(place), wordsSv }),
    labelSv: `Bind till ${place.table.captionSv}: ${place.row.labelSv}, ${place.column.labelSv}`,
  }
}

function displayUnitOf(word: string): DisplayUnit | undefined {
  const same: Readonly<Record<string, DisplayUnit>> = { mkr: 'mnkr', kronor: 'kr', procent: 'percent' }
  return same[word] ?? (Object.keys(displayUnits) as DisplayUnit[]).find((known) => unitWordOf(known) === word)
}

/** The one word about a direction, turned into its opposite in the same form. */
function turnWord(written: string, from: number): Mend | undefined {
  const found = [...withoutReferences(written).matchAll(direction)]
  const [only, ...others] = found
  if (only === undefined || others.length > 0) return undefined
  const word = only[0]
  const opposite = opposites.get(word.toLowerCase())
  if (opposite === undefined) return undefined
  const replacement = word[0] === word[0]?.toUpperCase() ? opposite.charAt(0).toUpperCase() + opposite.slice(1) : opposite
  const at = from + only.index
  return { from: at, to: at + word.length, replacement, labelSv: `Skriv ”${replacement}” i stället för ”${word}”` }
}

const pairs: readonly (readonly [string, string])[] = [
  ['ökat', 'minskat'],
  ['ökade', 'minskade'],
  ['ökar', 'minskar'],
  ['ökning', 'minskning'],
  ['ökningen', 'minskningen'],
  ['stigit', 'sjunkit'],
  ['stiger', 'sjunker'],
  ['steg', 'sjönk'],
  ['bättre', 'sämre'],
  ['högre', 'lägre'],
]

const opposites: ReadonlyMap<string, string> = new Map(
  pairs.flatMap(
    ([a, b]) =>
      [
        [a, b],
        [b, a],
      ] as const,
  ),
)

const direction = new RegExp(`(?<!\\p{L})(?:${[...opposites.keys()].join('|')})(?!\\p{L})`, 'giu')
