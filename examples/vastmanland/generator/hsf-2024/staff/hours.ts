import { monthNumberOf } from '#domain/month.ts'
import { months } from '../../amounts.ts'
import { hundredths, writeDelimited } from '../../delimited-file.ts'
import { randomFor } from '../../random.ts'
import { shake, split } from '../../split.ts'
import { employees, presence } from './workplaces.ts'

/** Hundredths of hours in January–March of the two years. */
interface PrintedHours {
  readonly 2023: number
  readonly 2024: number
}

interface Group {
  readonly form: string
  readonly profession: string
  readonly hours: PrintedHours
  /** Cost centre → share of the group's hours. */
  readonly workplaces: Readonly<Record<string, number>>
}

const clinics = employees
const wards = { '8010': 5, '8020': 3, '8030': 3, '8150': 4, '8120': 2 }
const doctorsWanted = { '8110': 6, '8120': 4, '8210': 1 }
const therapistsWanted = { '8140': 2, '8150': 3 }
const ownStaff = 'Egen personal'
const pool = 'Resursenheten'
const agency = 'Externt inhyrd personal'

/**
 * The printed whole hours with the fractions that the printed sums, differences and percents come from: −28,43 ÷ 4 325,00 is the
 * printed −0,66 %, and −28 ÷ 4 325 would be −0,65. Print's annex, whose rows are the longer chain, is what is followed.
 */
const groups: readonly Group[] = [
  { form: ownStaff, profession: 'Läkare', hours: { 2024: 283_621_10, 2023: 283_274_26 }, workplaces: clinics },
  { form: ownStaff, profession: 'Sjuksköterskor', hours: { 2024: 598_548_73, 2023: 581_803_40 }, workplaces: clinics },
  { form: ownStaff, profession: 'Undersköterskor', hours: { 2024: 555_626_89, 2023: 539_617_37 }, workplaces: clinics },
  { form: ownStaff, profession: 'Paramedicin', hours: { 2024: 238_027_53, 2023: 237_558_02 }, workplaces: clinics },
  { form: ownStaff, profession: 'Ledning', hours: { 2024: 134_024_74, 2023: 135_737_79 }, workplaces: clinics },
  { form: ownStaff, profession: 'Övriga', hours: { 2024: 350_980_70, 2023: 345_610_35 }, workplaces: clinics },
  { form: pool, profession: 'Sjuksköterskor', hours: { 2024: 4_296_57, 2023: 4_325_00 }, workplaces: wards },
  { form: pool, profession: 'Undersköterskor', hours: { 2024: 17_743_18, 2023: 19_807_99 }, workplaces: wards },
  { form: pool, profession: 'Övriga', hours: { 2024: 1_624_91, 2023: 1_195_12 }, workplaces: wards },
  { form: agency, profession: 'Läkare', hours: { 2024: 19_717_13, 2023: 22_025_83 }, workplaces: doctorsWanted },
  { form: agency, profession: 'Sjuksköterskor', hours: { 2024: 47_603_11, 2023: 61_273_74 }, workplaces: wards },
  { form: agency, profession: 'Undersköterskor', hours: { 2024: 0, 2023: 2_884_39 }, workplaces: { '8150': 1 } },
  { form: agency, profession: 'Paramedicin', hours: { 2024: 1_911_08, 2023: 415_25 }, workplaces: therapistsWanted },
  { form: agency, profession: 'Övriga', hours: { 2024: 844_97, 2023: 1_226_94 }, workplaces: { '8240': 1, '8400': 1 } },
]

/** Hundredths: what lies within the own staff's hours. Doctors are the ones on call; the others are spread as all hours are. */
const onCall: PrintedHours = { 2024: 38_355_18, 2023: 36_778_96 }
const overtime: PrintedHours = { 2024: 41_419_72, 2023: 54_866_92 }
const hourly: PrintedHours = { 2024: 78_920_75, 2023: 69_758_54 }

/** Month; cost centre; kind of staff; profession; hours worked; of them on call, overtime and by the hour. */
export function writeHoursWorked(): Uint8Array {
  const rows = ([2023, 2024] as const).flatMap((year) => {
    const rowsOfYear = groups.flatMap((group) => hoursOf(group, year))
    const own = (profession?: string) =>
      rowsOfYear.map((row) => (row.form === ownStaff && (profession ?? row.profession) === row.profession ? row.hours : 0))
    const onCallHours = split(onCall[year], own('Läkare'))
    const overtimeHours = split(overtime[year], shake(own(), 300, randomFor(`hsf övertid ${year}`)))
    const hourlyHours = split(hourly[year], shake(own('Undersköterskor'), 300, randomFor(`hsf timavlönade ${year}`)))
    const within = (form: string, amount: number | undefined) => (form === ownStaff ? hundredths(amount ?? 0) : '')
    return rowsOfYear.map(({ month, costCentre, form, profession, hours }, index) => [
      month,
      costCentre,
      form,
      profession,
      hundredths(hours),
      within(form, onCallHours[index]),
      within(form, overtimeHours[index]),
      within(form, hourlyHours[index]),
    ])
  })
  return writeDelimited(
    [
      'Månad',
      'Kostnadsställe',
      'Personalkategori',
      'Yrkesgrupp',
      'Utförd arbetstid',
      'Varav jour/beredskap',
      'Varav övertid/mertid',
      'Varav timavlönade',
    ],
    rows,
  )
}

function hoursOf({ form, profession, hours, workplaces }: Group, year: 2023 | 2024) {
  const cells = months(`${year}-01`, 3).flatMap((month) =>
    Object.entries(workplaces).map(([costCentre, weight]) => ({ month, costCentre, weight })),
  )
  const weights = shake(
    cells.map(({ month, weight }) => weight * (presence[monthNumberOf(month) - 1] ?? 0)),
    40,
    randomFor(`hsf arbetad tid ${form} ${profession} ${year}`),
  )
  const parts = split(hours[year], weights)
  return cells.map((cell, index) => ({ ...cell, form, profession, hours: parts[index] ?? 0 }))
}

/**
 * What makes January–March of the two years comparable, worked out by HR and belonging to that comparison alone: more workdays
 * in 2023, a leap day in 2024 (domain.md §3.4).
 */
export function writeComparisonAdjustments(): Uint8Array {
  return writeDelimited(
    ['Jämförelse', 'Enhet', 'Skäl', 'Justering januari–mars 2023', 'Justering januari–mars 2024'],
    [
      ['2024-D1', 'hsf', 'Arbetsdagar (mån–fre)', '-25832,51', ''],
      ['2024-D1', 'hsf', 'Skottdag (arbete med schema)', '', '-14078,63'],
    ],
  )
}
