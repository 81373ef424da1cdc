import type { Exact } from '#lib/exact.ts'
import { formatDigits, formatSwedishNumber, noBreakSpace } from '#lib/swedish-numbers.ts'
import { type UnitOfMeasure, unitsOfMeasure } from './units-of-measure.ts'

/**
 * An exact value with nothing rounded away, in its base unit of measure: "−129 481 000,25 kronor". A ratio that no decimal
 * can hold is given as the division it is, as its sources counted it: "148 ÷ 510".
 */
export function formatUnrounded(value: Exact, unitOfMeasure: UnitOfMeasure): string {
  const suffix = unitOfMeasure === 'count' ? '' : `${noBreakSpace}${unitsOfMeasure[unitOfMeasure].labelSv}`
  const decimals = decimalsOf(value)
  if (decimals !== undefined) return formatSwedishNumber(value, { decimals }) + suffix
  const { numerator, denominator } = withoutCommonTens(value)
  return `${formatDigits(numerator, 0)} ÷ ${formatDigits(denominator, 0)}`
}

/** A decimal as it was delivered, with the digits that its sender vouched for. */
export function formatDelivered(amount: Exact): string {
  return formatSwedishNumber(amount, { decimals: amount.denominator.toString().length - 1 })
}

/** How many decimals the value takes, or undefined when no finite number of them does (1/3), or absurdly many. */
function decimalsOf({ numerator, denominator }: Exact): number | undefined {
  for (let decimals = 0; decimals <= 9; decimals++) {
    if ((numerator * 10n ** BigInt(decimals)) % denominator === 0n) return decimals
  }
  return undefined
}

/** Amounts with many decimals leave tens above and below the line; they say nothing. Other common factors stay: 148 of 510. */
function withoutCommonTens(value: Exact): Exact {
  let { numerator, denominator } = value
  while (numerator % 10n === 0n && denominator % 10n === 0n) {
    numerator /= 10n
    denominator /= 10n
  }
  return { numerator, denominator }
}
