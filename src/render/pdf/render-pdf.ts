import type { Document } from '#domain/document.ts'
import type { PdfEngine } from './pdf-engine.ts'
import type { PdfLayout } from './typst-payload.ts'

/** The document as PDF: tagged, archivable, the same bytes each time. The engine is the outside world's part of it. */
export function renderPdf(document: Document, engine: PdfEngine, layout: PdfLayout = 'pages'): Promise<Uint8Array> {
  return engine.render(document, layout)
}
