/** PostgreSQL's text holds neither NUL nor half a surrogate pair; in names and codes from a damaged file they become U+FFFD. */
export function keepableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd')
}
