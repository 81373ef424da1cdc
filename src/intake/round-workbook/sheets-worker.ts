/** The thread in which a round's workbook is unpacked; started and ended by `sheets-thread.ts`. */
import { parentPort, workerData } from 'node:worker_threads'
import { readWorkbook } from '../formats/workbook/read-workbook.ts'

parentPort?.postMessage(await readWorkbook(workerData as Uint8Array))
