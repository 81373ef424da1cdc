import type { ComparedRow, ComparedTotal, DeliveryComparison } from '#domain/delivery-comparison.ts'
import type { Dimensions } from '#domain/fact.ts'
import type { OrgUnitCode } from '#domain/organisation.ts'
import { parseScenarioKey, type Scenario } from '#domain/scenario.ts'
import type { SeriesName } from '#domain/series.ts'
import type { UnitOfMeasure } from '#domain/units-of-measure.ts'
import { decimal, type Exact, zero } from '#lib/exact.ts'
import { type Connection, statement } from './database.ts'
import { deliveryKey, parseKey } from './keys.ts'
import { monthFromNumber } from './month-numbers.ts'
import type { FactsSeen } from './store.ts'

/**
 * The delivery's facts against those that it superseded when it was accepted, or would supersede if it were accepted now:
 * at most `rowLimit` rows, the largest change first; of the facts alone that `seen` holds. Undefined when there is no such delivery.
 */
export async function compareDelivery(
  connection: Connection,
  id: string,
  rowLimit: number,
  seen?: FactsSeen,
): Promise<DeliveryComparison | undefined> {
  const deliveryId = parseKey('d', id)
  if (deliveryId === undefined) return undefined
  const [delivery] = await connection.rows(selectSequence, [deliveryId])
  if (delivery === undefined) return undefined
  const asked = [deliveryId, delivery.sequence]
  const earlier = await connection.rows(selectEarlier, asked)
  const rows = await connection.rows(selectCompared, [
    ...asked,
    rowLimit,
    seen?.orgUnits ?? null,
    seen?.ofPeople.series ?? null,
    seen?.ofPeople.orgUnits ?? null,
  ])
  const totals = rows.filter((row) => row.org_unit === null).map(decodeTotal)
  return {
    supersedes: earlier.map(({ delivery_id }) => deliveryKey(delivery_id)),
    totals,
    rows: rows.flatMap(({ org_unit, ...row }) => (org_unit === null ? [] : [decodeRow({ ...row, org_unit })])),
    changedRows: totals.reduce((sum, { addedRows, removedRows, changedRows }) => sum + addedRows + removedRows + changedRows, 0),
  }
}

interface ComparedFields {
  readonly series: SeriesName
  readonly scenario: string
  readonly unit_of_measure: UnitOfMeasure
  readonly from_month: number
  readonly to_month: number
  readonly account: string | null
  readonly counterparty: string | null
  readonly dimensions: Dimensions | null
  /** As text, so that no digit is lost on the way. */
  readonly before: string | null
  readonly after: string | null
  readonly added_rows: number
  readonly removed_rows: number
  readonly changed_rows: number
  readonly same_rows: number
}

function decodeTotal(row: ComparedFields): ComparedTotal {
  return {
    ...kindOf(row),
    before: parseNumeric(row.before) ?? zero,
    after: parseNumeric(row.after) ?? zero,
    addedRows: row.added_rows,
    removedRows: row.removed_rows,
    changedRows: row.changed_rows,
    sameRows: row.same_rows,
  }
}

function decodeRow(row: ComparedFields & { readonly org_unit: OrgUnitCode }): ComparedRow {
  const before = parseNumeric(row.before)
  const after = parseNumeric(row.after)
  return {
    ...kindOf(row),
    period: { from: monthFromNumber(row.from_month), to: monthFromNumber(row.to_month) },
    orgUnit: row.org_unit,
    dimensions: {
      ...(row.account === null ? {} : { account: row.account }),
      ...(row.counterparty === null ? {} : { counterparty: row.counterparty }),
      ...row.dimensions,
    },
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  }
}

function kindOf({ series, scenario, unit_of_measure }: ComparedFields) {
  return { series, scenario: knownScenario(scenario), unitOfMeasure: unit_of_measure }
}

function knownScenario(key: string): Scenario {
  const scenario = parseScenarioKey(key)
  if (scenario === undefined) throw new Error(`A slice has no known scenario: ${key}`)
  return scenario
}

/** PostgreSQL's numeric as text, '-12.340000', without the zeros that its arithmetic adds. */
function parseNumeric(text: string | null): Exact | undefined {
  if (text === null) return undefined
  const [whole = '', fraction = ''] = text.split('.')
  const significant = fraction.replace(/0+$/, '')
  return decimal(BigInt(whole + significant), significant.length)
}

const selectSequence = statement<{ sequence: number | null }>(
  'select-sequence-of-delivery',
  'select sequence from tertial.delivery where delivery_id = $1',
)

/** The blocks that lose their place: those still in force before acceptance, those marked with its sequence after it. */
const earlierBlocks = `
    select distinct fact_block.block_id
      from tertial.slice mine
      join tertial.slice earlier on earlier.stream = mine.stream and earlier.scenario = mine.scenario
                                and earlier.delivery_id <> mine.delivery_id
      join tertial.delivery on delivery.delivery_id = earlier.delivery_id and delivery.state = 'accepted'
      join tertial.fact_block on fact_block.slice_id = earlier.slice_id
     where mine.delivery_id = $1
       and fact_block.superseded_sequence is not distinct from $2::int
       and fact_block.from_month <= mine.to_month
       and fact_block.to_month >= mine.from_month`

const selectEarlier = statement<{ delivery_id: number }>(
  'select-deliveries-compared-with',
  `select distinct delivery_id
     from tertial.fact_block
    where block_id in (${earlierBlocks})
    order by delivery_id`,
)

/** Totals have no unit; rows have one. One pass over both sides, joined by grouping: keys with nulls in them are equal too. */
const selectCompared = statement<ComparedFields & { readonly org_unit: OrgUnitCode | null }>(
  'select-compared-delivery',
  `with sides as (
     select block_id, true as is_before from (${earlierBlocks}) as earlier
     union all
     select block_id, false from tertial.fact_block where delivery_id = $1
   ),
   compared as materialized (
     select series, slice.scenario, unit_of_measure, fact_block.from_month, fact_block.to_month,
            org_unit, account, counterparty, dimensions,
            sum(digits * power(10::numeric, -scale)) filter (where is_before) as before,
            sum(digits * power(10::numeric, -scale)) filter (where not is_before) as after
       from sides
       join tertial.fact_block using (block_id)
       join tertial.slice using (slice_id)
       join tertial.fact using (block_id)
      where $4::text[] is null
         or case when series = any($5::text[]) then org_unit = any($6::text[]) else org_unit = any($4::text[]) end
      group by series, slice.scenario, unit_of_measure, fact_block.from_month, fact_block.to_month,
               org_unit, account, counterparty, dimensions
   ),
   largest as (
     select * from compared
      where before is distinct from after
      order by abs(coalesce(after, 0) - coalesce(before, 0)) desc, series, scenario, from_month, org_unit, account
      limit $3
   )
   select series, scenario, unit_of_measure, null::int as from_month, null::int as to_month,
          null as org_unit, null as account, null as counterparty, null::jsonb as dimensions,
          sum(before)::text as before, sum(after)::text as after,
          (count(*) filter (where before is null))::int as added_rows,
          (count(*) filter (where after is null))::int as removed_rows,
          (count(*) filter (where before <> after))::int as changed_rows,
          (count(*) filter (where before = after))::int as same_rows
     from compared
    group by series, scenario, unit_of_measure
   union all
   (select series, scenario, unit_of_measure, from_month, to_month, org_unit, account, counterparty, dimensions,
           before::text, after::text, 0, 0, 0, 0
      from largest
     order by abs(coalesce(after, 0) - coalesce(before, 0)) desc, series, scenario, from_month, org_unit, account)`,
)
