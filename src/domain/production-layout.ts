import { type Aggregation, addsAcrossRows } from './aggregation.ts'
import type { Display } from './display.ts'
import type { Month } from './month.ts'
import type { OrgUnitCode } from './organisation.ts'
import { type SeriesName, seriesKinds } from './series.ts'
import type { LayoutColumn } from './statement-layout.ts'
import type { RowKind } from './table.ts'

/**
 * How an administration lays out a table of what care has produced, from some month on: which counted things are rows, what
 * they are parts of, and how their months are put together. Data.
 */
export interface ProductionLayout {
  /** 'production-own', 'dental-care'. */
  readonly table: string
  readonly orgUnit: OrgUnitCode
  readonly validFrom: Month
  readonly captionSv: string
  /** "Antal" above the table; what its columns share, when they share anything, if absent. */
  readonly unitNoteSv?: string
  /** Only what these kinds of provider produce (dimension `provider-kind`); everyone's when absent. */
  readonly providerKinds?: readonly string[]
  readonly columns: readonly ProductionColumn[]
  readonly rows: readonly ProductionRow[]
  readonly notesSv?: readonly string[]
}

/** A comparison of a row's quantity; of another of its quantities by `aspect`, for rows that count two things and a cost. */
export interface ProductionColumn extends LayoutColumn {
  readonly aspect?: string
}

/** A row counts something itself, sums other rows, or is what a whole has beside its parts. */
export interface ProductionRow {
  readonly key: string
  readonly labelSv: string
  readonly kind: RowKind
  readonly indent: number
  readonly quantity?: Quantity
  /** What the row counts in columns of an aspect: { intyg: … , kostnad: … }. */
  readonly aspects?: Readonly<Record<string, Quantity>>
  /** The rows that partition this one: together they are it, with a residual row among them when they do not fill it. */
  readonly parts?: readonly string[]
  /** Rows that this one adds up, for a total that nobody counts: all visits, whoever receives them. */
  readonly sumOf?: readonly string[]
  /** For kind 'residual': the row whose parts leave it. */
  readonly residualOf?: string
  /** false: nobody makes a budget or a forecast of it, and a reader is told so. */
  readonly planned?: boolean
  /** How many months after the report's period its source comes; never after the year's end. Said in the row's label. */
  readonly lagMonths?: number
}

/** Something that is counted, and how its months make a period. */
export interface Quantity {
  /** The counted things: values of dimension `category`. */
  readonly categories: readonly string[]
  /** Series 'production' when absent. */
  readonly series?: SeriesName
  readonly careTypes?: readonly string[]
  /** One of the unit's own units, with all that it has. */
  readonly orgUnit?: OrgUnitCode
  readonly aggregation: Aggregation
  /** For 'ratio-of-sums': what the sum is divided by, of the same series. */
  readonly denominators?: readonly string[]
  /** What is counted, and what it is divided by, in words inside a sentence: "belagda vårdplatsdygn". */
  readonly labelSv?: string
  readonly denominatorLabelSv?: string
  /** May have none in a whole month: then a month without rows is 0, as long as the period has some at all. */
  readonly sporadic?: boolean
  readonly display?: Display
  /** What the cell counts, in its own word: "behandl.". */
  readonly wordSv?: string
}

/** The column's key in its table: the comparison, after the aspect that it compares. */
export function productionColumnKey({ aspect, comparison }: Pick<ProductionColumn, 'aspect' | 'comparison'>): string {
  return aspect === undefined ? comparison : `${aspect}-${comparison}`
}

/** What the row itself counts: as such, and by aspect. */
export function quantitiesOf({ quantity, aspects }: ProductionRow): readonly Quantity[] {
  return [...(quantity === undefined ? [] : [quantity]), ...Object.values(aspects ?? {})]
}

export interface LayoutFault {
  /** Absent when the fault is not a row's. */
  readonly row?: number
  readonly messageSv: string
}

/**
 * Why the layout cannot be computed, for whoever wrote it: above all sums of what may not be summed (domain.md §3.7). Empty
 * for a layout that can. That a comparison stands beside what it compares is the calculation's to say.
 */
export function productionLayoutFaults({ rows, columns }: ProductionLayout): LayoutFault[] {
  const aspects = new Set(columns.map(({ aspect }) => aspect))
  const faults = rows.flatMap((row, index) =>
    [...rowShapeFaults(row), ...referenceFaults(row, rows), ...aspectFaults(row, aspects), ...quantityFaults(row)].map(
      (messageSv): LayoutFault => ({ row: index, messageSv }),
    ),
  )
  return [...faults, ...repeatedColumns(columns), ...conflictingAggregations(rows)]
}

function rowShapeFaults(row: ProductionRow): string[] {
  const ways = [quantitiesOf(row).length > 0, row.sumOf !== undefined, row.residualOf !== undefined].filter(Boolean).length
  if (row.kind === 'group') return ways === 0 ? [] : [`Raden ${row.key} är en rubrik och kan inte räkna något.`]
  if (ways !== 1) return [`Raden ${row.key} ska ha ett av quantity (eller aspects), sumOf och residualOf.`]
  if ((row.kind === 'residual') !== (row.residualOf !== undefined))
    return [`Raden ${row.key}: kind residual och residualOf hör ihop.`]
  return []
}

function referenceFaults(row: ProductionRow, rows: readonly ProductionRow[]): string[] {
  const find = (key: string) => rows.find((each) => each.key === key)
  const faults: string[] = []
  for (const key of [...(row.sumOf ?? []), ...(row.parts ?? []), ...(row.residualOf === undefined ? [] : [row.residualOf])])
    if (find(key) === undefined || key === row.key)
      faults.push(`Raden ${row.key} hänvisar till ${key}, som inte är en annan rad i filen.`)
  for (const key of [...(row.sumOf ?? []), ...(row.parts ?? [])]) {
    const addend = find(key)
    if (addend === undefined) continue
    if (addend.kind === 'memo')
      faults.push(`Raden ${row.key} lägger ihop ${key}, som är en därav-rad (memo) och redan är räknad i en annan rad.`)
    if (quantitiesOf(addend).some(({ aggregation }) => !addsAcrossRows(aggregation)))
      faults.push(`Raden ${row.key} lägger ihop ${key}, som är en kvot. Kvoter går inte att summera.`)
  }
  for (const key of row.sumOf ?? [])
    if (find(key)?.quantity === undefined) faults.push(`Raden ${row.key} summerar ${key}, som inte själv räknar något.`)
  if (row.parts !== undefined && row.quantity === undefined) faults.push(`Raden ${row.key} har delar men räknar inget själv.`)
  const whole = row.residualOf === undefined ? undefined : find(row.residualOf)
  if (whole !== undefined && !whole.parts?.includes(row.key))
    faults.push(`Raden ${row.key} är det som delarna av ${whole.key} lämnar, och ska stå bland dess parts.`)
  return faults
}

function aspectFaults(row: ProductionRow, aspects: ReadonlySet<string | undefined>): string[] {
  return Object.keys(row.aspects ?? {})
    .filter((aspect) => !aspects.has(aspect))
    .map((aspect) => `Raden ${row.key} räknar ${aspect}, som ingen kolumn visar.`)
}

function quantityFaults(row: ProductionRow): string[] {
  return quantitiesOf(row).flatMap(({ aggregation, denominators, series = 'production' }) => {
    if ((aggregation === 'ratio-of-sums') !== (denominators !== undefined))
      return [`Raden ${row.key}: en kvot (ratio-of-sums) och bara den har denominators.`]
    if (!seriesKinds[series].additive && aggregation !== 'last' && aggregation !== 'average-of-months')
      return [
        `Raden ${row.key}: ${seriesKinds[series].labelSv.toLowerCase()} får inte summeras över månader. Välj last eller average-of-months.`,
      ]
    return []
  })
}

function repeatedColumns(columns: readonly ProductionColumn[]): LayoutFault[] {
  const keys = columns.map(productionColumnKey)
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))].map((key) => ({
    messageSv: `Kolumnen ${key} finns mer än en gång.`,
  }))
}

/** The same thing put together in two ways would be two figures under one name. A ratio of it is another thing. */
function conflictingAggregations(rows: readonly ProductionRow[]): LayoutFault[] {
  const known = new Map<string, Aggregation>()
  return rows.flatMap((row, index) =>
    quantitiesOf(row).flatMap(({ series = 'production', categories, aggregation }) => {
      if (aggregation === 'ratio-of-sums') return []
      return categories.flatMap((category): LayoutFault[] => {
        const name = `${series} ${category}`
        const earlier = known.get(name) ?? aggregation
        known.set(name, earlier)
        if (earlier === aggregation) return []
        return [
          {
            row: index,
            messageSv: `Raden ${row.key} lägger ihop ${category} som ${aggregation}, en tidigare rad som ${earlier}.`,
          },
        ]
      })
    }),
  )
}
