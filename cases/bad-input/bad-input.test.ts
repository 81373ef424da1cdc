/** Every bad file gets its finding or is read as it should, by the same door as any upload, and the reader is there for the next. */
import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Content, contentsOf } from '#domain/content.ts'
import { hasErrors } from '#domain/finding.ts'
import { emptyOrganisation } from '#domain/organisation.ts'
import { readUpload } from '#intake/read-upload.ts'
import type { Reference } from '#intake/reference.ts'
import { type BadInput, makeBadInput } from './make.ts'

const exampleFolder = join(import.meta.dirname, '../../examples/vastmanland')
const dir = await mkdtemp(join(tmpdir(), 'tertial-bad-input-'))
const made: readonly BadInput[] = await makeBadInput(dir)
let reference: Reference

before(async () => {
  const profiles = (await readdir(join(exampleFolder, 'profiles'))).map((name) => join('profiles', name))
  const contents: Content[] = []
  for (const fileName of ['region.yaml', 'accounts.yaml', ...profiles]) {
    const bytes = await readFile(join(exampleFolder, fileName))
    const reading = await readUpload({ fileName, bytes }, { organisation: emptyOrganisation, accounts: [], profiles: [] })
    contents.push(...reading.contents)
  }
  reference = {
    organisation: contentsOf(contents, 'region')[0]?.body.organisation ?? emptyOrganisation,
    accounts: contentsOf(contents, 'account-plan').flatMap(({ body }) => body.accounts),
    profiles: contentsOf(contents, 'mapping-profile').map(({ body }) => body),
  }
})

after(() => rm(dir, { recursive: true, force: true }))

for (const { fileName, expect, codeHintSv } of made) {
  test(`${fileName} is ${expect}: ${codeHintSv}`, async () => {
    const { findings, facts, contents } = await readUpload({ fileName, bytes: await readFile(join(dir, fileName)) }, reference)
    const told = findings.map(({ code, messageSv }) => `${code} ${messageSv}`).join('\n')
    assert.equal(hasErrors(findings) ? 'refused' : 'accepted', expect, told)
    if (expect === 'accepted') assert.ok(facts.length + contents.length > 0, 'something is read')
    const codes: readonly string[] = codeHintSv.match(/I-\d{3}/g) ?? []
    if (codes.length === 0) assert.deepEqual(findings, [])
    else
      assert.ok(
        findings.some(({ code }) => codes.includes(code)),
        told,
      )
  })
}
