import type { Display } from '#domain/display.ts'
import type { Block, Section } from '#domain/document.ts'
import type { Figure, ValueFigure } from '#domain/figure.ts'
import type { MissingReason } from '#domain/missing-reasons.ts'
import { month } from '#domain/month.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { period } from '#domain/period.ts'
import type { Answers, Plan } from '#domain/plan.ts'
import type { Round } from '#domain/round.ts'
import type { SourcePlace } from '#domain/source-place.ts'
import type { StatusMark } from '#domain/status.ts'
import {
  type Cell,
  type Column,
  displayOf,
  type FigureInline,
  findCell,
  type Inline,
  plainText,
  type Row,
  type Table,
  textCell,
} from '#domain/table.ts'
import type { UnitOfMeasure } from '#domain/units-of-measure.ts'
import { type Exact, exact } from '#lib/exact.ts'
import type { CheckInput } from './define-check.ts'

/** Small reports for the rules' worked examples: a table or two, a few blocks, and nothing that the rule does not look at. */
export function exampleReport(parts: {
  readonly tables?: readonly Table[]
  readonly blocks?: readonly Block[]
  readonly plan?: Plan
  readonly answers?: Answers
}): CheckInput {
  const tables = parts.tables ?? []
  const section: Section = {
    key: 'ekonomi',
    titleSv: 'Ekonomi',
    blocks: parts.blocks ?? tables.map((table) => ({ kind: 'table', table, wide: false })),
  }
  return {
    tables,
    document: {
      orgUnit: 'fds',
      round: exampleRound.code,
      titleSv: 'Delårsrapport 2 2025',
      authorSv: 'Förvaltningen för digitaliseringsstöd',
      regionSv: 'Region Västmanland',
      period: exampleRound.period,
      language: 'sv',
      snapshotId: 's1',
      dated: '2025-08-31',
      sections: [section],
    },
    plan: parts.plan,
    answers: parts.answers,
    round: exampleRound,
  }
}

export const exampleRound: Round = {
  code: '2025-D2',
  kind: 'D2',
  year: 2025,
  period: period(month('2025-01'), month('2025-08')),
}

export const exampleSource: SourcePlace = { fileName: 'plan-fds-2025.yaml', row: 12 }

export type ExampleRow = Omit<Row, 'cells' | 'indent' | 'kind' | 'labelSv'> & {
  readonly labelSv?: string
  readonly kind?: Row['kind']
  readonly cells: Readonly<Record<string, Cell | ExampleAmount>>
}

/** A value, or a reason that there is none; the table gives it its key. */
export type ExampleAmount = readonly [Exact, UnitOfMeasure] | MissingReason

export function exampleTable(
  name: string,
  parts: Omit<Table, 'name' | 'captionSv' | 'rows'> & { readonly captionSv?: string; readonly rows: readonly ExampleRow[] },
): Table {
  const { rows, captionSv = name, ...rest } = parts
  return {
    name,
    captionSv,
    ...rest,
    rows: rows.map(({ labelSv, kind, cells, ...row }) => ({
      ...row,
      labelSv: labelSv ?? row.key,
      kind: kind ?? 'detail',
      indent: 0,
      cells: Object.fromEntries(
        Object.entries(cells).map(([column, given]) => [column, asCell(given, `fds/2025-D2/${name}/${row.key}/${column}`)]),
      ),
    })),
  }
}

export function figureColumn(key: string, display: Display, more: Partial<Column> = {}): Column {
  return { key, labelSv: key, kind: 'figure', display, ...more }
}

export function kronor(amount: number): ExampleAmount {
  return [exact(amount), 'sek']
}

export function share(numerator: number, denominator: number): ExampleAmount {
  return [exact(numerator, denominator), 'share']
}

export function count(amount: number): ExampleAmount {
  return [exact(amount), 'count']
}

/** The table's own figure standing in a text. */
export function bound(table: Table, row: string, column: string, more: Partial<FigureInline> = {}): FigureInline {
  const definition = table.columns.find(({ key }) => key === column)
  const cell = findCell(table, row, column)
  if (!definition || cell?.kind !== 'figure') throw new RangeError(`No figure ${row}/${column} in ${table.name}.`)
  return { kind: 'figure', figure: cell.figure, display: displayOf(cell, definition), withUnit: true, form: 'number', ...more }
}

export function paragraph(...parts: readonly (string | FigureInline)[]): Block {
  return {
    kind: 'paragraph',
    inlines: parts.flatMap((part): readonly Inline[] => (typeof part === 'string' ? plainText(part) : [part])),
  }
}

export function statusCell(wordSv: string, canonical?: string): Cell {
  const status: StatusMark = { wordSv, tone: 'good', shape: 'circle', ...(canonical !== undefined && { canonical }) }
  return { kind: 'status', status }
}

/** Rows of word and comment, as the assignments and activities have them. */
export function statusTable(rows: readonly { key: string; status: Cell; commentary: string }[]): Table {
  return exampleTable('activities', {
    columns: [
      { key: 'activity', labelSv: 'Aktivitet', kind: 'label' },
      { key: 'status', labelSv: 'Status', kind: 'status' },
      { key: 'commentary', labelSv: 'Kommentar', kind: 'text' },
    ],
    rows: rows.map(({ key, status, commentary }) => ({ key, cells: { status, commentary: textCell(commentary) } })),
  })
}

export function examplePlan(parts: Partial<Plan> = {}): Plan {
  return {
    orgUnit: orgUnitCode('fds'),
    year: 2025,
    titleSv: 'Förvaltningsplan 2025',
    goals: [],
    indicators: [],
    assignments: [],
    activities: [],
    controls: [],
    statusWords: {},
    ...parts,
  }
}

export function exampleAnswers(parts: Partial<Answers> = {}): Answers {
  return {
    orgUnit: orgUnitCode('fds'),
    round: '2025-D2',
    indicators: [],
    assignments: [],
    activities: [],
    controls: [],
    ...parts,
  }
}

export function exampleFigure(key: string, amount: ExampleAmount): Figure {
  if (typeof amount === 'string') return { kind: 'missing', key, reason: amount }
  const [value, unitOfMeasure] = amount
  const figure: ValueFigure = {
    kind: 'value',
    key,
    value,
    unitOfMeasure,
    period: exampleRound.period,
    basis: { kind: 'entry', formulaSv: 'Angivet i exemplet.', source: exampleSource },
  }
  return figure
}

function asCell(given: Cell | ExampleAmount, key: string): Cell {
  if (typeof given !== 'string' && 'kind' in given) return given
  return { kind: 'figure', figure: exampleFigure(key, given) }
}
