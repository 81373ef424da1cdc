import { SaxesParser } from 'saxes'
import { escapeXml } from '../escape-xml.ts'
import { xmlHead } from './element.ts'

/** An element with its prefixes as written: Office files are read and changed by the prefixes that every Office program uses. */
export interface XmlNode {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlNode | string)[]
}

/** The root element; undefined when the text is not well-formed XML or declares a document type, which no Office file does. */
export function parseXml(text: string): XmlNode | undefined {
  const parser = new SaxesParser()
  const root = { name: '', attributes: {}, children: [] as (XmlNode | string)[] }
  const open: { children: (XmlNode | string)[] }[] = [root]
  let faulty = false
  parser.on('error', () => {
    faulty = true
  })
  parser.on('doctype', () => {
    faulty = true
  })
  parser.on('opentag', ({ name, attributes }) => {
    const node = { name, attributes, children: [] as (XmlNode | string)[] }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('text', (characters) => {
    if (open.length > 1) open.at(-1)?.children.push(characters)
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(text).close()
  const top = root.children.find((child) => typeof child !== 'string')
  return faulty ? undefined : top
}

export function writeXml(root: XmlNode): string {
  return xmlHead + nodeXml(root)
}

function nodeXml({ name, attributes, children }: XmlNode): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value).replaceAll('\n', '&#10;')}"`)
  const content = children.map((child) => (typeof child === 'string' ? escapeXml(child) : nodeXml(child))).join('')
  return content === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${content}</${name}>`
}

/** The node's own elements, all or those of a name. */
export function childrenOf(node: XmlNode | undefined, name?: string): XmlNode[] {
  return (node?.children ?? []).filter(
    (child): child is XmlNode => typeof child !== 'string' && (name === undefined || child.name === name),
  )
}

/** The first element along the names, from the node down. */
export function childAt(node: XmlNode | undefined, ...names: readonly string[]): XmlNode | undefined {
  let at = node
  for (const name of names) at = childrenOf(at, name)[0]
  return at
}

/** The node and every element below it, in document order. */
export function* nodesBelow(node: XmlNode): Generator<XmlNode> {
  yield node
  for (const child of childrenOf(node)) yield* nodesBelow(child)
}

/** All text below the node. */
export function textBelow(node: XmlNode | undefined): string {
  return (node?.children ?? []).map((child) => (typeof child === 'string' ? child : textBelow(child))).join('')
}
