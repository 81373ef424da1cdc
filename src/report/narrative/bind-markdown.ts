import type { List, ListItem, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import type { Block } from '#domain/document.ts'
import type { Finding } from '#domain/finding.ts'
import { inlineText } from '#domain/inline-text.ts'
import type { Inline } from '#domain/table.ts'
import { raisedDigits } from '#lib/raised-digits.ts'
import { reportFinding } from '../finding-codes.ts'
import type { Binding } from './binding.ts'
import { pushText } from './figure-references.ts'
import { type BoundInlines, bindPhrasing, unsupported, withoutTags } from './phrasing.ts'

export interface BoundBlocks {
  readonly blocks: Block[]
  readonly findings: Finding[]
}

/**
 * A section's text as blocks: paragraphs, lists and headings of levels 2–3, with `{{table/row/column}}` bound to the
 * report's figures; a line of `***` begins a new page or slide, and `[^1]` refers to the footnote on a line `[^1]: text`.
 * Anything else in the Markdown (HTML, links, images, tables, quotes) leaves its words and a finding.
 */
export function bindMarkdown(markdown: string, binding: Binding): BoundBlocks {
  const { text, notes, findings } = takeFootnotes(markdown, binding)
  const parts = text.split(/^[ \t]*\*\*\*[ \t]*$/m).map((part) => bindText(part, binding))
  const blocks = parts.flatMap((part, index): Block[] => (index === 0 ? part.blocks : [{ kind: 'page-break' }, ...part.blocks]))
  const footnotes = notes.map(({ mark, textSv }) => {
    const bound = bindInline(textSv, binding)
    return { block: { kind: 'footnote', mark, inlines: bound.inlines } as const, findings: bound.findings }
  })
  return {
    blocks: [...blocks, ...footnotes.map(({ block }) => block)],
    findings: [...parts.flatMap((part) => part.findings), ...footnotes.flatMap((note) => note.findings), ...findings],
  }
}

/** Footnotes by themselves, and the text with raised numbers where it refers to them. */
function takeFootnotes(markdown: string, binding: Binding) {
  const notes: { mark: string; textSv: string }[] = []
  const findings: Finding[] = []
  const rest = markdown.replace(/^\[\^(\d{1,3})\]:[ \t]*(\S.*)$/gm, (_, mark: string, textSv: string) => {
    notes.push({ mark, textSv })
    return ''
  })
  const text = rest.replace(/\[\^(\d{1,3})\]/g, (written, mark: string) => {
    if (notes.some((note) => note.mark === mark)) return raisedDigits(mark) ?? written
    const messageSv = `Texten hänvisar till fotnot ${mark}, som inte finns. Skriv den på en egen rad i samma text: [^${mark}]: och sedan texten.`
    findings.push(reportFinding('R-004', binding.placeOf(written), messageSv))
    return written
  })
  return { text, notes, findings }
}

function bindText(markdown: string, binding: Binding): BoundBlocks {
  const blocks: Block[] = []
  const findings: Finding[] = []
  for (const node of fromMarkdown(markdown).children) {
    const bound = bindBlock(node, binding)
    findings.push(...bound.findings)
    for (const block of bound.blocks) {
      // A level 3 with no level 2 before it would leave a gap in the outline, which assistive technology reads as a loss.
      const orphan = block.kind === 'heading' && block.level === 3 && !blocks.some(({ kind }) => kind === 'heading')
      blocks.push(orphan ? { ...block, level: 2 } : block)
    }
  }
  return { blocks, findings }
}

/**
 * The same for a table's cell, which holds one run of text: paragraphs are parted by line breaks and list items stand on
 * their own lines with a dash. Headings lose their level.
 */
export function bindInline(text: string, binding: Binding): BoundInlines {
  const { blocks, findings } = bindText(text, binding)
  return { inlines: joinedBy([{ kind: 'line-break' }], blocks.flatMap(linesOf)), findings }
}

/** The same where there is room, as beside an answer: an empty line between paragraphs. */
export function bindRunningText(text: string, binding: Binding): BoundInlines {
  const { blocks, findings } = bindText(text, binding)
  const paragraphs = blocks.map((block) => joinedBy([{ kind: 'line-break' }], linesOf(block)))
  return { inlines: joinedBy([{ kind: 'line-break' }, { kind: 'line-break' }], paragraphs), findings }
}

function joinedBy(gap: readonly Inline[], lines: readonly (readonly Inline[])[]): Inline[] {
  return lines.flatMap((line, index) => (index === 0 ? line : [...gap, ...line]))
}

function linesOf(block: Block): (readonly Inline[])[] {
  switch (block.kind) {
    case 'paragraph':
      return [block.inlines]
    case 'list':
      return block.items.map((item, index) => [{ kind: 'text', textSv: block.ordered ? `${index + 1}. ` : '– ' }, ...item])
    case 'heading':
      return [[{ kind: 'text', textSv: block.textSv, strong: true }]]
    default:
      return []
  }
}

function bindBlock(node: RootContent, binding: Binding): BoundBlocks {
  switch (node.type) {
    case 'paragraph': {
      const { inlines, findings } = bindPhrasing(node.children, binding)
      if (looksLikeTable(inlines)) findings.push(unsupported('en tabell', inlineText(inlines), binding))
      return { blocks: inlines.length > 0 ? [{ kind: 'paragraph', inlines }] : [], findings }
    }
    case 'heading': {
      const { inlines, findings } = bindPhrasing(node.children, binding)
      const textSv = inlineText(inlines).trim()
      if (node.depth !== 2 && node.depth !== 3) {
        findings.push(unsupported(`en rubrik på nivå ${node.depth} (bara 2 och 3 finns)`, textSv, binding))
      }
      if (inlines.some(({ kind }) => kind === 'figure')) findings.push(unsupported('en siffra i en rubrik', textSv, binding))
      return { blocks: textSv === '' ? [] : [{ kind: 'heading', level: node.depth <= 2 ? 2 : 3, textSv }], findings }
    }
    case 'list': {
      const { items, findings } = bindItems(node, binding)
      return { blocks: items.length > 0 ? [{ kind: 'list', ordered: node.ordered === true, items }] : [], findings }
    }
    case 'blockquote': {
      const bound = node.children.map((child) => bindBlock(child, binding))
      const findings = [unsupported('ett citatblock', '', binding), ...bound.flatMap((part) => part.findings)]
      return { blocks: bound.flatMap((part) => part.blocks), findings }
    }
    case 'code':
      return plainParagraph(node.value, 'ett kodblock', binding)
    case 'html':
      return plainParagraph(withoutTags(node.value), 'HTML', binding)
    case 'thematicBreak':
      return { blocks: [], findings: [unsupported('en vågrät linje', '', binding)] }
    case 'definition':
      return { blocks: [], findings: [unsupported('en länkadress', node.url, binding)] }
    default:
      return { blocks: [], findings: [unsupported(`uppmärkning av slaget ${node.type}`, '', binding)] }
  }
}

function bindItems(list: List, binding: Binding): { items: (readonly Inline[])[]; findings: Finding[] } {
  const items: (readonly Inline[])[] = []
  const findings: Finding[] = []
  for (const item of list.children) {
    const bound = bindItem(item, binding)
    items.push(...bound.items)
    findings.push(...bound.findings)
  }
  return { items, findings }
}

/** An item and, after it, the items of a list within it: a report's lists have one level. */
function bindItem(item: ListItem, binding: Binding): { items: (readonly Inline[])[]; findings: Finding[] } {
  const own: Inline[] = []
  const nested: (readonly Inline[])[] = []
  const findings: Finding[] = []
  for (const child of item.children) {
    if (child.type === 'list') {
      const inner = bindItems(child, binding)
      nested.push(...inner.items)
      findings.push(unsupported('en lista i en lista', inner.items.map(inlineText).join(' '), binding), ...inner.findings)
      continue
    }
    const bound = bindBlock(child, binding)
    findings.push(...bound.findings)
    for (const line of bound.blocks.flatMap(linesOf)) {
      if (own.length > 0) own.push({ kind: 'line-break' })
      own.push(...line)
    }
  }
  return { items: own.length > 0 ? [own, ...nested] : nested, findings }
}

function plainParagraph(text: string, nameSv: string, binding: Binding): BoundBlocks {
  const inlines: Inline[] = []
  pushText(inlines, text.replace(/\s+/g, ' ').trim(), {})
  return {
    blocks: inlines.length > 0 ? [{ kind: 'paragraph', inlines }] : [],
    findings: [unsupported(nameSv, text, binding)],
  }
}

/** Markdown's tables are an extension that we do not read; their row of dashes gives them away. */
function looksLikeTable(inlines: readonly Inline[]): boolean {
  return /\|?\s*:?-{3,}:?\s*\|/.test(inlineText(inlines))
}
