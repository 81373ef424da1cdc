import { type Print, printedValue } from '../../../../cases/print.ts'
import { months } from '../amounts.ts'
import { writeDelimited } from '../delimited-file.ts'
import { ratioRows } from '../ratio-rows.ts'

/** January–March of both years: HR's systems lag a month. */
const eventMonths = [...months('2022-01', 3), ...months('2023-01', 3)]

/** Work-environment incidents and risks with their cause; print's only one is an incident of 2022. Its month is invented. */
export function writeIncidents(print: Print): Uint8Array {
  const printed = (row: string, month: string): number =>
    printedValue(print, 'incidents', row, month.startsWith('2022') ? 'actual-ytd-prior' : 'actual-ytd')
  const count = (row: string, month: string): number => (month.endsWith('-02') ? printed(row, month) : 0)
  return writeDelimited(
    ['Månad', 'Enhet', 'Ärendetyp', 'Orsak', 'Antal'],
    eventMonths.flatMap((month) => [
      [month, 'fds', 'Händelse', 'Annan', count('handelser', month) - count('hot-och-vald', month) - count('stickskador', month)],
      [month, 'fds', 'Händelse', 'Hot och våld', count('hot-och-vald', month)],
      [month, 'fds', 'Händelse', 'Stickskada', count('stickskador', month)],
      [month, 'fds', 'Risk', 'Annan', count('risker', month)],
    ]),
  )
}

/** Rehabilitation cases by the month they began and the state they are in; months and cost centres are invented. */
export function writeRehabilitationCases(print: Print): Uint8Array {
  const printed = (row: string, column: string): number => printedValue(print, 'rehabilitation-cases', row, column)
  const open = (column: string): number => printed('totalt', column) - printed('avslutade', column)
  return writeDelimited(
    ['Månad', 'Enhet', 'Ärendestatus', 'Antal ärenden'],
    [
      ['2022-01', '7130', 'Avslutat', printed('avslutade', 'actual-ytd-prior')],
      ['2022-02', '7110', 'Pågående', open('actual-ytd-prior') - 2],
      ['2022-03', '7120', 'Pågående', 2],
      ['2023-01', '7110', 'Pågående', 1],
      ['2023-02', '7130', 'Pågående', open('actual-ytd') - 1],
      ['2023-03', '7130', 'Avslutat', printed('avslutade', 'actual-ytd')],
    ],
  )
}

/** Indicators by month: invented volumes whose ratios print as print's. */
export function writeIndicators(print: Print): Uint8Array {
  const printed = (indicator: string): number => printedValue(print, 'goals-and-indicators', indicator, 'actual')
  return writeDelimited(
    ['Månad', 'Enhet', 'Indikator', 'Del', 'Värde'],
    [
      ...ratioRows('leveranstid', '2023-01', 4, 764, printed('leveranstid') * 100, 100),
      ...ratioRows('fel-3-dagar', '2023-01', 4, 6_980, printed('fel-3-dagar') * 100, 10_000),
    ],
  )
}
