import { readFileSync } from 'node:fs'
import type { Block, Document } from '#domain/document.ts'
import { figureKey } from '#domain/figure.ts'
import { formatInlineFigure, inlineText } from '#domain/inline-text.ts'
import { printedCell } from '#domain/printed-cell.ts'
import { isSignWord } from '#domain/sign-words.ts'
import type { FigureInline, Inline, Table } from '#domain/table.ts'
import type { Print, PrintedTable } from './print.ts'

/** Something that print says otherwise than our report. Reserved names: see a list of deviations. */
export interface PrintDifference {
  readonly table: string
  readonly row: string
  readonly column: string
  readonly inPrint: string
  readonly ours: string
}

/** A row of a document's list of deviations: a difference that we stand for. '*' stands for every table, row or column with that in print. */
export interface Deviation extends PrintDifference {
  readonly whySv: string
}

export interface PrintComparison {
  /** How many cells, labels, units, texts and bound figures of print were held against ours. */
  readonly comparedCount: number
  /** Differences that no deviation explains: faults of ours, or a deviation to write down. */
  readonly unexplained: readonly PrintDifference[]
  /** Deviations that explain nothing: ours has become as print, or the row says something else than what is so. */
  readonly idle: readonly Deviation[]
}

/**
 * Holds the composed report against print, cell by cell and text by text, with the deviations that are written down.
 * `tables` are the report version's: computed ones and those that sections built.
 */
export function compareWithPrint(
  { document, tables }: { document: Document; tables: readonly Table[] },
  print: Print,
  deviations: readonly Deviation[],
): PrintComparison {
  const pairs = [
    ...print.tables.flatMap((printed) =>
      tablePairs(printed, printed.section === undefined ? tables : tablesShownIn(document, printed.section)),
    ),
    ...textPairs(print, document),
    ...figurePairs(print, document),
    ...withheldPairs(print, document),
  ].map(({ inPrint, ours, ...where }) => ({ ...where, inPrint: normalised(inPrint), ours: normalised(ours) }))
  const differences = pairs.filter(({ inPrint, ours }) => inPrint !== ours)
  return {
    comparedCount: pairs.length,
    unexplained: differences.filter((difference) => !deviations.some((deviation) => explains(deviation, difference))),
    idle: deviations.filter((deviation) => !differences.some((difference) => explains(deviation, difference))),
  }
}

/** The one table of a printed document's list of deviations: | Tabell | Rad | Kolumn | I tryck | Hos oss | Varför |. */
export function readDeviations(document: string): Deviation[] {
  const fileName = `deviations-${document}.md`
  const markdown = readFileSync(new URL(`../examples/vastmanland/${fileName}`, import.meta.url), 'utf8')
  const [, , ...rows] = markdown.split('\n').filter((line) => line.startsWith('|'))
  return rows.map((line) => {
    const cells = line.split('|').map((cell) => cell.trim())
    const [, table = '', row = '', column = '', inPrint = '', ours = '', whySv = ''] = cells
    if (cells.length !== 8 || whySv === '')
      throw new Error(`${fileName}: a row needs six cells, the last with the reason: ${line}`)
    return { table, row, column, inPrint: normalised(inPrint), ours: normalised(ours), whySv }
  })
}

function explains(deviation: Deviation, difference: PrintDifference): boolean {
  const covers = (wanted: string, actual: string): boolean => wanted === '*' || wanted === actual
  return (
    covers(deviation.table, difference.table) &&
    covers(deviation.row, difference.row) &&
    covers(deviation.column, difference.column) &&
    deviation.inPrint === difference.inPrint &&
    deviation.ours === difference.ours
  )
}

function tablePairs(printed: PrintedTable, tables: readonly Table[]): PrintDifference[] {
  const { table } = printed
  const ours = tables.find(({ name }) => name === table)
  const unitPair = {
    table,
    row: 'unit',
    column: 'unit',
    inPrint: printed.unitInPrint ?? '',
    ours: (ours && unitOf(ours)) ?? absent,
  }
  return [
    ...(printed.unitInPrint === null ? [] : [unitPair]),
    ...printed.columns.map(({ column, label }) => ({
      table,
      row: 'label',
      column,
      inPrint: label,
      ours: ours?.columns.find(({ key }) => key === column)?.labelSv ?? absent,
    })),
    ...printed.rows.flatMap(({ row, label, cells }) => {
      const ourRow = ours?.rows.find(({ key }) => key === row)
      return [
        { table, row, column: 'label', inPrint: label, ours: ourRow?.labelSv ?? absent },
        ...Object.entries(cells).map(([column, { printed: inPrint }]) => {
          const ourColumn = ours?.columns.find(({ key }) => key === column)
          return {
            table,
            row,
            column,
            inPrint,
            ours: ourRow && ourColumn ? withRepeatedPercent(printedCell(ourRow.cells[column], ourColumn), inPrint) : absent,
          }
        }),
      ]
    }),
  ]
}

/** Print repeats the percent sign in every cell; ours stands once, in the column's heading or above the table. */
function withRepeatedPercent(ours: string, inPrint: string): string {
  return /^-?\d[\d ,]*%$/.test(inPrint) && /^[-\u2212]?\d[\d\s,]*$/.test(ours) ? `${ours}%` : ours
}

/** The display unit that all figures of a table share. */
function unitOf({ columns }: Table): string | undefined {
  const units = new Set(columns.filter(({ kind }) => kind === 'figure').map(({ display }) => display?.unit))
  return units.size === 1 ? [...units][0] : undefined
}

/** A section's texts in their order: the nth of print against the nth of ours. */
function textPairs(print: Print, document: Document): PrintDifference[] {
  const sections = Map.groupBy(print.texts, ({ section }) => section)
  return [...sections].flatMap(([section, texts]) => {
    const ours = blocksOf(document, section).flatMap(runningTexts)
    return texts.map(({ text }, index) => {
      const inlines = ours[index]
      return {
        table: 'text',
        row: section,
        column: String(index + 1),
        inPrint: text,
        ours: inlines ? inlineText(inlines) : absent,
      }
    })
  })
}

function figurePairs(print: Print, document: Document): PrintDifference[] {
  const { orgUnit, round } = print.document
  return print.figuresInText.map(({ section, table, row, column, printed }) => {
    const key = figureKey({ orgUnit, round, table, row, column })
    const bound = blocksOf(document, section)
      .flatMap((block) => [...runningTexts(block), ...textsOfCells(block)])
      .flat()
      .find((inline) => inline.kind === 'figure' && inline.figure.key === key)
    return { table, row, column, inPrint: printed, ours: bound?.kind === 'figure' ? amountOf(bound) : absent }
  })
}

/** The reason for holding a table back, in the callout that says so. */
function withheldPairs(print: Print, document: Document): PrintDifference[] {
  return (print.withheld ?? []).map(({ section, table, text }) => {
    const said = blocksOf(document, section).flatMap((block) => (block.kind === 'callout' ? inlineText(block.inlines) : []))
    const ours = said.find((callout) => callout.includes('redovisas inte i den här rapporten'))
    return { table, row: 'withheld', column: 'withheld', inPrint: text, ours: ours ?? absent }
  })
}

function tablesShownIn(document: Document, section: string): Table[] {
  return blocksOf(document, section).flatMap((block) => (block.kind === 'table' ? [block.table] : []))
}

/** A figure in a text without the words that its sign chooses: those are held against print with the rest of the text. */
function amountOf(inline: FigureInline): string {
  return formatInlineFigure(isSignWord(inline.form) ? { ...inline, form: 'absolute' } : inline)
}

function blocksOf(document: Document, section: string): readonly Block[] {
  return document.sections.find(({ key }) => key === section)?.blocks ?? []
}

function runningTexts(block: Block): readonly (readonly Inline[])[] {
  if (block.kind === 'paragraph') return [block.inlines]
  return block.kind === 'list' ? block.items : []
}

function textsOfCells(block: Block): (readonly Inline[])[] {
  if (block.kind !== 'table') return []
  return block.table.rows.flatMap(({ cells }) =>
    Object.values(cells).flatMap((cell) => (cell.kind === 'text' ? [cell.inlines] : [])),
  )
}

const absent = '(finns inte)'

/** Hard and thin spaces, line breaks and the shape of the minus sign are how print is set, not what it says. */
function normalised(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('\u2212', '-').trim()
}
