/** What a run of all tests does once: prepares the example region that many of them open a copy of. */
import { prepareExamples } from './prepared-example.ts'

let remove: (() => Promise<void>) | undefined

export async function globalSetup(): Promise<void> {
  remove = await prepareExamples()
}

export async function globalTeardown(): Promise<void> {
  await remove?.()
}
