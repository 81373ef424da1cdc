import { type UnitOfMeasure, unitsOfMeasure } from '#domain/units-of-measure.ts'
import type { Exact } from '#lib/exact.ts'
import { formatDigits, formatSwedishNumber, noBreakSpace } from '#lib/swedish-numbers.ts'

/**
 * An exact value with nothing rounded away, in its base unit of measure: "−129 481 000,25 kronor". A ratio that no decimal
 * can hold is given as the division it is: "41 290 ÷ 1 003 500 andel (0–1)".
 */
export function formatUnrounded(value: Exact, unitOfMeasure: UnitOfMeasure): string {
  const unit = unitOfMeasure === 'count' ? '' : `${noBreakSpace}${unitsOfMeasure[unitOfMeasure].labelSv}`
  const decimals = decimalsOf(value)
  if (decimals !== undefined) return formatSwedishNumber(value, { decimals }) + unit
  return `${formatDigits(value.numerator, 0)} ÷ ${formatDigits(value.denominator, 0)}${unit}`
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
