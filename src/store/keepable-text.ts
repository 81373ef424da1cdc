/** PostgreSQL's text holds neither NUL nor half a surrogate pair; in names and codes from a damaged file they become U+FFFD. */
export function keepableText(text: string): string {
  return suspicious.test(text) ? text.toWellFormed().replaceAll('\0', '\ufffd') : text
}

/** Most text is not, and is then not copied: a ledger has millions of codes. */
const suspicious = /[\0\ud800-\udfff]/
