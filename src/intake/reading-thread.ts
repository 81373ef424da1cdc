import { Worker } from 'node:worker_threads'
import type { Reading } from '#domain/delivery.ts'
import { type PackedReading, unpackReading } from './packed-reading.ts'
import type { ReadJob } from './read-job.ts'

export interface ThreadLimits {
  readonly maxMemoryMegabytes: number
  readonly maxMilliseconds: number
}

export type ThreadOutcome =
  | { readonly kind: 'read'; readonly reading: Reading }
  | { readonly kind: 'too-slow' }
  | { readonly kind: 'too-big' }
  | { readonly kind: 'broken'; readonly message: string }

/** A larger file leaves memory behind that is best given back with the thread. */
const keptUpToBytes = 5_000_000

/**
 * A thread that has read a file well waits for the next: starting one takes 0,3 s, and a controller's folder has thirty files.
 * It does not keep the process alive, and is kept only for the usual limits.
 */
let waiting: { readonly thread: Worker; readonly maxMemoryMegabytes: number } | undefined

/** Reads one file in a thread of its own, with a lid on memory and time. A thread that met trouble is ended. */
export function readInThread(job: ReadJob, { maxMemoryMegabytes, maxMilliseconds }: ThreadLimits): Promise<ThreadOutcome> {
  const thread = takeThread(maxMemoryMegabytes)
  thread.ref()
  return new Promise<ThreadOutcome>((resolve) => {
    const onMessage = (packed: PackedReading): void => settle({ kind: 'read', reading: unpackReading(packed) })
    const onError = (error: Error & { code?: string }): void =>
      settle(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? { kind: 'too-big' } : { kind: 'broken', message: error.message })
    const onExit = (): void => settle({ kind: 'broken', message: 'läsningen avslutades innan den var klar' })
    const settle = (outcome: ThreadOutcome): void => {
      clearTimeout(timer)
      thread.off('message', onMessage).off('error', onError).off('exit', onExit)
      if (outcome.kind === 'read' && job.upload.bytes.length <= keptUpToBytes) keepThread(thread, maxMemoryMegabytes)
      else endThread(thread)
      resolve(outcome)
    }
    const timer = setTimeout(() => settle({ kind: 'too-slow' }), maxMilliseconds)
    thread.on('message', onMessage).on('error', onError).on('exit', onExit)
    thread.postMessage(job)
  })
}

function takeThread(maxMemoryMegabytes: number): Worker {
  if (waiting?.maxMemoryMegabytes === maxMemoryMegabytes) {
    const { thread } = waiting
    waiting = undefined
    return thread
  }
  const thread = new Worker(new URL('./read-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: maxMemoryMegabytes },
  })
  thread.once('exit', () => {
    if (waiting?.thread === thread) waiting = undefined
  })
  return thread
}

function keepThread(thread: Worker, maxMemoryMegabytes: number): void {
  if (waiting) {
    endThread(thread)
    return
  }
  waiting = { thread, maxMemoryMegabytes }
  thread.unref()
}

/** What an ending thread still has to say is nobody's concern. */
function endThread(thread: Worker): void {
  thread.on('error', () => undefined)
  void thread.terminate()
}
