import type { AccountCode } from '#domain/account.ts'
import type { Snapshot } from '#domain/delivery.ts'
import type { LedgerChange } from '#domain/ledger-balance.ts'
import type { OrgUnitCode } from '#domain/organisation.ts'
import { parseScenarioKey } from '#domain/scenario.ts'
import { decimal } from '#lib/exact.ts'
import { type Connection, statement } from './database.ts'
import { monthFromNumber } from './month-numbers.ts'

/**
 * What the ledger knows at the later snapshot and did not at the earlier, less what it knew then and no more: of each unit,
 * scenario, period, account and counterparty, where it is not nothing. Undefined above `mostFacts` facts to read.
 */
export async function loadLedgerChanges(
  connection: Connection,
  { sequence: earlier }: Snapshot,
  { sequence: later }: Snapshot,
): Promise<LedgerChange[] | undefined> {
  if (earlier > later) throw new RangeError(`Changes go forward in time, not from s${earlier} to s${later}.`)
  const blocks = await connection.rows(selectTurnedBlocks, [earlier, later])
  if (blocks.reduce((total, block) => total + block.fact_count, 0) > mostFacts) return undefined
  if (blocks.length === 0) return []
  const rows = await connection.rows(selectChanges, [blocks.map(({ block_id }) => block_id), blocks.map(({ sign }) => sign)])
  return rows.map(decodeChange)
}

/** A tenth of a second to read: what asking a report's questions again may cost. A month's correction is some thousand. */
const mostFacts = 100_000

interface ChangeRow {
  readonly org_unit: OrgUnitCode
  readonly scenario: string
  readonly from_month: number
  readonly to_month: number
  readonly account: AccountCode | null
  readonly counterparty: string | null
  readonly scale: number
  readonly digits: string
  readonly facts: number
}

function decodeChange({ org_unit, account, counterparty, ...row }: ChangeRow): LedgerChange {
  const scenario = parseScenarioKey(row.scenario)
  if (scenario === undefined) throw new Error(`A slice has no known scenario: ${row.scenario}`)
  return {
    orgUnit: org_unit,
    scenario,
    period: { from: monthFromNumber(row.from_month), to: monthFromNumber(row.to_month) },
    ...(account === null ? {} : { account }),
    ...(counterparty === null ? {} : { counterparty }),
    amount: decimal(BigInt(row.digits), row.scale),
    factCount: row.facts,
  }
}

/** Delivered between the snapshots and known at the later; or known at the earlier and superseded between them. */
const selectTurnedBlocks = statement<{ block_id: number; fact_count: number; sign: number }>(
  'select-turned-ledger-blocks',
  `select block_id, block.fact_count, 1 as sign
     from tertial.delivery
     join tertial.fact_block as block using (delivery_id)
    where sequence > $1 and sequence <= $2 and series = 'ledger' and (superseded_sequence is null or superseded_sequence > $2)
    union all
   select block_id, block.fact_count, -1
     from tertial.fact_block as block
     join tertial.delivery using (delivery_id)
    where superseded_sequence > $1 and superseded_sequence <= $2 and series = 'ledger' and sequence <= $1`,
)

const selectChanges = statement<ChangeRow>(
  'select-ledger-changes',
  `select org_unit, scenario, block.from_month, block.to_month, account, counterparty, scale,
          sum(sign * digits)::text as digits, sum(sign)::int as facts
     from unnest($1::int[], $2::int[]) as turned (block_id, sign)
     join tertial.fact_block as block using (block_id)
     join tertial.slice using (slice_id)
     join tertial.fact using (block_id)
    group by org_unit, scenario, block.from_month, block.to_month, account, counterparty, scale
   having sum(sign * digits) <> 0 or sum(sign) <> 0`,
)
