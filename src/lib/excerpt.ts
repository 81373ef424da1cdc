/** The words around text[from, to), enough to find the place again, with … where the text goes on. */
export function excerptAround(text: string, from: number, to: number): string {
  const start = Math.max(0, from - reach)
  const end = Math.min(text.length, to + reach)
  const excerpt = text.slice(start, end).replace(/\s+/g, ' ').trim()
  return `${start > 0 ? '…' : ''}${excerpt}${end < text.length ? '…' : ''}`
}

const reach = 40
