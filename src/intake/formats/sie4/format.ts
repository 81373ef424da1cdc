import { crc32 } from 'node:zlib'
import { createFindingLog, type FindingLog } from '../../finding-log.ts'
import { toFacts } from '../../ledger/to-facts.ts'
import { reportMissingReference } from '../../missing-reference.ts'
import { readText } from '../../text-file.ts'
import { defineFormat } from '../define-format.ts'
import { isSieLabel } from './labels.ts'
import { readSie } from './read.ts'
import { tokenizeLine, tokenizeSie } from './tokenize.ts'

/**
 * SIE 4B, the Swedish standard for handing over ledgers, types 1–4 and 4I: period balances, budgets and vouchers with cost
 * centres. Known by its first line, which is a label of the standard whatever the file is called.
 */
export const sie4 = defineFormat({
  name: 'sie4',
  labelSv: 'SIE 4 (redovisning)',

  recognise({ head }) {
    const first = head?.split(/\r\n|\n|\r/).find((line) => line.trim() !== '')
    const label = first === undefined ? undefined : tokenizeLine(first.replace(/^\ufeff/, ''), 1)?.label
    return label !== undefined && isSieLabel(label)
  },

  async read({ fileName, bytes, everyRow }, reference) {
    const log = createFindingLog(fileName, { everyRow })
    // CP437 by the standard; UTF-8 and Windows-1252 occur under the same #FORMAT PC8.
    const text = readText(bytes, log, { preferred: 'cp437' })
    reportChecksum(bytes, log)
    const file = readSie(text, log)
    if (reportMissingReference(reference, { accounts: true }, log)) {
      return { format: 'sie4', facts: [], contents: [], slices: [], controlTotals: [], findings: log.toFindings() }
    }
    const { facts, slices, controlTotals } = toFacts(file, fileName, reference, log)
    return { format: 'sie4', facts, contents: [], slices, controlTotals, findings: log.toFindings() }
  },
})

/**
 * #KSUMMA: CRC-32 over labels and fields between its two lines, byte for byte as they stand in the file, without quotation
 * marks, braces and the spaces between fields (SIE 4B, Kontrollsummering). Only a warning: programs are known to differ.
 */
function reportChecksum(bytes: Uint8Array, log: FindingLog): void {
  // Latin-1 gives each byte one character and back, so that the sum is over the bytes whatever encoding they are in.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  if (!/^[ \t]*#KSUMMA/m.test(text)) return
  let checksum: number | undefined
  for (const line of tokenizeSie(text)) {
    if (line.label === '#KSUMMA') {
      if (checksum === undefined) {
        checksum = 0
        continue
      }
      const stated = Number(line.fields[0])
      // Some programs write the 32 bits as a signed number.
      if (stated >>> 0 !== checksum) {
        log.add(
          'I-046',
          { row: line.row },
          'Filens kontrollsumma (#KSUMMA) stämmer inte med innehållet. Filen kan vara ändrad efter exporten.',
        )
      }
      return
    }
    if (checksum === undefined || line.label === '{' || line.label === '}') continue
    checksum = crc32(Buffer.from(line.label + line.fields.flat().join(''), 'latin1'), checksum)
  }
  if (checksum !== undefined) {
    log.add(
      'I-005',
      {},
      'Filen börjar en kontrollsumma (#KSUMMA) men avslutar den aldrig. Filen är avklippt: exportera den på nytt.',
    )
  }
}
