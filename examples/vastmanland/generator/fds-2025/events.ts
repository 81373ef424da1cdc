import { type Print, printedValue } from '../../../../cases/print.ts'
import { writeDelimited } from '../delimited-file.ts'
import { ratioRows } from '../ratio-rows.ts'

/**
 * Work-environment incidents: month; cost centre; kind; count. The six of 2025 are print's (1 own, 4 of other units, 1 test),
 * their months and cost centres invented, and all of 2024.
 */
export function writeIncidents(): Uint8Array {
  return writeDelimited(
    ['Månad', 'Enhet', 'Typ', 'Antal'],
    [
      ['2024-02', '7110', 'Egen', 1],
      ['2024-03', '7130', 'Annan verksamhet', 1],
      ['2024-06', '7120', 'Egen', 1],
      ['2024-08', '7130', 'Annan verksamhet', 1],
      ['2024-10', '7140', 'Egen', 1],
      ['2024-11', '7110', 'Annan verksamhet', 2],
      ['2025-02', '7110', 'Egen', 1],
      ['2025-03', '7110', 'Annan verksamhet', 1],
      ['2025-04', '7130', 'Annan verksamhet', 2],
      ['2025-05', '7100', 'Test', 1],
      ['2025-06', '7140', 'Annan verksamhet', 1],
    ],
  )
}

/**
 * Internal control: month when the examination ended; unit; control; what was counted; count. The window that was examined
 * (September 2024–May 2025) is another than the report's, so the count stands in the month that closed it.
 */
export function writeInternalControl(): Uint8Array {
  return writeDelimited(
    ['Månad', 'Enhet', 'Kontroll', 'Del', 'Antal'],
    [
      ['2025-05', 'fds', 'Ny lön', 'Fall', 0],
      ['2025-05', 'fds', 'Avstängningar', 'Genomförda', 634],
      ['2025-05', 'fds', 'Avstängningar', 'Avvikelser', 0],
      ['2025-05', 'fds', 'Kemiska risker', 'Fall', 0],
      ['2025-06', 'fds', 'Inköp', 'Leverantörer', 6],
      ['2025-06', 'fds', 'Inköp', 'Egna fakturor', 0],
    ],
  )
}

/**
 * Indicators: month; unit; indicator; part; value. A ratio comes as numerator and denominator, a survey's index as the value
 * that it printed. Volumes and months are invented, so that the ratios print as print's.
 */
export function writeIndicators(print: Print): Uint8Array {
  const printed = (indicator: string, column: string): number => printedValue(print, 'indicators', indicator, column)
  return writeDelimited(
    ['Månad', 'Enhet', 'Indikator', 'Del', 'Värde'],
    [
      ...ratioRows('leveranstid', '2024-01', 12, 2_436, printed('leveranstid', 'prior-full-year') * 100, 100),
      ...ratioRows('leveranstid', '2025-01', 8, 1_582, printed('leveranstid', 'actual') * 100, 100),
      ...ratioRows('fel-3-dagar', '2024-01', 12, 21_345, printed('fel-3-dagar', 'prior-full-year'), 100),
      ...ratioRows('fel-3-dagar', '2025-01', 8, 13_872, printed('fel-3-dagar', 'actual'), 100),
      ['2024-10', 'fds', 'hme', 'värde', decimalComma(printed('hme', 'prior-full-year'))],
      ['2024-11', 'fds', 'nki', 'värde', decimalComma(printed('nki', 'prior-full-year'))],
      // Print says 90 % with one newly employed manager left: nine of ten.
      ['2025-08', 'fds', 'ul', 'täljare', 9],
      ['2025-08', 'fds', 'ul', 'nämnare', 10],
      // Three modules for each of 170 employees; 148 of 510 print as 29 %.
      ['2025-08', 'fds', 'um', 'täljare', 148],
      ['2025-08', 'fds', 'um', 'nämnare', 510],
    ],
  )
}

function decimalComma(value: number): string {
  return String(value).replace('.', ',')
}
