import {
  PDFArray,
  PDFBool,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib'
import { escapeXml } from '../escape-xml.ts'

/**
 * Makes Typst's PDF/A-3a file a PDF/UA-1 file as well, so that one file can be archived and read aloud. Typst exports one
 * standard at a time; what the other asks for beyond it is:
 * 1. the title in the window's title bar (ISO 14289-1, 7.1),
 * 2. the PDF/UA identification in the metadata, with the schema that PDF/A-3 wants for it (ISO 14289-1, 5; ISO 19005-3, 6.6.2.3),
 * 3. row headers: Typst tags the first cell of a body row as data (ISO 14289-1, 7.5); and a group's heading right below
 *    the column headers as one of them,
 * 4. a tab order that follows the structure (ISO 14289-1, 7.18.3).
 * The document's identifier, when it has one, is written in the metadata as dc:identifier.
 * The same bytes in give the same bytes out.
 */
export async function finishPdf(bytes: Uint8Array, identifier?: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  showTitleInWindow(pdf)
  describe(pdf, identifier)
  for (const table of structureElements(pdf.context, 'Table')) {
    moveGroupHeadingToBody(pdf.context, table)
    markRowHeaders(pdf.context, table)
  }
  for (const page of pdf.getPages()) page.node.set(PDFName.of('Tabs'), PDFName.of('S'))
  return pdf.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false })
}

function showTitleInWindow({ catalog, context }: PDFDocument): void {
  const name = PDFName.of('ViewerPreferences')
  const preferences = catalog.lookupMaybe(name, PDFDict) ?? context.obj({})
  preferences.set(PDFName.of('DisplayDocTitle'), PDFBool.True)
  catalog.set(name, preferences)
}

function describe({ catalog, context }: PDFDocument, identifier: string | undefined): void {
  const reference = catalog.get(PDFName.of('Metadata'))
  const metadata = context.lookup(reference)
  if (!(reference instanceof PDFRef && metadata instanceof PDFRawStream)) throw new Error('The PDF from Typst has no metadata.')
  const xmp = new TextDecoder().decode(metadata.contents)
  const described = xmp
    .replace('<rdf:Description rdf:about=""', '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"')
    .replace('</rdf:Description>', `<pdfuaid:part>1</pdfuaid:part>${identifierElement(identifier)}</rdf:Description>`)
    .replace('<pdfaExtension:schemas><rdf:Bag>', `<pdfaExtension:schemas><rdf:Bag>${accessibilitySchema}`)
  if (!described.includes(accessibilitySchema) || !described.includes('<pdfuaid:part>1')) {
    throw new Error('The metadata of the PDF from Typst has another shape than expected.')
  }
  const contents = new TextEncoder().encode(described)
  metadata.dict.set(PDFName.of('Length'), context.obj(contents.length))
  context.assign(reference, PDFRawStream.of(metadata.dict, contents))
}

/** Unlike a file's own numbers it survives in what is made of the file. Typst declares the prefix for title and author. */
function identifierElement(identifier: string | undefined): string {
  return identifier === undefined ? '' : `<dc:identifier>${escapeXml(identifier)}</dc:identifier>`
}

/** The description of the pdfuaid schema, word for word as PDF/A wants an extension schema described. */
const accessibilitySchema = [
  '<rdf:li rdf:parseType="Resource">',
  '<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>',
  '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>',
  '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>',
  '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">',
  '<pdfaProperty:name>part</pdfaProperty:name>',
  '<pdfaProperty:valueType>Integer</pdfaProperty:valueType>',
  '<pdfaProperty:category>internal</pdfaProperty:category>',
  '<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>',
  '</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>',
].join('')

/** The report's tables have one row of column headers; a second one is the first group's heading, and belongs to its rows. */
function moveGroupHeadingToBody(context: PDFContext, table: PDFDict): void {
  const head = childElements(context, table).find((part) => roleOf(part) === 'THead')
  const [columnHeaders, ...groupHeadings] = head === undefined ? [] : childReferences(head)
  if (head === undefined || columnHeaders === undefined || groupHeadings.length === 0) return
  const body = context.obj({ Type: 'StructElem', S: 'TBody', K: context.obj(groupHeadings) })
  const tableReference = head.get(PDFName.of('P'))
  if (tableReference !== undefined) body.set(PDFName.of('P'), tableReference)
  const bodyReference = context.register(body)
  for (const heading of groupHeadings) context.lookup(heading, PDFDict).set(PDFName.of('P'), bodyReference)
  head.set(PDFName.of('K'), context.obj([columnHeaders]))
  const parts = childReferences(table)
  const afterHead = parts.findIndex((part) => context.lookup(part) === head) + 1
  table.set(PDFName.of('K'), context.obj([...parts.slice(0, afterHead), bodyReference, ...parts.slice(afterHead)]))
}

function markRowHeaders(context: PDFContext, table: PDFDict): void {
  const rows = childElements(context, table)
    .filter((part) => roleOf(part) === 'TBody')
    .flatMap((body) => childElements(context, body))
  for (const row of rows) {
    for (const [index, cell] of childElements(context, row).entries()) {
      const attributes = attributesOf(context, cell)
      // Typst lists header cells by id, the column's alone; with row headers beside, scopes say it whole.
      for (const attribute of attributes) attribute.delete(PDFName.of('Headers'))
      if (index === 0) makeRowHeader(context, cell, attributes)
    }
  }
}

function makeRowHeader(context: PDFContext, cell: PDFDict, attributes: readonly PDFDict[]): void {
  cell.set(PDFName.of('S'), PDFName.of('TH'))
  const ofTable = attributes.find((attribute) => attribute.get(PDFName.of('O')) === PDFName.of('Table'))
  if (ofTable) ofTable.set(PDFName.of('Scope'), PDFName.of('Row'))
  else cell.set(PDFName.of('A'), context.obj([...attributes, context.obj({ O: 'Table', Scope: 'Row' })]))
}

function structureElements(context: PDFContext, role: string): PDFDict[] {
  return context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((object): object is PDFDict => object instanceof PDFDict && roleOf(object) === role)
}

function childElements(context: PDFContext, element: PDFDict): PDFDict[] {
  return asList(context, element.lookup(PDFName.of('K'))).filter(
    (child): child is PDFDict => child instanceof PDFDict && roleOf(child) !== undefined,
  )
}

/** The child elements as they are listed: references, so that they can be listed elsewhere. */
function childReferences(element: PDFDict): PDFObject[] {
  const children = element.get(PDFName.of('K'))
  const listed = children instanceof PDFArray ? children : element.lookup(PDFName.of('K'))
  return listed instanceof PDFArray ? listed.asArray() : children === undefined ? [] : [children]
}

function attributesOf(context: PDFContext, element: PDFDict): PDFDict[] {
  return asList(context, element.lookup(PDFName.of('A'))).filter((attribute) => attribute instanceof PDFDict)
}

function asList(context: PDFContext, object: PDFObject | undefined): (PDFObject | undefined)[] {
  if (object === undefined) return []
  return object instanceof PDFArray ? object.asArray().map((item) => context.lookup(item)) : [object]
}

function roleOf(element: PDFDict): string | undefined {
  const role = element.get(PDFName.of('S'))
  return role instanceof PDFName ? role.decodeText() : undefined
}
