import type { Account } from '#domain/account.ts'
import type { LedgerProfile } from '#domain/ledger-profile.ts'
import type { MappingProfile } from '#domain/mapping-profile.ts'
import type { Organisation } from '#domain/organisation.ts'

/** A file as it was handed in. */
export interface Upload {
  readonly fileName: string
  readonly bytes: Uint8Array
  /** Every faulty row is told, for one who mends the file; else twenty of a kind, for one who decides about it. */
  readonly everyRow?: boolean
}

/** What a file is held against: the units and accounts that are known, and how tables of numbers are to be understood. */
export interface Reference {
  readonly organisation: Organisation
  readonly accounts: readonly Account[]
  readonly profiles: readonly MappingProfile[]
  /** How senders' ledgers are understood where the standard leaves it open; none when absent. */
  readonly ledgerProfiles?: readonly LedgerProfile[]
}
