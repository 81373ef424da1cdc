import { type PlanDifferenceView, planDifferenceKindsSv } from '#app/plan-differences.ts'

/** What differs between two plans: each thing with its fields as they were and as they are. */
export function PlanDifferenceList({ differences }: { differences: readonly PlanDifferenceView[] }) {
  return (
    <ul className="difference-list">
      {differences.map(({ kind, listSv, key, labelSv, fields }) => (
        <li key={`${kind} ${listSv} ${key}`}>
          <p>
            <strong>{planDifferenceKindsSv[kind]}</strong> {listSv}: {labelSv}
          </p>
          <dl>
            {fields.map((field) => (
              <div key={field.labelSv}>
                <dt>{field.labelSv}</dt>
                <dd>
                  {field.before !== '' && <del>{field.before}</del>} {field.after !== '' && <ins>{field.after}</ins>}
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}
