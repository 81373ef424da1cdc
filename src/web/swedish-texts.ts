import { noBreakSpace } from '#lib/swedish-numbers.ts'

/** "2 filer", "1 fil", "inga filer". */
export function countSv(count: number, one: string, many: string): string {
  const noun = count === 1 ? one : many
  return count === 0 ? `inga ${noun}` : `${wholeNumber(count)}${noBreakSpace}${noun}`
}

/** "12 345". */
export function wholeNumber(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, noBreakSpace)
}

/** The instant as people in Sweden read a clock: "2025-09-12 14:05". */
export function formatInstant(instant: Date): string {
  const parts = new Map(instantFormat.formatToParts(instant).map(({ type, value }) => [type, value]))
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')} ${parts.get('hour')}:${parts.get('minute')}`
}

/** The time of day in Sweden, in running text: "14.05". */
export function formatTimeOfDay(instant: Date): string {
  return formatInstant(instant).slice(-5).replace(':', '.')
}

/** "3,4 MB", "812 kB". */
export function formatByteSize(bytes: number): string {
  if (bytes < 1000) return `${bytes}${noBreakSpace}byte`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)}${noBreakSpace}kB`
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')}${noBreakSpace}MB`
}

const instantFormat = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})
