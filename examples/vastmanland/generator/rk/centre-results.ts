import { type Ore, ore } from '#domain/money.ts'
import type { Print, PrintedCell } from '../../../../cases/print.ts'
import { randomFor } from '../random.ts'
import { split } from '../split.ts'
import { rounded } from './statement-totals.ts'
import { adjustmentCostCentre, centres, type Shares } from './units.ts'

/** Who books a result of their own: a centre itself, a part of it, or the administration's adjustment. */
export interface Booker {
  readonly code: string
  readonly costCentres: Shares
}

export const adjustment: Booker = { code: adjustmentCostCentre, costCentres: { [adjustmentCostCentre]: 1 } }

export const bookers: readonly Booker[] = [
  ...centres.flatMap(({ code, own, parts }) => [
    { code, costCentres: own },
    ...parts.filter(({ years }) => years[1] === 2025).map((part) => ({ code: part.code, costCentres: { [part.costCentre]: 1 } })),
  ]),
  adjustment,
]

/** Statement sign, whole öre, by booker. */
export type Results = Readonly<Record<string, Ore>>

const orePerMnkr = 100_000_000

/**
 * Results beneath one printed column of centres, each within its rounding interval, and adding up to `total` (or, without
 * one, to something that rounds to the printed result). What print leaves blank has no result.
 */
export function chooseCentreResults(print: Print, column: string, year: number, step: number, total?: Ore): Results {
  const random = randomFor(`rk centrumbildningar ${column}`)
  const near = (printed: number): number => printed * orePerMnkr + random.between(-45_000_000 / step, 45_000_000 / step) * step
  const printedResult = printedIn(print, column, 'resultat') ?? 0
  const present = centres.filter(({ code }) => printedIn(print, column, code) !== undefined)
  const adjusted = printedIn(print, column, adjustmentCostCentre)

  for (let attempt = 0; attempt < 100_000; attempt++) {
    const whole = new Map(present.map(({ code }) => [code, near(printedIn(print, column, code) ?? 0)]))
    if (adjusted !== undefined) whole.set(adjustmentCostCentre, near(adjusted))
    const last = 'rk-rds'
    const drawn = sum([...whole.values()])
    if (total !== undefined) whole.set(last, (whole.get(last) ?? 0) + total - drawn)
    if (rounded((whole.get(last) ?? 0) / orePerMnkr) !== printedIn(print, column, last)) continue
    if (rounded((total ?? drawn) / orePerMnkr) !== printedResult) continue

    const results: Record<string, Ore> = {}
    for (const { code, parts } of present) {
      const shown = parts.filter(({ years: [from, to] }) => from <= year && year <= to)
      for (const part of shown)
        results[part.code] = ore(chosen(part.code, column) ?? near(printedIn(print, column, `${code}.${part.code}`) ?? 0))
      results[code] = ore((whole.get(code) ?? 0) - sum(shown.map((part) => results[part.code] ?? 0)))
    }
    if (adjusted !== undefined) results[adjustmentCostCentre] = ore(whole.get(adjustmentCostCentre) ?? 0)
    return results
  }
  throw new Error(`No results by centre were found for the column ${column}.`)
}

/** Print's comment: goods supply 0,8 better and procurement 1,3 worse than a budget of −2,8 and −2,7. */
function chosen(part: string, column: string): number | undefined {
  if (column !== 'forecast-full-year') return undefined
  return { 'rk-varu': -2 * orePerMnkr, 'rk-upph': -4 * orePerMnkr }[part]
}

/** The decided budget: goods supply and procurement are paid for by Regionstaben, everyone else is in balance. */
export const budgetResults: Results = { 'rk-varu': ore(-280_000_000), 'rk-upph': ore(-270_000_000), 'rk-rst': ore(550_000_000) }

/** Part of a year's results in proportion, and what then lacks to the total shared by the centres that have staff. */
export function resultsSoFar(fullYear: Results, total: Ore, seed: string): Results {
  const random = randomFor(`rk resultat hittills ${seed}`)
  const share = Object.fromEntries(
    Object.entries(fullYear).map(([code, amount]) => [code, Math.round((amount * random.between(60, 72)) / 100)]),
  )
  delete share[adjustmentCostCentre]
  const takers = ['rk-ce', 'rk-chr', 'rk-cifu', 'rk-ck', 'rk-rds', 'rk-rst']
  const parts = split(total - sum(Object.values(share)), [15, 30, 20, 12, 8, 15])
  takers.forEach((code, index) => {
    share[code] = (share[code] ?? 0) + (parts[index] ?? 0)
  })
  return Object.fromEntries(Object.entries(share).map(([code, amount]) => [code, ore(amount)]))
}

export function subtractResults(a: Results, b: Results): Results {
  const codes = new Set([...Object.keys(a), ...Object.keys(b)])
  return Object.fromEntries([...codes].map((code) => [code, ore((a[code] ?? 0) - (b[code] ?? 0))]))
}

function printedIn(print: Print, column: string, row: string): number | undefined {
  const rows = print.tables.find(({ table }) => table === 'result-by-centre')?.rows
  const cells: Readonly<Record<string, PrintedCell>> = rows?.find((candidate) => candidate.row === row)?.cells ?? {}
  return cells[column]?.value
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}
