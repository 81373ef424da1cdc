import type { StatementRow } from './reference-files.ts'

/**
 * How FDS keeps its books, invented: which cost centres and counterparties an account occurs with, how it falls over the
 * year, and how a statement row is shared by its accounts. All numbers are weights; the totals come from print.
 */
export type World = 'actual-ytd-prior' | 'actual-rest-prior' | 'actual-ytd' | 'budget-ytd' | 'budget-rest' | 'budget' | 'forecast'

/** A budget or a forecast is tidier than what happens: whole thousands of kronor, the same share every year. */
export function isPlanned(world: World): boolean {
  return world.startsWith('budget') || world.startsWith('forecast')
}

/** One administration's habits in one year, and the statement rows that its accounts count in. */
export interface Books {
  readonly habits: readonly AccountHabit[]
  readonly rows: readonly StatementRow[]
}

export interface AccountHabit {
  readonly account: string
  /** Share of what the row's fixed accounts leave; `planned` where budget and forecast share it otherwise. */
  readonly weight?: number
  readonly plannedWeight?: number
  /** Or thousands of kronor, statement sign: accounts that texts and key figures speak of. */
  readonly fixedTkr?: FixedTkr
  readonly costCentres: Shares
  readonly counterparties: Shares
  readonly season: Season
}

export type FixedTkr = Readonly<Partial<Record<World, number>>>

/** Code → weight. */
export type Shares = Readonly<Record<string, number>>

/** One weight a month, January first. */
export const seasons = {
  even: [100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100],
  rising: [96, 96, 97, 98, 98, 99, 100, 100, 101, 104, 106, 108],
  /** July and August are paid with less overtime and fewer hourly hands; the pay review comes in April. */
  salary: [98, 98, 98, 101, 101, 101, 96, 97, 101, 101, 101, 103],
  /** The debt grows by a month's vacation and falls when vacations are taken. */
  vacation: [12, 11, 12, 12, 10, -14, -62, -18, 12, 12, 12, 13],
  /** Licences are invoiced by agreement: much in January, April, July and October. */
  licences: [340, 40, 60, 210, 50, 40, 150, 30, 80, 190, 60, 90],
  projects: [90, 100, 105, 100, 100, 95, 40, 75, 110, 115, 115, 140],
  travel: [40, 90, 110, 140, 160, 90, 10, 60, 140, 150, 110, 60],
  courses: [60, 110, 140, 130, 120, 60, 5, 50, 130, 150, 130, 60],
  /** Dark months: electricity and colds. */
  winter: [125, 115, 105, 95, 85, 85, 95, 100, 90, 95, 110, 120],
  /** Computers leave stock for desks when people are back at them. */
  stock: [80, 100, 110, 105, 95, 80, 35, 90, 130, 140, 150, 190],
} as const satisfies Record<string, readonly number[]>

export type Season = keyof typeof seasons

const external: Shares = { '1': 100 }
const internal: Shares = { '2': 100 }
const soldToRegion: Shares = { '2': 93, '1': 7 }
const everyone: Shares = { '7100': 6, '7110': 25, '7120': 20, '7130': 23, '7140': 11, '7150': 8, '7160': 7 }
const platform: Shares = { '7120': 100 }
const workplace: Shares = { '7110': 100 }
const leadership: Shares = { '7100': 100 }

const tkr = (ytdPrior: number, restPrior: number, ytd: number, budget: number, forecast: number): FixedTkr => ({
  'actual-ytd-prior': ytdPrior,
  'actual-rest-prior': restPrior,
  'actual-ytd': ytd,
  budget,
  forecast,
})

export const habits: readonly AccountHabit[] = [
  { account: '3510', weight: 52, costCentres: workplace, counterparties: soldToRegion, season: 'even' },
  { account: '3511', weight: 21, costCentres: platform, counterparties: soldToRegion, season: 'even' },
  { account: '3512', weight: 12, costCentres: { '7110': 70, '7120': 30 }, counterparties: soldToRegion, season: 'even' },
  { account: '3513', weight: 8, costCentres: { '7110': 40, '7120': 60 }, counterparties: soldToRegion, season: 'even' },
  { account: '3514', weight: 7, costCentres: workplace, counterparties: soldToRegion, season: 'stock' },
  { account: '3610', weight: 54, costCentres: { '7130': 100 }, counterparties: soldToRegion, season: 'even' },
  { account: '3611', weight: 23, costCentres: { '7140': 100 }, counterparties: soldToRegion, season: 'even' },
  { account: '3612', weight: 12, costCentres: { '7130': 40, '7160': 60 }, counterparties: internal, season: 'projects' },
  { account: '3613', weight: 7, costCentres: { '7150': 100 }, counterparties: soldToRegion, season: 'even' },
  { account: '3614', weight: 4, costCentres: { '7110': 60, '7130': 40 }, counterparties: soldToRegion, season: 'salary' },
  { account: '3710', weight: 46, costCentres: { '7130': 70, '7160': 30 }, counterparties: external, season: 'projects' },
  { account: '3720', weight: 22, costCentres: { '7160': 100 }, counterparties: external, season: 'projects' },
  {
    account: '3730',
    weight: 26,
    costCentres: { '7110': 30, '7130': 50, '7140': 20 },
    counterparties: soldToRegion,
    season: 'licences',
  },
  { account: '3790', weight: 6, costCentres: everyone, counterparties: external, season: 'projects' },
  { account: '3910', weight: 84, costCentres: leadership, counterparties: internal, season: 'even' },
  { account: '3911', weight: 16, costCentres: { '7160': 100 }, counterparties: internal, season: 'even' },

  { account: '4010', weight: 640, costCentres: everyone, counterparties: external, season: 'salary' },
  { account: '4011', weight: 7, costCentres: { '7110': 80, '7130': 20 }, counterparties: external, season: 'salary' },
  {
    account: '4012',
    weight: 18,
    costCentres: { '7110': 30, '7120': 45, '7130': 25 },
    counterparties: external,
    season: 'salary',
  },
  {
    account: '4020',
    fixedTkr: tkr(1900, -2350, 2050, -320, -260),
    costCentres: everyone,
    counterparties: external,
    season: 'vacation',
  },
  { account: '4030', weight: 11, costCentres: everyone, counterparties: external, season: 'winter' },
  { account: '4110', weight: 212, costCentres: everyone, counterparties: external, season: 'salary' },
  { account: '4120', weight: 64, costCentres: everyone, counterparties: external, season: 'salary' },
  { account: '4130', weight: 15, costCentres: everyone, counterparties: external, season: 'salary' },
  {
    account: '4310',
    fixedTkr: tkr(-1284, -702, -873, -2100, -1500),
    costCentres: everyone,
    counterparties: external,
    season: 'courses',
  },
  { account: '4320', weight: 4, costCentres: everyone, counterparties: { '1': 60, '2': 40 }, season: 'even' },
  {
    account: '4510',
    fixedTkr: tkr(-3864, -1930, -3902, -4200, -5700),
    costCentres: { '7120': 45, '7110': 30, '7150': 25 },
    counterparties: external,
    season: 'projects',
  },

  { account: '5310', weight: 80, costCentres: { '7130': 60, '7160': 40 }, counterparties: external, season: 'projects' },
  { account: '5510', weight: 20, costCentres: { '7160': 100 }, counterparties: external, season: 'projects' },
  { account: '5810', weight: 97, costCentres: workplace, counterparties: external, season: 'stock' },
  { account: '5820', weight: 3, costCentres: workplace, counterparties: external, season: 'stock' },

  { account: '6010', weight: 72, costCentres: { '7100': 55, '7120': 45 }, counterparties: internal, season: 'even' },
  { account: '6020', weight: 19, costCentres: platform, counterparties: { '1': 30, '2': 70 }, season: 'winter' },
  { account: '6030', weight: 9, costCentres: leadership, counterparties: internal, season: 'even' },
  {
    account: '6110',
    fixedTkr: tkr(-298, -176, -318, -520, -500),
    costCentres: everyone,
    counterparties: external,
    season: 'travel',
  },
  {
    account: '6120',
    fixedTkr: tkr(-187, -96, -214, -300, -330),
    costCentres: everyone,
    counterparties: external,
    season: 'travel',
  },
  {
    account: '6150',
    fixedTkr: tkr(-46, -31, -38, -80, -60),
    costCentres: { '7100': 70, '7130': 30 },
    counterparties: { '1': 80, '2': 20 },
    season: 'courses',
  },
  {
    account: '6210',
    fixedTkr: tkr(-27400, -11300, -15900, -27800, -26000),
    costCentres: { '7120': 15, '7130': 45, '7140': 10, '7150': 8, '7160': 22 },
    counterparties: external,
    season: 'projects',
  },
  {
    account: '6220',
    fixedTkr: tkr(-2150, -900, -1480, -2400, -2200),
    costCentres: { '7100': 50, '7160': 50 },
    counterparties: external,
    season: 'projects',
  },
  { account: '6310', weight: 5, costCentres: workplace, counterparties: { '1': 50, '2': 50 }, season: 'stock' },
  {
    account: '6410',
    weight: 34,
    costCentres: { '7110': 45, '7120': 25, '7130': 12, '7140': 10, '7150': 8 },
    counterparties: external,
    season: 'licences',
  },
  { account: '6420', weight: 25, plannedWeight: 32, costCentres: { '7130': 100 }, counterparties: external, season: 'even' },
  { account: '6430', weight: 11, costCentres: { '7140': 100 }, counterparties: external, season: 'even' },
  { account: '6440', weight: 10, costCentres: { '7120': 70, '7130': 30 }, counterparties: external, season: 'rising' },
  { account: '6450', weight: 11, costCentres: { '7110': 35, '7120': 65 }, counterparties: external, season: 'even' },
  { account: '6460', weight: 4, costCentres: everyone, counterparties: { '1': 85, '2': 15 }, season: 'stock' },
  { account: '6470', weight: 5, costCentres: { '7110': 30, '7120': 70 }, counterparties: external, season: 'even' },
  { account: '6510', weight: 3, costCentres: everyone, counterparties: external, season: 'courses' },
  { account: '6610', weight: 34, costCentres: { '7110': 80, '7120': 20 }, counterparties: external, season: 'even' },
  { account: '7110', weight: 27, costCentres: { '7100': 30, '7130': 70 }, counterparties: external, season: 'licences' },
  { account: '7210', weight: 3, costCentres: leadership, counterparties: internal, season: 'even' },
  { account: '7310', weight: 3, costCentres: leadership, counterparties: external, season: 'courses' },
  { account: '7510', weight: 25, costCentres: everyone, counterparties: { '1': 65, '2': 35 }, season: 'projects' },
  {
    account: '7910',
    weight: 38,
    costCentres: { '7130': 70, '7140': 20, '7150': 10 },
    counterparties: external,
    season: 'rising',
  },
  { account: '7920', weight: 62, costCentres: { '7110': 50, '7120': 50 }, counterparties: external, season: 'rising' },

  { account: '8210', fixedTkr: tkr(38, 22, 29, 0, 40), costCentres: leadership, counterparties: external, season: 'even' },
  { account: '8510', weight: 100, costCentres: { '7110': 35, '7120': 40, '7130': 25 }, counterparties: internal, season: 'even' },
]

/**
 * The platform is shared out within the administration every month, on one account: nothing in sum, whichever counterparties
 * a table counts in. Thousands of kronor a month, statement sign.
 */
export const internalDistribution = {
  account: '6490',
  counterparty: '3',
  tkrByCostCentre: { '7120': 1200, '7110': -520, '7130': -430, '7140': -250 },
} as const
