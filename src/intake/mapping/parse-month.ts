import { type Month, monthNamesSv, monthOf } from '#domain/month.ts'
import { type Cell, cellText } from './grid.ts'

/** The forms in words, for a message to whoever wrote something else. */
export const monthFormsSv = '2025-08, 202508, 2025-08-31, aug 2025 eller augusti 2025'

/** The month of a cell, whether text, date or number; undefined when it is none of the forms. */
export function parseMonthCell(cell: Cell): Month | undefined {
  switch (cell.kind) {
    case 'date':
      return parseMonthText(cell.date)
    case 'text':
      return parseMonthText(cell.text)
    case 'number':
      return cell.value.denominator === 1n ? parseMonthNumber(Number(cell.value.numerator)) : undefined
    default:
      return undefined
  }
}

/** The month of two cells, one with the year and one with its month: '2025' and '8', 'aug' or 'augusti'. */
export function parseMonthOfYear(yearCell: Cell, monthCell: Cell): Month | undefined {
  const year = /^\d{4}$/.exec(cellText(yearCell).trim())?.[0]
  const written = cellText(monthCell).trim().toLowerCase().replace(/\.$/, '')
  const number = /^\d{1,2}$/.test(written) ? Number(written) : monthNumberOfName(written)
  return year === undefined || number === undefined ? undefined : monthIn(Number(year), number, 1)
}

/** '2025-08', '202508', '2025M08', '2025-08-31', '20250831', '08/2025', 'aug 2025', 'augusti 2025', 'aug-25'. */
export function parseMonthText(text: string): Month | undefined {
  const written = text.trim().toLowerCase()
  const numeric = /^(\d{4})[-/.m ]?(\d{2})(?:[-/.]?(\d{2}))?(?:[t ]00:00(?::00)?)?$/.exec(written)
  if (numeric) return monthIn(Number(numeric[1]), Number(numeric[2]), numeric[3] === undefined ? 1 : Number(numeric[3]))
  const turned = /^(\d{1,2})[-/.](\d{4})$/.exec(written)
  if (turned) return monthIn(Number(turned[2]), Number(turned[1]), 1)
  const named = /^([a-zåäö]+)\.?[ \u00a0-]?(\d{4}|\d{2})$/.exec(written)
  if (named) {
    const number = monthNumberOfName(named[1] ?? '')
    const year = Number(named[2])
    return number === undefined ? undefined : monthIn(year < 100 ? 2000 + year : year, number, 1)
  }
  return undefined
}

/** 202508 and 20250831 are what they look like; 36 526–73 050 are Excel's day numbers for the years 2000–2099. */
function parseMonthNumber(value: number): Month | undefined {
  if (value >= 36_526 && value <= 73_050) {
    // Excel counts days from 1899-12-30 (its 1900 has a 29 February that never was).
    const date = new Date(Date.UTC(1899, 11, 30) + value * 86_400_000)
    return monthOf(date.getUTCFullYear(), date.getUTCMonth() + 1)
  }
  return parseMonthText(String(value))
}

function monthIn(year: number, number: number, day: number): Month | undefined {
  const plausible = year >= 1900 && year <= 2199 && number >= 1 && number <= 12 && day >= 1 && day <= 31
  return plausible ? monthOf(year, number) : undefined
}

/** 1–12 of the whole name or its beginning, three letters at least: 'aug', 'sept', 'augusti'. */
export function monthNumberOfName(name: string): number | undefined {
  if (name.length < 3) return undefined
  const index = monthNamesSv.findIndex((monthName) => monthName.startsWith(name))
  return index === -1 ? undefined : index + 1
}
