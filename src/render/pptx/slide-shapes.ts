import { officeLanguage } from '../ooxml/document-properties.ts'
import { element, officeColour, xmlText } from '../ooxml/element.ts'
import type { Run } from './set-text.ts'
import type { Box, Paragraph } from './slide.ts'
import { unitsInPoint } from './slide-units.ts'

/** The tree that holds a slide's, layout's or master's shapes, in their reading order. */
export function shapeTree(shapes: string): string {
  const zero = { x: 0, y: 0 }
  const none = { cx: 0, cy: 0 }
  return element(
    'p:spTree',
    {},
    element('p:nvGrpSpPr', {}, element('p:cNvPr', { id: 1, name: '' }), element('p:cNvGrpSpPr'), element('p:nvPr')),
    element(
      'p:grpSpPr',
      {},
      element('a:xfrm', {}, element('a:off', zero), element('a:ext', none), element('a:chOff', zero), element('a:chExt', none)),
    ),
    shapes,
  )
}

/** Place and look; without a box the shape stands where its layout puts it. */
export function shapeProperties(box: Box | undefined, look = ''): string {
  if (!box) return element('p:spPr')
  const isPlaceholder = look === ''
  return element(
    'p:spPr',
    {},
    frame('a:xfrm', box),
    isPlaceholder ? '' : element('a:prstGeom', { prst: 'rect' }, element('a:avLst')) + look,
  )
}

export function frame(name: 'a:xfrm' | 'p:xfrm', { x, y, width, height }: Box): string {
  return element(
    name,
    {},
    element('a:off', { x: units(x), y: units(y) }),
    element('a:ext', { cx: units(width), cy: units(height) }),
  )
}

/** A table or a chart in its place on the slide, with what a reader who cannot see it is told. */
export function graphicFrame(
  said: { id: number; name: string; descr: string; title: string },
  box: Box,
  graphic: Graphic,
): string {
  return element(
    'p:graphicFrame',
    {},
    element(
      'p:nvGraphicFramePr',
      {},
      element('p:cNvPr', said),
      element('p:cNvGraphicFramePr', {}, element('a:graphicFrameLocks', { noGrp: 1 })),
      element('p:nvPr'),
    ),
    frame('p:xfrm', box),
    element('a:graphic', {}, element('a:graphicData', { uri: graphic.uri }, graphic.content)),
  )
}

interface Graphic {
  /** What kind of content it is. */
  readonly uri: string
  readonly content: string
}

export function units(points: number): number {
  return Math.round(points * unitsInPoint)
}

/** Runs of text; without a size they are as large as their place says. */
export function textRuns(runs: readonly Run[], size?: number, link?: string): string {
  return runs
    .flatMap((run) => {
      const properties = (name: string) =>
        element(
          name,
          {
            lang: officeLanguage,
            sz: size === undefined ? undefined : Math.round(size * 100),
            b: run.strong ? 1 : undefined,
            i: run.emphasis ? 1 : undefined,
            baseline: run.raised ? 30_000 : undefined,
          },
          run.colour === undefined ? '' : element('a:solidFill', {}, colourOf(run.colour)),
          link === undefined ? '' : element('a:hlinkClick', { 'r:id': link, action: 'ppaction://hlinksldjump' }),
        )
      return run.text.split(/(\n)/).map((text) => {
        if (text === '') return ''
        return text === '\n'
          ? element('a:br', {}, properties('a:rPr'))
          : element('a:r', {}, properties('a:rPr'), element('a:t', {}, xmlText(text)))
      })
    })
    .join('')
}

export function colourOf(colour: NonNullable<Run['colour']>): string {
  if (colour === 'heading') return element('a:schemeClr', { val: 'tx2' })
  if (colour === 'muted') {
    return element('a:schemeClr', { val: 'tx1' }, element('a:lumMod', { val: 75_000 }), element('a:lumOff', { val: 25_000 }))
  }
  return element('a:srgbClr', { val: officeColour(colour) })
}

/** `link` names the relationship to the slide that the paragraph leads to. */
export function paragraphXml(paragraph: Paragraph, link?: string): string {
  const { runs, size, spaceBefore, indent, mark, leadsTo } = paragraph
  const bullet =
    mark === undefined
      ? element('a:buNone')
      : mark === 'bullet'
        ? element('a:buFont', { typeface: 'Arial' }) + element('a:buChar', { char: '•' })
        : element('a:buFont', { typeface: '+mj-lt' }) + element('a:buAutoNum', { type: 'arabicPeriod', startAt: mark.number })
  return element(
    'a:p',
    {},
    element(
      'a:pPr',
      { marL: units(indent), indent: mark === undefined && leadsTo === undefined ? 0 : -units(indent), algn: 'l' },
      element('a:lnSpc', {}, element('a:spcPct', { val: 100_000 })),
      element('a:spcBef', {}, element('a:spcPts', { val: Math.round(spaceBefore * 100) })),
      element('a:spcAft', {}, element('a:spcPts', { val: 0 })),
      bullet,
    ),
    // The tab is no part of the link: a program that keeps a link's text as a field loses it.
    leadsTo === undefined ? '' : textRuns([{ text: String(leadsTo) }], size, link) + textRuns([{ text: '\t' }], size),
    textRuns(runs, size, link),
    runs.length === 0 ? element('a:endParaRPr', { lang: officeLanguage, sz: Math.round(size * 100) }) : '',
  )
}

/** A text box inherits no place's look; its face is the theme's for running text. */
export const bodyFace = element(
  'a:lstStyle',
  {},
  element('a:lvl1pPr', {}, element('a:defRPr', {}, element('a:latin', { typeface: '+mn-lt' }))),
)
