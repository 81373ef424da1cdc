import { type Month, monthNumberOf, yearOf } from '#domain/month.ts'
import { absenceByGroup, type PrintedAbsence } from '../absence-by-group.ts'
import { months } from '../amounts.ts'
import { hundredths, writeDelimited } from '../delimited-file.ts'
import { randomFor } from '../random.ts'
import { shake, split } from '../split.ts'

/** Payroll lags a month, so July is the last one; August–December 2024 are invented, no printed figure stands on them. */
const staffMonths = months('2024-01', 19)

/** Cost centre → share of the staff. */
const workplaces = {
  '7202': 4,
  '7210': 15,
  '7211': 8,
  '7230': 13,
  '7231': 12,
  '7232': 15,
  '7234': 8,
  '7240': 12,
  '7241': 14,
  '7250': 19,
  '7260': 8,
  '7270': 17,
  '7271': 9,
}
const costCentres = Object.keys(workplaces)
const presence = [1030, 985, 1045, 1035, 1000, 960, 470, 905, 1075, 1090, 1040, 880]

interface HoursOfYear {
  readonly own: number
  readonly pool: number
  readonly hired: number
  readonly onCall: number
}

/**
 * Hundredths of hours in January–July: the printed whole hours, with the fractions that the printed differences and percents
 * come from (102,48 ÷ 170,00 − 1 is the printed −39,72 %; 102 ÷ 170 would be −40,00).
 */
const hoursToJuly: Readonly<Record<2024 | 2025, HoursOfYear>> = {
  2024: { own: 264_527_80, pool: 170_00, hired: 181_40, onCall: 152_00 },
  2025: { own: 249_637_10, pool: 102_48, hired: 662_51, onCall: 79_00 },
}

/** Month; cost centre; kind of staff; hours worked; of them on call. */
export function writeHoursWorked(): Uint8Array {
  const rows = spans.flatMap(({ year, over, permille }) => {
    const hours = hoursToJuly[year]
    const cut = (amount: number): number => Math.round((amount * permille) / 1000)
    return [
      ...spread(`egen ${over[0]}`, costCentres, over, cut(hours.own), cut(hours.onCall)).map(([month, centre, ...cells]) => [
        month,
        centre,
        'Egen personal',
        ...cells,
      ]),
      ...spread(`resurs ${over[0]}`, ['7232', '7241'], over, cut(hours.pool), 0).map(([month, centre, ...cells]) => [
        month,
        centre,
        'Resursenheten',
        ...cells,
      ]),
      ...spread(`inhyrd ${over[0]}`, ['7232', '7230'], over, cut(hours.hired), 0).map(([month, centre, ...cells]) => [
        month,
        centre,
        'Externt inhyrd personal',
        ...cells,
      ]),
    ]
  })
  return writeDelimited(
    ['Månad', 'Ansvar', 'Personalkategori', 'Utförd tid', 'Varav jour och beredskap'],
    rows.map((row) => row.map((cell) => cell ?? '')),
  )
}

const spans = [
  { year: 2024, over: staffMonths.slice(0, 7), permille: 1000 },
  { year: 2024, over: staffMonths.slice(7, 12), permille: 765 },
  { year: 2025, over: staffMonths.slice(12), permille: 1000 },
] as const

function spread(
  seed: string,
  centres: readonly string[],
  over: readonly Month[],
  hours: number,
  onCall: number,
): (string | number)[][] {
  const cells = over.flatMap((month) => centres.map((centre) => ({ month, centre })))
  const weights = shake(
    cells.map(
      ({ month, centre }) =>
        (presence[monthNumberOf(month) - 1] ?? 0) * ((workplaces as Readonly<Record<string, number>>)[centre] ?? 1),
    ),
    30,
    randomFor(`rk arbetad tid ${seed}`),
  )
  const worked = split(hours, weights)
  // The press officers and those in charge of preparedness are the ones on call.
  const duty =
    onCall === 0
      ? []
      : split(
          onCall,
          cells.map(({ centre }) => (centre === '7250' || centre === '7270' ? 1 : 0)),
        )
  return cells.map(({ month, centre }, index) => [month, centre, hundredths(worked[index] ?? 0), hundredths(duty[index] ?? 0)])
}

/** What makes 2024's January–July comparable with 2025's: print has the sum without it and does not say what it is. */
export function writeComparisonAdjustments(): Uint8Array {
  return writeDelimited(
    ['Jämförelse', 'Enhet', 'Skäl', 'Justering januari–juli 2024'],
    [['2025-D2', 'rk', 'Arbetsdagar och skottdag', '-2118,00']],
  )
}

const genders = ['Kvinna', 'Man'] as const
const ages = ['-29', '30-49', '50-'] as const
const lengths = ['1-14', '15-90', '91-365', '366-'] as const

const sickness: Readonly<Record<2024 | 2025, PrintedAbsence>> = {
  2024: {
    ordinary: 301_420,
    genderShare: [820, 180],
    ageShare: [60, 460, 480],
    byGender: [4_000, 1_200],
    byAge: [900, 2_500, 4_776],
    byLength: [1_600, 1_000, 700, 196],
  },
  2025: {
    ordinary: 288_150,
    genderShare: [820, 180],
    ageShare: [60, 465, 475],
    byGender: [3_700, 1_500],
    byAge: [1_600, 3_410, 3_410],
    byLength: [1_760, 970, 470, 104],
  },
}

/** Month; cost centre; gender; age; ordinary hours; absent by how long it has lasted. */
export function writeSicknessAbsence(): Uint8Array {
  const rows = spans.flatMap(({ over, permille }) => {
    const year = yearOf(over[0] ?? staffMonths[0] ?? ('2024-01' as Month)) === 2024 ? 2024 : 2025
    const { ordinary, genderShare, ageShare, byLength } = sickness[year]
    const absent = absenceByGroup(sickness[year])
    return genders.flatMap((gender, g) =>
      ages.flatMap((age, a) => {
        const seed = `rk sjukfrånvaro ${over[0]} ${gender} ${age}`
        const cells = over.flatMap((month) => costCentres.map((centre) => ({ month, centre })))
        const weights = shake(
          cells.map(({ centre }) => (workplaces as Readonly<Record<string, number>>)[centre] ?? 0),
          40,
          randomFor(seed),
        )
        const scale = permille / 1000
        const hours = split(Math.round((ordinary * 100 * scale * (genderShare[g] ?? 0) * (ageShare[a] ?? 0)) / 1e6), weights)
        const absences = split(Math.round((absent[g]?.[a] ?? 0) * scale), [...byLength]).map((amount, length) =>
          split(amount, shake(weights, 300, randomFor(`${seed} ${length}`))),
        )
        return cells.map(({ month, centre }, index) => [
          month,
          centre,
          gender,
          age,
          hundredths(hours[index] ?? 0),
          ...absences.map((amounts) => hundredths(amounts[index] ?? 0)),
        ])
      }),
    )
  })
  return writeDelimited(
    ['Månad', 'Ansvar', 'Kön', 'Ålder', 'Ordinarie tid', ...lengths.map((length) => `Sjukdag ${length}`)],
    rows.map((row) => row.map((cell) => cell ?? '')),
  )
}

/** Month; cost centre; kind; count. Print has 6 so far in 2025 and 11 in the same months of 2024; where and when is invented. */
export function writeIncidents(): Uint8Array {
  const rows: readonly (readonly [string, string, number])[] = [
    ['2024-01', '7241', 2],
    ['2024-02', '7210', 1],
    ['2024-03', '7232', 3],
    ['2024-05', '7250', 1],
    ['2024-06', '7270', 2],
    ['2024-08', '7231', 2],
    ['2024-10', '7241', 1],
    ['2024-12', '7232', 2],
    ['2025-01', '7232', 1],
    ['2025-03', '7241', 2],
    ['2025-04', '7270', 1],
    ['2025-06', '7210', 1],
    ['2025-08', '7250', 1],
  ]
  return writeDelimited(
    ['Månad', 'Ansvar', 'Typ av avvikelse', 'Antal'],
    rows.map(([month, costCentre, count]) => [month, costCentre, 'Egen', count]),
  )
}
