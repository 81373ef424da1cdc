import { officeLanguage } from '../ooxml/document-properties.ts'
import { element, officeColour } from '../ooxml/element.ts'
import { namespaces } from '../ooxml/namespaces.ts'
import { officeFont } from '../ooxml/theme-part.ts'
import { childAt, childrenOf, parseXml, type XmlNode } from '../ooxml/xml-tree.ts'
import { palette } from '../palette.ts'

/** The styles that a report uses. Built-in ones go by the names that Word keeps in every language; their ids are localised. */
export type StyleKey = keyof typeof reportStyles

interface StyleDefinition {
  readonly name: string
  readonly type: 'paragraph' | 'character' | 'table'
  readonly id: string
  readonly xml: string
}

const next = element('w:next', { 'w:val': 'Normal' })
const basedOnNormal = element('w:basedOn', { 'w:val': 'Normal' })
const quick = element('w:qFormat')

function paragraphProperties(...content: readonly string[]): string {
  return element('w:pPr', {}, ...content)
}

function runProperties(...content: readonly string[]): string {
  return element('w:rPr', {}, ...content)
}

function spacing(before: number, after: number): string {
  return element('w:spacing', { 'w:before': before, 'w:after': after })
}

/** Half-points. */
function size(halfPoints: number): string {
  return element('w:sz', { 'w:val': halfPoints }) + element('w:szCs', { 'w:val': halfPoints })
}

function colour(value: string): string {
  return element('w:color', { 'w:val': officeColour(value) })
}

const bold = element('w:b') + element('w:bCs')
const keepNext = element('w:keepNext')
const keepLines = element('w:keepLines')

function heading(level: number, before: number, after: number, look: string): string {
  return (
    basedOnNormal +
    next +
    element('w:uiPriority', { 'w:val': 9 }) +
    quick +
    paragraphProperties(keepNext, keepLines, spacing(before, after), element('w:outlineLvl', { 'w:val': level - 1 })) +
    runProperties(look)
  )
}

function callout(edge: string, surface: string): string {
  return (
    basedOnNormal +
    quick +
    paragraphProperties(
      keepLines,
      element('w:pBdr', {}, element('w:left', { 'w:val': 'single', 'w:sz': 28, 'w:space': 8, 'w:color': officeColour(edge) })),
      element('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': officeColour(surface) }),
      spacing(200, 240),
      element('w:ind', { 'w:left': 200, 'w:right': 200 }),
    )
  )
}

/** How the report's styles look where the organisation's template does not say. */
const reportStyles = {
  normal: { name: 'Normal', type: 'paragraph', id: 'Normal', xml: quick + paragraphProperties(spacing(0, 140)) },
  title: {
    name: 'Title',
    type: 'paragraph',
    id: 'Title',
    xml:
      basedOnNormal +
      next +
      quick +
      paragraphProperties(keepNext, spacing(60, 60)) +
      runProperties(bold, colour(palette.primaryDark), size(56)),
  },
  subtitle: {
    name: 'Subtitle',
    type: 'paragraph',
    id: 'Subtitle',
    xml: basedOnNormal + next + quick + paragraphProperties(spacing(0, 320)) + runProperties(size(28)),
  },
  heading1: {
    name: 'heading 1',
    type: 'paragraph',
    id: 'Heading1',
    xml: heading(1, 480, 200, bold + colour(palette.primaryDark) + size(38)),
  },
  heading2: {
    name: 'heading 2',
    type: 'paragraph',
    id: 'Heading2',
    xml: heading(2, 340, 120, bold + colour(palette.primary) + size(26)),
  },
  heading3: { name: 'heading 3', type: 'paragraph', id: 'Heading3', xml: heading(3, 260, 100, bold + size(21)) },
  caption: {
    name: 'caption',
    type: 'paragraph',
    id: 'Caption',
    xml: basedOnNormal + next + quick + paragraphProperties(keepNext, keepLines, spacing(260, 80)) + runProperties(bold),
  },
  listBullet: {
    name: 'List Bullet',
    type: 'paragraph',
    id: 'ListBullet',
    xml: basedOnNormal + quick + paragraphProperties(spacing(0, 80)),
  },
  listNumber: {
    name: 'List Number',
    type: 'paragraph',
    id: 'ListNumber',
    xml: basedOnNormal + quick + paragraphProperties(spacing(0, 80)),
  },
  contentsHeading: {
    name: 'TOC Heading',
    type: 'paragraph',
    id: 'TOCHeading',
    xml:
      basedOnNormal +
      next +
      quick +
      paragraphProperties(keepNext, spacing(240, 160)) +
      runProperties(bold, colour(palette.primaryDark), size(30)),
  },
  contents1: {
    name: 'toc 1',
    type: 'paragraph',
    id: 'TOC1',
    xml: basedOnNormal + next + paragraphProperties(contentsTab(), spacing(30, 20)),
  },
  header: {
    name: 'header',
    type: 'paragraph',
    id: 'Header',
    xml: basedOnNormal + runProperties(colour(palette.muted), size(16)),
  },
  footer: {
    name: 'footer',
    type: 'paragraph',
    id: 'Footer',
    xml: basedOnNormal + runProperties(colour(palette.muted), size(16)),
  },
  footnoteText: {
    name: 'footnote text',
    type: 'paragraph',
    id: 'FootnoteText',
    xml: basedOnNormal + paragraphProperties(spacing(0, 40)) + runProperties(size(17)),
  },
  footnoteReference: {
    name: 'footnote reference',
    type: 'character',
    id: 'FootnoteReference',
    xml: runProperties(element('w:vertAlign', { 'w:val': 'superscript' })),
  },
  facts: {
    name: 'Rapportuppgift',
    type: 'paragraph',
    id: 'Rapportuppgift',
    xml:
      basedOnNormal +
      quick +
      paragraphProperties(element('w:tabs', {}, element('w:tab', { 'w:val': 'left', 'w:pos': 1800 })), spacing(0, 40)),
  },
  tableText: {
    name: 'Tabelltext',
    type: 'paragraph',
    id: 'Tabelltext',
    xml: basedOnNormal + quick + paragraphProperties(spacing(30, 30)) + runProperties(size(17)),
  },
  tableNote: {
    name: 'Tabellanmärkning',
    type: 'paragraph',
    id: 'Tabellanmrkning',
    xml: basedOnNormal + quick + paragraphProperties(keepLines, spacing(60, 0)) + runProperties(colour(palette.muted), size(16)),
  },
  information: {
    name: 'Faktaruta',
    type: 'paragraph',
    id: 'Faktaruta',
    xml: callout(palette.primary, palette.informationSurface),
  },
  warning: {
    name: 'Observera',
    type: 'paragraph',
    id: 'Observera',
    xml: callout(palette.warning, palette.warningSurface),
  },
  table: {
    name: 'Rapporttabell',
    type: 'table',
    id: 'Rapporttabell',
    xml:
      quick +
      element(
        'w:tblPr',
        {},
        element(
          'w:tblBorders',
          {},
          element('w:bottom', { 'w:val': 'single', 'w:sz': 6, 'w:space': 0, 'w:color': officeColour(palette.ruleStrong) }),
          element('w:insideH', { 'w:val': 'single', 'w:sz': 4, 'w:space': 0, 'w:color': officeColour(palette.rule) }),
        ),
        element(
          'w:tblCellMar',
          {},
          element('w:left', { 'w:w': 80, 'w:type': 'dxa' }),
          element('w:right', { 'w:w': 80, 'w:type': 'dxa' }),
        ),
      ),
  },
} as const satisfies Record<string, StyleDefinition>

/** Page numbers of the contents stand at the text's right edge on an upright page. */
function contentsTab(): string {
  return element('w:tabs', {}, element('w:tab', { 'w:val': 'right', 'w:leader': 'dot', 'w:pos': 9500 }))
}

const entries = Object.entries(reportStyles) as readonly (readonly [StyleKey, StyleDefinition])[]

/** A style sheet with defaults and nothing else, to which `withReportStyles` adds. */
export const emptyStyles: XmlNode = parsed(
  element(
    'w:styles',
    { 'xmlns:w': namespaces.word },
    element(
      'w:docDefaults',
      {},
      element(
        'w:rPrDefault',
        {},
        runProperties(
          element('w:rFonts', { 'w:ascii': officeFont, 'w:hAnsi': officeFont, 'w:eastAsia': officeFont, 'w:cs': officeFont }),
          colour(palette.ink),
          size(21),
          element('w:lang', { 'w:val': officeLanguage, 'w:eastAsia': 'en-US', 'w:bidi': 'ar-SA' }),
        ),
      ),
      element(
        'w:pPrDefault',
        {},
        paragraphProperties(element('w:spacing', { 'w:after': 0, 'w:line': 259, 'w:lineRule': 'auto' })),
      ),
    ),
  ),
)

/** The style sheet with every style that a report uses, the template's own where it has one of that name; and their ids. */
export function withReportStyles(styles: XmlNode): { readonly styles: XmlNode; readonly ids: ReadonlyMap<StyleKey, string> } {
  const own = childrenOf(styles, 'w:style')
  const idOf = new Map(own.map((style) => [styleName(style), style.attributes['w:styleId'] ?? '']))
  const taken = new Set(own.map((style) => style.attributes['w:styleId']))
  const normalId = idOf.get('normal') ?? 'Normal'
  const ids = new Map<StyleKey, string>()
  const added: XmlNode[] = []
  for (const [key, definition] of entries) {
    const known = idOf.get(definition.name.toLowerCase())
    if (known !== undefined && known !== '') {
      ids.set(key, known)
      continue
    }
    const id = taken.has(definition.id) ? `Tertial${definition.id}` : definition.id
    ids.set(key, id)
    added.push(parsed(styleXml(definition, id).replaceAll('w:val="Normal"', `w:val="${normalId}"`)))
  }
  return { styles: { ...styles, children: [...styles.children, ...added] }, ids }
}

function styleName(style: XmlNode): string {
  return (childAt(style, 'w:name')?.attributes['w:val'] ?? '').toLowerCase()
}

function styleXml({ name, type, xml }: StyleDefinition, id: string): string {
  const isDefault = name === 'Normal' ? 1 : undefined
  return element(
    'w:style',
    { 'w:type': type, 'w:default': isDefault, 'w:styleId': id },
    element('w:name', { 'w:val': name }),
    xml,
  )
}

/** XML that this file writes is well-formed, or there is a defect in it. */
function parsed(xml: string): XmlNode {
  const node = parseXml(xml)
  if (!node) throw new Error(`Not well-formed: ${xml}`)
  return node
}
