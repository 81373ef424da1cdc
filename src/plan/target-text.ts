import type { Comparator } from '#domain/target.ts'

/** A target's text taken apart but not yet understood: what was written, in its parts. */
export type TargetText =
  | { readonly kind: 'none' }
  | { readonly kind: 'direction'; readonly year?: number; readonly direction: 'up' | 'down' | 'keep'; readonly wordSv: string }
  | {
      readonly kind: 'number'
      readonly year?: number
      /** As written, or absent when the number stands bare. */
      readonly comparator?: Comparator
      /** "3,0" or "1 100", without sign and unit. "8:30" for minutes and seconds. */
      readonly digits: string
      readonly sign?: '+' | '-'
      /** "%", "mnkr", "min"; absent when the number stands bare. */
      readonly unit?: string
    }
  | { readonly kind: 'unknown' }

/** Takes a target apart by the grammar of domain.md §4.1: [year ":"] [comparator] number [unit], or a direction in a word. */
export function readTargetText(raw: string): TargetText {
  const text = raw.replace(/[\s\u00a0\u2007\u2009\u202f]+/g, ' ').trim()
  if (text === '' || /^[-–−]$/.test(text)) return { kind: 'none' }

  const yearMatch = /^((?:19|20)\d{2}) ?: ?(.*)$/.exec(text)
  const year = yearMatch?.[1] === undefined ? {} : { year: Number(yearMatch[1]) }
  const body = yearMatch?.[2] ?? text

  const direction = directions.get(body.toLowerCase().replace(/\.$/, ''))
  if (direction !== undefined) return { kind: 'direction', ...year, direction, wordSv: body }

  const match = numberForm.exec(body)
  if (!match) return { kind: 'unknown' }
  const [, comparatorText, signText, digits = '', unitText] = match
  const comparator = comparatorText === undefined ? undefined : comparatorForms.get(comparatorText.toLowerCase())
  return {
    kind: 'number',
    ...year,
    digits,
    ...(comparator === undefined ? {} : { comparator }),
    ...(signText === undefined ? {} : { sign: signText === '+' ? '+' : '-' }),
    ...(unitText === undefined || unitText === '' ? {} : { unit: unitText }),
  }
}

const comparatorForms = new Map<string, Comparator>([
  ['≥', '>='],
  ['>=', '>='],
  ['=>', '>='],
  ['minst', '>='],
  ['≤', '<='],
  ['<=', '<='],
  ['=<', '<='],
  ['högst', '<='],
  ['max', '<='],
  ['>', '>'],
  ['mer än', '>'],
  ['över', '>'],
  ['<', '<'],
  ['mindre än', '<'],
  ['under', '<'],
])

const directions = new Map<string, 'up' | 'down' | 'keep'>([
  ['öka', 'up'],
  ['ökar', 'up'],
  ['fler', 'up'],
  ['högre', 'up'],
  ['minska', 'down'],
  ['minskar', 'down'],
  ['färre', 'down'],
  ['lägre', 'down'],
  ['behålla', 'keep'],
  ['oförändrat', 'keep'],
  ['oförändrad', 'keep'],
])

const numberForm = new RegExp(
  `^(${[...comparatorForms.keys()].sort((a, b) => b.length - a.length).join('|')})? ?([-+–−])? ?(\\d+:\\d{2}|\\d{1,3}(?: \\d{3})+(?:,\\d+)?|\\d+(?:[,.]\\d+)?) ?([%\\p{L}][%\\p{L}. -]*)?$`,
  'iu',
)
