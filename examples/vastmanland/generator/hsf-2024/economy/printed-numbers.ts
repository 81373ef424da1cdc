import type { Print } from '../../../../../cases/print.ts'

/** A number in millions of kronor, with as many decimals as it was printed with. */
export interface PrintedNumber {
  readonly value: number
  readonly decimals: number
}

/** Every time that print has the figure: a table may stand both in the report and in its annex. */
export function printedNumbers(print: Print, table: string, row: string, column: string): PrintedNumber[] {
  const cells = print.tables
    .filter((candidate) => candidate.table === table)
    .flatMap(({ rows }) => rows.filter((candidate) => candidate.row === row).flatMap(({ cells }) => cells[column] ?? []))
  const found = cells.flatMap(({ printed, value }) =>
    value === undefined ? [] : [{ value, decimals: printed.split(',')[1]?.length ?? 0 }],
  )
  if (found.length === 0) throw new RangeError(`Print has no number in ${table}/${row}/${column}.`)
  return found
}

/** The öre that round to all the numbers, half away from zero, and a thousand kronor within. */
export function beneath(numbers: readonly PrintedNumber[]): { readonly low: number; readonly high: number } {
  const ranges = numbers.map(({ value, decimals }) => {
    const middle = Math.round(value * 10 ** decimals) * 10 ** (8 - decimals)
    const half = 5 * 10 ** (7 - decimals) - 100_000
    return { low: middle - half, high: middle + half }
  })
  const low = Math.max(...ranges.map((range) => range.low))
  const high = Math.min(...ranges.map((range) => range.high))
  if (low > high) throw new RangeError(`Nothing rounds to all of ${numbers.map(({ value }) => value).join(', ')}.`)
  return { low, high }
}
