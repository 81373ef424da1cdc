import type { Display } from '#domain/display.ts'
import { displayUnits } from '#domain/units-of-measure.ts'

/** "Belopp i mnkr", "Antal", "Timmar", "Procent": said once above a table whose figures share it. */
export function unitNoteSv({ unit }: Display): string {
  const { base, suffixSv, labelSv } = displayUnits[unit]
  if (base === 'sek') return `Belopp i ${suffixSv}`
  const word = labelSv.replace(/ \(.*\)$/, '')
  return word.charAt(0).toUpperCase() + word.slice(1)
}
