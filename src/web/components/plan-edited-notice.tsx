import type { PlanEdited } from '#app/edit-plan.ts'
import { formatFindingPlace } from '#domain/finding.ts'
import { Notice } from './notice.tsx'
import { PlanDifferenceList } from './plan-difference-list.tsx'

/** Why an edit was not kept: its faults, or what somebody else did first. */
export function PlanEditedNotice({ edited }: { edited: Exclude<PlanEdited, { kind: 'kept' }> }) {
  if (edited.kind === 'faulty') {
    return (
      <Notice tone="danger" live>
        <p>Inget är sparat. Rätta det här och spara igen:</p>
        <ul>
          {edited.findings.map(({ code, where, messageSv }) => (
            <li key={`${code} ${formatFindingPlace(where)} ${messageSv}`}>{messageSv}</li>
          ))}
        </ul>
      </Notice>
    )
  }
  return (
    <Notice tone="warning" live>
      <p>
        Någon annan har ändrat planen sedan du öppnade den. Inget har skrivits över. Det du skrev står kvar: se vad den andra har
        ändrat innan du sparar igen.
      </p>
      {edited.differences.length > 0 && (
        <>
          <p>Det som har ändrats:</p>
          <PlanDifferenceList differences={edited.differences} />
        </>
      )}
    </Notice>
  )
}
