import { decodeText } from '#lib/decode-text.ts'
import { createFindingLog } from './finding-log.ts'
import { readDelimited } from './formats/delimited/read-delimited.ts'
import { readWorkbook } from './formats/workbook/read-workbook.ts'
import type { Grid } from './mapping/grid.ts'

/** Formats whose files are tables of cells, understood by a mapping profile. */
export const gridFormats: readonly string[] = ['delimited', 'workbook']

/**
 * The sheets of a file that was read before, as its sender sees them; none when the format has no cells. Of a delimited
 * file at most `maxTextBytes` are looked at, whole rows: to show and to guess from, not to read facts from.
 */
export async function openGrids(
  { bytes, format }: { readonly bytes: Uint8Array; readonly format: string },
  { maxTextBytes = Number.POSITIVE_INFINITY }: { maxTextBytes?: number } = {},
): Promise<Grid[]> {
  if (format === 'workbook') return readWorkbook(bytes)
  if (format !== 'delimited') return []
  const { text } = decodeText(bytes.length > maxTextBytes ? bytes.subarray(0, maxTextBytes) : bytes)
  const whole = bytes.length > maxTextBytes ? text.slice(0, text.lastIndexOf('\n') + 1) : text
  return [readDelimited(whole, createFindingLog(''))]
}
