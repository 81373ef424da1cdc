import type { Block } from '#domain/document.ts'
import type { Finding } from '#domain/finding.ts'
import type { Activity, ActivityTheme, Plan } from '#domain/plan.ts'
import { type Cell, type Column, plainText, type Row, type Table, textCell } from '#domain/table.ts'
import { activityTableName } from '#plan/activity-table.ts'
import { activityPartItem } from '#plan/answers-coverage.ts'
import { progressCells } from '../../parts/answer-cells.ts'
import { missingGround } from '../../parts/missing-ground.ts'
import { defineSection, joinParts, type SectionInput, type SectionParts } from '../define-section.ts'

/**
 * The plan's activities with the assignments that they serve, when and by whom if the plan says so, and how they go; gathered
 * under the plan's themes where it has any.
 */
export const activities = defineSection({
  name: 'activities',
  titleSv: 'Aktiviteter',
  needs: [],
  commentary: { placement: 'before' },
  compose(input) {
    const { plan } = input
    if (plan === undefined || plan.activities.length === 0) {
      return missingGround(input.key, {
        code: 'R-005',
        whatSv: 'planen har inga aktiviteter',
        remedySv: 'Läs in en plan med aktiviteter (fältet activities), eller ta bort avsnittet ur rapportmallen.',
      })
    }
    return joinParts(...byTheme(plan).map((gathered) => themeParts(gathered, plan, input)))
  },
})

interface Gathered {
  readonly theme?: ActivityTheme
  readonly activities: readonly Activity[]
}

/** In the plan's order: one table a theme, or one for all. An activity whose theme the plan does not have must not vanish. */
function byTheme({ themes = [], activities }: Plan): Gathered[] {
  const orphans = activities.filter(({ theme }) => !themes.some(({ id }) => id === theme))
  return [
    ...themes.map((theme) => ({ theme, activities: activities.filter((activity) => activity.theme === theme.id) })),
    ...(orphans.length > 0 ? [{ activities: orphans }] : []),
  ].filter((gathered) => gathered.activities.length > 0)
}

function themeParts(gathered: Gathered, plan: Plan, input: SectionInput): SectionParts {
  const { theme } = gathered
  const table = activityTable(gathered, plan, input)
  if (theme === undefined) return table
  const heading: Block = { kind: 'heading', level: 2, textSv: theme.labelSv }
  const preface: Block[] = theme.prefaceSv === undefined ? [] : [{ kind: 'paragraph', inlines: plainText(theme.prefaceSv) }]
  return { ...table, blocks: [heading, ...preface, ...table.blocks] }
}

function activityTable({ theme, activities }: Gathered, plan: Plan, { answers, binding }: SectionInput): SectionParts {
  const planned = plannedColumns.filter(({ textOf }) => plan.activities.some((activity) => textOf(activity) !== ''))
  const progressOf = (item: string) =>
    progressCells(
      answers?.activities.find((answer) => answer.item === item),
      plan,
      binding,
    )
  const entries = activities.flatMap((activity): { row: Row; findings: readonly Finding[] }[] => {
    const { id, labelSv, marks = [], parts } = activity
    const own = parts === undefined ? progressOf(id) : { cells: {}, findings: [] }
    const plannedCells = Object.fromEntries(planned.map(({ key, textOf }): [string, Cell] => [key, textCell(textOf(activity))]))
    const row: Row = {
      key: id,
      labelSv: [labelSv, ...marks.map((mark) => `(${mark})`)].join(' '),
      kind: 'detail',
      indent: 0,
      cells: { ...plannedCells, ...own.cells },
    }
    const ofParts = (parts ?? []).map((part) => {
      const key = activityPartItem(id, part.id)
      const { cells, findings } = progressOf(key)
      return { row: { key, labelSv: part.labelSv, kind: 'of-which', indent: 1, cells } as const, findings }
    })
    return [{ row, findings: own.findings }, ...ofParts]
  })
  const marks = Object.entries(plan.marksSv ?? {}).filter(([mark]) => activities.some((each) => each.marks?.includes(mark)))
  const table: Table = {
    name: activityTableName({ ...(theme && { theme: theme.id }) }),
    captionSv: theme?.labelSv ?? 'Aktiviteter',
    columns: [
      { key: 'label', labelSv: 'Aktivitet', kind: 'label' },
      ...planned.map(({ key, labelSv }): Column => ({ key, labelSv, kind: 'text' })),
      { key: 'status', labelSv: 'Status', kind: 'status' },
      { key: 'commentary', labelSv: 'Kommentarer', kind: 'text' },
    ],
    rows: entries.map(({ row }) => row),
    ...(marks.length > 0 && { notesSv: marks.map(([mark, meaningSv]) => `${mark} = ${meaningSv}.`) }),
  }
  return {
    blocks: [{ kind: 'table', table, wide: table.columns.length > 4 }],
    tables: [table],
    findings: entries.flatMap(({ findings }) => findings),
  }
}

/** What the plan may say of an activity; a column that no activity fills is left out. */
const plannedColumns: readonly { key: string; labelSv: string; textOf: (activity: Activity) => string }[] = [
  { key: 'assignment', labelSv: 'Uppdrag', textOf: ({ assignments }) => assignments.join(', ') },
  { key: 'timeframe', labelSv: 'Tidplan', textOf: ({ timeframeText }) => timeframeText ?? '' },
  { key: 'responsible', labelSv: 'Ansvarig', textOf: ({ responsibleSv }) => (responsibleSv ?? []).join(', ') },
]
