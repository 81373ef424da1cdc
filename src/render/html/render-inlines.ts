import { missingReasonSv } from '#domain/display.ts'
import type { Figure, FigureKey } from '#domain/figure.ts'
import { formatInlineFigure } from '#domain/inline-text.ts'
import type { Inline } from '#domain/table.ts'
import { escapeXml } from '../escape-xml.ts'

/** Where a figure's explanation is found; absent when the page stands alone. */
export type FigureHref = (key: FigureKey) => string

export function renderInlines(inlines: readonly Inline[], figureHref: FigureHref | undefined): string {
  return inlines.map((inline) => renderInline(inline, figureHref)).join('')
}

/**
 * A figure as it is read, a link to its explanation where there is one. The accessible name is the number itself; a missing
 * figure's mark is followed by its reason for one who listens.
 */
export function renderFigure(figure: Figure, text: string, figureHref: FigureHref | undefined): string {
  const reasonSv = missingReasonSv(figure)
  const content = escapeXml(text) + (reasonSv === undefined ? '' : `<span class="report-hidden"> (${escapeXml(reasonSv)})</span>`)
  const data = `data-figure="${escapeXml(figure.key)}"`
  return figureHref === undefined
    ? `<span class="report-figure" ${data}>${content}</span>`
    : `<a class="report-figure" href="${escapeXml(figureHref(figure.key))}" ${data}>${content}</a>`
}

function renderInline(inline: Inline, figureHref: FigureHref | undefined): string {
  switch (inline.kind) {
    case 'figure':
      return renderFigure(inline.figure, formatInlineFigure(inline), figureHref)
    case 'line-break':
      return '<br>'
    case 'text': {
      const text = escapeXml(inline.textSv)
      const emphasised = inline.emphasis ? `<em>${text}</em>` : text
      return inline.strong ? `<strong>${emphasised}</strong>` : emphasised
    }
  }
}
