import type { AuditDeed, AuditEntry } from '#domain/audit.ts'
import type { Content } from '#domain/content.ts'
import type { Delivery, Reading, Snapshot } from '#domain/delivery.ts'
import type { DeliveryComparison } from '#domain/delivery-comparison.ts'
import type { Fact, FactSelection } from '#domain/fact.ts'
import type { LedgerBalances, LedgerChange, LedgerQuestion } from '#domain/ledger-balance.ts'
import type { OrgUnitCode } from '#domain/organisation.ts'
import type { Period } from '#domain/period.ts'
import type { ReportVersion } from '#domain/report-version.ts'
import type { SeriesName } from '#domain/series.ts'
import type { AuditVerification } from './audit.queries.ts'
import type { CalendarStore } from './calendar-store.ts'
import type { CommentStore } from './comment-store.ts'
import type { FindingAnswerStore } from './finding-answer-store.ts'
import type { MailStore } from './mail-store.ts'
import type { PeopleStore } from './people-store.ts'
import type { ReportCourseStore } from './report-course-store.ts'
import type { RoundStore } from './round-store.ts'
import type { SectionTextStore } from './section-text-store.ts'

/**
 * What the house keeps, and how it is asked for. Facts and contents are bitemporal: valid months × the deliveries that
 * brought them. Nothing that was accepted is ever changed or removed; every question names the snapshot it is asked of.
 */
export interface Store {
  /**
   * Keeps the file with what was made of it. With errors among the findings it is kept as rejected and nothing of it can
   * be accepted. A file whose bytes were accepted before, or are staged and mean the same, changes nothing: the earlier
   * delivery comes back, `duplicate`. Of two at the same instant one is kept.
   */
  stageDelivery(incoming: IncomingDelivery): Promise<{ delivery: Delivery; duplicate: boolean }>
  /**
   * Makes a staged delivery's facts and contents part of what is known, in one transaction, one at a time whoever asks;
   * earlier slices of the same stream and scenario are superseded month by month. Accepting twice is accepting once.
   * Throws when the delivery is unknown or rejected. When the terms do not hold it stays staged, and nothing is changed.
   */
  acceptDelivery(deliveryId: string, terms?: AcceptanceTerms): Promise<Delivery>
  /** Throws away a staged delivery's claim: it stays listed as rejected. */
  rejectDelivery(deliveryId: string): Promise<Delivery>
  loadDelivery(deliveryId: string): Promise<Delivery | undefined>
  /** The file as it came. */
  loadDeliveryFile(deliveryId: string): Promise<Uint8Array | undefined>
  /**
   * What a delivery with facts changes against what it supersedes, or would supersede if it were accepted now; at most
   * `rowLimit` of the rows that differ, the largest change first. Of those facts alone that `seen` holds.
   */
  compareDelivery(deliveryId: string, rowLimit: number, seen?: FactsSeen): Promise<DeliveryComparison | undefined>
  /** Latest first; of those alone that `seen` holds. */
  listDeliveries(page?: { limit: number; offset: number }, seen?: DeliveriesSeen): Promise<Delivery[]>
  /** Whom the rows from one to another of a delivered file tell of. */
  loadRowConcerns(deliveryId: string, rows: { readonly from: number; readonly to: number }): Promise<RowConcern[]>

  /** What is known now. */
  loadCurrentSnapshot(): Promise<Snapshot>
  loadFacts(snapshot: Snapshot, scope?: FactScope): Promise<Fact[]>
  /** The facts that a figure stands on. */
  loadSelectedFacts(snapshot: Snapshot, selection: FactSelection): Promise<Fact[]>
  /**
   * The ledger summed, in the questions' order: what `balancesOfFacts` gives of all facts known at the snapshot, without
   * reading them where balances are kept. Quick for the latest snapshot; an older one costs the facts that differ since.
   */
  loadLedgerBalances(snapshot: Snapshot, questions: readonly LedgerQuestion[]): Promise<LedgerBalances[]>
  /**
   * All that the ledger's deliveries changed between two snapshots: what was asked at the earlier is brought to the later
   * with `afterChanges`. Undefined when so many facts came or went that asking again is the quicker way.
   */
  loadLedgerChanges(earlier: Snapshot, later: Snapshot): Promise<readonly LedgerChange[] | undefined>
  loadContents(snapshot: Snapshot): Promise<readonly Content[]>

  /**
   * Brings the ledger's balances up to date with all that is known. Small deliveries are there when they are accepted and
   * large ones follow by themselves; answers are the same before and after, only quicker.
   */
  settleLedgerBalances(): Promise<void>

  /** Keeps the version under the next number of its unit and round. Two at once get two numbers. */
  saveReportVersion(version: Omit<ReportVersion, 'id' | 'number'>): Promise<ReportVersion>
  loadReportVersion(id: string): Promise<ReportVersion | undefined>
  loadLatestReportVersion(orgUnit: string, round: string): Promise<ReportVersion | undefined>
  /** Newest first, without documents and tables: for lists. */
  listReportVersions(filter?: { orgUnit?: string; round?: string }): Promise<ReportVersionSummary[]>

  /** What happens to composed versions, and the files that are sealed of them. */
  readonly reports: ReportCourseStore

  readonly people: PeopleStore

  /** Writes a deed that stands alone; what is part of a change is written by that change's own transaction. */
  appendAudit(deed: AuditDeed): Promise<AuditEntry>
  /** Latest first; of one subject when it is named. */
  listAudit(page: { subject?: string; limit: number; offset: number }): Promise<AuditEntry[]>
  loadAuditEntry(number: number): Promise<AuditEntry | undefined>
  verifyAudit(): Promise<AuditVerification>

  /** What rounds ask and people answer. */
  readonly rounds: RoundStore

  /** What people say about figures, tasks, items and sections. */
  readonly comments: CommentStore

  /** What people answer when a report's checks find something. */
  readonly findingAnswers: FindingAnswerStore

  /** What people write in reports where no round asks for it. */
  readonly texts: SectionTextStore

  readonly mail: MailStore
  readonly calendar: CalendarStore

  /** Ends the connections (and the embedded server, when this process started it). */
  close(): Promise<void>
}

export interface IncomingDelivery {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly reading: Reading
  readonly receivedAt: Date
  readonly receivedBy: string
  /**
   * What the same bytes as an earlier delivery's mean. The accepted one answers for them (the default), and a staged one that
   * was read the same; a staged one whatever it was read as, for a program that tries again; or they are read anew, by a
   * profile that has changed.
   */
  readonly sameBytes?: 'accepted-answers' | 'staged-answers' | 'read-anew'
}

/** Deliveries that concern any of the units, and those of a sender that nobody has accepted. */
export interface DeliveriesSeen {
  readonly orgUnits: readonly OrgUnitCode[]
  readonly undecidedFrom: string
}

/** Facts of some units; those about people of perhaps fewer. */
export interface FactsSeen {
  readonly orgUnits: readonly OrgUnitCode[]
  readonly ofPeople: { readonly series: readonly SeriesName[]; readonly orgUnits: readonly OrgUnitCode[] }
}

/** A unit that a row of a file has given an amount of, in what series. */
export interface RowConcern {
  readonly sheet?: string
  readonly row: number
  readonly orgUnit: OrgUnitCode
  readonly series: SeriesName
}

export interface AcceptanceTerms {
  /** The delivery that the new one was made from: it, or none, must be all that would be superseded. */
  readonly onlyAfter?: string
}

/** Which facts to read: all when a part is absent. A fact is in scope when its period lies within `period`. */
export interface FactScope {
  readonly orgUnits?: readonly OrgUnitCode[]
  readonly period?: Period
  readonly series?: readonly SeriesName[]
}

export type ReportVersionSummary = Omit<ReportVersion, 'document' | 'tables'>
