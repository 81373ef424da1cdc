import type { Document } from '#domain/document.ts'
import { officeLanguage } from '../ooxml/document-properties.ts'
import { element, xmlHead, xmlText } from '../ooxml/element.ts'
import { namespaces } from '../ooxml/namespaces.ts'
import {
  openPackage,
  type Part,
  partXml,
  type Relationship,
  reachableParts,
  relationshipKind,
  targetPath,
} from '../ooxml/package.ts'
import { themePart } from '../ooxml/theme-part.ts'
import { childAt, nodesBelow, type XmlNode } from '../ooxml/xml-tree.ts'
import { paragraph, simpleField, textRun } from './word-runs.ts'
import { emptyStyles } from './word-styles.ts'

/** What a report in Word is written into: the look and the frame, without the text. */
export interface WordTemplate {
  readonly styles: XmlNode
  readonly numbering: XmlNode | undefined
  readonly footnotes: XmlNode | undefined
  /** Page size, margins, headers and footers of an upright page, as `w:sectPr` says them. */
  readonly section: XmlNode
  /** The same for pages that lie, where they have headers of their own. */
  readonly landscapeSection: XmlNode
  /** Everything else that goes into the file: theme, fonts, settings, headers, footers, their pictures. */
  readonly parts: readonly Part[]
  /** The document's relationships to those parts. */
  readonly relationships: readonly Relationship[]
}

/** The text's margins on our own pages: the same text area as the PDF's. */
const margin = 1200
const [shortSide, longSide] = [11_906, 16_838]

/** Tertial's own look, for an organisation that has given no template. */
export function defaultTemplate(document: Document): WordTemplate {
  const headerSv = `${document.titleSv}, ${document.authorSv}`
  const frames = [shortSide, longSide].flatMap((pageWidth, index) => {
    const rightTab = pageWidth - 2 * margin
    const header = paragraph(textRun(`${headerSv}\t${document.caseNumber ?? ''}`), { style: 'Header', rightTab })
    const pages = textRun('Sida ') + simpleField('PAGE', '1') + textRun(' av ') + simpleField('NUMPAGES', '1')
    const footer = paragraph(textRun(`${document.regionSv}\t`) + pages, { style: 'Footer', rightTab })
    return [framePart('header', 'w:hdr', index + 1, header), framePart('footer', 'w:ftr', index + 1, footer)]
  })
  return {
    styles: emptyStyles,
    numbering: undefined,
    footnotes: undefined,
    section: ownSection(1, false),
    landscapeSection: ownSection(2, true),
    parts: [
      ...frames,
      themePart('word/theme/theme1.xml'),
      { path: 'word/settings.xml', contentType: `${wordTypes}.settings+xml`, content: xmlHead + settings },
    ],
    relationships: [
      ...frames.map(({ path }) => ({
        id: frameId(path),
        type: path.includes('header') ? 'header' : 'footer',
        target: path.slice('word/'.length),
      })),
      { id: 'rIdSettings', type: 'settings', target: 'settings.xml' },
      { id: 'rIdTheme', type: 'theme', target: 'theme/theme1.xml' },
    ],
  }
}

/**
 * An organisation's own template (.docx or .dotx): its styles, theme, headers and footers and page, without its text. Undefined
 * when the bytes are no Word file.
 */
export function readTemplate(bytes: Uint8Array): WordTemplate | undefined {
  const opened = openPackage(bytes)
  const main = opened?.root.find((relationship) => relationshipKind(relationship) === 'officeDocument')
  const path = main && targetPath('', main.target)
  const document = path === undefined ? undefined : opened?.parts.get(path)
  const body = document && childAt(partXml(document), 'w:body')
  if (!opened || !document || !body) return undefined

  const byKind = (kind: string): Part | undefined => {
    const relationship = document.relationships?.find((one) => relationshipKind(one) === kind)
    return relationship && opened.parts.get(targetPath(document.path, relationship.target))
  }
  const styles = byKind('styles')
  const styleTree = styles && partXml(styles)
  if (!styleTree) return undefined

  const relationships = (document.relationships ?? [])
    .filter((relationship) => keptKinds.has(relationshipKind(relationship)) && !relationship.external)
    .map((relationship) => ({ ...relationship, target: `/${targetPath(document.path, relationship.target)}` }))
  const section = lastSection(body)
  return {
    styles: inSwedish(styleTree),
    numbering: partXml(byKind('numbering')),
    footnotes: partXml(byKind('footnotes')),
    section: portrait(section),
    landscapeSection: landscape(section),
    parts: reachableParts(opened.parts, relationships),
    relationships,
  }
}

/** The room between the section's margins, in twentieths of a point. */
export function textWidthOf(section: XmlNode): number {
  const size = childAt(section, 'w:pgSz')?.attributes
  const margins = childAt(section, 'w:pgMar')?.attributes
  return Number(size?.['w:w'] ?? shortSide) - Number(margins?.['w:left'] ?? margin) - Number(margins?.['w:right'] ?? margin)
}

export const wordTypes = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** What a template's text has beside these (comments, charts, macros, pictures) goes with the text. */
const keptKinds = new Set(['theme', 'settings', 'fontTable', 'webSettings', 'header', 'footer'])

function framePart(kind: 'header' | 'footer', root: string, number: number, content: string): Part {
  return {
    path: `word/${kind}${number}.xml`,
    contentType: `${wordTypes}.${kind}+xml`,
    content: xmlHead + element(root, { 'xmlns:w': namespaces.word, 'xmlns:r': namespaces.relationships }, content),
  }
}

/** 'word/header1.xml' → 'rIdHeader1'. */
function frameId(path: string): string {
  const [, kind = '', number = ''] = /(header|footer)(\d+)/.exec(path) ?? []
  return `rId${kind === 'header' ? 'Header' : 'Footer'}${number}`
}

function ownSection(frame: number, isLandscape: boolean): XmlNode {
  const [width, height] = isLandscape ? [longSide, shortSide] : [shortSide, longSide]
  const node = (name: string, attributes: Record<string, string | number>): XmlNode => ({
    name,
    attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, String(value)])),
    children: [],
  })
  return {
    name: 'w:sectPr',
    attributes: {},
    children: [
      node('w:headerReference', { 'w:type': 'default', 'r:id': `rIdHeader${frame}` }),
      node('w:footerReference', { 'w:type': 'default', 'r:id': `rIdFooter${frame}` }),
      node('w:footerReference', { 'w:type': 'first', 'r:id': `rIdFooter${frame}` }),
      node('w:pgSz', { 'w:w': width, 'w:h': height, ...(isLandscape ? { 'w:orient': 'landscape' } : {}) }),
      node('w:pgMar', {
        'w:top': 1300,
        'w:right': margin,
        'w:bottom': 1130,
        'w:left': margin,
        'w:header': 600,
        'w:footer': 560,
        'w:gutter': 0,
      }),
      node('w:cols', { 'w:space': 720 }),
    ],
  }
}

const settings = element(
  'w:settings',
  { 'xmlns:w': namespaces.word },
  element('w:zoom', { 'w:percent': 100 }),
  element('w:defaultTabStop', { 'w:val': 1304 }),
  element('w:characterSpacingControl', { 'w:val': 'doNotCompress' }),
  element('w:footnotePr', {}, element('w:footnote', { 'w:id': -1 }), element('w:footnote', { 'w:id': 0 })),
  element(
    'w:compat',
    {},
    element('w:compatSetting', {
      'w:name': 'compatibilityMode',
      'w:uri': 'http://schemas.microsoft.com/office/word',
      'w:val': 15,
    }),
  ),
  element('w:themeFontLang', { 'w:val': officeLanguage }),
  element('w:decimalSymbol', { 'w:val': xmlText(',') }),
  element('w:listSeparator', { 'w:val': ';' }),
)

/** The template's last section is its body's; a template without one has our page. */
function lastSection(body: XmlNode): XmlNode {
  return [...nodesBelow(body)].filter(({ name }) => name === 'w:sectPr').at(-1) ?? ownSection(1, false)
}

function landscape(section: XmlNode): XmlNode {
  return turned(section, true)
}

function portrait(section: XmlNode): XmlNode {
  return turned(section, false)
}

/** The section with its page turned, and without what belongs to its place in the template's text. */
function turned(section: XmlNode, isLandscape: boolean): XmlNode {
  const dropped = new Set(['w:type', 'w:titlePg', 'w:pgNumType'])
  return {
    ...section,
    children: section.children.flatMap((child) => {
      if (typeof child === 'string' || dropped.has(child.name)) return []
      if (child.name !== 'w:pgSz') return [child]
      const sides = [Number(child.attributes['w:w']), Number(child.attributes['w:h'])].toSorted((a, b) => a - b)
      const [width, height] = isLandscape ? sides.toReversed() : sides
      return [
        {
          ...child,
          attributes: { 'w:w': String(width), 'w:h': String(height), ...(isLandscape ? { 'w:orient': 'landscape' } : {}) },
        },
      ]
    }),
  }
}

/** Text that says nothing of its language is the report's: Swedish. */
function inSwedish(styles: XmlNode): XmlNode {
  const change = (node: XmlNode, [name, ...rest]: readonly string[]): XmlNode => ({
    ...node,
    children: node.children.map((child) => {
      if (typeof child === 'string' || child.name !== name) return child
      if (name === 'w:lang') return { ...child, attributes: { ...child.attributes, 'w:val': officeLanguage } }
      return change(child, rest)
    }),
  })
  return change(styles, ['w:docDefaults', 'w:rPrDefault', 'w:rPr', 'w:lang'])
}
