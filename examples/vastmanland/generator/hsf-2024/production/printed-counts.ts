import type { Month } from '#domain/month.ts'
import { readPrint } from '../../../../../cases/print.ts'
import { months } from '../../amounts.ts'
import { randomFor } from '../../random.ts'
import { shake, split } from '../../split.ts'

/** The number printed in a section's table; the annex has the later extraction, whose parts add up, and is followed. */
export type PrintedCounts = (section: string, row: string, column: string) => number

export function readPrintedCounts(): PrintedCounts {
  const { tables } = readPrint('hsf-2024-d1')
  return (section, row, column) => {
    const table = tables.find((each) => each.section === section)
    const value = table?.rows.find((each) => each.row === row)?.cells[column]?.value
    if (value === undefined) throw new RangeError(`Print has no number in ${section}/${row}/${column}.`)
    return value
  }
}

/** What a year is like for planned care: quiet in summer. Hundredths of an even month. */
export const season = [101, 98, 107, 97, 99, 95, 62, 84, 106, 110, 107, 90]

/** One count of one kind at one place, by month. */
export interface Spread {
  readonly place: string
  readonly month: Month
  readonly count: number
}

/**
 * Whole counts for the months, shared by place as its weight says and by month as the season does, moved by chance, with
 * exactly the total. Places with nothing in a month have no row.
 */
export function spread(
  seed: string,
  total: number,
  places: Readonly<Record<string, number>>,
  from: string,
  monthCount: number,
): Spread[] {
  const random = randomFor(`produktion ${seed} ${from}`)
  const over = months(from, monthCount)
  const first = Number(from.slice(5)) - 1
  const cells = Object.entries(places).flatMap(([place, weight]) =>
    over.map((month, index) => ({ place, month, weight: weight * (season[(first + index) % 12] ?? 100) })),
  )
  const shares = split(
    total,
    shake(
      cells.map(({ weight }) => weight),
      60,
      random,
    ),
  )
  return cells.map(({ place, month }, index) => ({ place, month, count: shares[index] ?? 0 })).filter(({ count }) => count !== 0)
}

/** The reported months of both years and the rest of last year, each with its own printed sum. */
export function spreadYears(
  seed: string,
  { current, prior, closing }: { current: number; prior: number; closing?: number },
  places: Readonly<Record<string, number>>,
  monthCount = 4,
): Spread[] {
  const rest = `2023-${String(monthCount + 1).padStart(2, '0')}`
  return [
    ...spread(seed, prior, places, '2023-01', monthCount),
    ...(closing === undefined ? [] : spread(seed, closing - prior, places, rest, 12 - monthCount)),
    ...spread(seed, current, places, '2024-01', monthCount),
  ].toSorted((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0))
}

/** A row's three printed sums of actuals. */
export function actualsOf(counts: PrintedCounts, section: string, row: string) {
  return {
    current: counts(section, row, 'actual-ytd'),
    prior: counts(section, row, 'actual-ytd-prior'),
    closing: counts(section, row, 'actual-full-year-prior'),
  }
}
