import { Worker } from 'node:worker_threads'
import type { Grid } from '../mapping/grid.ts'

const maxMilliseconds = 20_000
const maxMemoryMegabytes = 256

/** The workbook's sheets, read in a thread of its own with a lid on memory and time; undefined when they cannot be read within it. */
export function readSheetsInThread(bytes: Uint8Array): Promise<Grid[] | undefined> {
  return new Promise((resolve) => {
    const thread = new Worker(new URL('./sheets-worker.ts', import.meta.url), {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: maxMemoryMegabytes },
    })
    const settle = (grids: Grid[] | undefined): void => {
      clearTimeout(timer)
      resolve(grids)
      void thread.terminate()
    }
    const timer = setTimeout(() => settle(undefined), maxMilliseconds)
    thread.on('message', settle)
    thread.on('error', () => settle(undefined))
    thread.on('exit', () => settle(undefined))
  })
}
