import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accountCode } from '#domain/account.ts'
import type { MappingProfile } from '#domain/mapping-profile.ts'
import { month } from '#domain/month.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { rejectedRows } from './rejected-rows.ts'

const profile: MappingProfile = {
  name: 'p',
  labelSv: 'P',
  headers: ['Konto', 'Kst', 'Belopp'],
  series: 'ledger',
  orgUnit: { header: 'Kst' },
  dimensions: { account: { header: 'Konto' } },
  values: [{ header: 'Belopp', scenario: 'actual', period: { from: '2025-01', to: '2025-01' } }],
  unit: 'kr',
  sign: 'ledger',
}

const reference = {
  organisation: {
    versions: [{ code: orgUnitCode('7110'), nameSv: 'E', level: 'cost-centre' as const, validFrom: month('2020-01') }],
  },
  accounts: [{ code: accountCode('5210'), labelSv: 'Hyror' }],
  profiles: [profile],
}

const read = (text: string) =>
  rejectedRows({ fileName: 'f.csv', bytes: new TextEncoder().encode(text), format: 'delimited' }, reference)

test('each faulty row is told with all its reasons, as it was written; good rows are not', async () => {
  const { headers, rows, fileReasonsSv } = await read('Konto;Kst;Belopp\n5210;7110;5\n5999;8888;7\n5210;7110;sju\n')
  assert.deepEqual(headers, ['Konto', 'Kst', 'Belopp'])
  assert.deepEqual(fileReasonsSv, [])
  assert.deepEqual(
    rows.map(({ row, cells }) => [row, ...cells]),
    [
      [3, '5999', '8888', '7'],
      [4, '5210', '7110', 'sju'],
    ],
  )
  assert.match(rows[0]?.reasonsSv.join(' ') ?? '', /Konto: Konto 5999 finns inte i kontoplanen/)
  assert.match(rows[0]?.reasonsSv.join(' ') ?? '', /Kst: Enheten 8888 finns inte/)
  assert.match(rows[1]?.reasonsSv.join(' ') ?? '', /Belopp: ”sju” är inget tal/)
})

test('a fault on a thousand rows is a thousand rows, not twenty', async () => {
  const lines = Array.from({ length: 1_000 }, (_, index) => `5210;okänd;${index + 1}`)
  const { rows } = await read(`Konto;Kst;Belopp\n${lines.join('\n')}\n`)
  assert.equal(rows.length, 1_000)
  assert.equal(rows.at(-1)?.row, 1_001)
})

test('what no row can be blamed for is told for the file', async () => {
  const { rows, fileReasonsSv } = await rejectedRows(
    { fileName: 'f.csv', bytes: new TextEncoder().encode('Konto;Kst;Belopp\n5210;7110;5\n'), format: 'delimited' },
    { ...reference, accounts: [] },
  )
  assert.deepEqual(rows, [])
  assert.match(fileReasonsSv.join(' '), /Läs först in kontoplanen/)
})
