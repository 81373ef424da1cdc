import { type Display, inDisplayUnits, printedDigits } from '#domain/display.ts'
import { type DisplayUnit, displayUnits } from '#domain/units-of-measure.ts'
import { divide, type Exact, exact, roundHalfAway } from '#lib/exact.ts'
import { minusSign, noBreakSpace } from '#lib/swedish-numbers.ts'

/** What follows the number in its cell, beside the display's own: its unit, or what it counts. */
export interface NumberFormatOptions {
  readonly suffixSv?: string
}

/**
 * The value that a spreadsheet keeps for a figure, unrounded: amounts in the display's unit (12,345678 for mnkr), shares as
 * shares, minutes and seconds as parts of a day, since these are what its own formats print.
 */
export function sheetValue(value: Exact, unit: DisplayUnit): Exact {
  switch (unit) {
    case 'percent':
      return value
    case 'minutes-and-seconds':
      return divide(value, exact(86_400)) ?? value
    default:
      return inDisplayUnits(value, unit)
  }
}

/**
 * The format that makes a spreadsheet print a value as `formatExact` does. The program writes its own language's decimal sign
 * and thousands; minus is U+2212, and a value that prints as zero has no sign.
 */
export function numberFormat(value: Exact, display: Display, { suffixSv }: NumberFormatOptions = {}): string {
  const number = digitsFormat(display)
  const suffix = suffixSv === undefined ? '' : quoted(`${noBreakSpace}${suffixSv}`)
  const bare = number + suffix
  // The program picks the part by the value's sign before it rounds; −0,04 would print as −0,0.
  if (printedDigits(value, display) === 0n) return `${bare};${bare};${bare}`
  const plus = display.sign === 'always' ? '+' : ''
  return `${plus}${bare};${quoted(minusSign)}${bare};${bare}`
}

/** The display's digits alone, for an axis. */
export function digitsFormat({ unit, decimals }: Display): string {
  if (unit === 'minutes-and-seconds') return '[m]:ss'
  const digits = `#,##0${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}`
  return unit === 'percent' ? `${digits}${quoted(noBreakSpace)}%` : digits
}

/** How the unit is written after a number whose format does not show it already. */
export function unitSuffix(unit: DisplayUnit): string | undefined {
  const { suffixSv } = displayUnits[unit]
  return unit === 'percent' || suffixSv === '' ? undefined : suffixSv
}

/** The value as a number in XML: the nearest that a binary double holds, which is what every spreadsheet program keeps. */
export function numberText(value: Exact): string {
  const { numerator, denominator } = value
  if (numerator % denominator === 0n) return String(numerator / denominator)
  const magnitude = (numerator < 0n ? -numerator : numerator) / denominator
  const decimals = Math.max(0, significantDigits - magnitude.toString().length) + (magnitude === 0n ? smallestExponent : 0)
  const digits = roundHalfAway(value, decimals)
  return String(Number(`${digits}e-${decimals}`))
}

/** One more than a double can tell apart, so that reading the text gives the double nearest the value. */
const significantDigits = 20
/** A share may begin with zeros after the comma. */
const smallestExponent = 20

function quoted(text: string): string {
  return `"${text.replaceAll('"', '')}"`
}
