import type { Block, Document, Section } from '#domain/document.ts'
import { type FigureKey, parseFigureKey } from '#domain/figure.ts'
import { bySeverity, type Finding, type FindingPlace } from '#domain/finding.ts'
import { inlineText } from '#domain/inline-text.ts'
import { figuresOf, type Inline, type Table } from '#domain/table.ts'

/** Where in the report each finding is shown. */
export interface PlacedFindings {
  besideBlock(block: Block): readonly Finding[]
  atSection(section: Section): readonly Finding[]
  /** Those about something that the report does not print: shown before it. */
  readonly elsewhere: readonly Finding[]
  /** The figures that findings point at. */
  readonly flagged: ReadonlySet<FigureKey>
}

/** Puts each finding beside what it speaks of: the figure's table, the sentence with the excerpt, else the section's start. */
export function placeFindings(document: Document, findings: readonly Finding[]): PlacedFindings {
  const places = new Map<Block | Section, Finding[]>()
  const elsewhere: Finding[] = []
  const flagged = new Set<FigureKey>()
  for (const finding of bySeverity(findings)) {
    const place = findPlace(document, finding.where)
    if (place === undefined) elsewhere.push(finding)
    else places.set(place, [...(places.get(place) ?? []), finding])
    for (const key of figuresAt(document, finding.where)) flagged.add(key)
  }
  return {
    besideBlock: (block) => places.get(block) ?? [],
    atSection: (section) => places.get(section) ?? [],
    elsewhere,
    flagged,
  }
}

function findPlace(document: Document, where: FindingPlace): Block | Section | undefined {
  const blocks = document.sections.flatMap((section) => section.blocks)
  switch (where.kind) {
    case 'figure': {
      const table = parseFigureKey(where.figureKey)?.table
      const holders = blocks.filter((block) => figureKeysOf(block).includes(where.figureKey))
      return holders.find((block) => tableOf(block)?.name === table) ?? holders[0]
    }
    case 'table':
      return blocks.find((block) => tableOf(block)?.name === where.table)
    case 'section': {
      const section = document.sections.find(({ key }) => key === where.section)
      const { excerptSv } = where
      return (excerptSv && section?.blocks.find((block) => textOf(block).includes(excerptSv))) || section
    }
    case 'source':
      return undefined
  }
}

/** The figures that a place names exactly: one, or those of a row and column of a table. */
function figuresAt(document: Document, where: FindingPlace): FigureKey[] {
  if (where.kind === 'figure') return [where.figureKey]
  if (where.kind !== 'table' || where.row === undefined || where.column === undefined) return []
  const tables = document.sections.flatMap((section) => section.blocks.map(tableOf))
  return tables.flatMap((table) =>
    table?.name === where.table
      ? [...figuresOf(table)]
          .filter(({ row, column }) => row.key === where.row && column.key === where.column)
          .map(({ cell }) => cell.figure.key)
      : [],
  )
}

function tableOf(block: Block): Table | undefined {
  if (block.kind === 'table') return block.table
  return block.kind === 'chart' ? block.chart.dataTable : undefined
}

function figureKeysOf(block: Block): FigureKey[] {
  const table = tableOf(block)
  const inCells = table === undefined ? [] : [...figuresOf(table)].map(({ cell }) => cell.figure.key)
  const inTexts = inlinesOf(block).flatMap((inline) => (inline.kind === 'figure' ? [inline.figure.key] : []))
  return [...inCells, ...inTexts]
}

function textOf(block: Block): string {
  return block.kind === 'heading' ? block.textSv : inlineText(inlinesOf(block))
}

/** Every run of text in the block, those in table cells included. */
function inlinesOf(block: Block): readonly Inline[] {
  switch (block.kind) {
    case 'paragraph':
    case 'callout':
    case 'footnote':
      return block.inlines
    case 'list':
      return block.items.flat()
    case 'table':
    case 'chart':
      return (tableOf(block)?.rows ?? []).flatMap((row) =>
        Object.values(row.cells).flatMap((cell) => (cell.kind === 'text' ? cell.inlines : [])),
      )
    case 'heading':
    case 'gantt':
    case 'page-break':
      return []
  }
}
