import { type Display, formatExact } from '#domain/display.ts'
import { displayUnits } from '#domain/units-of-measure.ts'
import type { Exact } from '#lib/exact.ts'

/**
 * A difference between two figures, fine enough to be seen: money in kronor and öre, all else with six decimals. One krona
 * missing from a column of millions must not print as "0 mnkr".
 */
export function formatDifference(difference: Exact, display: Display): string {
  const money = displayUnits[display.unit].base === 'sek'
  const fine: Display = money ? { unit: 'kr', decimals: 2 } : { unit: display.unit, decimals: 6 }
  return formatExact(difference, fine, { withUnit: true })
}
