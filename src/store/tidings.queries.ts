import type { Tidings } from '#domain/tidings.ts'
import { type Connection, statement, type Transaction } from './database.ts'
import { keepableText } from './keepable-text.ts'
import type { WaitingTidings } from './mail-store.ts'

/** Written with what they tell of. What a person has been told, or waits to be told, is not written again. */
export async function insertTidings(transaction: Transaction, tidings: readonly Tidings[], at: Date): Promise<bigint[]> {
  if (tidings.length === 0) return []
  const rows = await transaction.rows(insertEach, [
    tidings.map(({ person }) => person),
    tidings.map(({ key }) => key),
    tidings.map((each) => keepableText(JSON.stringify(each))),
    at,
  ])
  return rows.map(({ tidings_id }) => tidings_id)
}

export async function listUntold(connection: Connection): Promise<WaitingTidings[]> {
  const rows = await connection.rows(selectUntold)
  return rows.map(({ tidings_id, content, made_at }) => ({ ...content, id: tidings_id, madeAt: made_at }))
}

export async function withoutTold(connection: Connection, tidings: readonly Tidings[]): Promise<Tidings[]> {
  if (tidings.length === 0) return []
  const rows = await connection.rows(selectTold, [tidings.map(({ person }) => person), tidings.map(({ key }) => key)])
  const told = new Set(rows.map(({ person, key }) => `${person} ${key}`))
  return tidings.filter(({ person, key }) => !told.has(`${person} ${key}`))
}

/** Whether all of them waited to be told; then they are settled, by the mail or by being put aside. */
export async function settleTidings(
  transaction: Transaction,
  ids: readonly bigint[],
  at: Date,
  mailId: bigint | null,
): Promise<boolean> {
  if (ids.length === 0) return true
  const rows = await transaction.rows(updateSettled, [ids, at, mailId])
  return rows.length === ids.length
}

const insertEach = statement<{ tidings_id: bigint }>(
  'insert-tidings',
  `insert into tertial.tidings (person, key, content, made_at)
   select person, key, content::json, $4
     from unnest($1::text[], $2::text[], $3::text[]) as new (person, key, content)
   on conflict (person, key) do nothing
   returning tidings_id`,
)

const selectUntold = statement<{ tidings_id: bigint; content: Tidings; made_at: Date }>(
  'select-untold-tidings',
  'select tidings_id, content, made_at from tertial.tidings where settled_at is null order by tidings_id',
)

const selectTold = statement<{ person: string; key: string }>(
  'select-told-tidings',
  `select person, key from tertial.tidings join unnest($1::text[], $2::text[]) as asked (person, key) using (person, key)`,
)

const updateSettled = statement<unknown>(
  'settle-tidings',
  `update tertial.tidings set settled_at = $2, mail_id = $3
    where tidings_id = any($1::bigint[]) and settled_at is null
   returning 1`,
)
