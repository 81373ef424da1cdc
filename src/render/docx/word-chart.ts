import type { Chart } from '#domain/document.ts'
import { element } from '../ooxml/element.ts'
import { namespaces } from '../ooxml/namespaces.ts'

/** A chart in the text's line; `relationship` leads to its part, `id` is unique among the document's drawings. */
export function chartDrawing(chart: Chart, relationship: string, id: number): string {
  const frame = element(
    'wp:inline',
    { distT: 0, distB: 0, distL: 0, distR: 0 },
    element('wp:extent', { cx: width, cy: heightOf(chart) }),
    element('wp:docPr', { id, name: `Diagram ${id}`, descr: chart.altSv, title: chart.titleSv }),
    element('wp:cNvGraphicFramePr'),
    element(
      'a:graphic',
      { 'xmlns:a': namespaces.drawing },
      element(
        'a:graphicData',
        { uri: namespaces.chart },
        element('c:chart', { 'xmlns:c': namespaces.chart, 'r:id': relationship }),
      ),
    ),
  )
  return element('w:r', {}, element('w:drawing', {}, frame))
}

/** In English Metric Units: 360 000 a centimetre. */
const centimetre = 360_000
const width = Math.round(14.2 * centimetre)

/** Lying bars need a row each; the others are as high as half their width. */
function heightOf({ kind, categoriesSv, series }: Chart): number {
  if (kind !== 'bar') return 7.2 * centimetre
  const rows = categoriesSv.length * (0.35 + 0.4 * series.length)
  return Math.round(Math.min(Math.max(1.8 + rows, 4), 17) * centimetre)
}
