import { type Severity, severities } from '#domain/finding.ts'
import type { Shape, Tone } from '#domain/status.ts'
import { StatusMark } from './status-mark.tsx'

const drawings: Record<Severity, { tone: Tone; shape: Shape }> = {
  error: { tone: 'bad', shape: 'square' },
  warning: { tone: 'attention', shape: 'triangle' },
  note: { tone: 'neutral', shape: 'ring' },
}

/** How grave a finding is. */
export function SeverityMark({ severity }: { severity: Severity }) {
  return <StatusMark mark={{ wordSv: severities[severity].labelSv, ...drawings[severity] }} />
}
