/** A coordinate as SVG text with at most two decimals: the same bytes wherever the arithmetic was done. */
export function coordinate(value: number): string {
  return String(Math.round(value * 100) / 100 + 0)
}
