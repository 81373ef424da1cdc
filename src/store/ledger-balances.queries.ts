import type { Snapshot } from '#domain/delivery.ts'
import type { FactException } from '#domain/fact.ts'
import { addToBalances, type LedgerBalance, type LedgerBalances, type LedgerQuestion } from '#domain/ledger-balance.ts'
import type { Month } from '#domain/month.ts'
import { monthsOf, period as periodOf } from '#domain/period.ts'
import { scenarioKey } from '#domain/scenario.ts'
import { decimal } from '#lib/exact.ts'
import type { BalanceTree, UnitsDuring } from './balance-tree.ts'
import { type Connection, statement } from './database.ts'
import { monthFromNumber, monthToNumber } from './month-numbers.ts'

/**
 * What the ledger sums to, as of any snapshot: the balances of the nodes that make up the units, plus the facts that the
 * snapshot knows and the balances do not hold, minus those that they hold and it does not know, plus the facts of units that
 * make up no whole node. For the latest snapshot the two middle parts are empty, or what was just delivered; the older the
 * snapshot, the more facts are read.
 *
 * Each question is a statement of its own, answered side by side: an answer is as of the snapshot, whatever is accepted
 * meanwhile, so that answers from different moments agree.
 */
export async function loadLedgerBalances(
  connection: Connection,
  currentTree: () => Promise<BalanceTree>,
  snapshot: Snapshot,
  questions: readonly LedgerQuestion[],
): Promise<LedgerBalances[]> {
  const tree = await currentTree()
  return Promise.all(questions.map((question) => answer(connection, currentTree, tree, snapshot, question)))
}

async function answer(
  connection: Connection,
  currentTree: () => Promise<BalanceTree>,
  tree: BalanceTree,
  snapshot: Snapshot,
  question: LedgerQuestion,
): Promise<LedgerBalances> {
  const values = questionValues(tree, snapshot, question)
  const [[sums], covered] = await Promise.all([connection.rows(selectSums, values), connection.rows(selectCoverage, values)])
  // A reorganisation came between: the nodes are not what the tree said.
  if (sums?.version !== tree.version || covered[0]?.version !== tree.version) {
    return answer(connection, currentTree, await currentTree(), snapshot, question)
  }
  return { question, balances: decodeSums(sums), monthsCovered: decodeCoverage(covered) }
}

function questionValues(tree: BalanceTree, { sequence }: Snapshot, { scenario, ...asked }: LedgerQuestion): unknown[] {
  const { from, to } = inNumbers(asked)
  const covers = tree.cover(inNumbers(asked), asked.except?.map(inNumbers))
  const nodes = covers.flatMap((cover) => cover.nodes.map((node) => ({ node, from: cover.from, to: cover.to })))
  const years = nodes.flatMap(yearsOf)
  const alone = covers.flatMap((cover) => cover.orgUnits.map((orgUnit) => ({ orgUnit, from: cover.from, to: cover.to })))
  return [
    sequence,
    scenarioKey(scenario),
    from,
    to,
    nodes.map(({ node }) => node),
    nodes.map((part) => part.from),
    nodes.map((part) => part.to),
    years.map(({ node }) => node),
    years.map(({ year }) => year),
    years.map(({ before }) => before),
    years.map(({ last }) => last),
    alone.map(({ orgUnit }) => orgUnit),
    alone.map((part) => part.from),
    alone.map((part) => part.to),
  ]
}

function inNumbers({ orgUnits, period }: FactException): UnitsDuring {
  return { orgUnits, from: monthToNumber(period.from), to: monthToNumber(period.to) }
}

/** The months after `before` up to and including `last` of each year that the node's months touch: 0 and 8 for January–August. */
function yearsOf({ node, from, to }: { node: string; from: number; to: number }) {
  const first = Math.floor(from / 12)
  return Array.from({ length: Math.floor(to / 12) - first + 1 }, (_, index) => {
    const january = (first + index) * 12
    return { node, year: first + index, before: Math.max(from - january, 0), last: Math.min(to - january, 11) + 1 }
  })
}

/** The answer in one row, its columns as lists: read in half the time of a row a balance. */
interface SumsRow {
  readonly version: number
  readonly accounts: string | null
  readonly counterparties: string | null
  readonly scales: string | null
  readonly amounts: string | null
  readonly counts: string | null
}

function decodeSums({ accounts, counterparties, scales, amounts, counts }: SumsRow): LedgerBalance[] {
  const balances = new Map<string, LedgerBalance>()
  const ofAccounts: (string | null)[] = JSON.parse(accounts ?? '[]')
  const ofCounterparties: (string | null)[] = JSON.parse(counterparties ?? '[]')
  const [scaleList, amountList, countList] = [scales, amounts, counts].map((list) => list?.split(' ') ?? [])
  for (const [index, account] of ofAccounts.entries()) {
    const counterparty = ofCounterparties[index]
    addToBalances(balances, {
      ...(account === null ? {} : { account }),
      ...(counterparty == null ? {} : { counterparty }),
      amount: decimal(BigInt(amountList?.[index] ?? ''), Number(scaleList?.[index])),
      factCount: Number(countList?.[index]),
    })
  }
  return [...balances.values()].filter(({ factCount }) => factCount > 0)
}

interface CoverageRow {
  readonly version: number
  readonly from_month: number | null
  readonly to_month: number | null
}

function decodeCoverage(rows: readonly CoverageRow[]): Set<Month> {
  return new Set(
    rows.flatMap(({ from_month, to_month }) =>
      from_month === null || to_month === null ? [] : monthsOf(periodOf(monthFromNumber(from_month), monthFromNumber(to_month))),
    ),
  )
}

/**
 * $1 snapshot · $2 scenario · $3–$4 the period · $5–$7 nodes with their months · $8–$11 the same by year · $12–$14 units on
 * their own with their months. A fact belongs to a node by the tree of its last month.
 *
 * `differing`: the blocks that the snapshot and the balances disagree about, in three parts that do not overlap: unsettled
 * now; superseded since and settled; delivered since and settled.
 */
const questionParts = `
  node_part as (select * from unnest($5::text[], $6::int[], $7::int[]) as part (node, first_month, last_month)),
  year_part as (select * from unnest($8::text[], $9::int[], $10::int[], $11::int[]) as part (node, year, before, last)),
  unit_part as (select * from unnest($12::text[], $13::int[], $14::int[]) as part (org_unit, first_month, last_month)),
  asked_block as not materialized (
    select block_id, fact_block.from_month, fact_block.to_month, balanced, superseded_sequence, delivery.sequence,
           coalesce(delivery.sequence <= $1 and (superseded_sequence is null or superseded_sequence > $1), false) as known
      from tertial.fact_block
      join tertial.slice using (slice_id)
      join tertial.delivery on delivery.delivery_id = fact_block.delivery_id
     where series = 'ledger' and scenario = $2 and fact_block.from_month >= $3 and fact_block.to_month <= $4),
  differing as materialized (
    select block_id, from_month, to_month, case when known then 1 else -1 end as sign
      from (select * from asked_block where (superseded_sequence is null) <> balanced
             union all
            select * from asked_block where not balanced and superseded_sequence > $1
             union all
            select * from asked_block where balanced and superseded_sequence is null and sequence > $1) as candidate
     where known <> balanced),
  fact_part as (
    select differing.from_month, differing.to_month, account, counterparty, scale, sign * digits as digits, sign
      from differing
      join tertial.fact using (block_id)
      join tertial.balance_member as member using (org_unit)
      join node_part using (node)
     where differing.to_month between member.from_month and member.to_month
       and differing.to_month between first_month and last_month
     union all
    select from_month, to_month, account, counterparty, scale, digits, 1
      from asked_block
      join unit_part on to_month between first_month and last_month
      join tertial.fact using (block_id, org_unit)
     where known)`

const selectSums = statement<SumsRow>(
  'select-ledger-sums',
  `with ${questionParts},
   sums as (
     select account, counterparty, 2 as scale, ore[last] - coalesce(ore[before], 0) as digits,
            facts[last] - coalesce(facts[before], 0) as facts
       from year_part
       join tertial.month_balance using (node, year)
      where scenario = $2 and facts[last] <> coalesce(facts[before], 0)
      union all
     select account, counterparty, 2, ore, facts
       from node_part
       join tertial.span_balance using (node)
      where scenario = $2 and facts <> 0 and from_month >= $3 and to_month between first_month and last_month
      union all
     select account, counterparty, scale, sum(digits), sum(sign) from fact_part group by account, counterparty, scale)
   select version, accounts, counterparties, scales, amounts, counts
     from tertial.balance_tree
     left join (select json_agg(account)::text as accounts, json_agg(counterparty)::text as counterparties,
                       string_agg(scale::text, ' ') as scales, string_agg(digits::text, ' ') as amounts,
                       string_agg(facts::text, ' ') as counts
                  from sums) as packed on true`,
)

const selectCoverage = statement<CoverageRow>(
  'select-ledger-coverage',
  `with ${questionParts},
   counts as (
     select year * 12 + month - 1 as from_month, year * 12 + month - 1 as to_month,
            facts[month] - coalesce(facts[month - 1], 0) as facts
       from year_part
       join tertial.month_coverage using (node, year)
      cross join lateral generate_series(before + 1, last) as month
      where scenario = $2
      union all
     select from_month, to_month, facts
       from node_part
       join tertial.span_balance using (node)
      where scenario = $2 and from_month >= $3 and to_month between first_month and last_month
      union all
     select from_month, to_month, sign from fact_part)
   select version, covered.from_month, covered.to_month
     from tertial.balance_tree
     left join (select from_month, to_month from counts group by from_month, to_month having sum(facts) > 0) as covered on true`,
)
