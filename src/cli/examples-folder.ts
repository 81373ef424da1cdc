import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the package keeps its example regions. */
export const examplesFolder = join(dirname(fileURLToPath(import.meta.url)), '../../examples')
