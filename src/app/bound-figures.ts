import { missingReasonSv } from '#domain/display.ts'
import type { FigureKey } from '#domain/figure.ts'
import { type FigureReference, figureReferences, writeFigureReference } from '#domain/figure-reference.ts'
import { inlineText } from '#domain/inline-text.ts'
import { formatPeriod } from '#domain/period.ts'
import { printedFigureCell } from '#domain/printed-cell.ts'
import { signWords } from '#domain/sign-words.ts'
import { displayOf, type FigureCell, figuresOf, type Table } from '#domain/table.ts'
import { type DisplayUnit, displayUnits } from '#domain/units-of-measure.ts'
import { bindFigures } from '#report/narrative/figure-references.ts'
import { unitWordOf } from '#report/narrative/print-words.ts'

/** A figure as it stands in a text that is being written: what it prints, and where it comes from. */
export interface BoundFigure {
  readonly printed: string
  /** "Resultaträkning: IT-kostnader, Augusti 2025. Summan av konto 6*, januari–augusti 2025." */
  readonly sourceSv: string
  /** Absent for one that leads nowhere. */
  readonly figure?: FigureKey
  /** What is wrong with it. */
  readonly faultSv?: string
}

/** The figures that a text names, by the name as it is written there. */
export function boundFigures(markdown: string, tables: readonly Table[]): Record<string, BoundFigure> {
  return Object.fromEntries(figureReferences(markdown).map((reference) => [reference.source, boundFigure(reference, tables)]))
}

function boundFigure({ source, address }: FigureReference, tables: readonly Table[]): BoundFigure {
  const { inlines, findings } = bindFigures(source, {}, { tables, placeOf: () => ({ kind: 'section', section: '' }) })
  const found = findFigure(address, tables)
  const faultSv = findings[0]?.messageSv
  return {
    printed: inlineText(inlines),
    sourceSv: found === undefined ? (faultSv ?? address) : sourceOf(found),
    ...(found === undefined ? {} : { figure: found.cell.figure.key }),
    ...(faultSv === undefined ? {} : { faultSv }),
  }
}

/** One figure to choose, as a search finds it. */
export interface FoundFigure {
  readonly address: string
  readonly tableSv: string
  readonly rowSv: string
  readonly columnSv: string
  /** As its table prints it. */
  readonly printed: string
  /** The ways to write it in a text, the usual first; each with what it then prints. */
  readonly ways: readonly { readonly source: string; readonly printed: string }[]
}

export interface FigureSearch {
  readonly found: readonly FoundFigure[]
  /** How many there are, those not listed included. */
  readonly count: number
}

/**
 * The figures whose table, row, column or printed value has every word of the question; those of `nearest` tables first, and
 * rows that begin with it. A figure's own address finds it alone.
 */
export function searchFigures(
  question: string,
  tables: readonly Table[],
  nearest: ReadonlySet<string> = new Set(),
): FigureSearch {
  const named = findFigure(question.trim(), tables)
  if (named !== undefined) return { found: [foundFigure(named, tables)], count: 1 }
  const words = folded(question).split(' ').filter(Boolean)
  if (words.length === 0) return { found: [], count: 0 }
  const matches: { place: FigurePlace; rank: number }[] = []
  for (const table of tables) {
    for (const { row, column, cell } of figuresOf(table)) {
      if (cell.figure.kind === 'missing') continue
      const place = { table, row, column, cell }
      const rowSv = folded(row.labelSv)
      const whole = `${rowSv} ${folded(column.labelSv)} ${folded(table.captionSv)} ${folded(printedIn(place))}`
      if (words.every((word) => whole.includes(word)))
        matches.push({
          place,
          rank: (nearest.has(table.name) ? 0 : 3) + (rowSv === words.join(' ') ? 0 : rowSv.startsWith(words[0] ?? '') ? 1 : 2),
        })
    }
  }
  const best = matches.toSorted((a, b) => a.rank - b.rank).slice(0, mostFound)
  return { found: best.map(({ place }) => foundFigure(place, tables)), count: matches.length }
}

const mostFound = 30

/** A figure of a table with its row and column. */
export interface FigurePlace {
  readonly table: Table
  readonly row: Table['rows'][number]
  readonly column: Table['columns'][number]
  readonly cell: FigureCell
}

export function addressOf({ table, row, column }: FigurePlace): string {
  return `${table.name}/${row.key}/${column.key}`
}

function foundFigure(place: FigurePlace, tables: readonly Table[]): FoundFigure {
  const { table, row, column } = place
  return {
    address: addressOf(place),
    tableSv: table.captionSv,
    rowSv: row.labelSv,
    columnSv: column.labelSv,
    printed: printedIn(place),
    ways: waysToWrite(place, tables),
  }
}

/** In the units that fit it, with and without sign: those of them that differ in print. */
function waysToWrite(place: FigurePlace, tables: readonly Table[]): FoundFigure['ways'] {
  const byPrint = new Map<string, string>()
  for (const wordsSv of printWishes(place)) {
    const source = writeFigureReference({ address: addressOf(place), wordsSv })
    const { printed, faultSv } = boundFigure({ source, address: addressOf(place), wordsSv, from: 0, to: source.length }, tables)
    if (faultSv === undefined && !byPrint.has(printed)) byPrint.set(printed, source)
  }
  return [...byPrint].map(([printed, source]) => ({ printed, source }))
}

function printWishes({ cell, column }: FigurePlace): string[] {
  const display = displayOf(cell, column)
  const own = unitWordOf(display.unit)
  const { base } = displayUnits[display.unit]
  const others = (Object.keys(displayUnits) as DisplayUnit[]).filter(
    (other) => displayUnits[other].base === base && other !== display.unit && other !== 'kr',
  )
  const sized = [`${own} ${display.decimals}`, ...(display.decimals > 0 ? [own] : []), ...others.map(unitWordOf), `${own} 1`]
  const signed = ['', ' belopp', ' tecken', ' belopp utan'].flatMap((sign) => sized.map((size) => size + sign))
  // What a word of direction cannot be said of is refused where it is bound, and falls away.
  const worded = Object.values(signWords).map(({ wordSv }) => `${sized[0]} ${wordSv}`)
  return [...signed, ...(base === 'sek' ? ['mnkr hela'] : []), ...worded, '']
}

/** As its table prints it, with its unit. */
function printedIn({ cell, column }: FigurePlace): string {
  return printedFigureCell({ ...cell, withUnit: true }, column)
}

function sourceOf({ table, row, column, cell }: FigurePlace): string {
  const { figure } = cell
  const whatSv = `${table.captionSv}: ${row.labelSv}, ${column.labelSv}.`
  const reasonSv = missingReasonSv(figure)
  const periodSv = figure.period === undefined ? undefined : `Avser ${formatPeriod(figure.period)}.`
  return [whatSv, figure.basis?.formulaSv, reasonSv, periodSv].filter((part) => part !== undefined).join(' ')
}

export function findFigure(address: string, tables: readonly Table[]): FigurePlace | undefined {
  const [name, rowKey, columnKey, ...rest] = address.split('/')
  const table = tables.find((each) => each.name === name)
  const row = table?.rows.find(({ key }) => key === rowKey)
  const column = table?.columns.find(({ key }) => key === columnKey)
  const cell = row?.cells[columnKey ?? '']
  if (table === undefined || row === undefined || column === undefined || cell?.kind !== 'figure' || rest.length > 0)
    return undefined
  return { table, row, column, cell }
}

/** For comparing as people type: any case, one kind of space, one kind of minus. */
function folded(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replaceAll('\u2212', '-')
    .trim()
}
