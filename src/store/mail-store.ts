import type { Tidings } from '#domain/tidings.ts'

/** What people are to be told, the mails that tell it, and who does not want the digest. */
export interface MailStore {
  /** Neither told nor put aside, oldest first. */
  listUntold(): Promise<WaitingTidings[]>
  /** Those of the tidings that their persons have not been told of, in the order given. */
  withoutTold(tidings: readonly Tidings[]): Promise<Tidings[]>
  /**
   * Puts mails in the queue, and settles what they tell and what is put aside, in one transaction. A mail of which some
   * tidings have been settled by another since they were read is left out. With a day, all of it is that day's digests:
   * false, and nothing written, when the day's have been made.
   */
  queue(batch: MailBatch): Promise<boolean>
  isDigestMade(day: string): Promise<boolean>

  /** The mail that has waited longest, taken for sending until `leaseUntil`: then it may be taken again. */
  takeNext(now: Date, leaseUntil: Date): Promise<QueuedMail | undefined>
  markSent(mailId: bigint, at: Date): Promise<void>
  /** Without a next attempt it is given up. */
  markFailed(mailId: bigint, problem: string, nextAttemptAt: Date | undefined): Promise<void>
  /** How the queue stands. */
  countMails(): Promise<MailCounts>
  /** Latest first. */
  listGivenUp(limit: number): Promise<GivenUpMail[]>

  /** Who wants no digest. */
  listWithoutDigest(): Promise<string[]>
  setDigest(person: string, digest: boolean, at: Date): Promise<void>
}

export interface WaitingTidings extends Tidings {
  readonly id: bigint
  readonly madeAt: Date
}

export interface MailBatch {
  readonly at: Date
  /** ISO date. */
  readonly digestDay?: string
  readonly mails: readonly NewMail[]
  /** Ids of tidings that are settled without any mail. */
  readonly putAside: readonly bigint[]
  /** Tidings that were never written before, and are settled without any mail. */
  readonly reminded?: readonly Tidings[]
}

export interface NewMail {
  readonly person: string
  readonly key: string
  readonly messageId: string
  readonly address: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly isDigest: boolean
  /** Ids of the tidings that it tells. */
  readonly tells: readonly bigint[]
  /** Tidings that it tells and that were never written before: the day's reminders. */
  readonly reminds: readonly Tidings[]
}

export interface QueuedMail extends Omit<NewMail, 'tells' | 'reminds'> {
  readonly id: bigint
  /** The present one included. */
  readonly attempts: number
  readonly madeAt: Date
}

export interface MailCounts {
  readonly waiting: number
  readonly sent: number
  readonly givenUp: number
  /** What the last attempt of a waiting mail came to. */
  readonly lastProblem?: string
}

export interface GivenUpMail {
  readonly address: string
  readonly subject: string
  readonly madeAt: Date
  readonly problem: string
}
