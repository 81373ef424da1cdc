import { type OpenedPackage, openPackage, type Part, partText, partXml, relationshipKind, targetPath } from './package.ts'
import { childAt, childrenOf, nodesBelow, parseXml, textBelow, type XmlNode } from './xml-tree.ts'

/** Something in an Office file that a reader or a screen reader would stumble on, and where. */
export interface OfficeFault {
  readonly placeSv: string
  readonly messageSv: string
}

export interface OfficeCheck {
  readonly kindSv: 'Word' | 'PowerPoint' | 'Excel'
  readonly faults: readonly OfficeFault[]
}

/**
 * Holds a Word, PowerPoint or Excel file against what an accessible document in Office has to have (EN 301 549, 10; WCAG 2.2): title
 * and language, words for every picture, headings in order and filled from real styles, tables with header rows and captions,
 * slides with titles of their own, notes and parts that are there. Undefined when the bytes are no such file. Any program's
 * files, not only ours.
 */
export function checkOfficeFile(bytes: Uint8Array): OfficeCheck | undefined {
  const opened = openPackage(bytes)
  const main = opened && partBehind(opened, undefined, 'officeDocument')
  const root = partXml(main)
  if (!opened || !main || !root) return undefined
  const file = { opened, main, root }
  switch (root.name) {
    case 'w:document':
      return { kindSv: 'Word', faults: [...packageFaults(file), ...wordFaults(file)] }
    case 'p:presentation':
      return { kindSv: 'PowerPoint', faults: [...packageFaults(file), ...slideFaults(file)] }
    case 'workbook':
      return { kindSv: 'Excel', faults: [...packageFaults(file), ...workbookFaults(file)] }
    default:
      return undefined
  }
}

interface OfficeFile {
  readonly opened: OpenedPackage
  readonly main: Part
  readonly root: XmlNode
}

function packageFaults({ opened }: OfficeFile): OfficeFault[] {
  const properties = partXml(partBehind(opened, undefined, 'core-properties'))
  const faults =
    textBelow(childAt(properties, 'dc:title')).trim() === '' ? [fault('filens egenskaper', 'Filen har ingen titel.')] : []
  for (const { path, content, relationships = [] } of opened.parts.values()) {
    const isXml = /\.(?:xml|rels)$/.test(path)
    if (isXml && parseXml(typeof content === 'string' ? content : partText(content)) === undefined)
      faults.push(fault(path, 'Delen är inte välformad XML.'))
    for (const { target, external } of relationships) {
      if (!external && !opened.parts.has(targetPath(path, target)))
        faults.push(fault(path, `Delen hänvisar till ${target}, som inte finns.`))
    }
  }
  return faults
}

function wordFaults({ opened, main, root }: OfficeFile): OfficeFault[] {
  const faults: OfficeFault[] = []
  const body = childAt(root, 'w:body') ?? root
  const styles = partXml(partBehind(opened, main, 'styles'))
  const styleNames = new Map(
    childrenOf(styles, 'w:style').map((style) => [
      style.attributes['w:styleId'],
      childAt(style, 'w:name')?.attributes['w:val']?.toLowerCase(),
    ]),
  )
  const styleNameOf = (paragraph: XmlNode | undefined) =>
    styleNames.get(childAt(paragraph, 'w:pPr', 'w:pStyle')?.attributes['w:val']) ?? ''

  if (!/\S/.test(childAt(styles, 'w:docDefaults', 'w:rPrDefault', 'w:rPr', 'w:lang')?.attributes['w:val'] ?? ''))
    faults.push(fault('formatmallarna', 'Textens språk är inte angivet.'))

  let level = 0
  let headingCount = 0
  for (const paragraph of [...nodesBelow(body)].filter(({ name }) => name === 'w:p')) {
    const next = Number(/^heading (\d)$/.exec(styleNameOf(paragraph))?.[1] ?? 0)
    if (next === 0) continue
    headingCount += 1
    const words = textBelow(paragraph).trim()
    if (words === '') faults.push(fault(`rubrik ${headingCount}`, 'Rubriken är tom.'))
    if (next > level + 1) faults.push(fault(`rubriken ”${words}”`, `Rubriken är på nivå ${next} direkt under nivå ${level}.`))
    level = next
  }
  const instructions = [...nodesBelow(body)].flatMap((node) =>
    node.name === 'w:instrText' ? [textBelow(node)] : node.name === 'w:fldSimple' ? [node.attributes['w:instr'] ?? ''] : [],
  )
  if (headingCount > 3 && !instructions.some((words) => /^\s*TOC\b/.test(words)))
    faults.push(fault('dokumentet', 'Innehållsförteckning saknas.'))

  const blocks = childrenOf(body)
  for (const [number, at] of blocks.flatMap(({ name }, index) => (name === 'w:tbl' ? [index] : [])).entries()) {
    const place = `tabell ${number + 1}`
    const [firstRow] = childrenOf(blocks[at], 'w:tr')
    if (!isOn(childAt(firstRow, 'w:trPr', 'w:tblHeader'))) faults.push(fault(place, 'Första raden är inte märkt som rubrikrad.'))
    if (styleNameOf(blocks[at - 1]) !== 'caption')
      faults.push(fault(place, 'Tabellen har ingen beskrivning (Infoga beskrivning) ovanför sig.'))
  }
  for (const [number, { attributes }] of [...nodesBelow(body)].filter(({ name }) => name === 'wp:docPr').entries())
    if (!/\S/.test(attributes.descr ?? '')) faults.push(fault(`bild ${number + 1}`, 'Alternativtext saknas.'))

  const notes = new Set(
    childrenOf(partXml(partBehind(opened, main, 'footnotes')), 'w:footnote').map(({ attributes }) => attributes['w:id']),
  )
  for (const { name, attributes } of nodesBelow(body))
    if (name === 'w:footnoteReference' && !notes.has(attributes['w:id']))
      faults.push(fault('fotnoterna', `Fotnot ${attributes['w:id']} saknas.`))
  return faults
}

function slideFaults({ opened, main, root }: OfficeFile): OfficeFault[] {
  const faults: OfficeFault[] = []
  const titles = new Map<string, number>()
  for (const [index, { attributes }] of childrenOf(childAt(root, 'p:sldIdLst')).entries()) {
    const place = `bild ${index + 1}`
    const target = main.relationships?.find(({ id }) => id === attributes['r:id'])?.target
    const part = target === undefined ? undefined : opened.parts.get(targetPath(main.path, target))
    const slide = partXml(part)
    if (!part || !slide) {
      faults.push(fault(place, 'Bilden saknas i filen.'))
      continue
    }
    const shapes = childrenOf(childAt(slide, 'p:cSld', 'p:spTree')).filter(({ name }) =>
      /^p:(?:sp|graphicFrame|pic|grpSp)$/.test(name),
    )
    const title = shapes.find((shape) =>
      /^(?:ctrT|t)itle$/.test(childAt(shape, 'p:nvSpPr', 'p:nvPr', 'p:ph')?.attributes.type ?? ''),
    )
    const words = textBelow(childAt(title, 'p:txBody')).trim()
    if (words === '') faults.push(fault(place, 'Bilden har ingen rubrik.'))
    else if (shapes[0] !== title) faults.push(fault(place, 'Rubriken läses inte först.'))
    const isSection = partXml(partBehind(opened, part, 'slideLayout'))?.attributes.type === 'secHead'
    const earlier = titles.get(words)
    if (words !== '' && !isSection && earlier !== undefined)
      faults.push(fault(place, `Bilden har samma rubrik som bild ${earlier}: ”${words}”.`))
    if (!isSection) titles.set(words, index + 1)

    for (const shape of shapes) {
      const isPicture = shape.name === 'p:graphicFrame' || shape.name === 'p:pic'
      const properties = [...nodesBelow(shape)].find(({ name }) => name === 'p:cNvPr')?.attributes
      if (isPicture && !/\S/.test(properties?.descr ?? ''))
        faults.push(fault(place, `${properties?.name ?? 'En figur'} har ingen alternativtext.`))
      const table = childAt(shape, 'a:graphic', 'a:graphicData', 'a:tbl')
      if (table && !/^(?:1|true)$/.test(childAt(table, 'a:tblPr')?.attributes.firstRow ?? ''))
        faults.push(fault(place, `${properties?.name ?? 'En tabell'} har ingen rubrikrad.`))
    }
    const nodes = [...nodesBelow(slide)]
    const ids = nodes.flatMap(({ name, attributes: { id } }) => (name === 'p:cNvPr' && id !== undefined ? [id] : []))
    if (new Set(ids).size !== ids.length) faults.push(fault(place, 'Två figurer har samma nummer.'))
    const runs = nodes.filter(({ name }) => name === 'a:r')
    if (runs.some((run) => !childAt(run, 'a:rPr')?.attributes.lang)) faults.push(fault(place, 'Textens språk är inte angivet.'))
  }
  return faults
}

function workbookFaults({ opened, main, root }: OfficeFile): OfficeFault[] {
  const faults: OfficeFault[] = []
  const titled = new Set(
    childrenOf(childAt(root, 'definedNames')).flatMap(({ attributes }) =>
      attributes.name === '_xlnm.Print_Titles' ? [Number(attributes.localSheetId)] : [],
    ),
  )
  for (const [index, { attributes }] of childrenOf(childAt(root, 'sheets')).entries()) {
    const place = `bladet ${attributes.name ?? index + 1}`
    if (/^(?:Blad|Sheet)\d+$/.test(attributes.name ?? '')) faults.push(fault(place, 'Bladets namn säger inte vad det visar.'))
    const target = main.relationships?.find(({ id }) => id === attributes['r:id'])?.target
    const part = target === undefined ? undefined : opened.parts.get(targetPath(main.path, target))
    const sheet = partXml(part)
    if (!part || !sheet) {
      faults.push(fault(place, 'Bladet saknas i filen.'))
      continue
    }
    if (childrenOf(childAt(sheet, 'sheetData')).length > rowsOnPaper && !titled.has(index))
      faults.push(fault(place, 'Bladets rubrikrad upprepas inte när det skrivs ut på flera sidor.'))
    for (const { name, attributes: drawn } of nodesBelow(partXml(partBehind(opened, part, 'drawing')) ?? sheet))
      if (name === 'xdr:cNvPr' && !/\S/.test(drawn.descr ?? ''))
        faults.push(fault(place, `${drawn.name ?? 'En figur'} har ingen alternativtext.`))
  }
  return faults
}

/** About so many rows stand on a printed page. */
const rowsOnPaper = 45

/** The part that the package, or one of its parts, leads to by a relationship of the kind. */
function partBehind({ parts, root }: OpenedPackage, from: Part | undefined, kind: string): Part | undefined {
  const relationship = (from?.relationships ?? (from === undefined ? root : [])).find((one) => relationshipKind(one) === kind)
  return relationship && parts.get(targetPath(from?.path ?? '', relationship.target))
}

/** An on-off property of Word: there, and not said to be off. */
function isOn(property: XmlNode | undefined): boolean {
  return property !== undefined && !/^(?:0|false|off)$/.test(property.attributes['w:val'] ?? '')
}

function fault(placeSv: string, messageSv: string): OfficeFault {
  return { placeSv, messageSv }
}
