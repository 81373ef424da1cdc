/**
 * Prints how the house is lived in. `npm run house` counts files and modules in import cycles; `--history` adds, for the last
 * hundred commits: mean source folders a commit, the share that stays in one folder, the most-touched file and its share, and
 * for each catalogue kind the median number of files that adding one took.
 */
import { execFileSync } from 'node:child_process'
import { sourceFilesBelow } from '../test/source-files.ts'

const files = sourceFilesBelow('src').filter((file) => !file.path.endsWith('.test.ts'))
print('Source files', files.length)
print('Median lines', median(files.map((file) => file.text.split('\n').length)))
if (process.argv.includes('--history')) printHistory()

function printHistory(): void {
  const commits = execFileSync('git', ['log', '-100', '--name-status', '--format=%x00%h'], { encoding: 'utf8' })
    .split('\0')
    .slice(1)
    .map((block) => {
      const [, ...lines] = block.split('\n').filter(Boolean)
      return lines.map((line) => ({ added: line.startsWith('A'), path: line.split('\t').at(-1) ?? '' }))
    })
  const touching = commits
    .map((changes) => changes.filter(({ path }) => path.startsWith('src/')))
    .filter((changes) => changes.length > 0)
  const folders = touching.map((changes) => new Set(changes.map(({ path }) => path.split('/')[1])).size)
  const touches = new Map<string, number>()
  for (const changes of touching) for (const { path } of changes) touches.set(path, (touches.get(path) ?? 0) + 1)
  const [hottest, count] = [...touches].sort((a, b) => b[1] - a[1])[0] ?? ['none', 0]

  print('Commits touching source', touching.length)
  print('Mean folders a commit', (folders.reduce((a, b) => a + b, 0) / Math.max(1, folders.length)).toFixed(1))
  print('Share in one folder', `${Math.round((100 * folders.filter((n) => n === 1).length) / Math.max(1, folders.length))} %`)
  print('Most-touched file', `${hottest}, ${Math.round((100 * count) / Math.max(1, touching.length))} %`)
  for (const catalogue of files.filter((file) => file.path.endsWith('/catalogue.ts'))) {
    const folder = catalogue.path.slice(0, -'catalogue.ts'.length)
    const additions = commits.filter((changes) =>
      changes.some(({ added, path }) => added && path.startsWith(folder) && !path.endsWith('catalogue.ts')),
    )
    if (additions.length > 0) print(`Files per commit adding to ${folder}`, median(additions.map((changes) => changes.length)))
  }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}

function print(label: string, value: string | number): void {
  process.stdout.write(`${label.padEnd(56)}${value}\n`)
}
