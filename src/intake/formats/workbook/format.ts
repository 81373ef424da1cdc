import { findZipFault, isZip, type ZipFault } from '#lib/zip-directory.ts'
import { createFindingLog, type FindingLog } from '../../finding-log.ts'
import type { Grid } from '../../mapping/grid.ts'
import { readGrids } from '../../mapping/read-grids.ts'
import { isPlanWorkbook, readPlanWorkbook } from '../../plan/read-plan-workbook.ts'
import { defineFormat } from '../define-format.ts'
import { readWorkbook } from './read-workbook.ts'

/** Excel workbooks (.xlsx, .xlsm): a plan's, known by its sheet Plan, and else understood by a mapping profile that knows their headers. */
export const workbook = defineFormat({
  name: 'workbook',
  labelSv: 'Excelarbetsbok',

  recognise({ bytes }) {
    // Entry names stand unpacked in the archive, so that one cut off before its directory is still known for what it was.
    return isZip(bytes) && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('xl/workbook.xml')
  },

  async read({ fileName, bytes, everyRow }, reference) {
    const log = createFindingLog(fileName, { everyRow })
    const grids = await openSheets(bytes, log)
    if (log.hasErrors())
      return { format: 'workbook', facts: [], contents: [], slices: [], controlTotals: [], findings: log.toFindings() }
    if (isPlanWorkbook(grids)) return readPlanWorkbook(grids, fileName, log)
    return readGrids(grids, { format: 'workbook', fileName }, reference, log)
  },
})

async function openSheets(bytes: Uint8Array, log: FindingLog): Promise<Grid[]> {
  const fault = findZipFault(bytes)
  if (fault) {
    reportZipFault(fault, log)
    return []
  }
  let grids: Grid[]
  try {
    grids = await readWorkbook(bytes)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    log.add(
      'I-005',
      {},
      `Arbetsboken är skadad inuti och kan inte läsas (${reason}). Öppna den i Excel, spara den på nytt som .xlsx och lämna in den igen.`,
    )
    return []
  }
  const names = new Set<string>()
  for (const { sheet = '' } of grids) {
    const name = sheet.toLowerCase()
    if (names.has(name)) {
      log.add(
        'I-063',
        { sheet },
        `Arbetsboken har två blad med namnet ”${sheet}”, vilket Excel inte tillåter. Öppna den i Excel, döp om det ena och spara.`,
      )
    }
    names.add(name)
  }
  return grids
}

function reportZipFault(fault: ZipFault, log: FindingLog): void {
  switch (fault.kind) {
    case 'no-directory':
      log.add('I-005', {}, 'Arbetsboken är avklippt: slutet på filen saknas. Hämta eller skicka den på nytt.')
      return
    case 'damaged':
      log.add(
        'I-005',
        {},
        `Arbetsboken är skadad (delen ${fault.entry ?? 'okänd'} är inte hel). Öppna den i Excel, spara den på nytt och lämna in den igen.`,
      )
      return
    case 'encrypted':
      log.add('I-004', {}, 'Arbetsboken är skyddad med lösenord. Ta bort lösenordet och lämna in filen igen.')
      return
    case 'too-large':
      log.add(
        'I-006',
        {},
        `Arbetsboken skulle bli ${Math.ceil(fault.size / 1e6)} MB uppackad; högst 200 MB läses. Dela upp den eller ta bort blad som inte behövs.`,
      )
      return
    case 'too-dense':
      log.add(
        'I-006',
        {},
        `Delen ${fault.entry} växer ${Math.round(fault.ratio)} gånger när den packas upp; högst 100 godtas. Spara arbetsboken på nytt i Excel.`,
      )
      return
    case 'larger-than-declared':
      log.add(
        'I-006',
        {},
        `Delen ${fault.entry} innehåller mer än den uppger. Filen läses inte; spara arbetsboken på nytt i Excel.`,
      )
      return
  }
}
