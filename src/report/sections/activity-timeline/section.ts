import type { Activity, Plan } from '#domain/plan.ts'
import type { StatusMark } from '#domain/status.ts'
import { type Row, type Table, textCell } from '#domain/table.ts'
import { progressMark } from '#plan/status-words.ts'
import { parseTimeframe } from '#plan/timeframes.ts'
import { unanswered } from '../../parts/answer-cells.ts'
import { ganttBlock, type Timed } from '../../parts/gantt.ts'
import { missingGround } from '../../parts/missing-ground.ts'
import { defineSection, type SectionInput, type SectionParts } from '../define-section.ts'

/**
 * When the plan's activities are to be done and how each goes, drawn and in words. An activity that delivers in parts has a status
 * a part, which the section of activities shows.
 */
export const activityTimeline = defineSection({
  name: 'activity-timeline',
  titleSv: 'Aktiviteternas tidplan',
  needs: [],
  commentary: { placement: 'after' },
  compose(input) {
    const timed = input.plan?.activities.filter(({ timeframeText }) => (timeframeText ?? '').trim() !== '') ?? []
    if (input.plan === undefined || timed.length === 0) {
      return missingGround(input.key, {
        code: 'R-005',
        whatSv: 'planen har inga aktiviteter med tidplan',
        remedySv: 'Fyll i tidplan (fältet timeframeText) för planens aktiviteter, eller ta bort avsnittet ur rapportmallen.',
      })
    }
    return timelineParts(timed, input.plan, input)
  },
})

function timelineParts(activities: readonly Activity[], plan: Plan, { answers, round }: SectionInput): SectionParts {
  const entries = activities.map((activity) => {
    const { id, labelSv, timeframeText = '', responsibleSv = [], parts } = activity
    const word = answers?.activities.find(({ item }) => item === id)?.statusWord.trim() ?? ''
    const status: StatusMark | undefined = word === '' ? undefined : progressMark(word, plan.statusWords)
    const row: Row = {
      key: id,
      labelSv,
      kind: 'detail',
      indent: 0,
      cells: {
        timeframe: textCell(timeframeText),
        responsible: textCell(responsibleSv.join(', ')),
        status: status ? { kind: 'status', status } : parts === undefined ? unanswered : { kind: 'empty' },
      },
    }
    return { row, timed: { key: id, labelSv, ...monthsOf(timeframeText), writtenSv: timeframeText, ...(status && { status }) } }
  })
  const table: Table = {
    name: 'activity-timeline',
    captionSv: 'Aktiviteternas tidplan',
    columns: [
      { key: 'label', labelSv: 'Aktivitet', kind: 'label' },
      { key: 'timeframe', labelSv: 'Tidplan', kind: 'text' },
      { key: 'responsible', labelSv: 'Ansvarig', kind: 'text' },
      ...(round.kind === 'P' ? [] : [{ key: 'status', labelSv: 'Status', kind: 'status' } as const]),
    ],
    rows: entries.map(({ row }) => row),
  }
  const gantt = ganttBlock(
    { name: 'aktiviteter-tidslinje', titleSv: 'När aktiviteterna görs', table: table.name },
    entries.map(({ timed }) => timed),
    round,
  )
  return { blocks: [...gantt, { kind: 'table', table, wide: false }], tables: [table], findings: [] }
}

/** Nothing for what recurs, goes on for ever or is written in words that name no months: then the words stand alone. */
function monthsOf(timeframeText: string): Pick<Timed, 'from' | 'to'> {
  const timeframe = parseTimeframe(timeframeText)
  if (timeframe?.kind !== 'months') return {}
  return { from: timeframe.from, ...(timeframe.to && { to: timeframe.to }) }
}
