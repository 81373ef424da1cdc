import pg from 'pg'
import { parseExact } from '#lib/exact-json.ts'
import { asStoreProblem, StoreProblem } from './store-problem.ts'

/** One prepared statement: the name is its identity on the connection, so two texts never share one. */
export interface Statement<_Row> {
  readonly name: string
  readonly text: string
}

/** A statement whose rows have the shape that its select list gives them; the `Row` is decoded where it is read. */
export function statement<Row>(name: string, text: string): Statement<Row> {
  return { name, text }
}

/** Where statements run: the pool, or the one connection of a transaction. */
export interface Connection {
  rows<Row>(statement: Statement<Row>, values?: readonly unknown[]): Promise<Row[]>
}

/** The connection of a transaction; the driver's own client is there for COPY. */
export interface Transaction extends Connection {
  readonly client: pg.ClientBase
}

export interface Database extends Connection {
  /** Commits when `work` resolves, otherwise rolls back and throws what it threw. */
  transaction<Value>(work: (transaction: Transaction) => Promise<Value>): Promise<Value>
  /** Several questions of one moment: what is committed between them is not seen. */
  moment<Value>(work: (connection: Connection) => Promise<Value>): Promise<Value>
  close(): Promise<void>
}

/**
 * A pool of connections. bigint columns arrive as BigInt and json columns with their bigints restored (exact-json.ts).
 * Database trouble comes out as StoreProblem.
 */
export function openDatabase(settings: pg.ClientConfig, explain: Explain = (problem) => problem): Database {
  const pool = new pg.Pool({
    ...settings,
    types: columnTypes,
    max: 10,
    application_name: 'tertial',
    connectionTimeoutMillis: 10_000,
  })
  // An idle connection that the server ends is replaced at the next question; without a listener it would end the process.
  pool.on('error', () => {})

  return {
    rows: (asked, values) => withProblems(explain, () => ask(pool, asked, values)),
    transaction: (work) => withProblems(explain, () => inTransaction(pool, 'begin', work)),
    moment: (work) => withProblems(explain, () => inTransaction(pool, 'begin isolation level repeatable read read only', work)),
    close: () => pool.end(),
  }
}

/** Says more of a problem, when more is known of the server than the driver does. */
type Explain = (problem: StoreProblem) => StoreProblem

async function withProblems<Value>(explain: Explain, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    const problem = asStoreProblem(error)
    throw problem instanceof StoreProblem ? explain(problem) : problem
  }
}

async function ask<Row>(
  client: pg.Pool | pg.ClientBase,
  { name, text }: Statement<Row>,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const answer = await client.query({ name, text, values: [...values] })
  return answer.rows as Row[]
}

async function inTransaction<Value>(
  pool: pg.Pool,
  begin: string,
  work: (transaction: Transaction) => Promise<Value>,
): Promise<Value> {
  const client = await pool.connect()
  // A server that dies between two statements tells it here as well as in the failing statement.
  client.on('error', ignore)
  try {
    await client.query(begin)
    const value = await work({ client, rows: (asked, values) => ask(client, asked, values) })
    await client.query('commit')
    client.off('error', ignore)
    client.release()
    return value
  } catch (error) {
    const broken = await client.query('rollback').then(
      () => false,
      () => true,
    )
    client.off('error', ignore)
    client.release(broken)
    throw error
  }
}

function ignore(): void {}

const { INT8, JSON: JSON_OID, JSONB } = pg.types.builtins

const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary') {
      if (oid === INT8) return (text: string) => BigInt(text)
      if (oid === JSON_OID || oid === JSONB) return (text: string) => parseExact(text)
    }
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text')
  }) as pg.CustomTypesConfig['getTypeParser'],
}
