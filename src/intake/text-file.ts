import type { DecodedText } from '#lib/decode-text.ts'
import type { FindingLog } from './finding-log.ts'

/** Characters that are gone cannot be got back here: only the sender can. */
export function reportLostCharacters({ text, lostCharacters }: DecodedText, log: FindingLog): void {
  if (lostCharacters === 0) return
  const row = text.slice(0, text.indexOf('\ufffd')).split(/\r\n|\n|\r/).length
  log.add(
    'I-010',
    { row },
    `${lostCharacters} tecken (ofta å, ä eller ö) har ersatts med � innan filen kom hit. Namn kan se fel ut; be avsändaren exportera med rätt teckentabell.`,
  )
}
