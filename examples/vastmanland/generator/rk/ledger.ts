import { ore } from '#domain/money.ts'
import { type Month, monthNumberOf } from '#domain/month.ts'
import type { AmountLine } from '../amounts.ts'
import { seasons } from '../bookkeeping.ts'
import { writeDelimited } from '../delimited-file.ts'
import { randomFor } from '../random.ts'
import { shake, split } from '../split.ts'
import { writeWorkbook } from '../workbook-file.ts'
import { type AccountHabit, balancingAccount, habits, type World } from './bookkeeping.ts'
import { adjustment, bookers, type Results } from './centre-results.ts'
import type { RowTotals } from './statement-totals.ts'

const orePerTkr = 100_000

/**
 * A world's books: rows' totals shared by account, cost centre and month, with the region's reimbursement what makes each
 * booker's result. `step` is the smallest coin: 1 öre in a ledger, a thousand kronor in a plan.
 */
export function keepBooks(world: World, totals: RowTotals, results: Results, over: readonly Month[], step: number): AmountLine[] {
  const adjusted = results[adjustment.code] ?? 0
  const booked = habits.flatMap((habit) =>
    shareByCostCentre(habit, accountTotal(habit, world, totals, adjusted, step), world, step),
  )
  // The forecast that nobody has shared out yet: fewer salaries, whoever will turn out not to be employed.
  if (adjusted !== 0)
    booked.push({ account: '4010', costCentre: adjustment.code, counterparty: '1', season: 'salary', amount: adjusted })

  const reimbursed = bookers
    .filter((booker) => booker !== adjustment)
    .map(({ code, costCentres }) => {
      const own = booked.filter(({ costCentre }) => Object.hasOwn(costCentres, costCentre))
      const amount = (results[code] ?? 0) - own.reduce((sum, line) => sum + line.amount, 0)
      return {
        account: balancingAccount,
        costCentre: Object.keys(costCentres)[0] ?? '',
        counterparty: '2',
        season: 'even',
        amount,
      } as const
    })
  return [...booked, ...reimbursed]
    .filter(({ amount }) => amount !== 0)
    .map(({ account, costCentre, counterparty, season, amount }) => {
      const random = randomFor(`rk månader ${world} ${account} ${costCentre}`)
      const weights = over.map((month) => seasons[season][monthNumberOf(month) - 1] ?? 0)
      const parts = split(amount / step, season === 'even' ? weights : shake(weights, 70, random)).map((part) => part * step)
      return { account, costCentre, counterparty, byMonth: new Map(over.map((month, index) => [month, ore(parts[index] ?? 0)])) }
    })
    .toSorted((a, b) => `${a.account} ${a.costCentre}`.localeCompare(`${b.account} ${b.costCentre}`, 'en'))
}

function accountTotal(habit: AccountHabit, world: World, totals: RowTotals, adjusted: number, step: number): number {
  if (habit.fixedTkr !== undefined) return habit.fixedTkr[world] * orePerTkr
  const siblings = habits.filter(({ row }) => row === habit.row)
  const fixed = siblings.reduce((sum, { fixedTkr }) => sum + (fixedTkr?.[world] ?? 0) * orePerTkr, 0)
  const left = (totals[habit.row] ?? 0) - fixed - (habit.row === 'personalkostnader' ? adjusted : 0)
  const weighted = siblings.filter(({ fixedTkr }) => fixedTkr === undefined)
  const weights = shake(
    weighted.map(({ weight }) => weight ?? 0),
    40,
    randomFor(`rk konton ${world} ${habit.row}`),
  )
  return (split(left / step, weights)[weighted.indexOf(habit)] ?? 0) * step
}

function shareByCostCentre(
  { account, costCentres, counterparty, season }: AccountHabit,
  total: number,
  world: World,
  step: number,
) {
  const weights = shake(Object.values(costCentres), 60, randomFor(`rk ansvar ${world} ${account}`))
  const parts = split(total / step, weights).map((part) => part * step)
  return Object.keys(costCentres).map((costCentre, index) => ({
    account,
    costCentre,
    counterparty,
    season,
    amount: parts[index] ?? 0,
  }))
}

/** The general ledger by month as the finance system exports it: debit +. */
export function writeLedger(lines: readonly AmountLine[], over: readonly Month[]): Uint8Array {
  const rows = over.flatMap((month) =>
    lines.flatMap(({ account, costCentre, counterparty, byMonth }) => {
      const amount = byMonth.get(month) ?? 0
      return amount === 0 ? [] : [[month.replace('-', ''), account, costCentre, counterparty, kronor(-amount)]]
    }),
  )
  return writeDelimited(['Period', 'Konto', 'Ansvar', 'Motpart', 'Belopp'], rows)
}

/** Budget and forecast for the whole year beside each other: kronor, income +, cost −. */
export function writePlanWorkbook(budget: readonly AmountLine[], forecast: readonly AmountLine[]): Promise<Uint8Array> {
  const keys = [...new Set([...budget, ...forecast].map(keyOf))].sort()
  const rows = keys.map((key) => {
    const [account = '', costCentre = '', counterparty = ''] = key.split(' ')
    return [account, costCentre, counterparty, yearTotal(budget, key), yearTotal(forecast, key)]
  })
  return writeWorkbook({
    name: 'Budget och prognos',
    titles: [
      'Regionkontoret: budget 2025 och helårsprognos per augusti',
      'Belopp i kronor: intäkter med plus, kostnader med minus.',
    ],
    headers: ['Konto', 'Ansvar', 'Motpart', 'Budget 2025', 'Prognos augusti 2025'],
    rows: [...rows, ['Summa', null, null, columnSum(rows, 3), columnSum(rows, 4)]],
    widths: [8, 9, 9, 16, 20],
  })
}

/**
 * Results of closed years by cost centre, for the table of centres: only what each earned and spent of the main kinds, all
 * invented except that the results round to print.
 */
export function writeClosingsWorkbook(byYear: readonly Results[], costs: Readonly<Record<string, number>>): Promise<Uint8Array> {
  const rows = bookers
    .filter(({ code }) => byYear.some((results) => results[code] !== undefined))
    .flatMap(({ code, costCentres }) => {
      const costCentre = Object.keys(costCentres)[0] ?? ''
      const years = byYear.map((results, index) => {
        const amount = results[code]
        if (amount === undefined) return { cost: null, income: null }
        const random = randomFor(`rk bokslut ${code} ${index}`)
        const cost = Math.round((costs[code] ?? 0) * orePerTkr * (0.9 + index * 0.05)) + random.between(0, 99_999)
        return { cost: -cost / 100, income: (amount + cost) / 100 }
      })
      return [
        [balancingAccount, costCentre, '2', ...years.map(({ income }) => income)],
        ['4010', costCentre, '1', ...years.map(({ cost }) => cost)],
      ]
    })
  return writeWorkbook({
    name: 'Bokslut per ansvar',
    titles: ['Regionkontoret: bokslut 2021–2023 per ansvar', 'Belopp i kronor: intäkter med plus, kostnader med minus.'],
    headers: ['Konto', 'Ansvar', 'Motpart', 'Bokslut 2021', 'Bokslut 2022', 'Bokslut 2023'],
    rows: [...rows, ['Summa', null, null, ...[3, 4, 5].map((column) => columnSum(rows, column))]],
    widths: [8, 9, 9, 16, 16, 16],
    numberFormat: '#,##0.00',
  })
}

function keyOf({ account, costCentre, counterparty }: AmountLine): string {
  return `${account} ${costCentre} ${counterparty}`
}

function yearTotal(lines: readonly AmountLine[], key: string): number {
  const amounts = lines.filter((line) => keyOf(line) === key).flatMap(({ byMonth }) => [...byMonth.values()])
  return amounts.reduce((sum, amount) => sum + amount, 0) / 100
}

/** In kronor, summed in whole öre. */
function columnSum(rows: readonly (readonly (string | number | null)[])[], column: number): number {
  return rows.reduce((sum, row) => sum + Math.round(Number(row[column] ?? 0) * 100), 0) / 100
}

/** −1234567 öre is "-12345,67". */
function kronor(amountOre: number): string {
  const magnitude = Math.abs(amountOre).toString().padStart(3, '0')
  return `${amountOre < 0 ? '-' : ''}${magnitude.slice(0, -2)},${magnitude.slice(-2)}`
}
