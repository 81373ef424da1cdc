import { type AccountCode, isIncomeStatementAccount } from '#domain/account.ts'
import { type Ore, ore } from '#domain/money.ts'
import { addMonths, formatMonth, type Month } from '#domain/month.ts'
import type { Period } from '#domain/period.ts'
import { actual, decidedBudget } from '#domain/scenario.ts'
import type { FindingLog } from '../../finding-log.ts'
import type { AccountAmount, Balance, LedgerFile, LedgerObjects, PeriodAmount } from '../../ledger/ledger-file.ts'
import type { LinePools } from '../../ledger/line-pools.ts'

/** A balance at the beginning or the end of a month, or a budget for it; a budget without month is for the year. */
export interface MonthBalance {
  readonly kind: 'opening' | 'closing' | 'budget'
  readonly account: AccountCode
  readonly month: Month | undefined
  readonly objects: LedgerObjects
  readonly amount: Ore
  readonly row: number
}

/**
 * SIE 5 tells balances at months' ends, which grow through the year, where SIE 4 tells each month's change.
 *
 * 1. Closing balances of the year's last month alone are the year's amounts and balances: controls.
 * 2. Of more months, or of an earlier one, they are changes: each month's balance less the one before. A balance that is
 *    absent from a month that others are told for is zero; months between two that are told are one change.
 * 3. Worked: closings January 100, February 250, April 240 are changes 100, 150 and, for March–April, −10.
 */
export function fromMonthBalances(
  balances: readonly MonthBalance[],
  years: ReadonlyMap<number, Period>,
  pools: LinePools,
  log: FindingLog,
): Pick<LedgerFile, 'periodAmounts' | 'yearAmounts' | 'balances'> {
  const periodAmounts: PeriodAmount[] = []
  const yearAmounts: AccountAmount[] = []
  const controls: Balance[] = []
  for (const [year, ofYear] of byYear(balances, years, log)) {
    const fiscalYear = years.get(year)
    for (const { kind, month, account, objects, amount, row } of ofYear) {
      if (kind !== 'budget') continue
      const when = month === undefined ? fiscalYear && pools.period(fiscalYear.from, fiscalYear.to) : pools.period(month)
      if (when) periodAmounts.push({ scenario: decidedBudget, year, period: when, account, objects, amount, row })
    }
    if (!fiscalYear) continue
    const closings = ofYear.filter(({ kind }) => kind === 'closing')
    const ends = [...new Set(closings.flatMap(({ month }) => month ?? []))].sort()
    const openings = ofYear.filter(({ kind, month }) => kind === 'opening' && month === fiscalYear.from)
    if (ends.every((month) => month === fiscalYear.to)) {
      for (const { kind, account, objects, amount, row } of [...openings, ...closings]) {
        const stated = { year, account, amount, row }
        if (kind !== 'closing' || !isIncomeStatementAccount(account) || objects.combination !== '')
          controls.push({ ...stated, kind: kind === 'closing' ? 'closing' : 'opening', objects })
        else yearAmounts.push(stated)
      }
      continue
    }
    for (const change of changesOf(openings, closings, ends, fiscalYear, pools)) periodAmounts.push({ ...change, year })
  }
  return { periodAmounts, yearAmounts, balances: controls }
}

/** A budget without month is of the own year. What lies in no fiscal year is left out, aloud. */
function byYear(
  balances: readonly MonthBalance[],
  years: ReadonlyMap<number, Period>,
  log: FindingLog,
): (readonly [year: number, balances: MonthBalance[]])[] {
  const yearOf = (month: Month) => [...years].find(([, { from, to }]) => from <= month && month <= to)?.[0]
  const found = Map.groupBy(balances, ({ month }) => (month === undefined ? 0 : yearOf(month)))
  const outside = found.get(undefined) ?? []
  const [first] = outside
  if (first?.month !== undefined) {
    log.add(
      'I-048',
      { row: first.row },
      `${formatMonth(first.month)} ligger utanför filens räkenskapsår (FiscalYear). ${outside.length === 1 ? 'Saldot' : `${outside.length} saldon`} läses inte in.`,
    )
  }
  return [...found].flatMap(([year, ofYear]) => (year === undefined ? [] : [[year, ofYear] as const]))
}

function changesOf(
  openings: readonly MonthBalance[],
  closings: readonly MonthBalance[],
  ends: readonly Month[],
  fiscalYear: Period,
  pools: LinePools,
): Omit<PeriodAmount, 'year'>[] {
  const lines = new Map<string, { first: MonthBalance; opening: number; closing: Map<Month, MonthBalance> }>()
  for (const balance of [...openings, ...closings]) {
    const key = `${balance.account}\u0000${[...balance.objects.codes].flat().join('\u0000')}`
    const line = lines.get(key) ?? { first: balance, opening: 0, closing: new Map() }
    lines.set(key, line)
    if (balance.kind === 'opening') line.opening += balance.amount
    else if (balance.month !== undefined) line.closing.set(balance.month, balance)
  }
  const changes: Omit<PeriodAmount, 'year'>[] = []
  for (const { first, opening, closing } of lines.values()) {
    let before = opening
    let from = fiscalYear.from
    let { row } = first
    for (const to of ends) {
      const at = closing.get(to)
      const amount = ore((at?.amount ?? 0) - before)
      row = at?.row ?? row
      if (amount !== 0) {
        const { account, objects } = first
        changes.push({ scenario: actual, period: pools.period(from, to), account, objects, amount, row })
      }
      before = at?.amount ?? 0
      from = addMonths(to, 1)
    }
  }
  return changes
}
