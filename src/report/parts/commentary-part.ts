import { bindMarkdown } from '../narrative/bind-markdown.ts'
import type { Binding } from '../narrative/binding.ts'
import { noParts, type SectionParts } from '../sections/define-section.ts'

/**
 * The texts that people wrote for a section, with their figures bound. Under tables and charts they get the heading
 * "Kommentarer", unless the text brings its own.
 */
export function commentaryPart(
  texts: readonly string[],
  binding: Binding,
  { underTables }: { underTables: boolean },
): SectionParts {
  const bound = texts.map((text) => bindMarkdown(text, binding))
  const blocks = bound.flatMap((part) => part.blocks)
  const findings = bound.flatMap((part) => part.findings)
  if (blocks.length === 0) return { ...noParts, findings }
  const needsHeading = underTables && blocks[0]?.kind !== 'heading'
  return {
    blocks: needsHeading ? [{ kind: 'heading', level: 2, textSv: 'Kommentarer' }, ...blocks] : blocks,
    tables: [],
    findings,
  }
}
