import { formatExact } from '#domain/display.ts'
import type { ValueFigure } from '#domain/figure.ts'
import { indicatorsBySex } from '#domain/indicators-by-sex.ts'
import type { Indicator } from '#domain/plan.ts'
import { figureAt, figuresOf, type Table } from '#domain/table.ts'
import { equals, exact } from '#lib/exact.ts'
import { type CheckInput, defineCheck, type Flaw } from '../define-check.ts'
import {
  type ExampleAmount,
  examplePlan,
  exampleReport,
  exampleSource,
  exampleTable,
  figureColumn,
  kronor,
} from '../example-report.ts'

/**
 * F-011. One fact has one value, wherever it is printed: the same key says the same in every table, and an indicator that is
 * a row of another table equals that row. RK25's result for August 2024 was 39 in the statement and 28 in the indicators (E4).
 */
export const oneFactOneValue = defineCheck({
  code: 'F-011',
  severity: 'error',
  mustBeMended: true,
  ruleSv: 'Samma uppgift har samma värde överallt i rapporten.',

  *check({ tables, plan }) {
    yield* sameKeySameValue(tables)
    for (const indicator of indicatorsBySex(plan?.indicators ?? [])) yield* sameAsItsTable(indicator, tables)
  },

  examples: [
    { nameSv: 'indikatorn är resultaträkningens resultat', given: report(18_000_000), finds: [] },
    {
      nameSv: 'indikatorn säger ett annat resultat',
      given: report(28_000_000),
      finds: [/Ekonomiskt resultat är 28\u00a0mnkr.*18\u00a0mnkr/],
    },
    {
      nameSv: 'två tabeller har olika värde på samma siffra',
      given: twoTables(),
      finds: [/har olika värden i tabellerna income-statement och annex/],
    },
  ],
})

function* sameKeySameValue(tables: readonly Table[]): Generator<Flaw> {
  const seen = new Map<string, { figure: ValueFigure; table: string }>()
  for (const table of tables) {
    for (const { cell } of figuresOf(table)) {
      const { figure } = cell
      if (figure.kind === 'missing') continue
      const first = seen.get(figure.key)
      if (!first) seen.set(figure.key, { figure, table: table.name })
      else if (!equals(first.figure.value, figure.value)) {
        const where = { kind: 'figure', figureKey: figure.key } as const
        yield { where, messageSv: `Siffran ${figure.key} har olika värden i tabellerna ${first.table} och ${table.name}.` }
      }
    }
  }
}

/** The indicator's columns and those that it takes its values from, as the computation of type table-figure names them. */
const columnParameters = { actual: 'actual', priorYtd: 'prior-ytd', priorFullYear: 'prior-full-year' } as const

function* sameAsItsTable({ id, labelSv, computation, display }: Indicator, tables: readonly Table[]): Generator<Flaw> {
  if (computation.type !== 'table-figure') return
  const { table: tableName, row } = computation.parameters
  const indicators = tables.find(({ name }) => name === 'indicators')
  const origin = tables.find(({ name }) => name === tableName)
  if (!indicators || !origin || typeof row !== 'string') return
  for (const [parameter, columnKey] of Object.entries(columnParameters)) {
    const originColumn = computation.parameters[parameter]
    if (typeof originColumn !== 'string') continue
    const shown = figureAt(indicators, id, columnKey)
    const given = figureAt(origin, row, originColumn)
    if (shown?.kind !== 'value' || given?.kind !== 'value' || equals(shown.value, given.value)) continue
    const [ours, theirs] = [shown, given].map(({ value }) => formatExact(value, display, { withUnit: true }))
    yield {
      where: { kind: 'figure', figureKey: shown.key },
      messageSv: `${labelSv} är ${ours} bland indikatorerna men ${theirs} i tabellen ”${origin.captionSv}”.`,
    }
  }
}

function statement(name: string, amount: number): Table {
  return exampleTable(name, {
    columns: [figureColumn('actual-ytd', { unit: 'mnkr', decimals: 0 })],
    rows: [{ key: 'resultat', cells: { 'actual-ytd': kronor(amount) } }],
  })
}

function report(indicatorValue: number): CheckInput {
  const amount: ExampleAmount = [exact(indicatorValue), 'sek']
  const mnkr = { unit: 'mnkr', decimals: 0 } as const
  const indicators = exampleTable('indicators', {
    columns: [figureColumn('actual', mnkr)],
    rows: [{ key: 'resultat', cells: { actual: amount } }],
  })
  const indicator: Indicator = {
    id: 'resultat',
    goal: 'ekonomi',
    labelSv: 'Ekonomiskt resultat',
    computation: { type: 'table-figure', parameters: { table: 'income-statement', row: 'resultat', actual: 'actual-ytd' } },
    display: mnkr,
    polarity: 'higher-better',
    rounds: ['D1', 'D2', 'Å'],
    lagMonths: 0,
    targetText: '0',
    definitionSv: 'Resultat enligt resultaträkningen.',
    sourceSv: 'Redovisningen',
    source: exampleSource,
  }
  const tables = [statement('income-statement', 18_000_000), indicators]
  return exampleReport({ tables, plan: examplePlan({ indicators: [indicator] }) })
}

function twoTables(): CheckInput {
  const annex = { ...statement('income-statement', 17_000_000), name: 'annex' }
  return exampleReport({ tables: [statement('income-statement', 18_000_000), annex] })
}
