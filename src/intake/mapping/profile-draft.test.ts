import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MappingProfile } from '#domain/mapping-profile.ts'
import { contentYaml } from '../formats/content-yaml/format.ts'
import { writeProfile } from '../formats/content-yaml/write-profile.ts'
import { type ColumnDraft, draftFromProfile, draftToProfile, openDimensions, type ProfileDraft } from './profile-draft.ts'

const sickness: MappingProfile = {
  name: 'sickness',
  labelSv: 'Sjukfrånvaro: per månad',
  headers: ['Månad', 'Kst', 'Kön', 'Sjuk', 'Ordinarie'],
  series: 'sickness-absence-hours',
  orgUnit: { header: 'Kst' },
  month: { header: 'Månad' },
  dimensions: { gender: { header: 'Kön' } },
  dimensionWords: { gender: { Kvinna: 'kvinnor', Man: 'man' } },
  values: [
    { header: 'Sjuk', scenario: 'actual' },
    { header: 'Ordinarie', scenario: 'actual', series: 'ordinary-hours' },
  ],
  unit: 'hours',
  sign: 'ledger',
  totalRowLabel: 'Summa',
}

const budget: MappingProfile = {
  name: 'budget',
  labelSv: 'Budget',
  headers: ['År', 'Månad', 'Konto', 'Belopp', 'Totalt'],
  sheet: 'Blad 1',
  series: 'ledger',
  orgUnit: { constant: '7110' },
  month: { header: 'Månad', yearHeader: 'År' },
  dimensions: { account: { header: 'Konto' }, counterparty: { constant: '1' } },
  values: [{ header: 'Belopp', scenario: 'budget:decided' }],
  unit: 'tkr',
  sign: 'statement',
  rowTotal: { header: 'Totalt' },
}

for (const profile of [sickness, budget]) {
  test(`a profile becomes choices and the choices the same profile: ${profile.name}`, () => {
    assert.deepEqual(draftToProfile(draftFromProfile(profile, 1, profile.headers)), { kind: 'profile', profile })
  })

  test(`a profile written as YAML is read back as it was: ${profile.name}`, async () => {
    const reading = await contentYaml.read(
      { fileName: 'profil.yaml', bytes: new TextEncoder().encode(writeProfile(profile)) },
      { organisation: { versions: [] }, accounts: [], profiles: [] },
    )
    assert.deepEqual(reading.findings, [])
    assert.deepEqual(reading.contents[0]?.body, profile)
  })
}

const column = (header: string, changes: Partial<ColumnDraft> = {}): ColumnDraft => ({
  header,
  meaning: 'ignore',
  scenario: 'actual',
  from: '',
  to: '',
  series: undefined,
  dimensions: {},
  ...changes,
})

const draft = (changes: Partial<ProfileDraft>): ProfileDraft => ({
  name: 'p',
  labelSv: 'P',
  headerRow: 1,
  series: 'hours-worked',
  unit: 'hours',
  sign: 'ledger',
  orgUnit: '',
  dimensions: {},
  columns: [column('Kst', { meaning: 'org-unit' }), column('Tid', { meaning: 'amount', from: '2025-01', to: '2025-08' })],
  words: [],
  totalRowLabel: '',
  ...changes,
})

function problemsOf(changes: Partial<ProfileDraft>): string {
  const made = draftToProfile(draft(changes))
  return made.kind === 'profile' ? '' : made.problems.map(({ messageSv }) => messageSv).join('\n')
}

test('choices that say everything have no problems', () => {
  assert.equal(problemsOf({}), '')
})

test('each thing that is missing is asked for by its own name', () => {
  const [kst, tid] = draft({}).columns
  assert.ok(kst && tid)
  const cases: readonly (readonly [Partial<ProfileDraft>, RegExp])[] = [
    [{ name: 'två ord' }, /namn av bokstäver/],
    [{ series: undefined }, /vad filen handlar om/],
    [{ unit: 'tkr' }, /Arbetad tid anges i timmar, inte i tusental kronor/],
    [{ columns: [column('Kst'), tid] }, /vem siffrorna gäller/],
    [{ columns: [kst, column('Tid')] }, /minst en kolumn/],
    [{ columns: [kst, { ...tid, from: '' }] }, /vilka månader ”Tid” gäller/],
    [{ columns: [kst, { ...tid, to: '2024-12' }] }, /slutar \(2024-12\) innan den börjar/],
    [{ columns: [kst, tid, column('Tid (h)', { ...tid, header: 'Tid (h)' })] }, /står på flera kolumner/],
    [{ columns: [kst, column('K2', { meaning: 'org-unit' }), tid] }, /Flera kolumner är valda som enhet/],
    [{ columns: [kst, column('År', { meaning: 'year' }), tid] }, /som år, men ingen som månad/],
    [{ series: 'ledger', unit: 'kr' }, /Ange konto för ”Tid”/],
  ]
  for (const [changes, expected] of cases) assert.match(problemsOf(changes), expected)
})

test('a dimension that the series needs is asked for only while no column gives it', () => {
  const [, tid] = draft({}).columns
  assert.ok(tid)
  assert.deepEqual(openDimensions({ series: 'ledger', columns: [tid] }), ['account'])
  assert.deepEqual(openDimensions({ series: 'ledger', columns: [tid, column('Konto', { meaning: 'account' })] }), [])
})

test('a word without code keeps its own spelling, and a list of none is no list', () => {
  const columns = [...draft({}).columns, column('Kön', { meaning: 'gender' })]
  const word = (text: string, code: string) => ({ dimension: 'gender' as const, word: text, code })
  const listed = draftToProfile(draft({ columns, words: [word('K', 'kvinnor'), word('Okänt', '')] }))
  assert.deepEqual(listed.kind === 'profile' && listed.profile.dimensionWords, { gender: { K: 'kvinnor', Okänt: 'Okänt' } })
  const unlisted = draftToProfile(draft({ columns, words: [word('Okänt', '')] }))
  assert.equal(unlisted.kind === 'profile' && unlisted.profile.dimensionWords, undefined)
})
