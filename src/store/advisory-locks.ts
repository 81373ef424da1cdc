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
} as const

function key(index: number): string {
  return ((0x54455254n << 32n) | BigInt(index)).toString()
}
