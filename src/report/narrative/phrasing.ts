import type { PhrasingContent } from 'mdast'
import type { Finding } from '#domain/finding.ts'
import type { Inline } from '#domain/table.ts'
import { reportFinding } from '../finding-codes.ts'
import type { Binding } from './binding.ts'
import { bindFigures, pushText, type TextStyle } from './figure-references.ts'

export interface BoundInlines {
  readonly inlines: Inline[]
  readonly findings: Finding[]
}

/**
 * What stands within a paragraph: text, strong, emphasis, line breaks and bound figures. What a report has no form for
 * (links, images, code, HTML) leaves its words behind and a finding; markup itself is never passed on.
 */
export function bindPhrasing(nodes: readonly PhrasingContent[], binding: Binding, style: TextStyle = {}): BoundInlines {
  const inlines: Inline[] = []
  const findings: Finding[] = []
  for (const node of nodes) {
    const bound = bindNode(node, binding, style)
    findings.push(...bound.findings)
    for (const inline of bound.inlines) {
      if (inline.kind === 'text') pushText(inlines, inline.textSv, styleOf(inline))
      else inlines.push(inline)
    }
  }
  return { inlines, findings }
}

/** Markup that the text was written with but a report cannot hold. */
export function unsupported(nameSv: string, excerptSv: string, binding: Binding): Finding {
  const messageSv = `Texten innehåller ${nameSv}, som en rapport inte kan återge; bara orden är kvar. Skriv med stycken, listor, mellanrubriker, fet och kursiv stil.`
  return reportFinding('R-004', binding.placeOf(shorten(excerptSv)), messageSv)
}

/** HTML without its tags and comments. */
export function withoutTags(html: string): string {
  return html.replace(/<!--[\s\S]*?(?:-->|$)/g, '').replace(/<[^>]*(?:>|$)/g, '')
}

function bindNode(node: PhrasingContent, binding: Binding, style: TextStyle): BoundInlines {
  switch (node.type) {
    case 'text':
      return bindFigures(node.value.replace(/\s*\n\s*/g, ' '), style, binding)
    case 'strong':
      return bindPhrasing(node.children, binding, { ...style, strong: true })
    case 'emphasis':
      return bindPhrasing(node.children, binding, { ...style, emphasis: true })
    case 'break':
      return { inlines: [{ kind: 'line-break' }], findings: [] }
    case 'html':
      return { inlines: [], findings: [unsupported('HTML', node.value, binding)] }
    case 'inlineCode':
      return leftBehind(node.value, 'kodtext', style, binding)
    case 'image':
    case 'imageReference':
      return leftBehind(node.alt ?? '', 'en bild', style, binding)
    case 'link':
    case 'linkReference':
    case 'delete': {
      const bound = bindPhrasing(node.children, binding, style)
      const nameSv = node.type === 'delete' ? 'överstruken text' : 'en länk'
      const words = bound.inlines.map((inline) => (inline.kind === 'text' ? inline.textSv : '')).join('')
      return { inlines: bound.inlines, findings: [...bound.findings, unsupported(nameSv, words, binding)] }
    }
    case 'footnoteReference':
      return { inlines: [], findings: [unsupported('en fotnot', node.identifier, binding)] }
  }
}

function leftBehind(words: string, nameSv: string, style: TextStyle, binding: Binding): BoundInlines {
  const inlines: Inline[] = []
  pushText(inlines, words, style)
  return { inlines, findings: [unsupported(nameSv, words, binding)] }
}

function styleOf({ strong, emphasis }: TextStyle): TextStyle {
  return { ...(strong !== undefined && { strong }), ...(emphasis !== undefined && { emphasis }) }
}

function shorten(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim()
  return words.length > 80 ? `${words.slice(0, 79)}…` : words
}
