import type { Exact } from '#lib/exact.ts'
import type { Content, ContentKind } from './content.ts'
import type { Fact } from './fact.ts'
import type { Finding } from './finding.ts'
import type { OrgUnitCode } from './organisation.ts'
import type { Period } from './period.ts'
import { wholeRegion } from './person.ts'
import type { SeriesName } from './series.ts'
import type { UnitOfMeasure } from './units-of-measure.ts'

export const deliveryStates = {
  staged: { labelSv: 'Förhandsgranskas' },
  accepted: { labelSv: 'Inläst' },
  rejected: { labelSv: 'Avvisad' },
} as const satisfies Record<string, { labelSv: string }>

export type DeliveryState = keyof typeof deliveryStates

/**
 * What a delivery speaks for: one stream's amounts of one scenario over some months. A later accepted delivery of the same
 * stream and scenario supersedes the earlier month by month; the earlier stays and can be read as of its time.
 */
export interface Slice {
  /** The sender's flow: 'ledger/232100-0172/fds', 'csv/hours-worked/fds', 'plan/fds/2025'. */
  readonly stream: string
  /** A scenario's key; 'actual' for contents without one. */
  readonly scenario: string
  /** Absent for contents, which are superseded whole. */
  readonly period?: Period
  /** None of the delivery's own amounts: what the delivery takes over from another stream. Known while it is read, and not kept. */
  readonly takesOver?: true
}

/** A sum that the sender can hold against their own system: "Summa debet − kredit, utfall 2025". */
export interface ControlTotal {
  readonly labelSv: string
  readonly amount: Exact
  readonly unitOfMeasure: UnitOfMeasure
  readonly factCount: number
}

/** What intake made of a file: two hands, what was understood and what was not. Findings of severity error mean: load nothing. */
export interface Reading {
  /** The format's name in intake/formats: 'sie4'. */
  readonly format: string
  readonly facts: readonly Fact[]
  readonly contents: readonly Content[]
  readonly slices: readonly Slice[]
  readonly controlTotals: readonly ControlTotal[]
  readonly findings: readonly Finding[]
}

/** A unit that a delivery tells of, and what it tells. What is common to all units concerns the whole region (`wholeRegion`). */
export interface DeliveryConcern {
  readonly orgUnit: OrgUnitCode
  readonly about: SeriesName | ContentKind
}

/** Each unit and kind once. Of a file with errors: what was understood of it. */
export function concernsOf({ facts, contents }: Pick<Reading, 'facts' | 'contents'>): DeliveryConcern[] {
  const told = new Map<string, DeliveryConcern>()
  const add = (orgUnit: OrgUnitCode, about: DeliveryConcern['about']) => told.set(`${about} ${orgUnit}`, { orgUnit, about })
  for (const { orgUnit, series } of facts) add(orgUnit, series)
  for (const content of contents) add(unitOf(content), content.kind)
  return [...told.values()]
}

/** The unit that it is written for. A profile that reads one unit's file is still the region's own way of reading. */
function unitOf({ kind, body }: Content): OrgUnitCode {
  return kind !== 'mapping-profile' && 'orgUnit' in body ? (body.orgUnit as OrgUnitCode) : wholeRegion
}

export interface Delivery {
  /** 'd12'. */
  readonly id: string
  readonly fileName: string
  readonly sha256: string
  readonly byteSize: number
  readonly format: string
  readonly state: DeliveryState
  readonly receivedAt: Date
  readonly receivedBy: string
  readonly factCount: number
  readonly contentCount: number
  readonly slices: readonly Slice[]
  readonly controlTotals: readonly ControlTotal[]
  readonly findings: readonly Finding[]
  /** Empty when nothing of the file was understood. */
  readonly concerns: readonly DeliveryConcern[]
  /** Position in the order of acceptance; absent until accepted. A snapshot is such a position. */
  readonly sequence?: number
  /** Deliveries that this one superseded in whole or part when it was accepted. */
  readonly supersedes: readonly string[]
  /** Deliveries that have since superseded it in whole or part. */
  readonly supersededBy: readonly string[]
}

/**
 * The state of knowledge after the delivery with that sequence and the answer with that number: 's12', or 's12a345' once
 * people have answered. Two snapshots with one id hold the same facts, contents and answers.
 */
export interface Snapshot {
  readonly id: string
  readonly sequence: number
  /** The number of the last submitted answer, or comment marked for print, that counts; 0 before any. */
  readonly answers: number
}

export function snapshotAt(sequence: number, answers = 0): Snapshot {
  return { id: answers === 0 ? `s${sequence}` : `s${sequence}a${answers}`, sequence, answers }
}

export function parseSnapshotId(id: string): Snapshot | undefined {
  const match = /^s(\d+)(?:a([1-9]\d*))?$/.exec(id)
  return match ? snapshotAt(Number(match[1]), Number(match[2] ?? 0)) : undefined
}
