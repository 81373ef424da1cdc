import { type Chart, type Document, tablesOf } from '#domain/document.ts'
import { chartParts } from '../ooxml/chart-part.ts'
import { propertyParts, rootRelationships } from '../ooxml/document-properties.ts'
import { namespaces } from '../ooxml/namespaces.ts'
import { type Part, type Relationship, relationshipKind, writePackage } from '../ooxml/package.ts'
import { writeXml, type XmlNode } from '../ooxml/xml-tree.ts'
import { contentsSlideCount, contentsSlides, sectionSlide, titleSlide } from './front-slides.ts'
import { layOutSections } from './lay-out-slides.ts'
import { notesMasterParts, notesMasterPath, notesSlidePart } from './notes-slide.ts'
import { ownTemplate } from './own-template.ts'
import type { Slide } from './slide.ts'
import { type SlideTemplate, slideTypes } from './slide-template.ts'
import { layoutRoleOf, slideXml } from './slide-xml.ts'

/**
 * The report as slides that a person can show and go on working with: real titles, tables and charts that are tables and charts,
 * notes with their sources. In the organisation's own template when there is one. The same document, the same bytes.
 */
export function renderPptx(document: Document, template: SlideTemplate = ownTemplate()): Uint8Array {
  const slides = slidesOf(document, template)
  const hasNotes = slides.some(({ notesSv }) => notesSv.length > 0)
  const ownNotesMaster = template.relationships.find((relationship) => relationshipKind(relationship) === 'notesMaster')
  const addsNotesMaster = hasNotes && ownNotesMaster === undefined
  const notesMaster = ownNotesMaster?.target.slice(1) ?? notesMasterPath
  const charts = new ChartWriter()
  const slideParts = slides.flatMap((slide, index) => slidePartsOf(slide, index + 1, { document, template, notesMaster, charts }))
  const presentation: Part = {
    path: 'ppt/presentation.xml',
    contentType: `${slideTypes}.presentation.main+xml`,
    content: presentationXml(template, slides.length, addsNotesMaster),
    relationships: [
      ...template.relationships,
      ...(addsNotesMaster ? [{ id: notesMasterId, type: 'notesMaster', target: `/${notesMasterPath}` }] : []),
      ...slides.map((_, index) => ({ id: slideId(index + 1), type: 'slide', target: `/${slidePath(index + 1)}` })),
    ],
  }
  const parts = [
    presentation,
    ...slideParts,
    ...charts.parts,
    ...(addsNotesMaster ? notesMasterParts() : []),
    ...template.parts,
    ...propertyParts(document),
  ]
  return writePackage(parts, rootRelationships('ppt/presentation.xml'))
}

/** A section of so many slides or more opens with one of its own. */
const longSection = 6

/** Title, contents, and each section; the contents know where the sections begin. */
export function slidesOf(document: Document, { layouts, face }: SlideTemplate): Slide[] {
  const { area } = layouts.titleOnly
  const captions = new Map([...tablesOf(document)].map((table) => [table.name, table.captionSv]))
  const sections = layOutSections(document, area, face, captions).map((laid) => ({
    titleSv: laid.section.titleSv,
    slides: laid.slides.length < longSection ? laid.slides : [sectionSlide(laid, layouts.section, face), ...laid.slides],
  }))
  let number = 2 + contentsSlideCount(sections.length, layouts.content.area, face)
  const entries = sections.map(({ titleSv, slides }) => {
    const entry = { titleSv, number }
    number += slides.length
    return entry
  })
  return [
    titleSlide(document, layouts.title, face),
    ...contentsSlides(entries, layouts.content.area, face),
    ...sections.flatMap(({ slides }) => slides),
  ]
}

interface SlideSetting {
  readonly document: Document
  readonly template: SlideTemplate
  readonly notesMaster: string
  readonly charts: ChartWriter
}

function slidePartsOf(slide: Slide, number: number, { document, template, notesMaster, charts }: SlideSetting): Part[] {
  const path = slidePath(number)
  const notesPath = `ppt/notesSlides/notesSlide${number}.xml`
  const hasNotes = slide.notesSv.length > 0
  const relationships: Relationship[] = [
    { id: 'rId1', type: 'slideLayout', target: `/${template.layouts[layoutRoleOf(slide)].path}` },
    ...(hasNotes ? [{ id: 'rId2', type: 'notesSlide', target: `/${notesPath}` }] : []),
  ]
  const lead = (type: string, target: string): string => {
    const known = relationships.find((one) => one.target === target)
    if (known) return known.id
    const id = `rIdTertial${relationships.length + 1}`
    relationships.push({ id, type, target })
    return id
  }
  const content = slideXml(slide, document, template, {
    chart: (chart) => lead('chart', `/${charts.write(chart)}`),
    slide: (to) => lead('slide', `/${slidePath(to)}`),
  })
  return [
    { path, contentType: `${slideTypes}.slide+xml`, content, relationships },
    ...(hasNotes ? [notesSlidePart(notesPath, path, notesMaster, slide.notesSv)] : []),
  ]
}

/** The charts' own parts, numbered as they are met. */
class ChartWriter {
  readonly parts: Part[] = []
  #count = 0

  write(chart: Chart): string {
    this.#count += 1
    const path = `ppt/charts/tertial${this.#count}.xml`
    this.parts.push(...chartParts(chart, path, `ppt/embeddings/tertial${this.#count}.xlsx`, { textSize: 12 }))
    return path
  }
}

const notesMasterId = 'rIdTertialNotes'

function slidePath(number: number): string {
  return `ppt/slides/slide${number}.xml`
}

function slideId(number: number): string {
  return `rIdTertialSlide${number}`
}

/** In the order of CT_Presentation: masters, notes' master, slides, and then the template's sizes and standard text. */
function presentationXml({ settings }: SlideTemplate, count: number, addsNotesMaster: boolean): string {
  const named = (name: string) => settings.filter((node) => node.name === name)
  const list = (name: string, children: readonly XmlNode[]): XmlNode => ({ name, attributes: {}, children })
  const node = (name: string, attributes: Record<string, string>): XmlNode => ({ name, attributes, children: [] })
  const notes = addsNotesMaster
    ? [list('p:notesMasterIdLst', [node('p:notesMasterId', { 'r:id': notesMasterId })])]
    : named('p:notesMasterIdLst')
  const slides = Array.from({ length: count }, (_, index) =>
    // Slides' numbers begin at 256 (ST_SlideId).
    node('p:sldId', { id: String(256 + index), 'r:id': slideId(index + 1) }),
  )
  return writeXml({
    name: 'p:presentation',
    attributes: { 'xmlns:a': namespaces.drawing, 'xmlns:r': namespaces.relationships, 'xmlns:p': namespaces.presentation },
    children: [
      ...named('p:sldMasterIdLst'),
      ...notes,
      list('p:sldIdLst', slides),
      ...['p:sldSz', 'p:notesSz', 'p:embeddedFontLst', 'p:defaultTextStyle'].flatMap(named),
    ],
  })
}
