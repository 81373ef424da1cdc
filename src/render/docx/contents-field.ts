import type { Document } from '#domain/document.ts'
import { element, xmlText } from '../ooxml/element.ts'
import { paragraph, textRun } from './word-runs.ts'
import type { StyleKey } from './word-styles.ts'

/** A section that the contents list names, and the bookmark that leads to it. */
export interface ContentsEntry {
  readonly textSv: string
  readonly bookmark: string
}

/** The sections' titles, in order: those that the page and the PDF list too. */
export function contentsEntries({ sections }: Document): ContentsEntry[] {
  return sections.map(({ titleSv }, index) => ({ textSv: titleSv, bookmark: `_Toc${String(index + 1).padStart(6, '0')}` }))
}

/**
 * The contents list as Word's own field, filled with the headings as links so that it is whole before anyone computes it. The
 * page numbers come when it is computed (F9, or by itself before printing): only Word knows where its pages break, and a field
 * that asks to be computed at once makes Word ask the reader a question before the report is shown.
 */
export function contentsField(entries: readonly ContentsEntry[], styles: ReadonlyMap<StyleKey, string>): string {
  const begin =
    fieldMark('begin') +
    element('w:r', {}, element('w:instrText', { 'xml:space': 'preserve' }, xmlText(' TOC \\o "1-1" \\h \\z \\u '))) +
    fieldMark('separate')
  const lines = entries.map(({ textSv, bookmark }, index) => {
    const link = element('w:hyperlink', { 'w:anchor': bookmark, 'w:history': 1 }, textRun(textSv))
    const end = index === entries.length - 1 ? fieldMark('end') : ''
    return paragraph((index === 0 ? begin : '') + link + end, {
      style: styles.get('contents1') ?? '',
    })
  })
  const heading = paragraph(textRun('Innehåll'), { style: styles.get('contentsHeading') ?? '' })
  return element(
    'w:sdt',
    {},
    element(
      'w:sdtPr',
      {},
      element('w:docPartObj', {}, element('w:docPartGallery', { 'w:val': 'Table of Contents' }), element('w:docPartUnique')),
    ),
    element('w:sdtContent', {}, heading, ...lines),
  )
}

function fieldMark(type: 'begin' | 'separate' | 'end'): string {
  return element('w:r', {}, element('w:fldChar', { 'w:fldCharType': type }))
}
