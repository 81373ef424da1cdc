import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { renderDocx } from '../docx/render-docx.ts'
import { renderPptx } from '../pptx/render-pptx.ts'
import { sampleDocument } from '../sample-document.ts'
import { renderXlsx } from '../xlsx/render-xlsx.ts'
import { checkOfficeFile } from './check-office-file.ts'

const files = {
  Word: renderDocx(sampleDocument()),
  PowerPoint: renderPptx(sampleDocument()),
  Excel: renderXlsx(sampleDocument()),
}

test('our own files are known for what they are, and have no faults', () => {
  for (const [kindSv, bytes] of Object.entries(files)) assert.deepEqual(checkOfficeFile(bytes), { kindSv, faults: [] })
})

test('what is no Office file, or is cut off, is none', () => {
  assert.equal(checkOfficeFile(new TextEncoder().encode('%PDF-1.7')), undefined)
  assert.equal(checkOfficeFile(files.Word.subarray(0, 2_000)), undefined)
  assert.equal(checkOfficeFile(zipSync({ 'a.txt': strToU8('hej') })), undefined)
})

describe('each fault is found when it is made', () => {
  const made: [kind: keyof typeof files, path: RegExp, from: RegExp, to: string, place: RegExp, message: RegExp][] = [
    ['Word', /docProps\/core/, /<dc:title>.*?<\/dc:title>/, '', /egenskaper/, /ingen titel/],
    ['Word', /word\/styles\.xml/, /<w:lang [^>]*>/g, '', /formatmallarna/, /språk/],
    [
      'Word',
      /word\/document\.xml/,
      /<w:pStyle w:val="Heading2"\/>/,
      '<w:pStyle w:val="Heading3"/>',
      /rubriken ”/,
      /nivå 3 direkt under nivå 1/,
    ],
    ['Word', /word\/document\.xml/, /TOC/g, 'XYZ', /dokumentet/, /Innehållsförteckning/],
    ['Word', /word\/document\.xml/, /<w:tblHeader\/>/, '', /tabell 1/, /rubrikrad/],
    ['Word', /word\/document\.xml/, /<w:pStyle w:val="Caption"\/>/, '', /tabell 1/, /ingen beskrivning/],
    ['Word', /word\/document\.xml/, /(<wp:docPr [^>]*)descr="[^"]*"/, '$1', /bild 1/, /Alternativtext/],
    ['Word', /word\/footnotes\.xml/, /w:id="1"/, 'w:id="77"', /fotnoterna/, /Fotnot 1 saknas/],
    [
      'Word',
      /word\/_rels\/document\.xml\.rels/,
      /Target="header1\.xml"/,
      'Target="borta.xml"',
      /word\/document\.xml/,
      /borta\.xml, som inte finns/,
    ],
    ['Word', /word\/settings\.xml/, /<\/w:settings>/, '', /settings/, /välformad/],
    ['PowerPoint', /slides\/slide3\.xml/, /type="title"/, 'type="body"', /bild 3/, /ingen rubrik/],
    ['PowerPoint', /slides\/slide\d+\.xml/, /descr="[^"]*"/g, '', /bild \d+/, /ingen alternativtext/],
    ['PowerPoint', /slides\/slide\d+\.xml/, /firstRow="1"/g, '', /bild \d+/, /ingen rubrikrad/],
    ['PowerPoint', /slides\/slide2\.xml/, /lang="sv-SE"/, '', /bild 2/, /språk/],
    [
      'PowerPoint',
      /ppt\/presentation\.xml/,
      /<p:sldId [^>]*r:id="([^"]*)"\/>/,
      '<p:sldId id="999" r:id="rIdBorta"/>',
      /bild 1/,
      /saknas i filen/,
    ],
    ['Excel', /xl\/workbook\.xml/, /<sheet name="[^"]*"/, '<sheet name="Blad1"', /Blad1/, /säger inte vad/],
    ['Excel', /xl\/drawings\/drawing\d+\.xml/, /descr="[^"]*"/g, '', /bladet/, /ingen alternativtext/],
  ]
  for (const [kind, path, from, to, place, message] of made) {
    test(`${kind}: ${message.source}`, () => {
      const { faults = [] } = checkOfficeFile(changed(files[kind], path, (xml) => xml.replace(from, to))) ?? {}
      assert.ok(
        faults.some(({ placeSv, messageSv }) => place.test(placeSv) && message.test(messageSv)),
        JSON.stringify(faults),
      )
    })
  }

  test('PowerPoint: two slides of one name', () => {
    const titles = /<a:t>(?:Ekonomi|Medarbetare)[^<]*<\/a:t>/
    const renamed = changed(files.PowerPoint, /slides\/slide\d+\.xml/, (xml) => xml.replace(titles, '<a:t>Samma</a:t>'))
    assert.ok(checkOfficeFile(renamed)?.faults.some(({ messageSv }) => /samma rubrik som bild \d+: ”Samma”/.test(messageSv)))
  })
})

function changed(file: Uint8Array, path: RegExp, change: (xml: string) => string): Uint8Array {
  let count = 0
  const parts = Object.entries(unzipSync(file)).map(([name, part]) => {
    if (!path.test(name)) return [name, part] as const
    const before = strFromU8(part)
    const after = change(before)
    if (after !== before) count += 1
    return [name, strToU8(after)] as const
  })
  assert.ok(count > 0, `nothing was changed in ${path}`)
  return zipSync(Object.fromEntries(parts))
}
