import { monthNamesSv, monthNumberOf, yearOf } from '#domain/month.ts'
import type { Plan, Project, ProjectAnswer } from '#domain/plan.ts'
import { type Cell, type Column, type Row, type Table, textCell } from '#domain/table.ts'
import { progressMark } from '#plan/status-words.ts'
import { answerCell, unanswered } from '../../parts/answer-cells.ts'
import { ganttBlock } from '../../parts/gantt.ts'
import { missingGround } from '../../parts/missing-ground.ts'
import { defineSection, type SectionInput, type SectionParts } from '../define-section.ts'

/**
 * The project portfolio: when each project goes on, drawn and in words, who owns and leads it, and how it goes in time, resources and
 * quality. The lights that the documents print as colour alone are a word, a shape and a colour (domain.md §4.4).
 */
export const projects = defineSection({
  name: 'projects',
  titleSv: 'Projekt',
  needs: [],
  commentary: { placement: 'after' },
  compose(input) {
    const portfolio = input.plan?.projects ?? []
    if (input.plan === undefined || portfolio.length === 0) {
      return missingGround(input.key, {
        code: 'R-005',
        whatSv: 'planen har inga projekt',
        remedySv: 'Läs in en plan med projekt (fältet projects), eller ta bort avsnittet ur rapportmallen.',
      })
    }
    return projectTable(portfolio, input.plan, input)
  },
})

function projectTable(portfolio: readonly Project[], plan: Plan, { answers, binding, round }: SectionInput): SectionParts {
  const years = yearsOf(portfolio, round.year)
  const entries = portfolio.map((project) => {
    const answer = answers?.projects?.find((candidate) => candidate.project === project.id)
    const commentary = answerCell(answer?.commentary ?? '', answer?.source ?? project.source, binding)
    const cells: Record<string, Cell> = {
      people: textCell(peopleSv(project)),
      ...Object.fromEntries(years.map((year) => [yearColumn(year), textCell(monthsInYearSv(project, year))])),
      ...healthCells(answer, plan),
      commentary: commentary.cell,
    }
    const row: Row = { key: project.id, labelSv: project.labelSv, kind: 'detail', indent: 0, cells }
    return { row, findings: commentary.findings, commented: (answer?.commentary ?? '').trim() !== '' }
  })
  const table: Table = {
    name: 'projects',
    captionSv: 'Projektportfölj',
    columns: [
      { key: 'label', labelSv: 'Projekt', kind: 'label' },
      { key: 'people', labelSv: 'Ägare/projektledare', kind: 'text' },
      ...years.map((year): Column => ({ key: yearColumn(year), labelSv: String(year), kind: 'text' })),
      ...healthAspects.map(({ key, labelSv }): Column => ({ key, labelSv, kind: 'status' })),
      ...(entries.some(({ commented }) => commented)
        ? [{ key: 'commentary', labelSv: 'Kommentar', kind: 'text' } satisfies Column]
        : []),
    ],
    rows: entries.map(({ row }) => row),
  }
  return {
    blocks: [
      ...ganttBlock(
        { name: 'projekt-tidslinje', titleSv: 'Projektens tidsplan', table: table.name },
        portfolio.map(({ id, ...project }) => ({ ...project, key: id })),
        round,
      ),
      { kind: 'table', table, wide: true },
    ],
    tables: [table],
    findings: entries.flatMap(({ findings }) => findings),
  }
}

const healthAspects = [
  { key: 'time', labelSv: 'Tid', wordOf: ({ timeWord }: ProjectAnswer) => timeWord },
  { key: 'resource', labelSv: 'Resurs', wordOf: ({ resourceWord }: ProjectAnswer) => resourceWord },
  { key: 'quality', labelSv: 'Kvalitet', wordOf: ({ qualityWord }: ProjectAnswer) => qualityWord },
] as const

function healthCells(answer: ProjectAnswer | undefined, { statusWords }: Plan): Record<string, Cell> {
  return Object.fromEntries(
    healthAspects.map(({ key, wordOf }): [string, Cell] => {
      const word = answer === undefined ? '' : wordOf(answer).trim()
      return [key, word === '' ? unanswered : { kind: 'status', status: progressMark(word, statusWords) }]
    }),
  )
}

/** "Lars Ö/Sara M, Jenny W"; a project that nobody leads yet says so. */
function peopleSv({ ownersSv, managersSv }: Project): string {
  return `${ownersSv.join(', ') || 'ägare saknas'}/${managersSv.join(', ') || 'projektledare saknas'}`
}

/** The years that some project goes on in, the reported year always among them. */
function yearsOf(portfolio: readonly Project[], reported: number): number[] {
  const years = portfolio.flatMap(({ from, to }) => [from, to].flatMap((month) => (month === undefined ? [] : [yearOf(month)])))
  const [first, last] = [Math.min(reported, ...years), Math.max(reported, ...years)]
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

function yearColumn(year: number): string {
  return `year-${year}`
}

/** The part of the year in which the project goes on: "apr–dec", "jan–mar", "maj"; nothing in a year without it. */
function monthsInYearSv({ from, to }: Project, year: number): string {
  if (from === undefined) return ''
  const last = to === undefined || yearOf(to) > year ? 12 : monthNumberOf(to)
  const first = yearOf(from) < year ? 1 : monthNumberOf(from)
  if (yearOf(from) > year || (to !== undefined && yearOf(to) < year)) return ''
  return first === last ? shortName(first) : `${shortName(first)}–${shortName(last)}`
}

function shortName(monthNumber: number): string {
  return (monthNamesSv[monthNumber - 1] ?? '').slice(0, 3)
}
