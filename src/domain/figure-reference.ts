/** A figure named in a text: `{{table/row/column | words}}`. */
export interface FigureReference {
  /** As it is written, braces included. */
  readonly source: string
  /** 'income-statement/it-kostnader/actual-ytd'. */
  readonly address: string
  /** What the bar is followed by: how it is to be printed. */
  readonly wordsSv: string
  readonly from: number
  readonly to: number
}

/** Every figure that a text names, in its order. */
export function figureReferences(text: string): FigureReference[] {
  return [...text.matchAll(figureReference)].map((match) => {
    const [address = '', ...words] = (match[1] ?? '').split('|')
    return {
      source: match[0],
      address: address.trim(),
      wordsSv: words.join('|').trim(),
      from: match.index,
      to: match.index + match[0].length,
    }
  })
}

/** Writes a figure's name: no words when it is printed as in its table. */
export function writeFigureReference({ address, wordsSv }: Pick<FigureReference, 'address' | 'wordsSv'>): string {
  return `{{${address}${wordsSv === '' ? '' : ` | ${wordsSv}`}}}`
}

export const figureReference = /\{\{([^{}]*)\}\}/g
