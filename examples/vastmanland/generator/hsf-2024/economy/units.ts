/** Cost centre → weight: roughly how many work there. */
export type Shares = Readonly<Record<string, number>>

/** Health care's cost centres by who has a result of their own in print: an area, or a part of it that print shows. */
export const bookers = {
  akut: { '8010': 130, '8020': 80, '8030': 55, '8040': 95, '8050': 60, '8060': 60, '8070': 25, '8080': 25, '8090': 75 },
  nara: { '8110': 120, '8120': 110, '8130': 35, '8140': 30, '8150': 60 },
  diag: { '8210': 45, '8220': 8, '8230': 15, '8240': 50, '8250': 20 },
  hmc: { '8260': 18 },
  mstab: { '8300': 12 },
  lakemedel: { '8310': 5 },
  pu: { '8400': 25 },
  ledning: { '8500': 10, '8590': 20 },
  varduppdrag: { '8510': 12 },
} as const satisfies Record<string, Shares>

export type Booker = keyof typeof bookers

export const bookerNames = Object.keys(bookers) as Booker[]

/** The administration's own cost centre: it is given the region's reimbursement and hands it on within the administration. */
export const leadership = '8500'

export function bookerOf(costCentre: string): Booker {
  const found = bookerNames.find((booker) => Object.hasOwn(bookers[booker], costCentre))
  if (found === undefined) throw new RangeError(`Cost centre ${costCentre} belongs to nobody.`)
  return found
}

export const hospital: Shares = bookers.akut
export const wards: Shares = { ...bookers.akut, ...bookers.nara }
export const staffed: Shares = Object.assign({}, ...Object.values(bookers))
