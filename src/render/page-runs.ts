import type { Block, Document, Section } from '#domain/document.ts'
import { inlineText } from '#domain/inline-text.ts'
import { needsLandscape } from './column-widths.ts'

/** A section's title, or a block in it. */
export type PageItem =
  | { readonly kind: 'section-title'; readonly section: Section }
  | { readonly kind: 'block'; readonly block: Block }

/** Consecutive items on pages of one orientation. */
export interface PageRun {
  readonly landscape: boolean
  readonly items: readonly PageItem[]
}

/**
 * Which items stand on landscape pages: the wide tables, and with each the headings and the little text that lead up to
 * it, so that no heading is left alone on a portrait page, and the footnotes that follow; so do the comments that end the
 * section, which would else have a portrait page to themselves. Everything else is portrait.
 */
export function pageRuns(document: Document): PageRun[] {
  const items = document.sections.flatMap((section): PageItem[] => [
    { kind: 'section-title', section },
    ...section.blocks.map((block): PageItem => ({ kind: 'block', block })),
  ])
  const landscape = items.map(isWide)
  for (const [index, item] of items.entries()) {
    if (!isWide(item)) continue
    for (let before = startOfLeadIn(items, index); before < index; before++) landscape[before] = true
    for (let after = index + 1; after < endOfRemarks(items, index); after++) landscape[after] = true
  }
  for (const [index, item] of items.entries()) {
    // A break that ends a landscape page must not begin a portrait one of its own.
    if (isPageBreak(item)) landscape[index] = landscape[index - 1] ?? false
  }
  const runs: { landscape: boolean; items: PageItem[] }[] = []
  for (const [index, item] of items.entries()) {
    const last = runs.at(-1)
    if (last && last.landscape === landscape[index]) last.items.push(item)
    else runs.push({ landscape: landscape[index] ?? false, items: [item] })
  }
  return runs
}

/** Text of this length, about eight lines, may move to the landscape page with the table that it introduces. */
const shortLeadIn = 700

/**
 * The first item that moves with the wide table at `index`: back over short text to the section's title or to another wide
 * table, else back over the headings that stand right above.
 */
function startOfLeadIn(items: readonly PageItem[], index: number): number {
  let start = index
  let length = 0
  for (let at = index - 1; at >= 0; at--) {
    const item = items[at]
    if (item === undefined) break
    if (item.kind === 'section-title') return at
    if (item.block.kind === 'heading') {
      if (start === at + 1) start = at
      continue
    }
    if (isWide(item)) return at + 1
    if (item.block.kind === 'table' || item.block.kind === 'chart' || item.block.kind === 'page-break') break
    length += textLength(item.block)
    if (length > shortLeadIn) break
  }
  return start
}

/** Text of this length, about half a page, may follow the table to the section's end on its landscape pages. */
const shortRemarks = 2500

/**
 * The first item that no longer stays with the wide table at `index`: the next section when only little text is left of this
 * one, else what comes after the footnotes.
 */
function endOfRemarks(items: readonly PageItem[], index: number): number {
  let notes = index + 1
  while (isFootnote(items[notes])) notes++
  let length = 0
  for (let at = notes; ; at++) {
    const item = items[at]
    if (item === undefined || item.kind === 'section-title' || isWide(item) || isPageBreak(item))
      return length > shortRemarks ? notes : at
    if (!isText(item.block)) return notes
    length += textLength(item.block)
  }
}

function isText({ kind }: Block): boolean {
  return kind === 'heading' || kind === 'paragraph' || kind === 'list' || kind === 'callout' || kind === 'footnote'
}

function textLength(block: Block): number {
  switch (block.kind) {
    case 'paragraph':
    case 'callout':
    case 'footnote':
      return inlineText(block.inlines).length
    case 'list':
      return block.items.reduce((length, item) => length + inlineText(item).length, 0)
    default:
      return 0
  }
}

function isWide(item: PageItem): boolean {
  return item.kind === 'block' && item.block.kind === 'table' && (item.block.wide || needsLandscape(item.block.table))
}

function isPageBreak(item: PageItem): boolean {
  return item.kind === 'block' && item.block.kind === 'page-break'
}

function isFootnote(item: PageItem | undefined): boolean {
  return item?.kind === 'block' && item.block.kind === 'footnote'
}
