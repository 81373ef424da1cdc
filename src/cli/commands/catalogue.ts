import { archive } from './archive.ts'
import { audit } from './audit.ts'
import { check } from './check.ts'
import { checkFile } from './check-file.ts'
import { explain } from './explain.ts'
import { importCommand } from './import.ts'
import { init } from './init.ts'
import { mail } from './mail.ts'
import { people } from './people.ts'
import { reconcile } from './reconcile.ts'
import { report } from './report.ts'
import { serve } from './serve.ts'
import { start } from './start.ts'
import { table } from './table.ts'
import { verify } from './verify.ts'
import { watch } from './watch.ts'

/** Every word of the command line, alphabetically. */
export const commands = [
  archive,
  audit,
  check,
  checkFile,
  explain,
  importCommand,
  init,
  mail,
  people,
  reconcile,
  report,
  serve,
  start,
  table,
  verify,
  watch,
] as const
