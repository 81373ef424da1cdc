import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'
import type { Reading } from '#domain/delivery.ts'
import { formatFindingPlace } from '#domain/finding.ts'
import { stringifyExact } from '#lib/exact-json.ts'
import { sampleReference } from './formats/sample-reference.ts'
import { sie4 } from './formats/sie4/format.ts'
import { readUpload } from './read-upload.ts'

const sample = (path: string): Uint8Array => new Uint8Array(readFileSync(new URL(`./formats/${path}`, import.meta.url)))

describe('a file that is what it should be', () => {
  test('is read by its content, whatever it is called', async () => {
    for (const [path, format] of [
      ['sie4/sample.se', 'sie4'],
      ['sie5/sample.sie', 'sie5'],
      ['workbook/sample.xlsx', 'workbook'],
      ['delimited/sample.csv', 'delimited'],
      ['content-yaml/sample.yaml', 'content-yaml'],
      ['commentary-markdown/sample.md', 'commentary-markdown'],
    ] as const) {
      const reading = await readUpload({ fileName: 'bilaga.dat', bytes: sample(path) }, sampleReference)
      assert.equal(reading.format, format)
      assert.ok(reading.facts.length + reading.contents.length > 0)
    }
  })

  test('comes out of its thread as it went in, exact amounts included', async () => {
    const upload = { fileName: 'bok.se', bytes: sample('sie4/sample.se') }
    assert.equal(
      stringifyExact(await readUpload(upload, sampleReference)),
      stringifyExact(await sie4.read(upload, sampleReference)),
    )
  })

  test('is read against a reference that carries more than intake needs, functions included', async () => {
    const reference = { ...sampleReference, planFor: () => undefined }
    assert.equal((await readUpload({ fileName: 'bok.se', bytes: sample('sie4/sample.se') }, reference)).facts.length, 7)
  })
})

describe('a file that is something else is refused with what it is and what to do', () => {
  const cases: readonly (readonly [string, Uint8Array, string, RegExp])[] = [
    ['an empty file', new Uint8Array(), 'I-001', /tom/],
    ['only empty lines', strToU8('\r\n  \r\n'), 'I-001', /tomma rader/],
    ['a PDF', strToU8('%PDF-1.7\n%âãÏÓ'), 'I-003', /PDF.*Excel, CSV eller SIE/],
    [
      'a web page saved as .se',
      strToU8('<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><title>404</title>'),
      'I-003',
      /webbsida/,
    ],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), 'I-003', /bild/],
    ['XML of another kind', strToU8('<?xml version="1.0"?><Sie xmlns="urn:other"/>'), 'I-003', /XML som inte är SIE 5/],
    ['JSON', strToU8('{"values": [1, 2, 3]}'), 'I-003', /JSON/],
    ['an old .xls', ole('Workbook'), 'I-003', /\.xls\).*\.xlsx/],
    ['a workbook with a password', ole('EncryptedPackage'), 'I-004', /lösenord/],
    [
      'a Word document',
      zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<x/>'.repeat(900)) }, { level: 0 }),
      'I-003',
      /Word/,
    ],
    ['any other archive', zipSync({ 'a.txt': strToU8('x'.repeat(2_000)) }, { level: 0 }), 'I-003', /zip/],
    ['plain prose', strToU8('Hej! Här kommer underlaget.\nHälsningar Kim\n'), 'I-003', /känns inte igen/],
    ['text with NUL bytes', strToU8('Månad;Antal\n2025-01;\u00005\n'), 'I-007', /rad 2/],
    ['an unknown kind of content', strToU8('kind: hemlighet\n'), 'I-081', /region/],
  ]
  for (const [nameSv, bytes, code, message] of cases) {
    test(nameSv, async () => {
      const reading = await readUpload({ fileName: 'fil.se', bytes }, sampleReference)
      assert.deepEqual(codesOf(reading), [code])
      assert.match(reading.findings[0]?.messageSv ?? '', message)
      assert.match(formatFindingPlace(reading.findings[0]?.where ?? { kind: 'section', section: '' }), /^fil\.se/)
    })
  }
})

describe('a file that would do harm', () => {
  test('by its size is refused unread', async () => {
    assert.deepEqual(
      codesOf(await readUpload({ fileName: 'stor.csv', bytes: new Uint8Array(2_000) }, sampleReference, { maxBytes: 1_000 })),
      ['I-002'],
    )
  })

  test('by what it unpacks to is refused before it is unpacked', async () => {
    const parts = unzipSync(sample('workbook/sample.xlsx'))
    const bomb = zipSync({ ...parts, 'xl/media/image1.png': new Uint8Array(210_000_000) }, { level: 1 })
    assert.ok(bomb.length < 5_000_000)
    assert.deepEqual(codesOf(await readUpload({ fileName: 'bomb.xlsx', bytes: bomb }, sampleReference)), ['I-006'])
  })

  test('by being cut off is refused', async () => {
    const whole = sample('workbook/sample.xlsx')
    assert.deepEqual(
      codesOf(await readUpload({ fileName: 'b.xlsx', bytes: whole.subarray(0, whole.length - 100) }, sampleReference)),
      ['I-005'],
    )
  })

  test('by two sheets of one name is refused', async () => {
    const parts = unzipSync(
      await writeXlsx({
        sheets: [
          { name: 'Blad1', rows: [['a']] },
          { name: 'Blad2', rows: [['b']] },
        ],
      }),
    )
    const workbookXml = Buffer.from(parts['xl/workbook.xml'] ?? [])
      .toString()
      .replace('name="Blad2"', 'name="BLAD1"')
    const bytes = zipSync({ ...parts, 'xl/workbook.xml': strToU8(workbookXml) })
    assert.deepEqual(codesOf(await readUpload({ fileName: 'b.xlsx', bytes }, sampleReference)), ['I-063'])
  })

  test('by taking too long is ended', async () => {
    const lines = [
      'Månad;Kostnadsställe;Kön;Arbetad tid',
      ...Array.from({ length: 200_000 }, (_, index) => `2025-01;100;Kvinna;${index}`),
      '',
    ]
    const reading = await readUpload({ fileName: 'lång.csv', bytes: strToU8(lines.join('\n')) }, sampleReference, {
      maxMilliseconds: 250,
    })
    assert.deepEqual(codesOf(reading), ['I-008'])
  })

  test('by taking too much memory is ended, and the caller lives', async () => {
    const lines = [
      'Månad;Kostnadsställe;Kön;Arbetad tid',
      ...Array.from({ length: 400_000 }, (_, index) => `2025-01;100;Kvinna;${index}`),
      '',
    ]
    const reading = await readUpload({ fileName: 'bred.csv', bytes: strToU8(lines.join('\n')) }, sampleReference, {
      maxMemoryMegabytes: 48,
    })
    assert.deepEqual(codesOf(reading), ['I-008'])
  })
})

/** The head of a compound file (the container of old Office formats) that names one stream. */
function ole(stream: string): Uint8Array {
  return Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(512),
    Buffer.from(stream, 'utf16le'),
  ])
}

function codesOf({ findings }: Reading): string[] {
  return findings.map((finding) => finding.code).sort()
}
