/**
 * The walls of the house, as ARCHITECTURE.md's import table says them. A rule that only a reader enforces is a wish.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type SourceFile, sourceFilesBelow } from './source-files.ts'

const rooms = ['intake', 'calculation', 'plan', 'proofread', 'render', 'workflow', 'mail', 'store']
const foundation = ['domain', 'lib']

/** Folder → folders that it may import, itself aside. A path with a slash opens only that part of a room. */
const mayImport: Record<string, readonly string[]> = {
  lib: [],
  domain: ['lib'],
  ...Object.fromEntries(rooms.map((room) => [room, foundation])),
  report: [...foundation, 'calculation/tables', 'plan'],
  checks: [...foundation, 'calculation/tables', 'plan'],
  app: [...foundation, ...rooms, 'report', 'checks'],
  web: ['app', 'domain', 'workflow', 'lib'],
  cli: ['app', 'domain', 'workflow', 'lib', 'web/start.ts'],
}

const files = sourceFilesBelow('src')
/** Tests may set a room up through its neighbours; the walls are for what runs. */
const running = files.filter((file) => !file.path.endsWith('.test.ts'))

test('no folder imports a folder that the import table does not open to it', () => {
  const breaches = running.flatMap((file) =>
    file.imports.filter((imported) => !isOpen(folderOf(file.path), imported)).map((imported) => `${file.path} → ${imported}`),
  )
  assert.deepEqual(breaches, [])
})

test('every source folder stands in the import table', () => {
  const unknown = new Set(running.map((file) => folderOf(file.path)).filter((folder) => !(folder in mayImport)))
  assert.deepEqual([...unknown], [])
})

test('no module lies in an import cycle, types included', () => {
  assert.deepEqual(findCycle(running), [])
})

test('only the store speaks SQL', () => {
  const sql = /\b(?:SELECT\s[\s\S]{0,200}?\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+TABLE)\b/
  const speakers = running.filter((file) => folderOf(file.path) !== 'store' && sql.test(file.text)).map((file) => file.path)
  assert.deepEqual(speakers, [])
})

test('only the doors read the environment', () => {
  const readers = running
    .filter((file) => /\bprocess\.env\b/.test(file.text))
    .map((file) => file.path)
    .filter((path) => !path.startsWith('src/cli/') && path !== 'src/web/start.ts')
  assert.deepEqual(readers, [])
})

test('no file only passes others on', () => {
  const barrels = running
    .filter((file) => /^export \* from/m.test(file.text) || /\/index\.tsx?$/.test(file.path))
    .map((file) => file.path)
  assert.deepEqual(barrels, [])
})

test('JSX stands only in the web door, which Vite builds', () => {
  assert.deepEqual(
    files.filter((file) => file.path.endsWith('.tsx') && !file.path.startsWith('src/web/')).map((file) => file.path),
    [],
  )
})

test('no file name hides what is in it', () => {
  const vague = /(?:^|\/|-)(?:utils?|helpers?|common|misc|manager|service)(?:\.|-|\/)/
  assert.deepEqual(
    files.map((file) => file.path).filter((path) => vague.test(path.replace(/^src\//, ''))),
    [],
  )
})

test('the walls test itself sees a breach', () => {
  assert.equal(isOpen('domain', 'src/store/store.ts'), false)
  assert.equal(isOpen('report', 'src/calculation/compute.ts'), false)
  assert.equal(isOpen('report', 'src/calculation/tables/catalogue.ts'), true)
  const knot: SourceFile[] = [
    { path: 'src/lib/a.ts', text: '', imports: ['src/lib/b.ts'] },
    { path: 'src/lib/b.ts', text: '', imports: ['src/lib/a.ts'] },
  ]
  assert.deepEqual(findCycle(knot), ['src/lib/a.ts', 'src/lib/b.ts', 'src/lib/a.ts'])
})

function folderOf(path: string): string {
  return path.split('/')[1] ?? ''
}

function isOpen(folder: string, imported: string): boolean {
  const target = imported.replace(/^src\//, '')
  if (target.startsWith(`${folder}/`)) return true
  return (mayImport[folder] ?? []).some((open) => target === open || target.startsWith(`${open}/`))
}

/** The first cycle found, as the path around it; empty when there is none. */
function findCycle(modules: readonly SourceFile[]): string[] {
  const importsOf = new Map(modules.map((file) => [file.path, file.imports]))
  const finished = new Set<string>()
  for (const file of modules) {
    const cycle = walk(file.path, [])
    if (cycle.length > 0) return cycle
  }
  return []

  function walk(path: string, trail: readonly string[]): string[] {
    const start = trail.indexOf(path)
    if (start >= 0) return [...trail.slice(start), path]
    if (finished.has(path)) return []
    for (const imported of importsOf.get(path) ?? []) {
      const cycle = walk(imported, [...trail, path])
      if (cycle.length > 0) return cycle
    }
    finished.add(path)
    return []
  }
}
