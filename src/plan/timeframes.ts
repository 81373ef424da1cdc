import { type Month, monthNamesSv, monthOf } from '#domain/month.ts'
import { fullYear } from '#domain/period.ts'
import { isClosed, type ProgressStatus } from '#domain/status.ts'

/** When an activity is to be done. `to` is absent for one without an end ("2024-"). */
export type Timeframe =
  | { readonly kind: 'months'; readonly from: Month; readonly to?: Month }
  | { readonly kind: 'recurring' }
  | { readonly kind: 'ongoing' }

/**
 * Reads a timeframe by the grammar of domain.md §4.5: "2024", "2024–26", "2024-", "Q3 2024", "Q1-Q2 2025", "maj 2025",
 * "Ständigt pågående", "I samband med delårsrapport". Undefined for other free text.
 */
export function parseTimeframe(text: string): Timeframe | undefined {
  const written = text.replace(/\s+/g, ' ').trim().toLowerCase()
  return yearsOf(written) ?? quartersOf(written) ?? monthsNamed(written) ?? withoutDates(written)
}

/** Whether the time is out without the work being done or given up: its last month is before the period's last. */
export function isOverdue(timeframe: Timeframe, periodEnd: Month, progress: ProgressStatus | undefined): boolean {
  if (timeframe.kind !== 'months' || timeframe.to === undefined) return false
  return timeframe.to < periodEnd && !isClosed(progress)
}

function yearsOf(text: string): Timeframe | undefined {
  const match = /^(\d{4})(?: ?([-–]) ?(\d{4}|\d{2})?)?$/.exec(text)
  if (!match) return undefined
  const [, first = '', dash, last] = match
  const { from, to } = fullYear(Number(first))
  if (dash === undefined) return { kind: 'months', from, to }
  if (last === undefined) return { kind: 'months', from }
  return ordered(from, fullYear(Number(last.length === 2 ? first.slice(0, 2) + last : last)).to)
}

function quartersOf(text: string): Timeframe | undefined {
  const match = /^q([1-4])(?:(?: ?[-–] ?| )q([1-4]))? (\d{4})$/.exec(text)
  if (!match) return undefined
  const [first, last, year] = [Number(match[1]), Number(match[2] ?? match[1]), Number(match[3])]
  return ordered(monthOf(year, first * 3 - 2), monthOf(year, last * 3))
}

function monthsNamed(text: string): Timeframe | undefined {
  const match = /^(\p{L}+)\.?(?: ?[-–] ?(\p{L}+)\.?)? (\d{4})$/u.exec(text)
  const [first, last] = [monthNumber(match?.[1]), monthNumber(match?.[2] ?? match?.[1])]
  if (first === undefined || last === undefined) return undefined
  const year = Number(match?.[3])
  return ordered(monthOf(year, first), monthOf(year, last))
}

/** "maj", "september" or "sep": three letters or more. */
function monthNumber(word: string | undefined): number | undefined {
  if (word === undefined || word.length < 3) return undefined
  const index = monthNamesSv.findIndex((name) => name.startsWith(word))
  return index === -1 ? undefined : index + 1
}

function withoutDates(text: string): Timeframe | undefined {
  if (/^(ständigt )?pågående$|^löpande$|^tills vidare$/.test(text)) return { kind: 'ongoing' }
  if (/^i samband med |^varje |^årligen$|^årsvis$/.test(text)) return { kind: 'recurring' }
  return undefined
}

function ordered(from: Month, to: Month): Timeframe | undefined {
  return from <= to ? { kind: 'months', from, to } : undefined
}
