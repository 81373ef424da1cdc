import type { Finding } from './finding.ts'

/** A report's finding. Absent fingerprint: its version was composed before there were any, and it cannot be answered there. */
export interface ReportFinding extends Finding {
  /** The same from version to version while the finding says the same of the same figures and words; see `fingerprintFindings`. */
  readonly fingerprint?: string
}

/** What can be done about a finding without changing the report. Kept in order and never changed. */
export const findingAnswerKinds = {
  accepted: { labelSv: 'Godtagen' },
  withdrawn: { labelSv: 'Återtagen' },
} as const satisfies Record<string, { labelSv: string }>

export type FindingAnswerKind = keyof typeof findingAnswerKinds

/** Somebody's word that a finding is as it should be, because …; or that it no longer is. */
export interface FindingAnswer {
  readonly orgUnit: string
  readonly round: string
  /** The number of the version that was looked at. */
  readonly version: number
  readonly fingerprint: string
  /** What was answered, as it stood. */
  readonly code: string
  readonly messageSv: string
  readonly kind: FindingAnswerKind
  readonly reasonSv: string
  readonly by: string
  /** As the person was called then. */
  readonly byNameSv: string
  readonly at: Date
}

export interface AnsweredFinding extends ReportFinding {
  /** Why it was accepted, by whom and when; absent while it is open. */
  readonly answer?: FindingAnswer
}

/**
 * A version's findings with what has been answered, in the order given. An answer holds from the version that it was given on:
 * what is said or taken back later, of a later version, changes nothing in an earlier one. Sums are never waved through.
 */
export function withAnswers(
  { number, findings }: { readonly number: number; readonly findings: readonly ReportFinding[] },
  answers: readonly FindingAnswer[],
): AnsweredFinding[] {
  const latest = new Map<string, FindingAnswer>()
  for (const answer of answers) if (answer.version <= number) latest.set(answer.fingerprint, answer)
  return findings.map((finding) => {
    const answer = finding.fingerprint === undefined || finding.mustBeMended ? undefined : latest.get(finding.fingerprint)
    return answer?.kind === 'accepted' ? { ...finding, answer } : finding
  })
}

/**
 * The errors and warnings that nobody has answered: what stands between a version and its approval (`hasErrors` of them), and
 * what its reviewer still has to judge. A note asks for nothing.
 */
export function openFindings(
  version: { readonly number: number; readonly findings: readonly ReportFinding[] },
  answers: readonly FindingAnswer[],
): ReportFinding[] {
  return withAnswers(version, answers).filter(isOpen)
}

export function isOpen({ severity, answer }: AnsweredFinding): boolean {
  return severity !== 'note' && answer === undefined
}

/** Open errors and open warnings, notes, and what has been answered. */
export interface FindingCounts {
  readonly error: number
  readonly warning: number
  readonly note: number
  readonly answered: number
}

export function countFindings(findings: readonly AnsweredFinding[]): FindingCounts {
  const counts = { error: 0, warning: 0, note: 0, answered: 0 }
  for (const { severity, answer } of findings) counts[answer === undefined ? severity : 'answered'] += 1
  return counts
}
