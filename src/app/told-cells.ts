import { missingReasons } from '#domain/missing-reasons.ts'
import type { KnownRow } from './read-task.ts'

/** What is printed for a number that is not there: beside a question it says nothing. */
const missingMarks = new Set<string>(Object.values(missingReasons).map(({ mark }) => mark))

/** The row's cells that tell something. */
export function toldCells({ cells }: KnownRow): KnownRow['cells'] {
  return cells.filter(({ printed }) => !missingMarks.has(printed))
}
