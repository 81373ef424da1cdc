import type { Severity } from '#domain/finding.ts'
import { countSv } from '../swedish-texts.ts'
import { StatusMark } from './status-mark.tsx'

/** "2 fel, 1 varning" — or that nothing was found, which is news too. */
export function FindingCounts({ counts }: { counts: Readonly<Record<Severity, number>> }) {
  const { error, warning, note } = counts
  if (error + warning + note === 0) return <StatusMark mark={{ wordSv: 'Inga anmärkningar', tone: 'good', shape: 'circle' }} />
  return (
    <span className="mark-row">
      {error > 0 && <StatusMark mark={{ wordSv: countSv(error, 'fel', 'fel'), tone: 'bad', shape: 'square' }} />}
      {warning > 0 && (
        <StatusMark mark={{ wordSv: countSv(warning, 'varning', 'varningar'), tone: 'attention', shape: 'triangle' }} />
      )}
      {note > 0 && <StatusMark mark={{ wordSv: countSv(note, 'upplysning', 'upplysningar'), tone: 'neutral', shape: 'ring' }} />}
    </span>
  )
}
