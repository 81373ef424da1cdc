import type { Figure } from '#domain/figure.ts'
import type { Finding } from '#domain/finding.ts'
import { indicatorsBySex } from '#domain/indicators-by-sex.ts'
import { formatPeriod } from '#domain/period.ts'
import type { Goal, Indicator, IndicatorAnswer, Plan } from '#domain/plan.ts'
import { type Cell, type EmptyCell, figureAt, findCell, type Row, type Table, textCell } from '#domain/table.ts'
import { judgeFulfilment } from '#plan/judge.ts'
import { fulfilmentMark, outlookMark } from '#plan/status-words.ts'
import { parseTarget, parseTolerance } from '#plan/targets.ts'
import { answerCell } from '../../parts/answer-cells.ts'
import { indicatorChange } from '../../parts/indicator-change.ts'
import { missingGround } from '../../parts/missing-ground.ts'
import { targetCell } from '../../parts/target-cell.ts'
import { defineSection, type SectionInput, type SectionParts } from '../define-section.ts'

/**
 * The goals and, under each, its indicators: last year's outcome, the target, this year's outcome, and three judgements that
 * the documents run together in one column. Fulfilment and change are computed, the outlook is a person's (domain.md §4.3).
 */
export const goalsAndIndicators = defineSection({
  name: 'goals-and-indicators',
  titleSv: 'Mål och indikatorer',
  // The table of indicators exists when the plan has indicators, so the plan is what is asked for below.
  needs: [],
  commentary: { placement: 'before' },
  usualColumns: ['prior-full-year', 'target', 'actual', 'fulfilment', 'change', 'outlook', 'commentary'],
  compose(input) {
    const { plan } = input
    if (plan === undefined || shownIndicators(plan).length === 0) {
      return missingGround(input.key, {
        code: 'R-005',
        whatSv: 'planen har inga mål och indikatorer',
        remedySv:
          'Läs in en plan med mål och indikatorer (fälten goals och indicators), eller ta bort avsnittet ur rapportmallen.',
      })
    }
    return goalTable(plan, input)
  },
})

function goalTable(plan: Plan, input: SectionInput): SectionParts {
  const { year } = input.round
  const rows: Row[] = []
  const notesSv: string[] = [changeNoteSv]
  const findings: Finding[] = []
  for (const { goal, indicators } of byGoal(plan)) {
    if (goal) rows.push(goalRow(goal, plan.goalWordSv ?? 'Mål'))
    for (const indicator of indicators) {
      const judged = indicatorRow(indicator, plan, input, (goal ? 1 : 0) + (indicator.partOf === undefined ? 0 : 1))
      rows.push(judged.row)
      notesSv.push(...judged.notesSv)
      findings.push(...judged.findings)
    }
  }
  const table: Table = {
    name: 'goals-and-indicators',
    captionSv: 'Mål och indikatorer',
    unitNoteSv: countsAmong(plan) ? 'Enheten står vid varje värde utom vid antal' : 'Enheten står vid varje värde',
    columns: [
      { key: 'label', labelSv: 'Mål och indikatorer', kind: 'label' },
      { key: 'prior-full-year', labelSv: `Utfall ${year - 1}`, kind: 'figure' },
      {
        key: 'prior-ytd',
        labelSv: `Utfall ${year - 1}, samma period`,
        kind: 'figure',
        formulaSv: 'Samma månader föregående år.',
      },
      { key: 'target', labelSv: `Mål ${year}`, kind: 'target' },
      { key: 'actual', labelSv: `Utfall ${year}`, kind: 'figure', period: input.round.period },
      { key: 'rounds', labelSv: 'Redovisas', kind: 'text', formulaSv: 'De rapporter i vilka indikatorn följs upp.' },
      { key: 'fulfilment', labelSv: 'Måluppfyllelse', kind: 'status', formulaSv: 'Utfallet jämfört med målet, före avrundning.' },
      { key: 'change', labelSv: 'Förändring', kind: 'status', formulaSv: changeNoteSv },
      {
        key: 'outlook',
        labelSv: 'Prognos utveckling',
        kind: 'status',
        formulaSv: 'Förvaltningens bedömning av om målet nås.',
      },
      { key: 'commentary', labelSv: 'Kommentarer', kind: 'text' },
    ],
    rows,
    notesSv,
  }
  return { blocks: [{ kind: 'table', table, wide: true }], tables: [table], findings }
}

/** A count has no unit to print beside it. */
function countsAmong(plan: Plan): boolean {
  return shownIndicators(plan).some(({ display }) => display.unit === 'count')
}

function shownIndicators({ indicators }: Plan): Indicator[] {
  return indicatorsBySex(indicators.filter(({ background }) => background !== true))
}

const changeNoteSv = 'Förändring jämför utfallet med samma period föregående år.'

/** In the plan's order; a goal that nothing measures is judged elsewhere. Indicators whose goal the plan does not have stand last, under no goal: they must not vanish. */
function byGoal(plan: Plan): { goal?: Goal; indicators: readonly Indicator[] }[] {
  const { goals } = plan
  const indicators = shownIndicators(plan)
  const orphans = indicators.filter(({ goal }) => !goals.some(({ id }) => id === goal))
  return [
    ...goals
      .map((goal) => ({ goal, indicators: indicators.filter((indicator) => indicator.goal === goal.id) }))
      .filter((gathered) => gathered.indicators.length > 0),
    ...(orphans.length > 0 ? [{ indicators: orphans }] : []),
  ]
}

function goalRow({ id, labelSv }: Goal, wordSv: string): Row {
  return { key: id, labelSv: `${wordSv}: ${labelSv}`, kind: 'group', indent: 0, cells: {} }
}

interface JudgedIndicator {
  readonly row: Row
  readonly notesSv: readonly string[]
  readonly findings: readonly Finding[]
}

function indicatorRow(indicator: Indicator, plan: Plan, input: SectionInput, indent: number): JudgedIndicator {
  const { id, labelSv, display, polarity, rounds, source, targetText, toleranceText } = indicator
  const indicators = input.tables.find(({ name }) => name === 'indicators')
  const figureOf = (column: string) => indicators && figureAt(indicators, id, column)
  const outcome = figureOf('actual')
  const prior = figureOf('prior-ytd')
  const { target, findings } = parseTarget(targetText, { display, polarity, source })
  const answer = input.answers?.indicators.find((candidate) => candidate.indicator === id)
  const commentary = answerCell(answer?.commentary ?? '', answer?.source ?? source, input.binding)
  const fulfilment =
    outcome && judgeFulfilment(outcome, target, { display, prior, ...parseTolerance(toleranceText, { display, source }) })
  const change = indicatorChange(indicator, answer, plan, input.tables)

  if (indicator.partOf !== undefined) return partRow(indicator, indicators, indent)

  const cells: Record<string, Cell> = {
    'prior-full-year': shown(indicators, id, 'prior-full-year'),
    'prior-ytd': shown(indicators, id, 'prior-ytd'),
    target: targetCell(target, indicator, { orgUnit: plan.orgUnit, round: input.round, table: 'goals-and-indicators' }),
    actual: shown(indicators, id, 'actual'),
    rounds: textCell(rounds.join(', ')),
    fulfilment: fulfilment
      ? { kind: 'status', status: fulfilmentMark(fulfilment.fulfilment), reasonSv: fulfilment.reasonSv }
      : empty,
    change: change?.cell ?? empty,
    outlook: outlookCell(answer),
    commentary: commentary.cell,
  }
  return {
    row: { key: id, labelSv, kind: 'detail', indent, cells },
    notesSv: [
      ...(indicator.baseline === undefined ? [] : [`${labelSv}: jämförelsevärdet är från ${indicator.baseline.year}.`]),
      ...(change?.noteSv === undefined ? [] : [change.noteSv]),
      ...(fulfilment?.flipsWhenRounded ? [`${labelSv}: ${fulfilment.reasonSv}`] : []),
      ...laggingNotesSv(labelSv, outcome, input),
    ],
    findings: [...findings, ...commentary.findings],
  }
}

/** Part of the indicator above: its values, without target and judgement. */
function partRow({ id, labelSv }: Indicator, indicators: Table | undefined, indent: number): JudgedIndicator {
  const columns = ['prior-full-year', 'prior-ytd', 'actual']
  const cells = Object.fromEntries(columns.map((column) => [column, shown(indicators, id, column)]))
  return { row: { key: id, labelSv, kind: 'of-which', indent, cells }, notesSv: [], findings: [] }
}

const empty: EmptyCell = { kind: 'empty' }

/** The very figure of the computed table, under its own key: one fact, one value. */
function shown(indicators: Table | undefined, row: string, column: string): Cell {
  const cell = indicators && findCell(indicators, row, column)
  return cell?.kind === 'figure' ? cell : empty
}

function outlookCell(answer: IndicatorAnswer | undefined): Cell {
  const word = answer?.outlookWord?.trim() ?? ''
  return word === '' ? empty : { kind: 'status', status: outlookMark(word) }
}

/** An outcome that ends before the report does says so (domain.md §2.3). */
function laggingNotesSv(labelSv: string, outcome: Figure | undefined, { round }: SectionInput): string[] {
  if (outcome?.kind !== 'value' || outcome.period.to >= round.period.to) return []
  return [`${labelSv} avser ${formatPeriod(outcome.period)}.`]
}
