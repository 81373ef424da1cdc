import { type Display, formatExact, formatFigure, inDisplayUnits, missingReasonSv, printedDigits } from '#domain/display.ts'
import type { Figure, ValueFigure } from '#domain/figure.ts'
import type { Polarity } from '#domain/plan.ts'
import type { Change, Fulfilment } from '#domain/status.ts'
import type { Comparator, Target } from '#domain/target.ts'
import { absolute, compare, decimal, divide, type Exact, exact, isZero, subtract } from '#lib/exact.ts'
import { targetInWords } from './targets.ts'

export interface FulfilmentJudgement {
  readonly fulfilment: Fulfilment
  /** "94 % mot målet minst 90 %." */
  readonly reasonSv: string
  /** The printed value would be judged otherwise than the real one: 5,04 against ≤ 5 prints as 5,0. */
  readonly flipsWhenRounded: boolean
}

/**
 * Whether the outcome reaches its target, compared unrounded (domain.md §4.2). A direction or a change is judged against
 * `prior`, the same months last year; "keep" and "unchanged" mean within the same margin as `judgeChange`. The target is
 * held against the period's own value: a yearly target for an amount of money is the caller's to have periodised. A level that
 * is missed by no more than the indicator's tolerance is partly reached, and "keep" within it is kept.
 */
export function judgeFulfilment(
  outcome: Figure,
  target: Target,
  {
    display,
    prior,
    tolerance,
  }: { readonly display: Display; readonly prior?: Figure | undefined; readonly tolerance?: Exact | undefined },
): FulfilmentJudgement {
  if (outcome.kind === 'missing') {
    const fulfilment = outcome.reason === 'not-due' ? 'not-due' : 'not-assessable'
    return { fulfilment, reasonSv: `${sentence(missingReasonSv(outcome) ?? '')}`, flipsWhenRounded: false }
  }
  if (target.kind === 'none') return notAssessable('Indikatorn har inget målvärde.')

  const words = targetInWords(target, display)
  const value = formatFigure(outcome, display, { withUnit: true })
  if (target.kind === 'threshold') {
    const met = holds(outcome.value, target.comparator, target.value)
    const flipsWhenRounded = holds(roundedAsPrinted(outcome.value, display), target.comparator, target.value) !== met
    const flip = flipsWhenRounded ? ' Det visade värdet är avrundat; bedömningen görs på det exakta värdet.' : ''
    if (!met && tolerance !== undefined && isWithin(outcome.value, target.value, tolerance)) {
      const reasonSv = `${value} mot målet ${words}, inom toleransen ${toleranceSv(tolerance, display)}.`
      return { fulfilment: 'partly', reasonSv, flipsWhenRounded: false }
    }
    return { fulfilment: met ? 'met' : 'not-met', reasonSv: `${value} mot målet ${words}.${flip}`, flipsWhenRounded }
  }

  if (prior === undefined || prior.kind === 'missing') return notAssessable('Det finns inget tidigare värde att jämföra med.')
  const before = formatFigure(prior, display, { withUnit: true })
  const reasonSv = `${value} mot ${before} samma period föregående år; målet är ${words}.`
  const met =
    target.kind === 'delta'
      ? holds(subtract(outcome.value, prior.value), target.comparator, target.value)
      : (target.direction === 'keep' && tolerance !== undefined && isWithin(outcome.value, prior.value, tolerance)) ||
        movedAsWanted(outcome, prior, target.direction, display)
  return { fulfilment: met ? 'met' : 'not-met', reasonSv, flipsWhenRounded: false }
}

export interface ChangeJudgement {
  readonly change: Change
  /** "81,3 % mot 80,3 % samma period föregående år." */
  readonly reasonSv: string
}

/**
 * Whether the outcome is better or worse than the same months last year, by the indicator's polarity. Unchanged when the
 * difference is under 2 % of the earlier value and, for shares, also under 0,5 percentage points: the one rule that gives
 * the health administration's printed trends back (domain.md §4.3, 14 of 15 rows).
 */
export function judgeChange(current: Figure, prior: Figure, polarity: Polarity, display: Display): ChangeJudgement {
  if (current.kind === 'missing' || prior.kind === 'missing') {
    const missing = current.kind === 'missing' ? current : prior
    return { change: 'not-assessable', reasonSv: sentence(missingReasonSv(missing) ?? '') }
  }
  const [now, before] = [current, prior].map((figure) => formatFigure(figure, display, { withUnit: true }))
  const reasonSv = `${now} mot ${before} samma period föregående år.`
  if (isUnchanged(current, prior, display)) return { change: 'unchanged', reasonSv }
  if (polarity === 'neutral')
    return { change: 'not-assessable', reasonSv: `${reasonSv} Indikatorn säger inte åt vilket håll som är bättre.` }
  const rose = compare(current.value, prior.value) > 0
  return { change: rose === (polarity === 'higher-better') ? 'better' : 'worse', reasonSv }
}

function isUnchanged(current: ValueFigure, prior: ValueFigure, display: Display): boolean {
  const difference = absolute(subtract(current.value, prior.value))
  if (isZero(difference)) return true
  const relative = divide(difference, absolute(prior.value))
  if (relative === undefined || compare(relative, twoPercent) >= 0) return false
  if (display.unit !== 'percent' && display.unit !== 'percentage-points') return true
  return compare(inDisplayUnits(difference, display.unit), halfPoint) < 0
}

const twoPercent = exact(2n, 100n)
const halfPoint = exact(1n, 2n)

function movedAsWanted(current: ValueFigure, prior: ValueFigure, direction: 'up' | 'down' | 'keep', display: Display): boolean {
  const unchanged = isUnchanged(current, prior, display)
  if (direction === 'keep') return unchanged
  return !unchanged && compare(current.value, prior.value) === (direction === 'up' ? 1 : -1)
}

function isWithin(value: Exact, target: Exact, tolerance: Exact): boolean {
  return compare(absolute(subtract(value, target)), tolerance) <= 0
}

/** A distance between two shares is told in percentage points (domain.md §2.4). */
function toleranceSv(tolerance: Exact, display: Display): string {
  return formatExact(tolerance, display, { withUnit: true }).replace(/%$/, 'procentenheter')
}

function holds(value: Exact, comparator: Comparator, target: Exact): boolean {
  const order = compare(value, target)
  switch (comparator) {
    case '>=':
      return order >= 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '<':
      return order < 0
  }
}

/** What a reader of the printed value would take it for, in base units. */
function roundedAsPrinted(value: Exact, display: Display): Exact {
  const printed = decimal(printedDigits(value, display), display.decimals)
  const one = inDisplayUnits(exact(1n), display.unit)
  return divide(printed, one) ?? printed
}

function notAssessable(reasonSv: string): FulfilmentJudgement {
  return { fulfilment: 'not-assessable', reasonSv, flipsWhenRounded: false }
}

function sentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.!?]$/.test(capital) || capital === '' ? capital : `${capital}.`
}
