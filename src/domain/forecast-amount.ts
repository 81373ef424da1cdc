import { decimal, type Exact, equals, exact, multiply, roundHalfAway } from '#lib/exact.ts'
import { formatSwedishNumber, minusSign, parseSwedishNumber } from '#lib/swedish-numbers.ts'
import { inDisplayUnits } from './display.ts'
import { type DisplayUnit, displayUnits } from './units-of-measure.ts'

/** How far from the forecast its worst and best outcomes lie, in whole kronor, none of them negative: "+20/−50 mnkr". */
export interface ForecastMargins {
  readonly above: number
  readonly below: number
}

/**
 * A full-year amount as a person types it, in whole kronor: "−128,4" in a statement of mnkr is −128 400 000. A unit behind the
 * number goes before the statement's own: "900 tkr". Undefined for anything else, and for parts of a krona.
 */
export function parseForecastAmount(text: string, unit: DisplayUnit): number | undefined {
  const trimmed = text.trim()
  const own = amountUnits.find((suffix) => trimmed.toLowerCase().endsWith(suffix))
  const parsed = parseSwedishNumber(own === undefined ? trimmed : trimmed.slice(0, -own.length))
  return parsed === undefined || parsed.percent ? undefined : inWholeKronor(parsed.value, own ?? unit)
}

/**
 * A range as people write it beside a forecast: "+20/−50", "−50/+20", "±20", "+20/−50 mnkr". Either side may stand alone;
 * the other is then the forecast itself. Undefined for anything else.
 */
export function parseForecastMargins(text: string, unit: DisplayUnit): ForecastMargins | undefined {
  const trimmed = text.trim()
  const own = amountUnits.find((suffix) => trimmed.toLowerCase().endsWith(suffix))
  const bare = own === undefined ? trimmed : trimmed.slice(0, -own.length).trim()
  const sideOf = (part: string) => {
    const match = /^(\+|[-\u2212\u2013]|±|\+\/[-\u2212\u2013])\s*(\d.*)$/.exec(part.trim())
    const kronor = match?.[2] === undefined ? undefined : parseForecastAmount(match[2], own ?? unit)
    return kronor === undefined ? undefined : { mark: match?.[1] ?? '', kronor }
  }
  const both = sideOf(bare)
  if (both !== undefined) {
    if (both.mark.length > 1 || both.mark === '±') return { above: both.kronor, below: both.kronor }
    return both.mark === '+' ? { above: both.kronor, below: 0 } : { above: 0, below: both.kronor }
  }
  const [first, second, ...rest] = bare.split('/').map(sideOf)
  if (first === undefined || second === undefined || rest.length > 0) return undefined
  if ((first.mark === '+') === (second.mark === '+')) return undefined
  const [above, below] = first.mark === '+' ? [first, second] : [second, first]
  return { above: above.kronor, below: below.kronor }
}

/** The units that a forecast is typed in, as people write them; the longer first, so that "tkr" is not read as "kr". */
const amountUnits = ['mnkr', 'tkr', 'kr'] as const satisfies readonly DisplayUnit[]

function inWholeKronor(value: Exact, unit: DisplayUnit): number | undefined {
  const { numerator, denominator } = displayUnits[unit]
  const kronor = multiply(value, { numerator, denominator })
  const whole = roundHalfAway(kronor, 0)
  return equals(kronor, exact(whole)) && Number.isSafeInteger(Number(whole)) ? Number(whole) : undefined
}

/** The amount as it would be typed, with as many decimals as it has: −128 400 000 kronor in mnkr is "−128,4". */
export function formatForecastAmount(kronor: number, unit: DisplayUnit): string {
  const value = inDisplayUnits(exact(BigInt(kronor)), unit)
  let decimals = 0
  while (!equals(decimal(roundHalfAway(value, decimals), decimals), value)) decimals += 1
  return formatSwedishNumber(value, { decimals })
}

/** The ends about the forecast as they would be typed: "+20/−50"; empty when both are the forecast itself. */
export function formatForecastMargins(
  { kronor, lowKronor = kronor, highKronor = kronor }: { kronor: number; lowKronor?: number; highKronor?: number },
  unit: DisplayUnit,
): string {
  const [above, below] = [highKronor - kronor, kronor - lowKronor]
  if (above === 0 && below === 0) return ''
  if (above === below) return `±${formatForecastAmount(above, unit)}`
  return `+${formatForecastAmount(above, unit)}/${minusSign}${formatForecastAmount(below, unit)}`
}
