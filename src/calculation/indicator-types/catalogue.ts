import type { ComputedIndicator } from '#domain/indicators-by-sex.ts'
import type { IndicatorType, PreparedIndicator } from './define-indicator-type.ts'
import { ratioOfSums } from './ratio-of-sums.ts'
import { ratioOfTableFigures } from './ratio-of-table-figures.ts'
import { reportedValue } from './reported-value.ts'
import { sumOfMonths } from './sum-of-months.ts'
import { tableFigure } from './table-figure.ts'

/** Every way for an indicator's value to come about, alphabetically. A test reads the folder to see that none is missing. */
export const indicatorTypes: readonly IndicatorType[] = [
  ratioOfSums,
  ratioOfTableFigures,
  reportedValue,
  sumOfMonths,
  tableFigure,
]

/** The computation that the plan names for the indicator, or what is wrong with it, in Swedish. */
export function prepareIndicator({ computation, sex }: ComputedIndicator): PreparedIndicator | { readonly problemSv: string } {
  const type = indicatorTypes.find(({ name }) => name === computation.type)
  if (type !== undefined) {
    const isReadBySex = type.parts.length > 0 || computation.parameters.row === sex
    return sex === undefined || isReadBySex ? type.prepare(computation.parameters) : { problemSv: notBySexSv(type) }
  }
  const known = indicatorTypes.map(({ name, labelSv }) => `${name} (${labelSv.toLowerCase()})`).join(', ')
  return { problemSv: `Beräkningssättet ”${computation.type}” finns inte. Välj ett av: ${known}.` }
}

function notBySexSv({ labelSv }: IndicatorType): string {
  return `Beräkningssättet ${labelSv.toLowerCase()} kan inte delas upp på kön här: det går för täljare, nämnare och antal som levereras per kön, och för raden totalt i en tabell. Ta bort uppdelningen, eller gör kvinnor och män till egna indikatorer som är delar av den.`
}
