import type { Month } from '#domain/month.ts'
import { printedValue, readPrint } from '../../../../../cases/print.ts'
import { months } from '../../amounts.ts'
import { writeDelimited } from '../../delimited-file.ts'
import { randomFor } from '../../random.ts'
import { shake, split } from '../../split.ts'
import { type CountedPart, countedParts } from './counted-parts.ts'

/** What the care, waiting-time and telephone systems would have sent of the health-care administration's indicators in May 2024. */
export function hsf2024IndicatorsSources(): [name: string, bytes: Uint8Array][] {
  return [['indicators-hsf-2024-04.csv', writeIndicators()]]
}

type IndicatorRow = readonly [month: Month, unit: string, indicator: string, part: string, count: number]

function writeIndicators(): Uint8Array {
  const rows = [...countedParts().flatMap(rowsOf), ...pressureUlcers(), ...dressCode()]
  return writeDelimited(['Period', 'Förvaltning', 'Mått', 'Del', 'Antal'], rows)
}

function rowsOf(part: CountedPart): IndicatorRow[] {
  const random = randomFor(`hsf ${part.indicator} ${part.year}`)
  const first = spread(part, part.months, random)
  if (part.year === 2024) return first
  const rest = 12 - part.months
  const share = (count: number) => Math.round((count * rest) / part.months)
  const { lean: _lean, ...steady } = part
  const later = { ...steady, denominator: share(part.denominator), numerator: share(part.numerator ?? 0) }
  return [...first, ...spread(later, rest, random, part.months)]
}

/** The counts by month, with exactly their sums. A part without denominators is a count alone. */
function spread(part: CountedPart, count: number, random: ReturnType<typeof randomFor>, after = 0): IndicatorRow[] {
  const { indicator, year, denominator, numerator = 0, lean } = part
  const over = months(`${year}-${String(after + 1).padStart(2, '0')}`, count)
  const even = shake(
    over.map(() => 100),
    60,
    random,
  )
  const denominators = denominator === 0 ? even : split(denominator, even)
  const leaning = lean ? denominators.map((each, index) => each * (lean[index] ?? 0)) : shake(denominators, 12, random)
  const numerators = split(numerator, leaning)
  return over.flatMap((month, index): IndicatorRow[] => [
    [month, 'hsf', indicator, 'täljare', numerators[index] ?? 0],
    ...(denominator === 0 ? [] : [[month, 'hsf', indicator, 'nämnare', denominators[index] ?? 0] as const]),
  ])
}

const print = readPrint('hsf-2024-d1')

/** Measured from the record system since March 2024. */
function pressureUlcers(): IndicatorRow[] {
  return ['trycksar-1-4', 'trycksar-2-4'].flatMap((indicator) => {
    const permille = Math.round(printedValue(print, 'goals-and-indicators', indicator, 'actual') * 10)
    return months('2024-03', 2).flatMap((month, index): IndicatorRow[] => [
      [month, 'hsf', indicator, 'täljare', permille * (index + 2)],
      [month, 'hsf', indicator, 'nämnare', 1000 * (index + 2)],
    ])
  })
}

/** Observed once a year, in March. */
function dressCode(): IndicatorRow[] {
  return (
    [
      ['2023-03', 'prior-ytd'],
      ['2024-03', 'actual'],
    ] as const
  ).flatMap(([from, column]) => {
    const permille = Math.round(printedValue(print, 'goals-and-indicators', 'kladregler', column) * 10)
    return months(from, 1).flatMap((month): IndicatorRow[] => [
      [month, 'hsf', 'kladregler', 'täljare', permille],
      [month, 'hsf', 'kladregler', 'nämnare', 1000],
    ])
  })
}
