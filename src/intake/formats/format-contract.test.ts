/** What every format promises, held against every format. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Fact } from '#domain/fact.ts'
import { hasErrors } from '#domain/finding.ts'
import { stringifyExact } from '#lib/exact-json.ts'
import { findingCodes } from '../finding-codes.ts'
import { sniff } from '../recognise.ts'
import { formats } from './catalogue.ts'
import type { Format } from './define-format.ts'
import { sampleReference } from './sample-reference.ts'

const samples = formats.map((format) => ({ format, ...sampleOf(format) }))

for (const { format, fileName, bytes } of samples) {
  describe(`format ${format.name}`, () => {
    test('recognises its own sample and no one else’s', () => {
      const recognised = samples.filter((sample) => format.recognise(sniff(sample.bytes))).map((sample) => sample.format.name)
      assert.deepEqual(recognised, [format.name])
    })

    test('reads its own sample without errors, to facts or contents with slices that cover them', async () => {
      const reading = await format.read({ fileName, bytes }, sampleReference)
      assert.deepEqual(
        reading.findings.filter((finding) => finding.severity !== 'note'),
        [],
      )
      assert.ok(reading.facts.length + reading.contents.length > 0)
      for (const fact of reading.facts) {
        assert.ok(reading.slices.some(({ period }) => period && period.from <= fact.period.from && fact.period.to <= period.to))
      }
      for (const content of reading.contents) {
        assert.ok(reading.slices.some(({ stream }) => stream === `${content.kind}/${content.key}`))
      }
    })

    test('gives the same reading twice', async () => {
      const [once, twice] = [
        await format.read({ fileName, bytes }, sampleReference),
        await format.read({ fileName, bytes }, sampleReference),
      ]
      assert.equal(stringifyExact(once), stringifyExact(twice))
    })

    test('survives an empty file, with an error', async () => {
      const reading = await format.read({ fileName, bytes: new Uint8Array() }, sampleReference)
      assert.deepEqual(reading.facts, [])
      assert.ok(reading.findings.length > 0)
    })

    test('survives being cut off anywhere: says so, and invents no amount', async () => {
      const whole = new Set((await format.read({ fileName, bytes }, sampleReference)).facts.map(identity))
      const step = Math.max(1, Math.floor(bytes.length / 400))
      for (let length = 1; length < bytes.length; length += step) {
        const reading = await format.read({ fileName, bytes: bytes.subarray(0, length) }, sampleReference)
        if (reading.findings.some((finding) => finding.severity !== 'note')) continue
        // Only a text cut between two lines can pass for whole, and then it holds nothing that the whole file does not.
        const betweenLines = /[\r\n][ \t]*$/.test(Buffer.from(bytes.subarray(0, length)).toString('latin1'))
        assert.ok(betweenLines, `cut after ${length} bytes without a finding`)
        for (const fact of reading.facts)
          assert.ok(whole.has(identity(fact)), `cut after ${length} bytes invents ${identity(fact)}`)
      }
    })

    test('survives any of its bytes being something else', async () => {
      const change = fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 }))
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
          const changed = bytes.slice()
          for (const [position, byte] of changes) changed[position] = byte
          assert.equal((await format.read({ fileName, bytes: changed }, sampleReference)).format, format.name)
        }),
        { numRuns: 150 },
      )
    })

    test('says what to load first when nothing is known yet, once', async () => {
      const reading = await format.read({ fileName, bytes }, { organisation: { versions: [] }, accounts: [], profiles: [] })
      assert.deepEqual(reading.facts, [])
      if (reading.contents.length === 0)
        assert.deepEqual(
          reading.findings.map((finding) => finding.code),
          ['I-012'],
        )
    })

    test('has codes and severities from the one table', async () => {
      const { findings } = await format.read({ fileName, bytes: bytes.subarray(0, bytes.length - 20) }, sampleReference)
      for (const { code, severity } of findings) {
        assert.equal((findingCodes as Record<string, { severity: string }>)[code]?.severity, severity)
      }
      assert.equal(hasErrors(findings) || findings.length > 0, true)
    })
  })
}

function sampleOf(format: Format): { fileName: string; bytes: Uint8Array } {
  const folder = new URL(`./${format.name}/`, import.meta.url)
  const fileName = readdirSync(folder).find((name) => name.startsWith('sample.'))
  assert.ok(fileName, `${format.name} has no sample`)
  return { fileName, bytes: new Uint8Array(readFileSync(new URL(fileName, folder))) }
}

function identity({ source, ...fact }: Fact): string {
  return stringifyExact({ ...fact, row: source.row })
}
