import { type AccountCode, isIncomeStatementAccount } from '#domain/account.ts'
import { formatMonth, type Month } from '#domain/month.ts'
import { actual } from '#domain/scenario.ts'
import { type Exact, isZero, sum } from '#lib/exact.ts'
import type { FindingLog } from '../../finding-log.ts'
import {
  accountAndMonth,
  costCentreDimension,
  differencesOf,
  type Entry,
  kronor,
  reportWithoutCostCentre,
  sumBy,
} from './entry.ts'
import { statedYearAmounts, totalsAmong } from './period-amounts.ts'
import type { SieFile, SieVoucher } from './read.ts'

/** The vouchers' rows on the income statement's accounts, when they are what the file's own year is told by; else a control. */
export function fromVouchers(file: SieFile, log: FindingLog): Entry[] {
  for (const voucher of file.vouchers) reportUnbalanced(voucher, log)
  const rows = file.vouchers.flatMap((voucher) =>
    voucher.rows.filter((row) => isIncomeStatementAccount(row.account)).map((row) => ({ ...row, month: voucher.month })),
  )
  if (file.periodAmounts.some((line) => line.kind === 'actual' && line.year === 0)) {
    compareWithVouchers(file, rows, log)
    return []
  }
  return rows.flatMap((row) => {
    if (row.objects.has(costCentreDimension)) return [{ ...row, scenario: actual, year: 0 }]
    reportWithoutCostCentre(row, log)
    return []
  })
}

function reportUnbalanced(voucher: SieVoucher, log: FindingLog): void {
  const difference = sum(voucher.rows.map((row) => row.amount))
  if (isZero(difference)) return
  log.add(
    'I-043',
    { row: voucher.row },
    `Verifikation ${voucher.nameSv}: debet och kredit skiljer ${kronor(difference)}. Rader kan saknas: exportera filen på nytt.`,
  )
}

/** Vouchers tell only the file's own year, and are compared in the months that they cover. */
function compareWithVouchers(
  file: SieFile,
  rows: readonly { account: AccountCode; month: Month; amount: Exact; row: number }[],
  log: FindingLog,
): void {
  const [first] = rows
  if (!first) return
  const months = new Set(rows.map((row) => row.month))
  const lines = file.periodAmounts.filter(
    (line) => line.kind === 'actual' && line.year === 0 && months.has(line.month) && isIncomeStatementAccount(line.account),
  )
  const totals = totalsAmong(lines, statedYearAmounts(file, 0))
  const differences = differencesOf(sumBy(totals.length > 0 ? totals : lines, accountAndMonth), sumBy(rows, accountAndMonth))
  for (const { key, left, right } of differences) {
    const [account = '', month = ''] = key.split('\u0000')
    log.add(
      'I-045',
      { row: (lines.find((line) => accountAndMonth(line) === key) ?? first).row },
      `Konto ${account}, ${formatMonth(month as Month)}: periodsaldot är ${kronor(left)} men verifikationerna ger ${kronor(right)}. Periodsaldot läses in.`,
    )
  }
}
