import type { Finding } from '#domain/finding.ts'
import { formatSourcePlace, type SourcePlace } from '#domain/source-place.ts'
import { type Cell, type TextCell, textCell } from '#domain/table.ts'
import { bindInline } from '../narrative/bind-markdown.ts'
import type { Binding } from '../narrative/binding.ts'

export interface AnswerCell {
  readonly cell: Cell
  readonly findings: readonly Finding[]
}

/** A person's text in a table's cell, its figures bound; what is wrong with it is told with the place where it was written. */
export function answerCell(text: string, source: SourcePlace, binding: Binding): AnswerCell {
  const { inlines, findings } = bindInline(text, binding)
  const cell: TextCell = { kind: 'text', inlines }
  return {
    cell,
    findings: findings.map((finding) => ({ ...finding, messageSv: `${finding.messageSv} (${formatSourcePlace(source)})` })),
  }
}

/** What stands where an answer was asked for and none has come. */
export const unanswered: TextCell = textCell('Inte besvarad')
