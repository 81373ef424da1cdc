import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import { element, xmlHead } from './element.ts'
import { namespaces } from './namespaces.ts'
import { childrenOf, parseXml, type XmlNode } from './xml-tree.ts'

/** A part of an Office file: its bytes or XML, what it is, and which other parts it names. */
export interface Part {
  /** From the package's root, without a leading slash: 'word/document.xml'. */
  readonly path: string
  readonly contentType: string
  readonly content: string | Uint8Array
  readonly relationships?: readonly Relationship[]
}

export interface Relationship {
  readonly id: string
  /** The last part of the type's address, 'chart', or a whole address. */
  readonly type: string
  /** Relative to the part's own folder, or an address of its own when external. */
  readonly target: string
  readonly external?: boolean
}

/**
 * The parts as one Office file: the same parts give the same bytes, wherever and whenever it is made. `root` names the parts
 * that the file itself points at (its document, its properties).
 */
export function writePackage(parts: readonly Part[], root: readonly Relationship[]): Uint8Array {
  const files = new Map<string, string | Uint8Array>([
    ['[Content_Types].xml', contentTypes(parts)],
    ['_rels/.rels', relationshipsXml(root)],
  ])
  for (const part of parts) {
    files.set(part.path, part.content)
    if (part.relationships && part.relationships.length > 0) {
      files.set(relationshipsPath(part.path), relationshipsXml(part.relationships))
    }
  }
  const entries: Zippable = {}
  for (const [path, content] of files) {
    // What is packed already does not shrink again.
    const level = path.endsWith('.xlsx') || /\.(?:png|jpe?g|gif)$/i.test(path) ? 0 : 6
    entries[path] = [typeof content === 'string' ? strToU8(content) : content, { mtime: fixedTime(), level }]
  }
  return zipSync(entries)
}

/** Every file in an Office package by its path; undefined when the bytes are no package. */
export function readPackage(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | undefined {
  try {
    const entries = Object.entries(unzipSync(bytes)).filter(([path]) => !path.endsWith('/'))
    return new Map(entries)
  } catch {
    return undefined
  }
}

/** The parts of an Office file with their types and relationships, as `writePackage` takes them; undefined for another file. */
export function openPackage(bytes: Uint8Array): OpenedPackage | undefined {
  const files = readPackage(bytes)
  const types = files && xmlOf(files, '[Content_Types].xml')
  if (!files || !types) return undefined
  const typeOf = new Map(
    childrenOf(types).map(({ attributes }) => [
      attributes.PartName?.slice(1) ?? `.${attributes.Extension?.toLowerCase()}`,
      attributes.ContentType ?? '',
    ]),
  )
  const parts = new Map<string, Part>()
  for (const [path, content] of files) {
    if (path === '[Content_Types].xml' || path.endsWith('.rels')) continue
    const contentType = typeOf.get(path) ?? typeOf.get(path.slice(path.lastIndexOf('.')).toLowerCase())
    if (contentType === undefined) continue
    parts.set(path, { path, contentType, content, relationships: relationshipsOf(files, relationshipsPath(path)) })
  }
  return { parts, root: relationshipsOf(files, '_rels/.rels') }
}

export interface OpenedPackage {
  readonly parts: ReadonlyMap<string, Part>
  readonly root: readonly Relationship[]
}

/** The part as a tree; undefined for none, and for one that is not XML. */
export function partXml(part: Part | undefined): XmlNode | undefined {
  if (!part) return undefined
  return parseXml(typeof part.content === 'string' ? part.content : partText(part.content))
}

/** The parts that the relationships lead to, over as many steps as it takes. */
export function reachableParts(parts: ReadonlyMap<string, Part>, relationships: readonly Relationship[]): Part[] {
  const found = new Map<string, Part>()
  const waiting = relationships.map(({ target }) => target.slice(1))
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const part = parts.get(path)
    if (!part || found.has(path)) continue
    found.set(path, part)
    for (const { target, external } of part.relationships ?? []) if (!external) waiting.push(targetPath(part.path, target))
  }
  return [...found.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/** Where a relationship of the part leads, from the package's root: 'word/document.xml' and 'theme/theme1.xml'. */
export function targetPath(fromPath: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const folders = fromPath.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') folders.pop()
    else if (step !== '.') folders.push(step)
  }
  return folders.join('/')
}

/** How a part names another: from 'word/charts/a.xml' to 'word/embeddings/a.xlsx' is '../embeddings/a.xlsx'. */
export function relativeTarget(fromPath: string, toPath: string): string {
  const from = fromPath.split('/').slice(0, -1)
  const to = toPath.split('/')
  let shared = 0
  while (shared < from.length && from[shared] === to[shared]) shared += 1
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/')
}

/** 'http://…/relationships/styles' is 'styles'. */
export function relationshipKind({ type }: Relationship): string {
  return type.slice(type.lastIndexOf('/') + 1)
}

function relationshipsOf(files: ReadonlyMap<string, Uint8Array>, path: string): Relationship[] {
  return childrenOf(xmlOf(files, path)).map(({ attributes }) => ({
    id: attributes.Id ?? '',
    type: attributes.Type ?? '',
    target: attributes.Target ?? '',
    external: attributes.TargetMode === 'External',
  }))
}

function xmlOf(files: ReadonlyMap<string, Uint8Array>, path: string): XmlNode | undefined {
  const file = files.get(path)
  return file && parseXml(partText(file))
}

export function partText(bytes: Uint8Array): string {
  return strFromU8(bytes).replace(/^\ufeff/, '')
}

/** 'word/document.xml' → 'word/_rels/document.xml.rels'. */
export function relationshipsPath(path: string): string {
  const slash = path.lastIndexOf('/') + 1
  return `${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`
}

/** ZIP keeps local time without a zone; made of local parts, it is the same hour everywhere. */
function fixedTime(): Date {
  return new Date(1980, 0, 1, 0, 0, 0)
}

function relationshipsXml(relationships: readonly Relationship[]): string {
  const lines = relationships.map(({ id, type, target, external }) =>
    element('Relationship', {
      Id: id,
      Type: type.includes('/') ? type : `${namespaces.relationships}/${type}`,
      Target: target,
      TargetMode: external ? 'External' : undefined,
    }),
  )
  return xmlHead + element('Relationships', { xmlns: namespaces.packageRelationships }, ...lines)
}

function contentTypes(parts: readonly Part[]): string {
  const defaults = new Map([
    ['rels', 'application/vnd.openxmlformats-package.relationships+xml'],
    ['xml', 'application/xml'],
  ])
  const overrides: string[] = []
  for (const { path, contentType } of parts) {
    const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase()
    if (extension === 'xml') overrides.push(element('Override', { PartName: `/${path}`, ContentType: contentType }))
    else defaults.set(extension, contentType)
  }
  return (
    xmlHead +
    element(
      'Types',
      { xmlns: namespaces.contentTypes },
      ...[...defaults].map(([Extension, ContentType]) => element('Default', { Extension, ContentType })),
      ...overrides,
    )
  )
}
