import { type Month, monthNumberOf, yearOf } from '#domain/month.ts'
import { months } from '../amounts.ts'
import { hundredths, writeDelimited } from '../delimited-file.ts'
import { randomFor } from '../random.ts'

/** Invented throughout: print shows the staff in pictures and words only. Payroll lags a month, so July is the last one. */
const staffMonths = months('2024-01', 19)

/** About 170 employees: how many women and men work at each cost centre. */
const employees = {
  '7100': { Kvinna: 7, Man: 4 },
  '7110': { Kvinna: 15, Man: 27 },
  '7120': { Kvinna: 8, Man: 26 },
  '7130': { Kvinna: 25, Man: 14 },
  '7140': { Kvinna: 12, Man: 7 },
  '7150': { Kvinna: 7, Man: 7 },
  '7160': { Kvinna: 6, Man: 6 },
} as const

type Gender = 'Kvinna' | 'Man'

const centres = Object.entries(employees).flatMap(([costCentre, byGender]) =>
  (Object.entries(byGender) as [Gender, number][]).map(([gender, count]) => ({ costCentre, gender, count })),
)

/** Hundredths of an hour a full-time month, and what share of it is worked in each month (thousandths), January first. */
const monthlyHours = 143_75
const presence = [1030, 985, 1045, 1035, 1000, 960, 470, 905, 1075, 1090, 1040, 880]

/** Permanent posts, then fixed-term, then paid by the hour: thousandths of the hours. Vacancies make 2025 a little thinner. */
const forms = [
  { form: 'Tillsvidareanställd', share: { 2024: 942, 2025: 930 } },
  { form: 'Visstidsanställd', share: { 2024: 44, 2025: 41 } },
  { form: 'Timavlönad', share: { 2024: 14, 2025: 12 } },
] as const

/** Month; cost centre; form of employment; gender; hours worked. */
export function writeHoursWorked(): Uint8Array {
  const rows = staffMonths.flatMap((month) =>
    centres.flatMap(({ costCentre, gender, count }) =>
      forms.map(({ form, share }) => {
        const random = randomFor(`arbetad tid ${month} ${costCentre} ${gender} ${form}`)
        const permille = (presence[monthNumberOf(month) - 1] ?? 0) * share[yearOf(month) === 2024 ? 2024 : 2025]
        return [
          month,
          costCentre,
          form,
          gender,
          hundredths(quarterHours(count * monthlyHours * permille * random.between(985, 1015), 1e9)),
        ]
      }),
    ),
  )
  return writeDelimited(['Månad', 'Kostnadsställe', 'Anställningsform', 'Kön', 'Arbetad tid'], rows)
}

/**
 * Sickness in thousandths of ordinary hours by month, January first. 2025 is a little lower than 2024 in every month but one,
 * as print's comment says of the whole: "Sjukfrånvaron lite lägre än 2024".
 */
const sickness: Readonly<Record<number, readonly number[]>> = {
  2024: [58, 62, 55, 46, 41, 36, 27, 37, 45, 50, 54, 57],
  2025: [55, 60, 49, 44, 38, 37, 25],
}
const genderFactor: Readonly<Record<Gender, number>> = { Kvinna: 1120, Man: 905 }

/** Month; cost centre; gender; hours absent; ordinary hours. */
export function writeSicknessAbsence(): Uint8Array {
  const rows = staffMonths.flatMap((month) =>
    centres.map(({ costCentre, gender, count }) => {
      const random = randomFor(`sjukfrånvaro ${month} ${costCentre} ${gender}`)
      const ordinary = quarterHours(count * 160_00 * random.between(990, 1010), 1e3)
      const permille = sicknessOf(month) * genderFactor[gender]
      return [
        month,
        costCentre,
        gender,
        hundredths(quarterHours(ordinary * permille * random.between(850, 1150), 1e9)),
        hundredths(ordinary),
      ]
    }),
  )
  return writeDelimited(['Månad', 'Kostnadsställe', 'Kön', 'Sjukfrånvaro timmar', 'Ordinarie timmar'], rows)
}

function sicknessOf(month: Month): number {
  return sickness[yearOf(month)]?.[monthNumberOf(month) - 1] ?? 0
}

/** Hundredths of an hour rounded to quarters, as time is reported. */
function quarterHours(product: number, divisor: number): number {
  return Math.round(product / divisor / 25) * 25
}
