import { type DisplayUnit, displayUnits, type UnitOfMeasure } from '#domain/units-of-measure.ts'
import { decimal, type Exact, multiply, roundHalfAway } from '#lib/exact.ts'
import { parseSwedishNumber } from '#lib/swedish-numbers.ts'
import type { FindingCode } from '../finding-codes.ts'
import { type Cell, cellText } from './grid.ts'

/** A cell in an amount's column: an amount in the base unit of measure, nothing at all, or a reason why neither. */
export type ReadAmount =
  | { readonly kind: 'amount'; readonly value: Exact }
  | { readonly kind: 'absent' }
  | { readonly kind: 'faulty'; readonly code: FindingCode; readonly messageSv: string }

const absent: ReadAmount = { kind: 'absent' }

/** What Swedish tables print where there is no value (domain.md §2.4). Never zero. */
const marksOfAbsence = new Set(['', '-', '\u2013', '\u2014', '\u2212', '..', '.'])

/** The cell's amount in the unit's base: '1 234,5' in tkr is 1 234 500 kronor; '5,9 %' is 0,059. Not yet rounded. */
export function readAmount(cell: Cell, unit: DisplayUnit): ReadAmount {
  switch (cell.kind) {
    case 'empty':
      return absent
    case 'number':
      // A number shown as a percentage is a share already: Excel keeps 5,9 % as 0,059.
      return { kind: 'amount', value: unit === 'percent' && cell.percent ? cell.value : inBase(cell.value, unit) }
    case 'text':
      return readText(cell.text, unit)
    case 'error':
      return {
        kind: 'faulty',
        code: 'I-066',
        messageSv: `Cellen visar felet ${cell.text}. Rätta formeln i kalkylbladet, spara och lämna in filen igen.`,
      }
    case 'uncalculated':
      return {
        kind: 'faulty',
        code: 'I-075',
        messageSv: `Formeln =${cell.formula} har inget sparat värde. Öppna filen i Excel, låt den räkna om, spara och lämna in den igen.`,
      }
    case 'date':
      return {
        kind: 'faulty',
        code: 'I-025',
        messageSv: `Här står datumet ${cellText(cell)} där ett tal väntades. Rätta cellens format.`,
      }
  }
}

/**
 * Rounded to what the unit can carry: whole öre for kronor (a yearly budget divided by twelve in Excel seldom ends evenly),
 * else six decimals. Excel's binary doubles have fifteen true digits, so that rounding here also takes away 0,1 + 0,2's tail.
 */
export function rounded(value: Exact, unitOfMeasure: UnitOfMeasure): Exact {
  const decimals = unitOfMeasure === 'sek' ? 2 : 6
  return decimal(roundHalfAway(value, decimals), decimals)
}

function readText(text: string, unit: DisplayUnit): ReadAmount {
  if (marksOfAbsence.has(text.trim())) return absent
  const parsed = parseSwedishNumber(text)
  if (!parsed) {
    return {
      kind: 'faulty',
      code: 'I-025',
      messageSv: `”${text.trim()}” är inget tal. Skriv ett tal, till exempel −1 234,50, eller lämna cellen tom.`,
    }
  }
  if (parsed.percent && unit !== 'percent') {
    const unitSv = displayUnits[unit].labelSv
    return { kind: 'faulty', code: 'I-025', messageSv: `”${text.trim()}” står i procent men kolumnen ska vara i ${unitSv}.` }
  }
  return { kind: 'amount', value: inBase(parsed.value, unit) }
}

function inBase(value: Exact, unit: DisplayUnit): Exact {
  const { numerator, denominator } = displayUnits[unit]
  return multiply(value, { numerator, denominator })
}
