import { readdir, readFile } from 'node:fs/promises'
import { sha256 } from '#lib/sha256.ts'
import { advisoryLocks } from './advisory-locks.ts'
import { type Database, statement, type Transaction } from './database.ts'
import { StoreProblem } from './store-problem.ts'

export interface Migration {
  /** 1, 2, 3 … from the file's name. */
  readonly number: number
  readonly name: string
  readonly text: string
  readonly sha256: string
}

/**
 * Brings the schema `tertial` to the program's own version: all that is missing, in order, in one transaction. Two
 * processes at once do it once. Refuses, with nothing changed, when an applied migration is not the one that the program
 * has, or when the database has migrations that the program does not know.
 */
export async function migrate(database: Database, migrations: readonly Migration[]): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.rows(takeLock, [advisoryLocks.migration])
    // Asked of the catalogue and not left to "if not exists", which asks the connection's cache: that may be older than the
    // lock, and the other process made the schema while we waited for it.
    const schemas = await transaction.rows(selectSchema)
    if (schemas.length === 0) await transaction.client.query('create schema tertial')
    await transaction.client.query(createMigrationTable)

    const applied = await transaction.rows(selectApplied)
    refuseOthers(migrations, applied)
    const done = new Set(applied.map(({ number }) => number))
    for (const migration of migrations) if (!done.has(migration.number)) await apply(transaction, migration)
  })
}

/** The program's migrations, in order, from `folder`. */
export async function readMigrations(folder: URL = new URL('./migrations/', import.meta.url)): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name, index) => {
      const number = Number(name.slice(0, 4))
      if (number !== index + 1) throw new Error(`Migration ${name} should have number ${index + 1}: the numbers have no gaps.`)
      // A Windows checkout may have turned \n into \r\n: the same migration all the same.
      const text = (await readFile(new URL(name, folder), 'utf8')).replaceAll('\r\n', '\n')
      return { number, name, text, sha256: sha256(Buffer.from(text)) }
    }),
  )
}

interface AppliedRow {
  readonly number: number
  readonly name: string
  readonly sha256: string
}

const takeLock = statement<unknown>('take-migration-lock', 'select pg_advisory_xact_lock($1)')

const selectSchema = statement<unknown>('select-schema', `select from pg_namespace where nspname = 'tertial'`)

/** The schema may have been made, empty, by the database's administrator. */
const createMigrationTable = `
  create table if not exists tertial.migration (
    number     integer primary key,
    name       text not null,
    sha256     text not null,
    applied_at timestamptz not null default now()
  )`

const selectApplied = statement<AppliedRow>(
  'select-applied-migrations',
  'select number, name, sha256 from tertial.migration order by number',
)

const insertApplied = statement<never>(
  'insert-applied-migration',
  'insert into tertial.migration (number, name, sha256) values ($1, $2, $3)',
)

async function apply(transaction: Transaction, migration: Migration): Promise<void> {
  await transaction.client.query(migration.text)
  await transaction.rows(insertApplied, [migration.number, migration.name, migration.sha256])
}

function refuseOthers(migrations: readonly Migration[], applied: readonly AppliedRow[]): void {
  const own = new Map(migrations.map((migration) => [migration.number, migration]))
  for (const { number, name, sha256 } of applied) {
    const known = own.get(number)
    if (known === undefined) {
      throw new StoreProblem(
        'database-too-new',
        `Databasen är anpassad till en nyare version av Tertial (den har ändringen ”${name}” som den här versionen inte känner till). Ingenting har ändrats. Använd den nyare versionen av Tertial.`,
      )
    }
    if (known.sha256 !== sha256) {
      throw new StoreProblem(
        'migration-changed',
        `Databasändringen ”${name}” är redan genomförd men filen ”${known.name}” har ett annat innehåll nu. Ingenting har ändrats. Återställ filen till det innehåll den hade och gör ändringen i en ny fil med nästa nummer.`,
      )
    }
  }
}
