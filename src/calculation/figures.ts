import type { Fact, FactSelection } from '#domain/fact.ts'
import { type Basis, type Figure, type FigureKey, isMissing, type MissingFigure, type ValueFigure } from '#domain/figure.ts'
import type { MissingReason } from '#domain/missing-reasons.ts'
import type { Period } from '#domain/period.ts'
import type { UnitOfMeasure } from '#domain/units-of-measure.ts'
import { divide, type Exact, exact, multiply, negate, subtract, sum, zero } from '#lib/exact.ts'

/**
 * Where a figure will stand, what it is counted in and which months it covers: known before its value is. The arithmetic
 * below fills it, or says why it cannot. Nothing here rounds.
 */
export interface FigureSlot {
  readonly key: FigureKey
  readonly unitOfMeasure: UnitOfMeasure
  readonly period: Period
}

/** The sum of the facts that answer the selection, times the sign. No facts give 0: the caller has asked whether they were delivered. */
export function sumOfFacts(
  slot: FigureSlot,
  facts: readonly Fact[],
  { selection, sign, formulaSv }: { selection: FactSelection; sign: 1 | -1; formulaSv: string },
): ValueFigure {
  const amount = sum(facts.map((fact) => fact.amount))
  return factsSum(slot, { amount, factCount: facts.length }, { selection, sign, formulaSv })
}

/** The same of facts that somebody else has summed. */
export function factsSum(
  slot: FigureSlot,
  { amount, factCount }: { amount: Exact; factCount: number },
  { selection, sign, formulaSv }: { selection: FactSelection; sign: 1 | -1; formulaSv: string },
): ValueFigure {
  const basis: Basis = { kind: 'facts', formulaSv, selection, sign, factCount }
  return valueFigure(slot, sign === 1 ? amount : negate(amount), basis)
}

/**
 * The sum of figures of one unit of measure. With an addend missing the sum is missing too: a smaller sum would be a wrong
 * sum. The addends' common reason is the sum's reason; different reasons make it not-delivered. What a delivered budget has
 * nothing of adds nothing; a sum of nothing else is not budgeted either.
 */
export function sumFigures(slot: FigureSlot, addends: readonly Figure[], formulaSv: string): Figure {
  const basis = formulaBasis(
    formulaSv,
    addends,
    addends.map(() => 1),
  )
  const values = addends.filter((figure) => figure.kind === 'value')
  const missing = addends.filter(isMissing)
  const lacking = missing.filter(({ reason }) => reason !== 'not-budgeted')
  if (lacking.length > 0) return missingBecauseOf(slot, lacking, basis)
  if (values.length === 0 && missing.length > 0) return missingFigure(slot, 'not-budgeted', undefined, basis)
  for (const addend of values) requireUnit(slot, addend)
  return valueFigure(slot, sum(values.map((figure) => figure.value)), basis)
}

/**
 * minuend − subtrahend, in their common unit of measure. Against a delivered budget that has nothing of it the whole amount is
 * the difference: 3,0 spent on what nobody budgeted is −3,0, and no percentage of anything.
 */
export function differenceOf(slot: FigureSlot, minuend: Figure, subtrahend: Figure, formulaSv: string): Figure {
  const basis = formulaBasis(formulaSv, [minuend, subtrahend], [1, -1])
  if (minuend.kind === 'value' && isUnbudgeted(subtrahend)) {
    requireUnit(slot, minuend)
    return valueFigure(slot, minuend.value, basis)
  }
  if (isUnbudgeted(minuend) && subtrahend.kind === 'value') {
    requireUnit(slot, subtrahend)
    return valueFigure(slot, negate(subtrahend.value), basis)
  }
  const difference = combine(slot, minuend, subtrahend, formulaSv, (a, b) => {
    requireUnit(slot, a)
    requireUnit(slot, b)
    return subtract(a.value, b.value)
  })
  return { ...difference, basis }
}

/**
 * numerator ÷ denominator, kept as a fraction, and what is made of it: × 100 for a value per hundred. A zero denominator is
 * undefined-ratio, never 0 (domain.md §2.4).
 */
export function ratioOf(
  slot: FigureSlot,
  numerator: Figure,
  denominator: Figure,
  formulaSv: string,
  made: (ratio: Exact) => Exact = (ratio) => ratio,
): Figure {
  return combine(slot, numerator, denominator, formulaSv, (a, b) => {
    const ratio = divide(a.value, b.value)
    return ratio && made(ratio)
  })
}

/** One figure times another, of whatever units: 325 mnkr × 2 % is 6,5 mnkr. */
export function productOf(slot: FigureSlot, first: Figure, second: Figure, formulaSv: string): Figure {
  return combine(slot, first, second, formulaSv, (a, b) => multiply(a.value, b.value))
}

/** (current − prior) ÷ prior with the prior's own sign: −38 355 against −36 779 is +4,29 % (domain.md §3.1). */
export function relativeChangeOf(slot: FigureSlot, current: Figure, prior: Figure, formulaSv: string): Figure {
  return combine(slot, current, prior, formulaSv, (a, b) => divide(subtract(a.value, b.value), b.value))
}

/** The difference of two shares in percentage points: 6,3 % → 4,2 % is −2,1 procentenheter, not −2,1 % (domain.md §2.4). */
export function percentagePointChangeOf(slot: FigureSlot, current: Figure, prior: Figure, formulaSv: string): Figure {
  return combine(slot, current, prior, formulaSv, (a, b) => multiply(subtract(a.value, b.value), exact(100n)))
}

/** The figure times a known number. */
export function scaled(slot: FigureSlot, figure: Figure, factor: Exact, formulaSv: string): Figure {
  const basis = formulaBasis(formulaSv, [figure])
  if (figure.kind === 'missing') return missingBecauseOf(slot, [figure], basis)
  return valueFigure(slot, multiply(figure.value, factor), basis)
}

/** What parts leave of a whole, missing when any of them is. */
export function remainderOf(slot: FigureSlot, whole: Figure, parts: readonly Figure[], formulaSv: string): Figure {
  const remainder = computedFrom(slot, [whole, ...parts], formulaSv, ([all = zero, ...rest]) => subtract(all, sum(rest)))
  return { ...remainder, basis: formulaBasis(formulaSv, [whole, ...parts], [1, ...parts.map(() => -1 as const)]) }
}

/** Computed from several figures of the slot's unit of measure, with none of them missing. */
export function computedFrom(
  slot: FigureSlot,
  inputs: readonly Figure[],
  formulaSv: string,
  compute: (values: readonly Exact[]) => Exact,
): Figure {
  const basis = formulaBasis(formulaSv, inputs)
  const missing = inputs.filter(isMissing)
  if (missing.length > 0) return missingBecauseOf(slot, missing, basis)
  const values = inputs.filter((figure) => figure.kind === 'value')
  for (const input of values) requireUnit(slot, input)
  return valueFigure(slot, compute(values.map(({ value }) => value)), basis)
}

/**
 * Computed from several figures by a rule that may give another unit than theirs, or nothing (an estimate, its error): then
 * undefined-ratio. With an input missing it is missing too.
 */
export function derivedFrom(
  slot: FigureSlot,
  inputs: readonly Figure[],
  formulaSv: string,
  derive: (values: readonly Exact[]) => Exact | undefined,
): Figure {
  const basis = formulaBasis(formulaSv, inputs)
  const missing = inputs.filter(isMissing)
  if (missing.length > 0) return missingBecauseOf(slot, missing, basis)
  const value = derive(inputs.flatMap((figure) => (figure.kind === 'value' ? [figure.value] : [])))
  return value === undefined ? missingFigure(slot, 'undefined-ratio', undefined, basis) : valueFigure(slot, value, basis)
}

/** The same value under another address: an indicator that is a row of a statement. */
export function copyOf(slot: Omit<FigureSlot, 'period' | 'unitOfMeasure'>, figure: Figure, formulaSv: string): Figure {
  const basis = formulaBasis(formulaSv, [figure], [1])
  if (figure.kind === 'value') return valueFigure({ ...figure, ...slot }, figure.value, basis)
  return { ...figure, key: slot.key, basis }
}

export function missingFigure(
  slot: Pick<FigureSlot, 'key'> & Partial<FigureSlot>,
  reason: MissingReason,
  detailSv?: string,
  basis?: Basis,
): MissingFigure {
  return {
    kind: 'missing',
    key: slot.key,
    reason,
    ...(detailSv === undefined ? {} : { detailSv }),
    ...(slot.period === undefined ? {} : { period: slot.period }),
    ...(basis === undefined ? {} : { basis }),
  }
}

function combine(
  slot: FigureSlot,
  first: Figure,
  second: Figure,
  formulaSv: string,
  compute: (first: ValueFigure, second: ValueFigure) => Exact | undefined,
): Figure {
  const basis = formulaBasis(formulaSv, [first, second])
  if (first.kind === 'missing' || second.kind === 'missing') {
    return missingBecauseOf(slot, [first, second].filter(isMissing), basis)
  }
  const value = compute(first, second)
  return value === undefined ? missingFigure(slot, 'undefined-ratio', undefined, basis) : valueFigure(slot, value, basis)
}

function isUnbudgeted(figure: Figure): boolean {
  return figure.kind === 'missing' && figure.reason === 'not-budgeted'
}

function missingBecauseOf(slot: FigureSlot, causes: readonly MissingFigure[], basis: Basis): MissingFigure {
  // What is compared with a budget that is not there is no part of a sum: only the budget itself adds nothing.
  const reasons = new Set(causes.map(({ reason }) => (reason === 'not-budgeted' ? 'no-budget' : reason)))
  const [reason] = reasons
  const details = new Set(causes.map((cause) => cause.detailSv).filter((detail) => detail !== undefined))
  return missingFigure(
    slot,
    reasons.size === 1 && reason !== undefined ? reason : 'not-delivered',
    details.size === 0 ? undefined : [...details].join(' '),
    basis,
  )
}

function valueFigure({ key, unitOfMeasure, period }: FigureSlot, value: Exact, basis: Basis): ValueFigure {
  return { kind: 'value', key, value, unitOfMeasure, period, basis }
}

function formulaBasis(formulaSv: string, inputs: readonly Figure[], signs?: readonly (1 | -1)[]): Basis {
  return {
    kind: 'formula',
    formulaSv,
    inputs: inputs.map((figure) => figure.key),
    ...(signs === undefined ? {} : { signs }),
  }
}

/** Kronor are never added to hours: a mixture is a defect in a table's definition, not something in the data. */
function requireUnit(slot: FigureSlot, figure: ValueFigure): void {
  if (figure.unitOfMeasure !== slot.unitOfMeasure) {
    throw new Error(
      `${slot.key} is counted in ${slot.unitOfMeasure} and cannot take ${figure.key}, which is in ${figure.unitOfMeasure}.`,
    )
  }
}
