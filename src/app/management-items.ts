import { type CommentSubject, subjectOfTask } from '#domain/comment.ts'
import { formatExact } from '#domain/display.ts'
import { type FigureKey, parseFigureKey } from '#domain/figure.ts'
import { inlineText } from '#domain/inline-text.ts'
import type { OrgUnitVersion } from '#domain/organisation.ts'
import { printedCell } from '#domain/printed-cell.ts'
import type { RoundTask, TaskKind } from '#domain/round-task.ts'
import { taskKinds, taskStates } from '#domain/round-task.ts'
import type { StatusMark } from '#domain/status.ts'
import { displayOf, findCell, type Row, type Table } from '#domain/table.ts'
import { add, type Exact, exact } from '#lib/exact.ts'
import { isOverdue, parseTimeframe } from '#plan/timeframes.ts'
import { activities } from '#report/sections/activities/section.ts'
import { goalFulfilment } from '#report/sections/goal-fulfilment/section.ts'
import { goalsAndIndicators } from '#report/sections/goals-and-indicators/section.ts'
import { internalControl } from '#report/sections/internal-control/section.ts'
import { projects } from '#report/sections/projects/section.ts'
import type { ReportGround } from './compute-report-tables.ts'
import { isLate } from './round-status.ts'
import { activityOf } from './task-doubts.ts'

/** What a management group looks at, in the order that it is taken up. */
export const managementKinds = {
  goal: { titleSv: 'Målen', emptySv: 'Planen har inga mål.' },
  indicator: { titleSv: 'Indikatorer som avviker', emptySv: 'Ingen indikator avviker.' },
  result: { titleSv: 'Resultat och prognos', emptySv: 'Inget resultat är inläst.' },
  absence: { titleSv: 'Sjukfrånvaro', emptySv: 'Ingen sjukfrånvaro är inläst.' },
  activity: {
    titleSv: 'Försenade aktiviteter',
    emptySv: 'Ingen aktivitet är försenad eller har passerat sin tid.',
  },
  project: { titleSv: 'Projekt med rött ljus', emptySv: 'Inget projekt har rött ljus.' },
  control: { titleSv: 'Kontroller med åtgärd', emptySv: 'Ingen kontroll har lett till någon åtgärd.' },
  late: { titleSv: 'Svar som är sena', emptySv: 'Inget svar är sent.' },
} as const satisfies Record<string, { titleSv: string; emptySv: string }>

export type ManagementKind = keyof typeof managementKinds

/** One thing to take up, with what is known of it and where its ground is. */
export interface ManagementItem {
  /** 'fds/indicator/hme': its address in the meeting. */
  readonly key: string
  readonly kind: ManagementKind
  readonly orgUnit: Pick<OrgUnitVersion, 'code' | 'nameSv'>
  readonly labelSv: string
  /** Each with what it says: progress, outlook and health are three things. */
  readonly marks: readonly { readonly labelSv: string; readonly mark: StatusMark }[]
  readonly facts: readonly { readonly labelSv: string; readonly printed: string; readonly figure?: FigureKey }[]
  /** What the administration has said of it, its figures bound. */
  readonly texts: readonly { readonly labelSv: string; readonly textSv: string }[]
  /** The question in the round, when it was asked. */
  readonly task?: string
  /** What notes and decisions are kept about. */
  readonly subject: CommentSubject
}

/**
 * What the management group of a unit looks at in a round. The judgements are those of the report's own sections, so that the
 * two never say different things.
 */
export function managementItems(
  { orgUnit, round, reference, said }: ReportGround,
  tables: readonly Table[],
  tasks: readonly RoundTask[],
  now: Date,
): ManagementItem[] {
  const plan = reference.planFor(orgUnit.code, round.year)
  const sectionInput = {
    key: 'ledning',
    round,
    tables,
    plan,
    answers: said.answers,
    binding: { tables, placeOf: () => ({ kind: 'section', section: 'ledning' }) as const },
    appendicesSv: [],
  }
  const rowsOf = (section: typeof activities, kind: ManagementKind, about: TaskKind, wanted: (row: Row) => boolean) =>
    (plan === undefined ? [] : section.compose(sectionInput).tables).flatMap((table) =>
      table.rows
        .filter((row) => row.kind !== 'group' && wanted(row))
        .map((row) => itemOf(row, table, kind, { kind: 'item', about: `${about}/${row.key}` })),
    )
  const itemOf = (
    row: Row,
    table: Table,
    kind: ManagementKind,
    subject: Pick<CommentSubject, 'kind' | 'about'>,
  ): ManagementItem => {
    const task = tasks.find((each) => subject.about === `${each.kind}/${each.item}` && each.state !== 'withdrawn')
    return {
      key: `${orgUnit.code}/${kind}/${row.key}`,
      kind,
      orgUnit,
      labelSv: row.labelSv,
      ...contentsOfRow(row, table),
      ...(task === undefined ? {} : { task: task.id }),
      subject: { ...subject, orgUnit: orgUnit.code, round: round.code },
    }
  }

  const goalIds = new Set(plan?.goals.map(({ id }) => id))
  const indicatorIds = new Set(plan?.indicators.map(({ id }) => id))
  const timeframeOf = (item: string) =>
    parseTimeframe(plan?.activities.find(({ id }) => id === activityOf(item))?.timeframeText ?? '')
  return [
    ...rowsOf(goalFulfilment, 'goal', 'goal', ({ key }) => goalIds.has(key)),
    ...rowsOf(goalsAndIndicators, 'indicator', 'indicator', (row) => indicatorIds.has(row.key) && deviates(row)),
    ...resultItems(tables, tasks, itemOf),
    ...namedRow(tables, 'sickness-absence', ({ kind }) => kind === 'result').map(({ table, row }) => ({
      ...itemOf(row, table, 'absence', aboutFigure(row)),
      labelSv: table.captionSv,
    })),
    ...rowsOf(activities, 'activity', 'activity', (row) => {
      const timeframe = timeframeOf(row.key)
      const progress = marksOf(row).find(({ canonical }) => canonical?.startsWith('progress:'))?.canonical
      if (progress === 'progress:delayed') return true
      const isDone = progress === 'progress:completed' || progress === 'progress:cancelled'
      return timeframe !== undefined && !isDone && isOverdue(timeframe, round.period.to, undefined)
    }),
    ...rowsOf(projects, 'project', 'project', (row) => marksOf(row).some(({ tone }) => tone === 'bad')),
    ...rowsOf(internalControl, 'control', 'control', (row) => hasRemedy(textOf(row, 'remedy'))),
    ...tasks
      .filter((task) => isLate(task, now))
      .map(
        (task): ManagementItem => ({
          key: `${orgUnit.code}/late/${task.kind}.${task.item}`,
          kind: 'late',
          orgUnit,
          labelSv: task.labelSv,
          marks: [
            {
              labelSv: 'Svaret',
              mark: { wordSv: taskStates[task.state].labelSv, tone: 'bad', shape: 'square' },
            },
          ],
          facts: [
            { labelSv: 'Frågan', printed: taskKinds[task.kind].labelSv },
            { labelSv: 'Skulle ha lämnats', printed: task.dueOn },
          ],
          texts: [],
          task: task.id,
          subject: subjectOfTask(task),
        }),
      ),
  ]
}

type ItemOf = (row: Row, table: Table, kind: ManagementKind, subject: Pick<CommentSubject, 'kind' | 'about'>) => ManagementItem

/** The statement's result, with the range of its forecast where those who forecast have given one. */
function resultItems(tables: readonly Table[], tasks: readonly RoundTask[], itemOf: ItemOf): ManagementItem[] {
  return namedRow(tables, 'income-statement', ({ kind }) => kind === 'result').map(({ table, row }) => {
    const item = itemOf(row, table, 'result', aboutFigure(row))
    const column = table.columns.find(({ key }) => key === 'forecast-full-year')
    const cell = findCell(table, row.key, 'forecast-full-year')
    const spread = forecastSpread(tasks)
    if (column === undefined || cell?.kind !== 'figure' || cell.figure.kind !== 'value' || spread === undefined) return item
    const display = displayOf(cell, column)
    const { value } = cell.figure
    const bounds = [spread.below, spread.above].map((bound) => formatExact(add(value, bound), display, { withUnit: true }))
    return { ...item, facts: [...item.facts, { labelSv: 'Prognosens spann', printed: bounds.join(' till ') }] }
  })
}

/** How far the rows' lowest and highest forecasts lie from their forecasts, in kronor and all together; undefined without any. */
function forecastSpread(tasks: readonly RoundTask[]): { readonly below: Exact; readonly above: Exact } | undefined {
  let [below, above] = [0n, 0n]
  let given = false
  for (const { answer } of tasks) {
    if (answer?.kind !== 'forecast' || answer.kronor === undefined) continue
    if (answer.lowKronor === undefined && answer.highKronor === undefined) continue
    given = true
    below += BigInt(answer.lowKronor ?? answer.kronor) - BigInt(answer.kronor)
    above += BigInt(answer.highKronor ?? answer.kronor) - BigInt(answer.kronor)
  }
  return given ? { below: exact(below), above: exact(above) } : undefined
}

function contentsOfRow({ cells }: Row, { columns }: Table): Pick<ManagementItem, 'marks' | 'facts' | 'texts'> {
  const shown = columns.flatMap((column) => {
    const cell = cells[column.key]
    return cell === undefined ? [] : [{ column, cell }]
  })
  return {
    marks: shown.flatMap(({ column: { labelSv }, cell }) => (cell.kind === 'status' ? [{ labelSv, mark: cell.status }] : [])),
    facts: shown.flatMap(({ column, cell }) =>
      cell.kind === 'figure'
        ? [
            {
              labelSv: column.labelSv,
              printed: printedCell({ ...cell, withUnit: true }, column),
              ...(cell.figure.basis === undefined ? {} : { figure: cell.figure.key }),
            },
          ]
        : [],
    ),
    texts: shown.flatMap(({ column: { key, labelSv }, cell }) => {
      if (leftToTheReport.includes(key)) return []
      const textSv = cell.kind === 'text' ? inlineText(cell.inlines).trim() : ''
      return textSv === '' ? [] : [{ labelSv, textSv }]
    }),
  }
}

/** What says how something is followed up, and not how it goes. */
const leftToTheReport = ['rounds', 'rules', 'method', 'assignment']

/** Notes about a computed row are about its first figure. */
function aboutFigure({ cells }: Row): Pick<CommentSubject, 'kind' | 'about'> {
  const cell = cells['actual-ytd'] ?? Object.values(cells).find(({ kind }) => kind === 'figure')
  const address = cell?.kind === 'figure' ? parseFigureKey(cell.figure.key) : undefined
  return { kind: 'figure', about: address === undefined ? '' : `${address.table}/${address.row}/${address.column}` }
}

function namedRow(tables: readonly Table[], name: string, wanted: (row: Row) => boolean): { table: Table; row: Row }[] {
  const table = tables.find((each) => each.name === name)
  const row = table?.rows.findLast(wanted)
  return table === undefined || row === undefined ? [] : [{ table, row }]
}

function deviates(row: Row): boolean {
  return marksOf(row).some(({ tone }) => tone === 'bad' || tone === 'attention')
}

function marksOf({ cells }: Row): StatusMark[] {
  return Object.values(cells).flatMap((cell) => (cell.kind === 'status' ? [cell.status] : []))
}

function textOf({ cells }: Row, column: string): string {
  const cell = cells[column]
  return cell?.kind === 'text' ? inlineText(cell.inlines).trim() : ''
}

/** "Ingen åtgärd", "Inga åtgärder", "–" and nothing at all are no remedy. */
function hasRemedy(textSv: string): boolean {
  return !/^(?:ing(?:en|a) (?:ytterligare )?åtgärd(?:er)?\.?|[-–—]?)$/iu.test(textSv)
}
