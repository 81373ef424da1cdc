import { type AnswerField, answerFields } from '#domain/answer-fields.ts'
import type { TaskAnswer } from '#domain/round-task.ts'
import { type Change, changes, type StatusMark as Mark } from '#domain/status.ts'
import type { Inline } from '#domain/table.ts'
import { fieldValue } from '../answer-form.ts'
import { BoundText } from './bound-text.tsx'
import { FactsList } from './facts-list.tsx'
import { StatusMark } from './status-mark.tsx'

/** An answer as it was given, for one who reads it; its words for how it goes with their shapes where those are known (`marks`, by field). */
export function AnswerView({ answer, marks = {}, bound = {} }: AnswerViewProps) {
  const said = answerFields[answer.kind]
    .map(({ name, labelSv, input }) => ({
      labelSv,
      text: told(input, fieldValue(answer, name)),
      mark: marks[name],
      inlines: bound[name],
    }))
    .filter(({ text }) => text.trim() !== '')
  // A word may have been chosen all the same, and is then what is reported.
  const nothingSv = answer.nothingToAdd === true && 'Inget att tillägga.'
  if (said.length === 0 && nothingSv) return <p>{nothingSv}</p>
  if (said.length === 0) return <p className="hint">Inget svar än.</p>
  return (
    <>
      <FactsList
        pairs={said.map(({ labelSv, text, mark, inlines }) => [
          labelSv,
          mark ? (
            <StatusMark key={labelSv} mark={mark} />
          ) : inlines ? (
            <BoundText key={labelSv} inlines={inlines} />
          ) : (
            <span key={labelSv} className="answer-text">
              {text}
            </span>
          ),
        ])}
      />
      {nothingSv && <p>{nothingSv}</p>}
    </>
  )
}

/** A judged change is kept as what it means, and told in the common word where the unit's own is not known. */
function told(input: AnswerField['input'], value: string): string {
  return input === 'change' && Object.hasOwn(changes, value) ? changes[value as Change].labelSv : value
}

interface AnswerViewProps {
  readonly answer: TaskAnswer
  readonly marks?: Readonly<Record<string, Mark>>
  /** Texts whose figures are known, by field: read as the report will print them. */
  readonly bound?: Readonly<Record<string, readonly Inline[]>>
}
