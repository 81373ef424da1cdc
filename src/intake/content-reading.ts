import type { Content } from '#domain/content.ts'
import type { Reading } from '#domain/delivery.ts'
import type { FindingLog } from './finding-log.ts'

/** A reading of one content, or of none. A content supersedes an earlier one of its kind and key whole. */
export function contentReading(format: string, content: Content | undefined, log: FindingLog): Reading {
  return {
    format,
    facts: [],
    contents: content ? [content] : [],
    slices: content ? [{ stream: `${content.kind}/${content.key}`, scenario: 'actual' }] : [],
    controlTotals: [],
    findings: log.toFindings(),
  }
}
