import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A finished PDF as a screen reader meets it: by its structure tree, not by where things lie on the page. */
export interface ReadBack {
  readonly pageCount: number
  readonly title: string
  readonly author: string
  readonly language: string
  readonly xmp: string
  readonly marked: boolean
  readonly displaysTitle: boolean
  readonly outline: readonly string[]
  readonly headings: readonly ReadHeading[]
  readonly tables: readonly ReadTable[]
  /** The alternative text of each figure; undefined where one has none. */
  readonly figureTexts: readonly (string | undefined)[]
  /** Everything that is read aloud, in reading order. */
  readonly text: string
}

export interface ReadHeading {
  readonly level: number
  readonly text: string
  readonly page: number
}

export interface ReadTable {
  /** The page that it begins on. */
  readonly page: number
  readonly caption: string
  readonly rows: readonly (readonly ReadCell[])[]
}

export interface ReadCell {
  readonly role: 'TH' | 'TD'
  readonly text: string
}

/** Reads a tagged PDF back, for tests: what stands in the file, found by other code than that which wrote it. */
export async function readBack(bytes: Uint8Array): Promise<ReadBack> {
  const task = getDocument({ data: Uint8Array.from(bytes), useSystemFonts: false, verbosity: 0 })
  const pdf = await task.promise
  try {
    const pages = []
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true })
      pages.push(readTree((await page.getStructTree()) as StructureNode | null, markedTexts(items as MarkedItem[]), number))
    }
    const { info, metadata } = await pdf.getMetadata()
    const facts = info as Record<string, unknown>
    return {
      pageCount: pdf.numPages,
      title: String(facts.Title),
      author: String(facts.Author),
      language: String(facts.Language),
      xmp: String((metadata as { getRaw(): unknown } | null)?.getRaw() ?? ''),
      marked: ((await pdf.getMarkInfo()) as ReadonlyMap<string, unknown> | null)?.get('Marked') === true,
      displaysTitle: ((await pdf.getViewerPreferences()) as ReadonlyMap<string, unknown> | null)?.get('DisplayDocTitle') === true,
      outline: ((await pdf.getOutline()) ?? []).map((item: { title: string }) => item.title),
      headings: pages.flatMap((page) => page.headings),
      tables: joinContinued(pages.flatMap((page) => page.tables)),
      figureTexts: pages.flatMap((page) => page.figureTexts),
      text: pages.map((page) => page.text).join('\n'),
    }
  } finally {
    await task.destroy()
  }
}

/** The parts of pdfjs's structure tree and text content that are read here. */
interface StructureNode {
  readonly role?: string
  readonly alt?: string
  readonly type?: string
  readonly id?: string
  readonly children?: readonly StructureNode[]
}

interface MarkedItem {
  readonly type?: string
  readonly id?: string
  readonly str?: string
  readonly hasEOL?: boolean
}

/** Text by the id of the innermost marked content that holds it. A line that ends gives a space. */
function markedTexts(items: readonly MarkedItem[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  const open: (string | undefined)[] = []
  for (const item of items) {
    if (item.type === 'beginMarkedContentProps' || item.type === 'beginMarkedContent') open.push(item.id)
    else if (item.type === 'endMarkedContent') open.pop()
    else {
      const id = open.findLast((candidate) => candidate !== undefined)
      if (id !== undefined) texts.set(id, `${texts.get(id) ?? ''}${item.str ?? ''}${item.hasEOL ? ' ' : ''}`)
    }
  }
  return texts
}

function readTree(root: StructureNode | null, texts: ReadonlyMap<string, string>, page: number) {
  const headings: ReadHeading[] = []
  const tables: ReadTable[] = []
  const figureTexts: (string | undefined)[] = []

  const rawText = (node: StructureNode): string =>
    node.type === 'content' ? (texts.get(node.id ?? '') ?? '') : (node.children ?? []).map(rawText).join('')
  const textOf = (node: StructureNode) => rawText(node).replace(/ {2,}/g, ' ').trim()
  const visit = (node: StructureNode): void => {
    const level = /^H([1-6])$/.exec(node.role ?? '')?.[1]
    if (level !== undefined) headings.push({ level: Number(level), text: textOf(node), page })
    if (node.role === 'Figure') figureTexts.push(node.alt)
    if (node.role === 'Table') {
      const caption = descendants(node, 'Caption').map(textOf).join(' ')
      const rows = descendants(node, 'TR').map((row) =>
        (row.children ?? []).flatMap((cell): ReadCell[] =>
          cell.role === 'TH' || cell.role === 'TD' ? [{ role: cell.role, text: textOf(cell) }] : [],
        ),
      )
      tables.push({ page, caption, rows })
    }
    for (const child of node.children ?? []) visit(child)
  }
  if (root !== null) visit(root)
  return { headings, tables, figureTexts, text: root === null ? '' : leaves(root).map(rawText).join('\n') }
}

/**
 * The tree of each page holds a divided table whole, with text only in the cells that stand on that page, and its caption
 * on the first: the pages' texts are put together again.
 */
function joinContinued(tables: readonly ReadTable[]): ReadTable[] {
  const joined: ReadTable[] = []
  for (const table of tables) {
    const before = joined.at(-1)
    const continues = before !== undefined && table.caption === '' && before.rows.length === table.rows.length
    if (!continues) joined.push(table)
    else {
      const rows = before.rows.map((row, rowIndex) =>
        row.map((cell, index) => ({ ...cell, text: cell.text + (table.rows[rowIndex]?.[index]?.text ?? '') })),
      )
      joined[joined.length - 1] = { ...before, rows }
    }
  }
  return joined
}

function descendants(node: StructureNode, role: string): StructureNode[] {
  return (node.children ?? []).flatMap((child) => (child.role === role ? [child] : descendants(child, role)))
}

/** The nearest elements that hold text directly. */
function leaves(node: StructureNode): StructureNode[] {
  const children = node.children ?? []
  return children.some((child) => child.type === 'content') ? [node] : children.flatMap(leaves)
}
