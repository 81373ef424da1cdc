import { accountCode, selectsAccount } from '#domain/account.ts'
import { type Ore, ore } from '#domain/money.ts'
import { addMonths, type Month, month, monthNumberOf } from '#domain/month.ts'
import { type AccountHabit, type Books, internalDistribution, isPlanned, seasons, type World } from './bookkeeping.ts'
import { randomFor } from './random.ts'
import { shake, split } from './split.ts'

/** Statement sign, whole öre, by row key. */
export type RowTotals = Readonly<Record<string, Ore>>

/** One account on one cost centre with one counterparty over some months; statement sign. */
export interface AmountLine {
  readonly account: string
  readonly costCentre: string
  readonly counterparty: string
  readonly byMonth: ReadonlyMap<Month, Ore>
}

export function months(from: string, count: number): Month[] {
  return Array.from({ length: count }, (_, index) => addMonths(month(from), index))
}

/**
 * The rows' totals shared by account, cost centre, counterparty and month, with exactly their sums. `step` is the smallest
 * coin: 1 öre in a ledger, a thousand kronor in a budget.
 */
export function shareOut(
  { habits, rows }: Books,
  totals: RowTotals,
  world: World,
  over: readonly Month[],
  step: number,
): AmountLine[] {
  const lines: AmountLine[] = []
  for (const [row, total] of Object.entries(totals)) {
    const accounts = habits.filter(({ account }) => rowOf(account, rows) === row)
    for (const { habit, amount } of shareByAccount(accounts, total, world, step)) {
      lines.push(...shareByObject(habit, amount, world, over, step))
    }
  }
  lines.push(...distributeInternally(over))
  return lines.toSorted((a, b) => key(a).localeCompare(key(b), 'en'))
}

/** The year's lines of the same account and objects, made in two parts, as one. */
export function joined(lines: readonly AmountLine[]): AmountLine[] {
  const merged = new Map<string, AmountLine>()
  for (const line of lines) {
    const earlier = merged.get(key(line))
    merged.set(key(line), earlier ? { ...line, byMonth: new Map([...earlier.byMonth, ...line.byMonth]) } : line)
  }
  return [...merged.values()]
}

function shareByAccount(accounts: readonly AccountHabit[], total: Ore, world: World, step: number) {
  const random = randomFor(`konto ${world} ${accounts[0]?.account}`)
  const isPlan = isPlanned(world)
  const fixed = accounts
    .filter(({ fixedTkr }) => fixedTkr !== undefined)
    .map((habit) => {
      const wholeTkr = habit.fixedTkr?.[world] ?? 0
      const blur = isPlan || wholeTkr === 0 ? 0 : random.between(-49_000, 49_000)
      return { habit, amount: wholeTkr * 100_000 + blur }
    })
  const weighted = accounts.filter(({ fixedTkr }) => fixedTkr === undefined)
  const left = total - fixed.reduce((sum, { amount }) => sum + amount, 0)
  const weights = weighted.map((habit) => (isPlan ? habit.plannedWeight : undefined) ?? habit.weight ?? 0)
  const parts = splitInSteps(left, shake(weights, isPlan ? 20 : 60, random), step)
  return [...fixed, ...weighted.map((habit, index) => ({ habit, amount: parts[index] ?? 0 }))]
}

function shareByObject(habit: AccountHabit, amount: number, world: World, over: readonly Month[], step: number): AmountLine[] {
  const random = randomFor(`objekt ${world} ${habit.account}`)
  const objects = Object.entries(habit.costCentres).flatMap(([costCentre, centreWeight]) =>
    Object.entries(habit.counterparties).map(([counterparty, weight]) => ({
      costCentre,
      counterparty,
      weight: centreWeight * weight,
    })),
  )
  const isPlan = isPlanned(world)
  const weights = objects.map(({ weight }) => weight)
  const parts = splitInSteps(amount, shake(weights, isPlan ? 0 : 80, random), step)
  return objects.map(({ costCentre, counterparty }, index) => {
    const season = over.map((month) => seasons[habit.season][monthNumberOf(month) - 1] ?? 0)
    const isSteady = isPlan || habit.season === 'even' || habit.season === 'rising' || habit.season === 'vacation'
    const byMonth = splitInSteps(parts[index] ?? 0, isSteady ? season : shake(season, 90, random), step)
    return {
      account: habit.account,
      costCentre,
      counterparty,
      byMonth: new Map(over.map((month, position) => [month, ore(byMonth[position] ?? 0)])),
    }
  })
}

function distributeInternally(over: readonly Month[]): AmountLine[] {
  const { account, counterparty, tkrByCostCentre } = internalDistribution
  return Object.entries(tkrByCostCentre).map(([costCentre, tkr]) => ({
    account,
    costCentre,
    counterparty,
    byMonth: new Map(over.map((month) => [month, ore(tkr * 100_000)])),
  }))
}

function splitInSteps(total: number, weights: readonly number[], step: number): number[] {
  return split(total / step, weights).map((part) => part * step)
}

/** The statement row that counts the account, by the same layout that the system is given. */
function rowOf(account: string, rows: Books['rows']): string | undefined {
  return rows.find(({ accounts }) => accounts !== undefined && selectsAccount(accounts, accountCode(account)))?.key
}

function key({ account, costCentre, counterparty }: AmountLine): string {
  return `${account} ${costCentre} ${counterparty}`
}
