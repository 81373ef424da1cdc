import type { Finding } from '#domain/finding.ts'
import type { Plan, ProgressAnswer } from '#domain/plan.ts'
import { formatSourcePlace, type SourcePlace } from '#domain/source-place.ts'
import { type Cell, type TextCell, textCell } from '#domain/table.ts'
import { progressMark } from '#plan/status-words.ts'
import { bindInline } from '../narrative/bind-markdown.ts'
import type { Binding } from '../narrative/binding.ts'

export interface AnswerCell {
  readonly cell: Cell
  readonly findings: readonly Finding[]
}

/** A person's text in a table's cell, its figures bound; what is wrong with it is told with the place where it was written. */
export function answerCell(text: string, source: SourcePlace, binding: Binding): AnswerCell {
  const { inlines, findings } = bindInline(text, binding)
  return {
    cell: { kind: 'text', inlines },
    findings: findings.map((finding) => ({ ...finding, messageSv: `${finding.messageSv} (${formatSourcePlace(source)})` })),
  }
}

/** What stands where an answer was asked for and none has come. */
export const unanswered: TextCell = textCell('Inte besvarad')

/** The cells `status` and `commentary` of something that was asked how it goes. */
export function progressCells(
  answer: ProgressAnswer | undefined,
  { statusWords }: Plan,
  binding: Binding,
): { readonly cells: Readonly<Record<'status' | 'commentary', Cell>>; readonly findings: readonly Finding[] } {
  if (!answer) return { cells: { status: unanswered, commentary: textCell('') }, findings: [] }
  const { cell: commentary, findings } = answerCell(answer.commentary, answer.source, binding)
  const status: Cell =
    answer.statusWord.trim() === '' ? unanswered : { kind: 'status', status: progressMark(answer.statusWord, statusWords) }
  return { cells: { status, commentary }, findings }
}
