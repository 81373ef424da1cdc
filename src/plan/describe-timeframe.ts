import { addMonths, type formatMonth, monthNumberOf, yearOf } from '#domain/month.ts'
import type { Timeframe } from './timeframes.ts'

/** A timeframe in dates, as it has been understood: "2025-07-01 till 2025-09-30", "från 2024-01-01 utan slut". */
export function timeframeInDates(timeframe: Timeframe): string {
  switch (timeframe.kind) {
    case 'recurring':
      return 'återkommande'
    case 'ongoing':
      return 'pågår utan slut'
    case 'months':
      return timeframe.to === undefined
        ? `från ${timeframe.from}-01 utan slut`
        : `${timeframe.from}-01 till ${lastDay(timeframe.to)}`
  }
}

function lastDay(month: Parameters<typeof formatMonth>[0]): string {
  const next = addMonths(month, 1)
  return new Date(Date.UTC(yearOf(next), monthNumberOf(next) - 1, 0)).toISOString().slice(0, 10)
}
