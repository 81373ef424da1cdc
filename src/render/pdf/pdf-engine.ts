import { type ChildProcess, fork } from 'node:child_process'
import { execArgv } from 'node:process'
import { fileURLToPath } from 'node:url'
import type { Document } from '#domain/document.ts'
import type { PdfReply, PdfRequest } from './pdf-process.ts'
import type { PdfLayout } from './typst-payload.ts'

/** Makes PDFs in a process of its own, one at a time in the order asked for. */
export interface PdfEngine {
  /**
   * The document as one file that is both PDF/UA-1 and PDF/A-3a; the same document gives the same bytes. Rejects when the
   * document cannot be made accessible (a chart without text, say), which is a defect in what composed it.
   */
  render(document: Document, layout?: PdfLayout): Promise<Uint8Array>
  /** Ends the process; what has not been answered is rejected. */
  close(): Promise<void>
}

/**
 * The process starts with the first render (about half a second) and is used again. It does not keep a program running
 * that has nothing else to do. If it dies, those who wait are told, and the next render starts another.
 */
export function createPdfEngine({ timeoutMs = 120_000 }: { readonly timeoutMs?: number } = {}): PdfEngine {
  const waiting = new Map<number, { resolve(bytes: Uint8Array): void; reject(error: Error): void }>()
  let child: ChildProcess | undefined
  let lastId = 0
  let closed = false

  return {
    render(document, layout = 'pages') {
      if (closed) return Promise.reject(new Error('The PDF engine is closed.'))
      const process = child ?? start()
      const id = ++lastId
      return new Promise<Uint8Array>((resolve, reject) => {
        const timer = setTimeout(() => process.kill('SIGKILL'), timeoutMs)
        const settle = <Value>(how: (value: Value) => void) => {
          return (value: Value) => {
            clearTimeout(timer)
            waiting.delete(id)
            if (waiting.size === 0) holdOpen(process, false)
            how(value)
          }
        }
        waiting.set(id, { resolve: settle(resolve), reject: settle(reject) })
        holdOpen(process, true)
        process.send({ id, document, layout } satisfies PdfRequest)
      })
    },

    async close() {
      closed = true
      const process = child
      if (process === undefined) return
      holdOpen(process, true)
      const ended = new Promise((resolve) => process.once('exit', resolve))
      process.kill()
      await ended
    },
  }

  function start(): ChildProcess {
    const process = fork(pdfProcess, { serialization: 'advanced', execArgv: [...execArgv, '--expose-gc'] })
    child = process
    process.on('message', (reply: PdfReply) => {
      const asker = waiting.get(reply.id)
      if ('bytes' in reply) asker?.resolve(reply.bytes)
      else asker?.reject(new Error(reply.error))
    })
    process.on('exit', (code, signal) => {
      if (child === process) child = undefined
      for (const { reject } of [...waiting.values()]) {
        reject(new Error(`The PDF process ended before it had answered (${signal ?? `exit code ${code}`}).`))
      }
    })
    holdOpen(process, false)
    return process
  }
}

const pdfProcess = fileURLToPath(new URL('./pdf-process.ts', import.meta.url))

/** Whether a program should wait for the process: only while an answer is due. */
function holdOpen(process: ChildProcess, hold: boolean): void {
  if (hold) {
    process.ref()
    process.channel?.ref()
  } else {
    process.unref()
    process.channel?.unref()
  }
}
