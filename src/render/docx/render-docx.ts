import type { Block, Chart, Document, HeadingBlock } from '#domain/document.ts'
import { formatPeriod } from '#domain/period.ts'
import type { Table } from '#domain/table.ts'
import { calloutTitles } from '../callout-titles.ts'
import { headingLevels } from '../heading-levels.ts'
import { chartParts } from '../ooxml/chart-part.ts'
import { propertyParts, rootRelationships } from '../ooxml/document-properties.ts'
import { element, xmlHead } from '../ooxml/element.ts'
import { namespaces } from '../ooxml/namespaces.ts'
import { type Part, type Relationship, writePackage } from '../ooxml/package.ts'
import { childrenOf, parseXml, writeXml, type XmlNode } from '../ooxml/xml-tree.ts'
import { type PageItem, pageRuns } from '../page-runs.ts'
import { palette } from '../palette.ts'
import { type ContentsEntry, contentsEntries, contentsField } from './contents-field.ts'
import { Numbering } from './numbering.ts'
import { chartDrawing } from './word-chart.ts'
import { WordFootnotes } from './word-footnotes.ts'
import { wordGantt } from './word-gantt.ts'
import { inlineRuns, type ParagraphOptions, paragraph, simpleField, textRun } from './word-runs.ts'
import { type StyleKey, withReportStyles } from './word-styles.ts'
import { wordTable } from './word-table.ts'
import { defaultTemplate, textWidthOf, type WordTemplate, wordTypes } from './word-template.ts'

/**
 * The report as a Word document that a person can go on writing in: real styles, captions, footnotes and contents, tables and
 * charts that are tables and charts. In the organisation's own template when there is one. The same document, the same bytes.
 */
export function renderDocx(document: Document, template: WordTemplate = defaultTemplate(document)): Uint8Array {
  const { styles, ids } = withReportStyles(template.styles)
  const body = new Body(document, template, ids)
  const content = body.write()
  const parts: Part[] = [
    {
      path: 'word/document.xml',
      contentType: `${wordTypes}.document.main+xml`,
      content: xmlHead + content,
      relationships: [
        ...template.relationships,
        { id: 'rIdTertialStyles', type: 'styles', target: '/word/styles.xml' },
        { id: 'rIdTertialNumbering', type: 'numbering', target: '/word/numbering.xml' },
        { id: 'rIdTertialFootnotes', type: 'footnotes', target: '/word/footnotes.xml' },
        ...body.chartRelationships,
      ],
    },
    { path: 'word/styles.xml', contentType: `${wordTypes}.styles+xml`, content: writeXml(styles) },
    { path: 'word/numbering.xml', contentType: `${wordTypes}.numbering+xml`, content: writeXml(body.numbering.toXml()) },
    {
      path: 'word/footnotes.xml',
      contentType: `${wordTypes}.footnotes+xml`,
      content: writeXml(footnotesPart(template.footnotes, body.footnotes.written())),
    },
    ...template.parts,
    ...body.chartParts,
    ...propertyParts(document),
  ]
  return writePackage(parts, rootRelationships('word/document.xml'))
}

/** Writes the text from first to last, and keeps what it needs outside of it. */
class Body {
  readonly numbering: Numbering
  readonly footnotes: WordFootnotes
  readonly chartParts: Part[] = []
  readonly chartRelationships: Relationship[] = []
  readonly #document: Document
  readonly #template: WordTemplate
  readonly #styles: ReadonlyMap<StyleKey, string>
  readonly #entries: readonly ContentsEntry[]
  #nextEntry = 0
  #captions = { Tabell: 0, Diagram: 0 }
  #charts = 0
  #breakBefore = false

  constructor(document: Document, template: WordTemplate, styles: ReadonlyMap<StyleKey, string>) {
    this.#document = document
    this.#template = template
    this.#styles = styles
    this.#entries = contentsEntries(document)
    this.numbering = new Numbering(template.numbering)
    this.footnotes = new WordFootnotes(styles, firstFootnoteId(template.footnotes))
  }

  write(): string {
    const levels = new Map(this.#document.sections.flatMap((section) => [...headingLevels(section.blocks)]))
    const runs = pageRuns(this.#document)
    const pages = runs.map(({ landscape, items }, index) => {
      this.#breakBefore = false
      const content = items.map((item, at) => {
        if (item.kind === 'block') return this.#block(item.block, { landscape, levels, keepNext: introduces(items[at + 1]) })
        this.footnotes.enter(item.section)
        return this.#heading(item.section.titleSv, 1)
      })
      // The last section's properties stand by themselves, at the end of the body.
      const section = this.#section(landscape, false)
      return content.join('') + (index === runs.length - 1 ? section : paragraph('', { section }))
    })
    return element(
      'w:document',
      {
        'xmlns:w': namespaces.word,
        'xmlns:r': namespaces.relationships,
        'xmlns:wp': namespaces.wordDrawing,
      },
      element('w:body', {}, this.#frontMatter(), ...pages, runs.length === 0 ? this.#section(false, false) : ''),
    )
  }

  #frontMatter(): string {
    const { regionSv, titleSv, authorSv, period, dated, caseNumber, snapshotId } = this.#document
    const facts: [string, string][] = [
      ['Period', formatPeriod(period)],
      ['Datum', dated],
      ...(caseNumber === undefined ? [] : [['Diarienummer', caseNumber] satisfies [string, string]]),
      ['Underlag', snapshotId],
    ]
    return [
      this.#paragraph(textRun(regionSv, { colour: palette.muted }), 'normal'),
      this.#paragraph(textRun(titleSv), 'title'),
      this.#paragraph(textRun(authorSv), 'subtitle'),
      ...facts.map(([termSv, textSv]) =>
        this.#paragraph(textRun(`${termSv}\t`, { colour: palette.muted }) + textRun(textSv), 'facts'),
      ),
      this.#entries.length === 0 ? '' : contentsField(this.#entries, this.#styles),
      paragraph('', { section: this.#section(false, true) }),
    ].join('')
  }

  #section(landscape: boolean, isTitle: boolean): string {
    const { children, attributes } = landscape ? this.#template.landscapeSection : this.#template.section
    const node = (name: string, values: Record<string, string>): XmlNode => ({ name, attributes: values, children: [] })
    const nodes = children.filter((child) => typeof child !== 'string')
    // In the order of CT_SectPr: the type stands before the page's size, the title page after its columns.
    const beforeSize = nodes.findIndex(({ name }) => name === 'w:pgSz')
    const afterColumns = nodes.findLastIndex(({ name }) => beforeTitlePage.has(name))
    const whole = nodes.flatMap((child, index) => [
      ...(index === beforeSize ? [node('w:type', { 'w:val': 'nextPage' })] : []),
      child,
      ...(isTitle && index === afterColumns ? [node('w:titlePg', {})] : []),
    ])
    return writeXml({ name: 'w:sectPr', attributes: plainAttributes(attributes), children: whole }).slice(xmlHead.length)
  }

  #block(block: Block, { landscape, levels, keepNext }: BlockContext): string {
    switch (block.kind) {
      case 'heading':
        return this.#heading(block.textSv, levels.get(block) ?? block.level)
      case 'paragraph':
        return this.#paragraph(inlineRuns(block.inlines, {}, this.footnotes.writeText), 'normal')
      case 'list': {
        const numbering = block.ordered ? this.numbering.ordered() : this.numbering.bullets()
        const style = block.ordered ? 'listNumber' : 'listBullet'
        return block.items
          .map((item) => this.#paragraph(inlineRuns(item, {}, this.footnotes.writeText), style, { numbering }))
          .join('')
      }
      case 'table':
        return this.#table(block.table, landscape)
      case 'chart':
        return this.#chart(block.chart) + this.#table(block.chart.dataTable, landscape)
      case 'gantt': {
        const section = landscape ? this.#template.landscapeSection : this.#template.section
        const { gantt } = block
        return (
          this.#caption('Diagram', gantt.titleSv, '') +
          wordGantt(gantt, { styles: this.#styles, textWidth: textWidthOf(section) })
        )
      }
      case 'callout': {
        const colour = block.tone === 'warning' ? palette.warning : palette.primaryDark
        const title = textRun(`${calloutTitles[block.tone]} `, { strong: true, colour })
        const style = block.tone === 'warning' ? 'warning' : 'information'
        return this.#paragraph(title + inlineRuns(block.inlines, {}, this.footnotes.writeText), style, { keepNext })
      }
      case 'footnote':
        // A note that a text refers to has become Word's own, at the foot of that text's page.
        if (this.footnotes.isReferredTo(block)) return ''
        return this.#paragraph(
          textRun(block.mark, { raised: true }) + textRun(' ') + inlineRuns(block.inlines, {}),
          'footnoteText',
        )
      case 'page-break':
        this.#breakBefore = true
        return ''
    }
  }

  #heading(textSv: string, level: 1 | 2 | 3): string {
    const style: StyleKey = `heading${level}`
    if (level !== 1) return this.#paragraph(textRun(textSv), style)
    const id = this.#nextEntry
    const name = this.#entries[id]?.bookmark
    this.#nextEntry += 1
    const start = element('w:bookmarkStart', { 'w:id': id, 'w:name': name })
    return this.#paragraph(start + textRun(textSv) + element('w:bookmarkEnd', { 'w:id': id }), style)
  }

  #table(table: Table, landscape: boolean): string {
    const section = landscape ? this.#template.landscapeSection : this.#template.section
    const unitNote =
      table.unitNoteSv === undefined ? '' : textRun(`  ${table.unitNoteSv}`, { colour: palette.muted, light: true })
    return (
      this.#caption('Tabell', table.captionSv, unitNote) +
      wordTable(table, {
        styles: this.#styles,
        landscape,
        textWidth: textWidthOf(section),
        writeText: this.footnotes.writeText,
      })
    )
  }

  #chart(chart: Chart): string {
    this.#charts += 1
    const number = this.#charts
    const relationship = `rIdTertialChart${number}`
    const path = `word/charts/tertial${number}.xml`
    this.chartParts.push(...chartParts(chart, path, `word/embeddings/tertial${number}.xlsx`))
    this.chartRelationships.push({ id: relationship, type: 'chart', target: `/${path}` })
    const caption = this.#caption('Diagram', chart.titleSv, '')
    return caption + this.#paragraph(chartDrawing(chart, relationship, number), 'normal', { keepNext: true })
  }

  #caption(kind: 'Tabell' | 'Diagram', textSv: string, after: string): string {
    this.#captions[kind] += 1
    const number = simpleField(`SEQ ${kind} \\* ARABIC`, String(this.#captions[kind]))
    return this.#paragraph(textRun(`${kind}\u00a0`) + number + textRun(`. ${textSv}`) + after, 'caption')
  }

  /** A paragraph in a style; the first after a page break begins its page. */
  #paragraph(content: string, style: StyleKey, options: Omit<ParagraphOptions, 'style'> = {}): string {
    const pageBreakBefore = this.#breakBefore
    this.#breakBefore = false
    return paragraph(content, { ...options, style: this.#styles.get(style) ?? '', pageBreakBefore })
  }
}

interface BlockContext {
  readonly landscape: boolean
  readonly levels: ReadonlyMap<HeadingBlock, 2 | 3>
  /** What follows is a table or chart, which a callout right above is about. */
  readonly keepNext: boolean
}

function introduces(following: PageItem | undefined): boolean {
  return following?.kind === 'block' && (following.block.kind === 'table' || following.block.kind === 'chart')
}

/** What stands before the title page's mark in CT_SectPr. */
const beforeTitlePage = new Set([
  'w:pgSz',
  'w:pgMar',
  'w:paperSrc',
  'w:pgBorders',
  'w:lnNumType',
  'w:cols',
  'w:formProt',
  'w:vAlign',
  'w:noEndnote',
])

/** Marks of editing sessions name nothing in the new text. */
function plainAttributes(attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !name.startsWith('w:rsid')))
}

function firstFootnoteId(footnotes: XmlNode | undefined): number {
  const ids = childrenOf(footnotes, 'w:footnote').map(({ attributes }) => Number(attributes['w:id'] ?? 0))
  return Math.max(0, ...ids) + 1
}

/** The separators that Word draws above notes, and the notes. A template's own notes go with its text. */
function footnotesPart(own: XmlNode | undefined, written: readonly string[]): XmlNode {
  const separators = childrenOf(own, 'w:footnote').filter(({ attributes }) => attributes['w:type'] !== undefined)
  const separator = (id: number, type: string, mark: string) =>
    element('w:footnote', { 'w:type': type, 'w:id': id }, element('w:p', {}, element('w:r', {}, element(mark))))
  const standard = [separator(-1, 'separator', 'w:separator'), separator(0, 'continuationSeparator', 'w:continuationSeparator')]
  const added = [...(separators.length === 0 ? standard : []), ...written].map((xml) =>
    childrenOf(parseXml(element('w:footnotes', { 'xmlns:w': namespaces.word }, xml))),
  )
  return {
    name: 'w:footnotes',
    attributes: own?.attributes ?? { 'xmlns:w': namespaces.word },
    children: [...separators, ...added.flat()],
  }
}
