import { type Month, monthNumberOf, monthOf, yearOf } from '#domain/month.ts'

/** A month as the database numbers it: neighbours differ by one. 2025-08 is 24307. */
export function monthToNumber(month: Month): number {
  return yearOf(month) * 12 + monthNumberOf(month) - 1
}

export function monthFromNumber(number: number): Month {
  return monthOf(Math.floor(number / 12), (number % 12) + 1)
}
