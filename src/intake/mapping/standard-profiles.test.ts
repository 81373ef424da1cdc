import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import type { Reading } from '#domain/delivery.ts'
import type { MappingProfile } from '#domain/mapping-profile.ts'
import { month } from '#domain/month.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { parseScenarioKey, scenarioKey } from '#domain/scenario.ts'
import { delimited } from '../formats/delimited/format.ts'
import { sampleReference } from '../formats/sample-reference.ts'
import { workbook } from '../formats/workbook/format.ts'
import type { Reference } from '../reference.ts'
import { profileContract } from './profile-contract.ts'
import { workbookTemplate } from './profile-template.ts'
import { standardProfiles } from './standard-profiles.ts'

const profiles = standardProfiles([{ code: '2025-D1' }, { code: '2025-D2' }, { code: '2025-D2' }])
const reference: Reference = { ...sampleReference, profiles: [...sampleReference.profiles, ...profiles] }

test('payroll, production, indicators, incidents, investments and forecasts have each a contract', () => {
  const series = new Set(profiles.flatMap(({ series, values }) => [series, ...values.map((value) => value.series ?? series)]))
  for (const wanted of [
    'hours-worked',
    'on-call-hours',
    'sickness-absence-hours',
    'ordinary-hours',
    'production',
    'indicator-part',
    'incident',
    'investment',
    'ledger',
  ] as const)
    assert.ok(series.has(wanted), wanted)
  assert.equal(new Set(profiles.map(({ name }) => name)).size, profiles.length)
  for (const { values } of profiles) for (const { scenario } of values) assert.ok(parseScenarioKey(scenario), scenario)
})

test('the guide names each of them', () => {
  const guide = readFileSync(new URL('../../../docs/guide/files.md', import.meta.url), 'utf8')
  for (const { name } of profiles.filter(({ name }) => !name.endsWith('2025-d1')))
    assert.match(guide, new RegExp(`\\| \`${name}\` \\|`))
})

for (const profile of profiles) {
  describe(profile.name, () => {
    const contract = profileContract(profile, reference)

    test('has words for every column', () => {
      for (const { header, meaningSv, formSv } of contract.columns) assert.ok(meaningSv !== '' && formSv !== '', header)
      const extra = profile.values.filter(({ optional }) => optional).map(({ header }) => header)
      assert.deepEqual(contract.columns.map(({ header }) => header).toSorted(), [...profile.headers, ...extra].toSorted())
    })

    test('its template, filled in, is known by its headers among all profiles and becomes facts', async () => {
      const reading = await fillIn(profile)
      assert.deepEqual(
        reading.findings.filter(({ severity }) => severity === 'error').map(({ messageSv }) => messageSv),
        [],
      )
      assert.equal(reading.facts.length, profile.values.length)
      assert.deepEqual(
        reading.facts.map(({ series, scenario, source }) => [series, scenarioKey(scenario), source.column]),
        profile.values.map(({ series = profile.series, scenario, header }) => [series, scenario, header]),
      )
      for (const { stream } of reading.slices) assert.equal(stream, `${profile.name}/kult`)
    })

    test('its template lets words be chosen from a list', async () => {
      const { sheets } = await readXlsx(await workbookTemplate(profile, contract))
      const lists = sheets[0]?.dataValidations?.filter(({ type }) => type === 'list') ?? []
      assert.equal(lists.length, Object.keys(profile.dimensionWords ?? {}).length)
    })
  })
}

test('a region’s own profile with the same headers goes before the standard one', async () => {
  const [standard] = profiles
  assert.ok(standard)
  const own = { ...standard, name: 'arbetad-tid-kult' }
  const reading = await delimited.read(hours('2025-01;100;Tillsvidare;Bibliotekarie;5;1'), {
    ...reference,
    profiles: [...reference.profiles, own],
  })
  assert.deepEqual(
    reading.slices.map(({ stream }) => stream),
    ['arbetad-tid-kult'],
  )
})

test('units of two administrations in one file are refused: it could not be known what the file supersedes', async () => {
  const since = month('2024-01')
  const another = [
    {
      code: orgUnitCode('skol'),
      nameSv: 'Skolförvaltningen',
      level: 'administration',
      parent: orgUnitCode('rx'),
      validFrom: since,
    },
    { code: orgUnitCode('700'), nameSv: 'Skolan', level: 'cost-centre', parent: orgUnitCode('skol'), validFrom: since },
  ] as const
  const both = { ...reference, organisation: { versions: [...reference.organisation.versions, ...another] } }
  const reading = await delimited.read(hours('2025-01;100;Tillsvidare;Lärare;5;1', '2025-01;700;Tillsvidare;Lärare;5;1'), both)
  assert.deepEqual(
    reading.findings.map(({ code }) => code),
    ['I-076'],
  )
  assert.deepEqual([reading.facts, reading.slices], [[], []])
})

function hours(...lines: string[]) {
  const headers = 'Månad;Kostnadsställe;Anställningsform;Yrkesgrupp;Arbetade timmar;Varav jour och beredskap'
  return { fileName: 'tid.csv', bytes: Buffer.from([headers, ...lines, ''].join('\r\n')) }
}

/** The downloaded template with a row of the contract's examples under the headers. */
async function fillIn(profile: MappingProfile): Promise<Reading> {
  const contract = profileContract(profile, reference)
  const { sheets } = await readXlsx(await workbookTemplate(profile, contract))
  const [form, explained] = sheets
  assert.ok(form && explained)
  const [headers = [], ...rest] = form.rows
  const examples = headers.map((header) => contract.columns.find((column) => column.header === header)?.example ?? '')
  const sums = rest.map((row) =>
    row.map((cell, column) => (column < 1 || cell !== null ? cell : sumOf(examples[column] ?? '', headers[column], profile))),
  )
  const bytes = await writeXlsx({
    sheets: [
      { name: form.name, rows: [headers, examples, ...sums] },
      { name: explained.name, rows: explained.rows },
    ],
  })
  return workbook.read({ fileName: 'mall.xlsx', bytes }, reference)
}

/** The row of sums of one row is that row. */
function sumOf(example: string, header: unknown, { values }: MappingProfile): string | null {
  return values.some((value) => value.header === header) ? example : null
}
