import { officeLanguage } from '../ooxml/document-properties.ts'
import { type Attributes, element, xmlHead, xmlText } from '../ooxml/element.ts'
import { namespaces } from '../ooxml/namespaces.ts'
import type { Part, Relationship } from '../ooxml/package.ts'
import { themePart } from '../ooxml/theme-part.ts'
import type { Box } from './slide.ts'
import { shapeProperties, shapeTree } from './slide-shapes.ts'
import { type SlideTemplate, slideTypes, templateOf } from './slide-template.ts'
import { unitsInPoint } from './slide-units.ts'

/** Tertial's own look, 16:9, for an organisation that has given no template: one master with four layouts. */
export function ownTemplate(): SlideTemplate {
  const layoutParts = layouts.map(({ type, nameSv, shapes, dark }, index): Part => {
    const background = dark
      ? element(
          'p:bg',
          {},
          element('p:bgPr', {}, element('a:solidFill', {}, element('a:schemeClr', { val: 'tx2' })), element('a:effectLst')),
        )
      : ''
    return {
      path: layoutPath(index),
      contentType: `${slideTypes}.slideLayout+xml`,
      content:
        xmlHead +
        element(
          'p:sldLayout',
          { ...spaces, type, preserve: 1, ...(dark ? { showMasterSp: 0 } : {}) },
          element('p:cSld', { name: nameSv }, background, shapeTree(shapes.map((shape, at) => shape(at + 2)).join(''))),
          element('p:clrMapOvr', {}, element('a:masterClrMapping')),
        ),
      relationships: [{ id: 'rId1', type: 'slideMaster', target: '../slideMasters/slideMaster1.xml' }],
    }
  })
  const master: Part = {
    path: 'ppt/slideMasters/slideMaster1.xml',
    contentType: `${slideTypes}.slideMaster+xml`,
    content: xmlHead + masterXml(),
    relationships: [
      ...layoutParts.map((_, index) => ({
        id: `rId${index + 1}`,
        type: 'slideLayout',
        target: `../slideLayouts/slideLayout${index + 1}.xml`,
      })),
      { id: themeId, type: 'theme', target: '../theme/theme1.xml' },
    ],
  }
  const relationships: Relationship[] = [
    { id: 'rId1', type: 'slideMaster', target: 'slideMasters/slideMaster1.xml' },
    { id: 'rId2', type: 'theme', target: 'theme/theme1.xml' },
  ]
  const presentation: Part = {
    path: 'ppt/presentation.xml',
    contentType: `${slideTypes}.presentation.main+xml`,
    content:
      xmlHead +
      element(
        'p:presentation',
        spaces,
        element('p:sldMasterIdLst', {}, element('p:sldMasterId', { id: firstLayoutId - 1, 'r:id': 'rId1' })),
        element('p:sldSz', { cx: width * unitsInPoint, cy: height * unitsInPoint }),
        element('p:notesSz', { cx: 6_858_000, cy: 9_144_000 }),
      ),
    relationships,
  }
  const parts = [presentation, master, ...layoutParts, themePart('ppt/theme/theme1.xml')]
  const template = templateOf({
    parts: new Map(parts.map((part) => [part.path, part])),
    root: [{ id: 'rId1', type: 'officeDocument', target: presentation.path }],
  })
  if (!template) throw new Error('The slide template of our own lacks a layout.')
  return template
}

const spaces = { 'xmlns:a': namespaces.drawing, 'xmlns:r': namespaces.relationships, 'xmlns:p': namespaces.presentation }

const [width, height] = [960, 540]
const margin = 40
const inner = width - 2 * margin
const themeId = 'rIdTheme'
/** Masters and layouts share one range of numbers, from 2^31. */
const firstLayoutId = 2_147_483_649

const boxes = {
  title: { x: margin, y: 26, width: inner, height: 56 },
  body: { x: margin, y: 94, width: inner, height: 400 },
  footer: { x: margin, y: 506, width: inner - 90, height: 20 },
  slideNumber: { x: width - margin - 80, y: 506, width: 80, height: 20 },
} satisfies Record<string, Box>

type Shape = (id: number) => string

interface Look {
  readonly box?: Box
  readonly size?: number
  readonly colour?: string
  readonly anchor?: 't' | 'ctr' | 'b'
  readonly right?: boolean
  readonly strong?: boolean
}

function placeholder(nameSv: string, attributes: Attributes, promptSv: string, look: Look = {}): Shape {
  const { box, size, colour, anchor, right, strong } = look
  const hasLevel = size !== undefined
  const level = element(
    'a:lvl1pPr',
    { marL: 0, indent: 0, algn: right ? 'r' : 'l' },
    element('a:buNone'),
    element(
      'a:defRPr',
      { sz: size === undefined ? undefined : size * 100, b: strong ? 1 : undefined },
      colour === undefined ? '' : element('a:solidFill', {}, element('a:schemeClr', { val: colour })),
      element('a:latin', { typeface: strong ? '+mj-lt' : '+mn-lt' }),
    ),
  )
  const isNumber = attributes.type === 'sldNum'
  const text = isNumber
    ? element(
        'a:fld',
        { id: slideNumberField, type: 'slidenum' },
        element('a:rPr', { lang: officeLanguage }),
        element('a:t', {}, '‹nr›'),
      )
    : element('a:r', {}, element('a:rPr', { lang: officeLanguage }), element('a:t', {}, xmlText(promptSv)))
  return (id) =>
    element(
      'p:sp',
      {},
      element(
        'p:nvSpPr',
        {},
        element('p:cNvPr', { id, name: nameSv }),
        element('p:cNvSpPr', {}, element('a:spLocks', { noGrp: 1 })),
        element('p:nvPr', {}, element('p:ph', attributes)),
      ),
      shapeProperties(box),
      element(
        'p:txBody',
        {},
        element('a:bodyPr', { lIns: 0, tIns: 0, rIns: 0, bIns: 0, anchor }, element('a:normAutofit')),
        element('a:lstStyle', {}, hasLevel ? level : ''),
        element(
          'a:p',
          {},
          element('a:pPr', { algn: right ? 'r' : 'l' }),
          promptSv === '' && !isNumber ? element('a:endParaRPr', { lang: officeLanguage }) : text,
        ),
      ),
    )
}

export const slideNumberField = '{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}'

/** Said again in each layout: not every program looks for a footer's look in the master. */
function footerShapes(indices: readonly [footer: number, slideNumber: number]): readonly Shape[] {
  const look = { size: 10, colour: 'tx1', anchor: 'ctr' } as const
  return [
    placeholder('Sidfot', { type: 'ftr', sz: 'quarter', idx: indices[0] }, '', { ...look, box: boxes.footer }),
    placeholder('Bildnummer', { type: 'sldNum', sz: 'quarter', idx: indices[1] }, '', {
      ...look,
      box: boxes.slideNumber,
      right: true,
    }),
  ]
}

const footers = footerShapes([11, 12])

const titlePrompt = 'Klicka här för att ändra rubriken'
const textPrompt = 'Klicka här för att ändra texten'

const layouts: readonly { type: string; nameSv: string; dark: boolean; shapes: readonly Shape[] }[] = [
  {
    type: 'title',
    nameSv: 'Rubrikbild',
    dark: true,
    shapes: [
      placeholder('Rubrik', { type: 'ctrTitle' }, titlePrompt, {
        box: { x: 72, y: 120, width: width - 144, height: 130 },
        size: 44,
        colour: 'bg1',
        anchor: 'b',
        strong: true,
      }),
      placeholder('Underrubrik', { type: 'subTitle', idx: 1 }, textPrompt, {
        box: { x: 72, y: 272, width: width - 144, height: 190 },
        size: 20,
        colour: 'bg1',
        anchor: 't',
      }),
    ],
  },
  {
    type: 'obj',
    nameSv: 'Rubrik och innehåll',
    dark: false,
    shapes: [placeholder('Rubrik', { type: 'title' }, titlePrompt), placeholder('Innehåll', { idx: 1 }, textPrompt), ...footers],
  },
  {
    type: 'titleOnly',
    nameSv: 'Endast rubrik',
    dark: false,
    shapes: [placeholder('Rubrik', { type: 'title' }, titlePrompt), ...footers],
  },
  {
    type: 'secHead',
    nameSv: 'Avsnittsrubrik',
    dark: true,
    shapes: [
      placeholder('Rubrik', { type: 'title' }, titlePrompt, {
        box: { x: 72, y: 120, width: width - 144, height: 110 },
        size: 36,
        colour: 'bg1',
        anchor: 'b',
        strong: true,
      }),
      placeholder('Text', { type: 'body', idx: 1 }, textPrompt, {
        box: { x: 72, y: 252, width: width - 144, height: 220 },
        size: 16,
        colour: 'bg1',
        anchor: 't',
      }),
    ],
  },
]

function layoutPath(index: number): string {
  return `ppt/slideLayouts/slideLayout${index + 1}.xml`
}

function masterXml(): string {
  const shapes = [
    placeholder('Rubrik', { type: 'title' }, titlePrompt, { box: boxes.title, anchor: 'b' }),
    placeholder('Innehåll', { type: 'body', idx: 1 }, textPrompt, { box: boxes.body, anchor: 't' }),
    ...footerShapes([3, 4]),
  ]
  const colours: [string, string][] = [
    ['bg1', 'lt1'],
    ['tx1', 'dk1'],
    ['bg2', 'lt2'],
    ['tx2', 'dk2'],
    ...[1, 2, 3, 4, 5, 6].map((number): [string, string] => [`accent${number}`, `accent${number}`]),
    ['hlink', 'hlink'],
    ['folHlink', 'folHlink'],
  ]
  return element(
    'p:sldMaster',
    spaces,
    element(
      'p:cSld',
      {},
      element(
        'p:bg',
        {},
        element('p:bgPr', {}, element('a:solidFill', {}, element('a:schemeClr', { val: 'bg1' })), element('a:effectLst')),
      ),
      shapeTree(topBand + shapes.map((shape, index) => shape(index + 3)).join('')),
    ),
    element('p:clrMap', Object.fromEntries(colours)),
    element(
      'p:sldLayoutIdLst',
      {},
      ...layouts.map((_, index) => element('p:sldLayoutId', { id: firstLayoutId + index, 'r:id': `rId${index + 1}` })),
    ),
    element(
      'p:txStyles',
      {},
      element('p:titleStyle', {}, level(26, 'tx2', '+mj-lt', true)),
      element('p:bodyStyle', {}, level(14, 'tx1', '+mn-lt', false)),
      element('p:otherStyle', {}, level(14, 'tx1', '+mn-lt', false)),
    ),
  )
}

/** A line of the region's colour along the slide's upper edge. */
const topBand = element(
  'p:sp',
  {},
  element(
    'p:nvSpPr',
    {},
    element('p:cNvPr', { id: 2, name: 'Färgband' }),
    element('p:cNvSpPr'),
    element('p:nvPr', { userDrawn: 1 }),
  ),
  shapeProperties({ x: 0, y: 0, width, height: 8 }, element('a:solidFill', {}, element('a:schemeClr', { val: 'accent1' }))),
)

function level(size: number, colour: string, face: string, strong: boolean): string {
  return element(
    'a:lvl1pPr',
    { marL: 0, indent: 0, algn: 'l' },
    element('a:lnSpc', {}, element('a:spcPct', { val: 100_000 })),
    element('a:buNone'),
    element(
      'a:defRPr',
      { lang: officeLanguage, sz: size * 100, b: strong ? 1 : 0 },
      element('a:solidFill', {}, element('a:schemeClr', { val: colour })),
      element('a:latin', { typeface: face }),
    ),
  )
}
