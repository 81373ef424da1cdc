/** Runs the whole stories in `cases/` and says where they differ from their expectations; `--accept` takes today's outcome. */
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expectations, listCases, runCase } from '../test/run-case.ts'
import { root } from '../test/source-files.ts'

const accept = process.argv.includes('--accept')
const casesFolder = join(root, 'cases')

for (const name of await listCases(casesFolder)) {
  const outcome = await runCase(join(casesFolder, name))
  const expected = join(casesFolder, name, 'expected')
  await mkdir(expected, { recursive: true })
  for (const part of expectations) {
    const today = outcome[part]
    if (today === undefined) continue
    const path = join(expected, `${part}.txt`)
    const before = existsSync(path) ? await readFile(path, 'utf8') : undefined
    if (before === today) continue
    if (accept) await writeFile(path, today)
    else process.exitCode = 1
    process.stdout.write(`${name}: ${part} ${accept ? 'accepted' : `differs in line ${firstDifference(before ?? '', today)}`}\n`)
  }
}

function firstDifference(before: string, after: string): string {
  const [old, fresh] = [before.split('\n'), after.split('\n')]
  const index = fresh.findIndex((line, place) => line !== old[place])
  return `${index + 1}: ${fresh[index]}`
}
