import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { Compartment, EditorState, type Extension, Prec, type Range, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, keymap, WidgetType } from '@codemirror/view'
import { type FigureReference, figureReferences } from '#domain/figure-reference.ts'

/** What a chip shows of a figure, by the figure's name as it is written. */
export type ChipFigures = Readonly<Record<string, ChipFigure>>

interface ChipFigure {
  readonly printed: string
  readonly sourceSv: string
  readonly faultSv?: string
}

export interface MarkdownEditorOptions {
  readonly text: string
  readonly figures: ChipFigures
  readonly isReadOnly: boolean
  readonly labelledBy: string
  readonly describedBy: string
  /** The page's own, so that the editor's style is let through. */
  readonly nonce: string
  onText(text: string): void
  /** The figure at the cursor, when there is one. */
  onFigure(reference: FigureReference | undefined): void
  /** Asked for by the keyboard: a figure is to be inserted, or the one at the cursor written in another way. */
  onAskForFigure(): void
}

export interface MarkdownEditor {
  text(): string
  /** Takes a text that has come from elsewhere, with the cursor where it was in the words that are the same. */
  replaceText(text: string): void
  /** Writes over [from, to), or over what is selected, and puts the cursor after it. */
  write(text: string, place?: { readonly from: number; readonly to: number }): void
  select(place: { readonly from: number; readonly to: number }): void
  showFigures(figures: ChipFigures): void
  setReadOnly(isReadOnly: boolean): void
  focus(): void
  destroy(): void
}

/**
 * A field for Markdown as it is written, byte for byte, in which each named figure is a chip: it shows what the report prints,
 * is stepped over and taken away as one, and cannot be typed in.
 */
export function createMarkdownEditor(parent: HTMLElement, options: MarkdownEditorOptions): MarkdownEditor {
  const readOnly = new Compartment()
  const view = new EditorView({
    parent,
    state: EditorState.create({ doc: options.text, extensions: extensions(options, readOnly) }),
  })
  const selected = () => view.state.selection.main
  return {
    text: () => view.state.sliceDoc(),
    replaceText(text) {
      const change = changeBetween(view.state.sliceDoc(), text)
      if (change !== undefined) view.dispatch({ changes: change })
    },
    write(text, place = selected()) {
      view.dispatch({
        changes: { from: place.from, to: place.to, insert: text },
        selection: { anchor: place.from + text.length },
        scrollIntoView: true,
      })
      view.focus()
    },
    select({ from, to }) {
      view.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true })
      view.focus()
    },
    showFigures: (figures) => view.dispatch({ effects: figuresKnown.of(figures) }),
    setReadOnly: (isReadOnly) => view.dispatch({ effects: readOnly.reconfigure(readOnlyWhen(isReadOnly)) }),
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  }
}

function extensions(options: MarkdownEditorOptions, readOnly: Compartment): Extension {
  return [
    history(),
    // Tab goes on to what comes after the field, as in every other field.
    Prec.high(
      keymap.of([
        {
          key: 'Mod-Enter',
          run() {
            options.onAskForFigure()
            return true
          },
        },
      ]),
    ),
    keymap.of([...defaultKeymap, ...historyKeymap]),
    EditorView.lineWrapping,
    EditorView.cspNonce.of(options.nonce),
    EditorView.contentAttributes.of({
      'aria-labelledby': options.labelledBy,
      'aria-describedby': options.describedBy,
      lang: 'sv',
      spellcheck: 'true',
      autocapitalize: 'sentences',
    }),
    readOnly.of(readOnlyWhen(options.isReadOnly)),
    marked(options.figures),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) options.onText(update.state.sliceDoc())
      if (update.docChanged || update.selectionSet) options.onFigure(figureAt(update.state))
    }),
  ]
}

function readOnlyWhen(isReadOnly: boolean): Extension {
  // Still to be reached and read with the keyboard.
  return [EditorState.readOnly.of(isReadOnly), EditorView.contentAttributes.of({ 'aria-readonly': String(isReadOnly) })]
}

/** The chip that is selected, or that the cursor stands at the end or the beginning of. */
function figureAt(state: EditorState): FigureReference | undefined {
  const { from, to } = state.selection.main
  const near = figureReferences(state.sliceDoc()).filter((reference) => reference.from <= to && from <= reference.to)
  return near.find((reference) => reference.to === to) ?? near[0]
}

const figuresKnown = StateEffect.define<ChipFigures>()

interface Marked {
  readonly figures: ChipFigures
  readonly chips: DecorationSet
  readonly all: DecorationSet
}

/** Chips in the place of the figures' names, and a look for headings and emphasis; the text itself is never changed. */
function marked(figures: ChipFigures): Extension {
  const field: StateField<Marked> = StateField.define<Marked>({
    create: (state) => marksOf(state.sliceDoc(), figures),
    update(value, transaction) {
      const told = transaction.effects.find((effect) => effect.is(figuresKnown))
      const known = told === undefined ? value.figures : { ...value.figures, ...(told.value as ChipFigures) }
      return told === undefined && !transaction.docChanged ? value : marksOf(transaction.state.sliceDoc(), known)
    },
    provide: (self) => [
      EditorView.decorations.from(self, ({ all }) => all),
      EditorView.atomicRanges.of((view) => view.state.field(self).chips),
    ],
  })
  return field
}

function marksOf(text: string, figures: ChipFigures): Marked {
  const chips = figureReferences(text).map(({ source, from, to }) =>
    Decoration.replace({ widget: new Chip(source, figures[source]) }).range(from, to),
  )
  const looks = [...text.matchAll(lookOf)].flatMap(({ index, 0: found, groups }): Range<Decoration>[] => {
    const look = groups?.heading === undefined ? (groups?.strong === undefined ? emphasis : strong) : heading
    return [look.range(index, index + found.length)]
  })
  return { figures, chips: Decoration.set(chips), all: Decoration.set([...chips, ...looks], true) }
}

const lookOf = /(?<heading>^#{2,3} .+$)|(?<strong>\*\*[^*\n]+\*\*)|(?<emphasis>(?<![*\p{L}])\*[^*\n]+\*)/gmu
const heading = Decoration.mark({ class: 'text-heading' })
const strong = Decoration.mark({ class: 'text-strong' })
const emphasis = Decoration.mark({ class: 'text-emphasis' })

class Chip extends WidgetType {
  readonly source: string
  readonly figure: ChipFigure | undefined

  constructor(source: string, figure: ChipFigure | undefined) {
    super()
    this.source = source
    this.figure = figure
  }

  override eq(other: Chip): boolean {
    return (
      other.source === this.source &&
      other.figure?.printed === this.figure?.printed &&
      other.figure?.sourceSv === this.figure?.sourceSv
    )
  }

  override toDOM(): HTMLElement {
    const chip = document.createElement('span')
    chip.className = 'figure-chip'
    // Words in the text, to one who listens: the value, and as its description where it comes from.
    chip.setAttribute('role', 'img')
    chip.setAttribute('aria-label', this.figure?.printed ?? this.source)
    chip.title = this.figure?.sourceSv ?? ''
    if (this.figure?.faultSv !== undefined) chip.dataset.fault = 'true'
    chip.textContent = this.figure?.printed ?? this.source.slice(2, -2).trim()
    return chip
  }

  override ignoreEvent(): boolean {
    return false
  }
}

/** The one stretch that differs: so that the cursor, and what one has selected, stay in the words around it. */
export function changeBetween(before: string, after: string): { from: number; to: number; insert: string } | undefined {
  if (before === after) return undefined
  let from = 0
  while (from < before.length && from < after.length && before[from] === after[from]) from++
  let same = 0
  while (same < before.length - from && same < after.length - from && before.at(-1 - same) === after.at(-1 - same)) same++
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) }
}
