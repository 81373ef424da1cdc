import type { Reading } from '#domain/delivery.ts'
import type { FindingCode } from './finding-codes.ts'
import { createFindingLog } from './finding-log.ts'
import { readInThread } from './reading-thread.ts'
import type { Reference, Upload } from './reference.ts'

export interface UploadLimits {
  /** Refused unread above this. */
  readonly maxBytes: number
  /** What reading may take before it is ended. */
  readonly maxMemoryMegabytes: number
  readonly maxMilliseconds: number
}

/** A region's whole ledger for a year is some 50 MB of SIE and is read in seconds. */
export const defaultUploadLimits: UploadLimits = { maxBytes: 100_000_000, maxMemoryMegabytes: 1_024, maxMilliseconds: 120_000 }

/**
 * A file comes in, facts and contents come out, with everything that is wrong in it: a refused file is a reading with an
 * error. Read in a thread of its own with a lid on memory and time, so that no file, however made, takes the server with it.
 */
export async function readUpload(upload: Upload, reference: Reference, limits: Partial<UploadLimits> = {}): Promise<Reading> {
  const { maxBytes, maxMemoryMegabytes, maxMilliseconds } = { ...defaultUploadLimits, ...limits }
  if (upload.bytes.length > maxBytes) {
    return refusal(
      upload,
      'I-002',
      `Filen är ${megabytes(upload.bytes.length)} MB; högst ${megabytes(maxBytes)} MB läses. Dela upp den, till exempel per år.`,
    )
  }
  const { organisation, accounts, profiles, ledgerProfiles = [] } = reference
  const outcome = await readInThread(
    {
      upload: { fileName: upload.fileName, bytes: upload.bytes, everyRow: upload.everyRow === true },
      reference: { organisation, accounts, profiles, ledgerProfiles },
    },
    { maxMemoryMegabytes, maxMilliseconds },
  )
  switch (outcome.kind) {
    case 'read':
      return outcome.reading
    case 'too-slow':
      return refusal(
        upload,
        'I-008',
        `Filen hann inte läsas på ${Math.round(maxMilliseconds / 1_000)} sekunder och läsningen avbröts. Dela upp filen, eller kontrollera hur den är gjord.`,
      )
    case 'too-big':
      return refusal(
        upload,
        'I-008',
        `Filen tog mer än ${maxMemoryMegabytes} MB minne att läsa och läsningen avbröts. Dela upp filen, eller kontrollera hur den är gjord.`,
      )
    case 'broken':
      return refusal(
        upload,
        'I-009',
        `Filen kunde inte läsas på grund av ett fel i programmet (${outcome.message}). Spara filen och felanmäl.`,
      )
  }
}

function refusal({ fileName }: Upload, code: FindingCode, messageSv: string): Reading {
  const log = createFindingLog(fileName)
  log.add(code, {}, messageSv)
  return { format: 'unknown', facts: [], contents: [], slices: [], controlTotals: [], findings: log.toFindings() }
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1_000_000)
}
