import { z } from 'zod'
import { type Month, parseMonth } from '#domain/month.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { parseRoundCode } from '#domain/round.ts'
import { displayUnits } from '#domain/units-of-measure.ts'

/** A text. Digits alone are one too: `code: 7110` needs no quotation marks. */
export const text = z.preprocess((value) => (typeof value === 'number' ? String(value) : value), z.string())

/** A text with something in it. */
export const filledText = text.refine((value) => value.trim() !== '', { error: 'Här ska stå en text.' })

export const orgUnit = filledText.transform(orgUnitCode)

/** A lasting key: letters, digits, hyphen, point, underscore. It becomes part of addresses, so no spaces and no slash. */
export const key = filledText.refine((value) => /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(value), {
  error: 'En nyckel består av bokstäver, siffror, bindestreck, punkt och understreck, utan mellanslag.',
})

export const month = text.transform((value, context): Month => {
  const parsed = parseMonth(value)
  if (parsed !== undefined) return parsed
  context.addIssue({ code: 'custom', message: 'En månad skrivs 2025-08.' })
  return z.NEVER
})

export const isoDate = text.refine(
  (value) => /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00:00Z`).toISOString().slice(0, 10) === value,
  { error: 'Ett datum skrivs 2025-08-31.', abort: true },
)

export const roundCode = text.refine((value) => parseRoundCode(value) !== undefined, {
  error: 'En rapportomgång skrivs 2025-P, 2025-D1, 2025-D2, 2025-Å eller 2025-M05.',
})

export const display = z.strictObject({
  unit: oneOf(displayUnits),
  decimals: z.int().min(0).max(6),
  sign: z.enum(['auto', 'always']).exactOptional(),
})

/** One of a table's keys, with the type that they have there. */
export function oneOf<Table extends Record<string, unknown>>(table: Table) {
  return z.enum(Object.keys(table) as [keyof Table & string, ...(keyof Table & string)[]])
}
