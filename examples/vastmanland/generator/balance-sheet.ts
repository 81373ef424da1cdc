import { type Ore, ore } from '#domain/money.ts'
import { type Month, monthNumberOf } from '#domain/month.ts'
import type { AmountLine } from './amounts.ts'
import { randomFor } from './random.ts'
import { shake, split } from './split.ts'

/** Ledger sign (debit +), by balance account. */
export type Balances = Readonly<Record<string, Ore>>

/** The other side of the books, invented: without it a ledger does not balance and no accountant would believe the file. */
export interface BalanceSheet {
  readonly opening: Balances
  readonly closing: Balances
  readonly lines: readonly AmountLine[]
}

const tkr = 100_000

/** 1 January 2022. Equity is what makes it balance. */
export const openingBalances2022: Balances = balanced({
  '1010': ore(121_804 * tkr),
  '1019': ore(-44_117 * tkr),
  '1210': ore(104_355 * tkr),
  '1219': ore(-58_402 * tkr),
  '1410': ore(7_938 * tkr),
  '1510': ore(19_640 * tkr),
  '1930': ore(-29_615 * tkr),
  '2440': ore(-28_206 * tkr),
  '2920': ore(-8_417 * tkr),
})

/** 1 January 2024. Equity is what makes it balance. */
export const openingBalances2024: Balances = balanced({
  '1010': ore(148_320 * tkr),
  '1019': ore(-61_475 * tkr),
  '1210': ore(121_640 * tkr),
  '1219': ore(-72_918 * tkr),
  '1410': ore(9_412 * tkr),
  '1510': ore(21_873 * tkr),
  '1930': ore(-38_206 * tkr),
  '2440': ore(-31_557 * tkr),
  '2920': ore(-9_864 * tkr),
})

/** What each balance account moved by in the months, given what was earned, spent and invested. Each month sums to zero with the income statement. */
export function balanceSheet(
  opening: Balances,
  income: readonly AmountLine[],
  over: readonly Month[],
  invested: Ore,
): BalanceSheet {
  const random = randomFor(`balansräkning ${over[0]}`)
  const purchases = split(
    invested,
    shake(
      over.map((month) => (monthNumberOf(month) === 7 ? 30 : 100)),
      400,
      random,
    ),
  )
  const movements = over.map((month, index) => {
    const statement = (account: string): number => sumOf(income, month, account)
    const purchase = purchases[index] ?? 0
    const software = Math.round(purchase / 1000) * 380
    const moved: Record<string, number> = {
      '1010': software,
      '1019': statement('7910'),
      '1210': purchase - software,
      '1219': statement('7920'),
      '1410': statement('5810') + random.between(900, 1_600) * tkr,
      '1510': random.between(-2_400, 2_500) * tkr + random.between(0, 99_999),
      '2440': random.between(-2_800, 2_700) * tkr + random.between(0, 99_999),
      '2920': statement('4020'),
    }
    const earned = income.reduce((sum, line) => sum + (line.byMonth.get(month) ?? 0), 0)
    const others = Object.values(moved).reduce((sum, amount) => sum + amount, 0)
    moved['1930'] = earned - others
    return { month, moved }
  })

  const accounts = ['1010', '1019', '1210', '1219', '1410', '1510', '1930', '2440', '2920'] as const
  const lines = accounts.map((account) => ({
    account,
    costCentre: '7100',
    counterparty: '1',
    // Statement sign like every other line: the writer turns all of them over to the ledger's at once.
    byMonth: new Map(movements.map(({ month, moved }) => [month, ore(-(moved[account] ?? 0))])),
  }))
  const closing = Object.fromEntries(
    Object.entries(opening).map(([account, amount]) => {
      const line = lines.find((candidate) => candidate.account === account)
      return [account, ore(amount - (line ? total(line) : 0))]
    }),
  )
  return { opening, closing, lines }
}

/** The next year opens with the year's result added to equity. */
export function carriedForward(closing: Balances): Balances {
  return balanced(closing)
}

function balanced(balances: Balances): Balances {
  const others = Object.entries(balances).filter(([account]) => account !== '2010')
  return { ...Object.fromEntries(others), '2010': ore(-others.reduce((sum, [, amount]) => sum + amount, 0)) }
}

function sumOf(lines: readonly AmountLine[], month: Month, account: string): number {
  return lines.filter((line) => line.account === account).reduce((sum, line) => sum + (line.byMonth.get(month) ?? 0), 0)
}

function total(line: AmountLine): number {
  return [...line.byMonth.values()].reduce((sum, amount) => sum + amount, 0)
}
