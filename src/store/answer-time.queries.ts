import { type OrgUnitCode, orgUnitCode } from '#domain/organisation.ts'
import { type Connection, statement } from './database.ts'
import type { AnswerMinutes } from './round-store.ts'

/** A working day: what one person can have spent on answers since they last said so. More is a fault of the sender's clock. */
const longestMinutes = 480

/** Adds time to a unit's round. A round that is not opened, and what is no time, adds nothing. */
export async function addAnswerMinutes(connection: Connection, { orgUnit, round, minutes }: AnswerMinutes): Promise<void> {
  if (!(minutes > 0 && minutes <= longestMinutes)) return
  await connection.rows(addSeconds, [orgUnit, round, Math.round(minutes * 60)])
}

/** By unit and round, in whole minutes; a unit's round where no time has been counted is not there. */
export async function listAnswerMinutes(
  connection: Connection,
  { orgUnits, round }: { readonly orgUnits?: readonly OrgUnitCode[]; readonly round?: string } = {},
): Promise<AnswerMinutes[]> {
  const rows = await connection.rows(selectMinutes, [orgUnits === undefined ? null : [...orgUnits], round ?? null])
  return rows.map((row) => ({ orgUnit: orgUnitCode(row.org_unit), round: row.round, minutes: row.minutes }))
}

const addSeconds = statement<never>(
  'add-answer-seconds',
  `insert into tertial.answer_time as kept (unit_round_id, seconds)
   select unit_round_id, $3 from tertial.unit_round where org_unit = $1 and round = $2
   on conflict (unit_round_id) do update set seconds = kept.seconds + excluded.seconds`,
)

const selectMinutes = statement<{ readonly org_unit: string; readonly round: string; readonly minutes: number }>(
  'select-answer-minutes',
  `select org_unit, round, round(seconds / 60.0)::int as minutes
     from tertial.answer_time join tertial.unit_round using (unit_round_id)
    where ($1::text[] is null or org_unit = any($1)) and ($2::text is null or round = $2)
    order by round, org_unit`,
)
