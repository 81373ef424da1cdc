import type { ChangeToJudge } from '#app/read-task.ts'
import { type AnswerField, answerFields } from '#domain/answer-fields.ts'
import type { RoundTask, TaskAnswer } from '#domain/round-task.ts'
import { type StatusMark as Mark, outlooks } from '#domain/status.ts'
import { fieldValue, kronorPattern } from '../answer-form.ts'
import { StatusMark } from './status-mark.tsx'

/** The form's fields for one kind of task: the unit's own words to choose from, and room to write. */
export function AnswerFields({ task, answer, statusMarks, change }: AnswerFieldsProps) {
  return (
    <>
      {answerFields[task.kind]
        .filter(({ isOffered }) => !isOffered)
        .map((field) => (
          <Field key={field.name} field={field} task={task} answer={answer} statusMarks={statusMarks} />
        ))}
      {change && <JudgedChange change={change} answer={answer} />}
      {task.mayBeEmpty && (
        <label className="check-field">
          <input type="checkbox" className="ds-input" name="nothingToAdd" defaultChecked={answer?.nothingToAdd === true} />
          Inget att tillägga
        </label>
      )}
    </>
  )
}

interface AnswerFieldsProps {
  readonly task: RoundTask
  /** What the fields hold from the beginning. */
  readonly answer: TaskAnswer | undefined
  readonly statusMarks: readonly Mark[]
  /** How an indicator has changed by the rule, and what else it can be judged as. */
  readonly change?: ChangeToJudge | undefined
}

/** Folded until somebody judges the change otherwise than the rule does; then why is asked too. */
function JudgedChange({ change: { computed, choices }, answer }: { change: ChangeToJudge; answer: TaskAnswer | undefined }) {
  const [judged, reasonSv] = ['judgedChange', 'judgedReasonSv'].map((name) => fieldValue(answer, name))
  if (computed === undefined && judged === '' && reasonSv === '') return null
  return (
    <details className="judged-change" open={judged !== '' || reasonSv !== ''}>
      <summary>Bedöm förändringen annorlunda än regeln</summary>
      {computed && (
        <p>
          Regeln ger <StatusMark mark={computed.mark} /> <span className="hint">{computed.reasonSv}</span>
        </p>
      )}
      <fieldset className="choice-field">
        <legend>Förändringen bedöms som</legend>
        {choices.map(({ value, mark }) => (
          <label key={value} className="choice">
            <input type="radio" className="ds-input" name="judgedChange" value={value} defaultChecked={value === judged} />
            <StatusMark mark={mark} />
          </label>
        ))}
        <label className="choice">
          <input type="radio" className="ds-input" name="judgedChange" value="" defaultChecked={judged === ''} />
          Som regeln
        </label>
      </fieldset>
      <div className="field">
        <label htmlFor="falt-judgedReasonSv">Motivering till bedömningen</label>
        <p id="falt-judgedReasonSv-om" className="hint">
          Behövs när du bedömer annorlunda. Den skrivs ut i rapporten tillsammans med vad regeln gav.
        </p>
        <input
          id="falt-judgedReasonSv"
          name="judgedReasonSv"
          className="ds-input"
          defaultValue={reasonSv}
          aria-describedby="falt-judgedReasonSv-om"
        />
      </div>
    </details>
  )
}

function Field({ field, task, answer, statusMarks }: AnswerFieldsProps & { readonly field: AnswerField }) {
  const { name, labelSv, input } = field
  const value = fieldValue(answer, name)
  if (input === 'status' || input === 'health') return <Choice field={field} value={value} marks={statusMarks} />
  if (input === 'outlook')
    return <Choice field={field} value={value} marks={outlookMarks} mayBeNone={task.kind === 'indicator'} />
  const id = `falt-${name}`
  return (
    <div className="field">
      <label htmlFor={id}>{labelSv}</label>
      {input === 'text' ? (
        <textarea id={id} name={name} className="ds-input" rows={task.kind === 'text' ? 14 : 5} defaultValue={value} />
      ) : (
        <input
          id={id}
          name={name}
          className="ds-input"
          defaultValue={value}
          {...(input === 'kronor' ? { inputMode: 'numeric', pattern: kronorPattern, title: 'Hela kronor: −1 200 000' } : {})}
        />
      )}
    </div>
  )
}

const outlookMarks: readonly Mark[] = Object.values(outlooks).map(({ labelSv, tone, shape }) => ({
  wordSv: labelSv,
  tone,
  shape,
}))

function Choice({ field: { name, labelSv }, value, marks, mayBeNone = false }: ChoiceProps) {
  const known = value === '' || marks.some(({ wordSv }) => wordSv === value)
  const choices: readonly Mark[] = known ? marks : [{ wordSv: value, tone: 'none', shape: 'ring' }, ...marks]
  return (
    <fieldset className="choice-field">
      <legend>{labelSv}</legend>
      {choices.map((mark) => (
        <label key={mark.wordSv} className="choice">
          <input type="radio" className="ds-input" name={name} value={mark.wordSv} defaultChecked={mark.wordSv === value} />
          <StatusMark mark={mark} />
        </label>
      ))}
      {mayBeNone && (
        <label className="choice">
          <input type="radio" className="ds-input" name={name} value="" defaultChecked={value === ''} />
          Ingen bedömning
        </label>
      )}
    </fieldset>
  )
}

interface ChoiceProps {
  readonly field: AnswerField
  readonly value: string
  readonly marks: readonly Mark[]
  readonly mayBeNone?: boolean
}
