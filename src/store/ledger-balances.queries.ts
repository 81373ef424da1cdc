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
 * The two statements are each as of the snapshot, whatever is accepted between them, and so agree.
 */
export async function loadLedgerBalances(
  connection: Connection,
  currentTree: () => Promise<BalanceTree>,
  snapshot: Snapshot,
  questions: readonly LedgerQuestion[],
): Promise<LedgerBalances[]> {
  const tree = await currentTree()
  const values = [snapshot.sequence, ...questionParts(tree, questions)]
  const [sums, coverage] = await Promise.all([connection.rows(selectSums, values), connection.rows(selectCoverage, values)])
  // Versions only grow: when it is the same after, no reorganisation came between, and the nodes are what the tree said.
  if ((await currentTree()).version !== tree.version) return loadLedgerBalances(connection, currentTree, snapshot, questions)
  const sumsOf = new Map(sums.map((row) => [row.question, row]))
  const coverageOf = Map.groupBy(coverage, ({ question }) => question)
  return questions.map((question, index) => ({
    question,
    balances: decodeSums(sumsOf.get(index)),
    monthsCovered: decodeCoverage(coverageOf.get(index) ?? []),
  }))
}

/** The columns of `node_part`, `year_part` and `unit_part`, each after the other: what each question is made up of. */
function questionParts(tree: BalanceTree, questions: readonly LedgerQuestion[]): unknown[][] {
  const covers = questions.flatMap(({ scenario, ...units }, question) => {
    const asked = { question, scenario: scenarioKey(scenario), begins: monthToNumber(units.period.from) }
    return tree.cover(inNumbers(units), units.except?.map(inNumbers)).map((cover) => ({ ...asked, ...cover }))
  })
  const nodes = covers.flatMap((cover) => cover.nodes.map((node) => ({ ...cover, node })))
  const years = nodes.flatMap((part) => yearsOf(part).map((year) => ({ ...part, ...year })))
  const alone = covers.flatMap((cover) => cover.orgUnits.map((orgUnit) => ({ ...cover, orgUnit })))
  return [
    ...columnsOf(nodes, ['question', 'scenario', 'node', 'begins', 'from', 'to']),
    ...columnsOf(years, ['question', 'scenario', 'node', 'year', 'before', 'last']),
    ...columnsOf(alone, ['question', 'scenario', 'orgUnit', 'begins', 'from', 'to']),
  ]
}

function columnsOf<Part>(parts: readonly Part[], names: readonly (keyof Part)[]): unknown[][] {
  return names.map((name) => parts.map((part) => part[name]))
}

function inNumbers({ orgUnits, period }: FactException): UnitsDuring {
  return { orgUnits, from: monthToNumber(period.from), to: monthToNumber(period.to) }
}

/** The months after `before` up to and including `last` of each year that the node's months touch: 0 and 8 for January–August. */
function yearsOf({ from, to }: { from: number; to: number }) {
  const first = Math.floor(from / 12)
  return Array.from({ length: Math.floor(to / 12) - first + 1 }, (_, index) => {
    const january = (first + index) * 12
    return { year: first + index, before: Math.max(from - january, 0), last: Math.min(to - january, 11) + 1 }
  })
}

/** A question's balances in one row, its columns as lists: read in half the time of a row a balance. */
interface SumsRow {
  readonly question: number
  readonly accounts: string
  readonly counterparties: string
  readonly scales: string
  readonly amounts: string
  readonly counts: string
}

function decodeSums(row: SumsRow | undefined): LedgerBalance[] {
  if (row === undefined) return []
  const accounts: (string | null)[] = JSON.parse(row.accounts)
  const counterparties: (string | null)[] = JSON.parse(row.counterparties)
  const [scales = [], amounts = [], counts = []] = [row.scales, row.amounts, row.counts].map((list) => list.split(' '))
  const balances = new Map<string, LedgerBalance>()
  for (const [index, account] of accounts.entries()) {
    const counterparty = counterparties[index]
    const amount = decimal(BigInt(amounts[index] ?? ''), Number(scales[index]))
    addToBalances(balances, account ?? undefined, counterparty ?? undefined, amount, Number(counts[index]))
  }
  return [...balances.values()].filter(({ factCount }) => factCount > 0)
}

interface CoverageRow {
  readonly question: number
  readonly from_month: number
  readonly to_month: number
}

function decodeCoverage(rows: readonly CoverageRow[]): Set<Month> {
  return new Set(
    rows.flatMap(({ from_month, to_month }) => monthsOf(periodOf(monthFromNumber(from_month), monthFromNumber(to_month)))),
  )
}

/**
 * $1 snapshot · $2–$7 nodes with the month that the question begins and the months that the node counts in · $8–$13 the same
 * by year: the months after `before` up to and including `last` · $14–$19 units on their own. A fact belongs to a node by the
 * tree of its last month.
 *
 * `differing`: the blocks that the snapshot and the balances disagree about, in three parts that do not overlap: unsettled
 * now; superseded since and settled; delivered since and settled (not looked for when nothing was). Their facts are read
 * block by block and not unit by unit: what an old snapshot costs is then bounded by what differs.
 */
const parts = `
  node_part as (
    select * from unnest($2::int[], $3::text[], $4::text[], $5::int[], $6::int[], $7::int[])
                  as part (question, scenario, node, begins, first_month, last_month)),
  year_part as (
    select * from unnest($8::int[], $9::text[], $10::text[], $11::int[], $12::int[], $13::int[])
                  as part (question, scenario, node, year, before, last)),
  unit_part as (
    select * from unnest($14::int[], $15::text[], $16::text[], $17::int[], $18::int[], $19::int[])
                  as part (question, scenario, org_unit, begins, first_month, last_month)),
  block as not materialized (
    select block_id, scenario, fact_block.from_month, fact_block.to_month, balanced, superseded_sequence, sequence,
           coalesce(sequence <= $1 and (superseded_sequence is null or superseded_sequence > $1), false) as known
      from tertial.fact_block
      join tertial.slice using (slice_id)
      join tertial.delivery on delivery.delivery_id = fact_block.delivery_id
     where series = 'ledger'),
  differing as materialized (
    select block_id, scenario, from_month, to_month, case when known then 1 else -1 end as sign
      from (select * from block where (superseded_sequence is null) <> balanced
             union all
            select * from block where not balanced and superseded_sequence > $1
             union all
            select * from block where balanced and superseded_sequence is null and sequence > $1
                                  and exists (select from tertial.delivery where sequence > $1)) as candidate
     where known <> balanced),
  differing_fact as materialized (
    select scenario, from_month, to_month, org_unit, account, counterparty, scale, sign * digits as digits, sign
      from differing
      join tertial.fact using (block_id)
     where exists (select from node_part where node_part.scenario = differing.scenario and from_month >= begins
                                           and to_month between first_month and last_month)),
  node_member as materialized (
    select * from tertial.balance_member where node in (select node from node_part)),
  fact_part as (
    select question, differing_fact.from_month, differing_fact.to_month, account, counterparty, scale, digits, sign
      from differing_fact
      join node_member as member
        on member.org_unit = differing_fact.org_unit and differing_fact.to_month between member.from_month and member.to_month
      join node_part
        on node_part.node = member.node and node_part.scenario = differing_fact.scenario
       and differing_fact.from_month >= begins and differing_fact.to_month between first_month and last_month
     union all
    select question, from_month, to_month, account, counterparty, scale, digits, 1
      from unit_part
      join block on block.scenario = unit_part.scenario and from_month >= begins
                and to_month between first_month and last_month and known
      join tertial.fact on fact.block_id = block.block_id and fact.org_unit = unit_part.org_unit)`

const selectSums = statement<SumsRow>(
  'select-ledger-sums',
  `with ${parts},
   sums as (
     select question, account, counterparty, 2 as scale, ore[last] - coalesce(ore[before], 0) as digits,
            facts[last] - coalesce(facts[before], 0) as facts
       from year_part
       join tertial.month_balance using (node, scenario, year)
      where facts[last] <> coalesce(facts[before], 0)
      union all
     select question, account, counterparty, 2, ore, facts
       from node_part
       join tertial.span_balance using (node, scenario)
      where facts <> 0 and from_month >= begins and to_month between first_month and last_month
      union all
     select question, account, counterparty, scale, sum(digits), sum(sign)
       from fact_part
      group by question, account, counterparty, scale)
   select question, json_agg(account)::text as accounts, json_agg(counterparty)::text as counterparties,
          string_agg(scale::text, ' ') as scales, string_agg(digits::text, ' ') as amounts, string_agg(facts::text, ' ') as counts
     from sums
    group by question`,
)

const selectCoverage = statement<CoverageRow>(
  'select-ledger-coverage',
  `with ${parts},
   counts as (
     select question, year * 12 + month - 1 as from_month, year * 12 + month - 1 as to_month,
            facts[month] - coalesce(facts[month - 1], 0) as facts
       from year_part
       join tertial.month_coverage using (node, scenario, year)
      cross join lateral generate_series(before + 1, last) as month
      union all
     select question, from_month, to_month, facts
       from node_part
       join tertial.span_balance using (node, scenario)
      where from_month >= begins and to_month between first_month and last_month
      union all
     select question, from_month, to_month, sign from fact_part)
   select question, from_month, to_month
     from counts
    group by question, from_month, to_month
   having sum(facts) > 0`,
)
