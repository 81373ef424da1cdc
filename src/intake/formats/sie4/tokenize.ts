/** One line of a SIE file, split as SIE 4B says. */
export interface SieLine {
  /** 1-based. */
  readonly row: number
  /** '#PSALDO'; '{' or '}' around a voucher's rows; '' for a line that is neither. */
  readonly label: string
  readonly fields: readonly SieField[]
  /** A quotation mark or a brace that the line opens and does not close. */
  readonly unclosed?: '"' | '{'
}

/** A field's text, or what stands between braces: pairs of dimension and object. */
export type SieField = string | readonly string[]

/**
 * The lines that hold anything, with the row that each stands on. Line ends may be CRLF, LF or CR. Lists of objects that are
 * written alike are one and the same list: a ledger has some thousands of them on a million lines.
 */
export function* tokenizeSie(text: string): Generator<SieLine> {
  const seen: Seen = { labels: new Map(), lists: new Map() }
  let row = 0
  let start = 0
  let feed = text.indexOf('\n')
  let carriage = text.indexOf('\r')
  while (start < text.length) {
    if (feed !== -1 && feed < start) feed = text.indexOf('\n', start)
    if (carriage !== -1 && carriage < start) carriage = text.indexOf('\r', start)
    const end = carriage !== -1 && (feed === -1 || carriage < feed) ? carriage : feed === -1 ? text.length : feed
    row += 1
    const line = tokenize(text.slice(start, end), row, seen)
    if (line) yield line
    start = end + (end === carriage && feed === end + 1 ? 2 : 1)
  }
}

/** The line's label and fields; undefined for an empty line. */
export function tokenizeLine(text: string, row: number): SieLine | undefined {
  return tokenize(text, row, { labels: new Map(), lists: new Map() })
}

/** What has been written alike before, as what it was read as. */
interface Seen {
  readonly labels: Map<string, string>
  readonly lists: Map<string, readonly string[]>
}

function tokenize(text: string, row: number, seen: Seen): SieLine | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  if (trimmed === '{' || trimmed === '}') return { row, label: trimmed, fields: [] }
  const length = labelLength(trimmed)
  if (length === 0) return { row, label: '', fields: [trimmed] }
  const written = trimmed.slice(0, length)
  const label = seen.labels.get(written) ?? written.toUpperCase()
  seen.labels.set(written, label)
  const { fields, unclosed } = readFields(trimmed, length, seen.lists)
  return unclosed === undefined ? { row, label, fields } : { row, label, fields, unclosed }
}

/** '#' and what follows it up to a blank, a brace or a quotation mark; 0 when the line has no such beginning. */
function labelLength(text: string): number {
  if (text[0] !== '#') return 0
  let length = 1
  while (length < text.length && !endsLabel(text.charCodeAt(length))) length += 1
  return length === 1 ? 0 : length
}

function endsLabel(code: number): boolean {
  if (code > blank && code < 0x7f) return code === openBrace || code === closeBrace || code === quote
  return /\s/.test(String.fromCharCode(code))
}

function readFields(text: string, start: number, lists: Seen['lists']): { fields: SieField[]; unclosed?: '"' | '{' } {
  const fields: SieField[] = []
  let list: string[] | undefined
  let listStart = 0
  let position = start
  while (position < text.length) {
    const code = text.charCodeAt(position)
    if (code === blank || code === tab) {
      position += 1
    } else if (code === openBrace && list === undefined) {
      const end = text.indexOf('}', position)
      const known = end === -1 ? undefined : lists.get(text.slice(position, end + 1))
      if (known) {
        fields.push(known)
        position = end + 1
      } else {
        list = []
        listStart = position
        position += 1
      }
    } else if (code === closeBrace && list !== undefined) {
      // Only what ends at its first closing brace is found again by it.
      const written = text.slice(listStart, position + 1)
      if (written.indexOf('}') === written.length - 1) lists.set(written, list)
      fields.push(list)
      list = undefined
      position += 1
    } else {
      const field = code === quote ? readQuoted(text, position) : readBare(text, position, list !== undefined)
      if (list) list.push(field.text)
      else fields.push(field.text)
      if (field.end === undefined) return { fields: list ? [...fields, list] : fields, unclosed: '"' }
      position = field.end
    }
  }
  return list ? { fields: [...fields, list], unclosed: '{' } : { fields }
}

/**
 * `\"` is a quotation mark, any other backslash is itself. A backslash just before the line's last quotation mark stands for
 * itself too: Windows paths in #FNR end that way, and the line would else never close.
 */
function readQuoted(text: string, start: number): { text: string; end: number | undefined } {
  let value = ''
  let from = start + 1
  for (let position = from; position < text.length; position += 1) {
    const code = text.charCodeAt(position)
    if (code === quote) return { text: value + text.slice(from, position), end: position + 1 }
    if (code === backslash && text.charCodeAt(position + 1) === quote && text.indexOf('"', position + 2) !== -1) {
      value += `${text.slice(from, position)}"`
      position += 1
      from = position + 1
    }
  }
  return { text: value + text.slice(from), end: undefined }
}

function readBare(text: string, start: number, inList: boolean): { text: string; end: number } {
  const brace = inList ? closeBrace : openBrace
  let end = start
  while (end < text.length) {
    const code = text.charCodeAt(end)
    if (code === blank || code === tab || code === brace) break
    end += 1
  }
  // A closing brace that nothing opened is a character like any other.
  return { text: text.slice(start, end), end }
}

const blank = 0x20
const tab = 0x09
const quote = 0x22
const backslash = 0x5c
const openBrace = 0x7b
const closeBrace = 0x7d
