import { decimal, type Exact, roundHalfAway } from './exact.ts'

/** U+2212: the minus sign that screen readers read as minus and that lines up with digits. */
export const minusSign = '\u2212'
/** U+00A0 between thousands and before a unit, so that a number is never broken over two lines. */
export const noBreakSpace = '\u00a0'

export interface NumberFormat {
  readonly decimals: number
  /** 'always' puts + before a positive number, as in "+4,6 mnkr". A number that prints as zero never has a sign. */
  readonly sign?: 'auto' | 'always'
}

/** "−1 234,5": decimal comma, no-break spaces between thousands, U+2212; rounded once, half away from zero. */
export function formatSwedishNumber(value: Exact, { decimals, sign = 'auto' }: NumberFormat): string {
  return formatDigits(roundHalfAway(value, decimals), decimals, sign)
}

/** Already rounded digits × 10^−decimals as Swedish text. */
export function formatDigits(digits: bigint, decimals: number, sign: 'auto' | 'always' = 'auto'): string {
  const magnitude = (digits < 0n ? -digits : digits).toString().padStart(decimals + 1, '0')
  const whole = magnitude.slice(0, magnitude.length - decimals).replace(/\B(?=(\d{3})+$)/g, noBreakSpace)
  const fraction = decimals > 0 ? `,${magnitude.slice(-decimals)}` : ''
  const mark = digits < 0n ? minusSign : digits > 0n && sign === 'always' ? '+' : ''
  return mark + whole + fraction
}

export interface ParsedNumber {
  readonly value: Exact
  /** Digits after the comma as written: what the writer vouched for. */
  readonly decimals: number
  readonly percent: boolean
}

/** Spaces that people and programs put between thousands: space, NBSP, narrow NBSP, thin, figure, punctuation space. */
const thousandsSpace = '[ \\u00a0\\u202f\\u2009\\u2007\\u2008]'
const leadingMinus = /^[-\u2212\u2013\u2010\u2011\ufe63\uff0d]/
const plain = new RegExp(`^(\\d{1,3}(?:${thousandsSpace}\\d{3})+|\\d+)(?:([,.])(\\d+))?$`)

/**
 * Reads one number as Swedish reports and files write it (domain.md §2.4): decimal comma (or point), thousands by any
 * kind of space, minus as hyphen, en dash or U+2212 with or without a space after it, accounting parentheses, a
 * leading +, a trailing percent sign, a trailing minus from older ledgers. Undefined for anything else, the empty text
 * included: what an absence means is the caller's to say.
 */
export function parseSwedishNumber(text: string): ParsedNumber | undefined {
  let rest = trimSpaces(text)
  let negative = false

  const bracketed = /^\((.+)\)$/.exec(rest)
  if (bracketed) {
    negative = true
    rest = trimSpaces(bracketed[1] ?? '')
  }
  const percent = rest.endsWith('%')
  if (percent) rest = trimSpaces(rest.slice(0, -1))

  if (leadingMinus.test(rest)) {
    if (negative) return undefined
    negative = true
    rest = trimSpaces(rest.slice(1))
  } else if (rest.startsWith('+')) {
    if (negative) return undefined
    rest = trimSpaces(rest.slice(1))
  } else if (/[-\u2212]$/.test(rest)) {
    if (negative) return undefined
    negative = true
    rest = trimSpaces(rest.slice(0, -1))
  }

  const match = plain.exec(rest)
  if (!match) return undefined
  const whole = (match[1] ?? '').replace(/\D/g, '')
  const fraction = match[3] ?? ''
  const digits = BigInt(whole + fraction)
  return { value: decimal(negative ? -digits : digits, fraction.length), decimals: fraction.length, percent }
}

function trimSpaces(text: string): string {
  return text.replace(/^[\s\u00a0\u202f\u2009\u2007\u2008]+|[\s\u00a0\u202f\u2009\u2007\u2008]+$/g, '')
}
