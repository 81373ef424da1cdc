/** The thread in which files are read, one at a time; started and ended by `reading-thread.ts`. */
import { parentPort } from 'node:worker_threads'
import { packReading } from './packed-reading.ts'
import { readBytes } from './read-bytes.ts'
import type { ReadJob } from './read-job.ts'

parentPort?.on('message', async ({ upload, reference }: ReadJob) => {
  const { packed, buffers } = packReading(await readBytes(upload, reference))
  parentPort?.postMessage(packed, buffers)
})
