import { exactKronor, type Ore } from '#domain/money.ts'
import { formatSwedishNumber, noBreakSpace } from '#lib/swedish-numbers.ts'

/** "1 234,50 kr", for what a person is told. */
export function kronor(amount: Ore): string {
  return `${formatSwedishNumber(exactKronor(amount), { decimals: 2 })}${noBreakSpace}kr`
}
