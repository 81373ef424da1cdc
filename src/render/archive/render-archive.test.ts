import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import type { ReportEvent } from '#domain/report-course.ts'
import { readXml } from '#lib/read-xml.ts'
import { sha256 } from '#lib/sha256.ts'
import { sampleDocument } from '../sample-document.ts'
import type { ArchivedReport } from './archived-report.ts'
import { renderArchive } from './render-archive.ts'

const at = new Date('2025-09-20T10:00:00Z')
const bytes = new TextEncoder().encode('%PDF-1.7 …')

function report(): ArchivedReport {
  const event = { version: 3, step: 1, kind: 'approved', toState: 'approved', by: 'p1', at, said: {} } satisfies ReportEvent
  const sealed = {
    orgUnit: 'fds',
    round: '2025-Å',
    version: 3,
    form: 'pdf',
    fileName: 'fds-2025-Å-v3.pdf',
    sealedAt: at,
  } as const
  return {
    name: 'fds-2025-Å-v3',
    document: { ...sampleDocument(), identifier: 'tertial:fds/2025-%C3%85/3:0' },
    version: 3,
    caseNumber: 'RV250417',
    decision: { bodySv: 'regionstyrelsen', decidedOn: '2025-09-19', paragraph: '§ 87' },
    events: [{ ...event, bySv: 'Helena <Nyström> & Co' }],
    sealed: [{ ...sealed, sha256: sha256(bytes), byteSize: bytes.length, identifier: 'x', bytes }],
    sealedAt: at,
  }
}

/** By path within the package. */
function unpacked(): Map<string, Uint8Array> {
  return new Map(
    Object.entries(unzipSync(renderArchive(report()))).map(([path, content]) => {
      assert.ok(path.startsWith('fds-2025-Å-v3/'), path)
      return [path.slice('fds-2025-Å-v3/'.length), content]
    }),
  )
}

test('the same version gives the same package', () => {
  assert.equal(sha256(renderArchive(report())), sha256(renderArchive(report())))
})

test('METS names every other file with its size and hash, and the manifest holds them all', () => {
  const files = unpacked()
  const mets = strFromU8(files.get('METS.xml') ?? new Uint8Array())
  const named = [...mets.matchAll(/xlink:href="([^"]+)"/g)].map(([, href]) => decodeURI(href ?? ''))
  const besides = ['METS.xml', 'manifest-sha256.txt']
  assert.deepEqual(named.toSorted(), [...files.keys()].filter((path) => !besides.includes(path)).toSorted())
  for (const [element] of mets.matchAll(/<(?:file|mdRef) [^>]*>(?:<FLocat [^>]*>)?/g)) {
    const content = files.get(decodeURI(/xlink:href="([^"]+)"/.exec(element)?.[1] ?? ''))
    assert.ok(content)
    assert.ok(element.includes(`CHECKSUM="${sha256(content)}"`) && element.includes(`SIZE="${content.length}"`), element)
  }
  const manifest = strFromU8(files.get('manifest-sha256.txt') ?? new Uint8Array())
  const lines = manifest.trimEnd().split('\n')
  assert.equal(lines.length, files.size - 1)
  for (const line of lines) {
    const [hash, path = ''] = line.split('  ')
    assert.equal(hash, sha256(files.get(path) ?? new Uint8Array()), path)
  }
})

test('the structure names its groups, each once, and refers to ids that are there', () => {
  const mets = strFromU8(unpacked().get('METS.xml') ?? new Uint8Array())
  const ids = [...mets.matchAll(/ ID="([^"]+)"/g)].map(([, id]) => id ?? '')
  assert.equal(new Set(ids).size, ids.length)
  const referred = [...mets.matchAll(/ (?:FILEID|DMDID|ADMID)="([^"]+)"/g)].flatMap(([, text]) => (text ?? '').split(' '))
  assert.ok(referred.length > 4)
  for (const id of referred) assert.ok(ids.includes(id), id)
  assert.match(mets, /<structMap ID="structure" TYPE="PHYSICAL" LABEL="CSIP">/)
})

test('every XML file is well formed, whatever people are called', () => {
  const files = [...unpacked()].filter(([path]) => path.endsWith('.xml'))
  assert.equal(files.length, 3)
  const handler = { open: () => undefined, close: () => undefined, text: () => undefined }
  for (const [path, content] of files) assert.equal(readXml(strFromU8(content), handler), undefined, path)
  const premis = strFromU8(unpacked().get('metadata/preservation/premis.xml') ?? new Uint8Array())
  assert.ok(premis.includes('<agentName>Helena &lt;Nyström&gt; &amp; Co</agentName>'))
})

test('each table is there as CSV and JSON, its figures unrounded, described by one schema', () => {
  const files = unpacked()
  const folder = 'representations/tables/data/'
  const text = (name: string) => strFromU8(files.get(folder + name) ?? new Uint8Array())
  const { resources } = JSON.parse(text('datapackage.json'))
  assert.ok(resources.length > 5)
  for (const { path, schema } of resources) {
    const [header] = text(path).split('\r\n')
    assert.equal(header, schema.fields.map(({ name }: { name: string }) => name).join(','))
    const { records } = JSON.parse(text(path.replace('.csv', '.json')))
    assert.ok(records.length > 0 && records.every(({ row, column }: Record<string, string>) => row && column), path)
  }
  const { records } = JSON.parse(text('income-statement.json'))
  const withValue = records.find(({ value }: { value?: string }) => value !== undefined)
  assert.match(withValue.value, /^-?\d+(?:\.\d*[1-9])?$/)
  assert.equal(withValue.unit, 'kronor')
})
