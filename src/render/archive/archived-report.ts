import type { Document } from '#domain/document.ts'
import type { ReportDecision, ReportEvent, SealedFile } from '#domain/report-course.ts'

/** What is handed to an archive of one sealed version. */
export interface ArchivedReport {
  /** 'fds-2025-D2-v3': the package's name and folder. */
  readonly name: string
  readonly document: Document
  readonly version: number
  readonly caseNumber?: string
  readonly decision?: ReportDecision
  /** Of the version, oldest first, with the name of who did it. */
  readonly events: readonly (ReportEvent & { readonly bySv: string })[]
  readonly sealed: readonly (SealedFile & { readonly bytes: Uint8Array })[]
  /** When its files were sealed: the package's own date, so that it is the same whenever it is made. */
  readonly sealedAt: Date
}

/** One file in the package, by its path in it. */
export interface ArchivedFile {
  readonly path: string
  readonly contentType: string
  readonly bytes: Uint8Array
  readonly sha256: string
}
