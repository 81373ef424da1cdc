import { z } from 'zod'
import { displayUnits } from '#domain/units-of-measure.ts'
import { missingFigure, ratioOf } from '../figures.ts'
import { defineIndicatorType } from './define-indicator-type.ts'

const place = z.strictObject({
  table: z.string().min(1),
  row: z.string().min(1),
  actual: z.string().min(1),
  priorYtd: z.string().min(1).exactOptional(),
  priorFullYear: z.string().min(1).exactOptional(),
})

/** One table's figure ÷ another's: DRG points per full-time equivalent. Both stay what they are where they stand. */
export const ratioOfTableFigures = defineIndicatorType({
  name: 'ratio-of-table-figures',
  labelSv: 'Kvot av två tabellers siffror',
  parameters: z.strictObject({ numerator: place, denominator: place }),
  parts: [],

  compute(parameters, { key, occasion, period, display, tableFigure }) {
    const found = [parameters.numerator, parameters.denominator].map(({ table, row, ...columns }) => {
      const column = { actual: columns.actual, 'prior-ytd': columns.priorYtd, 'prior-full-year': columns.priorFullYear }[occasion]
      return { column, figure: column && tableFigure(table, row, column), addressSv: `${table}/${row}/${column}` }
    })
    const [numerator, denominator] = found
    if (numerator?.column === undefined || denominator?.column === undefined) {
      return missingFigure({ key, period }, 'not-measured', 'Indikatorn jämförs inte med något tidigare värde.')
    }
    if (!numerator.figure || !denominator.figure) {
      const absent = numerator.figure ? denominator : numerator
      return missingFigure({ key, period }, 'not-delivered', `Siffran ${absent.addressSv} finns inte i rapportens tabeller.`)
    }
    const slot = {
      key,
      unitOfMeasure: displayUnits[display.unit].base,
      period: numerator.figure.period ?? period,
    }
    return ratioOf(slot, numerator.figure, denominator.figure, `${numerator.addressSv} ÷ ${denominator.addressSv}.`)
  },

  explain: ({ numerator, denominator }) =>
    `Raden ${numerator.row} i tabellen ${numerator.table}, delad med raden ${denominator.row} i tabellen ${denominator.table}.`,

  examples: [
    {
      nameSv: 'resultatet delat med intäkterna',
      parameters: resultPerRevenue(),
      display: { unit: 'percent', decimals: 0 },
      given: [],
      tables: { 'income-statement/resultat/actual-ytd': 18n, 'income-statement/intakter/actual-ytd': 450n },
      expect: { printed: '4' },
    },
    {
      nameSv: 'nämnaren är noll',
      parameters: resultPerRevenue(),
      display: { unit: 'percent', decimals: 0 },
      given: [],
      tables: { 'income-statement/resultat/actual-ytd': 18n, 'income-statement/intakter/actual-ytd': 0n },
      expect: { missing: 'undefined-ratio' },
    },
    {
      nameSv: 'tabellen finns inte',
      parameters: resultPerRevenue(),
      display: { unit: 'percent', decimals: 0 },
      given: [],
      expect: { missing: 'not-delivered' },
    },
  ],
})

function resultPerRevenue() {
  const columns = { table: 'income-statement', actual: 'actual-ytd', priorYtd: 'actual-ytd-prior' }
  return { numerator: { ...columns, row: 'resultat' }, denominator: { ...columns, row: 'intakter' } }
}
