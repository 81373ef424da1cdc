import { escapeXml } from '../escape-xml.ts'

export type Attributes = Readonly<Record<string, string | number | undefined>>

/** One XML element; `content` is XML already, so a text in it goes through `xmlText` first. Undefined attributes are left out. */
export function element(name: string, attributes: Attributes = {}, ...content: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${escapeXml(String(value)).replaceAll('\n', '&#10;')}"`,
  )
  const inner = content.join('')
  return inner === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${inner}</${name}>`
}

/** A text as the content of an element. */
export function xmlText(text: string): string {
  return escapeXml(text)
}

/** '#005b7f' as Office writes it: '005B7F'. */
export function officeColour(colour: string): string {
  return colour.slice(1).toUpperCase()
}

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
