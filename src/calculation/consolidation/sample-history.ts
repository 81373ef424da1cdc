import fc from 'fast-check'
import type { Fact } from '#domain/fact.ts'
import { addMonths, type Month, month } from '#domain/month.ts'
import type { OrgChange } from '#domain/org-change.ts'
import { type Organisation, type OrgUnitCode, type OrgUnitVersion, orgUnitCode } from '#domain/organisation.ts'
import { period } from '#domain/period.ts'
import { actual } from '#domain/scenario.ts'
import { decimal, exact } from '#lib/exact.ts'

/** A region that was reorganised at random, and amounts reported on the units that were there: for the properties of this folder. */
export interface SampleHistory {
  readonly organisation: Organisation
  readonly changes: readonly OrgChange[]
  readonly facts: readonly Fact[]
  /** From the month before the first change to the month after the last. */
  readonly months: readonly Month[]
}

export const sampleRoot = orgUnitCode('r')

export const sampleHistories: fc.Arbitrary<SampleHistory> = fc
  .record({
    steps: fc.array(fc.array(fc.nat(1_000_000), { minLength: 7, maxLength: 7 }), { maxLength: 12 }),
    amounts: fc.array(fc.tuple(fc.nat(10_000), fc.nat(10_000), fc.integer({ min: -100_000, max: 100_000 }), fc.nat(5)), {
      minLength: 1,
      maxLength: 30,
    }),
  })
  .map(({ steps, amounts }) => {
    const { versions, changes, last } = reorganise(steps)
    const months = Array.from({ length: monthsBetween(first, last) + 2 }, (_, index) => addMonths(first, index))
    const facts = amounts.map(([unitDraw, monthDraw, ore, span], index): Fact => {
      const version = pick(versions, unitDraw)
      const alive = months.filter(
        (each) => version.validFrom <= each && (version.validTo === undefined || each <= version.validTo),
      )
      const from = pick(alive, monthDraw)
      return {
        id: `d1:${index + 1}`,
        series: 'ledger',
        orgUnit: version.code,
        period: period(from, addMonths(from, span === 0 ? 5 : 0)),
        scenario: actual,
        dimensions: { account: '4011' },
        amount: decimal(ore, 2),
        unitOfMeasure: 'sek',
        source: { fileName: 'prov.se', row: index + 1 },
      }
    })
    return { organisation: { versions }, changes, facts, months }
  })

const first = month('2020-01')

/** Plays the draws as one change a step on a small tree; each step is a month or two after the one before. */
function reorganise(steps: readonly (readonly number[])[]) {
  const closed: OrgUnitVersion[] = []
  const open = new Map<OrgUnitCode, OrgUnitVersion>()
  const changes: OrgChange[] = []
  let named = 0
  let now = first

  const begin = (code: OrgUnitCode, parent: OrgUnitCode | undefined, nameSv: string = code) => {
    const level = parent === undefined ? 'region' : 'unit'
    open.set(code, { code, nameSv, level, ...(parent === undefined ? {} : { parent }), validFrom: now })
  }
  const end = (code: OrgUnitCode, heir: OrgUnitCode) => {
    const version = open.get(code)
    if (version === undefined) throw new Error(`${code} is not open.`)
    if (version.validFrom < now) closed.push({ ...version, validTo: addMonths(now, -1) })
    open.delete(code)
    for (const child of [...open.values()]) if (child.parent === code && child.code !== heir) reparent(child.code, heir)
  }
  const reparent = (code: OrgUnitCode, parent: OrgUnitCode, nameSv?: string) => {
    const version = open.get(code)
    if (version === undefined) throw new Error(`${code} is not open.`)
    const { validFrom } = version
    open.set(code, { ...version, parent, nameSv: nameSv ?? version.nameSv, validFrom: now })
    if (validFrom < now) closed.push({ ...version, validTo: addMonths(now, -1) })
  }
  const newCode = () => {
    named += 1
    return orgUnitCode(`u${named}`)
  }
  const isBelow = (code: OrgUnitCode, above: OrgUnitCode): boolean => {
    for (let each: OrgUnitCode | undefined = code; each !== undefined; each = open.get(each)?.parent)
      if (each === above) return true
    return false
  }

  begin(sampleRoot, undefined)
  for (const parent of [sampleRoot, sampleRoot, sampleRoot, 'u1', 'u1', 'u2', 'u4']) begin(newCode(), orgUnitCode(parent))

  for (const [kind = 0, a = 0, b = 0, c = 0, d = 0, gap = 0, share = 0] of steps) {
    const codes = [...open.keys()].filter((code) => code !== sampleRoot)
    if (codes.length < 2) break
    now = addMonths(now, 1 + (gap % 2))
    const drawn = pick(codes, a)
    const parentOf = (code: OrgUnitCode) => open.get(code)?.parent ?? sampleRoot
    switch (kind % 7) {
      case 0: {
        const [to, parent] = [newCode(), parentOf(drawn)]
        begin(to, parent)
        end(drawn, to)
        changes.push({ kind: 'rename', month: now, from: drawn, to })
        break
      }
      case 1: {
        const [from, to] = [
          parentOf(drawn),
          pick(
            [...open.keys()].filter((code) => !isBelow(code, drawn)),
            b,
          ),
        ]
        if (from === to) break
        reparent(drawn, to)
        // Half the moves are left for the tree alone to show.
        if (c % 2 === 0) changes.push({ kind: 'move', month: now, orgUnit: drawn, from, to })
        break
      }
      case 2: {
        const other = pick(
          codes.filter((code) => code !== drawn),
          b,
        )
        const into = c % 3 === 0 && !isBelow(other, drawn) ? other : undefined
        const parent = pick(
          [...open.keys()].filter((code) => !isBelow(code, drawn) && !isBelow(code, other)),
          d,
        )
        const to = into ?? newCode()
        if (into === undefined) {
          begin(to, parent)
          end(other, to)
        }
        end(drawn, to)
        changes.push({ kind: 'merge', month: now, from: [drawn, other], to })
        break
      }
      case 3: {
        const [one, other] = [c % 2 === 0 ? drawn : newCode(), newCode()]
        const part = exact(1 + (share % 9), 10 + (share % 3))
        begin(
          other,
          pick(
            [...open.keys()].filter((code) => !isBelow(code, drawn)),
            b,
          ),
        )
        if (one !== drawn) {
          begin(one, parentOf(drawn))
          end(drawn, one)
        }
        const rest = exact(part.denominator - part.numerator, part.denominator)
        changes.push({
          kind: 'split',
          month: now,
          from: drawn,
          to: [
            { orgUnit: one, share: part },
            { orgUnit: other, share: rest },
          ],
        })
        break
      }
      case 4:
        begin(newCode(), pick([...open.keys()], b))
        break
      case 5:
        end(drawn, parentOf(drawn))
        break
      case 6:
        reparent(drawn, parentOf(drawn), `${drawn} ${now}`)
        break
    }
  }
  return { versions: [...closed, ...open.values()], changes, last: now }
}

function pick<T>(candidates: readonly T[], draw: number): T {
  const picked = candidates[draw % candidates.length]
  if (picked === undefined) throw new Error('There is nothing to pick from.')
  return picked
}

function monthsBetween(from: Month, to: Month): number {
  let count = 0
  for (let each = from; each < to; each = addMonths(each, 1)) count += 1
  return count
}
