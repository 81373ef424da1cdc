import type { Fact } from '#domain/fact.ts'
import { rowKeyOf } from './dimension-groups.ts'

/** A length of sickness absence, by the days that a spell has lasted: 'dag-1-14', or 'dag-60-' without an end. */
export interface AbsenceInterval {
  readonly key: string
  readonly labelSv: string
  /** As the facts have it. */
  readonly value: string
  readonly from: number
  readonly to: number
}

/** The lengths that occur in the facts, shortest first; a word that is no length stands last under itself. */
export function absenceIntervalsIn(facts: readonly Fact[]): AbsenceInterval[] {
  const values = new Set(facts.flatMap(({ dimensions }) => dimensions['absence-interval'] ?? []))
  return [...values].map(toInterval).sort((a, b) => a.from - b.from || a.labelSv.localeCompare(b.labelSv, 'sv'))
}

/**
 * The lengths from day 60 on, SKR's long-term absence (domain.md §3.5). None when a length lies on both sides of day 60:
 * what of it is long cannot be told.
 */
export function longTermIntervals(intervals: readonly AbsenceInterval[]): AbsenceInterval[] {
  const straddles = intervals.some(({ from, to }) => from < longTermFrom && to >= longTermFrom)
  return straddles ? [] : intervals.filter(({ from }) => from >= longTermFrom && from < Number.POSITIVE_INFINITY)
}

export const longTermFrom = 60

function toInterval(value: string): AbsenceInterval {
  const match = /^dag-(\d+)-(\d*)$/.exec(value)
  if (!match) {
    const unknown = Number.POSITIVE_INFINITY
    return { key: rowKeyOf(value), labelSv: `varav ${value}`, value, from: unknown, to: unknown }
  }
  const [, from = '', to = ''] = match
  return {
    key: rowKeyOf(value),
    labelSv: to === '' ? `varav dag ${from} och längre` : from === '1' ? `varav korttid, dag 1–${to}` : `varav dag ${from}–${to}`,
    value,
    from: Number(from),
    to: to === '' ? Number.POSITIVE_INFINITY : Number(to),
  }
}
