import { formatMonth, type Month } from '#domain/month.ts'

/** A choice of structure: as reported, today's, or that of a month in which the organisation changed. */
export function ViewSelect({ id, labelSv, months, value }: ViewSelectProps) {
  const known = ['reported', 'current', ...months]
  return (
    <div className="field">
      <label htmlFor={id}>{labelSv}</label>
      <select id={id} name={id} className="ds-input" defaultValue={value} key={value}>
        <option value="reported">Som rapporterat</option>
        <option value="current">Dagens struktur</option>
        {months.map((month) => (
          <option key={month} value={month}>
            Från {formatMonth(month)}
          </option>
        ))}
        {!known.includes(value) && <option value={value}>{value}</option>}
      </select>
    </div>
  )
}

interface ViewSelectProps {
  /** Also the field's name in the address. */
  readonly id: string
  readonly labelSv: string
  readonly months: readonly Month[]
  readonly value: string
}
