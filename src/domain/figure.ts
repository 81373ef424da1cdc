import type { Exact } from '#lib/exact.ts'
import type { FactSelection } from './fact.ts'
import type { MissingReason } from './missing-reasons.ts'
import type { Period } from './period.ts'
import type { SourcePlace } from './source-place.ts'
import type { UnitOfMeasure } from './units-of-measure.ts'

/**
 * A figure's lasting address: 'fds/2025-D2/income-statement/it-kostnader/actual', that is
 * unit / round / table / row / column. What a text binds to, a page shows and `tertial explain` takes.
 */
export type FigureKey = string

export interface FigureAddress {
  readonly orgUnit: string
  readonly round: string
  readonly table: string
  readonly row: string
  readonly column: string
}

export function figureKey({ orgUnit, round, table, row, column }: FigureAddress): FigureKey {
  return [orgUnit, round, table, row, column].join('/')
}

/** The parts of a figure's address, or undefined when the text is not one. */
export function parseFigureKey(text: string): FigureAddress | undefined {
  const [orgUnit, round, table, row, column, ...rest] = text.split('/')
  if (!orgUnit || !round || !table || !row || !column || rest.length > 0) return undefined
  return { orgUnit, round, table, row, column }
}

/** A number in a report, or the reason that it is not there. Unrounded; only `formatFigure` rounds. */
export type Figure = ValueFigure | MissingFigure

export interface ValueFigure {
  readonly kind: 'value'
  readonly key: FigureKey
  readonly value: Exact
  readonly unitOfMeasure: UnitOfMeasure
  readonly period: Period
  readonly basis: Basis
}

export interface MissingFigure {
  readonly kind: 'missing'
  readonly key: FigureKey
  readonly reason: MissingReason
  /** In words, when there is more to say than the reason's own label: "Mäts en gång om året, nästa gång i november." */
  readonly detailSv?: string
  readonly period?: Period
  readonly basis?: Basis
}

/** What a figure was computed from, made by the code that computed it (architecture.md §6 rule 9). */
export type Basis = FactsBasis | FormulaBasis | EntryBasis

/** The sum (or the one value) of the facts that answer the selection, as of a snapshot. */
export interface FactsBasis {
  readonly kind: 'facts'
  /** In words: "Summan av konto 6* på förvaltningens kostnadsställen, januari–augusti 2025." */
  readonly formulaSv: string
  readonly selection: FactSelection
  /** −1 when the ledger's sign was turned into the statement's, else 1. */
  readonly sign: 1 | -1
  readonly factCount: number
}

/** Computed from other figures. */
export interface FormulaBasis {
  readonly kind: 'formula'
  /** In words: "Summa intäkter + summa kostnader." */
  readonly formulaSv: string
  readonly inputs: readonly FigureKey[]
  /** When the figure is the sum of its inputs, the sign of each in it. What is no sum (a ratio) has none. */
  readonly signs?: readonly (1 | -1)[]
}

/** Typed or decided by a person, with the place where it was written: a target in the plan. */
export interface EntryBasis {
  readonly kind: 'entry'
  readonly formulaSv: string
  readonly source: SourcePlace
}

export function isValue(figure: Figure): figure is ValueFigure {
  return figure.kind === 'value'
}

export function isMissing(figure: Figure): figure is MissingFigure {
  return figure.kind === 'missing'
}
