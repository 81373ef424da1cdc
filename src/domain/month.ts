import type { Brand } from '#lib/brand.ts'

/** A calendar month, "2025-08". Sorts as text. */
export type Month = Brand<string, 'Month'>

const pattern = /^(\d{4})-(0[1-9]|1[0-2])$/

/** "2025-08" as a Month, or undefined when the text is not one. */
export function parseMonth(text: string): Month | undefined {
  return pattern.test(text) ? (text as Month) : undefined
}

/** "2025-08" as a Month; throws RangeError on anything else. For months that our own code writes. */
export function month(text: string): Month {
  const parsed = parseMonth(text)
  if (parsed === undefined) throw new RangeError(`Not a month (YYYY-MM): ${text}`)
  return parsed
}

export function monthOf(year: number, number: number): Month {
  return month(`${String(year).padStart(4, '0')}-${String(number).padStart(2, '0')}`)
}

export function yearOf(value: Month): number {
  return Number(value.slice(0, 4))
}

/** 1–12. */
export function monthNumberOf(value: Month): number {
  return Number(value.slice(5, 7))
}

/** The month `count` months later (earlier when negative). */
export function addMonths(value: Month, count: number): Month {
  const index = yearOf(value) * 12 + monthNumberOf(value) - 1 + count
  return monthOf(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1)
}

export const monthNamesSv = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
] as const

/** "augusti 2025". */
export function formatMonth(value: Month): string {
  return `${monthNamesSv[monthNumberOf(value) - 1]} ${yearOf(value)}`
}
