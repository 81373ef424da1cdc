import { printedDigits } from '#domain/display.ts'
import { type Block, type Document, type Section, tablesOf } from '#domain/document.ts'
import { inlineText } from '#domain/inline-text.ts'
import { printedCell, printedFigureCell } from '#domain/printed-cell.ts'
import type {
  MovedFigure,
  Presence,
  ReportComparison,
  SectionComparison,
  TableComparison,
  TextChange,
} from '#domain/report-comparison.ts'
import type { Erratum, PrintedChange } from '#domain/report-course.ts'
import { type Column, displayOf, type FigureCell, type Table } from '#domain/table.ts'
import { equals } from '#lib/exact.ts'
import { formatDigits } from '#lib/swedish-numbers.ts'
import { alignment, wordChanges } from '#lib/word-changes.ts'

/**
 * What a reader of the later document meets that was otherwise in the earlier one, and which figures stand on other values
 * even where the print is the same. Sections, tables, rows and columns are recognised by their lasting keys.
 */
export function compareDocuments(before: Document, after: Document): ReportComparison {
  const earlier = new Map(before.sections.map((section) => [section.key, section]))
  const later = new Set(after.sections.map(({ key }) => key))
  const sections = [
    ...after.sections.map((section) => compareSections(earlier.get(section.key), section, { before, after })),
    ...before.sections
      .filter(({ key }) => !later.has(key))
      .map((section) => compareSections(section, undefined, { before, after })),
  ].filter((section) => section !== undefined)
  return { sections }
}

/** The changes that a reader sees, a group for each section, as they are printed among a correction's errata. */
export function errataOf(comparison: ReportComparison, corrects: number): Omit<Erratum, 'reasonSv'>[] {
  return comparison.sections
    .map((section) => ({
      corrects,
      sectionKey: section.key,
      sectionSv: section.titleSv,
      changes: section.presence === 'in-both' ? printedChanges(section) : [wholeSection(section)],
    }))
    .filter(({ changes }) => changes.length > 0)
}

interface Documents {
  readonly before: Document
  readonly after: Document
}

function compareSections(
  earlier: Section | undefined,
  later: Section | undefined,
  documents: Documents,
): SectionComparison | undefined {
  const known = later ?? earlier
  if (known === undefined) return undefined
  const presence = presenceOf(earlier, later)
  const heading = earlier && later && earlier.titleSv !== later.titleSv ? [changed(earlier.titleSv, later.titleSv)] : []
  const tables = compareTables(tablesIn(earlier, documents.before), tablesIn(later, documents.after))
  const texts = [...heading, ...compareTexts(textsOf(earlier), textsOf(later)), ...tables.flatMap(({ words }) => words)]
  const different = tables.map(({ comparison }) => comparison).filter((table) => table !== undefined)
  if (presence === 'in-both' && texts.length === 0 && different.length === 0) return undefined
  return { key: known.key, titleSv: known.titleSv, presence, texts, tables: different }
}

function presenceOf(earlier: unknown, later: unknown): Presence {
  return earlier === undefined ? 'added' : later === undefined ? 'removed' : 'in-both'
}

/** Two texts that stand where one another did are one text changed; the others came or went. */
function compareTexts(before: readonly string[], after: readonly string[]): TextChange[] {
  const changes: TextChange[] = []
  let gone: string[] = []
  const goes = () => {
    for (const text of gone) changes.push({ presence: 'removed', words: [{ kind: 'removed', text }] })
    gone = []
  }
  for (const { left, right } of alignment(before, after, (text) => text)) {
    if (left !== undefined && right !== undefined) goes()
    else if (left !== undefined) gone.push(left)
    else if (right !== undefined) {
      const earlier = gone.shift()
      if (earlier === undefined) changes.push({ presence: 'added', words: [{ kind: 'added', text: right }] })
      else changes.push(changed(earlier, right))
    }
  }
  goes()
  return changes
}

function changed(before: string, after: string): TextChange {
  return { presence: 'in-both', words: wordChanges(before, after) }
}

function textsOf(section: Section | undefined): string[] {
  return (section?.blocks ?? []).flatMap(textsOfBlock).filter((text) => text.trim() !== '')
}

function textsOfBlock(block: Block): string[] {
  if (block.kind === 'heading') return [block.textSv]
  if (block.kind === 'list') return block.items.map((item) => inlineText(item))
  return 'inlines' in block ? [inlineText(block.inlines)] : []
}

function tablesIn(section: Section | undefined, document: Document): Table[] {
  return section === undefined ? [] : [...tablesOf({ ...document, sections: [section] })]
}

interface ComparedTable {
  readonly comparison?: TableComparison
  /** Words in its cells and notes. */
  readonly words: readonly TextChange[]
}

function compareTables(before: readonly Table[], after: readonly Table[]): ComparedTable[] {
  const earlier = byOccurrence(before)
  const later = byOccurrence(after)
  return [...new Set([...later.keys(), ...earlier.keys()])].map((name) => compareTable(earlier.get(name), later.get(name)))
}

/** The same table twice in a section is told apart by which in order it is. */
function byOccurrence(tables: readonly Table[]): ReadonlyMap<string, Table> {
  const counts = new Map<string, number>()
  return new Map(
    tables.map((table) => {
      const count = (counts.get(table.name) ?? 0) + 1
      counts.set(table.name, count)
      return [`${table.name} ${count}`, table]
    }),
  )
}

function compareTable(before: Table | undefined, after: Table | undefined): ComparedTable {
  const known = after ?? before
  if (known === undefined) return { words: [] }
  const described = { name: known.name, captionSv: known.captionSv, presence: presenceOf(before, after) }
  if (before === undefined || after === undefined) return { comparison: { ...described, figures: [] }, words: [] }
  const figures = movedFigures(before, after)
  const words = compareTexts(wordsIn(before), wordsIn(after))
  return figures.length === 0 ? { words } : { comparison: { ...described, figures }, words }
}

/** What the table says in words, each cell named by its row and column. */
function wordsIn(table: Table): string[] {
  const cells = table.rows.flatMap((row) =>
    table.columns.flatMap((column) => {
      const cell = row.cells[column.key]
      if (cell === undefined || cell.kind === 'figure' || cell.kind === 'empty') return []
      const text = printedCell(cell, column)
      return text === '' ? [] : [`${row.labelSv}, ${column.labelSv}: ${text}`]
    }),
  )
  return [table.captionSv, ...cells, ...(table.notesSv ?? [])]
}

interface PlacedCell {
  readonly cell: FigureCell
  readonly column: Column
  readonly rowSv: string
}

function movedFigures(before: Table, after: Table): MovedFigure[] {
  const earlier = figureCells(before)
  const later = figureCells(after)
  return [...new Set([...later.keys(), ...earlier.keys()])].flatMap((place) => {
    const moved = movedFigure(earlier.get(place), later.get(place))
    return moved === undefined ? [] : [moved]
  })
}

function figureCells(table: Table): ReadonlyMap<string, PlacedCell> {
  return new Map(
    table.rows.flatMap((row) =>
      table.columns.flatMap((column): [string, PlacedCell][] => {
        const cell = row.cells[column.key]
        return cell?.kind === 'figure' ? [[`${row.key}/${column.key}`, { cell, column, rowSv: row.labelSv }]] : []
      }),
    ),
  )
}

function movedFigure(before: PlacedCell | undefined, after: PlacedCell | undefined): MovedFigure | undefined {
  const known = after ?? before
  if (known === undefined) return undefined
  const beforeSv = before === undefined ? '' : printedFigureCell(before.cell, before.column)
  const afterSv = after === undefined ? '' : printedFigureCell(after.cell, after.column)
  const isPrinted = beforeSv !== afterSv || before === undefined || after === undefined
  if (!isPrinted && sameValue(before.cell, after.cell)) return undefined
  return {
    key: known.cell.figure.key,
    rowSv: known.rowSv,
    columnSv: known.column.labelSv,
    before: before?.cell.figure,
    after: after?.cell.figure,
    beforeSv,
    afterSv,
    differenceSv: before && after ? differenceSv(before, after) : '',
    isPrinted,
  }
}

function sameValue({ figure: a }: FigureCell, { figure: b }: FigureCell): boolean {
  if (a.kind === 'missing' || b.kind === 'missing') return a.kind === b.kind
  return equals(a.value, b.value)
}

/** Of what is printed, so that the reader's own subtraction gives it; '' when it is printed in other units than before. */
function differenceSv(before: PlacedCell, after: PlacedCell): string {
  const display = displayOf(after.cell, after.column)
  const earlierDisplay = displayOf(before.cell, before.column)
  const a = before.cell.figure
  const b = after.cell.figure
  if (a.kind === 'missing' || b.kind === 'missing' || a.unitOfMeasure !== b.unitOfMeasure) return ''
  if (display.unit !== earlierDisplay.unit || display.decimals !== earlierDisplay.decimals) return ''
  if (display.unit === 'minutes-and-seconds') return ''
  const digits = printedDigits(b.value, display) - printedDigits(a.value, display)
  return formatDigits(digits, display.decimals, 'always')
}

function printedChanges({ texts, tables }: SectionComparison): PrintedChange[] {
  const ofTexts = texts.map((text) => ({
    whatSv: 'Text',
    beforeSv: joined(text, 'added'),
    afterSv: joined(text, 'removed'),
    differenceSv: '',
  }))
  return [...ofTexts, ...tables.flatMap(changesOfTable)]
}

function changesOfTable({ captionSv, presence, figures }: TableComparison): PrintedChange[] {
  if (presence !== 'in-both') return [cameOrWent(`Tabellen ${captionSv}`, presence)]
  return figures
    .filter(({ isPrinted }) => isPrinted)
    .map(({ rowSv, columnSv, beforeSv, afterSv, differenceSv }) => ({
      whatSv: `${captionSv}: ${rowSv}, ${columnSv}`,
      beforeSv,
      afterSv,
      differenceSv,
    }))
}

function wholeSection({ presence }: SectionComparison): PrintedChange {
  return cameOrWent('Hela avsnittet', presence)
}

function cameOrWent(whatSv: string, presence: Presence): PrintedChange {
  const added = presence === 'added'
  return { whatSv, beforeSv: added ? 'Fanns inte' : 'Fanns', afterSv: added ? 'Finns' : 'Finns inte', differenceSv: '' }
}

function joined({ words }: TextChange, without: 'added' | 'removed'): string {
  return words
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('')
}
