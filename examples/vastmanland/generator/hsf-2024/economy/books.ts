import { type Ore, ore } from '#domain/money.ts'
import { type Month, monthNumberOf } from '#domain/month.ts'
import type { AmountLine } from '../../amounts.ts'
import { type Season, seasons } from '../../bookkeeping.ts'
import { randomFor } from '../../random.ts'
import { shake, split } from '../../split.ts'
import type { Results } from './area-results.ts'
import {
  type AccountHabit,
  budgetVariances,
  habits,
  internalDiagnostics,
  internalReimbursement,
  type Part,
  parts,
  type World,
} from './bookkeeping.ts'
import type { PartTotals } from './statement-totals.ts'
import { type Booker, bookerNames, bookerOf, bookers, leadership, type Shares } from './units.ts'

/** One account on one cost centre with one counterparty over a world's months; statement sign, öre. */
export interface BookedLine {
  readonly account: string
  readonly costCentre: string
  readonly counterparty: string
  readonly season: Season
  readonly amount: number
}

const orePerTkr = 100_000

/** What happened: each part's total shared by account, cost centre and counterparty, to the öre. */
export function bookActual(world: World, totals: PartTotals, results: Results): BookedLine[] {
  const lines = parts.flatMap((part) => sharePart(part, totals[part], world))
  return withInternal(world, [...lines, ...diagnosticsLines(world, 1)], results, 1)
}

/**
 * What was decided for the same months: what happened, less the variance that print tells of each area, in whole thousands of
 * kronor. The plan's deficit is where nobody has been given it: with the leadership.
 */
export function bookBudget(world: World, totals: PartTotals, actual: readonly BookedLine[], results: Results): BookedLine[] {
  const lines = parts.flatMap((part) => {
    const happened = actual.filter((line) => partOf(line.account) === part)
    return partLikeBefore(part, totals[part], happened, world)
  })
  return withInternal(world, [...lines, ...diagnosticsLines(world, orePerTkr)], results, orePerTkr)
}

/** What is planned for other months in the proportions of what has happened; the leadership keeps what nobody has been given. */
export function bookLike(
  world: World,
  totals: PartTotals,
  like: readonly BookedLine[],
  times: number,
  results: Results,
): BookedLine[] {
  const lines = parts.flatMap((part) => {
    const before = like.filter((line) => partOf(line.account) === part)
    const rest = budgetVariances[part]?.rest
    if (rest === undefined || !world.startsWith('budget')) return inProportion(before, totals[part])
    const others = before
      .filter(({ costCentre }) => costCentre !== rest)
      .map((line) => ({ ...line, amount: wholeTkr(line.amount * times) }))
    return [
      ...others,
      ...inProportion(
        before.filter(({ costCentre }) => costCentre === rest),
        totals[part] - total(others),
      ),
    ]
  })
  return withInternal(world, [...lines, ...diagnosticsLines(world, orePerTkr)], results, orePerTkr)
}

/** The lines by month, in the account's season; `step` is the smallest coin. */
export function byMonth(lines: readonly BookedLine[], over: readonly Month[], step: number, seed: string): AmountLine[] {
  return lines
    .filter(({ amount }) => amount !== 0)
    .map(({ account, costCentre, counterparty, season, amount }) => {
      const random = randomFor(`hsf månader ${seed} ${account} ${costCentre} ${counterparty}`)
      const weights = over.map((month) => seasons[season][monthNumberOf(month) - 1] ?? 0)
      const isSteady = step > 1 || account === internalReimbursement
      const months = split(amount / step, isSteady ? weights : shake(weights, 60, random)).map((part) => part * step)
      return {
        account,
        costCentre,
        counterparty,
        byMonth: new Map(over.map((month, index) => [month, ore(months[index] ?? 0)])),
      }
    })
    .toSorted((a, b) => keyOf(a).localeCompare(keyOf(b), 'en'))
}

export function keyOf({
  account,
  costCentre,
  counterparty,
}: Pick<BookedLine, 'account' | 'costCentre' | 'counterparty'>): string {
  return `${account} ${costCentre} ${counterparty}`
}

function sharePart(part: Part, whole: Ore, world: World): BookedLine[] {
  const accounts = habits.filter((habit) => habit.part === part)
  const fixed = accounts.flatMap((habit) => {
    const tkr = habit.fixedTkr?.[world]
    return tkr === undefined ? [] : shareAccount(habit, tkr * orePerTkr + blur(habit, world), world)
  })
  const weighted = accounts.filter(({ fixedTkr }) => fixedTkr === undefined)
  const weights = shake(
    weighted.map(({ weight }) => weight ?? 0),
    30,
    randomFor(`hsf konton ${world} ${part}`),
  )
  const amounts = split(whole - total(fixed), weights)
  return [...fixed, ...weighted.flatMap((habit, index) => shareAccount(habit, amounts[index] ?? 0, world))]
}

/** No ledger holds whole thousands; the thousands that print speaks of stay what they round to. */
function blur({ account }: AccountHabit, world: World): number {
  return randomFor(`hsf öre ${world} ${account}`).between(-9_000, 9_000)
}

function shareAccount(
  { account, costCentres, counterparties, season }: AccountHabit,
  amount: number,
  world: World,
): BookedLine[] {
  const objects = Object.entries(costCentres).flatMap(([costCentre, size]) =>
    Object.entries(counterparties).map(([counterparty, share]) => ({ costCentre, counterparty, weight: size * share })),
  )
  const weights = shake(
    objects.map(({ weight }) => weight),
    60,
    randomFor(`hsf ansvar ${world} ${account}`),
  )
  const amounts = split(amount, weights)
  return objects.map(({ costCentre, counterparty }, index) => ({
    account,
    costCentre,
    counterparty,
    season,
    amount: amounts[index] ?? 0,
  }))
}

function partLikeBefore(part: Part, whole: Ore, happened: readonly BookedLine[], world: World): BookedLine[] {
  const told = budgetVariances[part]
  const given = happened.filter(({ account }) => fixedIn(account, world) !== undefined)
  const fixed = [...Map.groupBy(given, ({ account }) => account)].flatMap(([account, lines]) =>
    inProportion(lines, (fixedIn(account, world) ?? 0) * orePerTkr),
  )
  const free = happened.filter((line) => !given.includes(line))
  const ofBookers = Object.entries(told?.tkr ?? {}).flatMap(([booker, tkr]) => {
    const own = free.filter(({ costCentre }) => bookerOf(costCentre) === booker)
    return inProportion(own, wholeTkr(total(own)) - tkr * orePerTkr)
  })
  const others = free.filter(({ costCentre }) => told?.tkr[bookerOf(costCentre)] === undefined)
  const rest = told?.rest
  const kept =
    rest === undefined
      ? []
      : others.filter(({ costCentre }) => costCentre !== rest).map((line) => ({ ...line, amount: wholeTkr(line.amount) }))
  const taking = rest === undefined ? others : others.filter(({ costCentre }) => costCentre === rest)
  return [...fixed, ...ofBookers, ...kept, ...inProportion(taking, whole - total([...fixed, ...ofBookers, ...kept]))]
}

function fixedIn(account: string, world: World): number | undefined {
  return habits.find((habit) => habit.account === account)?.fixedTkr?.[world]
}

/** Whole thousands of kronor with exactly the sum, in the lines' proportions. */
function inProportion(lines: readonly BookedLine[], whole: number): BookedLine[] {
  if (lines.length === 0) {
    if (whole !== 0) throw new Error(`Nobody can take ${whole} öre.`)
    return []
  }
  const amounts = split(
    whole / orePerTkr,
    lines.map(({ amount }) => Math.abs(amount) + 1),
  )
  return lines.map((line, index) => ({ ...line, amount: (amounts[index] ?? 0) * orePerTkr }))
}

function diagnosticsLines(world: World, step: number): BookedLine[] {
  const { income, cost, sellers, buyers, tkr } = internalDiagnostics
  const whole = tkr[world] * orePerTkr
  const side = (account: string, shares: Shares, amount: number): BookedLine[] => {
    const weights = shake(Object.values(shares), 40, randomFor(`hsf diagnostik ${world} ${account}`))
    const amounts = split(amount / step, weights).map((part) => part * step)
    return Object.keys(shares).map((costCentre, index) => ({
      account,
      costCentre,
      counterparty: '3',
      season: 'even',
      amount: amounts[index] ?? 0,
    }))
  }
  return [...side(income, sellers, whole), ...side(cost, buyers, -whole)]
}

/** With what the leadership hands on, so that every unit has its result; within a unit's clinics the results are invented. */
function withInternal(world: World, lines: readonly BookedLine[], results: Results, step: number): BookedLine[] {
  const own = new Map<string, number>()
  for (const { costCentre, amount } of lines) own.set(costCentre, (own.get(costCentre) ?? 0) + amount)
  const handedOn = bookerNames
    .flatMap((booker) => resultsByCostCentre(booker, results[booker], world, step))
    .filter(({ costCentre }) => costCentre !== leadership)
    .map(({ costCentre, amount }) => internalLine(costCentre, amount - (own.get(costCentre) ?? 0)))
  const booked = [...lines, ...handedOn, internalLine(leadership, -total(handedOn))]
  for (const booker of bookerNames) {
    const made = total(booked.filter(({ costCentre }) => bookerOf(costCentre) === booker))
    if (made !== results[booker]) throw new Error(`${world}: ${booker} has ${made} öre and was to have ${results[booker]}.`)
  }
  return booked
}

function resultsByCostCentre(booker: Booker, result: number, world: World, step: number) {
  const shares: Shares = bookers[booker]
  const costCentres = Object.keys(shares)
  if (booker === 'ledning')
    return costCentres.map((costCentre) => ({ costCentre, amount: costCentre === leadership ? result : 0 }))
  const random = randomFor(`hsf kliniker ${world} ${booker}`)
  const weights = Object.values(shares).map((weight) => weight * random.between(20, 180))
  const amounts = split(result / step, weights).map((part) => part * step)
  return costCentres.map((costCentre, index) => ({ costCentre, amount: amounts[index] ?? 0 }))
}

function internalLine(costCentre: string, amount: number): BookedLine {
  return { account: internalReimbursement, costCentre, counterparty: '3', season: 'even', amount }
}

function partOf(account: string): Part | undefined {
  return habits.find((habit) => habit.account === account)?.part
}

function wholeTkr(amount: number): number {
  return Math.round(amount / orePerTkr) * orePerTkr
}

function total(lines: readonly { readonly amount: number }[]): number {
  return lines.reduce((sum, { amount }) => sum + amount, 0)
}
