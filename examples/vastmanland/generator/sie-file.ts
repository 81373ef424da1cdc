import iconv from 'iconv-lite'
import type { Month } from '#domain/month.ts'
import type { AmountLine } from './amounts.ts'
import type { BalanceSheet } from './balance-sheet.ts'
import { accounts, costCentres } from './reference-files.ts'

export interface Ledger {
  readonly year: number
  readonly months: readonly Month[]
  readonly madeOn: string
  readonly income: readonly AmountLine[]
  readonly balance: BalanceSheet
}

/**
 * A ledger as SIE 4, type 3 (balances by month and object): CP437, CRLF, debit +, each #PSALDO one month's change, first the
 * account's total and then its objects.
 */
export function writeSieFile({ year, months, madeOn, income, balance }: Ledger): Uint8Array {
  const lines = [...income, ...balance.lines].filter(isUsed)
  const used = new Set([...lines.map(({ account }) => account), ...Object.keys(balance.opening)])
  const ownAccounts = accounts.filter(({ code }) => used.has(code))
  const lastMonth = months.at(-1) ?? ''

  return encode([
    '#FLAGGA 0',
    '#PROGRAM "Ekonomisystem" "1.0"',
    '#FORMAT PC8',
    `#GEN ${madeOn.replaceAll('-', '')}`,
    '#SIETYP 3',
    '#FNR "FDS"',
    '#ORGNR 232100-0172',
    '#FNAMN "Region Västmanland, Förvaltningen för digitaliseringsstöd"',
    `#RAR 0 ${year}0101 ${year}1231`,
    ...(lastMonth.endsWith('-12') ? [] : [`#OMFATTN ${lastDayOf(lastMonth).replaceAll('-', '')}`]),
    '#VALUTA SEK',
    '#DIM 1 "Kostnadsställe"',
    ...costCentres.map(({ code, nameSv }) => `#OBJEKT 1 "${code}" "${nameSv}"`),
    '#DIM 20 "Motpart"',
    '#OBJEKT 20 "1" "Extern"',
    '#OBJEKT 20 "2" "Annan förvaltning"',
    '#OBJEKT 20 "3" "Inom förvaltningen"',
    ...ownAccounts.flatMap(({ code, labelSv }) => [`#KONTO ${code} "${labelSv}"`, `#KTYP ${code} ${accountType(code)}`]),
    ...Object.entries(balance.opening).map(([account, amount]) => `#IB 0 ${account} ${kronor(amount)}`),
    ...Object.entries(balance.closing).map(([account, amount]) => `#UB 0 ${account} ${kronor(amount)}`),
    ...ownAccounts
      .filter(({ code }) => code >= '3')
      .map(({ code }) => ({ code, lines: lines.filter((line) => line.account === code) }))
      .filter((account) => account.lines.length > 0)
      .map((account) => `#RES 0 ${account.code} ${kronor(-sum(account.lines.flatMap(({ byMonth }) => [...byMonth.values()])))}`),
    ...ownAccounts.flatMap(({ code }) => periodBalances(code, lines, months)),
  ])
}

function periodBalances(account: string, lines: readonly AmountLine[], months: readonly Month[]): string[] {
  const own = lines.filter((line) => line.account === account)
  return months.flatMap((month) => {
    const objects = own.map((line) => ({ line, amount: -(line.byMonth.get(month) ?? 0) })).filter(({ amount }) => amount !== 0)
    if (objects.length === 0) return []
    const period = `#PSALDO 0 ${month.replace('-', '')} ${account}`
    return [
      `${period} {} ${kronor(sum(objects.map(({ amount }) => amount)))}`,
      ...objects.map(({ line, amount }) => `${period} {1 "${line.costCentre}" 20 "${line.counterparty}"} ${kronor(amount)}`),
    ]
  })
}

/** T and S for assets and debts, I and K for income and costs (SIE 4B, #KTYP); class 8 holds both and goes by its name. */
function accountType(code: string): string {
  if (code.startsWith('1')) return 'T'
  if (code.startsWith('2')) return 'S'
  return code.startsWith('3') || code === '8210' ? 'I' : 'K'
}

/** SIE writes amounts with a point: -12345.60. */
function kronor(amountOre: number): string {
  const magnitude = Math.abs(amountOre).toString().padStart(3, '0')
  return `${amountOre < 0 ? '-' : ''}${magnitude.slice(0, -2)}.${magnitude.slice(-2)}`
}

function lastDayOf(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}

function encode(lines: readonly string[]): Uint8Array {
  return iconv.encode(lines.map((line) => `${line}\r\n`).join(''), 'cp437')
}

function isUsed({ byMonth }: AmountLine): boolean {
  return [...byMonth.values()].some((amount) => amount !== 0)
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}
