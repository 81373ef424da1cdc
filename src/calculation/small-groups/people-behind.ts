import type { Fact, FactSelection } from '#domain/fact.ts'
import type { Figure, FigureKey } from '#domain/figure.ts'
import type { Month } from '#domain/month.ts'
import { monthsOf } from '#domain/period.ts'
import { add, compare, divide, type Exact, exact, subtract, sum, zero } from '#lib/exact.ts'
import { fullTimeHours } from '../full-time-norm.ts'
import type { TableContext } from '../table-definition.ts'
import { personalSeries } from './personal-series.ts'

/** Those whom a figure is about, as the facts that count them: kept apart so that a sum counts nobody twice. */
type People = ReadonlySet<Fact>

export interface CountedPeople {
  readonly count: Exact
  /** There is somebody, but they are fewer than the threshold. */
  readonly isSmall: boolean
  /** Whether the others are within these, and those left are a small group. */
  leavesSmall(others: CountedPeople): boolean
}

/**
 * Finds the people behind figures. A sum is about all whom its addends are about. What is made otherwise (a ratio, a difference)
 * tells of the smallest group in it, so it is about those. Undefined for a figure that is about nobody, or nobody knows about whom.
 */
export function peopleBehind(
  context: TableContext,
  figures: ReadonlyMap<FigureKey, Figure>,
): (figure: Figure) => CountedPeople | undefined {
  const found = new Map<FigureKey, Counted | undefined>()

  function peopleOf(figure: Figure): Counted | undefined {
    if (!found.has(figure.key)) {
      found.set(figure.key, undefined)
      found.set(figure.key, find(figure))
    }
    return found.get(figure.key)
  }

  function find({ basis }: Figure): Counted | undefined {
    if (basis?.kind === 'facts') {
      const people = peopleIn(context, basis.selection)
      return people && counted(context, people)
    }
    if (basis?.kind !== 'formula') return undefined
    const groups = basis.inputs.flatMap((key) => {
      const input = figures.get(key)
      return (input && peopleOf(input)) ?? []
    })
    const [first] = groups
    if (first === undefined || groups.length === 1) return first
    if (basis.signs?.every((sign) => sign === 1)) return counted(context, new Set(groups.flatMap(({ people }) => [...people])))
    return groups.reduce((least, group) => (compare(group.count, least.count) < 0 ? group : least), first)
  }
  return peopleOf
}

interface Counted extends CountedPeople {
  readonly people: People
  leavesSmall(others: Counted): boolean
}

function counted(context: TableContext, people: People): Counted {
  const threshold = exact(BigInt(context.smallGroupThreshold))
  const isSmall = (size: Exact) => compare(size, zero) > 0 && compare(size, threshold) < 0
  const count = countPeople(context, people)
  return {
    people,
    count,
    isSmall: isSmall(count),
    leavesSmall(others) {
      // Those left are at least the difference in numbers, which is known already.
      if (others.people.size >= people.size || compare(subtract(count, others.count), threshold) >= 0) return false
      if (![...others.people].every((fact) => people.has(fact))) return false
      return isSmall(countPeople(context, people.difference(others.people)))
    },
  }
}

/**
 * How many they are. Employees are counted in the month that has most of them: at least so many different people are in the whole
 * period. Cases are added, since each is counted once.
 */
function countPeople({ fullTimeNorms }: Pick<TableContext, 'fullTimeNorms'>, people: People): Exact {
  let cases = zero
  const byMonth = new Map<Month, Exact>()
  for (const { series, amount, period: months } of people) {
    if (personalSeries[series] === 'cases') {
      cases = add(cases, amount)
      continue
    }
    const count = series === 'headcount' ? amount : (divide(amount, fullTimeHours(months, fullTimeNorms)) ?? zero)
    for (const month of monthsOf(months)) byMonth.set(month, add(byMonth.get(month) ?? zero, count))
  }
  const most = [...byMonth.values()].reduce((a, b) => (compare(a, b) < 0 ? b : a), zero)
  return add(cases, most)
}

function peopleIn(context: TableContext, selection: FactSelection): People | undefined {
  const counting = personalSeries[selection.series]
  if (counting === undefined) return undefined
  if (counting === 'cases' && selection.series !== 'ledger')
    return new Set(context.select({ ...selection, series: selection.series }))
  const counted = countingFacts(context, selection, 'headcount')
  if (counted.length > 0) return new Set(counted)
  const estimated = counting === 'employees' ? countingFacts(context, selection, 'ordinary-hours') : []
  return estimated.length > 0 ? new Set(estimated) : undefined
}

/**
 * The facts that count the selection's group: by each of its dimensions that they are told by, and coarser where they are not. When
 * several files count the same people by different dimensions, the ones that say most about this group, and of them the fewest.
 */
function countingFacts(context: TableContext, selection: FactSelection, series: 'headcount' | 'ordinary-hours'): Fact[] {
  const { accounts: _accounts, dimensions = {}, ...whose } = selection
  const wanted = Object.entries(dimensions)
  const facts = context.select({ ...whose, series }).filter(({ dimensions: own }) =>
    wanted.every(([name, values]) => {
      const value = own[name as keyof typeof own]
      return value === undefined || values.includes(value)
    }),
  )
  const grains = [...Map.groupBy(facts, ({ dimensions: own }) => Object.keys(own).sort().join(' '))].map(([names, ofGrain]) => ({
    shared: names.split(' ').filter((name) => name in dimensions).length,
    people: sum(ofGrain.map(({ amount }) => amount)),
    ofGrain,
  }))
  const [best] = grains.toSorted((a, b) => b.shared - a.shared || compare(a.people, b.people))
  return best?.ofGrain ?? []
}
