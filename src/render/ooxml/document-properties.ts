import type { Document } from '#domain/document.ts'
import { formatPeriod } from '#domain/period.ts'
import { element, xmlHead, xmlText } from './element.ts'
import type { Part, Relationship } from './package.ts'

/** What the file says about itself: title, author, language, and the date that the report carries (no clock is read). */
export function propertyParts(document: Document): readonly Part[] {
  const at = `${document.dated}T00:00:00Z`
  const time = (name: string) => element(name, { 'xsi:type': 'dcterms:W3CDTF' }, at)
  const core = element(
    'cp:coreProperties',
    {
      'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:dcterms': 'http://purl.org/dc/terms/',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    },
    element('dc:title', {}, xmlText(`${document.titleSv} – ${document.authorSv}`)),
    element('dc:subject', {}, xmlText(formatPeriod(document.period))),
    element('dc:creator', {}, xmlText(document.authorSv)),
    element('cp:keywords', {}, xmlText([document.titleSv, document.regionSv, document.round].join(', '))),
    element('dc:description', {}, xmlText(`Underlag ${document.snapshotId}`)),
    element('cp:lastModifiedBy', {}, xmlText(document.authorSv)),
    time('dcterms:created'),
    time('dcterms:modified'),
    element('dc:language', {}, officeLanguage),
    ...(document.identifier === undefined ? [] : [element('dc:identifier', {}, xmlText(document.identifier))]),
  )
  const app = element(
    'Properties',
    { xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties' },
    element('Application', {}, 'Tertial'),
    element('Company', {}, xmlText(document.regionSv)),
  )
  return [
    {
      path: 'docProps/core.xml',
      contentType: 'application/vnd.openxmlformats-package.core-properties+xml',
      content: xmlHead + core,
    },
    {
      path: 'docProps/app.xml',
      contentType: 'application/vnd.openxmlformats-officedocument.extended-properties+xml',
      content: xmlHead + app,
    },
  ]
}

/** What a package points at: its main part and its properties. */
export function rootRelationships(mainPath: string): readonly Relationship[] {
  return [
    { id: 'rId1', type: 'officeDocument', target: mainPath },
    {
      id: 'rId2',
      type: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
      target: 'docProps/core.xml',
    },
    { id: 'rId3', type: 'extended-properties', target: 'docProps/app.xml' },
  ]
}

export const officeLanguage = 'sv-SE'
