import type { FindingCounts as Counts } from '#domain/finding-answer.ts'
import { countSv } from '../swedish-texts.ts'
import { StatusMark } from './status-mark.tsx'

/** "2 fel, 1 varning, 5 besvarade" — or that nothing was found, which is news too. */
export function FindingCounts({ counts }: { counts: Counts }) {
  const { error, warning, note, answered } = counts
  if (error + warning + note + answered === 0)
    return <StatusMark mark={{ wordSv: 'Inga anmärkningar', tone: 'good', shape: 'circle' }} />
  return (
    <span className="mark-row">
      {error > 0 && <StatusMark mark={{ wordSv: countSv(error, 'fel', 'fel'), tone: 'bad', shape: 'square' }} />}
      {warning > 0 && (
        <StatusMark mark={{ wordSv: countSv(warning, 'varning', 'varningar'), tone: 'attention', shape: 'triangle' }} />
      )}
      {answered > 0 && (
        <StatusMark mark={{ wordSv: countSv(answered, 'besvarad', 'besvarade'), tone: 'good', shape: 'circle' }} />
      )}
      {note > 0 && <StatusMark mark={{ wordSv: countSv(note, 'upplysning', 'upplysningar'), tone: 'neutral', shape: 'ring' }} />}
    </span>
  )
}
