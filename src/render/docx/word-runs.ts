import { formatInlineFigure } from '#domain/inline-text.ts'
import type { Inline } from '#domain/table.ts'
import { element, officeColour, xmlText } from '../ooxml/element.ts'

/** How a run of text looks beside what its paragraph's style says. */
export interface RunLook {
  readonly strong?: boolean
  /** In a style that is bold, but not so itself. */
  readonly light?: boolean
  readonly emphasis?: boolean
  readonly raised?: boolean
  readonly colour?: string
  /** In half-points. */
  readonly size?: number
}

/** A run of text; a line break in it is a line break in Word, a tab a tab. */
export function textRun(textSv: string, look: RunLook = {}): string {
  const content = textSv
    .split(/(\n|\t)/)
    .map((piece) => {
      if (piece === '\n') return element('w:br')
      if (piece === '\t') return element('w:tab')
      return piece === '' ? '' : element('w:t', { 'xml:space': 'preserve' }, xmlText(piece))
    })
    .join('')
  return content === '' ? '' : element('w:r', {}, runLook(look), content)
}

function runLook({ strong, light, emphasis, raised, colour, size }: RunLook): string {
  const content = [
    strong ? element('w:b') + element('w:bCs') : '',
    light ? element('w:b', { 'w:val': 0 }) + element('w:bCs', { 'w:val': 0 }) : '',
    emphasis ? element('w:i') + element('w:iCs') : '',
    colour === undefined ? '' : element('w:color', { 'w:val': officeColour(colour) }),
    size === undefined ? '' : element('w:sz', { 'w:val': size }) + element('w:szCs', { 'w:val': size }),
    raised ? element('w:vertAlign', { 'w:val': 'superscript' }) : '',
  ].join('')
  return content === '' ? '' : element('w:rPr', {}, content)
}

/** Texts with bound figures as runs; `writeText` may put something of its own (a footnote's reference) into a text. */
export function inlineRuns(
  inlines: readonly Inline[],
  look: RunLook,
  writeText: (textSv: string, look: RunLook) => string = textRun,
): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'line-break') return textRun('\n', look)
      if (inline.kind === 'figure') return textRun(formatInlineFigure(inline), look)
      const strong = inline.strong ?? look.strong ?? false
      const emphasis = inline.emphasis ?? look.emphasis ?? false
      return writeText(inline.textSv, { ...look, strong, emphasis })
    })
    .join('')
}

/** A field with the text that it shows until it is computed anew. */
export function simpleField(instruction: string, textSv: string, look: RunLook = {}): string {
  return element('w:fldSimple', { 'w:instr': ` ${instruction} ` }, textRun(textSv, look))
}

export interface ParagraphOptions {
  readonly style?: string
  readonly keepNext?: boolean
  readonly pageBreakBefore?: boolean
  readonly numbering?: number
  readonly indent?: number
  readonly right?: boolean
  /** A tab stop at the right, in twentieths of a point from the text's left edge. */
  readonly rightTab?: number
  /** The properties of the section that the paragraph ends. */
  readonly section?: string
}

export function paragraph(content: string, options: ParagraphOptions = {}): string {
  const { style, keepNext, pageBreakBefore, numbering, indent, right, rightTab, section } = options
  const properties = [
    style === undefined ? '' : element('w:pStyle', { 'w:val': style }),
    keepNext ? element('w:keepNext') : '',
    pageBreakBefore ? element('w:pageBreakBefore') : '',
    numbering === undefined
      ? ''
      : element('w:numPr', {}, element('w:ilvl', { 'w:val': 0 }), element('w:numId', { 'w:val': numbering })),
    rightTab === undefined ? '' : element('w:tabs', {}, element('w:tab', { 'w:val': 'right', 'w:pos': rightTab })),
    section === undefined ? '' : element('w:spacing', { 'w:before': 0, 'w:after': 0, 'w:line': 20, 'w:lineRule': 'exact' }),
    indent === undefined || indent === 0 ? '' : element('w:ind', { 'w:left': indent }),
    right ? element('w:jc', { 'w:val': 'right' }) : '',
    section ?? '',
  ].join('')
  return element('w:p', {}, properties === '' ? '' : element('w:pPr', {}, properties), content)
}
