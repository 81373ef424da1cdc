import { type Month, yearOf } from '#domain/month.ts'
import { type Print, printedValue } from '../../../../cases/print.ts'
import { months } from '../amounts.ts'
import { hundredths, writeDelimited } from '../delimited-file.ts'
import { randomFor } from '../random.ts'
import { settle, type Unknown, type Wish } from '../settle.ts'

/** Payroll lags a month, so that March is the last one in the report of April. */
const staffMonths = [...months('2022-01', 3), ...months('2023-01', 3)]

/** About 160 employees, invented: women and men under 30, 30–49 and from 50 at each cost centre. */
const employees = {
  '7100': { Kvinna: [0, 4, 4], Man: [0, 1, 3] },
  '7110': { Kvinna: [1, 6, 7], Man: [2, 12, 11] },
  '7120': { Kvinna: [0, 3, 4], Man: [2, 11, 13] },
  '7130': { Kvinna: [1, 10, 12], Man: [1, 6, 6] },
  '7140': { Kvinna: [0, 4, 6], Man: [0, 3, 4] },
  '7150': { Kvinna: [0, 3, 3], Man: [0, 3, 3] },
  '7160': { Kvinna: [1, 2, 1], Man: [2, 2, 2] },
} as const
const genders = ['Kvinna', 'Man'] as const
const ages = ['-29', '30-49', '50-'] as const
/** Row keys of print, for each word of the file. */
const rowOfGender = { Kvinna: 'kvinnor', Man: 'man' } as const
const rowOfAge = { '-29': 'under-30', '30-49': '30-49', '50-': '50-och-aldre' } as const
const lengths = ['Sjukfrånvaro dag 1-14', 'Sjukfrånvaro dag 15-59', 'Sjukfrånvaro dag 60-'] as const

/** Month; cost centre; gender; age; hours absent by length; ordinary hours. Invented, with print's rates beneath every margin. */
export function writeSicknessAbsence(print: Print): Uint8Array {
  const groups = staffMonths.flatMap(groupsIn)
  const hours = settle(...absenceWishes(groups, print), randomFor('sjukfrånvaro 2023'))
  const rows = groups.map(({ month, costCentre, gender, age, ordinary }, group) => [
    month,
    costCentre,
    gender,
    age,
    ...lengths.map((_, length) => hundredths(hours[group * lengths.length + length] ?? 0)),
    hundredths(ordinary),
  ])
  return writeDelimited(['Månad', 'Kostnadsställe', 'Kön', 'Åldersgrupp', ...lengths, 'Ordinarie timmar'], rows)
}

interface Group {
  readonly month: Month
  readonly costCentre: string
  readonly gender: keyof typeof rowOfGender
  readonly age: (typeof ages)[number]
  /** Hundredths of an hour, in quarters as time is reported. */
  readonly ordinary: number
}

function groupsIn(month: Month): Group[] {
  return Object.entries(employees).flatMap(([costCentre, byGender]) =>
    genders.flatMap((gender) =>
      ages.flatMap((age, index): Group[] => {
        const count = byGender[gender][index] ?? 0
        const random = randomFor(`ordinarie tid ${month} ${costCentre} ${gender} ${age}`)
        const ordinary = Math.round((count * 160_00 * random.between(990, 1010)) / 1000 / quarter) * quarter
        return count === 0 ? [] : [{ month, costCentre, gender, age, ordinary }]
      }),
    ),
  )
}

/**
 * One unknown a group and length, near what its sex and age would make of it; each printed rate is a wish on its hours. Print's
 * share of long-term absence is a share of the absence, so the absence is settled first, in the middle of what all margins allow.
 */
function absenceWishes(groups: readonly Group[], print: Print): [Unknown[], Wish[]] {
  const rate = (row: string, column: string): number => printedValue(print, 'sickness-absence', row, column)
  const years = ([2022, 2023] as const).map((year) => {
    const column = year === 2022 ? 'actual-ytd-prior' : 'actual-ytd'
    const members = groups.map((group, index) => ({ ...group, index })).filter(({ month }) => yearOf(month) === year)
    const total = middle([
      beneath(rate('totalt', column), ordinaryOf(members)),
      added(genders.map((gender) => beneath(rate(rowOfGender[gender], column), ordinaryOf(members.filter(isOf({ gender })))))),
      added(ages.map((age) => beneath(rate(rowOfAge[age], column), ordinaryOf(members.filter(isOf({ age })))))),
    ])
    return { column, members, total }
  })
  const shareOfLength = (column: string): number[] => {
    const short = rate('dag-1-14', column) / rate('totalt', column)
    const long = rate('langtid', column) / 100
    return [short, 1 - short - long, long]
  }

  const unknowns = groups.flatMap(({ month, gender, age, ordinary }) => {
    const column = yearOf(month) === 2022 ? 'actual-ytd-prior' : 'actual-ytd'
    const expected = (ordinary * rate(rowOfGender[gender], column) * rate(rowOfAge[age], column)) / rate('totalt', column) / 100
    return shareOfLength(column).map((share): Unknown => {
      const high = Math.ceil((expected * share * 2.2) / quarter) * quarter
      return { low: 0, high, step: quarter }
    })
  })

  const sumOf = (members: readonly { readonly index: number }[], of: readonly number[] = [0, 1, 2]) =>
    members.flatMap(({ index }) => of.map((length) => ({ unknown: index * lengths.length + length, sign: 1 as const })))
  const wishes = years.flatMap(({ column, members, total }): Wish[] => [
    { terms: sumOf(members), low: total, high: total },
    { terms: sumOf(members, [0]), ...beneath(rate('dag-1-14', column), ordinaryOf(members)) },
    { terms: sumOf(members, [2]), ...beneath(rate('langtid', column), total) },
    ...genders.map((gender) => {
      const ofGender = members.filter(isOf({ gender }))
      return { terms: sumOf(ofGender), ...beneath(rate(rowOfGender[gender], column), ordinaryOf(ofGender)) }
    }),
    ...ages.map((age) => {
      const ofAge = members.filter(isOf({ age }))
      return { terms: sumOf(ofAge), ...beneath(rate(rowOfAge[age], column), ordinaryOf(ofAge)) }
    }),
  ])
  const byMonth = months('2023-01', 3).map((month): Wish => {
    const ofMonth = (years[1]?.members ?? []).filter((member) => member.month === month)
    const printed = printedValue(print, 'sickness-absence-by-month', month, 'current')
    return { terms: sumOf(ofMonth), ...beneath(printed, ordinaryOf(ofMonth)) }
  })
  return [unknowns, [...wishes, ...byMonth]]
}

/** Hundredths of an hour that round to the printed percentage of the whole, and a little within. */
function beneath(percent: number, whole: number): Bounds {
  return { low: Math.ceil((whole * (percent - 0.045)) / 100), high: Math.floor((whole * (percent + 0.045)) / 100) }
}

type Bounds = { readonly low: number; readonly high: number }

function added(bounds: readonly Bounds[]): Bounds {
  return { low: bounds.reduce((sum, { low }) => sum + low, 0), high: bounds.reduce((sum, { high }) => sum + high, 0) }
}

/** In whole quarters, midway in what all the bounds have in common. */
function middle(bounds: readonly Bounds[]): number {
  const low = Math.max(...bounds.map((each) => each.low))
  const high = Math.min(...bounds.map((each) => each.high))
  return Math.round((low + high) / 2 / quarter) * quarter
}

function isOf(wanted: Partial<Pick<Group, 'gender' | 'age'>>): (group: Group) => boolean {
  return ({ gender, age }) => gender === (wanted.gender ?? gender) && age === (wanted.age ?? age)
}

function ordinaryOf(members: readonly Group[]): number {
  return members.reduce((sum, { ordinary }) => sum + ordinary, 0)
}

const quarter = 25
