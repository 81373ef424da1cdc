import type { TemplateSection } from '#domain/report-template.ts'

export interface Appendix {
  readonly titleSv: string
  readonly sections: readonly TemplateSection[]
}

/** The report's appendices in their order: sections after each other that name the same. */
export function appendicesOf(sections: readonly TemplateSection[]): Appendix[] {
  const found: { titleSv: string; sections: TemplateSection[] }[] = []
  for (const [index, section] of sections.entries()) {
    if (section.appendix === undefined) continue
    const last = found.at(-1)
    if (last && sections[index - 1]?.appendix === section.appendix) last.sections.push(section)
    else found.push({ titleSv: section.appendix, sections: [section] })
  }
  return found
}

/** "Bilaga 1: " of an appendix in one section, "Bilaga 1.2: " of one in several; nothing of what is in no appendix. */
export function appendixPrefix(section: TemplateSection, sections: readonly TemplateSection[]): string {
  const appendices = appendicesOf(sections)
  const index = appendices.findIndex((appendix) => appendix.sections.includes(section))
  const appendix = appendices[index]
  if (appendix === undefined) return ''
  const within = appendix.sections.length === 1 ? '' : `.${appendix.sections.indexOf(section) + 1}`
  return `Bilaga ${index + 1}${within}: `
}
