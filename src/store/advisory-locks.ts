/**
 * The keys of PostgreSQL's advisory locks, all in one place so that no two mean different things by one number. They
 * begin with 'TERT' in ASCII so that they do not meet those of other programs in a shared database.
 */
export const advisoryLocks = {
  /** Held while the schema is brought up to date. */
  migration: key(1),
  /** Held while a delivery is accepted: the order of sequences is the order of commits. */
  acceptance: key(2),
  /** Held shared by each process that uses an embedded server; whoever gets it alone is the last and stops the server. */
  presence: key(3),
  /** Held while a report version gets its number. */
  reportNumber: key(4),
  /** Held while a stream that comes for the first time is given a server. */
  placement: key(5),
  /** Held while the audit trail gets its next entry: each is sealed with the hash of the one before. */
  auditTrail: key(6),
  /** Held while an answer that counts is written: the order of answers' numbers is the order of commits. */
  answers: key(7),
  /** Held while mails are put in the queue: a thing is told in one of them. */
  mail: key(8),
} as const

/** The first half of the keys of locks on one file's bytes; the other half is of the bytes. Apart from the keys above. */
export const sameFileLocks = 0x54455254

/** The first halves of the keys of locks on tries to sign in; the other half is of the account or of the address. */
export const signInLocks = { account: 0x54455255, address: 0x54455256 } as const

function key(index: number): string {
  return ((0x54455254n << 32n) | BigInt(index)).toString()
}
