import { palette, type SeriesStyle, seriesStyles } from '../palette.ts'
import { coordinate } from './coordinate.ts'

export function styleOfSeries(index: number): SeriesStyle {
  return seriesStyles[index % seriesStyles.length] ?? seriesStyles[0]
}

/** The fill pattern of a series as an SVG definition under the id; nothing for a solid fill. */
export function patternDefinition({ pattern, colour }: SeriesStyle, id: string): string {
  const tile = (marks: string) =>
    `<pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="${palette.paper}"/>${marks}</pattern>`
  switch (pattern) {
    case 'solid':
      return ''
    case 'hatched':
      return tile(`<path d="M-1.5 1.5L1.5 -1.5M0 6L6 0M4.5 7.5L7.5 4.5" stroke="${colour}" stroke-width="1.6"/>`)
    case 'dotted':
      return tile(`<circle cx="3" cy="3" r="1.4" fill="${colour}"/>`)
    case 'crossed':
      return tile(`<path d="M0 0L6 6M0 6L6 0" stroke="${colour}" stroke-width="1.2"/>`)
  }
}

/** Attributes of a filled mark: the pattern, and an outline that keeps the shape clear against the paper. */
export function fillAttributes({ pattern, colour }: SeriesStyle, patternId: string): string {
  const fill = pattern === 'solid' ? colour : `url(#${patternId})`
  return `fill="${fill}" stroke="${colour}" stroke-width="1"`
}

/** A point's marker, centred. */
export function marker({ marker: shape, colour }: SeriesStyle, x: number, y: number): string {
  const at = (dx: number, dy: number) => `${coordinate(x + dx)} ${coordinate(y + dy)}`
  const paint = `fill="${colour}" stroke="${palette.paper}" stroke-width="1"`
  switch (shape) {
    case 'circle':
      return `<circle cx="${coordinate(x)}" cy="${coordinate(y)}" r="4" ${paint}/>`
    case 'square':
      return `<path d="M${at(-3.5, -3.5)}L${at(3.5, -3.5)}L${at(3.5, 3.5)}L${at(-3.5, 3.5)}Z" ${paint}/>`
    case 'triangle':
      return `<path d="M${at(0, -4.5)}L${at(4.5, 3.5)}L${at(-4.5, 3.5)}Z" ${paint}/>`
    case 'diamond':
      return `<path d="M${at(0, -5)}L${at(5, 0)}L${at(0, 5)}L${at(-5, 0)}Z" ${paint}/>`
  }
}
