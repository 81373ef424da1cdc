/**
 * How wide Calibri's letters are, in thousandths of the font size, rounded up to twenties: what PowerPoint sets our text in. A
 * slide does not grow, so a text is measured letter by letter; the estimate that drawings use is a quarter wider on the tables of
 * three reports. Measured on Carlito, which has the same widths.
 */
const lettersByWidth: readonly (readonly [width: number, letters: string])[] = [
  [240, " \u00a0'ijl"],
  [260, ',.I’·'],
  [280, ':;'],
  [320, '()-J[]f{}`'],
  [340, '!t'],
  [360, 'r'],
  [400, '/\\sz'],
  [440, 'Lcx“”"'],
  [460, 'FSkvy'],
  [480, '?Zag|åä'],
  [500, '#*+<=>ETY^_e~éÉ–−•≥≤±§'],
  [520, '$0123456789KPX»'],
  [540, 'Cbdhnopquöü'],
  [560, 'BR'],
  [580, 'AVÅÄ'],
  [620, 'D'],
  [640, 'GH'],
  [660, 'NUÜ'],
  [680, 'OQÖ½'],
  [700, '&…'],
  [720, '%w'],
  [800, 'm'],
  [860, 'M'],
  [920, '@W—'],
]

const widths = new Map(lettersByWidth.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width] as const)))

/** Symbols come from other faces. */
const otherWidth = 930

/** The text's width at a font size of 1 000. */
export function letterWidth(text: string): number {
  let sum = 0
  for (const letter of text) sum += widths.get(letter) ?? (letter === '\n' ? 0 : otherWidth)
  return sum
}
