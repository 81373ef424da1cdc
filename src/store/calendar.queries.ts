import type { CalendarStore } from './calendar-store.ts'
import { type Database, statement } from './database.ts'

export function calendarOn(database: Database): CalendarStore {
  return {
    async setKey(person, keyHash, at) {
      await database.rows(upsertKey, [person, keyHash, at])
    },
    async removeKey(person) {
      await database.rows(deleteKey, [person])
    },
    keyMadeAt: async (person) => (await database.rows(selectKeyMade, [person]))[0]?.made_at,
    findPerson: async (keyHash) => (await database.rows(selectPersonOfKey, [keyHash]))[0]?.person,
    async numberEntries(person, entries, at) {
      const rows = await database.rows(upsertEntries, [
        person,
        entries.map(({ uid }) => uid),
        entries.map(({ look }) => look),
        at,
      ])
      return new Map(rows.map(({ uid, sequence, changed_at }) => [uid, { sequence, changedAt: changed_at }]))
    },
  }
}

const upsertKey = statement<never>(
  'upsert-calendar-key',
  `insert into tertial.calendar_key (person, key_hash, made_at) values ($1, $2, $3)
   on conflict (person) do update set key_hash = excluded.key_hash, made_at = excluded.made_at`,
)

const deleteKey = statement<never>('delete-calendar-key', 'delete from tertial.calendar_key where person = $1')

const selectKeyMade = statement<{ made_at: Date }>(
  'select-calendar-key-made',
  'select made_at from tertial.calendar_key where person = $1',
)

const selectPersonOfKey = statement<{ person: string }>(
  'select-person-of-calendar-key',
  'select person from tertial.calendar_key where key_hash = $1',
)

const upsertEntries = statement<{ uid: string; sequence: number; changed_at: Date }>(
  'upsert-calendar-entries',
  `insert into tertial.calendar_entry as entry (person, uid, look, changed_at)
   select $1, uid, look, $4 from unnest($2::text[], $3::text[]) as new (uid, look)
   on conflict (person, uid) do update
      set sequence = entry.sequence + case when entry.look = excluded.look then 0 else 1 end,
          changed_at = case when entry.look = excluded.look then entry.changed_at else excluded.changed_at end,
          look = excluded.look
   returning uid, sequence, changed_at`,
)
