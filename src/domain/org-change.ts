import type { Exact } from '#lib/exact.ts'
import { formatSwedishNumber, noBreakSpace } from '#lib/swedish-numbers.ts'
import { addMonths, type Month } from './month.ts'
import { type Organisation, type OrgUnitCode, unitAt } from './organisation.ts'
import type { SourcePlace } from './source-place.ts'

/** What can happen to a unit (domain.md §2.2). The first four are written in the region's file; the last two only the tree shows. */
export const orgChangeKinds = {
  rename: { labelSv: 'Namnbyte' },
  move: { labelSv: 'Flytt' },
  merge: { labelSv: 'Sammanslagning' },
  split: { labelSv: 'Delning' },
  open: { labelSv: 'Ny enhet' },
  close: { labelSv: 'Upphör' },
} as const satisfies Record<string, { labelSv: string }>

export type OrgChangeKind = keyof typeof orgChangeKinds

/**
 * A dated change of the organisation. The dated tree says what it was before and after; the change says which amounts of
 * before belong where after.
 */
export type OrgChange = Rename | Move | Merge | Split | Opening | Closure

interface Dated {
  /** The first month of what is new. */
  readonly month: Month
  /** Where it is written; absent when only the tree shows it. */
  readonly source?: SourcePlace
}

/** Another name, under the same code or a new one. */
export interface Rename extends Dated {
  readonly kind: 'rename'
  readonly from: OrgUnitCode
  readonly to: OrgUnitCode
}

/** The same unit under another parent. */
export interface Move extends Dated {
  readonly kind: 'move'
  readonly orgUnit: OrgUnitCode
  readonly from: OrgUnitCode
  readonly to: OrgUnitCode
}

/** Several units become one, which may be one of them. */
export interface Merge extends Dated {
  readonly kind: 'merge'
  readonly from: readonly OrgUnitCode[]
  readonly to: OrgUnitCode
}

/** One unit becomes several, of which one may be itself. */
export interface Split extends Dated {
  readonly kind: 'split'
  readonly from: OrgUnitCode
  /** The shares sum to exactly 1. */
  readonly to: readonly ShareKey[]
}

/** The part of a split unit's amounts that follows to one of its successors. */
export interface ShareKey {
  readonly orgUnit: OrgUnitCode
  readonly share: Exact
}

/** A unit begins and no other became it. */
export interface Opening extends Dated {
  readonly kind: 'open'
  readonly orgUnit: OrgUnitCode
}

/** A unit ends and becomes no other. */
export interface Closure extends Dated {
  readonly kind: 'close'
  readonly orgUnit: OrgUnitCode
}

/** Units whose amounts the change takes somewhere, and where to. Empty for a unit that just begins or ends. */
export function endsOf(change: OrgChange): { readonly from: readonly OrgUnitCode[]; readonly to: readonly OrgUnitCode[] } {
  switch (change.kind) {
    case 'rename':
    case 'move':
      return { from: [change.from], to: [change.to] }
    case 'merge':
      return { from: change.from, to: [change.to] }
    case 'split':
      return { from: [change.from], to: change.to.map(({ orgUnit }) => orgUnit) }
    case 'open':
    case 'close':
      return { from: [], to: [] }
  }
}

/** "Varuförsörjning flyttas från Centrum för administration till Regionstaben", with the names of the time. */
export function formatOrgChange(change: OrgChange, organisation: Organisation): string {
  const before = (code: OrgUnitCode) => unitAt(organisation, code, addMonths(change.month, -1))?.nameSv ?? code
  const after = (code: OrgUnitCode) => unitAt(organisation, code, change.month)?.nameSv ?? code
  switch (change.kind) {
    case 'rename':
      return `${before(change.from)} byter namn till ${after(change.to)}`
    case 'move':
      return `${after(change.orgUnit)} flyttas från ${before(change.from)} till ${after(change.to)}`
    case 'merge':
      return `${listSv(change.from.map(before))} slås samman till ${after(change.to)}`
    case 'split':
      return `${before(change.from)} delas: ${listSv(
        change.to.map(({ orgUnit, share }) => `${formatShare(share)} till ${after(orgUnit)}`),
      )}`
    case 'open':
      return `${after(change.orgUnit)} är ny`
    case 'close':
      return `${before(change.orgUnit)} upphör utan efterträdare`
  }
}

/** "62,5 %", or "1/3" for a share that no two decimals of per cent say exactly. */
export function formatShare(share: Exact): string {
  const exactInHundredths = (share.numerator * 10_000n) % share.denominator === 0n
  if (!exactInHundredths) return `${share.numerator}/${share.denominator}`
  const percent = { numerator: share.numerator * 100n, denominator: share.denominator }
  const decimals = [0, 1].find((count) => (percent.numerator * 10n ** BigInt(count)) % percent.denominator === 0n) ?? 2
  return `${formatSwedishNumber(percent, { decimals })}${noBreakSpace}%`
}

function listSv(parts: readonly string[]): string {
  return new Intl.ListFormat('sv').format(parts)
}
