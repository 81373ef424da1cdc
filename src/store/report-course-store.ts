import type { ReportEvent, ReportMoveKind, ReportMoveWords, SealedFile } from '#domain/report-course.ts'
import type { ReportState } from '#domain/report-version.ts'
import type { Tidings } from '#domain/tidings.ts'

/** What happens to composed versions. A version itself is never changed: its state moves, and each move stays. */
export interface ReportCourseStore {
  /**
   * Writes what happened to a version with the files that it seals, its audit entry and who is to be told: all of it or
   * nothing. Publishing one supersedes the one that was published before. Not `moved` when somebody was before, when another
   * version of the report is under way, or when a later one has been decided: then nothing is written.
   */
  move(move: ReportMove): Promise<{ readonly moved: boolean }>
  /** Of all the report's versions, oldest first. */
  listEvents(address: { readonly orgUnit: string; readonly round: string }): Promise<ReportEvent[]>
  /** Latest version first; all when nothing is asked. */
  listSealedFiles(filter?: SealedFileFilter): Promise<SealedFile[]>
  loadSealedBytes(file: Pick<SealedFile, 'orgUnit' | 'round' | 'version' | 'form'>): Promise<Uint8Array | undefined>
}

export interface ReportMove {
  readonly orgUnit: string
  readonly round: string
  /** The version's number. */
  readonly version: number
  /** How many events of the version its mover has seen. */
  readonly seenStep: number
  readonly kind: ReportMoveKind
  readonly toState: ReportState
  readonly by: string
  readonly at: Date
  readonly said: ReportMoveWords
  readonly seals?: readonly (Pick<SealedFile, 'form' | 'fileName' | 'sha256' | 'identifier'> & { readonly bytes: Uint8Array })[]
  readonly tell?: readonly Tidings[]
}

export interface SealedFileFilter {
  readonly orgUnit?: string
  readonly round?: string
  readonly sha256?: string
  readonly identifier?: string
}
