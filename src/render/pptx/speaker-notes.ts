import { formatPeriod } from '#domain/period.ts'
import type { Table } from '#domain/table.ts'
import { missingNotes } from '../missing-notes.ts'
import { tablePeriod, tableSources } from '../table-sources.ts'

/** What one who shows the table is asked for: unit, data period, sources, notes, and the data that its figures stand on. */
export function tableNotesSv(table: Table, captions: ReadonlyMap<string, string>, snapshotId: string): string[] {
  const period = tablePeriod(table)
  const sources = tableSources(table, captions)
  return [
    [table.captionSv, table.unitNoteSv].filter((text) => text !== undefined).join('. '),
    ...(period === undefined ? [] : [`Uppgifterna avser ${formatPeriod(period)}.`]),
    ...(sources.length === 0 ? [] : [`Källor: ${sources.join('; ')}.`]),
    ...(table.notesSv ?? []),
    ...missingNotes(table).notes.map(({ mark, letter = '', reasonSv }) => `${mark}${letter} ${reasonSv}`),
    `Underlag ${snapshotId}.`,
  ]
}
