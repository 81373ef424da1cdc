/** Renders the sample in every form and prints what came out, as JSON: run in a process of its own by same-bytes.test.ts. */
import { createHash } from 'node:crypto'
import { renderDocx } from '#render/docx/render-docx.ts'
import { renderHtml } from '#render/html/render-html.ts'
import { createPdfEngine } from '#render/pdf/pdf-engine.ts'
import { renderPptx } from '#render/pptx/render-pptx.ts'
import { sampleDocument } from '#render/sample-document.ts'
import { renderXlsx } from '#render/xlsx/render-xlsx.ts'

const document = sampleDocument()
const engine = createPdfEngine()
const files = {
  html: renderHtml(document),
  docx: renderDocx(document),
  pptx: renderPptx(document),
  xlsx: renderXlsx(document),
  pdf: await engine.render(document),
  'pdf-slides': await engine.render(document, 'slides'),
}
await engine.close()

const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
const hashes = Object.entries(files).map(([form, bytes]) => [form, createHash('sha256').update(bytes).digest('hex')])
console.log(JSON.stringify({ timeZone, numberInWords: (1234.5).toLocaleString(), hashes: Object.fromEntries(hashes) }))
