import { ore } from '#domain/money.ts'
import { printedValue, readPrint } from '../../../../cases/print.ts'
import { type AmountLine, months } from '../amounts.ts'
import { writeBudgetWorkbook } from '../plan-workbooks.ts'
import { split } from '../split.ts'

/** What FD's budget system would have sent for the plan of 2020, by file name: the decided budget by account and month. */
export async function fd2020Sources(): Promise<ReadonlyMap<string, Uint8Array>> {
  const print = readPrint('plan-2020')
  const lines = Object.entries(accountsOfRow).flatMap(([row, accounts]) =>
    shareOut(printedValue(print, 'budget', row, 'budget-full-year'), accounts),
  )
  const byAccount = lines.toSorted((a, b) => key(a).localeCompare(key(b), 'en'))
  return new Map([['budget-fd-2020.xlsx', await writeBudgetWorkbook(2020, byAccount, 'Digitaliseringsstöd')]])
}

interface AccountShare {
  readonly account: string
  /** Of the row. */
  readonly weight: number
  /** Cost centre → weight. */
  readonly costCentres: Readonly<Record<string, number>>
  readonly counterparty: string
}

const everywhere = { '7100': 1, '7110': 4, '7120': 4, '7130': 3, '7140': 3, '7150': 2, '7160': 2 }
const sold = { '7110': 9, '7120': 8, '7130': 5, '7140': 4, '7150': 2 }
const leading = { '7100': 1 }
const workplaces = { '7110': 1 }
const platform = { '7120': 1 }
const systems = { '7130': 3, '7140': 2 }
const external = '1'
const otherAdministrations = '2'

/** Invented: which accounts a printed row is budgeted on, and where. The rows and their amounts are print. */
const accountsOfRow: Readonly<Record<string, readonly AccountShare[]>> = {
  regionersattning: [
    { account: '3910', weight: 4_261, costCentres: leading, counterparty: otherAdministrations },
    { account: '3911', weight: 20_000, costCentres: systems, counterparty: otherAdministrations },
  ],
  'forsaljning-av-ovriga-tjanster': [
    { account: '3510', weight: 34, costCentres: workplaces, counterparty: otherAdministrations },
    { account: '3511', weight: 17, costCentres: platform, counterparty: otherAdministrations },
    { account: '3512', weight: 13, costCentres: workplaces, counterparty: otherAdministrations },
    { account: '3610', weight: 20, costCentres: systems, counterparty: otherAdministrations },
    { account: '3611', weight: 12, costCentres: systems, counterparty: otherAdministrations },
    { account: '3613', weight: 4, costCentres: { '7150': 1 }, counterparty: otherAdministrations },
  ],
  'ovriga-intakter': [
    { account: '3720', weight: 14_600, costCentres: systems, counterparty: otherAdministrations },
    { account: '3730', weight: 26_400, costCentres: sold, counterparty: otherAdministrations },
    { account: '3790', weight: 6_573, costCentres: sold, counterparty: external },
  ],
  personalkostnader: [
    { account: '4010', weight: 66, costCentres: everywhere, counterparty: external },
    { account: '4012', weight: 2, costCentres: platform, counterparty: external },
    { account: '4110', weight: 21, costCentres: everywhere, counterparty: external },
    { account: '4120', weight: 9, costCentres: everywhere, counterparty: external },
    { account: '4310', weight: 2, costCentres: everywhere, counterparty: external },
  ],
  'material-och-varor': [{ account: '5610', weight: 1, costCentres: workplaces, counterparty: external }],
  'forandring-forrad': [{ account: '5810', weight: 1, costCentres: workplaces, counterparty: external }],
  lokalkostnad: [
    { account: '6010', weight: 5, costCentres: leading, counterparty: otherAdministrations },
    { account: '6020', weight: 1, costCentres: platform, counterparty: otherAdministrations },
  ],
  'hyra-av-anlaggningstillgangar': [{ account: '6610', weight: 1, costCentres: workplaces, counterparty: external }],
  forbrukning: [
    { account: '6460', weight: 5, costCentres: workplaces, counterparty: external },
    { account: '6510', weight: 1, costCentres: leading, counterparty: external },
  ],
  'reparation-och-underhall': [{ account: '6470', weight: 1, costCentres: platform, counterparty: external }],
  transportmedel: [{ account: '6750', weight: 1, costCentres: workplaces, counterparty: otherAdministrations }],
  'transporter-och-frakter': [{ account: '6310', weight: 1, costCentres: workplaces, counterparty: external }],
  resekostnader: [
    { account: '6110', weight: 3, costCentres: everywhere, counterparty: external },
    { account: '6120', weight: 1, costCentres: leading, counterparty: external },
  ],
  'information-och-pr': [{ account: '7310', weight: 1, costCentres: leading, counterparty: external }],
  representation: [{ account: '6150', weight: 1, costCentres: leading, counterparty: external }],
  'tele-och-post': [{ account: '6450', weight: 1, costCentres: platform, counterparty: external }],
  'ovriga-tjanster': [
    { account: '6210', weight: 14, costCentres: { '7130': 3, '7160': 2 }, counterparty: external },
    { account: '6410', weight: 30, costCentres: workplaces, counterparty: external },
    { account: '6420', weight: 33, costCentres: { '7130': 1 }, counterparty: external },
    { account: '6430', weight: 13, costCentres: { '7140': 1 }, counterparty: external },
    { account: '6440', weight: 10, costCentres: platform, counterparty: external },
  ],
  'ovriga-kostnader': [
    { account: '5310', weight: 8, costCentres: systems, counterparty: external },
    { account: '7110', weight: 12, costCentres: systems, counterparty: external },
    { account: '7210', weight: 1, costCentres: leading, counterparty: otherAdministrations },
    { account: '5510', weight: 6, costCentres: { '7160': 1 }, counterparty: external },
  ],
  avskrivningar: [
    { account: '7910', weight: 3, costCentres: systems, counterparty: external },
    { account: '7920', weight: 7, costCentres: { '7110': 3, '7120': 2 }, counterparty: external },
  ],
  'finansiella-kostnader': [{ account: '8510', weight: 1, costCentres: leading, counterparty: otherAdministrations }],
}

/** The row's thousands of kronor by account, cost centre and month, to the thousand. Lines that come to nothing fall away. */
function shareOut(totalTkr: number, accounts: readonly AccountShare[]): AmountLine[] {
  const byAccount = split(
    totalTkr,
    accounts.map(({ weight }) => weight),
  )
  return accounts.flatMap(({ account, costCentres, counterparty }, index) => {
    const codes = Object.keys(costCentres)
    const byCentre = split(byAccount[index] ?? 0, Object.values(costCentres))
    return codes.map((costCentre, place) => {
      const byMonth = split(byCentre[place] ?? 0, evenly)
      return {
        account,
        costCentre,
        counterparty,
        byMonth: new Map(year.map((month, at) => [month, ore((byMonth[at] ?? 0) * oreInTkr)])),
      }
    })
  })
}

const year = months('2020-01', 12)
const evenly = year.map(() => 1)
const oreInTkr = 100_000

function key({ account, costCentre }: AmountLine): string {
  return `${account} ${costCentre}`
}
