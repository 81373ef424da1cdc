import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes'

/** What comes of each element, in the order of the text. */
export interface XmlHandler {
  open(element: XmlElement): void
  close(element: XmlElement): void
}

export interface XmlElement {
  readonly namespace: string
  readonly name: string
  /** The line that its tag begins on, 1-based. */
  readonly line: number
  /** The value of an attribute without a namespace. */
  attribute(name: string): string | undefined
}

/** Why a text was not read to its end. What was told of before it was well-formed as far as it went. */
export interface XmlProblem {
  readonly kind: 'malformed' | 'cut-off' | 'doctype' | 'too-deep'
  readonly line: number
  /** The parser's own words, in English: "unexpected close tag." */
  readonly detail: string
}

/** No format that we read is nearly as deep; a text that is, is made to exhaust someone. */
const deepest = 64

/** How much of the text the parser is given at a time: it can be stopped between two pieces. */
const pieceLength = 65_536

/**
 * Reads XML with namespaces as a stream of elements; texts between tags are not kept. Safe for what strangers send: a document
 * type is refused, so there are no entities but the five of XML itself and character numbers, and nothing is ever fetched.
 */
export function readXml(text: string, handler: XmlHandler): XmlProblem | undefined {
  const parser = new SaxesParser({ xmlns: true, position: true })
  const open: XmlElement[] = []
  let problem: XmlProblem | undefined
  let line = 1
  let isLast = false

  const stop = (kind: XmlProblem['kind'], detail: string): void => {
    problem ??= { kind, line: parser.line, detail }
  }
  // "12:30: unexpected close tag.": the place is told apart.
  parser.on('error', ({ message }) => stop(isLast ? 'cut-off' : 'malformed', message.replace(/^\d+:\d+: /, '')))
  parser.on('doctype', () => stop('doctype', 'document type'))
  parser.on('opentagstart', () => {
    line = parser.line
  })
  parser.on('opentag', (tag) => {
    if (problem) return
    if (open.length >= deepest) return stop('too-deep', `more than ${deepest} levels`)
    const element = toElement(tag, line)
    open.push(element)
    handler.open(element)
  })
  parser.on('closetag', () => {
    if (problem) return
    const element = open.pop()
    if (element) handler.close(element)
  })

  for (let start = 0; start < text.length && !problem; start += pieceLength) parser.write(text.slice(start, start + pieceLength))
  isLast = true
  if (!problem) parser.close()
  return problem
}

function toElement(tag: SaxesTagNS, line: number): XmlElement {
  return {
    namespace: tag.uri,
    name: tag.local,
    line,
    attribute(name) {
      const found: SaxesAttributeNS | undefined = tag.attributes[name]
      return found?.uri === '' ? found.value : undefined
    },
  }
}
