/** Something that ought not to be possible, and the reference that its reader was shown. */
export interface Defect {
  readonly reference: string
  readonly method: string
  readonly path: string
  readonly error: unknown
}

/** One line of JSON on standard error for each defect. */
export function logDefect({ error, ...where }: Defect): void {
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined }
  process.stderr.write(`${JSON.stringify({ level: 'error', at: new Date().toISOString(), ...where, message, stack })}\n`)
}
