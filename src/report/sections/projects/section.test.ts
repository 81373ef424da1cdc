import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleAnswers, examplePlan, exampleSource } from '#checks/example-report.ts'
import { inlineText } from '#domain/inline-text.ts'
import { month } from '#domain/month.ts'
import type { Project, ProjectAnswer } from '#domain/plan.ts'
import type { Cell } from '#domain/table.ts'
import { exampleInput } from '../example-input.ts'
import { projects } from './section.ts'

const journal: Project = {
  id: 'journal',
  labelSv: 'Sammanhållen journal kommuner',
  ownersSv: ['Lars Ö'],
  managersSv: ['Sara M', 'Jenny W'],
  from: month('2025-04'),
  to: month('2026-03'),
  source: exampleSource,
}
const health: ProjectAnswer = {
  project: 'journal',
  timeWord: 'Går enligt plan',
  resourceWord: 'Mindre avvikelse',
  qualityWord: '',
  commentary: '',
  source: exampleSource,
}
const statusWords = { 'Går enligt plan': 'on-track', 'Mindre avvikelse': 'minor-deviation' } as const

test('a project stands with its people, its months in each year, and a word and a shape for time, resources and quality', () => {
  const cells = compose([journal], [health]).rows[0]?.cells ?? {}
  assert.equal(textOf(cells.people), 'Lars Ö/Sara M, Jenny W')
  assert.deepEqual([textOf(cells['year-2025']), textOf(cells['year-2026'])], ['apr–dec', 'jan–mar'])
  const { time, resource, quality } = cells
  assert.deepEqual(time?.kind === 'status' && [time.status.wordSv, time.status.shape], ['Går enligt plan', 'circle'])
  assert.equal(resource?.kind === 'status' && resource.status.canonical, 'progress:minor-deviation')
  assert.equal(textOf(quality), 'Inte besvarad')
})

test('a project that nobody leads and nobody has planned says so and has no months', () => {
  const { from: _from, to: _to, ...unplanned } = { ...journal, managersSv: [] }
  const table = compose([unplanned], [])
  const cells = table.rows[0]?.cells ?? {}
  assert.equal(textOf(cells.people), 'Lars Ö/projektledare saknas')
  assert.equal(textOf(cells['year-2025']), '')
  assert.deepEqual(
    table.columns.map(({ key }) => key),
    ['label', 'people', 'year-2025', 'time', 'resource', 'quality'],
  )
})

test('a project of one month, one without an end and one between the years take the months they have', () => {
  const { to: _to, ...endless } = { ...journal, id: 'b' }
  const { rows } = compose([{ ...journal, to: month('2025-04') }, endless, { ...journal, id: 'c', to: month('2027-02') }], [])
  assert.deepEqual(
    rows.map(({ cells }) => ['year-2025', 'year-2026', 'year-2027'].map((year) => textOf(cells[year]))),
    [
      ['apr', '', ''],
      ['apr–dec', 'jan–dec', 'jan–dec'],
      ['apr–dec', 'jan–dec', 'jan–feb'],
    ],
  )
})

test('without projects in the plan the section says what is missing', () => {
  const { findings } = projects.compose(exampleInput({ plan: examplePlan({}) }))
  assert.match(findings[0]?.messageSv ?? '', /planen har inga projekt/)
})

function compose(portfolio: readonly Project[], answered: readonly ProjectAnswer[]) {
  const plan = examplePlan({ projects: portfolio, statusWords })
  const [table] = projects.compose(exampleInput({ plan, answers: exampleAnswers({ projects: answered }) })).tables
  assert.ok(table)
  return table
}

function textOf(cell: Cell | undefined): string {
  return cell?.kind === 'text' ? inlineText(cell.inlines) : ''
}

test('the months of the projects are drawn over whole years, the reported year always among them, above the table', () => {
  const plan = examplePlan({ projects: [journal, { ...journal, id: 'endless', from: month('2026-02') }], statusWords })
  const [drawn, shown] = projects.compose(exampleInput({ plan })).blocks
  assert.ok(drawn?.kind === 'gantt' && shown?.kind === 'table')
  assert.deepEqual(drawn.gantt.period, { from: '2025-01', to: '2026-12' })
  assert.deepEqual(
    drawn.gantt.bars.map(({ monthsSv }) => monthsSv),
    ['apr 2025–mar 2026', 'feb–mar 2026'],
  )
})

test('where no project has been planned in months there is nothing to draw', () => {
  const { from: _from, to: _to, ...unplanned } = journal
  const { blocks } = projects.compose(exampleInput({ plan: examplePlan({ projects: [unplanned] }) }))
  assert.deepEqual(
    blocks.map(({ kind }) => kind),
    ['table'],
  )
})
