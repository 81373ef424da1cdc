import type { PhrasingContent, RootContent, TableRow } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import { noBreakSpace } from '#lib/swedish-numbers.ts'

/** A page of help as what it says, never as markup: the page that shows it writes every tag itself. */
export interface HelpPage {
  /** The file's name without its ending, which is also its address. */
  readonly name: string
  readonly titleSv: string
  /** The first sentence, for the list of pages. */
  readonly descriptionSv: string
  readonly lead: readonly HelpInline[]
  readonly blocks: readonly HelpBlock[]
}

export type HelpBlock =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly textSv: string }
  | { readonly kind: 'paragraph'; readonly inlines: readonly HelpInline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly HelpBlock[])[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'table'; readonly captionSv: string; readonly header: HelpRow; readonly rows: readonly HelpRow[] }

/** The cells of a row, each with what it says. */
export type HelpRow = readonly (readonly HelpInline[])[]

export type HelpInline =
  | { readonly kind: 'text'; readonly textSv: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly inlines: readonly HelpInline[] }
  /** To another page of help, by its name. */
  | { readonly kind: 'link'; readonly page: string; readonly inlines: readonly HelpInline[] }

/**
 * Reads a page: a title (`#`), a paragraph whose first sentence describes the page, then paragraphs, headings of levels
 * 2–3, lists, tables and code. Throws on anything else, HTML and links that lead out included: the pages are our own, so
 * what one cannot show is a defect, found by the test that reads them all.
 */
export function parseHelpPage(name: string, markdown: string): HelpPage {
  const { children } = fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] })
  const [title, lead, ...rest] = children
  if (title?.type !== 'heading' || title.depth !== 1) throw new Error(`${name}.md does not begin with its title (#).`)
  if (lead?.type !== 'paragraph') throw new Error(`${name}.md does not say what it is about below its title.`)

  const titleSv = textOf(readInlines(title.children, name))
  const leadInlines = readInlines(lead.children, name)
  return { name, titleSv, descriptionSv: firstSentence(textOf(leadInlines)), lead: leadInlines, blocks: readBlocks() }

  /** A table is called what the heading above it says. */
  function readBlocks(): HelpBlock[] {
    let captionSv = titleSv
    return rest.map((node) => {
      const block = readBlock(node, name, captionSv)
      if (block.kind === 'heading') captionSv = block.textSv
      return block
    })
  }
}

function readBlock(node: RootContent, page: string, captionSv: string): HelpBlock {
  switch (node.type) {
    case 'heading': {
      if (node.depth !== 2 && node.depth !== 3) throw new Error(`${page}.md has a heading of level ${node.depth}.`)
      return { kind: 'heading', level: node.depth, textSv: textOf(readInlines(node.children, page)) }
    }
    case 'paragraph':
      return { kind: 'paragraph', inlines: readInlines(node.children, page) }
    case 'list': {
      const items = node.children.map((item) => item.children.map((child) => readBlock(child, page, captionSv)))
      return { kind: 'list', ordered: node.ordered === true, items }
    }
    case 'code':
      return { kind: 'code', text: node.value }
    case 'table': {
      const [header = [], ...rows] = node.children.map((row) => readRow(row, page))
      return { kind: 'table', captionSv, header, rows }
    }
    default:
      throw new Error(`${page}.md has markup that help has no form for: ${node.type}.`)
  }
}

function readRow(row: TableRow, page: string): HelpRow {
  return row.children.map((cell) => readInlines(cell.children, page))
}

function readInlines(nodes: readonly PhrasingContent[], page: string): HelpInline[] {
  return nodes.map((node) => {
    switch (node.type) {
      case 'text':
        return { kind: 'text', textSv: keepNumbersWhole(node.value) }
      case 'inlineCode':
        return { kind: 'code', text: node.value }
      case 'strong':
      case 'emphasis':
        return { kind: node.type, inlines: readInlines(node.children, page) }
      case 'link': {
        const [, target] = /^(?:\.\.\/(?:guide|method)\/)?([a-z-]+)\.md$/.exec(node.url) ?? []
        if (target === undefined) throw new Error(`${page}.md has a link that leads out of help: ${node.url}.`)
        return { kind: 'link', page: target, inlines: readInlines(node.children, page) }
      }
      default:
        throw new Error(`${page}.md has markup that help has no form for: ${node.type}.`)
    }
  })
}

/** Files are typed with plain spaces; shown, "1 725 timmar" and "6 kap. 6 §" must not break within a number or before its sign. */
function keepNumbersWhole(text: string): string {
  return text.replace(/(?<=\d) (?=\d{3}(?!\d)|%|§|kap\.|mnkr|tkr)/g, noBreakSpace)
}

function firstSentence(text: string): string {
  return /^.*?[.](?=\s+\p{Lu}|$)/su.exec(text)?.[0] ?? text
}

function textOf(inlines: readonly HelpInline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'text') return inline.textSv
      return inline.kind === 'code' ? inline.text : textOf(inline.inlines)
    })
    .join('')
}
