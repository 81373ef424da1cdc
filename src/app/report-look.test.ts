import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Outcome } from '#domain/outcome.ts'
import type { ReportVersion } from '#domain/report-version.ts'
import { deliverExampleFiles, deliverFiles } from '../../test/example-files.ts'
import { openTemporaryEffects } from '../../test/temporary-effects.ts'
import { composeReport } from './compose-report.ts'
import { stageFile } from './import-file.ts'
import type { OpenedEffects } from './open-effects.ts'
import { exampleActor } from './prepare-example.ts'
import { renderReport } from './render-report.ts'

const fds = { orgUnit: 'fds', round: '2025-D2' }
const sample = new Uint8Array(readFileSync(join(import.meta.dirname, '../intake/formats/office-template/sample.dotx')))

let effects: OpenedEffects
before(async () => {
  effects = await openTemporaryEffects()
  await deliverExampleFiles(['region.yaml', 'accounts.yaml', 'template/template-fds-d2.yaml'], effects)
})
after(() => effects.close())

test('the region’s templates, delivered as files, give the reports composed after them their look, and no earlier one', async () => {
  const earlier = done(await composeReport(fds, exampleActor, effects))
  const forms = ['docx', 'pptx'] as const
  const render = (version: ReportVersion) => Promise.all(forms.map((form) => renderReport(version, form, effects)))
  const before = await render(earlier)

  const word = changed(sample, 'word/header1.xml', (xml) => xml.replace('Delårsrapport', 'Regionens sidhuvud'))
  const potx = templateOf(before[1] ?? new Uint8Array(), (xml) =>
    xml.replace(/<a:accent1>.*?<\/a:accent1>/, '<a:accent1><a:srgbClr val="AB12CD"/></a:accent1>'),
  )
  await deliverFiles(
    [
      { fileName: 'mall.dotx', bytes: word },
      { fileName: 'mall.potx', bytes: potx },
    ],
    effects,
  )

  assert.deepEqual(await render(earlier), before)
  const [docx, pptx] = await render(done(await composeReport(fds, exampleActor, effects)))
  assert.match(partsOf(docx, /^word\/header/), /Regionens sidhuvud/)
  assert.match(partsOf(pptx, /^ppt\/theme/), /AB12CD/)
})

test('a document that is no template, and a template without any layout with a title, are refused with what to do', async () => {
  const version = done(await composeReport(fds, exampleActor, effects))
  const letter = await renderReport(version, 'docx', effects)
  const slides = templateOf(await renderReport(version, 'pptx', effects), (xml) =>
    xml.replaceAll(/type="(?:ctrT|t)itle"/g, 'type="body"'),
  )
  for (const [fileName, bytes, code, advice] of [
    ['brev.docx', letter, 'I-003', /spara den i Word som mall \(\.dotx\)/],
    ['bilder.potx', slides, 'I-089', /ingen layout med en rubrik/],
  ] as const) {
    const { delivery } = done(await stageFile({ fileName, bytes }, exampleActor, effects))
    assert.equal(delivery.state, 'rejected')
    assert.equal(delivery.findings[0]?.code, code)
    assert.match(delivery.findings[0]?.messageSv ?? '', advice)
  }
})

function done<Value>(outcome: Outcome<Value>): Value {
  assert.ok(outcome.kind === 'done', JSON.stringify(outcome))
  return outcome.value
}

function changed(file: Uint8Array, path: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(file)
  const part = parts[path]
  assert.ok(part, path)
  return zipSync({ ...parts, [path]: strToU8(change(strFromU8(part))) })
}

/** A presentation as PowerPoint saves it as a template, each of its parts changed. */
function templateOf(presentation: Uint8Array, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(presentation)
  const of = (xml: string) => change(xml.replace('presentationml.presentation.main+xml', 'presentationml.template.main+xml'))
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([path, part]) => [path, /xml$/.test(path) ? strToU8(of(strFromU8(part))) : part]),
    ),
  )
}

function partsOf(file: Uint8Array | undefined, path: RegExp): string {
  return Object.entries(unzipSync(file ?? new Uint8Array()))
    .flatMap(([name, part]) => (path.test(name) ? [strFromU8(part)] : []))
    .join('\n')
}
