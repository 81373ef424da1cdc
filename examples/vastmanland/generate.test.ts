import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { readXlsx } from 'hucre/xlsx'
import iconv from 'iconv-lite'
import { parse } from 'yaml'
import { printedValue, readPrint } from '../../cases/print.ts'
import { generateSources } from './generate.ts'

/*
 * The arithmetic here is its own: it knows nothing of how the files were made, only which account numbers a printed row
 * counts, and it adds whole öre.
 */
const print = readPrint('fds-2025-d2')

describe('the generator', () => {
  test('gives the committed files byte by byte, and no others', async () => {
    const generated = await generateSources()
    assert.deepEqual(readdirSync(new URL('./sources/', import.meta.url)).sort(), [...generated.keys()].sort())
    for (const [name, bytes] of generated) {
      const same = Buffer.compare(Buffer.from(bytes), readSource(name)) === 0
      assert.ok(same, `${name} differs from what the generator makes: run node examples/vastmanland/generate.ts`)
    }
  })
})

const accountsOfRow: Readonly<Record<string, RegExp>> = {
  'forsaljning-av-it': /^35/,
  'forsaljning-av-tjanster': /^36/,
  regionersattning: /^39/,
  'ovriga-intakter': /^37/,
  'summa-intakter': /^3/,
  personalkostnad: /^4/,
  'forandring-forrad': /^58/,
  'ovriga-kostnader-kkl-5': /^5[^8]/,
  lokalkostnader: /^60/,
  'it-kostnader': /^64/,
  avskrivningar: /^79/,
  'ovriga-kostnader-kkl-6-7': /^(6[^04]|7[^9])/,
  finansiella: /^8/,
  'summa-kostnader': /^[4-8]/,
  resultat: /^[3-8]/,
}

describe('the income statement rows round to print', () => {
  const ledger = [...periodBalances('ledger-fds-2024.se'), ...periodBalances('ledger-fds-2025-08.se')].filter(
    ({ isTotal }) => !isTotal,
  )
  const columns = [
    ['actual-ytd', '202501', '202508'],
    ['actual-ytd-prior', '202401', '202408'],
    ['actual-full-year-prior', '202401', '202412'],
  ] as const
  for (const [column, from, to] of columns) {
    test(`${column}: object balances of the ledger`, () => {
      assertRowsPrint(column, (accounts) =>
        sum(ledger.filter(({ month, account }) => from <= month && month <= to && accounts.test(account)).map(({ ore }) => -ore)),
      )
    })
  }

  test('budget-full-year: months of the budget workbook', async () => {
    const rows = await sheetRows('budget-fds-2025.xlsx')
    const amounts = rows.map((row) => ({ account: String(row[0]), ore: sum(row.slice(4, 16).map(oreOfKronor)) }))
    assertRowsPrint('budget-full-year', (accounts) =>
      sum(amounts.filter(({ account }) => accounts.test(account)).map(({ ore }) => ore)),
    )
    assert.equal(
      sum(amounts.filter(({ account }) => account !== 'Summa').map(({ ore }) => ore)),
      0n,
      'the decided budget is in balance',
    )
  })

  test('forecast-full-year: rows of the forecast workbook', async () => {
    const amounts = (await sheetRows('forecast-fds-2025-d2.xlsx')).map((row) => ({
      account: String(row[0]),
      ore: oreOfKronor(row[4]),
    }))
    assertRowsPrint('forecast-full-year', (accounts) =>
      sum(amounts.filter(({ account }) => accounts.test(account)).map(({ ore }) => ore)),
    )
  })
})

describe('FDS 2023: the nine columns of the income statement round to print, sums and differences each for themselves', () => {
  const print2023 = readPrint('fds-2023-d1')
  const accountsOfRow2023 = {
    ...accountsOfRow,
    'konsultarvoden-utredningar': /^622/,
    'ovriga-kostnader-kkl-6-7': /^(6[13]|62[013-9]|6[5-9]|7[0-8])/,
  }
  const ledger = [...periodBalances('ledger-fds-2022.se'), ...periodBalances('ledger-fds-2023-04.se')].filter(
    ({ isTotal }) => !isTotal,
  )
  const booked = (from: string, to: string) => (accounts: RegExp) =>
    sum(ledger.filter(({ month, account }) => from <= month && month <= to && accounts.test(account)).map(({ ore }) => -ore))
  const planned = (rows: readonly (readonly unknown[])[], from: number, to: number) => (accounts: RegExp) =>
    sum(rows.filter((row) => accounts.test(String(row[0]))).flatMap((row) => row.slice(from, to).map(oreOfKronor)))

  test('column by column', async () => {
    const budget = await sheetRows('budget-fds-2023.xlsx')
    const forecast = await sheetRows('forecast-fds-2023-d1.xlsx')
    const amounts = {
      'actual-ytd': booked('202301', '202304'),
      'actual-ytd-prior': booked('202201', '202204'),
      'actual-full-year-prior': booked('202201', '202212'),
      'budget-ytd': planned(budget, 4, 8),
      'budget-full-year': planned(budget, 4, 16),
      'forecast-full-year': planned(forecast, 4, 5),
    }
    const columns = {
      ...amounts,
      'variance-to-budget-ytd': (accounts: RegExp) => amounts['actual-ytd'](accounts) - amounts['budget-ytd'](accounts),
      'forecast-variance': (accounts: RegExp) => amounts['forecast-full-year'](accounts) - amounts['budget-full-year'](accounts),
      'change-from-prior-ytd': (accounts: RegExp) => amounts['actual-ytd'](accounts) - amounts['actual-ytd-prior'](accounts),
    }
    let compared = 0
    for (const [column, oreOf] of Object.entries(columns)) {
      for (const [row, accounts] of Object.entries(accountsOfRow2023)) {
        const printed = Math.round(printedValue(print2023, 'income-statement', row, column) * 10)
        assert.equal(rounded(oreOf(accounts), 10_000_000n), printed, `${row} ${column}`)
        compared += 1
      }
    }
    assert.equal(compared, 144)
    assert.equal(amounts['budget-full-year'](/^[3-8]/), 0n, 'the decided budget is in balance')
  })

  test('sickness absence by sex, age and length', () => {
    const rows = delimitedRows('sickness-absence-fds-2023-03.csv')
    const hundredthsOf = (year: string, columns: readonly number[], of: (row: readonly string[]) => boolean): bigint =>
      sum(
        rows
          .filter((row) => row[0]?.startsWith(year) && of(row))
          .flatMap((row) => columns.map((column) => BigInt((row[column] ?? '').replace(',', '')))),
      )
    const everybody = (): boolean => true
    for (const [year, column] of [
      ['2022', 'actual-ytd-prior'],
      ['2023', 'actual-ytd'],
    ] as const) {
      const permilleOf = (of: (row: readonly string[]) => boolean, absent = [4, 5, 6]): number =>
        rounded(hundredthsOf(year, absent, of) * 1000n, hundredthsOf(year, [7], of))
      const printed = (row: string): number => Math.round(printedValue(print2023, 'sickness-absence', row, column) * 10)
      assert.equal(permilleOf(everybody), printed('totalt'))
      assert.equal(permilleOf(everybody, [4]), printed('dag-1-14'))
      const long = rounded(hundredthsOf(year, [6], everybody) * 1000n, hundredthsOf(year, [4, 5, 6], everybody))
      assert.equal(long, printed('langtid'), 'of all absence')
      assert.equal(
        permilleOf((row) => row[2] === 'Kvinna'),
        printed('kvinnor'),
      )
      assert.equal(
        permilleOf((row) => row[2] === 'Man'),
        printed('man'),
      )
      assert.equal(
        permilleOf((row) => row[3] === '-29'),
        printed('under-30'),
      )
      assert.equal(
        permilleOf((row) => row[3] === '50-'),
        printed('50-och-aldre'),
      )
    }
  })

  test('a project goes on for as many months as print has squares beyond the three lights', () => {
    const plan = parse(readFileSync(new URL('./plan/plan-fds-2023.yaml', import.meta.url), 'utf8')) as {
      readonly projects: readonly { readonly id: string; readonly from?: string; readonly to?: string }[]
    }
    const monthsOf = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5))
    const printed = print2023.tables.find(({ table }) => table === 'projects')?.rows ?? []
    assert.deepEqual(
      plan.projects.map(({ id, from, to }) => [id, from && to ? monthsOf(to) - monthsOf(from) + 1 + 3 : 0]),
      printed.map(({ row, squares }) => [row, squares]),
    )
  })
})

describe('FD 2020: the budget workbook', () => {
  const plan = readPrint('plan-2020')
  const accountsOfBudgetRow: Readonly<Record<string, RegExp>> = {
    regionersattning: /^39/,
    'forsaljning-av-ovriga-tjanster': /^3[5-6]/,
    'ovriga-intakter': /^37/,
    intakter: /^3/,
    personalkostnader: /^4/,
    'material-och-varor': /^56/,
    'forandring-forrad': /^58/,
    lokalkostnad: /^60/,
    'hyra-av-anlaggningstillgangar': /^66/,
    forbrukning: /^(646|65)/,
    'reparation-och-underhall': /^647/,
    transportmedel: /^67/,
    'transporter-och-frakter': /^63/,
    resekostnader: /^61[12]/,
    'information-och-pr': /^73/,
    representation: /^615/,
    'tele-och-post': /^645/,
    'ovriga-tjanster': /^(62|64[1-4])/,
    'ovriga-kostnader': /^(53|55|71|72)/,
    avskrivningar: /^79/,
    'finansiella-kostnader': /^8/,
    'summa-kostnader': /^[4-8]/,
    resultat: /^[3-8]/,
  }

  test('adds up to print in thousands of kronor, row by row, and its frame and grants are accounts of their own', async () => {
    const rows = (await sheetRows('budget-fd-2020.xlsx')).filter(([account]) => account !== 'Summa')
    const oreOf = (accounts: RegExp): bigint =>
      sum(rows.filter(([account]) => accounts.test(String(account))).flatMap((row) => row.slice(4, 16).map(oreOfKronor)))
    const printed = plan.tables.find(({ table }) => table === 'budget')?.rows.map(({ row }) => row)
    assert.deepEqual(Object.keys(accountsOfBudgetRow), printed)
    for (const [row, accounts] of Object.entries(accountsOfBudgetRow)) {
      assert.equal(oreOf(accounts), BigInt(printedValue(plan, 'budget', row, 'budget-full-year')) * 100_000n, row)
    }
    assert.deepEqual([oreOf(/^3910$/), oreOf(/^3911$/), oreOf(/^3720$/)], [4_261_000_00n, 20_000_000_00n, 14_600_000_00n])
  })
})

describe('the ledger files hold together', () => {
  for (const name of ['ledger-fds-2022.se', 'ledger-fds-2023-04.se', 'ledger-fds-2024.se', 'ledger-fds-2025-08.se']) {
    const balances = periodBalances(name)
    test(`${name}: each account's total is the sum of its objects, month by month`, () => {
      assert.deepEqual(sumBy(balances.filter(({ isTotal }) => isTotal)), sumBy(balances.filter(({ isTotal }) => !isTotal)))
    })
    test(`${name}: debit equals credit in every month`, () => {
      for (const month of new Set(balances.map((balance) => balance.month))) {
        assert.equal(
          sum(balances.filter((balance) => balance.isTotal && balance.month === month).map(({ ore }) => ore)),
          0n,
          month,
        )
      }
    })
    test(`${name}: opening balance and changes make the closing balance, and the results are the changes`, () => {
      const changed = Object.fromEntries(balances.filter(({ isTotal }) => isTotal).map(({ account }) => [account, 0n]))
      for (const { account, ore, isTotal } of balances) if (isTotal) changed[account] = (changed[account] ?? 0n) + ore
      const opening = balanceLines(name, 'IB')
      for (const [account, closing] of Object.entries(balanceLines(name, 'UB'))) {
        assert.equal((opening[account] ?? 0n) + (changed[account] ?? 0n), closing, account)
      }
      for (const [account, amount] of Object.entries(balanceLines(name, 'RES'))) assert.equal(changed[account], amount, account)
    })
  }
  for (const [earlier, later] of [
    ['ledger-fds-2022.se', 'ledger-fds-2023-04.se'],
    ['ledger-fds-2024.se', 'ledger-fds-2025-08.se'],
  ] as const) {
    test(`${later} opens with what ${earlier} closed with, the result added to equity`, () => {
      const closing = balanceLines(earlier, 'UB')
      const yearResult = sum(Object.values(balanceLines(earlier, 'RES')))
      assert.deepEqual(balanceLines(later, 'IB'), { ...closing, '2010': (closing['2010'] ?? 0n) + yearResult })
    })
  }
})

test('investments add up to print in thousands of kronor, and 606 of them are external customers', async () => {
  const rows = (await sheetRows('investments-fds-2025.xlsx')).filter(([id]) => id !== 'Summa')
  const total = (column: number): bigint => sum(rows.map((row) => oreOfKronor(row[column])))
  const [budget, actual, forecast] = [total(6), total(7), total(8)]
  const printed = (column: string): number => printedValue(print, 'investments', 'summa', column)
  assert.equal(rounded(budget, 100_000n), printed('budget'))
  assert.equal(rounded(actual, 100_000n), printed('actual'))
  assert.equal(rounded(forecast, 100_000n), printed('forecast'))
  assert.equal(rounded(budget - actual, 100_000n), printed('unspent'))
  assert.equal(budget - forecast, 5_636_000_00n, '5–6 million kronor are to be carried over')
  const external = rows.filter((row) => row[4] === 'Extern').map((row) => oreOfKronor(row[7]))
  assert.equal(rounded(sum(external), 100_000n), 606)
})

test('ratios of the indicator file print as print', () => {
  const rows = delimitedRows('indicators-fds.csv')
  const part = (year: string, indicator: string, name: string): bigint =>
    sum(
      rows
        .filter((row) => row[0]?.startsWith(year) && row[2] === indicator && row[3] === name)
        .map((row) => BigInt(row[4] ?? '')),
    )
  const ratio = (year: string, indicator: string, scale: bigint): number =>
    rounded(part(year, indicator, 'täljare') * scale, part(year, indicator, 'nämnare'))
  assert.equal(ratio('2024', 'leveranstid', 100n), 282)
  assert.equal(ratio('2025', 'leveranstid', 100n), 353)
  assert.equal(ratio('2024', 'fel-3-dagar', 100n), 94)
  assert.equal(ratio('2025', 'fel-3-dagar', 100n), 94)
  assert.equal(ratio('2025', 'ul', 100n), 90)
  assert.equal(ratio('2025', 'um', 100n), 29)
  const reported = rows.filter((row) => row[3] === 'värde').map((row) => [row[2], row[4]])
  assert.deepEqual(reported, [
    ['hme', '85'],
    ['nki', '71,9'],
  ])
})

test('the six incidents of 2025 are one own, four of other units and one test', () => {
  const rows = delimitedRows('incidents-fds.csv').filter(([month]) => month?.startsWith('2025'))
  const count = (kind: string): bigint => sum(rows.filter((row) => row[2] === kind).map((row) => BigInt(row[3] ?? '')))
  assert.deepEqual([count('Egen'), count('Annan verksamhet'), count('Test')], [1n, 4n, 1n])
})

test('what print says in words is so: less sickness, a little more travel, agency staff as before', () => {
  const hours = delimitedRows('sickness-absence-fds.csv')
  const toJuly = (year: string, column: number): bigint =>
    sum(
      hours
        .filter(([month = '']) => `${year}-01` <= month && month <= `${year}-07`)
        .map((row) => BigInt((row[column] ?? '').replace(',', ''))),
    )
  const permille = (year: string): number => rounded(toJuly(year, 3) * 1000n, toJuly(year, 4))
  assert.ok(
    permille('2024') - permille('2025') > 0 && permille('2024') - permille('2025') <= 10,
    'lower, by at most one percentage point',
  )

  const objects = [...periodBalances('ledger-fds-2024.se'), ...periodBalances('ledger-fds-2025-08.se')].filter(
    ({ isTotal }) => !isTotal,
  )
  const toAugust = (year: string, accounts: RegExp): bigint =>
    sum(
      objects
        .filter(({ month, account }) => `${year}01` <= month && month <= `${year}08` && accounts.test(account))
        .map(({ ore }) => ore),
    )
  const growth = (accounts: RegExp): number =>
    rounded((toAugust('2025', accounts) - toAugust('2024', accounts)) * 100n, toAugust('2024', accounts))
  assert.ok(growth(/^61[12]0$/) > 0 && growth(/^61[12]0$/) <= 15, 'travel and lodging')
  assert.ok(Math.abs(growth(/^4510$/)) <= 2, 'agency staff')
  assert.ok(growth(/^4310$/) < 0, 'training is held back')
})

interface PeriodBalance {
  readonly month: string
  readonly account: string
  readonly isTotal: boolean
  readonly ore: bigint
}

function periodBalances(name: string): PeriodBalance[] {
  return sieLines(name).flatMap((line) => {
    const match = /^#PSALDO 0 (\d{6}) (\d{4}) \{(.*)\} (-?\d+\.\d\d)$/.exec(line)
    if (!match) return []
    const [, month = '', account = '', objects = '', amount = ''] = match
    return [{ month, account, isTotal: objects === '', ore: BigInt(amount.replace('.', '')) }]
  })
}

function balanceLines(name: string, label: 'IB' | 'UB' | 'RES'): Record<string, bigint> {
  const pattern = new RegExp(`^#${label} 0 (\\d{4}) (-?\\d+\\.\\d\\d)$`)
  const found = sieLines(name)
    .map((line) => pattern.exec(line))
    .filter((match) => match !== null)
  return Object.fromEntries(found.map(([, account = '', amount = '']) => [account, BigInt(amount.replace('.', ''))]))
}

function sieLines(name: string): string[] {
  return iconv.decode(readSource(name), 'cp437').split('\r\n')
}

function delimitedRows(name: string): string[][] {
  const [, ...lines] = iconv.decode(readSource(name), 'win1252').trimEnd().split('\r\n')
  return lines.map((line) => line.split(';'))
}

/** The rows under the headers, the row of totals included. */
async function sheetRows(name: string): Promise<(readonly unknown[])[]> {
  const { sheets } = await readXlsx(readSource(name))
  const rows = sheets[0]?.rows ?? []
  return rows.slice(rows.findIndex((row) => row[0] === 'Konto' || row[0] === 'Investeringsid') + 1)
}

function readSource(name: string): Buffer {
  return readFileSync(new URL(`./sources/${name}`, import.meta.url))
}

function assertRowsPrint(column: string, oreOf: (accounts: RegExp) => bigint): void {
  for (const [row, accounts] of Object.entries(accountsOfRow)) {
    assert.equal(rounded(oreOf(accounts), 100_000_000n), printedValue(print, 'income-statement', row, column), row)
  }
}

/** Half away from zero. */
function rounded(amount: bigint, unit: bigint): number {
  const magnitude = ((amount < 0n ? -amount : amount) * 2n + unit) / (unit * 2n)
  return Number(amount < 0n ? -magnitude : magnitude)
}

function oreOfKronor(cell: unknown): bigint {
  assert.equal(typeof cell, 'number')
  return BigInt(Number(cell).toFixed(2).replace('.', ''))
}

function sumBy(balances: readonly PeriodBalance[]): Record<string, bigint> {
  const sums: Record<string, bigint> = {}
  for (const { month, account, ore } of balances) sums[`${month} ${account}`] = (sums[`${month} ${account}`] ?? 0n) + ore
  return sums
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n)
}
