import { month } from '#domain/month.ts'
import { period } from '#domain/period.ts'
import { writeComparabilityItems } from '../comparability-items.ts'

/**
 * What makes the closing of 2024 and the forecast of 2025 unlike. Invented: print says that gross costs fall by 7,3 %, and its
 * own statement, 460 against 498 mnkr, that they fall by some 7,7.
 */
export function writeOfficeComparabilityItems(): Uint8Array {
  return writeComparabilityItems(
    { code: '2025-D2', year: 2025 },
    [
      period(month('2024-01'), month('2024-08')),
      period(month('2024-09'), month('2024-12')),
      period(month('2025-01'), month('2025-08')),
    ],
    [
      {
        orgUnit: '7210',
        account: '6010',
        reasonSv: 'Dubbel hyra under flytten av lokaler',
        approvedBySv: 'Ekonomichefen, Regionkontoret',
        amounts: [1_600_000, 700_000],
      },
    ],
  )
}
