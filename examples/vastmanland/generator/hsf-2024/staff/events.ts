import { months } from '../../amounts.ts'
import { writeDelimited } from '../../delimited-file.ts'
import { randomFor } from '../../random.ts'
import { shake, split } from '../../split.ts'
import { employees } from './workplaces.ts'

/** Printed counts for January–March; where and when is invented. */
const rehabilitation = {
  2023: { Avslutat: 239, Pågår: 513 - 239 },
  2024: { Avslutat: 282, Pågår: 561 - 282 },
} as const

/** Print tells threats and needle wounds of all incidents together; that they are events and not risks is invented. */
const incidents = {
  2023: [
    ['Händelse', 'Hot och våld', 24],
    ['Händelse', 'Stickskada', 11],
    ['Händelse', 'Annan', 205 - 24 - 11],
    ['Risk', 'Annan', 59],
  ],
  2024: [
    ['Händelse', 'Hot och våld', 44],
    ['Händelse', 'Stickskada', 10],
    ['Händelse', 'Annan', 334 - 44 - 10],
    ['Risk', 'Annan', 48],
  ],
} as const

const years = [2023, 2024] as const

/** Month; cost centre; state; count. */
export function writeRehabilitation(): Uint8Array {
  const rows = years.flatMap((year) =>
    Object.entries(rehabilitation[year]).flatMap(([state, count]) =>
      spread(`rehabilitering ${state}`, year, count).map(([month, costCentre, cases]) => [month, costCentre, state, cases]),
    ),
  )
  return writeDelimited(['Månad', 'Kostnadsställe', 'Status', 'Antal rehabiliteringsärenden'], rows)
}

/** Month; cost centre; kind; cause; count. */
export function writeIncidents(): Uint8Array {
  const rows = years.flatMap((year) =>
    incidents[year].flatMap(([kind, cause, count]) =>
      spread(`${kind} ${cause}`, year, count).map(([month, costCentre, cases]) => [month, costCentre, kind, cause, cases]),
    ),
  )
  return writeDelimited(['Månad', 'Kostnadsställe', 'Typ av avvikelse', 'Orsak', 'Antal avvikelser'], rows)
}

/** A count by month and cost centre, after how many work there; no row where there is nothing. */
function spread(what: string, year: number, count: number): [string, string, number][] {
  const cells = months(`${year}-01`, 3).flatMap((month) => Object.keys(employees).map((costCentre) => ({ month, costCentre })))
  const weights = shake(
    cells.map(({ costCentre }) => employees[costCentre] ?? 0),
    500,
    randomFor(`hsf ${what} ${year}`),
  )
  return split(count, weights).flatMap((cases, index): [string, string, number][] => {
    const cell = cells[index]
    return cases === 0 || cell === undefined ? [] : [[cell.month, cell.costCentre, cases]]
  })
}
