import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import { type AccountSelector, parseAccountTerm } from '#domain/account.ts'
import type { Snapshot } from '#domain/delivery.ts'
import { type Dimensions, type Fact, type FactSelection, isExcepted } from '#domain/fact.ts'
import type { OrgUnitCode } from '#domain/organisation.ts'
import { type Period, samePeriod } from '#domain/period.ts'
import { parseScenarioKey, type Scenario, scenarioKey } from '#domain/scenario.ts'
import type { SeriesName } from '#domain/series.ts'
import type { UnitOfMeasure } from '#domain/units-of-measure.ts'
import type { Exact } from '#lib/exact.ts'
import { restoreAmount, storeAmount } from './amounts.ts'
import { type Connection, statement, type Transaction } from './database.ts'
import { keepableText } from './keepable-text.ts'
import { deliveryKey, parseKey } from './keys.ts'
import { monthFromNumber, monthToNumber } from './month-numbers.ts'
import { type StoredSlice, sliceOfFact } from './slices.ts'
import type { FactScope, RowConcern } from './store.ts'

/** Keeps blocks of a delivery and their facts, by COPY. */
export async function saveBlocks(transaction: Transaction, deliveryId: number, blocks: readonly FactBlock[]): Promise<void> {
  if (blocks.length === 0) return
  const inserted = await transaction.rows(insertBlocks, [
    deliveryId,
    blocks.map(({ ordinal }) => ordinal),
    blocks.map(({ slice }) => slice.sliceId),
    blocks.map(({ sample }) => sample.series),
    blocks.map(({ sample }) => sample.unitOfMeasure),
    blocks.map(({ sample }) => monthToNumber(sample.period.from)),
    blocks.map(({ sample }) => monthToNumber(sample.period.to)),
    blocks.map(({ sample }) => keepableText(sample.source.fileName)),
    blocks.map(({ sample }) => keepableIfAny(sample.source.sheet)),
    blocks.map(({ sample }) => keepableIfAny(sample.source.column)),
    blocks.map(({ facts }) => facts.length),
    blocks.map(isSummable),
  ])
  const blockIds = new Map(inserted.map(({ ordinal, block_id }) => [ordinal, block_id]))

  const copy = transaction.client.query(copyFrom(copyFacts))
  await pipeline(Readable.from(copyChunks(blocks, blockIds)), copy)
}

/** What facts of one place and kind in a delivery share is kept once, with the facts under their ordinals 1, 2, 3 … */
export interface FactBlock {
  readonly ordinal: number
  readonly slice: StoredSlice
  /** Any of the facts: what makes the block is the same in all. */
  readonly sample: Fact
  readonly facts: { readonly ordinal: number; readonly fact: Fact }[]
}

export function groupIntoBlocks(slices: readonly StoredSlice[], facts: readonly Fact[]): FactBlock[] {
  const blocks = new Map<string, FactBlock>()
  let latest: FactBlock | undefined
  for (const [index, fact] of facts.entries()) {
    // Facts of one place mostly stand together, and then the key need not be written.
    if (latest && shareBlock(latest.sample, fact)) {
      latest.facts.push({ ordinal: index + 1, fact })
      continue
    }
    const { series, unitOfMeasure, period, scenario, source } = fact
    const key = JSON.stringify([
      scenarioKey(scenario),
      period.from,
      period.to,
      series,
      unitOfMeasure,
      source.fileName,
      source.sheet,
      source.column,
    ])
    const block = blocks.get(key) ?? {
      ordinal: blocks.size + 1,
      slice: sliceOfFact(slices, fact),
      sample: fact,
      facts: [],
    }
    block.facts.push({ ordinal: index + 1, fact })
    blocks.set(key, block)
    latest = block
  }
  return [...blocks.values()]
}

/** The facts known at the snapshot within the scope, in the order they were delivered. */
export async function loadFacts(connection: Connection, snapshot: Snapshot, scope: FactScope = {}): Promise<Fact[]> {
  const blocks = await loadBlocks(connection, snapshot, { period: scope.period, series: scope.series })
  if (blocks.size === 0) return []
  const rows = await connection.rows(selectFactsOfBlocks, [[...blocks.keys()], scope.orgUnits ?? null])
  return decodeInOrder(rows, blocks)
}

/** The same facts as `selectFacts` would pick among all those known at the snapshot. */
export async function loadSelectedFacts(
  connection: Connection,
  snapshot: Snapshot,
  { series, orgUnits, period, scenario, accounts, dimensions, except }: FactSelection,
): Promise<Fact[]> {
  const blocks = await loadBlocks(connection, snapshot, { period, series: [series], scenario })
  const terms = splitTerms(accounts ?? ['*'])
  const rows = await connection.rows(selectSelectedFacts, [
    [...blocks.keys()],
    orgUnits,
    terms.codes,
    terms.prefixes,
    terms.rangesFrom,
    terms.rangesTo,
    JSON.stringify(dimensions ?? {}),
  ])
  return decodeInOrder(rows, blocks).filter((fact) => !isExcepted(fact, except))
}

/** All that came with a delivery, accepted or not, in its order. */
export async function loadFactsOfDelivery(connection: Connection, deliveryId: number): Promise<Fact[]> {
  const rows = await connection.rows(selectBlocksOfDelivery, [deliveryId])
  const blocks = new Map(rows.map((row) => [row.block_id, decodeBlock(row)]))
  return decodeInOrder(await connection.rows(selectFactsOfBlocks, [[...blocks.keys()], null]), blocks)
}

/** Whom the rows from one to another of a delivered file tell of. */
export async function loadRowConcerns(
  connection: Connection,
  id: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<RowConcern[]> {
  const rows = await connection.rows(selectRowConcerns, [parseKey('d', id) ?? null, from, to])
  return rows.map(({ source_sheet, source_row, org_unit, series }) => ({
    ...(source_sheet === null ? {} : { sheet: source_sheet }),
    row: source_row,
    orgUnit: org_unit,
    series,
  }))
}

/** Facts of several servers, each in its order, in the order that they were delivered in. */
export function inDeliveredOrder(lists: readonly (readonly Fact[])[]): Fact[] {
  const [only = [], ...others] = lists.filter((list) => list.length > 0)
  if (others.length === 0) return [...only]
  const place = ({ id }: Fact) => id.slice(1).split(':').map(Number)
  return lists
    .flatMap((list) => list.map((fact) => ({ fact, place: place(fact) })))
    .sort(({ place: [a = 0, m = 0] }, { place: [b = 0, n = 0] }) => a - b || m - n)
    .map(({ fact }) => fact)
}

/** What the facts of a block share: read once, and then the same object in each of its facts. */
interface Block {
  readonly deliveryId: number
  readonly series: SeriesName
  readonly unitOfMeasure: UnitOfMeasure
  readonly period: Period
  readonly scenario: Scenario
  readonly source: Fact['source']
}

interface BlockRow {
  readonly block_id: number
  readonly delivery_id: number
  readonly series: SeriesName
  readonly unit_of_measure: UnitOfMeasure
  readonly from_month: number
  readonly to_month: number
  readonly scenario: string
  readonly source_file: string
  readonly source_sheet: string | null
  readonly source_column: string | null
}

interface FactRow {
  readonly block_id: number
  readonly ordinal: number
  readonly org_unit: OrgUnitCode
  readonly account: string | null
  readonly counterparty: string | null
  readonly dimensions: Dimensions | null
  readonly digits: bigint
  readonly scale: number
  readonly source_row: number | null
}

async function loadBlocks(
  connection: Connection,
  snapshot: Snapshot,
  { period, series, scenario }: { period?: Period | undefined; series?: readonly SeriesName[] | undefined; scenario?: Scenario },
): Promise<Map<number, Block>> {
  const rows = await connection.rows(selectBlocks, [
    snapshot.sequence,
    period ? monthToNumber(period.from) : null,
    period ? monthToNumber(period.to) : null,
    series ?? null,
    scenario ? scenarioKey(scenario) : null,
  ])
  return new Map(rows.map((row) => [row.block_id, decodeBlock(row)]))
}

function decodeBlock(row: BlockRow): Block {
  const scenario = parseScenarioKey(row.scenario)
  if (scenario === undefined) throw new Error(`Fact block ${row.block_id} has no known scenario: ${row.scenario}`)
  return {
    deliveryId: row.delivery_id,
    series: row.series,
    unitOfMeasure: row.unit_of_measure,
    period: { from: monthFromNumber(row.from_month), to: monthFromNumber(row.to_month) },
    scenario,
    source: {
      deliveryId: deliveryKey(row.delivery_id),
      fileName: row.source_file,
      ...(row.source_sheet === null ? {} : { sheet: row.source_sheet }),
      ...(row.source_column === null ? {} : { column: row.source_column }),
    },
  }
}

function decodeInOrder(rows: readonly FactRow[], blocks: ReadonlyMap<number, Block>): Fact[] {
  return rows
    .map((row) => {
      const block = blocks.get(row.block_id)
      if (block === undefined) throw new Error(`A fact of block ${row.block_id} was not asked for.`)
      return { row, block }
    })
    .sort((a, b) => a.block.deliveryId - b.block.deliveryId || a.row.ordinal - b.row.ordinal)
    .map(({ row, block }) => decodeFact(row, block))
}

function decodeFact(row: FactRow, block: Block): Fact {
  return {
    id: `${deliveryKey(block.deliveryId)}:${row.ordinal}`,
    series: block.series,
    orgUnit: row.org_unit,
    period: block.period,
    scenario: block.scenario,
    dimensions: {
      ...(row.account === null ? {} : { account: row.account }),
      ...(row.counterparty === null ? {} : { counterparty: row.counterparty }),
      ...row.dimensions,
    },
    amount: restoreAmount(row),
    unitOfMeasure: block.unitOfMeasure,
    source: row.source_row === null ? block.source : { ...block.source, row: row.source_row },
  }
}

/** Whether two facts certainly belong together; two that do may still not be told so, when their scenarios are two objects. */
function shareBlock(a: Fact, b: Fact): boolean {
  return (
    a.scenario === b.scenario &&
    a.series === b.series &&
    a.unitOfMeasure === b.unitOfMeasure &&
    samePeriod(a.period, b.period) &&
    a.source.fileName === b.source.fileName &&
    a.source.sheet === b.source.sheet &&
    a.source.column === b.source.column
  )
}

/** Lines of COPY's text form, some thousand at a time: a chunk a line would cost more than the line. */
function* copyChunks(blocks: readonly FactBlock[], blockIds: ReadonlyMap<number, number>): Generator<string> {
  let lines: string[] = []
  for (const { ordinal, facts } of blocks) {
    const blockId = blockIds.get(ordinal)
    if (blockId === undefined) throw new Error(`Fact block ${ordinal} was not written.`)
    for (const { ordinal: factOrdinal, fact } of facts) {
      lines.push(copyLine(blockId, factOrdinal, fact))
      if (lines.length < 5000) continue
      yield lines.join('')
      lines = []
    }
  }
  yield lines.join('')
}

function copyLine(blockId: number, ordinal: number, { orgUnit, dimensions, amount, source }: Fact): string {
  const { account, counterparty, ...finer } = dimensions
  const { digits, scale } = storeAmount(amount)
  const codes = `${copyField(orgUnit)}\t${copyField(account)}\t${copyField(counterparty)}`
  return `${digits}\t${blockId}\t${ordinal}\t${source.row ?? '\\N'}\t${scale}\t${codes}\t${copyField(finerText(finer))}\n`
}

function finerText(finer: Dimensions): string | undefined {
  for (const _ in finer) {
    return JSON.stringify(finer, (_key, value) => (typeof value === 'string' ? keepableText(value) : value))
  }
  return undefined
}

/** Whether sums of the block's facts may be kept as whole öre: no finer amounts, and none so large that sums might not fit. */
function isSummable({ sample, facts }: FactBlock): boolean {
  return sample.series === 'ledger' && facts.every(({ fact: { amount } }) => hasOre(amount) && fitsInSums(amount))
}

function hasOre({ denominator }: Exact): boolean {
  return denominator <= 100n
}

function fitsInSums({ numerator }: Exact): boolean {
  return -largestSummable <= numerator && numerator <= largestSummable
}

/** 10 billion kronor in öre: a million such facts of one account still fit in a bigint. */
const largestSummable = 10n ** 12n

function keepableIfAny(text: string | undefined): string | null {
  return text === undefined ? null : keepableText(text)
}

function copyField(value: string | undefined): string {
  if (value === undefined) return '\\N'
  const kept = keepableText(value)
  return escaped.test(kept) ? kept.replace(/[\\\t\n\r]/g, (character) => copyEscapes[character] ?? character) : kept
}

const escaped = /[\\\t\n\r]/

const copyEscapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function splitTerms(accounts: AccountSelector) {
  const split = { codes: [] as string[], prefixes: [] as string[], rangesFrom: [] as string[], rangesTo: [] as string[] }
  for (const term of accounts.map(parseAccountTerm)) {
    switch (term.kind) {
      case 'code':
        split.codes.push(term.code)
        break
      case 'prefix':
        split.prefixes.push(term.prefix)
        break
      case 'range':
        split.rangesFrom.push(term.from)
        split.rangesTo.push(term.to)
    }
  }
  return split
}

const insertBlocks = statement<{ ordinal: number; block_id: number }>(
  'insert-fact-blocks',
  `insert into tertial.fact_block (delivery_id, ordinal, slice_id, series, unit_of_measure, from_month, to_month,
                                   source_file, source_sheet, source_column, fact_count, summable)
   select $1, *
     from unnest($2::int[], $3::int[], $4::text[], $5::text[], $6::int[], $7::int[], $8::text[], $9::text[], $10::text[],
                 $11::int[], $12::bool[])
   returning ordinal, block_id`,
)

const copyFacts = `copy tertial.fact (digits, block_id, ordinal, source_row, scale, org_unit, account, counterparty, dimensions) from stdin`

const selectBlocks = statement<BlockRow>(
  'select-fact-blocks',
  `select block_id, fact_block.delivery_id, series, unit_of_measure, fact_block.from_month, fact_block.to_month,
          slice.scenario, source_file, source_sheet, source_column
     from tertial.fact_block
     join tertial.slice using (slice_id)
     join tertial.delivery on delivery.delivery_id = fact_block.delivery_id
    where delivery.sequence <= $1
      and (superseded_sequence is null or superseded_sequence > $1)
      and ($2::int is null or fact_block.from_month >= $2)
      and ($3::int is null or fact_block.to_month <= $3)
      and ($4::text[] is null or series = any($4))
      and ($5::text is null or slice.scenario = $5)`,
)

const selectRowConcerns = statement<{
  source_sheet: string | null
  source_row: number
  org_unit: OrgUnitCode
  series: SeriesName
}>(
  'select-row-concerns',
  `select distinct source_sheet, source_row, org_unit, series
     from tertial.fact_block join tertial.fact using (block_id)
    where delivery_id = $1 and source_row between $2 and $3`,
)

const selectBlocksOfDelivery = statement<BlockRow>(
  'select-fact-blocks-of-delivery',
  `select block_id, fact_block.delivery_id, series, unit_of_measure, fact_block.from_month, fact_block.to_month,
          slice.scenario, source_file, source_sheet, source_column
     from tertial.fact_block
     join tertial.slice using (slice_id)
    where fact_block.delivery_id = $1`,
)

const factColumns = 'block_id, ordinal, org_unit, account, counterparty, dimensions, digits, scale, source_row'

const selectFactsOfBlocks = statement<FactRow>(
  'select-facts-of-blocks',
  `select ${factColumns}
     from tertial.fact
    where block_id = any($1) and ($2::text[] is null or org_unit = any($2))`,
)

/** The account terms mean what `selectsAccount` says: a fact without an account has the empty one. */
const selectSelectedFacts = statement<FactRow>(
  'select-selected-facts',
  `select ${factColumns}
     from tertial.fact
    cross join lateral (select coalesce(account, '') as account_code) as coded
    where block_id = any($1)
      and org_unit = any($2)
      and (account_code = any($3)
           or exists (select from unnest($4::text[]) as prefix where starts_with(account_code, prefix))
           or exists (select from unnest($5::text[], $6::text[]) as span (first, last)
                       where left(account_code, length(first)) >= first and left(account_code, length(last)) <= last))
      and not exists (
            select from jsonb_each($7::jsonb) as wanted (dimension, allowed)
             where not coalesce(
                     allowed ? case dimension when 'account' then account
                                              when 'counterparty' then counterparty
                                              else dimensions ->> dimension end,
                     false))`,
)
