import type { Reading } from '#domain/delivery.ts'
import { createFindingLog } from './finding-log.ts'
import { recognise } from './recognise.ts'
import type { Reference, Upload } from './reference.ts'

/** Recognises the bytes and reads them, in the calling thread: what `readUpload` does behind its lids. */
export async function readBytes(upload: Upload, reference: Reference): Promise<Reading> {
  const recognition = recognise(upload.bytes)
  if (recognition.kind === 'recognised') return recognition.format.read(upload, reference)
  const log = createFindingLog(upload.fileName)
  log.add(recognition.code, {}, recognition.messageSv)
  return { format: 'unknown', facts: [], contents: [], slices: [], controlTotals: [], findings: log.toFindings() }
}
