import type { Shape, StatusMark } from '#domain/status.ts'
import { statusShapes } from '#domain/status-shapes.ts'
import { escapeXml } from '../escape-xml.ts'

/** A status as word, shape and colour; the drawing is silent, since the word says it. */
export function renderStatus({ wordSv, tone, shape }: StatusMark): string {
  return `<span class="report-status report-tone-${tone}"><svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" focusable="false">${drawShape(shape)}</svg> ${escapeXml(wordSv)}</span>`
}

function drawShape(shape: Shape): string {
  const geometry = statusShapes[shape]
  if (geometry.kind === 'polygon')
    return `<path d="M${geometry.points.map((point) => point.join(' ')).join('L')}Z" fill="currentColor"/>`
  const paint = geometry.filled ? 'fill="currentColor"' : 'fill="none" stroke="currentColor" stroke-width="1.8"'
  return `<circle cx="5" cy="5" r="${geometry.radius}" ${paint}/>`
}
