/**
 * Rows as a text that Swedish Excel opens rightly: a byte order mark, semicolons, CRLF, quotation marks where they are
 * needed. A cell that a spreadsheet would take for a formula (it begins with = + - @, a tab or a carriage return) gets an
 * apostrophe first, so that opening the file can run nothing; a plain number such as −5 or +4,5 is left alone.
 */
export function formatCsv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(formatCell).join(';')}\r\n`).join('')}`
}

function formatCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d\s\u00a0]+(?:[.,]\d+)?$/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}
