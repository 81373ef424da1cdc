import { answerFields } from '#domain/answer-fields.ts'
import type { TaskAnswer } from '#domain/round-task.ts'
import { fieldValue } from '../answer-form.ts'
import { FactsList } from './facts-list.tsx'

/** An answer as it was given, for one who reads it. */
export function AnswerView({ answer }: { answer: TaskAnswer }) {
  if (answer.nothingToAdd) return <p>Inget att tillägga.</p>
  const said = answerFields[answer.kind]
    .map(({ name, labelSv }) => [labelSv, fieldValue(answer, name)] as const)
    .filter(([, text]) => text.trim() !== '')
  if (said.length === 0) return <p className="hint">Inget svar än.</p>
  return (
    <FactsList
      pairs={said.map(([labelSv, text]) => [
        labelSv,
        <span key={labelSv} className="answer-text">
          {text}
        </span>,
      ])}
    />
  )
}
