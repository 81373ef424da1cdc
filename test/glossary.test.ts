/** One word for one thing: GLOSSARY.md names every type of the domain, and its "never say" words are nobody's identifiers. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { root, sourceFilesBelow } from './source-files.ts'

interface Entry {
  readonly swedish: string
  readonly identifiers: readonly string[]
  readonly neverSay: readonly string[]
}

const entries = readGlossary()

test('every exported type of the domain stands in the glossary', () => {
  const known = new Set(entries.flatMap((entry) => entry.identifiers))
  const missing = sourceFilesBelow('src/domain')
    .filter((file) => !file.path.endsWith('.test.ts'))
    .flatMap((file) => [...file.text.matchAll(/^export (?:interface|type) (\w+)/gm)].map((match) => match[1] ?? ''))
    .filter((name) => !known.has(name))
  assert.deepEqual(missing, [])
})

test('no identifier outside the import formats says a word that the glossary forbids', () => {
  const forbidden = new Map(
    entries.flatMap((entry) => entry.neverSay.map((word) => [word.toLowerCase(), entry.identifiers[0] ?? ''])),
  )
  const breaches = sourceFilesBelow('src')
    .filter((file) => !file.path.startsWith('src/intake/formats/'))
    .flatMap((file) =>
      [...file.text.matchAll(/\b(?:const|let|function|class|interface|type)\s+([A-Za-z_$][\w$]*)/g)]
        .map((match) => match[1] ?? '')
        .filter((name) => forbidden.has(name.toLowerCase()) && !isFrameworksWord(file.path, name))
        .map((name) => `${file.path}: ${name} (say ${forbidden.get(name.toLowerCase())})`),
    )
  assert.deepEqual(breaches, [])
})

test('the glossary says each Swedish word once', () => {
  const seen = entries.map((entry) => entry.swedish)
  assert.deepEqual(
    seen.filter((word, index) => seen.indexOf(word) !== index),
    [],
  )
})

/** React Router calls a route's POST handler `action`. */
function isFrameworksWord(path: string, name: string): boolean {
  return path.startsWith('src/web/routes/') && name === 'action'
}

/** Rows of `| Swedish | identifier | meaning | never say |`. */
function readGlossary(): Entry[] {
  return readFileSync(join(root, 'GLOSSARY.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|\s*(?:Swedish|[-: ]+\|)/.test(line))
    .map((line) => {
      const [, swedish = '', identifiers = '', , neverSay = ''] = line.split('|').map((cell) => cell.trim())
      return { swedish, identifiers: codeWords(identifiers), neverSay: codeWords(neverSay) }
    })
}

function codeWords(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '')
}
