import type { Block } from '#domain/document.ts'
import { figureKey, isValue, type ValueFigure } from '#domain/figure.ts'
import type { Finding } from '#domain/finding.ts'
import { indicatorsBySex } from '#domain/indicators-by-sex.ts'
import { fullYear } from '#domain/period.ts'
import type { Goal, Indicator, Plan } from '#domain/plan.ts'
import { type FollowUpKind, followUpKinds } from '#domain/round.ts'
import { type Cell, plainText, type Row, type Table, textCell } from '#domain/table.ts'
import { displayUnits } from '#domain/units-of-measure.ts'
import { equals, exact, multiply, sum } from '#lib/exact.ts'
import { noBreakSpace, parseSwedishNumber } from '#lib/swedish-numbers.ts'
import { formatTarget, parseTarget, targetInWords } from '#plan/targets.ts'
import { reportFinding } from '../../finding-codes.ts'
import { areaHeading, inAreas } from '../../parts/goal-areas.ts'
import { missingGround } from '../../parts/missing-ground.ts'
import { targetCell } from '../../parts/target-cell.ts'
import { defineSection, joinParts, noParts, type SectionInput, type SectionParts } from '../define-section.ts'

/**
 * What the administration is to reach: its goals by goal area with their indicators, each target as written and in words,
 * where it stands now, and when it is followed up (domain.md §4.1); and what is looked at all year round.
 */
export const plannedIndicators = defineSection({
  name: 'planned-indicators',
  titleSv: 'Förvaltningsspecifika mål med indikatorer och målvärde',
  needs: [],
  commentary: { placement: 'before' },
  compose(input) {
    const { key, plan } = input
    if (plan === undefined || plan.indicators.length === 0) {
      return missingGround(key, {
        code: 'R-005',
        whatSv: 'planen har inga mål och indikatorer',
        remedySv:
          'Läs in en plan med mål och indikatorer (fälten goals och indicators), eller ta bort avsnittet ur rapportmallen.',
      })
    }
    return joinParts(indicatorTable(plan, input), { ...noParts, blocks: continuousFollowUp(plan) })
  },
})

const name = 'planned-indicators'

function indicatorTable(plan: Plan, input: SectionInput): SectionParts {
  const own = plan.indicators.filter(({ background }) => background !== true)
  const shown = indicatorsBySex(own)
  const parted = (plan.areas ?? []).length > 0
  const goalOf = (indicator: Indicator): Goal | undefined => plan.goals.find(({ id }) => id === indicator.goal)
  const findings: Finding[] = []
  const rows = inAreas(plan, shown, (indicator) => goalOf(indicator)?.area).flatMap(({ area, items }): Row[] => {
    if (items.length === 0) return []
    const entries = items.map((indicator) => indicatorRow(indicator, goalOf(indicator), plan, input))
    findings.push(...entries.flatMap((entry) => entry.findings))
    const base = parted ? 1 : 0
    return [
      ...(parted ? [areaHeading(area)] : []),
      ...entries.map(({ row }, index) => ({ ...row, indent: base + (items[index]?.partOf === undefined ? 0 : 1) })),
    ]
  })
  const table: Table = {
    name,
    captionSv: 'Mål med indikatorer och målvärde',
    columns: [
      { key: 'label', labelSv: 'Indikator', kind: 'label' },
      { key: 'goal', labelSv: 'Mål', kind: 'text' },
      { key: 'target', labelSv: 'Målvärde', kind: 'target' },
      { key: 'target-in-words', labelSv: 'Målvärdet i ord', kind: 'text', formulaSv: wordsNoteSv },
      { key: 'baseline', labelSv: 'Nuläge', kind: 'target' },
      { key: 'rounds', labelSv: 'Redovisas', kind: 'text', formulaSv: roundsNoteSv },
    ],
    rows,
    notesSv: [roundsNoteSv],
  }
  return {
    blocks: [{ kind: 'table', table, wide: true }],
    tables: [table],
    findings: [...findings, ...own.flatMap((indicator) => partsThatDiffer(indicator, own, rows))],
  }
}

const wordsNoteSv = 'Ett målvärde utan tecken ska nås åt det håll som är bra för indikatorn.'
const roundsNoteSv = 'M = månadsrapport, D = båda delårsrapporterna, Å = årsrapport.'

function indicatorRow(
  indicator: Indicator,
  goal: Goal | undefined,
  { orgUnit }: Plan,
  { round }: SectionInput,
): { readonly row: Row; readonly findings: readonly Finding[] } {
  const { id, labelSv, display, polarity, rounds, source, targetText, partOf } = indicator
  const { target, findings } = parseTarget(targetText, { display, polarity, source })
  const hasTarget = formatTarget(target) !== '–'
  const cells: Record<string, Cell> = {
    goal: textCell(partOf === undefined ? (goal?.labelSv ?? '') : ''),
    target: targetCell(target, indicator, { orgUnit, round, table: name }),
    'target-in-words': textCell(hasTarget ? targetInWords(target, display) : ''),
    baseline: baselineCell(indicator, figureKey({ orgUnit, round: round.code, table: name, row: id, column: 'baseline' })),
    rounds: textCell(partOf === undefined ? frequencySv(rounds) : ''),
  }
  return { row: { key: id, labelSv, kind: partOf === undefined ? 'detail' : 'of-which', indent: 0, cells }, findings }
}

/** Where the indicator stands when the plan is made, with its year: "2019: Prognos T2 +3,3 mnkr". A dash where nobody has measured. */
function baselineCell({ baseline, display, labelSv, source }: Indicator, key: string): Cell {
  if (baseline === undefined) return textCell('–')
  const { year, valueText, noteSv } = baseline
  const parsed = parseSwedishNumber(valueText)
  const { base, numerator, denominator, suffixSv } = displayUnits[display.unit]
  const suffix = suffixSv === '' || parsed?.percent ? '' : `${noBreakSpace}${suffixSv}`
  const asWrittenSv = `${year}: ${noteSv === undefined ? '' : `${noteSv} `}${valueText.replace(/\s*%$/, `${noBreakSpace}%`)}${suffix}`
  if (parsed === undefined) return textCell(`${year}: ${valueText}`)
  const figure: ValueFigure = {
    kind: 'value',
    key,
    value: multiply(parsed.value, exact(numerator, denominator)),
    unitOfMeasure: base,
    period: fullYear(year),
    basis: { kind: 'entry', formulaSv: `Nuläget för ${labelSv} i planen, från ${year}${noteSv ? ` (${noteSv})` : ''}.`, source },
  }
  return { kind: 'figure', figure, display, asWrittenSv }
}

/** "M, D, Å": D stands for both interim reports. */
function frequencySv(rounds: readonly FollowUpKind[]): string {
  const both = rounds.includes('D1') && rounds.includes('D2')
  const words = (Object.keys(followUpKinds) as FollowUpKind[])
    .filter((kind) => rounds.includes(kind))
    .map((kind) => (both && (kind === 'D1' || kind === 'D2') ? 'D' : kind))
  return [...new Set(words)].join(', ')
}

/** R-013: parts that are to add up do not: 6,79 + 0,68 + 0 must be 7,47. */
function partsThatDiffer(whole: Indicator, indicators: readonly Indicator[], rows: readonly Row[]): Finding[] {
  if (whole.partsAddUp !== true) return []
  const parts = indicators.filter(({ partOf }) => partOf === whole.id)
  return (['target', 'baseline'] as const).flatMap((column) => {
    const enteredIn = ({ id }: Indicator) => {
      const cell = rows.find(({ key }) => key === id)?.cells[column]
      return cell?.kind === 'figure' && isValue(cell.figure) ? cell.figure.value : undefined
    }
    const total = enteredIn(whole)
    const values = parts.map(enteredIn).filter((value) => value !== undefined)
    if (total === undefined || values.length < parts.length || equals(total, sum(values))) return []
    const whatSv = column === 'target' ? 'målvärden' : 'nulägen'
    const message = `Delarna av ${whole.labelSv} har ${whatSv} som tillsammans inte blir indikatorns eget. Rätta planen.`
    return [reportFinding('R-013', { kind: 'table', table: name, row: whole.id, column }, message)]
  })
}

function continuousFollowUp({ followedContinuouslySv = [] }: Plan): Block[] {
  if (followedContinuouslySv.length === 0) return []
  return [
    { kind: 'heading', level: 2, textSv: 'Löpande uppföljning' },
    { kind: 'list', ordered: false, items: followedContinuouslySv.map(plainText) },
  ]
}
