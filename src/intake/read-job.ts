import type { Reference, Upload } from './reference.ts'

/** What the reading thread is given. */
export interface ReadJob {
  readonly upload: Upload
  readonly reference: Reference
}
