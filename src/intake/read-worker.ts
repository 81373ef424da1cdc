/** The thread in which one file is read; started by `readUpload`, ended when it has answered. */
import { parentPort, workerData } from 'node:worker_threads'
import { readBytes } from './read-bytes.ts'
import type { ReadJob } from './read-job.ts'

const { upload, reference } = workerData as ReadJob
parentPort?.postMessage(await readBytes(upload, reference))
