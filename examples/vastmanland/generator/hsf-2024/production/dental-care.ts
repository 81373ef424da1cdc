import { months } from '../../amounts.ts'
import { writeDelimited } from '../../delimited-file.ts'
import { type PrintedCounts, spreadYears } from './printed-counts.ts'

const section = 'produktion-tandvard'

/** Each kind of dental care, and what of it is counted in print's first and second pair of columns. */
const supports: Readonly<Record<string, { nameSv: string; counted: readonly [string, string?] }>> = {
  'led-i-sjukdomsbehandling': { nameSv: 'Led i sjukdomsbehandling', counted: ['Behandlade'] },
  'nodvandig-tandvard': { nameSv: 'Nödvändig tandvård', counted: ['Behandlade', 'Intyg'] },
  'langvarig-sjukdom': { nameSv: 'Tandvård vid långvarig sjukdom', counted: ['Behandlade', 'Kort'] },
  'uppsokande-tandvard': { nameSv: 'Uppsökande tandvård', counted: ['Munhälsobedömningar', 'Tackat ja'] },
  'avgiftsfri-tandvard': { nameSv: 'Avgiftsfri tandvård 3–23 år', counted: ['Undersökta'] },
  'avgiftsfri-tandreglering': { nameSv: 'Avgiftsfri tandreglering', counted: ['Behandlade', 'Beviljade'] },
}

/** Month; kind of dental care; what is counted; how many. */
export function writeDentalCare(counts: PrintedCounts): Uint8Array {
  const rows = Object.entries(supports).flatMap(([row, { nameSv, counted }]) =>
    counted.flatMap((countedSv, index) => {
      const aspect = index === 0 ? 'antal' : 'andra-antal'
      const totals = {
        current: counts(section, row, `${aspect}-actual-ytd`),
        prior: counts(section, row, `${aspect}-actual-ytd-prior`),
      }
      return spreadYears(`tandvård ${row} ${aspect}`, totals, { [countedSv ?? '']: 1 }).map(({ month, place, count }) => [
        month,
        nameSv,
        place,
        count,
      ])
    }),
  )
  return writeDelimited(['Månad', 'Tandvårdsstöd', 'Räknat', 'Antal'], rows)
}

/** Kronor that the printed tenths of millions may stand for. */
const uneven = { current: 12_350, prior: -8_480 }

/** Month; kind of dental care; what it has cost, in kronor. */
export function writeDentalCost(counts: PrintedCounts): Uint8Array {
  const rows = Object.entries(supports).flatMap(([row, { nameSv }]) => {
    const kronor = (column: string, more: number) => Math.round(counts(section, row, column) * 1_000_000) + more
    const totals = {
      current: kronor('kostnad-actual-ytd', uneven.current),
      prior: kronor('kostnad-actual-ytd-prior', uneven.prior),
    }
    return spreadYears(`tandvårdskostnad ${row}`, totals, { [nameSv]: 1 }).map(({ month, place, count }) => [month, place, count])
  })
  return writeDelimited(['Månad', 'Tandvårdsstöd', 'Kostnad kr'], rows)
}

/** Month; how many are 3–23 years old, from the population register: a level, so that April's is the period's. */
export function writeEntitledChildren(counts: PrintedCounts): Uint8Array {
  const rows = [
    ['2023-01', 'andra-antal-actual-ytd-prior'],
    ['2024-01', 'andra-antal-actual-ytd'],
  ].flatMap(([from = '', column = '']) =>
    months(from, 4).map((month, index) => [month, counts(section, 'avgiftsfri-tandvard', column) + (3 - index) * 17]),
  )
  return writeDelimited(['Månad', 'Barn och unga 3–23 år'], rows)
}
