import { createFindingLog } from '../../finding-log.ts'
import { readGrids } from '../../mapping/read-grids.ts'
import { readText } from '../../text-file.ts'
import { defineFormat } from '../define-format.ts'
import { guessDelimiter, readDelimited } from './read-delimited.ts'

/** Text with a delimiter (.csv, .txt): semicolon, comma, tab or bar; understood by a mapping profile. */
export const delimited = defineFormat({
  name: 'delimited',
  labelSv: 'Avgränsad text (CSV)',

  recognise({ head }) {
    if (head === undefined) return false
    const start = head.trimStart()
    // Markup, SIE, structured text and programs' own notations have delimiters in them too.
    if (/^(?:[<#{[]|---|%PDF)/.test(start) || /^kind:[ \t]/m.test(head.slice(0, 4096))) return false
    return guessDelimiter(head) !== undefined
  },

  async read({ fileName, bytes, everyRow }, reference) {
    const log = createFindingLog(fileName, { everyRow })
    const grid = readDelimited(readText(bytes, log), log)
    return readGrids([grid], { format: 'delimited', fileName }, reference, log)
  },
})
