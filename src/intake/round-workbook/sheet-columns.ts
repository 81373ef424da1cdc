import { type AnswerField, answerFields } from '#domain/answer-fields.ts'
import { type TaskKind, taskKinds } from '#domain/round-task.ts'
import type { WorkbookQuestion } from '#domain/round-workbook.ts'
import { sha256 } from '#lib/sha256.ts'

/** A column of a kind's sheet. Columns are known by their headers when the workbook comes back, wherever they stand then. */
export type SheetColumn =
  | { readonly role: 'key'; readonly headerSv: string }
  | { readonly role: 'shown'; readonly headerSv: string; readonly textOf: (question: WorkbookQuestion) => string }
  | { readonly role: 'answer'; readonly headerSv: string; readonly field: AnswerField }
  | { readonly role: 'nothing-to-add'; readonly headerSv: string }

export const keyHeader = 'Nyckel'
export const nothingToAddWord = 'Ja'

/** The order in which a row is read: what is asked, what the plan says, what is known, what was said last; then the answer. */
export function sheetColumns(kind: TaskKind): SheetColumn[] {
  return [
    { role: 'key', headerSv: keyHeader },
    { role: 'shown', headerSv: taskKinds[kind].labelSv, textOf: ({ task }) => task.labelSv },
    { role: 'shown', headerSv: 'I planen', textOf: ({ planSv }) => planSv },
    { role: 'shown', headerSv: 'Redan känt', textOf: ({ knownSv }) => knownSv },
    { role: 'shown', headerSv: 'Förra svaret', textOf: ({ earlierSv }) => earlierSv },
    ...answerFields[kind].map((field): SheetColumn => ({ role: 'answer', headerSv: answerHeader(kind, field), field })),
    { role: 'nothing-to-add', headerSv: 'Inget att tillägga' },
    { role: 'shown', headerSv: 'Läge', textOf: ({ stateSv }) => stateSv },
  ]
}

/** A sheet of texts has the kind's own word over what is asked, so the answer's column has to say that it is the answer. */
function answerHeader(kind: TaskKind, { labelSv }: AnswerField): string {
  return labelSv === taskKinds[kind].labelSv ? `${labelSv} (svar)` : labelSv
}

/** A mark of what a cell held when the workbook was made; how lines and spaces are stored is the program's own matter. */
export function markOf(text: string): string {
  return sha256(new TextEncoder().encode(text.replace(/\s+/g, ' ').trim())).slice(0, 8)
}

/** Stands for a mark where the sheet has no such column. */
export const unusedMark = '-'
/** Says in the stamp that a row's answer does not fit a cell, so that nothing is read of it. */
export const tooLongMark = 'för lång'

/** The hidden sheets: what the workbook is of, and the words to choose from. */
export const stampSheet = 'Tertial'
export const wordsSheet = 'Ord'

/** The first cell of the stamp: what is written otherwise is another file, or one from another time. */
export const stampHeading = 'Tertial arbetsbok för rapportomgång, version 2'

/** A mark of all of the stamp's rows, so that a changed one is known. */
export function stampMark(rows: readonly (readonly string[])[]): string {
  return sha256(new TextEncoder().encode(JSON.stringify(rows)))
}
