import type { ValueFigure } from '#domain/figure.ts'
import type { SourcePlace } from '#domain/source-place.ts'
import { type Exact, exact } from '#lib/exact.ts'
import type { FigureSlot } from './figures.ts'

/** A number that a person has decided and written, with the place where it stands. */
export function enteredFigure(slot: FigureSlot, value: Exact, formulaSv: string, source: SourcePlace): ValueFigure {
  return { kind: 'value', ...slot, value, basis: { kind: 'entry', formulaSv, source } }
}

/** Whole kronor as a plan writes them. */
export function enteredKronor(
  slot: Omit<FigureSlot, 'unitOfMeasure'>,
  kronor: number,
  formulaSv: string,
  source: SourcePlace,
): ValueFigure {
  return enteredFigure({ ...slot, unitOfMeasure: 'sek' }, exact(kronor), formulaSv, source)
}
