import type { Fact } from '#domain/fact.ts'
import type { Figure, FigureKey, FormulaBasis, ValueFigure } from '#domain/figure.ts'
import type { SeriesName } from '#domain/series.ts'
import { add, divide, type Exact, exact, isZero, multiply, negate, zero } from '#lib/exact.ts'
import type { TableContext } from '../table-definition.ts'
import { personalSeries } from './personal-series.ts'

/** How much a figure moves when an atom does, by atom; an atom that does not move it is absent. Only the direction means anything. */
export type Gradient = ReadonlyMap<Atom, Exact>

/** Facts that every figure holds either all of or none of: what no figure tells apart can be learnt by nobody. */
export interface Atom {
  readonly series: SeriesName
  /** In the order that the atoms were made. */
  readonly ordinal: number
}

/**
 * How each figure depends on facts about people. What a reader learns from shown figures is what follows from their gradients:
 * sums of rows, of columns, of months and of lengths, the same figure in a body and its annex, and a unit within another need no
 * declaration, because they hold the same facts. A ratio's gradient is its derivative where it stands.
 *
 * Empty for a figure that no such fact moves; 'unknown' when it is made in a way that has no derivative here.
 */
export function figureGradients(context: TableContext, figures: ReadonlyMap<FigureKey, Figure>) {
  const atomsOf = makeAtoms(context, figures)
  const found = new Map<FigureKey, Gradient | 'unknown'>()

  function gradientOf(figure: Figure): Gradient | 'unknown' {
    const known = found.get(figure.key)
    if (known !== undefined) return known
    found.set(figure.key, noGradient)
    const gradient = find(figure)
    found.set(figure.key, gradient)
    return gradient
  }

  function find(figure: Figure): Gradient | 'unknown' {
    if (figure.kind === 'missing') return noGradient
    const { basis } = figure
    if (basis.kind === 'facts') {
      const coefficient = exact(BigInt(basis.sign))
      return new Map((atomsOf.get(figure.key) ?? []).map((atom) => [atom, coefficient]))
    }
    if (basis.kind !== 'formula') return noGradient
    const inputs = basis.inputs.flatMap((key) => figures.get(key) ?? []).filter((input) => input.kind === 'value')
    const gradients = inputs.map(gradientOf)
    const moved = gradients.filter((gradient) => gradient !== noGradient && (gradient === 'unknown' || gradient.size > 0))
    if (moved.length === 0) return noGradient
    const weights = inputs.length === basis.inputs.length ? weightsOf(figure, basis, inputs) : undefined
    if (weights === undefined) return 'unknown'
    const known = gradients.filter((gradient) => gradient !== 'unknown')
    return known.length < gradients.length ? 'unknown' : combined(known, weights)
  }
  return gradientOf
}

const noGradient: Gradient = new Map()

/**
 * The figure's derivative by each input, up to a common factor: for a sum its signs, for one input 1, for a difference of shares in
 * percentage points 1 and −1, and for a ratio or a relative change of a and b: 1 and −a ÷ b, whatever it was multiplied by.
 */
function weightsOf(figure: ValueFigure, { signs }: FormulaBasis, inputs: readonly ValueFigure[]): readonly Exact[] | undefined {
  if (signs !== undefined) return signs.map((sign) => exact(BigInt(sign)))
  const [a, b, ...others] = inputs
  if (a === undefined || others.length > 0) return undefined
  if (b === undefined) return [exact(1n)]
  if (figure.unitOfMeasure === 'percentage-points') return [exact(1n), exact(-1n)]
  const ratio = divide(a.value, b.value)
  return ratio && [exact(1n), negate(ratio)]
}

function combined(gradients: readonly Gradient[], weights: readonly Exact[]): Gradient {
  const total = new Map<Atom, Exact>()
  for (const [index, gradient] of gradients.entries()) {
    const weight = weights[index] ?? zero
    for (const [atom, coefficient] of gradient) {
      total.set(atom, add(total.get(atom) ?? zero, multiply(coefficient, weight)))
    }
  }
  return new Map([...total].filter(([, coefficient]) => !isZero(coefficient)))
}

function makeAtoms(context: TableContext, figures: ReadonlyMap<FigureKey, Figure>): ReadonlyMap<FigureKey, readonly Atom[]> {
  const holders = new Map<Fact, FigureKey[]>()
  for (const figure of figures.values()) {
    if (figure.kind === 'missing' || figure.basis.kind !== 'facts') continue
    const { selection } = figure.basis
    if (selection.series === 'ledger' || personalSeries[selection.series] === undefined) continue
    for (const fact of context.select({ ...selection, series: selection.series })) {
      const ofFact = holders.get(fact)
      if (ofFact === undefined) holders.set(fact, [figure.key])
      else ofFact.push(figure.key)
    }
  }
  const atoms = new Map<string, Atom>()
  const byFigure = new Map<FigureKey, Atom[]>()
  for (const [fact, keys] of holders) {
    const signature = keys.join(' ')
    if (atoms.has(signature)) continue
    const atom: Atom = { series: fact.series, ordinal: atoms.size }
    atoms.set(signature, atom)
    for (const key of keys) {
      const ofFigure = byFigure.get(key)
      if (ofFigure === undefined) byFigure.set(key, [atom])
      else ofFigure.push(atom)
    }
  }
  return byFigure
}
