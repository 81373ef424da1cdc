// TypeScript runs as it is from Node 24. Run by itself, this says what to do where Node is older: without it, Node would
// complain of a file's ending.
import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const isNewEnough = Number(process.versions.node.split('.')[0]) >= 24

export const tooOldSv = `Tertial behöver Node 24 eller senare, men här körs Node ${process.versions.node}. ”npm ci” brukar hämta rätt Node själv, men inte med --ignore-scripts: kör ”npm rebuild node --ignore-scripts=false”, eller installera Node 24.`

if (realpathSync(process.argv[1] ?? '.') === fileURLToPath(import.meta.url) && !isNewEnough) {
  process.stderr.write(`${tooOldSv}\n`)
  process.exitCode = 2
}
