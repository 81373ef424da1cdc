/**
 * The process that sets PDFs, apart from the one that serves people: Typst is native code that holds its thread while it
 * works, takes about 200 MB, and on a fault in itself ends the process that it runs in (docs/decisions/0005-pdf.md).
 * Takes {id, document, layout}, answers {id, bytes} or {id, error}; ends with its parent.
 */
import type { Document } from '#domain/document.ts'
import { createTypstCompiler } from './typst-compiler.ts'
import type { PdfLayout } from './typst-payload.ts'

export interface PdfRequest {
  readonly id: number
  readonly document: Document
  readonly layout: PdfLayout
}

export type PdfReply = { readonly id: number; readonly bytes: Uint8Array } | { readonly id: number; readonly error: string }

const compiler = createTypstCompiler()
let previous: Promise<void> = Promise.resolve()

process.on('message', (request: PdfRequest) => {
  previous = previous.then(() => answer(request))
})
process.on('disconnect', () => process.exit(0))

async function answer({ id, document, layout }: PdfRequest): Promise<void> {
  const reply = await compiler.compile(document, layout).then(
    (bytes): PdfReply => ({ id, bytes }),
    (error: unknown): PdfReply => ({ id, error: error instanceof Error ? error.message : String(error) }),
  )
  process.send?.(reply)
  // JavaScript does not see how much native memory its small objects hold, and would collect them late: 360 MB instead of 220.
  globalThis.gc?.()
}
