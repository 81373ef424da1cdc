import {
  type OpenedPackage,
  openPackage,
  type Part,
  partXml,
  type Relationship,
  reachableParts,
  relationshipKind,
  targetPath,
} from '../ooxml/package.ts'
import { childAt, childrenOf, nodesBelow, type XmlNode } from '../ooxml/xml-tree.ts'
import { type Face, faceNamed } from './set-text.ts'
import type { Box } from './slide.ts'
import { unitsInPoint } from './slide-units.ts'

/** What a report in PowerPoint is written into: masters, layouts and theme, without slides. */
export interface SlideTemplate {
  /** Points. */
  readonly width: number
  readonly height: number
  readonly layouts: Readonly<Record<LayoutRole, SlideLayout>>
  /** The presentation's own settings that say nothing of slides: its masters, sizes and standard text. */
  readonly settings: readonly XmlNode[]
  /** Masters, layouts, themes and what they lead to. */
  readonly parts: readonly Part[]
  /** The presentation's relationships to those parts. */
  readonly relationships: readonly Relationship[]
  /** The face of running text. */
  readonly face: Face
}

export type LayoutRole = 'title' | 'content' | 'titleOnly' | 'section'

export interface SlideLayout {
  readonly path: string
  readonly title: Placeholder
  /** Subtitle, text or content: where the layout has words beside its title. */
  readonly body: Placeholder | undefined
  readonly footer: Placeholder | undefined
  readonly slideNumber: Placeholder | undefined
  /** Where content may stand: under the title, above the footer. */
  readonly area: Box
}

export interface Placeholder {
  /** As the layout writes `p:ph`; a slide's shape with the same inherits the layout's place and look. */
  readonly attributes: Readonly<Record<string, string>>
  readonly box: Box
  /** Points, as the template sets its first level. */
  readonly size: number
  /** `algn` of the first level, where the template says one. */
  readonly alignment: string | undefined
  /** That `box` is ours and not the layout's, which leaves no room under it. */
  readonly isMoved?: boolean
}

/**
 * An organisation's own template (.pptx or .potx) without its slides. Undefined when the bytes are no PowerPoint file, or have no
 * layout with a title.
 */
export function readSlideTemplate(bytes: Uint8Array): SlideTemplate | undefined {
  const opened = openPackage(bytes)
  return opened && templateOf(opened)
}

/** The same from parts at hand. */
export function templateOf({ parts, root }: OpenedPackage): SlideTemplate | undefined {
  const main = root.find((relationship) => relationshipKind(relationship) === 'officeDocument')
  const presentation = main && parts.get(targetPath('', main.target))
  const tree = partXml(presentation)
  const size = childAt(tree, 'p:sldSz')?.attributes
  if (!presentation || !tree || !size) return undefined
  const [width, height] = [pointsOf(size.cx), pointsOf(size.cy)]

  const masters = childrenOf(childAt(tree, 'p:sldMasterIdLst')).flatMap(({ attributes }) => {
    const id = attributes['r:id']
    return partBehind(parts, presentation, (relationship) => relationship.id === id) ?? []
  })
  const [master] = masters
  if (!master) return undefined
  const layouts = masters.flatMap((one) =>
    layoutPartsOf(parts, one).flatMap((part) => readLayout(part, one, { width, height }) ?? []),
  )
  const byRole = layoutsByRole(layouts, { width, height })
  if (byRole === undefined) return undefined

  const relationships = (presentation.relationships ?? [])
    .filter((relationship) => keptKinds.has(relationshipKind(relationship)) && !relationship.external)
    .map((relationship) => ({ ...relationship, target: `/${targetPath(presentation.path, relationship.target)}` }))
  return {
    width,
    height,
    layouts: byRole,
    settings: childrenOf(tree).filter(({ name }) => keptSettings.has(name)),
    parts: reachableParts(parts, relationships),
    relationships,
    face: faceNamed(textFaceOf(parts, master)),
  }
}

export const slideTypes = 'application/vnd.openxmlformats-officedocument.presentationml'

/** What else a template's presentation leads to (slides, comments, handouts, macros) goes with its slides. */
const keptKinds = new Set(['slideMaster', 'notesMaster', 'theme', 'tableStyles', 'font'])
const keptSettings = new Set([
  'p:sldMasterIdLst',
  'p:notesMasterIdLst',
  'p:sldSz',
  'p:notesSz',
  'p:embeddedFontLst',
  'p:defaultTextStyle',
])

interface FoundLayout extends SlideLayout {
  readonly type: string
  readonly nameSv: string
  /** Whether its content has most of the slide, under its title. */
  readonly isRoomy: boolean
}

/** In the master's own order. */
function layoutPartsOf(parts: ReadonlyMap<string, Part>, master: Part): Part[] {
  const ids = childrenOf(childAt(partXml(master), 'p:sldLayoutIdLst')).map(({ attributes }) => attributes['r:id'])
  return ids.flatMap((wanted) => partBehind(parts, master, ({ id }) => id === wanted) ?? [])
}

/**
 * The layout for each use: by its type, else by what it is called, else the one nearest to it that the template has. One with
 * little room for content is for something else, whatever it is called.
 */
function layoutsByRole(
  layouts: readonly FoundLayout[],
  slide: { readonly width: number; readonly height: number },
): Record<LayoutRole, SlideLayout> | undefined {
  const roomy = layouts.filter(({ isRoomy }) => isRoomy)
  const find = (among: readonly FoundLayout[], types: readonly string[], name: RegExp) =>
    among.find(({ type }) => types.includes(type)) ?? among.find(({ nameSv }) => name.test(nameSv))
  const contentName = /^(?:rubrik och innehåll|title and content)/i
  const content =
    find(roomy, ['obj', 'tx'], contentName) ?? roomy.find(({ body }) => body) ?? roomy[0] ?? withRoom(layouts[0], slide)
  const titleOnly = find(roomy, ['titleOnly'], /endast rubrik|bara rubrik|title only/i) ?? content
  const title = find(layouts, ['title'], /^(?:rubrikbild|titelbild|omslag|startsida|title slide)/i) ?? layouts[0]
  const section = find(layouts, ['secHead'], /avsnitt|kapitel|section/i) ?? title
  return content && titleOnly && title && section && { content, titleOnly, title, section }
}

function readLayout(
  part: Part,
  master: Part,
  slide: { readonly width: number; readonly height: number },
): FoundLayout | undefined {
  const tree = partXml(part)
  const masterTree = partXml(master)
  if (!tree || !masterTree) return undefined
  const own = placeholderShapes(tree)
  const inherited = placeholderShapes(masterTree)
  const read = (types: ReadonlySet<string>, like: string): Placeholder | undefined => {
    const found = own.find((shape) => types.has(typeOf(shape)))
    if (!found) return undefined
    const above = inherited.find((shape) => typeOf(shape) === like)
    const box = boxOf(found) ?? boxOf(above)
    const style = like === 'title' ? 'p:titleStyle' : 'p:bodyStyle'
    const size = sizeOf(found) ?? sizeOf(above) ?? firstLevelSize(childAt(masterTree, 'p:txStyles', style)) ?? 18
    const alignment = firstLevel(found)?.algn ?? firstLevel(above)?.algn
    return box && { attributes: placeholderOf(found)?.attributes ?? {}, box, size, alignment }
  }
  const title = read(titleTypes, 'title')
  if (!title) return undefined
  const body = read(bodyTypes, 'body')
  const footer = read(new Set(['ftr']), 'ftr')
  const slideNumber = read(new Set(['sldNum']), 'sldNum')
  const masterBody = inherited.find((shape) => typeOf(shape) === 'body')
  const area = contentArea(title.box, body?.box ?? boxOf(masterBody), [footer?.box, slideNumber?.box], slide)
  const isClear = title.box.y + title.box.height <= area.y + 1
  const isRoomy = isClear && area.width >= slide.width * 0.6 && area.height >= slide.height * 0.4
  return {
    path: part.path,
    type: tree.attributes.type ?? '',
    nameSv: childAt(tree, 'p:cSld')?.attributes.name ?? '',
    title,
    body,
    footer,
    slideNumber,
    area,
    isRoomy,
  }
}

/** The body's place, kept clear of the title above and of the footer below. */
function contentArea(
  title: Box,
  body: Box | undefined,
  footers: readonly (Box | undefined)[],
  slide: { readonly width: number; readonly height: number },
): Box {
  const x = body?.x ?? title.x
  const width = Math.min(body?.width ?? title.width, slide.width - x)
  const isTitleAbove = title.y + title.height < slide.height / 2
  const top = Math.max(body?.y ?? 0, isTitleAbove ? title.y + title.height : 0)
  const foot = Math.min(...footers.flatMap((box) => (box && box.y > slide.height / 2 ? [box.y] : [])), slide.height - 18)
  const bottom = body && body.y + body.height > top ? Math.min(body.y + body.height, foot) : foot
  return { x, y: top, width, height: Math.max(bottom - top, 0) }
}

/** The layout with its title at the top, and under it the slide for content, within a margin. */
function withRoom(
  layout: SlideLayout | undefined,
  { width, height }: { readonly width: number; readonly height: number },
): SlideLayout | undefined {
  if (!layout) return undefined
  const across = { x: width * 0.05, width: width * 0.9 }
  const box = { ...across, y: height * 0.05, height: height * 0.13 }
  return {
    ...layout,
    title: { ...layout.title, box, isMoved: true },
    area: { ...across, y: height * 0.2, height: height * 0.7 },
  }
}

const titleTypes = new Set(['title', 'ctrTitle'])
const bodyTypes = new Set(['body', 'obj', 'subTitle'])

function placeholderShapes(tree: XmlNode): XmlNode[] {
  return [...nodesBelow(tree)].filter((node) => node.name === 'p:sp' && placeholderOf(node) !== undefined)
}

function placeholderOf(shape: XmlNode): XmlNode | undefined {
  return childAt(shape, 'p:nvSpPr', 'p:nvPr', 'p:ph')
}

/** A placeholder that names no type is for content. */
function typeOf(shape: XmlNode): string {
  return placeholderOf(shape)?.attributes.type ?? 'obj'
}

function boxOf(shape: XmlNode | undefined): Box | undefined {
  const frame = childAt(shape, 'p:spPr', 'a:xfrm')
  const [offset, extent] = [childAt(frame, 'a:off')?.attributes, childAt(frame, 'a:ext')?.attributes]
  if (!offset || !extent) return undefined
  return { x: pointsOf(offset.x), y: pointsOf(offset.y), width: pointsOf(extent.cx), height: pointsOf(extent.cy) }
}

function firstLevel(shape: XmlNode | undefined): Readonly<Record<string, string>> | undefined {
  return childAt(shape, 'p:txBody', 'a:lstStyle', 'a:lvl1pPr')?.attributes
}

function sizeOf(shape: XmlNode | undefined): number | undefined {
  return firstLevelSize(childAt(shape, 'p:txBody', 'a:lstStyle'))
}

function firstLevelSize(style: XmlNode | undefined): number | undefined {
  const size = childAt(style, 'a:lvl1pPr', 'a:defRPr')?.attributes.sz
  return size === undefined ? undefined : Number(size) / 100
}

function textFaceOf(parts: ReadonlyMap<string, Part>, master: Part): string {
  const theme = partXml(partBehind(parts, master, (relationship) => relationshipKind(relationship) === 'theme'))
  return childAt(theme, 'a:themeElements', 'a:fontScheme', 'a:minorFont', 'a:latin')?.attributes.typeface ?? ''
}

function pointsOf(units: string | undefined): number {
  return Number(units ?? 0) / unitsInPoint
}

function partBehind(parts: ReadonlyMap<string, Part>, from: Part, is: (relationship: Relationship) => boolean): Part | undefined {
  const relationship = from.relationships?.find(is)
  return relationship && parts.get(targetPath(from.path, relationship.target))
}
