import type { Season } from '../bookkeeping.ts'
import type { Shares } from './units.ts'

/**
 * How Regionkontoret keeps its books, invented: where an account occurs and how it falls over the year. Weights, except the
 * thousands of kronor (statement sign) of accounts that print's texts, key figures or cost development speak of.
 */
export interface AccountHabit {
  readonly account: string
  readonly row: string
  readonly weight?: number
  readonly fixedTkr?: Readonly<Record<World, number>>
  readonly costCentres: Shares
  readonly counterparty: '1' | '2'
  readonly season: Season
}

export const worlds = ['actual-ytd-prior', 'actual-rest-prior', 'actual-ytd', 'budget', 'forecast'] as const
export type World = (typeof worlds)[number]

/** The account that each unit's result is balanced on: the region's reimbursement. */
export const balancingAccount = '3910'

const tkr = (ytdPrior: number, restPrior: number, ytd: number, budget: number, forecast: number): Record<World, number> => ({
  'actual-ytd-prior': ytdPrior,
  'actual-rest-prior': restPrior,
  'actual-ytd': ytd,
  budget,
  forecast,
})

const staff: Shares = {
  '7200': 3,
  '7201': 1,
  '7202': 6,
  '7210': 15,
  '7211': 8,
  '7220': 2,
  '7230': 13,
  '7231': 13,
  '7232': 15,
  '7233': 1,
  '7234': 9,
  '7240': 13,
  '7241': 14,
  '7242': 3,
  '7250': 20,
  '7260': 8,
  '7262': 2,
  '7270': 18,
  '7271': 9,
}
const offices: Shares = {
  '7200': 4,
  '7210': 10,
  '7230': 9,
  '7231': 6,
  '7232': 16,
  '7234': 4,
  '7240': 9,
  '7241': 18,
  '7250': 10,
  '7270': 14,
}

export const habits: readonly AccountHabit[] = [
  {
    account: '3410',
    row: 'forsaljning-av-utbildning',
    weight: 1,
    costCentres: { '7241': 8, '7230': 2 },
    counterparty: '2',
    season: 'courses',
  },
  {
    account: '3620',
    row: 'forsaljning-av-tjanster',
    weight: 70,
    costCentres: { '7210': 22, '7231': 17, '7234': 13, '7230': 8, '7250': 18, '7240': 6, '7270': 10, '7202': 6 },
    counterparty: '2',
    season: 'even',
  },
  { account: '3621', row: 'forsaljning-av-tjanster', weight: 22, costCentres: { '7232': 1 }, counterparty: '1', season: 'even' },
  { account: '3622', row: 'forsaljning-av-tjanster', weight: 8, costCentres: { '7201': 1 }, counterparty: '2', season: 'even' },
  {
    account: '3710',
    row: 'specialdestinerade-statsbidrag',
    weight: 1,
    costCentres: { '7240': 20, '7270': 35, '7262': 45 },
    counterparty: '1',
    season: 'projects',
  },
  {
    account: '3720',
    row: 'ovriga-intakter',
    weight: 70,
    costCentres: { '7240': 45, '7241': 20, '7242': 35 },
    counterparty: '1',
    season: 'projects',
  },
  {
    account: '3730',
    row: 'ovriga-intakter',
    weight: 24,
    costCentres: { '7210': 40, '7262': 40, '7270': 20 },
    counterparty: '2',
    season: 'licences',
  },
  {
    account: '3790',
    row: 'ovriga-intakter',
    weight: 6,
    costCentres: { '7210': 50, '7241': 50 },
    counterparty: '1',
    season: 'projects',
  },

  { account: '4010', row: 'personalkostnader', weight: 700, costCentres: staff, counterparty: '1', season: 'salary' },
  {
    account: '4011',
    row: 'personalkostnader',
    weight: 6,
    costCentres: { '7232': 40, '7241': 60 },
    counterparty: '1',
    season: 'salary',
  },
  { account: '4110', row: 'personalkostnader', weight: 226, costCentres: staff, counterparty: '1', season: 'salary' },
  {
    account: '4120',
    row: 'personalkostnader',
    fixedTkr: tkr(-22_400, -15_900, -13_100, -33_500, -19_910),
    costCentres: staff,
    counterparty: '1',
    season: 'salary',
  },
  {
    account: '4130',
    row: 'personalkostnader',
    fixedTkr: tkr(-5_430, -3_870, -3_180, -8_130, -4_840),
    costCentres: staff,
    counterparty: '1',
    season: 'salary',
  },
  { account: '4310', row: 'personalkostnader', weight: 9, costCentres: staff, counterparty: '1', season: 'courses' },
  { account: '4320', row: 'personalkostnader', weight: 4, costCentres: staff, counterparty: '1', season: 'even' },
  {
    account: '4510',
    row: 'personalkostnader',
    fixedTkr: tkr(-182, -96, -483, -250, -720),
    costCentres: { '7232': 80, '7230': 20 },
    counterparty: '1',
    season: 'projects',
  },

  {
    account: '5210',
    row: 'utbildning-kultur-mm',
    weight: 1,
    costCentres: { '7240': 30, '7241': 70 },
    counterparty: '1',
    season: 'courses',
  },
  {
    account: '5510',
    row: 'lamnade-bidrag',
    weight: 92,
    costCentres: { '7242': 50, '7262': 40, '7240': 10 },
    counterparty: '1',
    season: 'projects',
  },
  { account: '5520', row: 'lamnade-bidrag', weight: 8, costCentres: { '7212': 1 }, counterparty: '1', season: 'even' },
  {
    account: '5610',
    row: 'material-varor-och-tjanster',
    weight: 40,
    costCentres: { '7232': 20, '7241': 20, '7262': 60 },
    counterparty: '1',
    season: 'stock',
  },
  {
    account: '5710',
    row: 'material-varor-och-tjanster',
    weight: 60,
    costCentres: { '7201': 1 },
    counterparty: '1',
    season: 'even',
  },

  { account: '6010', row: 'lokalkostnader', weight: 90, costCentres: offices, counterparty: '2', season: 'even' },
  { account: '6030', row: 'lokalkostnader', weight: 10, costCentres: offices, counterparty: '2', season: 'even' },
  {
    account: '6110',
    row: 'ovriga-verksamhetskostnader',
    fixedTkr: tkr(-702, -331, -641, -1_100, -960),
    costCentres: { '7240': 30, '7242': 25, '7250': 10, '7260': 15, '7270': 20 },
    counterparty: '1',
    season: 'travel',
  },
  {
    account: '6120',
    row: 'ovriga-verksamhetskostnader',
    fixedTkr: tkr(-318, -142, -301, -480, -450),
    costCentres: { '7240': 40, '7242': 30, '7260': 10, '7270': 20 },
    counterparty: '1',
    season: 'travel',
  },
  {
    account: '6150',
    row: 'ovriga-verksamhetskostnader',
    fixedTkr: tkr(-127, -74, -220, -210, -320),
    costCentres: { '7242': 40, '7260': 25, '7270': 35 },
    counterparty: '1',
    season: 'courses',
  },
  {
    account: '6220',
    row: 'konsultarvoden',
    weight: 1,
    costCentres: { '7260': 30, '7202': 45, '7230': 25 },
    counterparty: '1',
    season: 'projects',
  },
  {
    account: '6410',
    row: 'it-kostnader',
    weight: 45,
    costCentres: { '7210': 35, '7231': 10, '7234': 30, '7250': 15, '7240': 10 },
    counterparty: '1',
    season: 'licences',
  },
  {
    account: '6430',
    row: 'it-kostnader',
    weight: 55,
    costCentres: { '7210': 25, '7231': 10, '7234': 25, '7230': 10, '7250': 15, '7270': 15 },
    counterparty: '2',
    season: 'even',
  },
  { account: '6510', row: 'ovriga-verksamhetskostnader', weight: 6, costCentres: staff, counterparty: '1', season: 'courses' },
  {
    account: '7110',
    row: 'ovriga-verksamhetskostnader',
    weight: 24,
    costCentres: { '7260': 70, '7240': 30 },
    counterparty: '1',
    season: 'licences',
  },
  {
    account: '7310',
    row: 'ovriga-verksamhetskostnader',
    weight: 6,
    costCentres: { '7250': 60, '7230': 40 },
    counterparty: '1',
    season: 'courses',
  },
  {
    account: '7510',
    row: 'ovriga-verksamhetskostnader',
    fixedTkr: tkr(-11_480, -6_420, -10_900, -18_200, -17_720),
    costCentres: { '7202': 10, '7210': 15, '7231': 8, '7234': 7, '7240': 30, '7250': 10, '7260': 20 },
    counterparty: '1',
    season: 'projects',
  },
  {
    account: '7530',
    row: 'ovriga-verksamhetskostnader',
    weight: 64,
    costCentres: { '7262': 60, '7240': 15, '7233': 5, '7241': 20 },
    counterparty: '1',
    season: 'projects',
  },
  {
    account: '7920',
    row: 'avskrivningar',
    weight: 1,
    costCentres: { '7232': 60, '7241': 40 },
    counterparty: '1',
    season: 'rising',
  },
]
