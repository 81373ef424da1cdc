import { type AccountCode, isIncomeStatementAccount } from '#domain/account.ts'
import { type Ore, ore } from '#domain/money.ts'
import { formatPeriod } from '#domain/period.ts'
import type { FindingLog } from '../finding-log.ts'
import { addTo, byAccountAndPeriod, sumLines } from './account-periods.ts'
import { reportBalances, reportObjectBalances, statedChanges } from './balances.ts'
import type { DimensionRoles } from './dimension-roles.ts'
import { kronor } from './kronor.ts'
import type { LedgerFile, PeriodAmount, Voucher } from './ledger-file.ts'
import { changesByAccount, meaningWithoutObjects } from './period-amounts.ts'
import type { WithoutCostCentre } from './without-cost-centre.ts'

/** The vouchers' rows on the income statement's accounts, when they are what the file's own year is told by; else a control. */
export function fromVouchers(
  file: LedgerFile,
  roles: DimensionRoles,
  without: WithoutCostCentre,
  log: FindingLog,
): PeriodAmount[] {
  for (const voucher of file.vouchers) reportUnbalanced(voucher, log)
  const rows = file.vouchers.flatMap((voucher) => voucher.rows)
  if (file.periodAmounts.some((line) => line.scenario.kind === 'actual' && line.year === 0)) {
    compareWithPeriods(file, rows, log)
    return []
  }

  const changes = new Map<AccountCode, Ore>()
  for (const { account, amount } of rows) addTo(changes, account, amount)
  if (rows.length > 0) {
    reportYearAmountsByVouchers(file, changes, log)
    reportBalances(file, 0, changes, log)
    reportObjectBalances(file, 0, rows, log)
  }
  return rows.flatMap((row) => {
    if (!isIncomeStatementAccount(row.account)) return []
    return roles.of(row.objects).costCentre === undefined ? (without.place(row) ?? []) : [row]
  })
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

function reportYearAmountsByVouchers(file: LedgerFile, changes: ReadonlyMap<AccountCode, Ore>, log: FindingLog): void {
  for (const { year, account, amount, row } of file.yearAmounts) {
    const vouchers = changes.get(account) ?? ore(0)
    if (year !== 0 || vouchers === amount || !isIncomeStatementAccount(account)) continue
    log.add(
      'I-044',
      { row },
      `Konto ${account}: årets resultat (${file.words.yearAmountSv(0)}) är ${kronor(amount)} men verifikationerna ger ${kronor(vouchers)}. ` +
        'Verifikationer kan saknas eller filen vara avklippt: jämför med ekonomisystemet innan du godkänner.',
    )
  }
}

/** Vouchers tell only the file's own year, and are compared in the months that they cover. */
function compareWithPeriods(file: LedgerFile, rows: readonly PeriodAmount[], log: FindingLog): void {
  const ofStatement = rows.filter(({ account }) => isIncomeStatementAccount(account))
  const [first] = ofStatement
  if (!first) return
  const months = new Set(ofStatement.map(({ period }) => period))
  const accounts = byAccountAndPeriod(
    file.periodAmounts.filter(
      (line) =>
        line.scenario.kind === 'actual' && line.year === 0 && months.has(line.period) && isIncomeStatementAccount(line.account),
    ),
  )
  const meaning = meaningWithoutObjects(accounts, statedChanges(file, 0))
  const byVouchers = byAccountAndPeriod(ofStatement)
  const told = byVouchers.map(({ account, period, withoutObjects, split }) => ({
    account,
    period,
    amount: ore(sumLines(withoutObjects) + sumLines(split)),
    balance: ore(0),
    row: first.row,
  }))
  const byPlace = new Map(told.map((entry) => [`${entry.account} ${entry.period.from}`, entry]))
  for (const account of accounts) {
    const key = `${account.account} ${account.period.from}`
    const amount = changesByAccount([account], meaning).get(account.account) ?? ore(0)
    const known = byPlace.get(key)
    const row = (account.withoutObjects[0] ?? account.split[0] ?? first).row
    byPlace.set(key, { account: account.account, period: account.period, amount: known?.amount ?? ore(0), balance: amount, row })
  }
  for (const { account, period, amount, balance, row } of byPlace.values()) {
    if (amount === balance) continue
    log.add(
      'I-045',
      { row },
      `Konto ${account}, ${formatPeriod(period)}: periodsaldot är ${kronor(balance)} men verifikationerna ger ${kronor(amount)}. Periodsaldot läses in.`,
    )
  }
}
