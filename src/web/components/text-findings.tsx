import type { EditorFinding } from '../report-editing.ts'
import { FindingHead, FindingPlace } from './finding-list.tsx'

/** What the checks find in one section's text, each with the way to its place and, where it is safe, what mends it. */
export function TextFindings({ findings, onGo, onMend }: TextFindingsProps) {
  if (findings.length === 0) return null
  return (
    <ul className="finding-list text-findings">
      {findings.map(({ severity, code, messageSv, inText, place }, index) => (
        // A finding has no other identity than its place in the list.
        <li key={index}>
          <FindingHead severity={severity} code={code} />
          <p>{messageSv}</p>
          {inText && onGo ? (
            <p className="button-row">
              <button type="button" className="ds-button" data-variant="tertiary" data-size="sm" onClick={() => onGo(inText)}>
                Gå till
              </button>
              {inText.mend && onMend && (
                <button
                  type="button"
                  className="ds-button"
                  data-variant="secondary"
                  data-size="sm"
                  onClick={() => inText.mend && onMend(inText.mend)}
                >
                  Åtgärda: {inText.mend.labelSv}
                </button>
              )}
            </p>
          ) : (
            <FindingPlace place={place} />
          )}
        </li>
      ))}
    </ul>
  )
}

type InText = NonNullable<EditorFinding['inText']>

interface TextFindingsProps {
  readonly findings: readonly EditorFinding[]
  /** Absent where there is no field to go to. */
  readonly onGo?: (place: InText) => void
  readonly onMend?: (mend: NonNullable<InText['mend']>) => void
}
