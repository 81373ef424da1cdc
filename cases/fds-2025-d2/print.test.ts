/**
 * Holds three together: the printed report's cells (print.json, transcribed), what is computed from the example region's files
 * by the path that a user's files take, and examples/vastmanland/deviations.md. A cell equals print, or stands in the list with
 * exactly what print and we say; and what stands in the list really deviates.
 */
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { composeReport } from '#app/compose-report.ts'
import { type OpenedEffects, openEffects } from '#app/open-effects.ts'
import { exampleActor, prepareExample } from '#app/prepare-example.ts'
import { formatFigure } from '#domain/display.ts'
import { inlineText } from '#domain/inline-text.ts'
import type { ReportVersion } from '#domain/report-version.ts'
import { type Column, displayOf, type Row, type Table } from '#domain/table.ts'

interface Print {
  readonly tables: readonly PrintTable[]
  readonly texts: readonly { readonly section: string; readonly text: string }[]
}

interface PrintTable {
  readonly table: string
  readonly unitInPrint: string | null
  readonly columns: readonly { readonly column: string; readonly label: string }[]
  readonly rows: readonly {
    readonly row: string
    readonly label: string
    readonly cells: Readonly<Record<string, { readonly printed: string }>>
  }[]
}

/** One thing that print says, with its address, and what we say there. */
interface Held {
  readonly table: string
  readonly row: string
  readonly column: string
  readonly printed: string
  readonly ours: string
}

const exampleFolder = join(import.meta.dirname, '../../examples/vastmanland')
const print = JSON.parse(await readFile(join(import.meta.dirname, 'print.json'), 'utf8')) as Print
const deviations = await readDeviations()
const matched = new Set<Held>()

let dataDir: string
let effects: OpenedEffects
let version: ReportVersion

before(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tertial-print-'))
  effects = await openEffects({
    dataDir,
    databaseUrl: undefined,
    clock: { now: () => new Date('2025-09-15T08:00:00Z') },
    progress: () => undefined,
  })
  await prepareExample(exampleFolder, effects, () => undefined)
  const composed = await composeReport({ orgUnit: 'fds', round: '2025-D2' }, exampleActor, effects)
  assert.equal(composed.kind, 'done')
  if (composed.kind === 'done') version = composed.value
})

after(async () => {
  await effects.close()
  await rm(dataDir, { recursive: true, force: true })
})

for (const printed of print.tables) {
  test(`${printed.table}: every printed cell is computed and equals print, or the difference is explained`, () => {
    const table = version.tables.find((candidate) => candidate.name === printed.table)
    assert.ok(table, `table ${printed.table} is not in the report`)
    const unexplained = [...holdTable(printed, table)].filter((held) => held.printed !== held.ours && !isExplained(held))
    assert.deepEqual(unexplained, [])
  })
}

test('every printed text stands in its section, with its figures bound', () => {
  const unexplained = print.texts
    .map(({ section, text }) => ({
      table: 'texts',
      row: section,
      column: 'text',
      printed: normalise(text),
      ours: findText(section, normalise(text)),
    }))
    .filter((held) => held.printed !== held.ours && !isExplained(held))
  assert.deepEqual(unexplained, [])
})

test('every listed deviation is one', () => {
  const idle = deviations.filter((deviation) => !matched.has(deviation))
  assert.deepEqual(idle, [])
})

function* holdTable(printed: PrintTable, table: Table): Generator<Held> {
  const name = printed.table
  if (printed.unitInPrint !== null) {
    yield {
      table: name,
      row: 'unit',
      column: 'unit',
      printed: printed.unitInPrint,
      ours: normalise(table.unitNoteSv ?? '').replace(/^Belopp i /, ''),
    }
  }
  for (const { column, label } of printed.columns) {
    const ours = table.columns.find((candidate) => candidate.key === column)
    yield { table: name, row: 'label', column, printed: normalise(label), ours: normalise(ours?.labelSv ?? '(kolumnen saknas)') }
  }
  for (const { row, label, cells } of printed.rows) {
    const ours = table.rows.find((candidate) => candidate.key === row)
    yield { table: name, row, column: 'label', printed: normalise(label), ours: normalise(ours?.labelSv ?? '(raden saknas)') }
    for (const [column, { printed: text }] of Object.entries(cells)) {
      const ourColumn = table.columns.find((candidate) => candidate.key === column)
      yield { table: name, row, column, printed: normalise(text), ours: normalise(cellText(ours, ourColumn)) }
    }
  }
}

function cellText(row: Row | undefined, column: Column | undefined): string {
  const cell = column && row?.cells[column.key]
  switch (cell?.kind) {
    case 'figure':
      return formatFigure(cell.figure, displayOf(cell, column as Column), { withUnit: cell.withUnit ?? false })
    case 'text':
      return inlineText(cell.inlines)
    case 'status':
      return cell.status.wordSv
    default:
      return ''
  }
}

/** The printed text itself when the section holds it, else the section's text. */
function findText(section: string, printed: string): string {
  const blocks = version.document.sections.find((candidate) => candidate.key === section)?.blocks ?? []
  const text = normalise(
    blocks
      .flatMap((block) =>
        block.kind === 'paragraph'
          ? [inlineText(block.inlines)]
          : block.kind === 'list'
            ? block.items.map((item) => inlineText(item))
            : [],
      )
      .join(' '),
  )
  return text.includes(printed) ? printed : text
}

function isExplained(held: Held): boolean {
  const explaining = deviations.filter((deviation) =>
    (['table', 'row', 'column', 'printed', 'ours'] as const).every(
      (part) => deviation[part] === '*' || deviation[part] === held[part],
    ),
  )
  for (const deviation of explaining) matched.add(deviation)
  return explaining.length > 0
}

async function readDeviations(): Promise<Held[]> {
  const lines = (await readFile(join(exampleFolder, 'deviations.md'), 'utf8')).split('\n').filter((line) => line.startsWith('|'))
  return lines.slice(2).map((line) => {
    const [table = '', row = '', column = '', printed = '', ours = ''] = line
      .slice(1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim().replaceAll('\\|', '|').replaceAll('\\*', '*'))
    return { table, row, column, printed: normalise(printed), ours: normalise(ours) }
  })
}

/** Spaces of all kinds as one, minus as hyphen: typography is no deviation. */
function normalise(text: string): string {
  return text.replaceAll('\u2212', '-').replace(/\s+/g, ' ').trim()
}
