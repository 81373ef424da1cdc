import { month } from '#domain/month.ts'
import { period } from '#domain/period.ts'
import { writeComparabilityItems } from '../../comparability-items.ts'

/**
 * What makes January–April of 2023 and 2024 unlike. Invented, except the state grants, which the ledger has on account 3912:
 * print gives the booked costs and the adjusted growth (gross 5,9 %, net 7,0 %, drugs 7,0 %) and says nothing of what lies
 * between. Grants that are booked as the region's reimbursement are an income that the net cost lacks: turned, as a cost.
 */
export function writeHealthCareComparabilityItems(): Uint8Array {
  const approvedBySv = 'Ekonomichefen, Hälso- och sjukvårdsförvaltningen'
  const grants = 'Riktade statsbidrag, bokförda som regionersättning'
  return writeComparabilityItems(
    { code: '2024-D1', year: 2024 },
    [
      period(month('2023-01'), month('2023-04')),
      period(month('2023-05'), month('2023-12')),
      period(month('2024-01'), month('2024-04')),
    ],
    [
      {
        orgUnit: '8310',
        account: '5410',
        reasonSv: 'Läkemedel som staten bekostar sedan årsskiftet',
        approvedBySv,
        amounts: [24_300_000, 49_100_000],
      },
      {
        orgUnit: '8590',
        account: '6010',
        reasonSv: 'Hyra för lokaler som har tagits över',
        approvedBySv,
        amounts: [undefined, undefined, 15_000_000],
      },
      { orgUnit: '8500', account: '3710', reasonSv: grants, approvedBySv, amounts: [37_800_000, 66_000_000, 12_000_000] },
    ],
  )
}
