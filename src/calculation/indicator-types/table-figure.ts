import { z } from 'zod'
import { displayUnits } from '#domain/units-of-measure.ts'
import { copyOf, missingFigure } from '../figures.ts'
import { defineIndicatorType } from './define-indicator-type.ts'

/** A figure of another table shown as an indicator, so that the result is the same fact in both places (domain.md §3.10 E4). */
export const tableFigure = defineIndicatorType({
  name: 'table-figure',
  labelSv: 'Siffra ur en annan tabell',
  parameters: z.strictObject({
    table: z.string().min(1),
    row: z.string().min(1),
    actual: z.string().min(1),
    /** Absent where nothing is compared: a forecast has no forecast of the year before. */
    priorYtd: z.string().min(1).exactOptional(),
    priorFullYear: z.string().min(1).exactOptional(),
  }),
  parts: [],

  compute(parameters, { key, occasion, period, display, tableFigure }) {
    const columns = { actual: parameters.actual, 'prior-ytd': parameters.priorYtd, 'prior-full-year': parameters.priorFullYear }
    const column = columns[occasion]
    if (column === undefined) {
      return missingFigure({ key, period }, 'not-measured', 'Indikatorn jämförs inte med något tidigare värde.')
    }
    const figure = tableFigure(parameters.table, parameters.row, column)
    const addressSv = `${parameters.table}/${parameters.row}/${column}`
    if (figure === undefined) {
      return missingFigure({ key, period }, 'not-delivered', `Siffran ${addressSv} finns inte i rapportens tabeller.`)
    }
    if (figure.kind === 'value' && figure.unitOfMeasure !== displayUnits[display.unit].base) {
      return missingFigure(
        { key, period },
        'not-applicable',
        `Siffran ${addressSv} kan inte visas i ${displayUnits[display.unit].labelSv}.`,
      )
    }
    return copyOf({ key }, figure, `Samma siffra som ${addressSv}.`)
  },

  explain: ({ table, row }) => `Hämtas från raden ${row} i tabellen ${table}, så att siffran är densamma på båda ställena.`,

  examples: [
    {
      nameSv: 'resultatet ur resultaträkningen',
      parameters: incomeStatementResult(),
      display: { unit: 'mnkr', decimals: 0 },
      given: [],
      tables: { 'income-statement/resultat/actual-ytd': 17_800_000n },
      expect: { printed: '18' },
    },
    {
      nameSv: 'tabellen finns inte',
      parameters: incomeStatementResult(),
      display: { unit: 'mnkr', decimals: 0 },
      given: [],
      expect: { missing: 'not-delivered' },
    },
    {
      nameSv: 'kronor kan inte visas i procent',
      parameters: incomeStatementResult(),
      display: { unit: 'percent', decimals: 0 },
      given: [],
      tables: { 'income-statement/resultat/actual-ytd': 1n },
      expect: { missing: 'not-applicable' },
    },
  ],
})

function incomeStatementResult() {
  return {
    table: 'income-statement',
    row: 'resultat',
    actual: 'actual-ytd',
    priorYtd: 'actual-ytd-prior',
    priorFullYear: 'actual-full-year-prior',
  }
}
