import { type AccountCode, isIncomeStatementAccount } from '#domain/account.ts'
import { type Ore, ore } from '#domain/money.ts'
import { formatPeriod, type Period } from '#domain/period.ts'
import type { FindingLog } from '../finding-log.ts'
import { type AccountPeriod, addTo, byAccountAndPeriod, sumLines } from './account-periods.ts'
import { reportBalances, reportObjectBalances, reportYearAmounts, statedChanges } from './balances.ts'
import type { DimensionRoles } from './dimension-roles.ts'
import { kronor } from './kronor.ts'
import type { LedgerFile, PeriodAmount, Voucher } from './ledger-file.ts'
import { changesByAccount, meaningWithoutObjects } from './period-amounts.ts'
import { withinYear } from './within-year.ts'
import type { WithoutCostCentre } from './without-cost-centre.ts'

/**
 * The vouchers' rows on the income statement's accounts, when they are what the file's own year is told by; beside period
 * amounts they and those are held against each other.
 */
export function fromVouchers(
  file: LedgerFile,
  toldByVouchers: boolean,
  roles: DimensionRoles,
  without: WithoutCostCentre,
  log: FindingLog,
): PeriodAmount[] {
  for (const voucher of file.vouchers) reportUnbalanced(voucher, log)
  const all = file.vouchers.flatMap((voucher) => voucher.rows)
  // A file of vouchers to be entered names no year.
  const rows = file.years.has(0) ? withinYear(file, 0, all, log) : all
  if (rows.length === 0) return []
  if (file.periodAmounts.some(isOfOwnYear)) compareWithPeriods(file, rows, toldByVouchers, log)
  else reportControls(file, rows, log)
  if (!toldByVouchers) return []

  return rows.flatMap((row) => {
    if (!isIncomeStatementAccount(row.account)) return []
    return roles.of(row.objects).costCentre === undefined ? (without.place(row) ?? []) : [row]
  })
}

/**
 * Whether the own year's actuals are the vouchers and not the period amounts: when the standard has the vouchers whole, when
 * there are no others, or when only the vouchers have cost centres.
 */
export function isToldByVouchers(file: LedgerFile, roles: DimensionRoles): boolean {
  if (!file.vouchers.some(({ rows }) => rows.length > 0)) return false
  const periods = file.periodAmounts.filter(isOfOwnYear)
  if (file.vouchersAreWhole || periods.length === 0) return true
  const hasCostCentre = ({ objects }: PeriodAmount) => roles.of(objects).costCentre !== undefined
  return !periods.some(hasCostCentre) && file.vouchers.some(({ rows }) => rows.some(hasCostCentre))
}

function isOfOwnYear({ scenario, year }: PeriodAmount): boolean {
  return scenario.kind === 'actual' && year === 0
}

function reportUnbalanced(voucher: Voucher, log: FindingLog): void {
  const difference = sumLines(voucher.rows)
  if (difference === 0) return
  log.add(
    'I-043',
    { row: voucher.row },
    `Verifikation ${voucher.nameSv}: debet och kredit skiljer ${kronor(difference)}. Rader kan saknas: exportera filen på nytt.`,
  )
}

/** The year's amounts and balances, which period amounts are held against where there are any. */
function reportControls(file: LedgerFile, rows: readonly PeriodAmount[], log: FindingLog): void {
  const changes = new Map<AccountCode, Ore>()
  for (const { account, amount } of rows) addTo(changes, account, amount)
  reportYearAmounts(file, 0, changes, 'verifikationerna', log)
  reportBalances(file, 0, changes, log)
  reportObjectBalances(file, 0, rows, log)
}

/** In the months that the vouchers cover. */
function compareWithPeriods(file: LedgerFile, rows: readonly PeriodAmount[], toldByVouchers: boolean, log: FindingLog): void {
  const ofStatement = rows.filter(({ account }) => isIncomeStatementAccount(account))
  const months = new Set(ofStatement.map(({ period }) => period))
  const periods = byAccountAndPeriod(
    file.periodAmounts.filter((line) => isOfOwnYear(line) && months.has(line.period) && isIncomeStatementAccount(line.account)),
  )
  const meaning = meaningWithoutObjects(periods, statedChanges(file, 0))
  const compared = new Map<string, { account: AccountCode; period: Period; row: number; vouchers: Ore; balance: Ore }>()
  const at = ({ account, period, withoutObjects, split }: AccountPeriod) => {
    const key = `${account} ${period.from}`
    const row = (withoutObjects[0] ?? split[0])?.row ?? 1
    const known = compared.get(key) ?? { account, period, row, vouchers: ore(0), balance: ore(0) }
    compared.set(key, known)
    return known
  }
  for (const told of periods) at(told).balance = changesByAccount([told], meaning).get(told.account) ?? ore(0)
  for (const told of byAccountAndPeriod(ofStatement))
    at(told).vouchers = ore(sumLines(told.withoutObjects) + sumLines(told.split))

  const chosenSv = toldByVouchers ? 'Verifikationerna läses in' : 'Periodsaldot läses in'
  for (const { account, period, row, vouchers, balance } of compared.values()) {
    if (vouchers === balance) continue
    log.add(
      'I-045',
      { row },
      `Konto ${account}, ${formatPeriod(period)}: periodsaldot är ${kronor(balance)} men verifikationerna ger ${kronor(vouchers)}. ${chosenSv}.`,
    )
  }
}
