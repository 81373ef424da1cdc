/**
 * `npm run new -- <kind> <name>`: copies the pattern (`_example`) of a catalogue's folder under the new name and adds the line
 * in the catalogue; for a check, also its line in the help about checks. What tells the newcomer that it is done is the folder's shared test.
 */
import { cp, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../test/source-files.ts'

const kinds: Readonly<Record<string, { folder: string; test: string }>> = {
  check: { folder: 'src/checks/rules', test: 'src/checks/checks.test.ts' },
  'indicator-type': {
    folder: 'src/calculation/indicator-types',
    test: 'src/calculation/indicator-types/indicator-types.test.ts',
  },
  section: { folder: 'src/report/sections', test: 'src/report/sections/<name>/section.test.ts' },
  table: { folder: 'src/calculation/tables', test: 'src/calculation/tables/tables.test.ts' },
  format: { folder: 'src/intake/formats', test: 'src/intake/formats/format-contract.test.ts' },
}

const [kindName = '', name = ''] = process.argv.slice(2)
const kind = kinds[kindName]
if (!kind || !/^[a-z][a-z0-9]*(-[a-z0-9]+)+$|^[a-z]+$/.test(name)) {
  process.stderr.write(`Usage: npm run new -- <${Object.keys(kinds).join('|')}> <kebab-case-name>\n`)
  process.exit(2)
}

const folder = join(root, kind.folder)
const identifier = camelCase(name.replace(/^f-\d{3}-/, ''))
const pattern = (await readdir(folder)).find((entry) => entry.startsWith('_example')) ?? '_example.ts'
const target = join(folder, pattern.replace('_example', name))
await cp(join(folder, pattern), target, { recursive: true, errorOnExist: true, force: false })
await renameWithin(target)
await addToCatalogue()
if (kindName === 'check') await addToHelp()
process.stdout.write(
  `Made ${kind.folder}/${pattern.replace('_example', name)}. Now write it; done when node --test ${kind.test} passes.\n`,
)

/** Puts the new name where the pattern says `example`, in a file or in each file of a folder. */
async function renameWithin(path: string): Promise<void> {
  if ((await stat(path)).isDirectory()) {
    for (const entry of await readdir(path)) await renameWithin(join(path, entry))
    return
  }
  const text = await readFile(path, 'utf8')
  const code = /^f-(\d{3})-/.exec(name)?.[1]
  const renamed = text
    .replace(/\bconst example\b/, `const ${identifier}`)
    .replaceAll("'example'", `'${name}'`)
    .replaceAll('F-000', code === undefined ? 'F-000' : `F-${code}`)
  await writeFile(`${path}.new`, renamed)
  await rename(`${path}.new`, path)
}

/** One import and one entry, both in the alphabetical order that the catalogue test wants. */
async function addToCatalogue(): Promise<void> {
  const path = join(folder, 'catalogue.ts')
  const specifier = `./${pattern.endsWith('.ts') ? `${name}.ts` : `${name}/${kindName}.ts`}`
  const lines = (await readFile(path, 'utf8')).split('\n')
  const children = lines.flatMap((line) => {
    const match = /^import \{ (\w+) \} from '(\.\/[^']+)'$/.exec(line)
    return match ? [{ line, identifier: match[1] ?? '', specifier: match[2] ?? '' }] : []
  })
  const next = children.find((child) => child.specifier > specifier)
  const added = `import { ${identifier} } from '${specifier}'`
  if (next) lines.splice(lines.indexOf(next.line), 0, added)
  else lines.splice(lines.indexOf(children.at(-1)?.line ?? '') + 1, 0, added)
  const text = lines.join('\n')
  const list = /(=\s*\[)([^\]]*)(\])/
  await writeFile(
    path,
    text.replace(list, (_whole, open: string, inside: string, close: string) => {
      const names = inside
        .split(',')
        .map((entry) => entry.trim())
        .filter(Boolean)
      const place = next ? names.indexOf(next.identifier) : names.length
      return `${open}${names.toSpliced(place, 0, identifier).join(', ')}${close}`
    }),
  )
}

/** A row for the author to word, last in the table of what goes wrong besides the errors that have been printed. */
async function addToHelp(): Promise<void> {
  const path = join(root, 'docs/method/report-checks.md')
  const code = name.slice(0, 'f-000'.length).toUpperCase()
  const text = await readFile(path, 'utf8')
  await writeFile(
    path,
    text.replace(/(## Det som annars går fel\n[\s\S]*?)(\n\n## )/, `$1\n| Det som regeln fångar | ${code} |$2`),
  )
}

function camelCase(text: string): string {
  return text.replace(/-([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase())
}
