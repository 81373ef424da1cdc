import iconv from 'iconv-lite'

/** Semicolons, CRLF, Windows-1252: what a Swedish Excel and most HR systems write. */
export function writeDelimited(headers: readonly string[], rows: readonly (readonly (string | number)[])[]): Uint8Array {
  const lines = [headers, ...rows].map((row) => `${row.join(';')}\r\n`)
  return iconv.encode(lines.join(''), 'win1252')
}

/** Whole hundredths with a decimal comma: 341250 is "3412,50". */
export function hundredths(count: number): string {
  return `${Math.trunc(count / 100)},${String(count % 100).padStart(2, '0')}`
}
