import { type AnswerField, answerFields } from '#domain/answer-fields.ts'
import type { RoundTask } from '#domain/round-task.ts'
import { outlooks } from '#domain/status.ts'
import { fieldValue, kronorPattern } from '../answer-form.ts'

/** The form's fields for one kind of task: the unit's own words to choose from, and room to write. */
export function AnswerFields({ task, statusWordsSv }: { task: RoundTask; statusWordsSv: readonly string[] }) {
  return (
    <>
      {answerFields[task.kind].map((field) => (
        <Field key={field.name} field={field} task={task} statusWordsSv={statusWordsSv} />
      ))}
      {task.mayBeEmpty && (
        <label className="check-field">
          <input type="checkbox" className="ds-input" name="nothingToAdd" defaultChecked={task.answer?.nothingToAdd === true} />
          Inget att tillägga
        </label>
      )}
    </>
  )
}

interface FieldProps {
  readonly field: AnswerField
  readonly task: RoundTask
  readonly statusWordsSv: readonly string[]
}

function Field({ field: { name, labelSv, input }, task, statusWordsSv }: FieldProps) {
  const value = fieldValue(task.answer, name)
  if (input === 'status' || input === 'outlook') {
    const words = input === 'status' ? statusWordsSv : Object.values(outlooks).map((outlook) => outlook.labelSv)
    const choices = value === '' || words.includes(value) ? words : [value, ...words]
    return (
      <fieldset className="choice-field">
        <legend>{labelSv}</legend>
        {choices.map((word) => (
          <label key={word} className="choice">
            <input type="radio" className="ds-input" name={name} value={word} defaultChecked={word === value} />
            {word}
          </label>
        ))}
      </fieldset>
    )
  }
  const id = `falt-${name}`
  return (
    <div className="field">
      <label htmlFor={id}>{labelSv}</label>
      {input === 'line' || input === 'kronor' ? (
        <input
          id={id}
          name={name}
          className="ds-input"
          defaultValue={value}
          {...(input === 'kronor' ? { inputMode: 'numeric', pattern: kronorPattern, title: 'Hela kronor: −1 200 000' } : {})}
        />
      ) : (
        <textarea id={id} name={name} className="ds-input" rows={task.kind === 'text' ? 14 : 5} defaultValue={value} />
      )}
    </div>
  )
}
