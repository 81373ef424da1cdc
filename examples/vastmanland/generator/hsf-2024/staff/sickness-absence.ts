import { monthNumberOf } from '#domain/month.ts'
import { absenceByGroup, type PrintedAbsence } from '../../absence-by-group.ts'
import { months } from '../../amounts.ts'
import { hundredths, writeDelimited } from '../../delimited-file.ts'
import { randomFor } from '../../random.ts'
import { shake, split } from '../../split.ts'
import { employees } from './workplaces.ts'

const genders = ['Kvinna', 'Man'] as const
const ages = ['-29', '30-49', '50-'] as const
const lengths = ['1-14', '15-90', '91-365', '366-'] as const

/** January–March of each year, as printed. */
const printed = {
  2022: {
    ordinary: 2_298_400,
    genderShare: [805, 195],
    ageShare: [140, 450, 410],
    byGender: [10_800, 6_700],
    byAge: [9_600, 9_960, 10_180],
    byLength: [6_200, 1_700, 1_300, 800],
  },
  2023: {
    ordinary: 2_341_700,
    genderShare: [810, 190],
    ageShare: [140, 450, 410],
    byGender: [8_800, 5_116],
    byAge: [8_100, 7_690, 8_551],
    byLength: [4_200, 1_500, 1_500, 900],
  },
  2024: {
    ordinary: 2_384_300,
    genderShare: [820, 180],
    ageShare: [140, 450, 410],
    byGender: [8_800, 4_911],
    byAge: [7_600, 8_000, 8_381],
    byLength: [4_000, 1_600, 1_400, 1_100],
  },
} as const satisfies Readonly<Record<number, PrintedAbsence>>

/**
 * The months between are invented: a tenth less absence than that winter in 2022 and a sixth less in 2023, so that twelve months
 * on end fall though January–March stand still, which is what print calls a positive trend (domain.md §3.5).
 */
const spans = [
  { of: printed[2022], over: months('2022-01', 3), permille: 1000 },
  { of: printed[2022], over: months('2022-04', 9), permille: 900 },
  { of: printed[2023], over: months('2023-01', 3), permille: 1000 },
  { of: printed[2023], over: months('2023-04', 9), permille: 830 },
  { of: printed[2024], over: months('2024-01', 3), permille: 1000 },
] as const

/** Seasons of absence: winter colds, and few who are at work to be ill in July. */
const season = [112, 110, 104, 97, 92, 88, 70, 86, 100, 106, 110, 114]

/** Month; cost centre; gender; age; how many are employed; ordinary hours; absent by how long it has lasted. */
export function writeSicknessAbsence(): Uint8Array {
  const costCentres = Object.keys(employees)
  const rows = spans.flatMap(({ of, over, permille }) => {
    const absent = absenceByGroup(of)
    const quarters = over.length / 3
    return genders.flatMap((gender, g) =>
      ages.flatMap((age, a) => {
        const seed = `hsf sjukfrånvaro ${over[0]} ${gender} ${age}`
        const cells = over.flatMap((month) => costCentres.map((costCentre) => ({ month, costCentre })))
        const sizes = shake(
          cells.map(({ costCentre }) => employees[costCentre] ?? 0),
          60,
          randomFor(seed),
        )
        const share = ((of.genderShare[g] ?? 0) * (of.ageShare[a] ?? 0)) / 1e6
        const hours = split(Math.round(of.ordinary * 100 * quarters * share), sizes)
        const total = Math.round(((absent[g]?.[a] ?? 0) * quarters * permille) / 1000)
        const risks = cells.map(({ month }, index) => (sizes[index] ?? 0) * (season[monthNumberOf(month) - 1] ?? 0))
        const absences = split(total, [...of.byLength]).map((amount, length) =>
          split(amount, shake(risks, 250, randomFor(`${seed} ${length}`))),
        )
        return cells.map(({ month, costCentre }, index) => [
          month,
          costCentre,
          gender,
          age,
          peopleFor(hours[index] ?? 0),
          hundredths(hours[index] ?? 0),
          ...absences.map((amounts) => hundredths(amounts[index] ?? 0)),
        ])
      }),
    )
  })
  return writeDelimited(
    [
      'Månad',
      'Kostnadsställe',
      'Kön',
      'Ålder',
      'Antal anställda',
      'Ordinarie arbetstid',
      ...lengths.map((length) => `Frånvaro dag ${length}`),
    ],
    rows,
  )
}

/** Hundredths of hours in a month → employees, who on the average work 130 of the month's 143,75 hours; nobody works none. */
function peopleFor(hours: number): number {
  return Math.max(1, Math.round(hours / 13_000))
}
