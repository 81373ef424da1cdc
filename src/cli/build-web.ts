import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { sha256 } from '#lib/sha256.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const stampPath = join(root, 'build', 'sources.sha256')

/**
 * Builds the web front end when there is no build or its sources have changed since. Told by the sources' content, not by
 * their times, which a fresh clone does not keep.
 */
export async function buildWebWhenStale(progress: (line: string) => void): Promise<void> {
  const stamp = await stampOfSources()
  if (existsSync(join(root, 'build/server')) && (await readStamp()) === stamp) return
  progress('Bygger webbplatsen')
  const reactRouter = join(root, 'node_modules/@react-router/dev/bin.cjs')
  await promisify(execFile)(process.execPath, [reactRouter, 'build'], { cwd: root, maxBuffer: 64 * 1024 * 1024 })
  await writeFile(stampPath, stamp)
}

async function readStamp(): Promise<string | undefined> {
  return existsSync(stampPath) ? readFile(stampPath, 'utf8') : undefined
}

/** The pages, and the rooms whose words the browser's bundle takes with it. */
const bundled = ['src/web', 'src/domain', 'src/lib']
const settings = ['vite.config.ts', 'react-router.config.ts', 'package-lock.json']

async function stampOfSources(): Promise<string> {
  const folders = await Promise.all(
    bundled.map((folder) => readdir(join(root, folder), { recursive: true, withFileTypes: true })),
  )
  const paths = folders
    .flat()
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
  return sha256(
    Buffer.concat(
      await Promise.all([...paths.sort(), ...settings.map((path) => join(root, path))].map((path) => readFile(path))),
    ),
  )
}
