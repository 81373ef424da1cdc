/**
 * The text with every character printable in the report's font. Invisible characters go, a few get their nearest kin, and
 * what then has no glyph is named by its code, "[U+1F600]": a reader sees that something stood there, and the PDF is
 * made all the same.
 */
export function printableText(text: string, coverage: ReadonlySet<number>): string {
  let printable = ''
  for (const character of text.normalize('NFC')) {
    if (invisible.test(character)) printable += character === '\t' || character === '\n' ? ' ' : ''
    else if (coverage.has(character.codePointAt(0) ?? 0)) printable += character
    else printable += kin[character] ?? nameOf(character)
  }
  return printable
}

const invisible = /[\p{Cf}\p{Cc}]/u

/** Characters that a word processor puts in and that have a nearest kin. */
const kin: Readonly<Record<string, string>> = {
  '\u2002': ' ',
  '\u2003': ' ',
  '\u2008': '\u00a0',
  // A bullet of the Symbol font, which word processors keep among the private characters.
  '\uf0b7': '•',
}

function nameOf(character: string): string {
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`
}
