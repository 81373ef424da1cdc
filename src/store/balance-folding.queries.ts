import { advisoryLocks } from './advisory-locks.ts'
import { followTree } from './balance-tree.queries.ts'
import { type Database, statement, type Transaction } from './database.ts'

/**
 * How the ledger's balances follow what is known. Each function runs under the acceptance lock, so that one transaction at a
 * time changes them.
 *
 * 1. A delivery that is accepted makes the balances' tree follow the region content, when that became another.
 * 2. A correction's blocks, and those that it superseded, are folded in and out in the same transaction when they are few: it
 *    is in the balances when it is known.
 * 3. When they are many, or nothing was there before (the first month of many, a history of years), they stay unsettled, which
 *    costs the questions time but never rightness, and are folded when the deliveries pause, a year of a scenario at a time.
 */
export async function followAcceptance(transaction: Transaction, sequence: number): Promise<void> {
  await followRegion(transaction)
  const blocks = await transaction.rows(selectUnsettledBlocksOf, [sequence])
  const corrects = blocks.some(({ sign }) => sign === -1)
  if (corrects && countFacts(blocks) <= factsAtOnce) await fold(transaction, blocks)
}

/** Folds some of what is unsettled; false when there was nothing. */
export async function settleSome(database: Database): Promise<boolean> {
  return database.transaction(async (transaction) => {
    await transaction.rows(takeAcceptanceLock, [advisoryLocks.acceptance])
    const blocks = await transaction.rows(selectUnsettledBlocks, [factsPerSettling])
    await fold(transaction, blocks)
    return blocks.length > 0
  })
}

export async function isUnsettled(database: Database): Promise<boolean> {
  return (await database.rows(selectUnsettledBlocks, [1])).length > 0
}

export const takeAcceptanceLock = statement<unknown>('take-acceptance-lock', 'select pg_advisory_xact_lock($1)')

/** Some 0,2 s of work: what a person who accepts a delivery can wait, and those who wait behind them. */
const factsAtOnce = 20_000

/** Ten seconds of work, in which nothing is accepted. */
const factsPerSettling = 1_500_000

/** Of units and blocks that a change of the tree asks for; above it, to fold everything anew is the quicker way. */
const probesAtOnce = 500_000

/** Until the transaction ends. The sums of a settling fit; what PostgreSQL has by default would put them on disk. */
const roomForSums = `set local work_mem = '128MB'`

/** −1 for a block that is in the balances and is known no more, 1 for one that is known and not there. */
interface BlockToFold {
  readonly block_id: number
  readonly fact_count: number
  readonly sign: number
}

function countFacts(blocks: readonly BlockToFold[]): number {
  return blocks.reduce((total, block) => total + block.fact_count, 0)
}

async function fold(transaction: Transaction, blocks: readonly BlockToFold[]): Promise<void> {
  if (blocks.length === 0) return
  const ids = blocks.map(({ block_id }) => block_id)
  await transaction.client.query(roomForSums)
  await transaction.rows(foldBlocks, [ids, blocks.map(({ sign }) => sign)])
  await transaction.rows(updateBalanced, [ids])
}

/** The balances of the nodes that a reorganisation touches get the facts of the units that came, and lose those that left. */
async function followRegion(transaction: Transaction): Promise<void> {
  const changes = await followTree(transaction)
  if (changes.length === 0) return
  const [{ blocks } = { blocks: 0 }] = await transaction.rows(countBalancedBlocks)
  if (blocks * changes.length > probesAtOnce) {
    for (const step of startAnew) await transaction.rows(step)
    return
  }
  if (blocks === 0) return
  await transaction.rows(foldMembers, [
    changes.map(({ node }) => node),
    changes.map(({ orgUnit }) => orgUnit),
    changes.map(({ from }) => from),
    changes.map(({ to }) => to),
    changes.map(({ sign }) => sign),
  ])
}

const unsettled = `fact_block.series = 'ledger' and (fact_block.superseded_sequence is null) <> fact_block.balanced`
const foldable = `${unsettled} and summable and delivery.state = 'accepted'`

const selectUnsettledBlocksOf = statement<BlockToFold>(
  'select-unsettled-blocks-of',
  `select block_id, fact_block.fact_count, case when balanced then -1 else 1 end as sign
     from tertial.fact_block
     join tertial.delivery using (delivery_id)
    where ${foldable} and (delivery.sequence = $1 or superseded_sequence = $1)`,
)

/**
 * Whole years of a scenario while they fit, of all senders: then each balance is written once, and those of a node lie side
 * by side on disk, which makes reading them four times as fast. Of a year that does not fit, a sender at a time.
 */
const selectUnsettledBlocks = statement<BlockToFold>(
  'select-unsettled-blocks',
  `select block_id, fact_count, sign
     from (select block_id, fact_block.fact_count, case when balanced then -1 else 1 end as sign,
                  sum(fact_block.fact_count) over (order by scenario, fact_block.to_month / 12) as through_year,
                  sum(fact_block.fact_count) over (partition by scenario, fact_block.to_month / 12) as in_year,
                  sum(fact_block.fact_count) over (order by scenario, fact_block.to_month / 12, stream, block_id)
                    - fact_block.fact_count as before
             from tertial.fact_block
             join tertial.delivery using (delivery_id)
             join tertial.slice using (slice_id)
            where ${foldable}) as waiting
    where through_year <= $1 or (through_year = in_year and before < $1)`,
)

const updateBalanced = statement<never>(
  'update-blocks-balanced',
  'update tertial.fact_block set balanced = not balanced where block_id = any($1)',
)

const countBalancedBlocks = statement<{ blocks: number }>(
  'count-balanced-blocks',
  'select count(*)::int as blocks from tertial.fact_block where balanced',
)

const startAnew = [
  statement<never>('clear-month-balances', 'delete from tertial.month_balance'),
  statement<never>('clear-month-coverage', 'delete from tertial.month_coverage'),
  statement<never>('clear-span-balances', 'delete from tertial.span_balance'),
  statement<never>('clear-balanced', 'update tertial.fact_block set balanced = false where balanced'),
]

const months = Array.from({ length: 12 }, (_, index) => index + 1)
const forEachMonth = (term: (month: number) => string) => months.map(term).join(', ')
/** `ore_1` … `ore_12`, `facts_1` … `facts_12`: from January to the month. Months are numbered so that January's remainder is 0. */
const pivoted = (ore: string, facts: string) => `
  ${forEachMonth((month) => `tertial.sum_of_ore(${ore}) filter (where to_month % 12 < ${month}) as ore_${month}`)},
  ${forEachMonth((month) => `tertial.sum_of_facts(${facts}) filter (where to_month % 12 < ${month}) as facts_${month}`)}`
const summed = (column: 'ore' | 'facts') =>
  forEachMonth((month) => `tertial.sum_of_${column}(${column}_${month}) as ${column}_${month}`)
const asArray = (column: string) => `array[${forEachMonth((month) => `${column}_${month}`)}]`
const added = (table: string, column: string) =>
  `${column} = array[${forEachMonth((month) => `${table}.${column}[${month}] + excluded.${column}[${month}]`)}]`
/** What a correction leaves as it was cancels out here, and is not written to any node. */
const somethingChanged = `(${months.map((month) => `ore_${month} <> 0 or facts_${month} <> 0`).join(' or ')})`

/**
 * Adds `year_change` (node, scenario, year, account, counterparty and the pivoted sums) and `span_change` (the same with
 * months and one sum) to the balances. The order of the rows is the index's, which is how a b-tree grows fastest.
 */
const addToBalances = `
  monthly as (
    insert into tertial.month_balance (node, scenario, year, account, counterparty, ore, facts)
    select node, scenario, year, account, counterparty, ${asArray('ore')}, ${asArray('facts')}
      from year_change
     order by node, scenario, year, account, counterparty
        on conflict (node, scenario, year, account, counterparty)
        do update set ${added('month_balance', 'ore')}, ${added('month_balance', 'facts')}),
  coverage as (
    insert into tertial.month_coverage (node, scenario, year, facts)
    select node, scenario, year, array[${forEachMonth((month) => `sum(facts_${month})`)}]::int[]
      from year_change
     group by node, scenario, year
        on conflict (node, scenario, year) do update set ${added('month_coverage', 'facts')})
  insert into tertial.span_balance (node, scenario, from_month, to_month, account, counterparty, ore, facts)
  select node, scenario, from_month, to_month, account, counterparty, ore, facts
    from span_change
      on conflict (node, scenario, from_month, to_month, account, counterparty)
      do update set ore = span_balance.ore + excluded.ore, facts = span_balance.facts + excluded.facts`

const inOre = 'digits * case scale when 2 then 1 when 1 then 10 when 0 then 100 end'

/**
 * Pivots before it climbs: a unit's twelve months are one row by the time that it is added to the five nodes above. A unit
 * whose nodes change within the year (`turning`) climbs month by month instead, under its `era`.
 */
const foldBlocks = statement<never>(
  'fold-blocks',
  `with entry as not materialized (
     select org_unit, scenario, block.from_month, block.to_month, account, counterparty, sign * ${inOre} as ore, sign
       from unnest($1::int[], $2::int[]) as folded (block_id, sign)
       join tertial.fact_block as block using (block_id)
       join tertial.slice using (slice_id)
       join tertial.fact using (block_id)),
   turning as materialized (
     select org_unit, from_month / 12 as year from tertial.balance_member where from_month % 12 <> 0
      union
     select org_unit, to_month / 12 from tertial.balance_member where to_month % 12 <> 11),
   unit_change as materialized (
     select *
       from (select entry.org_unit, scenario, to_month / 12 as year, case when turning.year is not null then to_month end as era,
                    account, counterparty, ${pivoted('ore', 'sign')}
               from entry
               left join turning on turning.org_unit = entry.org_unit and turning.year = to_month / 12
              where from_month = to_month
              group by entry.org_unit, scenario, to_month / 12, era, account, counterparty) as pivot
      where ${somethingChanged}),
   year_change as materialized (
     select node, scenario, year, account, counterparty, ${summed('ore')}, ${summed('facts')}
       from unit_change
       join tertial.balance_member as member
         on member.org_unit = unit_change.org_unit
        and coalesce(era, year * 12 + 11) between member.from_month and member.to_month
      group by node, scenario, year, account, counterparty),
   span_change as (
     select node, scenario, entry.from_month, entry.to_month, account, counterparty, sum(ore)::bigint as ore, sum(sign)::int as facts
       from entry
       join tertial.balance_member as member
         on member.org_unit = entry.org_unit and entry.to_month between member.from_month and member.to_month
      where entry.from_month < entry.to_month
      group by node, scenario, entry.from_month, entry.to_month, account, counterparty
     having sum(ore) <> 0 or sum(sign) <> 0),
   ${addToBalances}`,
)

const foldMembers = statement<never>(
  'fold-members',
  `with entry as not materialized (
     select node, scenario, block.from_month, block.to_month, account, counterparty, sign * ${inOre} as ore, sign
       from unnest($1::text[], $2::text[], $3::int[], $4::int[], $5::int[])
         as turned (node, org_unit, first_month, last_month, sign)
       join tertial.fact_block as block on block.balanced and block.to_month between first_month and last_month
       join tertial.slice using (slice_id)
       join tertial.fact on fact.block_id = block.block_id and fact.org_unit = turned.org_unit),
   year_change as materialized (
     select node, scenario, to_month / 12 as year, account, counterparty, ${pivoted('ore', 'sign')}
       from entry
      where from_month = to_month
      group by node, scenario, to_month / 12, account, counterparty),
   span_change as (
     select node, scenario, from_month, to_month, account, counterparty, sum(ore)::bigint as ore, sum(sign)::int as facts
       from entry
      where from_month < to_month
      group by node, scenario, from_month, to_month, account, counterparty),
   ${addToBalances}`,
)
