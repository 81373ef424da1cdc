import { formatPeriod, type Period } from '#domain/period.ts'
import { writeDelimited } from './delimited-file.ts'

/** What disturbs a comparison, kronor in the ledger's sign, one amount for each column of the standard template. */
export interface ComparabilityItem {
  readonly orgUnit: string
  readonly account: string
  readonly reasonSv: string
  readonly approvedBySv: string
  readonly amounts: readonly (number | undefined)[]
}

/** The standard template of the round, filled in: the months of both years in which an amount is booked, and the forecast. */
export function writeComparabilityItems(
  round: { readonly code: string; readonly year: number },
  booked: readonly Period[],
  items: readonly ComparabilityItem[],
): Uint8Array {
  const months = booked.map((period) => `Bokfört ${formatPeriod(period)}`)
  return writeDelimited(
    ['Enhet', 'Konto', 'Skäl', 'Godkänd av', ...months, `Prognos ${round.code} helår ${round.year}`],
    items.map(({ orgUnit, account, reasonSv, approvedBySv, amounts }) => [
      orgUnit,
      account,
      reasonSv,
      approvedBySv,
      ...[...months, ''].map((_, column) => amounts[column] ?? ''),
    ]),
  )
}
