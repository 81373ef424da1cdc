import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type ExampleAmount,
  exampleAnswers,
  examplePlan,
  exampleSource,
  exampleTable,
  figureColumn,
  share,
} from '#checks/example-report.ts'
import { inlineText } from '#domain/inline-text.ts'
import { month } from '#domain/month.ts'
import { period } from '#domain/period.ts'
import type { Indicator } from '#domain/plan.ts'
import { printedFigureCell } from '#domain/printed-cell.ts'
import { type Cell, findCell, type Table } from '#domain/table.ts'
import { exact } from '#lib/exact.ts'
import { exampleInput } from '../example-input.ts'
import { goalsAndIndicators } from './section.ts'

test('a delivery time that got longer but is within its target is met, worse, and judged positive', () => {
  const table = compose()
  assert.deepEqual(printed(table, 'leveranstid'), {
    'prior-full-year': '2,82',
    'prior-ytd': '2,82',
    target: '≤\u00a05',
    actual: '3,53',
    rounds: 'D1, D2, Å',
    fulfilment: 'Uppfyllt',
    change: 'Sämre',
    outlook: 'Positiv',
    commentary: 'Fortsatt bra leveranstider',
  })
})

test('a share below its target is not met; with no value last year its change cannot be told', () => {
  assert.deepEqual(printed(compose(), 'um'), {
    'prior-full-year': '–',
    'prior-ytd': '–',
    target: '80\u00a0%',
    actual: '29',
    rounds: 'D1, D2, Å',
    fulfilment: 'Ej uppfyllt',
    change: 'Kan inte jämföras',
    outlook: 'Negativ',
    commentary: '29\u00a0% avser avslutade moduler.',
  })
})

test('a change that is judged otherwise than computed says both, with the reason, in the administration’s own word', () => {
  const judgedChange = { change: 'better', reasonSv: 'Rullande tolv månader är lägre.' } as const
  const judged = exampleAnswers({
    indicators: [{ indicator: 'leveranstid', judgedChange, commentary: '', source: exampleSource }],
  })
  const inOwnWords = { ...plan, changeWordsSv: { better: 'Positiv', worse: 'Negativ' } }
  const [table] = goalsAndIndicators.compose(
    exampleInput({ tables: [indicatorTable()], plan: inOwnWords, answers: judged }),
  ).tables
  assert.ok(table)
  assert.equal(printed(table, 'leveranstid').change, 'Positiv')
  assert.ok(
    table.notesSv?.some((note) =>
      /^Leveranstid.*: Bedömd, regeln gav negativ: .* Motivering: Rullande tolv månader är lägre\.$/.test(note),
    ),
  )
})

test('an indicator in the background is not shown', () => {
  const hidden = { ...plan, indicators: plan.indicators.map((each) => ({ ...each, background: each.id === 'um' })) }
  const [table] = goalsAndIndicators.compose(exampleInput({ tables: [indicatorTable()], plan: hidden, answers })).tables
  assert.ok(table)
  assert.equal(findCell(table, 'um', 'actual'), undefined)
})

test('an indicator that is followed up once a year asks for nothing now', () => {
  const cells = printed(compose(), 'nki')
  assert.equal(cells.actual, '–')
  assert.equal(cells.fulfilment, 'Följs upp senare')
  assert.equal(cells.change, '')
  assert.equal(cells.outlook, '')
})

test('indicators stand under their goals, and one whose goal is unknown last', () => {
  const rows = compose().rows.map(({ key, kind, indent }) => [key, kind, indent])
  assert.deepEqual(rows, [
    ['nojda-kunder', 'group', 0],
    ['nki', 'detail', 1],
    ['tillganglighet', 'group', 0],
    ['leveranstid', 'detail', 1],
    ['um', 'detail', 0],
  ])
})

test('the outcomes are the computed table’s own figures, under their own keys', () => {
  const cell = findCell(compose(), 'leveranstid', 'actual')
  assert.equal(cell?.kind === 'figure' && cell.figure.key, 'fds/2025-D2/indicators/leveranstid/actual')
})

test('an outcome that prints as reaching its target but does not is explained below the table', () => {
  const table = compose({ 'prior-full-year': days(282, 100), 'prior-ytd': days(282, 100), actual: days(5004, 1000) })
  assert.equal(printed(table, 'leveranstid').fulfilment, 'Ej uppfyllt')
  assert.ok(table.notesSv?.some((note) => /avrundat/.test(note)))
})

test('an outcome that ends before the report does says which months it covers', () => {
  const table = compose()
  const figure = findCell(table, 'leveranstid', 'actual')
  assert.ok(figure?.kind === 'figure' && figure.figure.kind === 'value')
  const lagging: Cell = {
    ...figure,
    figure: { ...figure.figure, period: period(month('2025-01'), month('2025-07')) },
  }
  const indicators = indicatorTable()
  const rows = indicators.rows.map((row) =>
    row.key === 'leveranstid' ? { ...row, cells: { ...row.cells, actual: lagging } } : row,
  )
  const parts = goalsAndIndicators.compose(exampleInput({ tables: [{ ...indicators, rows }], plan, answers }))
  assert.ok(parts.tables[0]?.notesSv?.includes('Leveranstid av standardutrustning avser januari–juli 2025.'))
})

test('without a plan the section says what is missing', () => {
  const { blocks, findings } = goalsAndIndicators.compose(exampleInput({}))
  assert.equal(blocks[0]?.kind, 'callout')
  assert.deepEqual(
    findings.map(({ code, severity }) => [code, severity]),
    [['R-005', 'error']],
  )
})

function compose(leveranstid?: Record<string, ExampleAmount>): Table {
  const { tables, findings } = goalsAndIndicators.compose(exampleInput({ tables: [indicatorTable(leveranstid)], plan, answers }))
  assert.deepEqual(findings, [])
  const [table] = tables
  assert.ok(table)
  return table
}

function printed(table: Table, rowKey: string): Record<string, string> {
  const row = table.rows.find(({ key }) => key === rowKey)
  assert.ok(row, rowKey)
  return Object.fromEntries(
    table.columns.flatMap((column) => {
      const cell = row.cells[column.key]
      if (!cell) return []
      if (cell.kind === 'figure') return [[column.key, printedFigureCell(cell, column)]]
      if (cell.kind === 'text') return [[column.key, inlineText(cell.inlines)]]
      return [[column.key, cell.kind === 'status' ? cell.status.wordSv : '']]
    }),
  )
}

function days(numerator: number, denominator: number): ExampleAmount {
  return [exact(numerator, denominator), 'workdays']
}

function indicatorTable(
  leveranstid: Record<string, ExampleAmount> = {
    'prior-full-year': days(282, 100),
    'prior-ytd': days(282, 100),
    actual: days(353, 100),
  },
): Table {
  const table = exampleTable('indicators', {
    columns: ['prior-full-year', 'prior-ytd', 'actual'].map((key) => figureColumn(key, { unit: 'count', decimals: 0 })),
    rows: [
      { key: 'nki', cells: { 'prior-full-year': [exact(719, 10), 'index'], 'prior-ytd': 'not-due', actual: 'not-due' } },
      { key: 'leveranstid', cells: leveranstid },
      { key: 'um', cells: { 'prior-full-year': 'series-starts', 'prior-ytd': 'series-starts', actual: share(29, 100) } },
    ],
  })
  const displays = new Map(plan.indicators.map(({ id, display }) => [id, display]))
  const shownAs = (cell: Cell, key: string): Cell => {
    const display = displays.get(key)
    return cell.kind === 'figure' && display ? { ...cell, display } : cell
  }
  const rows = table.rows.map((row) => ({
    ...row,
    cells: Object.fromEntries(Object.entries(row.cells).map(([column, cell]) => [column, shownAs(cell, row.key)])),
  }))
  return { ...table, rows }
}

const common = {
  computation: { type: 'ratio-of-sums', parameters: {} },
  rounds: ['D1', 'D2', 'Å'],
  lagMonths: 0,
  definitionSv: '',
  sourceSv: '',
  source: exampleSource,
} as const satisfies Partial<Indicator>

const plan = examplePlan({
  goals: [
    { id: 'nojda-kunder', labelSv: 'FDS ska ha nöjda kunder', source: exampleSource },
    { id: 'tillganglighet', labelSv: 'FDS tillgänglighet ska vara god', source: exampleSource },
  ],
  indicators: [
    {
      ...common,
      id: 'nki',
      goal: 'nojda-kunder',
      labelSv: 'NKI (Nöjd kund-index)',
      display: { unit: 'index', decimals: 1 },
      polarity: 'higher-better',
      targetText: '73',
    },
    {
      ...common,
      id: 'leveranstid',
      goal: 'tillganglighet',
      labelSv: 'Leveranstid av standardutrustning',
      display: { unit: 'workdays', decimals: 2 },
      polarity: 'lower-better',
      targetText: '≤5',
    },
    {
      ...common,
      id: 'um',
      goal: 'medarbetare',
      labelSv: 'Andelen medarbetare som genomfört UM',
      display: { unit: 'percent', decimals: 0 },
      polarity: 'higher-better',
      targetText: '80%',
    },
  ],
})

const answers = exampleAnswers({
  indicators: [
    { indicator: 'leveranstid', outlookWord: 'Positiv', commentary: 'Fortsatt bra leveranstider', source: exampleSource },
    {
      indicator: 'um',
      outlookWord: 'Negativ',
      commentary: '{{indicators/um/actual | %}} avser avslutade moduler.',
      source: exampleSource,
    },
  ],
})
