import type { FindingAnswer } from '#domain/finding-answer.ts'

/** What people have answered when checks found something. Only ever added to. */
export interface FindingAnswerStore {
  /** All of them, or none. */
  write(answers: readonly FindingAnswer[]): Promise<void>
  /** Of a unit's round, oldest first: the last one of a fingerprint is how it stands. */
  list(address: { readonly orgUnit: string; readonly round: string }): Promise<FindingAnswer[]>
}
