import { absolute, type Exact, exact } from '#lib/exact.ts'
import { noBreakSpace } from '#lib/swedish-numbers.ts'
import { type Display, formatExact, formatFigure, inDisplayUnits, printedDigits } from './display.ts'
import { signWords } from './sign-words.ts'
import type { FigureInline, Inline } from './table.ts'
import { displayUnits } from './units-of-measure.ts'

/** A figure standing in a text, as every format prints it: "18 mnkr", "5–6 mnkr". A missing figure prints its mark. */
export function formatInlineFigure({ figure, display, withUnit, form, reversed }: FigureInline): string {
  if (figure.kind === 'missing') return formatFigure(figure, display)
  switch (form) {
    case 'number':
      return formatFigure(figure, display, { withUnit })
    case 'absolute':
      return formatExact(absolute(figure.value), { ...display, sign: 'auto' }, { withUnit })
    case 'whole-range':
      return formatWholeRange(figure.value, display, withUnit)
    default: {
      const { positiveSv, negativeSv, zeroSv } = signWords[form]
      const digits = printedDigits(figure.value, display)
      if (digits === 0n) return zeroSv
      const wordsSv = digits > 0n === (reversed !== true) ? positiveSv : negativeSv
      return wordsSv.replace('figure', formatExact(absolute(figure.value), { ...display, sign: 'auto' }, { withUnit }))
    }
  }
}

/** The inlines as one plain text, line breaks as "\n". */
export function inlineText(inlines: readonly Inline[]): string {
  return inlines.map(textOf).join('')
}

function textOf(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return inline.textSv
    case 'figure':
      return formatInlineFigure(inline)
    case 'line-break':
      return '\n'
  }
}

/** The whole display units on either side: 5 636 tkr in mnkr is "5–6", −1,8 is "−2 till −1", exactly 5 is "5". */
function formatWholeRange(value: Exact, { unit }: Display, withUnit: boolean): string {
  const { numerator, denominator } = inDisplayUnits(value, unit)
  const floor = numerator >= 0n ? numerator / denominator : -((-numerator + denominator - 1n) / denominator)
  const ceiling = floor * denominator === numerator ? floor : floor + 1n
  const suffix = withUnit && displayUnits[unit].suffixSv !== '' ? `${noBreakSpace}${displayUnits[unit].suffixSv}` : ''
  if (floor === ceiling) return formatWhole(floor) + suffix
  return `${formatWhole(floor)}${floor < 0n ? ' till ' : '–'}${formatWhole(ceiling)}${suffix}`
}

function formatWhole(value: bigint): string {
  return formatExact(exact(value), { unit: 'count', decimals: 0 })
}
