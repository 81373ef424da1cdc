import { sha256 } from '#lib/sha256.ts'

/** What is written in the audit trail. What each kind of deed is about is its subject: "p3", "a12", "fds/2025-D2". */
export const auditEvents = {
  'signed-in': { labelSv: 'Loggade in' },
  'sign-in-refused': { labelSv: 'Nekades inloggning' },
  'signed-out': { labelSv: 'Loggade ut' },
  'person-added': { labelSv: 'Lade till person' },
  'person-changed': { labelSv: 'Ändrade person' },
  'person-left': { labelSv: 'Avslutade person' },
  'person-returned': { labelSv: 'Återupptog person' },
  appointed: { labelSv: 'Gav uppdrag' },
  'appointment-ended': { labelSv: 'Avslutade uppdrag' },
  'password-link-made': { labelSv: 'Skapade lösenordslänk' },
  'password-chosen': { labelSv: 'Valde lösenord' },
  'report-moved': { labelSv: 'Flyttade rapport' },
  'access-reviewed': { labelSv: 'Skrev under behörighetsgranskning' },
} as const satisfies Record<string, { labelSv: string }>

export type AuditEvent = keyof typeof auditEvents

/** A deed to be written down. `detail` holds what changed, never a secret. */
export interface AuditDeed {
  readonly at: Date
  /** An actor's id. */
  readonly actor: string
  readonly event: AuditEvent
  readonly subject: string
  readonly detail?: Readonly<Record<string, string>>
}

/** A deed as it stands in the trail: numbered 1, 2, 3 … and sealed with the hash of the entry before. */
export interface AuditEntry {
  readonly number: number
  readonly at: Date
  readonly actor: string
  readonly event: string
  readonly subject: string
  /** JSON, letter by letter as it was sealed. */
  readonly detail: string
  readonly previousHash: string
  readonly hash: string
}

/** What the first entry follows. */
export const auditStart: Pick<AuditEntry, 'number' | 'hash'> = { number: 0, hash: '0'.repeat(64) }

export function sealAuditEntry(deed: AuditDeed, previous: Pick<AuditEntry, 'number' | 'hash'>): AuditEntry {
  const unsealed = {
    number: previous.number + 1,
    at: deed.at,
    actor: deed.actor,
    event: deed.event,
    subject: deed.subject,
    detail: JSON.stringify(deed.detail ?? {}),
    previousHash: previous.hash,
  }
  return { ...unsealed, hash: hashOf(unsealed) }
}

/**
 * Why the entry cannot have followed the previous one untouched, in Swedish; undefined when it can. An end that has been cut
 * off shows only against a number and a hash that were written down elsewhere.
 */
export function auditFault(entry: AuditEntry, previous: Pick<AuditEntry, 'number' | 'hash'>): string | undefined {
  if (entry.number !== previous.number + 1) {
    return `Post ${previous.number + 1} saknas: efter post ${previous.number} kommer post ${entry.number}.`
  }
  if (entry.previousHash !== previous.hash) return `Post ${entry.number} hör inte ihop med posten före den.`
  if (entry.hash !== hashOf(entry)) return `Post ${entry.number} har ändrats efter att den skrevs.`
  return undefined
}

function hashOf({ number, at, actor, event, subject, detail, previousHash }: Omit<AuditEntry, 'hash'>): string {
  return sha256(Buffer.from(JSON.stringify([number, at.toISOString(), actor, event, subject, detail, previousHash])))
}
