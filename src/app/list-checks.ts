import { checks } from '#checks/rules/catalogue.ts'
import type { Severity } from '#domain/finding.ts'

export interface CheckListing {
  readonly code: string
  readonly severity: Severity
  readonly ruleSv: string
}

/** The checks that every report passes through, with their rules in words. */
export function listChecks(): CheckListing[] {
  return checks.map(({ code, severity, ruleSv }) => ({ code, severity, ruleSv }))
}
