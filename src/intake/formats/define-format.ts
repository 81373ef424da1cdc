import type { Reading } from '#domain/delivery.ts'
import type { Reference, Upload } from '../reference.ts'

/** A kind of file that we read: how it is known by its content, and how facts or contents come out of it. */
export interface Format {
  /** Lasting, the folder's name: 'sie4'. */
  readonly name: string
  readonly labelSv: string
  /** Whether the content is of this kind. By bytes alone: names lie. */
  recognise(content: SniffedContent): boolean
  /** Everything the file says, and everything that is wrong with it. Never throws for bad data. */
  read(upload: Upload, reference: Reference): Promise<Reading>
}

/** A look at a file before anyone reads it. */
export interface SniffedContent {
  readonly bytes: Uint8Array
  /** The beginning as text, 64 KB of it; undefined when the bytes are not text. */
  readonly head: string | undefined
}

export function defineFormat(format: Format): Format {
  return format
}
