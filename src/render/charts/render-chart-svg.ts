import type { Chart } from '#domain/document.ts'
import { escapeXml } from '../escape-xml.ts'
import { palette } from '../palette.ts'
import { drawBars } from './draw-bars.ts'
import { drawColumns } from './draw-columns.ts'
import { drawLines } from './draw-lines.ts'
import type { Drawing, DrawingFrame } from './drawing.ts'
import { fontSize } from './drawing.ts'
import { patternDefinition, styleOfSeries } from './series-style.ts'

export interface ChartSvgOptions {
  /** Makes the ids in the drawing unique on a page that has several. */
  readonly idPrefix: string
  /** Names each mark ("2025, Jan: 5,2 %") for a pointer that rests on it. Paged formats have no pointer. */
  readonly interactive?: boolean
}

/**
 * The chart as one self-contained SVG drawing, the same bytes for the same chart. Series are told apart by pattern, dash,
 * marker and text as well as by colour; figures are printed at the marks where they have room, and always stand in the
 * data table beside. A missing figure leaves a gap, or its mark at the baseline, and never a zero.
 */
export function renderChartSvg(chart: Chart, { idPrefix, interactive = false }: ChartSvgOptions): string {
  const { width, height, body } = draw(chart, { idPrefix, interactive })
  const titleId = `${idPrefix}-title`
  const descriptionId = `${idPrefix}-desc`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`,
    ` role="img" aria-labelledby="${titleId} ${descriptionId}" font-family="'Source Sans 3', sans-serif"`,
    ` font-size="${fontSize}" fill="${palette.ink}">`,
    `<title id="${titleId}">${escapeXml(chart.titleSv)}</title>`,
    `<desc id="${descriptionId}">${escapeXml(chart.altSv)}</desc>`,
    `<defs>${chart.series.map((_, index) => patternDefinition(styleOfSeries(index), `${idPrefix}-fill-${index}`)).join('')}</defs>`,
    body,
    '</svg>',
  ].join('')
}

function draw(chart: Chart, frame: DrawingFrame): Drawing {
  switch (chart.kind) {
    case 'column':
      return drawColumns(chart, frame)
    case 'bar':
      return drawBars(chart, frame)
    case 'line':
      return drawLines(chart, frame)
  }
}
