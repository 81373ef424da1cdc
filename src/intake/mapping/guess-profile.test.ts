import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accountCode } from '#domain/account.ts'
import { month } from '#domain/month.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { createFindingLog } from '../finding-log.ts'
import { readDelimited } from '../formats/delimited/read-delimited.ts'
import { guessProfile, type ProfileGuess } from './guess-profile.ts'
import { likelyHeaderRow } from './match-profile.ts'

function guess(text: string, fileName = 'fil.csv'): ProfileGuess {
  const grid = readDelimited(text, createFindingLog(fileName))
  const headerRow = likelyHeaderRow(grid)
  assert.ok(headerRow)
  return guessProfile(grid, headerRow, { fileName, year: 2025, reference })
}

const reference = {
  organisation: {
    versions: ['7110', '7120'].map((code) => ({
      code: orgUnitCode(code),
      nameSv: `Enhet ${code}`,
      level: 'cost-centre' as const,
      validFrom: month('2020-01'),
    })),
  },
  accounts: ['4010', '5210'].map((code) => ({ code: accountCode(code), labelSv: `Konto ${code}` })),
}

function meanings({ draft }: ProfileGuess): Record<string, string> {
  return Object.fromEntries(draft.columns.map(({ header, meaning }) => [header, meaning]))
}

test('columns are known by their contents even when the headers say little', () => {
  const found = guess('A;B;C;D\n4010 Lön;7110;2025-01;1 200,50\n5210 Hyra;7120;2025-02;-3\n')
  assert.deepEqual(meanings(found), { A: 'account', B: 'org-unit', C: 'month', D: 'amount' })
  assert.equal(found.draft.series, 'ledger')
})

test('a total is a row total only where it adds up', () => {
  assert.equal(meanings(guess('Enhet;Jan;Feb;Summa\n7110;1;2;3\n7120;4;5;9\n')).Summa, 'row-total')
  assert.equal(meanings(guess('Enhet;Jan;Feb;Summa\n7110;1;2;30\n7120;4;5;90\n')).Summa, 'amount')
})

test('months as columns get the year of the titles, the scenario of the words and the unit in brackets', () => {
  const { draft } = guess('Budget 2026 (tkr);;;\nKonto;Kst;jan;feb\n4010;7110;-1;-2\n', 'underlag.csv')
  assert.equal(draft.unit, 'tkr')
  assert.equal(draft.headerRow, 2)
  const february = draft.columns[3]
  assert.deepEqual([february?.scenario, february?.from, february?.to], ['budget:decided', '2026-02', '2026-02'])
  assert.equal(draft.sign, 'statement')
})

test('a year and a month in two columns are one month', () => {
  assert.deepEqual(meanings(guess('År;Månad;Enhet;Arbetad tid\n2024;12;7110;140\n2025;1;7120;150\n')), {
    År: 'year',
    Månad: 'month',
    Enhet: 'org-unit',
    'Arbetad tid': 'amount',
  })
})

test('a running number is no amount, and a column without header is not used', () => {
  const found = guess('Löpnr;Enhet;;Antal\n1;7110;x;4\n2;7120;y;5\n')
  assert.deepEqual(
    found.draft.columns.map(({ meaning }) => meaning),
    ['ignore', 'org-unit', 'ignore', 'amount'],
  )
})

test('words that a list of codes knows are given their codes, the others are left for a person', () => {
  const { draft } = guess('Månad;Enhet;Kön;Arbetad tid\n2025-01;7110;Kvinna;1\n2025-01;7120;Uppgift saknas;2\n')
  assert.deepEqual(draft.words, [
    { dimension: 'gender', word: 'Kvinna', code: 'kvinnor' },
    { dimension: 'gender', word: 'Uppgift saknas', code: '' },
  ])
})

test('a profile’s name keeps what lasts of the file’s name', () => {
  assert.equal(guess('Enhet;Antal\n7110;1\n', 'Övertid FDS 2025-08 (ny).csv').draft.name, 'övertid-fds-ny')
})

test('what came of an actual year that a title ends in August is January–August', () => {
  const { draft } = guess('Investeringar, utfall till och med augusti 2025;;\nEnhet;Utfall 2025;Budget 2025\n7110;5;9\n')
  assert.equal(draft.columns[1]?.to, '2025-08')
  assert.equal(draft.columns[2]?.to, '2025-12')
})

test('a spreadsheet of visits is production: what is counted, the kind of care and who gave it', () => {
  const found = guess(
    'Månad;Enhet;Produktionsmått;Vårdform;Vårdgivare;Antal\n2025-01;7110;Läkarbesök;Somatisk vård;Mottagningen A;120\n2025-02;7120;Läkarbesök;Psykiatri;Mottagningen B;8\n',
  )
  assert.deepEqual(meanings(found), {
    Månad: 'month',
    Enhet: 'org-unit',
    Produktionsmått: 'category',
    Vårdform: 'care-type',
    Vårdgivare: 'provider',
    Antal: 'amount',
  })
  assert.deepEqual([found.draft.series, found.draft.unit], ['production', 'count'])
  assert.deepEqual(found.draft.words, [
    { dimension: 'category', word: 'Läkarbesök', code: 'lakarbesok' },
    { dimension: 'care-type', word: 'Somatisk vård', code: 'somatik' },
    { dimension: 'care-type', word: 'Psykiatri', code: 'psykiatri' },
  ])
})
