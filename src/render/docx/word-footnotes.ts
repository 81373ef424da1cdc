import type { Block, FootnoteBlock, Section } from '#domain/document.ts'
import { raisedDigits } from '#lib/raised-digits.ts'
import { element } from '../ooxml/element.ts'
import { inlineRuns, paragraph, type RunLook, textRun } from './word-runs.ts'
import type { StyleKey } from './word-styles.ts'

/**
 * The report's footnotes as Word's own. A text refers to a note by the note's mark, raised ("HoS2029 ¹"); the first such mark in
 * the note's section becomes the reference, later ones the number that Word gives it.
 */
export class WordFootnotes {
  readonly #styles: ReadonlyMap<StyleKey, string>
  readonly #firstId: number
  readonly #written: string[] = []
  readonly #numbers = new Map<FootnoteBlock, number>()
  #inSection = new Map<string, FootnoteBlock>()

  constructor(styles: ReadonlyMap<StyleKey, string>, firstId: number) {
    this.#styles = styles
    this.#firstId = firstId
  }

  /** The notes that marks refer to from here on. */
  enter(section: Section): void {
    const notes = section.blocks.filter((block: Block): block is FootnoteBlock => block.kind === 'footnote')
    this.#inSection = new Map(
      notes.flatMap((note) => (raisedDigits(note.mark) === undefined ? [] : [[raisedDigits(note.mark) ?? '', note]])),
    )
  }

  /** A text as runs, its marks as references. */
  readonly writeText = (textSv: string, look: RunLook): string => {
    if (this.#inSection.size === 0) return textRun(textSv, look)
    return textSv
      .split(/([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/)
      .map((piece) => {
        const note = this.#inSection.get(piece)
        return note === undefined ? textRun(piece, look) : this.#reference(note, look)
      })
      .join('')
  }

  /** Whether some text refers to the note: what nothing refers to is printed where it stands. */
  isReferredTo(note: FootnoteBlock): boolean {
    return this.#numbers.has(note)
  }

  /** The notes as elements of the footnotes part. */
  written(): readonly string[] {
    return this.#written
  }

  #reference(note: FootnoteBlock, look: RunLook): string {
    const known = this.#numbers.get(note)
    if (known !== undefined) return textRun(String(known), { ...look, raised: true })
    const number = this.#numbers.size + 1
    const id = this.#firstId + number - 1
    this.#numbers.set(note, number)
    const style = element('w:rPr', {}, element('w:rStyle', { 'w:val': this.#styles.get('footnoteReference') }))
    const mark = element('w:r', {}, style, element('w:footnoteRef'))
    const text = paragraph(mark + textRun(' ') + inlineRuns(note.inlines, {}), { style: this.#styles.get('footnoteText') ?? '' })
    this.#written.push(element('w:footnote', { 'w:id': id }, text))
    return element('w:r', {}, style, element('w:footnoteReference', { 'w:id': id }))
  }
}
