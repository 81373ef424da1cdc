import type { Season } from '../../bookkeeping.ts'
import { bookers, hospital, type Shares, staffed, wards } from './units.ts'

/** What the books are kept of: what has happened in four months of two years, and what is planned for a year. */
export const worlds = ['ytd-prior', 'rest-prior', 'ytd', 'budget-ytd', 'budget-rest', 'forecast', 'forecast-march'] as const
export type World = (typeof worlds)[number]

/** A row of the income statement, or a part of its row of personnel costs that the texts follow by itself. */
export const parts = [
  'patientavgifter',
  'ersattning-vardtjanster',
  'regionersattning',
  'forsaljning-av-tjanster',
  'ovriga-intakter',
  'lon',
  'overtid-mertid',
  'sociala-avgifter',
  'ovrig-personal',
  'inhyrda-lakare',
  'inhyrda-sjukskoterskor',
  'inhyrd-ovrig',
  'kopt-vard',
  'lakemedel',
  'tekniska-hjalpmedel',
  'material-och-tjanster',
  'lokalkostnader',
  'ovriga-verksamhetskostnader',
] as const
export type Part = (typeof parts)[number]

/** How an account is kept, invented: a weight in its part, or thousands of kronor (statement sign) that print speaks of. */
export interface AccountHabit {
  readonly account: string
  readonly part: Part
  readonly weight?: number
  readonly fixedTkr?: Readonly<Partial<Record<World, number>>>
  readonly costCentres: Shares
  readonly counterparties: Shares
  readonly season: Season
}

const external: Shares = { '1': 100 }
const internal: Shares = { '2': 100 }
const both: Shares = { '1': 60, '2': 40 }

const habit = (
  account: string,
  part: Part,
  size: number | AccountHabit['fixedTkr'],
  costCentres: Shares,
  counterparties: Shares,
  season: Season,
): AccountHabit => ({
  account,
  part,
  ...(typeof size === 'number' ? { weight: size } : size === undefined ? {} : { fixedTkr: size }),
  costCentres,
  counterparties,
  season,
})

const booked = (ytdPrior: number, restPrior: number, ytd: number) => ({
  'ytd-prior': ytdPrior,
  'rest-prior': restPrior,
  ytd,
})

export const habits: readonly AccountHabit[] = [
  habit('3110', 'patientavgifter', 78, wards, external, 'even'),
  habit('3120', 'patientavgifter', 22, hospital, external, 'winter'),
  habit('3210', 'ersattning-vardtjanster', 68, wards, external, 'even'),
  habit('3220', 'ersattning-vardtjanster', 32, { '8120': 55, '8150': 30, '8140': 15 }, external, 'even'),
  habit('3910', 'regionersattning', 1, { '8500': 1 }, internal, 'even'),
  // Earmarked state grants that come by way of the region: fewer than last year, and fewer than planned.
  habit(
    '3912',
    'regionersattning',
    {
      ...booked(37_800, 66_000, 12_000),
      'budget-ytd': 23_600,
      'budget-rest': 47_200,
      forecast: 57_000,
      'forecast-march': 57_000,
    },
    { '8500': 1 },
    internal,
    'even',
  ),
  habit('3630', 'forsaljning-av-tjanster', 34, { '8240': 1 }, both, 'even'),
  habit('3640', 'forsaljning-av-tjanster', 22, { '8210': 60, '8220': 15, '8230': 25 }, both, 'even'),
  habit('3650', 'forsaljning-av-tjanster', 26, { '8250': 30, '8260': 70 }, both, 'even'),
  habit('3660', 'forsaljning-av-tjanster', 18, { '8020': 35, '8010': 25, '8060': 20, '8050': 20 }, both, 'projects'),
  habit('3710', 'ovriga-intakter', 38, { '8110': 25, '8120': 15, '8400': 25, '8300': 15, '8510': 20 }, external, 'projects'),
  habit('3730', 'ovriga-intakter', 24, staffed, both, 'even'),
  habit('3790', 'ovriga-intakter', 38, { '8310': 50, '8510': 30, '8590': 20 }, external, 'even'),

  habit('4010', 'lon', 84, staffed, external, 'salary'),
  habit('4011', 'lon', 6, wards, external, 'winter'),
  habit('4012', 'lon', 8, hospital, external, 'even'),
  habit('4030', 'lon', 2, staffed, external, 'winter'),
  habit('4014', 'overtid-mertid', 1, wards, external, 'even'),
  habit('4110', 'sociala-avgifter', 66, staffed, external, 'salary'),
  habit('4120', 'sociala-avgifter', 27, staffed, external, 'salary'),
  habit('4130', 'sociala-avgifter', 7, staffed, external, 'salary'),
  habit('4310', 'ovrig-personal', booked(-13_964, -23_400, -10_892), staffed, external, 'courses'),
  habit('4320', 'ovrig-personal', 1, staffed, both, 'even'),
  habit('4511', 'inhyrda-lakare', 1, { '8110': 45, '8120': 25, '8010': 12, '8030': 8, '8130': 10 }, external, 'even'),
  habit(
    '4512',
    'inhyrda-sjukskoterskor',
    1,
    { '8010': 30, '8040': 16, '8090': 16, '8150': 20, '8120': 12, '8210': 6 },
    external,
    'even',
  ),
  habit('4513', 'inhyrd-ovrig', 1, { '8130': 60, '8050': 40 }, external, 'even'),

  habit('5110', 'kopt-vard', 38, { '8510': 1 }, external, 'rising'),
  habit('5120', 'kopt-vard', 30, { '8510': 1 }, external, 'even'),
  habit('5130', 'kopt-vard', 8, { '8030': 40, '8070': 25, '8510': 35 }, external, 'projects'),
  habit('5140', 'kopt-vard', 24, { '8510': 1 }, external, 'even'),
  habit('5410', 'lakemedel', 62, { '8310': 82, '8110': 18 }, external, 'rising'),
  habit('5420', 'lakemedel', 38, { '8010': 60, '8020': 12, '8080': 10, '8070': 8, '8060': 10 }, external, 'even'),
  habit('5910', 'tekniska-hjalpmedel', 84, { '8260': 92, '8010': 8 }, external, 'even'),
  habit('5920', 'tekniska-hjalpmedel', 16, { '8070': 55, '8140': 45 }, external, 'even'),
  habit('5610', 'material-och-tjanster', 12, staffed, external, 'even'),
  habit('5620', 'material-och-tjanster', 32, hospital, external, 'even'),
  habit('5630', 'material-och-tjanster', 11, { '8240': 80, '8230': 20 }, external, 'even'),
  habit('5310', 'material-och-tjanster', 9, { '8510': 70, '8400': 30 }, external, 'even'),
  habit('6210', 'material-och-tjanster', booked(-1700, -2350, -300), { '8400': 60, '8300': 40 }, external, 'projects'),
  habit('6220', 'material-och-tjanster', booked(-518, -640, -188), { '8400': 50, '8500': 50 }, external, 'projects'),
  habit('6410', 'material-och-tjanster', 6, { '8210': 25, '8240': 25, '8250': 25, '8400': 25 }, external, 'licences'),
  habit('6620', 'material-och-tjanster', 8, { '8250': 55, '8210': 45 }, external, 'even'),
  habit('7510', 'material-och-tjanster', 8, staffed, both, 'even'),
  habit('7520', 'material-och-tjanster', 14, staffed, internal, 'even'),
  habit('6010', 'lokalkostnader', 88, staffed, internal, 'even'),
  habit('6030', 'lokalkostnader', 12, staffed, internal, 'even'),
  habit('6110', 'ovriga-verksamhetskostnader', booked(-2750, -4900, -1900), staffed, external, 'travel'),
  habit('6120', 'ovriga-verksamhetskostnader', booked(-1389, -2500, -956), staffed, external, 'travel'),
  habit('6150', 'ovriga-verksamhetskostnader', booked(-1321, -2700, -819), staffed, external, 'courses'),
  habit('6710', 'ovriga-verksamhetskostnader', 27, { '8090': 70, '8510': 30 }, external, 'even'),
  habit('6720', 'ovriga-verksamhetskostnader', 16, { '8510': 1 }, external, 'even'),
  habit('7210', 'ovriga-verksamhetskostnader', 9, { '8500': 1 }, external, 'even'),
  habit('7310', 'ovriga-verksamhetskostnader', 1, { '8590': 60, '8500': 40 }, external, 'courses'),
  habit('7410', 'ovriga-verksamhetskostnader', 14, wards, internal, 'even'),
  habit('7420', 'ovriga-verksamhetskostnader', 8, wards, internal, 'even'),
  habit('7930', 'ovriga-verksamhetskostnader', 21, { ...bookers.diag, '8260': 30, '8040': 40, '8090': 10 }, external, 'rising'),
  habit('8510', 'ovriga-verksamhetskostnader', 4, { ...bookers.diag, '8260': 30, '8040': 40 }, internal, 'even'),
]

/** Laboratory and imaging sold by the diagnostic clinics to the others: nothing in sum. Thousands of kronor, as income. */
export const internalDiagnostics = {
  income: '3691',
  cost: '5691',
  sellers: { '8210': 34, '8220': 4, '8230': 12, '8240': 50 } as Shares,
  buyers: wards,
  tkr: {
    'ytd-prior': 176_400,
    'rest-prior': 341_800,
    ytd: 182_100,
    'budget-ytd': 192_000,
    'budget-rest': 371_000,
    forecast: 545_000,
    'forecast-march': 545_000,
  } as Readonly<Record<World, number>>,
}

/** What the leadership hands on within the administration, so that each unit has the result that it has: nothing in sum. */
export const internalReimbursement = '3990'

/**
 * Actual less budget, January–April, by part and who: what print's texts say of the areas, and where the plan's deficit and the
 * unfunded pensions stand. Thousands of kronor. What is left of a part's variance stands with its `rest`, or with the others.
 */
export const budgetVariances: Readonly<
  Partial<Record<Part, { readonly tkr: Readonly<Record<string, number>>; readonly rest?: '8500' }>>
> = {
  'ersattning-vardtjanster': { tkr: { nara: -6000 } },
  regionersattning: { tkr: {}, rest: '8500' },
  'forsaljning-av-tjanster': { tkr: { akut: -3700 } },
  lon: { tkr: { akut: -2000, nara: -1000, diag: 2900, hmc: 0, mstab: 0, lakemedel: 0, pu: 0, varduppdrag: 0 }, rest: '8500' },
  'overtid-mertid': { tkr: { akut: -3300 } },
  'sociala-avgifter': { tkr: { akut: 0, nara: 0, diag: 0, hmc: 0, mstab: 0, lakemedel: 0, pu: 0, varduppdrag: 0 }, rest: '8500' },
  'inhyrda-lakare': { tkr: { akut: -4000 } },
  'inhyrda-sjukskoterskor': { tkr: { akut: -7600, diag: -2100 } },
  'inhyrd-ovrig': { tkr: { akut: -600 } },
  lakemedel: { tkr: { akut: 3700 } },
  'material-och-tjanster': { tkr: { diag: -2400 } },
  'ovriga-verksamhetskostnader': { tkr: { nara: -2000 } },
}
