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

/** The lines that hold anything, with the row that each stands on. Line ends may be CRLF, LF or CR. */
export function* tokenizeSie(text: string): Generator<SieLine> {
  let row = 0
  let start = 0
  while (start < text.length) {
    let end = start
    while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end += 1
    row += 1
    const line = tokenizeLine(text.slice(start, end), row)
    if (line) yield line
    start = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1)
  }
}

/** The line's label and fields; undefined for an empty line. */
export function tokenizeLine(text: string, row: number): SieLine | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  if (trimmed === '{' || trimmed === '}') return { row, label: trimmed, fields: [] }
  const label = /^#[^\s{}"]+/.exec(trimmed)?.[0]
  if (label === undefined) return { row, label: '', fields: [trimmed] }
  return { row, label: label.toUpperCase(), ...readFields(trimmed, label.length) }
}

function readFields(text: string, start: number): { fields: SieField[]; unclosed?: '"' | '{' } {
  const fields: SieField[] = []
  let list: string[] | undefined
  let position = start
  while (position < text.length) {
    const character = text[position]
    if (character === ' ' || character === '\t') {
      position += 1
    } else if (character === '{' && list === undefined) {
      list = []
      position += 1
    } else if (character === '}' && list !== undefined) {
      fields.push(list)
      list = undefined
      position += 1
    } else {
      const field = character === '"' ? readQuoted(text, position) : readBare(text, position, list !== undefined)
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
  for (let position = start + 1; position < text.length; position += 1) {
    const character = text[position]
    if (character === '\\' && text[position + 1] === '"' && text.indexOf('"', position + 2) !== -1) {
      value += '"'
      position += 1
    } else if (character === '"') {
      return { text: value, end: position + 1 }
    } else {
      value += character
    }
  }
  return { text: value, end: undefined }
}

function readBare(text: string, start: number, inList: boolean): { text: string; end: number } {
  let end = start
  while (end < text.length) {
    const character = text[end]
    if (character === ' ' || character === '\t' || (inList ? character === '}' : character === '{')) break
    end += 1
  }
  // A closing brace that nothing opened is a character like any other.
  return { text: text.slice(start, end), end }
}
