import { type Person, type PersonId, personId } from '#domain/person.ts'
import { failuresCountForMs, secondsToWait } from '#domain/sign-in-limits.ts'
import { sha256 } from '#lib/sha256.ts'
import { signInLocks } from './advisory-locks.ts'
import { appendAudit } from './audit.queries.ts'
import { type Connection, type Database, statement, type Transaction } from './database.ts'
import { personKey } from './keys.ts'
import { closeWaysIn, decodePerson, deed, numberOf, type PersonRow, personColumns } from './people.queries.ts'
import type { Act } from './people-store.ts'

export async function setPassword(database: Database, id: PersonId, hashed: string, act: Act): Promise<void> {
  await database.transaction((transaction) => writePassword(transaction, numberOf(id), hashed, act))
}

export async function loadPasswordHash(connection: Connection, id: PersonId): Promise<string | undefined> {
  const [row] = await connection.rows(selectCredential, [numberOf(id)])
  return row?.hashed
}

export async function makePasswordLink(
  database: Database,
  { keyHash, person, endsAt }: { keyHash: string; person: PersonId; endsAt: Date },
  act: Act,
): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.rows(useUpEarlierLinks, [numberOf(person), act.at])
    await transaction.rows(insertLink, [keyHash, numberOf(person), act.by, act.at, endsAt])
    await appendAudit(transaction, deed('password-link-made', person, act, { till: endsAt.toISOString() }))
  })
}

export async function loadPasswordLink(connection: Connection, keyHash: string, now: Date): Promise<Person | undefined> {
  const [row] = await connection.rows(selectLink, [keyHash, now])
  return row && decodePerson(row)
}

export async function usePasswordLink(
  database: Database,
  keyHash: string,
  hashed: string,
  now: Date,
): Promise<Person | undefined> {
  return database.transaction(async (transaction) => {
    const [used] = await transaction.rows(useLink, [keyHash, now])
    if (used === undefined) return undefined
    const [row] = await transaction.rows(selectPerson, [used.person_id])
    if (row === undefined || row.left_at !== null) return undefined
    await writePassword(transaction, used.person_id, hashed, { by: personKey(used.person_id), at: now, whySv: '' })
    return decodePerson(row)
  })
}

export async function beginAttempt(
  database: Database,
  { accountHash, address, at }: { accountHash: string; address: string; at: Date },
): Promise<{ attempt: string } | { waitSeconds: number }> {
  return database.transaction(async (transaction) => {
    // Always the account's lock before the address's, so that no two wait for each other.
    await transaction.rows(takeSignInLock, [signInLocks.account, lockNumber(accountHash)])
    await transaction.rows(takeSignInLock, [signInLocks.address, lockNumber(sha256(Buffer.from(address)))])
    const since = new Date(at.getTime() - failuresCountForMs)
    const [failures] = await transaction.rows(selectFailures, [accountHash, address, since])
    const waitSeconds = secondsToWait(
      {
        byAccount: failures?.by_account ?? 0,
        byAddress: failures?.by_address ?? 0,
        ...(failures?.last_by_account ? { lastByAccount: failures.last_by_account } : {}),
        ...(failures?.last_by_address ? { lastByAddress: failures.last_by_address } : {}),
      },
      at,
    )
    if (waitSeconds > 0) return { waitSeconds }
    await transaction.rows(forgetAttempts, [new Date(at.getTime() - keptForMs)])
    const [row] = await transaction.rows(insertAttempt, [accountHash, address, at])
    if (row === undefined) throw new Error('A try to sign in was not written.')
    return { attempt: row.attempt_id.toString() }
  })
}

export async function attemptSucceeded(connection: Connection, attempt: string): Promise<void> {
  await connection.rows(markSucceeded, [attempt])
}

export async function refuseSignIn(database: Database, person: PersonId | undefined, address: string, at: Date): Promise<void> {
  await database.transaction(async (transaction) => {
    const subject = person ?? 'okänt konto'
    await appendAudit(transaction, { at, actor: subject, event: 'sign-in-refused', subject, detail: { adress: address } })
  })
}

/** How long a try is kept: long enough to count, no longer than it is of use. */
const keptForMs = 24 * 60 * 60 * 1000

async function writePassword(transaction: Transaction, person: number, hashed: string, act: Act): Promise<void> {
  await transaction.rows(upsertCredential, [person, hashed, act.at])
  await closeWaysIn(transaction, person, act.at)
  await appendAudit(transaction, deed('password-chosen', personId(personKey(person)), act))
}

/** 32 bits of a hash: two accounts that share them only wait for each other. */
function lockNumber(hash: string): number {
  return Number.parseInt(hash.slice(0, 8), 16) | 0
}

const selectCredential = statement<{ hashed: string }>(
  'select-credential',
  'select hashed from tertial.credential where person_id = $1',
)

const upsertCredential = statement<never>(
  'upsert-credential',
  `insert into tertial.credential (person_id, hashed, set_at) values ($1, $2, $3::timestamptz)
   on conflict (person_id) do update set hashed = excluded.hashed, set_at = excluded.set_at`,
)

const useUpEarlierLinks = statement<never>(
  'use-up-earlier-password-links',
  'update tertial.password_link set used_at = $2::timestamptz where person_id = $1 and used_at is null',
)

const insertLink = statement<never>(
  'insert-password-link',
  `insert into tertial.password_link (key_hash, person_id, made_by, made_at, ends_at)
   values ($1, $2, $3, $4::timestamptz, $5::timestamptz)`,
)

const selectLink = statement<PersonRow>(
  'select-password-link',
  `select ${personColumns} from tertial.password_link join tertial.person using (person_id)
    where key_hash = $1 and used_at is null and ends_at > $2::timestamptz and left_at is null`,
)

const useLink = statement<{ person_id: number }>(
  'use-password-link',
  `update tertial.password_link set used_at = $2::timestamptz
    where key_hash = $1 and used_at is null and ends_at > $2::timestamptz
   returning person_id`,
)

const selectPerson = statement<PersonRow>('select-person', `select ${personColumns} from tertial.person where person_id = $1`)

const takeSignInLock = statement<unknown>('take-sign-in-lock', 'select pg_advisory_xact_lock($1::int, $2::int)')

interface FailuresRow {
  readonly by_account: number
  readonly last_by_account: Date | null
  readonly by_address: number
  readonly last_by_address: Date | null
}

/** Of the account those since it last got in; of the address all, or one with an account of its own could try for ever. */
const selectFailures = statement<FailuresRow>(
  'select-sign-in-failures',
  `with of_account as (
     select at from tertial.sign_in_attempt
      where account_hash = $1 and at > $3::timestamptz and not succeeded
        and attempt_id > coalesce((select max(attempt_id) from tertial.sign_in_attempt
                                    where account_hash = $1 and succeeded), 0)),
   of_address as (
     select at from tertial.sign_in_attempt where address = $2 and at > $3::timestamptz and not succeeded)
   select (select count(*)::int from of_account) as by_account, (select max(at) from of_account) as last_by_account,
          (select count(*)::int from of_address) as by_address, (select max(at) from of_address) as last_by_address`,
)

const forgetAttempts = statement<never>(
  'forget-sign-in-attempts',
  'delete from tertial.sign_in_attempt where at < $1::timestamptz',
)

const insertAttempt = statement<{ attempt_id: bigint }>(
  'insert-sign-in-attempt',
  `insert into tertial.sign_in_attempt (account_hash, address, at) values ($1, $2, $3::timestamptz) returning attempt_id`,
)

const markSucceeded = statement<never>(
  'mark-sign-in-attempt-succeeded',
  'update tertial.sign_in_attempt set succeeded = true where attempt_id = $1::bigint',
)
