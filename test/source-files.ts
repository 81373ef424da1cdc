import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's root. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

export interface SourceFile {
  /** From the root, with forward slashes: 'src/domain/fact.ts'. */
  readonly path: string
  readonly text: string
  /** Paths of the repository's own files that it imports, types included. */
  readonly imports: readonly string[]
}

/** Every TypeScript file below the folder (given from the root), with what it imports of ours. */
export function sourceFilesBelow(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8')
      return { path, text, imports: ownImports(path, text) }
    })
}

const importStatement = /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|^\s*import\s+'([^']+)'/gm

function ownImports(path: string, text: string): string[] {
  return [...text.matchAll(importStatement)]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .flatMap((specifier) => {
      if (specifier.startsWith('#')) return [`src/${specifier.slice(1)}`]
      if (specifier.startsWith('.')) return [posix.normalize(posix.join(posix.dirname(path), specifier))]
      return []
    })
}
