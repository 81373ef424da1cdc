import type { Display } from '#domain/display.ts'
import { formatPeriod, type Period } from '#domain/period.ts'
import type { Column } from '#domain/table.ts'

/** Columns of figures, each headed by the months that it covers. */
export function periodColumns(columns: readonly { readonly key: string; readonly period: Period }[], display: Display): Column[] {
  return columns.map(({ key, period }) => ({ key, labelSv: headingSv(formatPeriod(period)), kind: 'figure', display, period }))
}

/** A period or a label as a column's heading: "Januari–juli 2025". */
export function headingSv(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A label inside a sentence: "varav läkare". */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
