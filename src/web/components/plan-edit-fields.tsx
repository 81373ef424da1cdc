import type { FormField } from '#app/read-plan.ts'
import { yesWord } from '#domain/plan-cells.ts'
import { UnderstoodField } from './understood-field.tsx'

/** An entry's fields as a form, each with how it is written; what a target or a time is understood as is told beside it. */
export function PlanEditFields({ fields, understandHref, isKeyFixed }: PlanEditFieldsProps) {
  return (
    <div className="field-grid plan-fields">
      {fields.map((each) => (
        <PlanEditField key={each.field.path.join('.')} each={each} understandHref={understandHref} isKeyFixed={isKeyFixed} />
      ))}
    </div>
  )
}

interface PlanEditFieldsProps {
  readonly fields: readonly FormField[]
  /** Where a target or a time is understood while it is written. */
  readonly understandHref: string
  /** What an entry is known by does not change once it is there. */
  readonly isKeyFixed: boolean
}

function PlanEditField({ each, understandHref, isKeyFixed }: { each: FormField } & Omit<PlanEditFieldsProps, 'fields'>) {
  const { field, text, choices, understoodSv } = each
  const name = field.path.join('.')
  const id = `falt-${name}`
  const described = { id, name, className: 'ds-input', 'aria-describedby': `${id}-om`, defaultValue: text }
  const isKey = name === 'id' || name === 'code'
  const hintSv = [field.hintSv, formHintSv[field.form.kind]].filter(Boolean).join(' ')
  if (field.form.kind === 'choices' || field.form.kind === 'references' || field.form.kind === 'yes') {
    const boxes = field.form.kind === 'yes' ? [{ value: yesWord, labelSv: yesWord }] : choices
    return (
      <fieldset className={field.form.kind === 'references' ? 'field check-choices wide-field' : 'field check-choices'}>
        <legend>
          {field.labelSv}
          {field.isRequired && <span className="required"> (måste fyllas i)</span>}
        </legend>
        {hintSv !== '' && <p className="role-does">{hintSv}</p>}
        {boxes.length === 0 && <p className="hint">Det finns inget att välja än.</p>}
        {boxes.map(({ value, labelSv }) => (
          <label key={value} className="choice">
            <input type="checkbox" name={name} value={value} defaultChecked={chosenIn(text).includes(value)} />
            <span>{labelSv}</span>
          </label>
        ))}
      </fieldset>
    )
  }
  return (
    <div className={field.form.kind === 'long-text' || field.form.kind === 'lines' ? 'field wide-field' : 'field'}>
      <label htmlFor={id}>
        {field.labelSv}
        {field.isRequired && <span className="required"> (måste fyllas i)</span>}
      </label>
      <p id={`${id}-om`} className="role-does">
        {hintSv}
      </p>
      {control()}
    </div>
  )

  function control() {
    if (isKey && isKeyFixed) return <input {...described} readOnly />
    if (name === 'targetText' || name === 'timeframeText')
      return <UnderstoodField attributes={described} understoodSv={understoodSv} href={understandHref} />
    switch (field.form.kind) {
      case 'long-text':
        return <textarea {...described} rows={4} />
      case 'lines':
      case 'pairs':
        return <textarea {...described} rows={3} />
      case 'choice':
      case 'reference':
        return (
          <select {...described} required={field.isRequired}>
            <option value="">{field.isRequired ? 'Välj …' : 'Inget valt'}</option>
            {choices.map(({ value, labelSv }) => (
              <option key={value} value={field.form.kind === 'choice' ? labelSv : value}>
                {labelSv}
              </option>
            ))}
          </select>
        )
      default:
        return choices.length > 0 ? (
          <select {...described} required={field.isRequired}>
            <option value="">Välj …</option>
            {choices.map(({ value, labelSv }) => (
              <option key={value} value={value}>
                {labelSv}
              </option>
            ))}
          </select>
        ) : (
          <input
            {...described}
            required={field.isRequired}
            autoComplete="off"
            inputMode={field.form.kind === 'text' ? undefined : 'numeric'}
          />
        )
    }
  }
}

const formHintSv: Partial<Record<FormField['field']['form']['kind'], string>> = {
  lines: 'En på varje rad.',
  pairs: 'En uppgift på varje rad: row=totalt.',
}

function chosenIn(text: string): string[] {
  return text.split(',').map((each) => each.trim())
}
