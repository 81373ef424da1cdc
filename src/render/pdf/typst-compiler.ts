import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Document } from '#domain/document.ts'
import { finishPdf } from './finish-pdf.ts'
import { fontCoverage } from './font-coverage.ts'
import { type PdfLayout, typstPayload } from './typst-payload.ts'

/** Typst with the report's templates and fonts loaded. It is native code and works in one go: see pdf-process.ts for where it runs. */
export interface TypstCompiler {
  compile(document: Document, layout: PdfLayout): Promise<Uint8Array>
}

export function createTypstCompiler(): TypstCompiler {
  const fonts = fontFiles.map((file) => readFileSync(createRequire(import.meta.url).resolve(file)))
  const coverage = fontCoverage(fonts)
  const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontBlobs: fonts }] })
  return {
    async compile(document, layout) {
      try {
        const payload = JSON.stringify(typstPayload(document, layout, coverage))
        compiler.mapShadow(`${templates}report.json`, Buffer.from(payload))
        return await finishPdf(exportPdf(compiler), document.identifier)
      } finally {
        // Typst keeps what it has laid out, 20–50 MB a report.
        compiler.resetShadow()
        compiler.evictCache(0)
      }
    },
  }
}

const templates = fileURLToPath(new URL('./templates/', import.meta.url))

/** The only faces: nothing is taken from the machine, so that the same report looks the same everywhere. */
const fontFiles = ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold', '700Bold_Italic'].map(
  (face) => `@expo-google-fonts/source-sans-3/${face}/SourceSans3_${face}.ttf`,
)

/** PDF/A-3a bytes. The PDF/UA-1 export before it is a gate: it refuses a picture without text, a skipped heading, a missing glyph. */
function exportPdf(compiler: NodeCompiler): Uint8Array {
  const compiled = compiler.compile({ mainFilePath: `${templates}report.typ` })
  if (compiled.result === null) {
    const error = compiled.takeError()
    throw new Error(`Typst could not set the report: ${JSON.stringify(error === null ? null : compiler.fetchDiagnostics(error))}`)
  }
  compiler.pdf(compiled.result, { pdfStandard: 'ua-1' })
  return compiler.pdf(compiled.result, { pdfStandard: 'a-3a' })
}
