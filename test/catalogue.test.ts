/** A list of siblings is a catalogue: each folder's catalogue.ts names every child that the folder has, in order. */
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { root, sourceFilesBelow } from './source-files.ts'

/** Beside the catalogue itself, files that define what a child is. */
const frame = /^(?:catalogue|define-[a-z-]+|[a-z-]+-contract)(?:\.test)?\.ts$/

const catalogues = sourceFilesBelow('src').filter((file) => file.path.endsWith('/catalogue.ts'))

test('there are catalogues to hold', () => {
  assert.ok(catalogues.length >= 5, `found ${catalogues.length}`)
})

for (const catalogue of catalogues) {
  const folder = catalogue.path.slice(0, -'/catalogue.ts'.length)
  const listed = catalogue.imports
    .filter((path) => path.startsWith(`${folder}/`))
    .filter((path) => !frame.test(path.slice(folder.length + 1)))

  test(`${catalogue.path} names every child of its folder`, () => {
    const missing = childrenOf(folder).filter(
      (child) => !listed.some((path) => path === `${folder}/${child}` || path.startsWith(`${folder}/${child}/`)),
    )
    assert.deepEqual(missing, [])
  })

  test(`${catalogue.path} is alphabetical`, () => {
    const names = listed.map((path) => path.replace(/\.ts$/, ''))
    assert.deepEqual(names, [...names].sort())
  })
}

/** Folders that hold a module, and files that declare one of the kind (`define…` or the catalogue's own type). */
function childrenOf(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('_'))
    .filter((entry) =>
      entry.isDirectory()
        ? existsSync(join(root, folder, entry.name, 'section.ts')) || existsSync(join(root, folder, entry.name, 'format.ts'))
        : entry.name.endsWith('.ts') &&
          !entry.name.endsWith('.test.ts') &&
          !frame.test(entry.name) &&
          definesOne(join(root, folder, entry.name)),
    )
    .map((entry) => entry.name)
}

function definesOne(path: string): boolean {
  return /=\s*define[A-Z]\w*(?:<[^>]*>)?\(|^export const \w+: \w+Definition =/m.test(readFileSync(path, 'utf8'))
}
