import { figureKey, type ValueFigure } from '#domain/figure.ts'
import { fullYear } from '#domain/period.ts'
import type { Indicator, Plan } from '#domain/plan.ts'
import type { Round } from '#domain/round.ts'
import { type Cell, textCell } from '#domain/table.ts'
import type { Target } from '#domain/target.ts'
import { displayUnits } from '#domain/units-of-measure.ts'
import { formatTarget, targetInWords } from '#plan/targets.ts'

/** A target that is a number is a figure like any other: it is asked why, and answers with its place in the plan. */
export function targetCell(
  target: Target,
  { id, display }: Pick<Indicator, 'id' | 'display'>,
  { orgUnit, round, table }: Pick<Plan, 'orgUnit'> & { readonly round: Round; readonly table: string },
): Cell {
  const asWrittenSv = formatTarget(target)
  if (target.kind === 'none' || target.kind === 'direction') return textCell(asWrittenSv)
  const figure: ValueFigure = {
    kind: 'value',
    key: figureKey({ orgUnit, round: round.code, table, row: id, column: 'target' }),
    value: target.value,
    unitOfMeasure: displayUnits[display.unit].base,
    period: fullYear(target.year ?? round.year),
    basis: { kind: 'entry', formulaSv: `Målvärdet i planen: ${targetInWords(target, display)}.`, source: target.source },
  }
  return { kind: 'figure', figure, display, asWrittenSv }
}
