import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, describe, test } from 'node:test'
import { openTemporaryEffects } from '../../test/temporary-effects.ts'
import type { OpenedEffects } from './open-effects.ts'
import { sweepFolder } from './sweep-folder.ts'

const text = (words: string) => `---\nkind: commentary\norgUnit: fds\nround: 2025-D1\nsection: ekonomi\n---\n\n${words}\n`

describe('a watched folder', () => {
  let effects: OpenedEffects
  let folder: string
  before(async () => {
    effects = await openTemporaryEffects()
  })
  after(() => effects.close())
  beforeEach(async (context) => {
    folder = await mkdtemp(join(tmpdir(), 'tertial-watch-'))
    if ('after' in context) context.after(() => rm(folder, { recursive: true, force: true }))
  })

  const put = (name: string, words: string) => writeFile(join(folder, name), words)
  const list = async (name: string) => (await readdir(join(folder, name))).sort()

  test('leaves a file alone while it grows, and reads it when it has stopped', async () => {
    await put('text.md', text('Början'))
    const first = await sweepFolder(folder, new Map(), effects)
    assert.deepEqual([first.files, first.waiting], [[], 1])
    await put('text.md', text('Början och slut'))
    const grown = await sweepFolder(folder, first.look, effects)
    assert.deepEqual([grown.files, grown.waiting], [[], 1])
    const settled = await sweepFolder(folder, grown.look, effects)
    assert.equal(settled.files.length, 1)
    const [file, report] = await list('inläst')
    assert.match(file ?? '', /^d\d+ text\.md$/)
    assert.match(await readFile(join(folder, 'inläst', report ?? ''), 'utf8'), /Inläst som d\d+: 0 värden, 1 dokument/)
  })

  test('puts a faulty file aside with what is wrong beside it, and the same file name twice keeps both', async () => {
    for (const words of ['kind: okänt\n', 'kind: också-okänt\n']) {
      await put('fel.yaml', words)
      await sweepFolder(folder, (await sweepFolder(folder, new Map(), effects)).look, effects)
    }
    const names = await list('avvisad')
    assert.equal(names.length, 4)
    assert.match(await readFile(join(folder, 'avvisad', names[1] ?? ''), 'utf8'), /Fel I-081, fel\.yaml, rad 1:\n {2}.*okänt/)
  })

  test('goes on after a stop with what was being read, and counts nothing twice', async () => {
    await mkdir(join(folder, 'läses'))
    await writeFile(join(folder, 'läses', 'avbruten.md'), text('Avbruten'))
    const resumed = await sweepFolder(folder, new Map(), effects)
    assert.equal(resumed.files[0]?.outcome.kind, 'done')
    await put('avbruten.md', text('Avbruten'))
    const { files } = await sweepFolder(folder, (await sweepFolder(folder, new Map(), effects)).look, effects)
    assert.equal(files[0]?.outcome.kind === 'done' && files[0].outcome.value.duplicate, true)
    assert.match(files[0]?.movedTo ?? '', /^inläst/)
  })

  test('does not touch what programs write while they work', async () => {
    for (const name of ['.dold.csv', '~$bok.xlsx', 'halv.csv.part']) await put(name, 'x')
    const { look, waiting } = await sweepFolder(folder, new Map(), effects)
    assert.deepEqual([look.size, waiting], [0, 0])
  })
})
