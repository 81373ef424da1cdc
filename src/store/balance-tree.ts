import type { Organisation } from '#domain/organisation.ts'
import { monthToNumber } from './month-numbers.ts'

/** A unit that is the node or below it, during some months (numbered, both ends included). */
export interface Member {
  readonly node: string
  readonly orgUnit: string
  readonly from: number
  readonly to: number
}

/** How a set of units is made up during some months: of whole nodes, and of units on their own. */
export interface Cover {
  readonly from: number
  readonly to: number
  readonly nodes: readonly string[]
  readonly orgUnits: readonly string[]
}

/** The tree that the balances are made by, as all its members. */
export interface BalanceTree {
  readonly version: number
  /**
   * The units as nodes where all of a node is among them, during each stretch of the months in which that holds. No unit is
   * counted twice, whatever the tree looks like, nor in a month that it is excepted in.
   */
  cover(asked: UnitsDuring, except?: readonly UnitsDuring[]): Cover[]
}

export interface UnitsDuring {
  readonly orgUnits: readonly string[]
  readonly from: number
  readonly to: number
}

/** Every node of a dated tree with its members; a node is a unit with something below it. Sorted, neighbouring months joined. */
export function membersOf(organisation: Organisation): Member[] {
  const { versions } = organisation
  const spans = versions.map(({ code, parent, validFrom, validTo }) => ({
    code,
    parent,
    from: monthToNumber(validFrom),
    to: validTo === undefined ? lastMonth : monthToNumber(validTo),
  }))
  const members = new Map<string, Member[]>()
  for (const { from, to } of stretches(spans)) {
    const children = new Map<string, string[]>()
    for (const span of spans) {
      if (span.parent === undefined || span.from > from || span.to < from) continue
      const siblings = children.get(span.parent)
      if (siblings) siblings.push(span.code)
      else children.set(span.parent, [span.code])
    }
    for (const node of children.keys()) {
      for (const orgUnit of subtree(node, children)) {
        const key = memberKey({ node, orgUnit })
        const known = members.get(key) ?? []
        const last = known.at(-1)
        if (last?.to === from - 1) known[known.length - 1] = { ...last, to }
        else known.push({ node, orgUnit, from, to })
        members.set(key, known)
      }
    }
  }
  return [...members.values()].flat()
}

/** The months in which a unit became a member of a node (sign 1) or ceased to be one (−1). */
export function memberChanges(before: readonly Member[], after: readonly Member[]): (Member & { readonly sign: 1 | -1 })[] {
  const turns = new Map<string, { member: Member; at: Map<number, number> }>()
  for (const [members, sign] of [
    [before, -1],
    [after, 1],
  ] as const) {
    for (const member of members) {
      const key = memberKey(member)
      const turn = turns.get(key) ?? { member, at: new Map<number, number>() }
      turn.at.set(member.from, (turn.at.get(member.from) ?? 0) + sign)
      turn.at.set(member.to + 1, (turn.at.get(member.to + 1) ?? 0) - sign)
      turns.set(key, turn)
    }
  }
  return [...turns.values()].flatMap(({ member, at }) => {
    const months = [...at].sort(([a], [b]) => a - b)
    let sign = 0
    return months.flatMap(([from, turn], index) => {
      sign += turn
      const next = months[index + 1]
      return next === undefined || (sign !== 1 && sign !== -1) ? [] : [{ ...member, from, to: next[0] - 1, sign } as const]
    })
  })
}

export function balanceTree(version: number, members: readonly Member[]): BalanceTree {
  const epochs = stretches(members)
  const nodesOfEpoch = new Map<number, [string, string[]][]>()
  /** Largest first, so that the topmost node that fits is found first. */
  const nodesDuring = (month: number): [string, string[]][] => {
    const epoch = epochs.findLast(({ from }) => from <= month)?.from ?? month
    const known = nodesOfEpoch.get(epoch)
    if (known) return known
    const nodes = new Map<string, string[]>()
    for (const { node, orgUnit, from, to } of members) {
      if (month < from || month > to) continue
      const units = nodes.get(node)
      if (units) units.push(orgUnit)
      else nodes.set(node, [orgUnit])
    }
    const sorted = [...nodes].sort(([, a], [, b]) => b.length - a.length)
    nodesOfEpoch.set(epoch, sorted)
    return sorted
  }

  /** By the list itself: a report asks of the same units in column after column. */
  const known = new WeakMap<readonly string[], Map<string, Cover[]>>()

  return {
    version,
    cover(asked, except = []) {
      if (except.length > 0) return findCovers(asked, except)
      const ofUnits = known.get(asked.orgUnits) ?? new Map<string, Cover[]>()
      known.set(asked.orgUnits, ofUnits)
      const key = `${asked.from} ${asked.to}`
      const covers = ofUnits.get(key) ?? findCovers(asked, [])
      ofUnits.set(key, covers)
      return covers
    },
  }

  function findCovers({ orgUnits, from, to }: UnitsDuring, except: readonly UnitsDuring[]): Cover[] {
    const covers: Cover[] = []
    for (const stretch of stretches([...epochs, ...except, { from, to }])) {
      if (stretch.from < from || stretch.to > to) continue
      const remaining = new Set(orgUnits)
      for (const gone of except) {
        if (gone.from <= stretch.from && stretch.to <= gone.to) for (const code of gone.orgUnits) remaining.delete(code)
      }
      const nodes: string[] = []
      for (const [node, units] of nodesDuring(stretch.from)) {
        if (remaining.size === 0) break
        if (units.length > remaining.size || !units.every((code) => remaining.has(code))) continue
        nodes.push(node)
        for (const code of units) remaining.delete(code)
      }
      const last = covers.at(-1)
      if (last && same(last.nodes, nodes) && same(last.orgUnits, remaining))
        covers[covers.length - 1] = { ...last, to: stretch.to }
      else covers.push({ from: stretch.from, to: stretch.to, nodes, orgUnits: [...remaining] })
    }
    return covers
  }
}

/** Later than every month that a fact can have: 9999-12. */
const lastMonth = 9999 * 12 + 11

interface Stretch {
  readonly from: number
  readonly to: number
}

/** The longest stretches of months in which none of the spans begins or ends. */
function stretches(spans: readonly Stretch[]): Stretch[] {
  const starts = [...new Set([0, ...spans.flatMap(({ from, to }) => [from, to + 1])])].sort((a, b) => a - b)
  return starts.flatMap((from, index) => {
    const to = (starts[index + 1] ?? lastMonth + 1) - 1
    return from > lastMonth ? [] : [{ from, to }]
  })
}

function subtree(root: string, children: ReadonlyMap<string, readonly string[]>): Set<string> {
  const units = new Set([root])
  const waiting = [root]
  for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop()) {
    for (const child of children.get(parent) ?? []) {
      if (units.has(child)) continue
      units.add(child)
      waiting.push(child)
    }
  }
  return units
}

function memberKey({ node, orgUnit }: Pick<Member, 'node' | 'orgUnit'>): string {
  return JSON.stringify([node, orgUnit])
}

function same(list: readonly string[], others: Iterable<string>): boolean {
  const rest = [...others]
  return list.length === rest.length && list.every((item, index) => item === rest[index])
}
