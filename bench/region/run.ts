/**
 * A whole region's ledger, measured in one run against what the engine itself does with the same rows: its own bulk load, and
 * the plain aggregate. Embedded PostgreSQL as users get it, on a fresh folder that is removed afterwards.
 *
 *   node bench/region/run.ts 1     (million rows; 10 needs 6 GB of disk and some minutes)
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { computeReportTables, findReportGround } from '../../src/app/compute-report-tables.ts'
import type { Effects } from '../../src/app/effects.ts'
import { tableContext } from '../../src/calculation/table-definition.ts'
import { incomeStatement } from '../../src/calculation/tables/income-statement.ts'
import { type Reading, snapshotAt } from '../../src/domain/delivery.ts'
import { figureAt } from '../../src/domain/table.ts'
import { decimal, equals } from '../../src/lib/exact.ts'
import { useEmbeddedServer } from '../../src/store/embedded-server.ts'
import { openStore } from '../../src/store/open-store.ts'
import { median, middle, time } from '../measure.ts'
import { administrations, asked, correctionReading, ledgerReading, referenceReading, years } from './synthetic-region.ts'

const millions = Number(process.argv[2] ?? '1')
const factsPerYear = (millions * 1_000_000) / years.length
const dataDir = await mkdtemp(join(tmpdir(), 'tertial-bench-region-'))
const server = await useEmbeddedServer(join(dataDir, 'postgres'))
const store = await openStore({ dataDir })
/** Computing tables asks nothing of the outside world but the store. */
const effects = { store } as Effects
const plain = new pg.Client(server.settings)
await plain.connect()
let files = 0

try {
  await importAll()
  await plain.query('drop table bench_fact')
  await readStatements()
  await correct()
  await printSizes()
} finally {
  await plain.end()
  await store.close()
  await server.release()
  await rm(dataDir, { recursive: true, force: true })
}

/** The engine's own load of each delivery's rows, prepared as text beforehand, then ours of the same rows from facts. */
async function importAll(): Promise<void> {
  await plain.query(`create table bench_fact (
    digits bigint not null, block_id integer not null, ordinal integer not null, source_row integer, scale smallint not null,
    org_unit text collate "C" not null, account text collate "C", counterparty text collate "C", dimensions jsonb,
    primary key (block_id, org_unit, ordinal))`)
  await deliver(referenceReading())

  let [rows, engineMs, stageMs, acceptMs] = [0, 0, 0, 0]
  const memory: number[] = []
  for (const year of years) {
    for (const administration of administrations.keys()) {
      const reading = ledgerReading(administration, year, factsPerYear)
      const lines = copyLines(reading, year * 1000 + administration * 40)
      engineMs += await time(async () => {
        await plain.query('begin')
        await pipeline(Readable.from(lines), plain.query(copyFrom('copy bench_fact from stdin')))
        await plain.query('commit')
      })
      const staged = performance.now()
      const { delivery } = await stage(reading)
      const accepted = performance.now()
      await store.acceptDelivery(delivery.id)
      stageMs += accepted - staged
      acceptMs += performance.now() - accepted
      rows += reading.facts.length
    }
    memory.push(process.memoryUsage().rss / 2 ** 20)
  }
  const settleMs = await time(() => store.settleLedgerBalances())

  const perSecond = (ms: number) =>
    `${Math.round(rows / ms)
      .toString()
      .padStart(5)} 000 rows/s`
  print(`${rows} rows in ${years.length * administrations.length} deliveries`)
  print(`  engine's own COPY of the same rows, same key   ${perSecond(engineMs)}`)
  print(
    `  staged and accepted                            ${perSecond(stageMs + acceptMs)}   ${ratio(engineMs, stageMs + acceptMs)} of the engine`,
  )
  print(
    `  … and every balance settled                    ${perSecond(stageMs + acceptMs + settleMs)}   ${ratio(engineMs, stageMs + acceptMs + settleMs)} (accept ${seconds(acceptMs)}, settled ${seconds(settleMs)} after the last)`,
  )
  print(`  memory of this process after each year         ${memory.map((mb) => Math.round(mb)).join(', ')} MB`)
}

async function readStatements(): Promise<void> {
  await plain.query('vacuum analyze')
  const [plainMs, plainTotals] = await plainStatement()
  print(`plain aggregate at the root, nine columns        ${plainMs.toFixed(0)} ms`)
  for (const [name, orgUnit] of Object.entries(asked)) {
    const ground = await groundOf(orgUnit)
    const questions = questionsOfStatement(ground)
    const sums = await median(21, () => store.loadLedgerBalances(ground.reference.snapshot, questions))
    const statement = [incomeStatement.name]
    const first = await median(21, () => computeReportTables(ground, unknowing(), statement))
    const again = await median(21, () => computeReportTables(ground, effects, statement))
    const everyFirst = await median(21, () => computeReportTables(ground, unknowing()))
    const everyAgain = await median(21, () => computeReportTables(ground, effects))
    const times = name === 'region' ? `   ${ratio(plainMs, first)} and ${ratio(plainMs, again)} times as fast as plain` : ''
    print(`  ${name.padEnd(15)} the statement ${inMs(first)} (its sums ${inMs(sums)}), again ${inMs(again)}${times}`)
    print(`  ${' '.repeat(15)} every table ${inMs(everyFirst)}, again ${inMs(everyAgain)}`)
  }
  const { tables } = await computeReportTables(await groundOf(asked.region), effects)
  const statement = tables.find(({ name }) => name === incomeStatement.name)
  for (const [column, digits] of Object.entries(plainTotals)) {
    const figure = statement && figureAt(statement, 'resultat', column)
    if (figure?.kind !== 'value' || !equals(figure.value, decimal(-digits, 2))) {
      throw new Error(`${column}: ${figure?.kind === 'value' ? figure.value.numerator : figure?.kind} against ${-digits}`)
    }
  }
}

/** The same store to one who has asked nothing of it yet. */
function unknowing(): Effects {
  return { ...effects, store: { ...store } }
}

function questionsOfStatement({ orgUnit, round, reference }: Awaited<ReturnType<typeof groundOf>>) {
  const context = tableContext({
    orgUnit,
    round,
    organisation: reference.organisation,
    facts: [],
    ledgerBalances: [],
    layouts: reference.layoutsFor(orgUnit.code),
    plan: undefined,
    counterpartyCodes: {},
  })
  incomeStatement.compute(context, new Map())
  return context.ledger.lacking
}

/** A month of one administration is sent again with one cost centre's amounts changed. */
async function correct(): Promise<void> {
  const accepts: number[] = []
  const reads = new Map<string, number[]>()
  for (let round = 1; round <= 9; round++) {
    const { delivery } = await stage(correctionReading(7, 2025, factsPerYear, round))
    accepts.push(await time(() => store.acceptDelivery(delivery.id)))
    for (const [name, orgUnit] of Object.entries(asked)) {
      const ms = await time(async () => computeReportTables(await groundOf(orgUnit), effects))
      reads.set(name, [...(reads.get(name) ?? []), ms])
    }
  }
  const { length } = correctionReading(7, 2025, factsPerYear, 1).facts
  print(`a correction of one month, ${length} facts: accepted in ${inMs(middle(accepts))}, balances included`)
  // The first reads what everybody needs after a delivery: organisation, layouts, templates.
  for (const [name, ms] of reads) print(`  in every table of ${name.padEnd(15)} ${inMs(middle(ms))} after`)

  const { reference, ...ground } = await groundOf(asked.region)
  for (const back of [1, 9, 100]) {
    const sequence = reference.snapshot.sequence - back
    const then = { ...ground, reference: { ...reference, snapshot: snapshotAt(sequence) } }
    print(`  the root's as of ${back} deliveries ago: ${inMs(await median(3, () => computeReportTables(then, unknowing())))}`)
  }
}

async function printSizes(): Promise<void> {
  const { rows } = await plain.query(`
    select relname, pg_size_pretty(pg_table_size(oid)) as data, pg_size_pretty(pg_indexes_size(oid)) as indexes, reltuples::int as rows
      from pg_class where relnamespace = 'tertial'::regnamespace and relkind = 'r' order by pg_total_relation_size(oid) desc limit 4`)
  for (const row of rows) print(`  ${row.relname.padEnd(16)} ${row.data} and ${row.indexes} of indexes, ${row.rows} rows`)
}

/** Nothing of ours but the tables: the known blocks' facts, the tree walked at each month, rows by the first digits. */
async function plainStatement(): Promise<[number, Record<string, bigint>]> {
  const sum = (column: string, scenario: string, from: number, to: number) =>
    `sum(digits) filter (where scenario = '${scenario}' and known.from_month >= ${from} and known.to_month <= ${to}) as "${column}"`
  const [january, prior] = [2025 * 12, 2024 * 12]
  const text = `
    select left(account, 2) as line,
           ${sum('actual-ytd', 'actual', january, january + 7)}, ${sum('budget-ytd', 'budget:decided', january, january + 7)},
           ${sum('actual-ytd-prior', 'actual', prior, prior + 7)}, ${sum('actual-full-year-prior', 'actual', prior, prior + 11)},
           ${sum('forecast-full-year', 'forecast:2025-D2', january, january + 11)}, ${sum('budget-full-year', 'budget:decided', january, january + 11)}
      from tertial.fact
      join (select block_id, scenario, fact_block.from_month, fact_block.to_month
              from tertial.fact_block join tertial.slice using (slice_id)
             where superseded_sequence is null and series = 'ledger' and fact_block.from_month >= ${prior}) as known using (block_id)
      join tertial.balance_member as member
        on member.org_unit = fact.org_unit and node = 'region' and known.to_month between member.from_month and member.to_month
     where counterparty in ('1', '2', '3') and account between '3' and '9'
     group by line`
  const ms = await median(3, () => plain.query(text))
  const { rows } = await plain.query(text)
  const totals: Record<string, bigint> = {}
  for (const column of Object.keys(rows[0] ?? {}).filter((name) => name !== 'line')) {
    totals[column] = rows.reduce((total, row) => total + BigInt(row[column] ?? 0), 0n)
  }
  return [ms, totals]
}

async function groundOf(orgUnit: string) {
  const ground = await findReportGround({ orgUnit, round: '2025-D2' }, effects)
  if (ground.kind !== 'done') throw new Error(`No ground for ${orgUnit}.`)
  return ground.value
}

async function deliver(reading: Reading): Promise<void> {
  const { delivery } = await stage(reading)
  await store.acceptDelivery(delivery.id)
}

function stage(reading: Reading) {
  const bytes = new TextEncoder().encode(`file ${++files}`)
  return store.stageDelivery({ fileName: 'ledger.se', bytes, reading, receivedAt: new Date(), receivedBy: 'bench' })
}

/** Blocks in the order of time, as ours are, so that the engine's index grows the same way. */
function copyLines({ facts }: Reading, firstBlock: number): string[] {
  const blocks = new Map<string, number>()
  const chunks: string[] = []
  let lines: string[] = []
  for (const [index, { amount, orgUnit, dimensions, period, scenario, source }] of facts.entries()) {
    const key = `${scenario.kind} ${period.from} ${period.to}`
    const block = blocks.get(key) ?? firstBlock + blocks.size
    blocks.set(key, block)
    const { account, counterparty, ...finer } = dimensions
    const project = Object.keys(finer).length === 0 ? '\\N' : JSON.stringify(finer)
    lines.push(`${amount.numerator}\t${block}\t${index}\t${source.row}\t2\t${orgUnit}\t${account}\t${counterparty}\t${project}\n`)
    if (lines.length === 5000) {
      chunks.push(lines.join(''))
      lines = []
    }
  }
  return [...chunks, lines.join('')]
}

function inMs(ms: number): string {
  return `${ms.toFixed(1)} ms`
}

function ratio(a: number, b: number): string {
  return (a / b).toFixed(2)
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
