import { decodeText } from '#lib/decode-text.ts'
import type { FindingLog } from './finding-log.ts'

/**
 * A text file's characters, with what makes them doubtful: letters that were lost on the way here, and a last line that does
 * not end. `preferred` is the single-byte table to believe in when the bytes do not tell; `endsItself` is for what says by
 * other means than a line's end that it is whole.
 */
export function readText(
  bytes: Uint8Array,
  log: FindingLog,
  { endsItself = false, ...options }: { preferred?: 'windows-1252' | 'cp437'; endsItself?: boolean } = {},
): string {
  const { text, lostCharacters } = decodeText(bytes, options)
  reportLostCharacters(text, lostCharacters, log)
  if (!endsItself) reportCutOff(text, log)
  return text
}

/** Characters that are gone cannot be got back here: only the sender can. */
function reportLostCharacters(text: string, count: number, log: FindingLog): void {
  if (count === 0) return
  log.add(
    'I-010',
    { row: lineCount(text.slice(0, text.indexOf('\ufffd'))) },
    `${count} tecken (ofta å, ä eller ö) har ersatts med � innan filen kom hit. Namn kan se fel ut; be avsändaren exportera med rätt teckentabell.`,
  )
}

/** Programs end every line, the last one too. One without an end may have lost more than that. */
function reportCutOff(text: string, log: FindingLog): void {
  // Old DOS programs put an end-of-file mark (0x1A) last.
  if (text === '' || text.endsWith('\u001a') || /[\r\n][ \t]*$/.test(text)) return
  log.add('I-011', { row: lineCount(text) }, 'Filen slutar mitt i en rad, utan radslut. Kontrollera att den sista raden är hel.')
}

function lineCount(text: string): number {
  return text.split(/\r\n|\n|\r/).length
}
