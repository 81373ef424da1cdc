import assert from 'node:assert/strict'
import { afterEach, it } from 'node:test'
import { sha256 } from '#lib/sha256.ts'
import { onEachServer } from '../../test/store-servers.ts'
import { type Database, openDatabase, statement } from './database.ts'
import { type Migration, migrate, readMigrations } from './migrate.ts'

onEachServer('migrations', ({ freshDatabase }) => {
  const databases: Database[] = []
  afterEach(async () => {
    for (const database of databases.splice(0)) await database.close()
  })
  const open = (connectionString: string) => {
    const database = openDatabase({ connectionString })
    databases.push(database)
    return database
  }

  it('are applied once by two that start at once', async () => {
    const url = await freshDatabase()
    const [one, other] = [open(url), open(url)]
    const migrations = await readMigrations()
    // More than once: from the second time on, the connections remember a schema that is gone.
    for (let round = 1; round <= 5; round++) {
      await one.rows(statement('drop', 'drop schema tertial cascade'))
      await Promise.all([migrate(one, migrations), migrate(other, migrations)])
    }
    assert.deepEqual(
      await applied(one),
      migrations.map(({ number }) => number),
    )
    assert.deepEqual(await one.rows(statement('any', 'select from tertial.fact')), [])
  })

  it('find their place in a schema that an administrator made', async () => {
    const database = open(await freshDatabase())
    await database.rows(statement('drop', 'drop schema tertial cascade'))
    await database.rows(statement('create', 'create schema tertial'))
    await migrate(database, await readMigrations())
    assert.deepEqual(
      await applied(database),
      (await readMigrations()).map(({ number }) => number),
    )
  })

  it('that are new are applied after those that were there', async () => {
    const database = open(await freshDatabase())
    const known = await readMigrations()
    await migrate(database, [...known, migration(known.length + 1, 'create table tertial.later (n integer)')])
    assert.deepEqual(await applied(database), [...known.map(({ number }) => number), known.length + 1])
  })

  it('that fail leave nothing, those before them in the same start included', async () => {
    const database = open(await freshDatabase())
    const known = await readMigrations()
    const good = migration(known.length + 1, 'create table tertial.later (n integer)')
    const bad = migration(known.length + 2, 'create table tertial.broken (n no_such_type)')
    await assert.rejects(migrate(database, [...known, good, bad]), /no_such_type/)
    assert.deepEqual(
      await applied(database),
      known.map(({ number }) => number),
    )
  })

  it('that were changed after they were applied are refused', async () => {
    const database = open(await freshDatabase())
    const changed = (await readMigrations()).map((known) => ({ ...known, sha256: sha256(Buffer.from('x')) }))
    await assert.rejects(migrate(database, changed), { code: 'migration-changed', messageSv: /0001-.*annat innehåll/ })
  })

  it('of a newer program are refused by an older one', async () => {
    const database = open(await freshDatabase())
    await assert.rejects(migrate(database, []), { code: 'database-too-new', messageSv: /nyare version av Tertial/ })
  })
})

async function applied(database: Database): Promise<number[]> {
  const rows = await database.rows(
    statement<{ number: number }>('applied', 'select number from tertial.migration order by number'),
  )
  return rows.map(({ number }) => number)
}

function migration(number: number, text: string): Migration {
  return { number, name: `${number}.sql`, text, sha256: sha256(Buffer.from(text)) }
}
