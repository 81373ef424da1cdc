import type { TrialReading } from '#app/make-profile.ts'
import { hasErrors } from '#domain/finding.ts'
import type { PlacedFinding } from '../finding-place.ts'
import { countSv } from '../swedish-texts.ts'
import { ControlTotals } from './control-totals.tsx'
import { FindingList } from './finding-list.tsx'
import { Notice } from './notice.tsx'

/** What the file becomes when it is read by the choices made so far. Nothing of it is kept. */
export function ProfileTrialView({ reading, findings }: ProfileTrialViewProps) {
  const faulty = hasErrors(findings)
  return (
    <section aria-labelledby="provet">
      <h2 id="provet" className="ds-heading" data-size="sm">
        Så läses filen
      </h2>
      <Notice tone={faulty ? 'warning' : 'success'} live>
        {faulty
          ? `Filen har fel som hindrar att den läses in. ${countSv(reading.factCount, 'värde', 'värden')} kunde förstås. Ändra valen nedan, eller spara profilen och rätta filen.`
          : `Filen kan läsas: ${countSv(reading.factCount, 'värde', 'värden')}. Stäm av summorna och spara sedan profilen. Inget är sparat ännu.`}
      </Notice>
      {reading.controlTotals.length > 0 && <ControlTotals totals={reading.controlTotals} />}
      {findings.length > 0 && <FindingList findings={findings} />}
      <details>
        <summary>Profilen som fil (YAML)</summary>
        <pre className="file-text">
          <code>{reading.yaml}</code>
        </pre>
      </details>
    </section>
  )
}

interface ProfileTrialViewProps {
  readonly reading: TrialReading
  readonly findings: readonly PlacedFinding[]
}
