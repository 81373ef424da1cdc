/** The thread in which files are read, one at a time; started and ended by `reading-thread.ts`. */
import { parentPort } from 'node:worker_threads'
import { readBytes } from './read-bytes.ts'
import type { ReadJob } from './read-job.ts'

parentPort?.on('message', async ({ upload, reference }: ReadJob) => {
  parentPort?.postMessage(await readBytes(upload, reference))
})
