import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Content } from '#domain/content.ts'
import { contentsOf } from '#domain/content.ts'
import { hasErrors } from '#domain/finding.ts'
import { contentYaml } from '../formats/content-yaml/format.ts'
import { delimited } from '../formats/delimited/format.ts'
import { workbook } from '../formats/workbook/format.ts'
import { profileContract } from './profile-contract.ts'
import { csvTemplate, workbookTemplate } from './profile-template.ts'
import { standardProfiles } from './standard-profiles.ts'

const example = fileURLToPath(new URL('../../../examples/vastmanland/', import.meta.url))
const contents = await readContents()
const reference = {
  organisation: contentsOf(contents, 'region')[0]?.body.organisation ?? { versions: [] },
  accounts: contentsOf(contents, 'account-plan').flatMap(({ body }) => body.accounts),
}

const rounds = contentsOf(contents, 'region').flatMap(({ body }) => body.rounds)
const own = contentsOf(contents, 'mapping-profile').map(({ body }) => body)

for (const profile of [...own, ...standardProfiles(rounds)]) {
  const contract = profileContract(profile, reference)
  const known = { ...reference, profiles: [profile] }

  test(`a file filled in as the contract's examples say is read without a fault: ${profile.name}`, async () => {
    const examples = contract.columns.map(({ header, example: text }) => (header === profile.rowTotal?.header ? '' : text))
    const [headers = '', ...sums] = csvTemplate(profile, contract).split('\r\n')
    const file = [headers, examples.map((text) => text.replace(/\s/g, ' ')).join(';'), ...sums].join('\r\n')
    const { findings, facts } = await delimited.read({ fileName: 'mall.csv', bytes: new TextEncoder().encode(file) }, known)
    assert.deepEqual(
      findings.filter((finding) => finding.severity === 'error').map(({ messageSv }) => messageSv),
      [],
    )
    assert.equal(facts.length, profile.values.length)
  })

  test(`an empty template is the profile's own, as text and as workbook: ${profile.name}`, async () => {
    const bytes = new TextEncoder().encode(csvTemplate(profile, contract))
    const readings = [
      await delimited.read({ fileName: 'mall.csv', bytes }, known),
      await workbook.read({ fileName: 'mall.xlsx', bytes: await workbookTemplate(profile, contract) }, known),
    ]
    for (const { findings, facts } of readings) {
      assert.deepEqual(facts, [])
      assert.ok(!hasErrors(findings), JSON.stringify(findings))
      assert.ok(
        findings.some(({ code }) => code === 'I-013'),
        'says that there is nothing in it yet',
      )
    }
  })
}

async function readContents(): Promise<Content[]> {
  const files = readdirSync(example, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /(?:^|\/)(?:region|accounts)[^/]*\.yaml$|profiles\/.*\.yaml$/.test(path),
  )
  const readings = await Promise.all(
    files.map((path) =>
      contentYaml.read(
        { fileName: path, bytes: new Uint8Array(readFileSync(join(example, path))) },
        { organisation: { versions: [] }, accounts: [], profiles: [] },
      ),
    ),
  )
  return readings.flatMap((reading) => reading.contents)
}
