import type { Figure } from '#domain/figure.ts'
import type { Indicator, IndicatorAnswer, Plan } from '#domain/plan.ts'
import type { Change } from '#domain/status.ts'
import { figureAt, type StatusCell, type Table } from '#domain/table.ts'
import { judgeChange } from '#plan/judge.ts'
import { changeMark } from '#plan/status-words.ts'

export interface IndicatorChange {
  readonly change: Change
  readonly cell: StatusCell
  /** What is said below the table when the administration judges otherwise than is computed. */
  readonly noteSv?: string
}

/**
 * How an indicator has changed against the same months last year: computed, unless the administration judges otherwise and
 * says why; both are then told (domain.md §4.3). Undefined when it is not followed up in the round.
 */
export function indicatorChange(
  indicator: Indicator,
  answer: IndicatorAnswer | undefined,
  { changeWordsSv }: Plan,
  tables: readonly Table[],
): IndicatorChange | undefined {
  const figureOf = (column: string): Figure | undefined => {
    const indicators = tables.find(({ name }) => name === 'indicators')
    return indicators && figureAt(indicators, indicator.id, column)
  }
  const [outcome, prior] = [figureOf('actual'), figureOf('prior-ytd')]
  if (!outcome || !prior || (outcome.kind === 'missing' && outcome.reason === 'not-due')) return undefined

  const computed = judgeChange(outcome, prior, indicator.polarity, indicator.display)
  const judged = answer?.judgedChange
  if (judged === undefined) {
    const status = changeMark(computed.change, changeWordsSv)
    return { change: computed.change, cell: { kind: 'status', status, reasonSv: computed.reasonSv } }
  }
  const status = changeMark(judged.change, changeWordsSv)
  const computedWord = changeMark(computed.change, changeWordsSv).wordSv
  const reasonSv = `Bedömd, regeln gav ${computedWord.toLowerCase()}: ${computed.reasonSv} Motivering: ${judged.reasonSv}`
  return { change: judged.change, cell: { kind: 'status', status, reasonSv }, noteSv: `${indicator.labelSv}: ${reasonSv}` }
}
