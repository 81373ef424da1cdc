import { element, officeColour } from '../ooxml/element.ts'
import { namespaces } from '../ooxml/namespaces.ts'
import { childrenOf, parseXml, type XmlNode } from '../ooxml/xml-tree.ts'
import { palette } from '../palette.ts'

/** The lists of a report: one kind of bullets for all, and for each numbered list a count of its own. */
export class Numbering {
  readonly #part: XmlNode
  readonly #abstract: number
  readonly #first: number
  #ordered = 0

  /** `part` is the template's own numbering, which is kept. */
  constructor(part: XmlNode | undefined) {
    this.#part = part ?? { name: 'w:numbering', attributes: { 'xmlns:w': namespaces.word }, children: [] }
    this.#abstract = firstFree(this.#part, 'w:abstractNum', 'w:abstractNumId')
    this.#first = Math.max(1, firstFree(this.#part, 'w:num', 'w:numId'))
  }

  bullets(): number {
    return this.#first
  }

  /** A new list that counts from 1. */
  ordered(): number {
    this.#ordered += 1
    return this.#first + this.#ordered
  }

  toXml(): XmlNode {
    const kept = childrenOf(this.#part)
    const abstracts = kept.filter(({ name }) => name === 'w:abstractNum')
    const nums = kept.filter(({ name }) => name === 'w:num')
    const [bullets, decimals] = [this.#abstract, this.#abstract + 1]
    const added = [
      ...[abstractList(bullets, 'bullet', '•'), abstractList(decimals, 'decimal', '%1.')],
      num(this.#first, bullets),
      ...Array.from({ length: this.#ordered }, (_, index) => num(this.#first + 1 + index, decimals, true)),
    ].map((xml) => parseXml(xml))
    const isAbstract = (node: XmlNode) => node.name === 'w:abstractNum'
    const own = added.filter((node) => node !== undefined)
    return {
      ...this.#part,
      children: [...abstracts, ...own.filter(isAbstract), ...nums, ...own.filter((node) => !isAbstract(node))],
    }
  }
}

function firstFree(part: XmlNode, name: string, attribute: string): number {
  const ids = childrenOf(part, name).map(({ attributes }) => Number(attributes[attribute] ?? 0))
  return Math.max(-1, ...ids) + 1
}

function abstractList(id: number, format: 'bullet' | 'decimal', text: string): string {
  return element(
    'w:abstractNum',
    { 'w:abstractNumId': id },
    element('w:multiLevelType', { 'w:val': 'singleLevel' }),
    element(
      'w:lvl',
      { 'w:ilvl': 0 },
      element('w:start', { 'w:val': 1 }),
      element('w:numFmt', { 'w:val': format }),
      element('w:lvlText', { 'w:val': text }),
      element('w:lvlJc', { 'w:val': 'left' }),
      element('w:pPr', {}, element('w:ind', { 'w:left': 360, 'w:hanging': 280 })),
      element('w:rPr', {}, element('w:color', { 'w:val': officeColour(palette.primary) })),
    ),
  )
}

function num(id: number, abstract: number, restarts = false): string {
  return element(
    'w:num',
    { 'w:numId': id },
    element('w:abstractNumId', { 'w:val': abstract }),
    restarts ? element('w:lvlOverride', { 'w:ilvl': 0 }, element('w:startOverride', { 'w:val': 1 })) : '',
  )
}
