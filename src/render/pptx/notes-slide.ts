import { officeLanguage } from '../ooxml/document-properties.ts'
import { element, xmlHead, xmlText } from '../ooxml/element.ts'
import { namespaces } from '../ooxml/namespaces.ts'
import type { Part } from '../ooxml/package.ts'
import { themePart } from '../ooxml/theme-part.ts'
import type { Box } from './slide.ts'
import { shapeProperties, shapeTree } from './slide-shapes.ts'
import { slideTypes } from './slide-template.ts'

/** The page that a slide's notes are printed on, for a template that has none of its own. */
export function notesMasterParts(): readonly Part[] {
  const xml = element(
    'p:notesMaster',
    spaces,
    element(
      'p:cSld',
      {},
      element('p:bg', {}, element('p:bgRef', { idx: 1001 }, element('a:schemeClr', { val: 'bg1' }))),
      shapeTree(
        slideImage(2, { x: 30, y: 54, width: 480, height: 270 }) + notesBody(3, [], { x: 54, y: 346, width: 432, height: 324 }),
      ),
    ),
    element('p:clrMap', {
      bg1: 'lt1',
      tx1: 'dk1',
      bg2: 'lt2',
      tx2: 'dk2',
      accent1: 'accent1',
      accent2: 'accent2',
      accent3: 'accent3',
      accent4: 'accent4',
      accent5: 'accent5',
      accent6: 'accent6',
      hlink: 'hlink',
      folHlink: 'folHlink',
    }),
  )
  return [
    {
      path: notesMasterPath,
      contentType: `${slideTypes}.notesMaster+xml`,
      content: xmlHead + xml,
      relationships: [{ id: 'rId1', type: 'theme', target: '/ppt/theme/tertial-notes.xml' }],
    },
    themePart('ppt/theme/tertial-notes.xml'),
  ]
}

/** The notes of the slide at `slidePath`, a paragraph a line. */
export function notesSlidePart(path: string, slidePath: string, masterPath: string, linesSv: readonly string[]): Part {
  const xml = element(
    'p:notes',
    spaces,
    element('p:cSld', {}, shapeTree(slideImage(2) + notesBody(3, linesSv))),
    element('p:clrMapOvr', {}, element('a:masterClrMapping')),
  )
  return {
    path,
    contentType: `${slideTypes}.notesSlide+xml`,
    content: xmlHead + xml,
    relationships: [
      { id: 'rId1', type: 'notesMaster', target: `/${masterPath}` },
      { id: 'rId2', type: 'slide', target: `/${slidePath}` },
    ],
  }
}

export const notesMasterPath = 'ppt/notesMasters/tertial.xml'

const spaces = { 'xmlns:a': namespaces.drawing, 'xmlns:r': namespaces.relationships, 'xmlns:p': namespaces.presentation }

function slideImage(id: number, box?: Box): string {
  return element(
    'p:sp',
    {},
    element(
      'p:nvSpPr',
      {},
      element('p:cNvPr', { id, name: 'Bild' }),
      element('p:cNvSpPr', {}, element('a:spLocks', { noGrp: 1, noRot: 1, noChangeAspect: 1 })),
      element('p:nvPr', {}, element('p:ph', { type: 'sldImg' })),
    ),
    box ? shapeProperties(box, element('a:noFill')) : shapeProperties(undefined),
  )
}

function notesBody(id: number, linesSv: readonly string[], box?: Box): string {
  const paragraphs = linesSv.map((line) =>
    element('a:p', {}, element('a:r', {}, element('a:rPr', { lang: officeLanguage }), element('a:t', {}, xmlText(line)))),
  )
  return element(
    'p:sp',
    {},
    element(
      'p:nvSpPr',
      {},
      element('p:cNvPr', { id, name: 'Anteckningar' }),
      element('p:cNvSpPr', {}, element('a:spLocks', { noGrp: 1 })),
      element('p:nvPr', {}, element('p:ph', { type: 'body', idx: 1 })),
    ),
    box ? shapeProperties(box, element('a:noFill')) : shapeProperties(undefined),
    element(
      'p:txBody',
      {},
      element('a:bodyPr'),
      element('a:lstStyle'),
      paragraphs.length > 0 ? paragraphs.join('') : element('a:p', {}, element('a:endParaRPr', { lang: officeLanguage })),
    ),
  )
}
