import { z } from 'zod'
import { addMonths, formatMonth, type Month } from '#domain/month.ts'
import { endsOf, formatShare, type OrgChange, orgChangeKinds } from '#domain/org-change.ts'
import { type Organisation, type OrgUnitCode, unitAt } from '#domain/organisation.ts'
import type { SourcePlace } from '#domain/source-place.ts'
import { compare, type Exact, equals, exact, multiply, sum, zero } from '#lib/exact.ts'
import { parseSwedishNumber } from '#lib/swedish-numbers.ts'
import type { YamlPath } from '../../../yaml/read-yaml.ts'
import { month, orgUnit, text } from '../../../yaml/schema-words.ts'
import type { ReportProblem } from './define-content-kind.ts'

/** A share key as people write one: 3/5, 0,6 or 60 %. Exact in each form. */
const share = text.transform((written, context): Exact => {
  const parsed = parseShare(written)
  if (parsed !== undefined) return parsed
  context.addIssue({ code: 'custom', message: 'En andel skrivs 3/5, 0,6 eller 60 % och är större än 0.' })
  return z.NEVER
})

/** How the tree became what it is: `changes:` of the region's file. */
export const orgChangesSchema = z.array(
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('rename'), month, from: orgUnit, to: orgUnit }),
    z.strictObject({ kind: z.literal('move'), month, orgUnit, from: orgUnit, to: orgUnit }),
    z.strictObject({ kind: z.literal('merge'), month, from: z.array(orgUnit).min(2), to: orgUnit }),
    z.strictObject({ kind: z.literal('split'), month, from: orgUnit, to: z.array(z.strictObject({ orgUnit, share })).min(2) }),
  ]),
)

type WrittenChange = z.output<typeof orgChangesSchema>[number]

export function withChangeSources(written: readonly WrittenChange[], at: (path: YamlPath) => SourcePlace): OrgChange[] {
  return written.map((change, index) => ({ ...change, source: at(['changes', index]) }))
}

/**
 * Holds each change against the tree: its units are there before and after, and not where they should have ended; shares
 * sum to exactly 1; no unit's amounts are taken two ways in one month.
 */
export function reportChanges(changes: readonly WrittenChange[], organisation: Organisation, report: ReportProblem): void {
  const known = new Set(organisation.versions.map(({ code }) => code))
  for (const [index, change] of changes.entries()) {
    const path = ['changes', index]
    const unknown = unitsOf(change).filter((code) => !known.has(code))
    for (const code of new Set(unknown)) {
      report('I-086', path, `${titleOf(change)} nämner enheten ${code}, som inte finns bland units. Rätta koden.`)
    }
    if (unknown.length > 0) continue
    const lacks = lacksOf(change, organisation)
    if (lacks.length > 0) report('I-088', path, `${titleOf(change)}: ${lacks.join(' ')}`)
    const clash = changes.slice(0, index).find((other) => clashes(other, change))
    if (clash) {
      report(
        'I-088',
        path,
        `${titleOf(change)} rör en enhet som redan ändras i samma månad (${orgChangeKinds[clash.kind].labelSv.toLowerCase()} högre upp). Slå ihop dem till en förändring eller ge dem olika månader.`,
      )
    }
  }
}

function parseShare(written: string): Exact | undefined {
  const fraction = /^\s*(\d{1,9})\s*\/\s*(\d{1,9})\s*$/.exec(written)
  if (fraction) {
    const [numerator, denominator] = [BigInt(fraction[1] ?? 0), BigInt(fraction[2] ?? 0)]
    return numerator > 0n && denominator > 0n ? exact(numerator, denominator) : undefined
  }
  const number = parseSwedishNumber(written)
  if (number === undefined || compare(number.value, zero) <= 0) return undefined
  return number.percent ? multiply(number.value, exact(1n, 100n)) : number.value
}

/** "Delningen januari 2024". */
function titleOf({ kind, month }: WrittenChange): string {
  const definiteSv = { rename: 'Namnbytet', move: 'Flytten', merge: 'Sammanslagningen', split: 'Delningen' } as const
  return `${definiteSv[kind]} ${formatMonth(month)}`
}

function unitsOf(change: WrittenChange): OrgUnitCode[] {
  const { from, to } = endsOf(change)
  return change.kind === 'move' ? [change.orgUnit, ...from, ...to] : [...from, ...to]
}

function lacksOf(change: WrittenChange, organisation: Organisation): string[] {
  const before = (code: OrgUnitCode) => unitAt(organisation, code, addMonths(change.month, -1))
  const after = (code: OrgUnitCode) => unitAt(organisation, code, change.month)
  const { from, to } = endsOf(change)
  const sources = change.kind === 'move' ? [change.orgUnit] : from
  const targets = change.kind === 'move' ? [change.orgUnit] : to
  const lacks = [
    ...sources.filter((code) => !before(code)).map((code) => `${code} gäller inte ${formatMonth(addMonths(change.month, -1))}.`),
    ...targets.filter((code) => !after(code)).map((code) => `${code} gäller inte ${formatMonth(change.month)}.`),
    ...sources
      .filter((code) => !targets.includes(code) && after(code))
      .map((code) => `${code} gäller fortfarande ${formatMonth(change.month)}. Ge enheten ett validTo, eller nämn den under to.`),
  ]
  if (lacks.length > 0) return lacks
  switch (change.kind) {
    case 'rename':
      return lacksOfRename(change.from, change.to, change.month, organisation)
    case 'move':
      return lacksOfMove(change, before(change.orgUnit)?.parent, after(change.orgUnit)?.parent)
    case 'merge':
      return repeatedIn(change.from)
    case 'split': {
      const total = sum(change.to.map((part) => part.share))
      const wrongSum = equals(total, exact(1n))
        ? []
        : [`andelarna blir tillsammans ${formatShare(total)} och ska bli 100 % exakt.`]
      return [...repeatedIn(to), ...wrongSum]
    }
  }
}

function lacksOfRename(from: OrgUnitCode, to: OrgUnitCode, month: Month, organisation: Organisation): string[] {
  const before = unitAt(organisation, from, addMonths(month, -1))
  const after = unitAt(organisation, to, month)
  if (from !== to) {
    return unitAt(organisation, to, addMonths(month, -1))
      ? [`${to} fanns redan. Två enheter som blir en är en sammanslagning (merge).`]
      : []
  }
  const sameName = before?.nameSv === after?.nameSv && before?.shortNameSv === after?.shortNameSv
  return sameName ? [`${from} heter ${after?.nameSv ?? from} både före och efter.`] : []
}

function lacksOfMove(
  { orgUnit: code, from, to }: { orgUnit: OrgUnitCode; from: OrgUnitCode; to: OrgUnitCode },
  parentBefore: OrgUnitCode | undefined,
  parentAfter: OrgUnitCode | undefined,
): string[] {
  return [
    ...(parentBefore === from ? [] : [`${code} ligger före flytten under ${parentBefore ?? 'ingen'}, inte under ${from}.`]),
    ...(parentAfter === to ? [] : [`${code} ligger efter flytten under ${parentAfter ?? 'ingen'}, inte under ${to}.`]),
  ]
}

function repeatedIn(codes: readonly OrgUnitCode[]): string[] {
  return [...new Set(codes.filter((code, index) => codes.indexOf(code) !== index))].map((code) => `${code} står två gånger.`)
}

/** Two changes of a month that take the same unit's amounts, or take them on from where the other has just put them. */
function clashes(a: WrittenChange, b: WrittenChange): boolean {
  if (a.month !== b.month) return false
  if (a.kind === 'move' || b.kind === 'move') return a.kind === 'move' && b.kind === 'move' && a.orgUnit === b.orgUnit
  const [endsA, endsB] = [endsOf(a), endsOf(b)]
  const taken = (ends: typeof endsA) => [...ends.from, ...ends.to]
  return endsA.from.some((code) => taken(endsB).includes(code)) || endsB.from.some((code) => taken(endsA).includes(code))
}
