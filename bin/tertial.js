#!/usr/bin/env node
// Starts the command line on the Node that the project pins, whatever Node called it: TypeScript runs as it is only there.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isNewEnough, tooOldSv } from './node-version.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const pinned = ['node_modules/node/bin/node', 'node_modules/node/bin/node.exe', '../node/bin/node'].map((path) =>
  join(root, path),
)
const node = isNewEnough ? process.execPath : pinned.find(existsSync)
if (node === undefined) {
  process.stderr.write(`${tooOldSv}\n`)
  process.exit(2)
}
const child = spawn(node, ['--disable-warning=ExperimentalWarning', join(root, 'src/cli/main.ts'), ...process.argv.slice(2)], {
  // The channel closes with this process, however it ends: a server that loses it stops.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('error', ({ message }) => {
  process.stderr.write(`Node i ${node} kan inte köras på den här datorn (${message}). Installera Node 24 eller senare.\n`)
  process.exit(2)
})
child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)))
