import type { Snapshot } from '#domain/delivery.ts'
import type { FactException } from '#domain/fact.ts'
import { addToBalances, type LedgerBalance, type LedgerBalances, type LedgerQuestion } from '#domain/ledger-balance.ts'
import { monthsOf, period as periodOf } from '#domain/period.ts'
import { scenarioKey } from '#domain/scenario.ts'
import { decimal } from '#lib/exact.ts'
import type { BalanceTreeReader } from './balance-tree.queries.ts'
import { type BalanceTree, balanceTree, type UnitsDuring } from './balance-tree.ts'
import { type Connection, type Database, statement } from './database.ts'
import { monthFromNumber, monthToNumber } from './month-numbers.ts'

/**
 * What the ledger sums to, as of any snapshot: the balances of the nodes that make up the units, plus the facts that the
 * snapshot knows and the balances do not hold, minus those that they hold and it does not know, plus the facts of units that
 * make up no whole node. For the latest snapshot the two middle parts are empty, or what was just delivered; the older the
 * snapshot, the more facts are read, until its own are fewer.
 */
export async function loadLedgerBalances(
  database: Database,
  readTree: BalanceTreeReader,
  snapshot: Snapshot,
  questions: readonly LedgerQuestion[],
): Promise<LedgerBalances[]> {
  return database.moment(async (connection) => {
    const differing = await connection.rows(selectDiffering, [snapshot.sequence])
    const worthIt = await fewerThanKnown(connection, snapshot, differing)
    const parts = partsOf(questions, worthIt ? await readTree(connection) : noTree)
    const answers = questions.map(emptyAnswer)

    if (parts.hasNodes) {
      for (const row of await connection.rows(selectBalances, parts.ofNodes)) addPacked(answers, row)
      for (const row of await connection.rows(selectCoverage, parts.ofNodes)) addMonths(answers, row)
    }
    const facts = [
      ...(parts.hasNodes && differing.length > 0 ? await loadDifference(connection, differing, parts.ofNodes) : []),
      ...(parts.hasUnits ? await connection.rows(selectFactsOfUnits, [snapshot.sequence, ...parts.ofUnits]) : []),
    ]
    for (const row of facts) {
      addSum(answers, row)
      addMonths(answers, row)
    }
    return questions.map((question, index) => ({ question, ...decodeAnswer(answers[index]) }))
  })
}

/** A tree without nodes: every unit is on its own. */
const noTree = balanceTree(0, [])

/** Whether so few facts differ from the balances that the balances are the quicker way. */
async function fewerThanKnown(connection: Connection, snapshot: Snapshot, differing: readonly DifferingRow[]): Promise<boolean> {
  const facts = differing.reduce((total, block) => total + block.fact_count, 0)
  if (facts < quicklyRead) return true
  const [known] = await connection.rows(countKnownFacts, [snapshot.sequence])
  return facts < (known?.facts ?? 0)
}

const quicklyRead = 100_000

function loadDifference(connection: Connection, differing: readonly DifferingRow[], ofNodes: readonly unknown[]) {
  const blocks = [differing.map(({ block_id }) => block_id), differing.map(({ sign }) => sign)]
  return connection.rows(selectDifference, [...ofNodes, ...blocks])
}

/** What each question is made up of, as the columns of `node_part` and `year_part` and of `unit_part`. */
function partsOf(questions: readonly LedgerQuestion[], tree: BalanceTree) {
  const covers = questions.flatMap(({ scenario, ...units }, question) => {
    const asked = { question, scenario: scenarioKey(scenario), begins: monthToNumber(units.period.from) }
    return tree.cover(inNumbers(units), units.except?.map(inNumbers)).map((cover) => ({ ...asked, ...cover }))
  })
  const nodes = covers.flatMap((cover) => cover.nodes.map((node) => ({ ...cover, node })))
  const years = nodes.flatMap((part) => yearsOf(part).map((year) => ({ ...part, ...year })))
  const units = covers.flatMap((cover) => cover.orgUnits.map((orgUnit) => ({ ...cover, orgUnit })))
  return {
    hasNodes: nodes.length > 0,
    ofNodes: [
      ...columnsOf(nodes, ['question', 'scenario', 'node', 'begins', 'from', 'to']),
      ...columnsOf(years, ['question', 'scenario', 'node', 'year', 'before', 'last']),
    ],
    hasUnits: units.length > 0,
    ofUnits: columnsOf(units, ['question', 'scenario', 'orgUnit', 'begins', 'from', 'to']),
  }
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

interface Answer {
  readonly balances: Map<string, LedgerBalance>
  /** How many facts there are of each period, by "first last" in month numbers. */
  readonly counts: Map<string, number>
}

function emptyAnswer(): Answer {
  return { balances: new Map(), counts: new Map() }
}

function decodeAnswer({ balances, counts }: Answer = emptyAnswer()): Omit<LedgerBalances, 'question'> {
  const covered = [...counts].flatMap(([key, count]) => {
    const [from = 0, to = 0] = key.split(' ').map(Number)
    return count > 0 ? monthsOf(periodOf(monthFromNumber(from), monthFromNumber(to))) : []
  })
  return { balances: [...balances.values()].filter(({ factCount }) => factCount > 0), monthsCovered: new Set(covered) }
}

/** A node's balances of a year in one row, its columns as lists: read in a third of the time of a row a balance. */
interface PackedRow {
  readonly question: number
  /** Joined by `separator`, `absent` for those without. */
  readonly accounts: string
  readonly counterparties: string
  /** Arrays of bigint and of integer as PostgreSQL sends them. */
  readonly ore: Buffer
  readonly facts: Buffer
}

/** Control characters that no code has. */
const [separator, absent] = ['\u001f', '\u001e']

function addPacked(answers: readonly Answer[], { question, ore, facts, ...row }: PackedRow): void {
  const answer = answers[question]
  if (!answer) return
  const counterparties = row.counterparties.split(separator)
  const accounts = row.accounts.split(separator)
  if (ore.length !== arrayHead + accounts.length * 12 || counterparties.length !== accounts.length) {
    throw new Error(`The balances of question ${question} do not match their accounts: some code has a control character.`)
  }
  for (const [index, account] of accounts.entries()) {
    // Each element comes after its own length, of four bytes.
    const amount = decimal(ore.readBigInt64BE(arrayHead + index * 12 + 4), 2)
    const factCount = facts.readInt32BE(arrayHead + index * 8 + 4)
    addToBalances(answer.balances, present(account), present(counterparties[index]), amount, factCount)
  }
}

/** Dimensions, flags, type, length and lower bound of a sent array of one dimension. */
const arrayHead = 20

function present(code: string | undefined): string | undefined {
  return code === absent ? undefined : code
}

interface SumRow {
  readonly question: number
  readonly account: string | null
  readonly counterparty: string | null
  readonly digits: string
  readonly scale: number
  readonly facts: number
}

function addSum(answers: readonly Answer[], { question, account, counterparty, digits, scale, facts }: SumRow): void {
  const balances = answers[question]?.balances
  if (!balances) return
  addToBalances(balances, account ?? undefined, counterparty ?? undefined, decimal(BigInt(digits), scale), facts)
}

interface MonthsRow {
  readonly question: number
  readonly from_month: number
  readonly to_month: number
  readonly facts: number
}

function addMonths(answers: readonly Answer[], { question, from_month, to_month, facts }: MonthsRow): void {
  const counts = answers[question]?.counts
  const key = `${from_month} ${to_month}`
  counts?.set(key, (counts.get(key) ?? 0) + facts)
}

interface DifferingRow {
  readonly block_id: number
  readonly fact_count: number
  /** 1 when the snapshot knows it and the balances do not hold it, −1 the other way round. */
  readonly sign: number
}

const known = 'coalesce(sequence <= $1 and (superseded_sequence is null or superseded_sequence > $1), false)'

/**
 * The ledger's blocks that the snapshot and the balances disagree about, in three parts that do not overlap: unsettled now;
 * superseded since and settled; delivered since and settled.
 */
const selectDiffering = statement<DifferingRow>(
  'select-differing-blocks',
  `with candidate as (
     select block.* from tertial.fact_block as block where series = 'ledger' and (superseded_sequence is null) <> balanced
      union all
     select block.* from tertial.fact_block as block where series = 'ledger' and not balanced and superseded_sequence > $1
      union all
     select block.*
       from tertial.fact_block as block
      where delivery_id = any (array (select delivery_id from tertial.delivery where sequence > $1))
        and series = 'ledger' and balanced and superseded_sequence is null)
   select block_id, candidate.fact_count, case when balanced then -1 else 1 end as sign
     from candidate
     join tertial.delivery using (delivery_id)
    where ${known} <> balanced`,
)

const countKnownFacts = statement<{ facts: number }>(
  'count-known-ledger-facts',
  `select sum(fact_block.fact_count)::float8 as facts
     from tertial.fact_block
     join tertial.delivery using (delivery_id)
    where series = 'ledger' and ${known}`,
)

/**
 * $1–$6 nodes with the month that the question begins and the months that the node counts in · $7–$12 the same by year: the
 * months after `before` up to and including `last`. A fact belongs to a node by the tree of its last month.
 */
const nodeParts = `
  node_part as (
    select * from unnest($1::int[], $2::text[], $3::text[], $4::int[], $5::int[], $6::int[])
                  as part (question, scenario, node, begins, first_month, last_month)),
  year_part as (
    select * from unnest($7::int[], $8::text[], $9::text[], $10::int[], $11::int[], $12::int[])
                  as part (question, scenario, node, year, before, last))`

/** No rows to sort, and none made: a node's balances are packed where they are read. */
const packed = (ore: string, facts: string) => `
  string_agg(coalesce(account, '${absent}'), '${separator}') as accounts,
  string_agg(coalesce(counterparty, '${absent}'), '${separator}') as counterparties,
  array_send(array_agg(${ore})) as ore, array_send(array_agg(${facts})) as facts`

const selectBalances = statement<PackedRow>(
  'select-ledger-balances',
  `with ${nodeParts}
   select question, packed.*
     from year_part as part
    cross join lateral (
          select ${packed('ore[last] - coalesce(ore[before], 0)', 'facts[last] - coalesce(facts[before], 0)')}
            from tertial.month_balance as balance
           where balance.node = part.node and balance.scenario = part.scenario and balance.year = part.year
             and facts[last] <> coalesce(facts[before], 0)) as packed
    where accounts is not null
    union all
   select question, packed.*
     from node_part as part
    cross join lateral (
          select ${packed('ore', 'facts')}
            from tertial.span_balance as balance
           where balance.node = part.node and balance.scenario = part.scenario and facts <> 0
             and from_month >= begins and to_month between first_month and last_month) as packed
    where accounts is not null`,
)

const selectCoverage = statement<MonthsRow>(
  'select-ledger-coverage',
  `with ${nodeParts}
   select question, year * 12 + month - 1 as from_month, year * 12 + month - 1 as to_month,
          facts[month] - coalesce(facts[month - 1], 0) as facts
     from year_part
     join tertial.month_coverage using (node, scenario, year)
    cross join lateral generate_series(before + 1, last) as month
    union all
   select question, from_month, to_month, sum(facts)::int
     from node_part
     join tertial.span_balance using (node, scenario)
    where from_month >= begins and to_month between first_month and last_month
    group by question, from_month, to_month`,
)

/** Rows of one block after another, for nodes of any size: what it costs is bounded by what differs. $13–$14 blocks and signs. */
const selectDifference = statement<SumRow & MonthsRow>(
  'select-ledger-difference',
  `with ${nodeParts},
   differing as materialized (
     select scenario, block.from_month, block.to_month, org_unit, account, counterparty, scale, sign * digits as digits, sign
       from unnest($13::int[], $14::int[]) as differing (block_id, sign)
       join tertial.fact_block as block using (block_id)
       join tertial.slice using (slice_id)
       join tertial.fact using (block_id)
      where exists (select from node_part where node_part.scenario = slice.scenario and block.from_month >= begins
                                            and block.to_month between first_month and last_month)),
   member as materialized (select * from tertial.balance_member where node in (select node from node_part))
   select question, differing.from_month, differing.to_month, account, counterparty, scale, sum(digits)::text as digits,
          sum(sign)::int as facts
     from differing
     join member on member.org_unit = differing.org_unit and differing.to_month between member.from_month and member.to_month
     join node_part on node_part.node = member.node and node_part.scenario = differing.scenario
                   and differing.from_month >= begins and differing.to_month between first_month and last_month
    group by question, differing.from_month, differing.to_month, account, counterparty, scale`,
)

/** $2–$7 units with the month that the question begins and the months that the unit counts in. */
const selectFactsOfUnits = statement<SumRow & MonthsRow>(
  'select-ledger-facts-of-units',
  `with unit_part as (
     select * from unnest($2::int[], $3::text[], $4::text[], $5::int[], $6::int[], $7::int[])
                   as part (question, scenario, org_unit, begins, first_month, last_month))
   select question, block.from_month, block.to_month, account, counterparty, scale, sum(digits)::text as digits,
          count(*)::int as facts
     from unit_part
     join tertial.slice using (scenario)
     join tertial.fact_block as block on block.slice_id = slice.slice_id and block.from_month >= begins
                                     and block.to_month between first_month and last_month
     join tertial.delivery on delivery.delivery_id = block.delivery_id
     join tertial.fact on fact.block_id = block.block_id and fact.org_unit = unit_part.org_unit
    where series = 'ledger' and ${known}
    group by question, block.from_month, block.to_month, account, counterparty, scale`,
)
