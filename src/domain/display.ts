import { type Exact, multiply, roundHalfAway } from '#lib/exact.ts'
import { formatDigits, minusSign, noBreakSpace } from '#lib/swedish-numbers.ts'
import type { Figure } from './figure.ts'
import { missingReasons } from './missing-reasons.ts'
import { type DisplayUnit, displayUnits } from './units-of-measure.ts'

/** How a figure is printed. Chosen where it is shown; the figure itself stays unrounded. */
export interface Display {
  readonly unit: DisplayUnit
  readonly decimals: number
  readonly sign?: 'auto' | 'always'
}

/**
 * The figure as Swedish text: "−129" in mnkr, "5,9 %" with its unit. Rounded here and nowhere else, half away from zero.
 * A missing figure prints its reason's mark; a reader gets the reason itself from `missingReasonSv`.
 */
export function formatFigure(figure: Figure, display: Display, { withUnit = false }: { withUnit?: boolean } = {}): string {
  if (figure.kind === 'missing') return missingReasons[figure.reason].mark
  return formatExact(figure.value, display, { withUnit })
}

/** The same for a bare value (a target, an axis) in the display unit's base unit of measure. */
export function formatExact(value: Exact, display: Display, { withUnit = false }: { withUnit?: boolean } = {}): string {
  const digits = printedDigits(value, display)
  const text =
    display.unit === 'minutes-and-seconds' ? formatMinutes(digits) : formatDigits(digits, display.decimals, display.sign)
  const suffix = displayUnits[display.unit].suffixSv
  return withUnit && suffix !== '' ? `${text}${noBreakSpace}${suffix}` : text
}

/** 695 seconds are "11:35". */
function formatMinutes(seconds: bigint): string {
  const magnitude = seconds < 0n ? -seconds : seconds
  const text = `${magnitude / 60n}:${(magnitude % 60n).toString().padStart(2, '0')}`
  return seconds < 0n ? minusSign + text : text
}

/** The printed digits × 10^−decimals, in display units: what a reader can add up on paper. */
export function printedDigits(value: Exact, display: Display): bigint {
  const decimals = display.unit === 'minutes-and-seconds' ? 0 : display.decimals
  return roundHalfAway(inDisplayUnits(value, display.unit), decimals)
}

/** 12 345 678 kronor in mnkr is exactly 12,345678. */
export function inDisplayUnits(value: Exact, unit: DisplayUnit): Exact {
  const { numerator, denominator } = displayUnits[unit]
  return multiply(value, { numerator: denominator, denominator: numerator })
}

/** Why the figure is not there, in words; undefined when it is. */
export function missingReasonSv(figure: Figure): string | undefined {
  if (figure.kind === 'value') return undefined
  return figure.detailSv ?? missingReasons[figure.reason].labelSv
}
