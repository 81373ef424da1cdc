import type { PdfEngine } from '#render/pdf/pdf-engine.ts'
import type { Store } from '#store/store.ts'

/** The outside world, given once as the last argument: real in production and in tests alike, only quieter there. */
export interface Effects {
  readonly store: Store
  readonly clock: Clock
  readonly pdfEngine: PdfEngine
}

export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }
