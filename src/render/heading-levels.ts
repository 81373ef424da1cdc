import type { Block, HeadingBlock } from '#domain/document.ts'

/**
 * The level of each heading in a section, where the section's own title is 1: as written, but never a step of more than one
 * down from the heading before, since a reader who moves by headings takes a skipped level for lost text (WCAG 1.3.1, PDF/UA-1).
 */
export function headingLevels(blocks: readonly Block[]): ReadonlyMap<HeadingBlock, 2 | 3> {
  const levels = new Map<HeadingBlock, 2 | 3>()
  let above = 1
  for (const block of blocks) {
    if (block.kind !== 'heading') continue
    const level = above === 1 ? 2 : block.level
    levels.set(block, level)
    above = level
  }
  return levels
}
