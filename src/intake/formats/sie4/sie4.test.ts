import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import type { Reading } from '#domain/delivery.ts'
import type { LedgerProfile } from '#domain/ledger-profile.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { scenarioKey } from '#domain/scenario.ts'
import { formatSwedishNumber } from '#lib/swedish-numbers.ts'
import { sampleReference } from '../sample-reference.ts'
import { sie4 } from './format.ts'

const head = [
  '#FLAGGA 0',
  '#FORMAT PC8',
  '#SIETYP 3',
  '#ORGNR 212000-0000',
  '#RAR 0 20250101 20251231',
  '#RAR -1 20240101 20241231',
]

describe('period balances', () => {
  test('are monthly changes in the ledger’s sign, by account, cost centre, counterparty and project', async () => {
    const reading = await read('#DIM 20 "Motpart"', '#PSALDO 0 202502 4010 {1 "100" 20 "2" 6 "P1"} 1500.25')
    assert.deepEqual(amountsOf(reading), ['4010 100 2025-02 actual 1 500,25'])
    assert.deepEqual(reading.facts[0]?.dimensions, { account: '4010', counterparty: '2', project: 'P1' })
    assert.deepEqual(reading.facts[0]?.source, { fileName: 'bok.se', row: 8 })
  })

  test('that stand both as a total and split on cost centres are taken from the split', async () => {
    const reading = await read(
      '#PSALDO 0 202501 4010 {} 100.00',
      '#PSALDO 0 202501 4010 {1 "100"} 60.00',
      '#PSALDO 0 202501 4010 {1 "200"} 40.00',
    )
    assert.deepEqual(amountsOf(reading), ['4010 100 2025-01 actual 60,00', '4010 200 2025-01 actual 40,00'])
    assert.deepEqual(codesOf(reading), [])
  })

  test('whose split does not come to the total are an error, with what is missing', async () => {
    const reading = await read('#PSALDO 0 202501 4010 {} 100.00', '#PSALDO 0 202501 4010 {1 "100"} 60.00')
    assert.deepEqual(codesOf(reading), ['I-023'])
    assert.match(reading.findings[0]?.messageSv ?? '', /40,00\u00a0kr saknar kostnadsställe/)
  })

  test('split in two ways at once count once', async () => {
    const reading = await read(
      '#PSALDO 0 202501 4010 {} 100.00',
      '#PSALDO 0 202501 4010 {1 "100"} 100.00',
      '#PSALDO 0 202501 4010 {6 "P1"} 100.00',
      '#PSALDO 0 202501 4010 {1 "100" 6 "P1"} 100.00',
    )
    assert.deepEqual(amountsOf(reading), ['4010 100 2025-01 actual 100,00'])
    assert.deepEqual(codesOf(reading), [])
  })

  test('split on cost centre in all lines and on project in some count all', async () => {
    const reading = await read(
      '#PSALDO 0 202501 4010 {} 100.00',
      '#PSALDO 0 202501 4010 {1 "100"} 70.00',
      '#PSALDO 0 202501 4010 {1 "100" 6 "P1"} 30.00',
    )
    assert.deepEqual(amountsOf(reading), ['4010 100 2025-01 actual 70,00', '4010 100 2025-01 actual 30,00'])
  })

  test('of a program that writes {} for the rest are read as its year amounts tell', async () => {
    const reading = await read('#RES 0 4010 100.00', '#PSALDO 0 202501 4010 {} 0.00', '#PSALDO 0 202501 4010 {1 "100"} 100.00')
    assert.deepEqual(codesOf(reading), [])
    assert.deepEqual(amountsOf(reading), ['4010 100 2025-01 actual 100,00'])
  })

  test('without any cost centre are refused, and the year before is then left out aloud', async () => {
    assert.deepEqual(codesOf(await read('#PSALDO 0 202501 4010 {} 100.00')), ['I-023'])
    const reading = await read('#PSALDO 0 202501 4010 {1 "100"} 1.00', '#PSALDO -1 202401 4010 {} 100.00')
    assert.deepEqual(codesOf(reading), ['I-049'])
    assert.deepEqual(
      reading.slices.map(({ period }) => period),
      [{ from: '2025-01', to: '2025-01' }],
    )
  })

  test('outside their fiscal year are neither counted twice nor spoken for', async () => {
    const reading = await read(
      '#PSALDO 0 202501 4010 {1 "100"} 1.00',
      '#PSALDO -1 202412 4010 {1 "100"} 1.00',
      '#PSALDO -1 202501 4010 {1 "100"} 1.00',
    )
    assert.deepEqual(codesOf(reading), ['I-048'])
    assert.equal(reading.facts.length, 2)
    assert.deepEqual(
      reading.slices.map(({ period }) => `${period?.from} ${period?.to}`),
      ['2025-01 2025-01', '2024-12 2024-12'],
    )
  })

  test('on balance accounts are a control total and no facts', async () => {
    const reading = await read('#PSALDO 0 202501 1930 {} -7.50', '#PSALDO 0 202501 4010 {1 "100"} 7.50')
    assert.equal(reading.facts.length, 1)
    assert.deepEqual(codesOf(reading), ['I-030'])
    assert.ok(totalsOf(reading).includes('Konton utanför resultaträkningen, läses inte in: debet − kredit: −7,50'))
  })

  test('that do not come to the year’s amount are a warning: the file may be cut off', async () => {
    assert.deepEqual(codesOf(await read('#RES 0 4010 200.00', '#PSALDO 0 202501 4010 {1 "100"} 100.00')), ['I-044'])
  })

  test('with the same objects on two lines are told', async () => {
    const line = '#PSALDO 0 202501 4010 {1 "100"} 10.00'
    assert.deepEqual(codesOf(await read(line, line)), ['I-027'])
  })

  test('may be exact to the öre and no finer', async () => {
    const reading = await read(
      '#PSALDO 0 202501 4010 {1 "100"} 0.1',
      '#PSALDO 0 202502 4010 {1 "100"} 0.2',
      '#PSALDO 0 202503 4010 {1 "100"} 0.005',
    )
    assert.deepEqual(amountsOf(reading), ['4010 100 2025-01 actual 0,10', '4010 100 2025-02 actual 0,20'])
    assert.deepEqual(codesOf(reading), ['I-026'])
  })
})

describe('budgets in the file', () => {
  test('are the decided budget', async () => {
    const reading = await read('#PBUDGET 0 202501 4010 {1 "100"} 900.00')
    assert.deepEqual(amountsOf(reading), ['4010 100 2025-01 budget:decided 900,00'])
  })
})

describe('vouchers', () => {
  const voucher = ['#VER A 17 20250228 "Lön"', '{', '#TRANS 4010 {1 "100"} 50.00', '#TRANS 1930 {} -50.00', '}']

  test('are the actuals when there are no period balances', async () => {
    const reading = await read(...voucher)
    assert.deepEqual(amountsOf(reading), ['4010 100 2025-02 actual 50,00'])
    assert.deepEqual(codesOf(reading), [])
  })

  test('count the row once that was added later, and not the row that was struck out', async () => {
    const reading = await read(
      '#VER A 17 20250228 "Lön"',
      '{',
      '#BTRANS 4010 {1 "100"} 70.00',
      '#RTRANS 4010 {1 "100"} 50.00',
      '#TRANS 4010 {1 "100"} 50.00',
      '#TRANS 1930 {} -50.00',
      '}',
    )
    assert.deepEqual(amountsOf(reading), ['4010 100 2025-02 actual 50,00'])
  })

  test('are the actuals beside period balances without cost centres, which they are then held against', async () => {
    assert.deepEqual(amountsOf(await read('#PSALDO 0 202502 4010 {} 50.00', ...voucher)), ['4010 100 2025-02 actual 50,00'])
    assert.deepEqual(codesOf(await read('#PSALDO 0 202502 4010 {} 50.00', ...voucher)), [])
    assert.deepEqual(codesOf(await read('#PSALDO 0 202502 4010 {} 55.00', ...voucher)), ['I-045'])
  })

  test('outside the fiscal year are left out, aloud', async () => {
    const outside = voucher.map((line) => line.replace('20250228', '20260131'))
    assert.deepEqual(codesOf(await read(...voucher, ...outside)), ['I-048'])
    assert.equal((await read(...voucher, ...outside)).facts.length, 1)
  })

  test('that do not balance are an error with their number', async () => {
    const reading = await read('#VER A 17 20250228 "Lön"', '{', '#TRANS 4010 {1 "100"} 50.00', '}')
    assert.deepEqual(codesOf(reading), ['I-043'])
    assert.match(reading.findings[0]?.messageSv ?? '', /A 17/)
  })

  test('that are never closed are an error: the file is cut off', async () => {
    assert.ok(codesOf(await read(...voucher.slice(0, -1))).includes('I-005'))
  })

  test('beside period balances are a control of them', async () => {
    assert.deepEqual(codesOf(await read('#PSALDO 0 202502 4010 {1 "100"} 50.00', ...voucher)), [])
    const reading = await read('#PSALDO 0 202502 4010 {1 "100"} 55.00', ...voucher)
    assert.deepEqual(codesOf(reading), ['I-045'])
    assert.deepEqual(amountsOf(reading), ['4010 100 2025-02 actual 55,00'])
  })
})

describe('opening and closing balances', () => {
  test('are met by the year’s changes, or told with what they come to', async () => {
    const lines = ['#IB 0 1930 1000.00', '#PSALDO 0 202501 1930 {} -7.50', '#PSALDO 0 202501 4010 {1 "100"} 7.50']
    assert.deepEqual(codesOf(await read(...lines, '#UB 0 1930 992.50')), ['I-030'])
    const reading = await read(...lines, '#UB 0 1930 1000.00')
    assert.deepEqual(codesOf(reading), ['I-030', 'I-052'])
    assert.match(
      messageOf(reading, 'I-052'),
      /\(#UB 0\) är 1 000,00 kr men ingående 1 000,00 kr och årets förändring −7,50 kr ger 992,50 kr/,
    )
  })

  test('of a year that the file has no changes of are left in peace', async () => {
    assert.deepEqual(codesOf(await read('#IB -1 1930 5.00', '#UB -1 1930 9.00', '#PSALDO 0 202501 4010 {1 "100"} 7.50')), [])
  })

  test('are held against vouchers where there are no period balances', async () => {
    const voucher = ['#VER A 1 20250131 ""', '{', '#TRANS 4010 {1 "100"} 50.00', '#TRANS 1930 {} -50.00', '}']
    assert.deepEqual(codesOf(await read('#IB 0 1930 60.00', '#UB 0 1930 10.00', '#RES 0 4010 50.00', ...voucher)), [])
    assert.deepEqual(codesOf(await read('#IB 0 1930 60.00', '#UB 0 1930 20.00', '#RES 0 4010 40.00', ...voucher)), [
      'I-044',
      'I-052',
    ])
  })

  test('of objects are met by the lines that have the object, alone or with others', async () => {
    const balances = ['#OIB 0 4010 {1 "100"} 0.00', '#OUB 0 4010 {1 "100"} 100.00']
    const alone = ['#PSALDO 0 202501 4010 {} 100.00', '#PSALDO 0 202501 4010 {1 "100"} 100.00']
    assert.deepEqual(codesOf(await read(...balances, ...alone)), [])
    assert.deepEqual(codesOf(await read(...balances, ...alone, '#PSALDO 0 202501 4010 {1 "100" 6 "P"} 100.00')), [])
    const reading = await read(
      ...balances,
      '#PSALDO 0 202501 4010 {1 "100"} 60.00',
      '#PSALDO 0 202501 4010 {1 "100" 6 "P"} 30.00',
    )
    assert.deepEqual(codesOf(reading), ['I-053'])
    assert.match(messageOf(reading, 'I-053'), /objekt 100 \(dimension 1\).* 100,00 kr, .*raderna ger 90,00 kr/)
  })

  test('tell what lines without objects mean where the year amounts do not', async () => {
    const lines = [
      '#PSALDO 0 202501 1930 {} 10.00',
      '#PSALDO 0 202501 1930 {1 "100"} 5.00',
      '#PSALDO 0 202501 4010 {1 "100"} 1.00',
    ]
    assert.deepEqual(codesOf(await read('#UB 0 1930 15.00', ...lines)), ['I-030'])
    assert.deepEqual(codesOf(await read('#UB 0 1930 10.00', ...lines)), ['I-030'])
  })
})

describe('what a sender’s profile says', () => {
  const profile: LedgerProfile = {
    sender: '212000-0000',
    labelSv: 'Regionens huvudbok',
    dimensions: { costCentre: '1', project: '6' },
    subDimensions: 'itself',
  }
  const unallocated = { ...profile, withoutCostCentre: orgUnitCode('200') }

  test('about its dimensions decides which object is the cost centre, the project and the counterparty', async () => {
    const dimensions = { costCentre: '3', project: '1', counterparty: '2' }
    const reading = await readBy({ ...profile, dimensions }, '#PSALDO 0 202501 4010 {1 "P1" 2 "81" 3 "100"} 5.00')
    assert.deepEqual(
      reading.facts.map(({ orgUnit, dimensions }) => ({ orgUnit, ...dimensions })),
      [{ orgUnit: '100', account: '4010', counterparty: '81', project: 'P1' }],
    )
  })

  test('of another sender is not heeded', async () => {
    assert.deepEqual(codesOf(await readBy({ ...unallocated, sender: '232100-0172' }, '#PSALDO 0 202501 4010 {} 5.00')), ['I-023'])
  })

  test('gives amounts without cost centre a unit, so that every amount is in', async () => {
    const reading = await readBy(
      unallocated,
      '#RES 0 4010 100.00',
      '#PSALDO 0 202501 4010 {} 100.00',
      '#PSALDO 0 202501 4010 {1 "100"} 60.00',
    )
    assert.deepEqual(amountsOf(reading), ['4010 100 2025-01 actual 60,00', '4010 200 2025-01 actual 40,00'])
    assert.deepEqual(codesOf(reading), ['I-051'])
    assert.match(messageOf(reading, 'I-051'), /1 rad saknar .* enheten 200.* tillsammans 40,00 kr/)
    assert.equal(reading.facts[1]?.source.row, 8)
  })

  test('does so for files without any objects, and for vouchers', async () => {
    assert.deepEqual(amountsOf(await readBy(unallocated, '#PSALDO 0 202501 4010 {} 100.00', '#PBUDGET 0 202501 4010 {} 90.00')), [
      '4010 200 2025-01 actual 100,00',
      '4010 200 2025-01 budget:decided 90,00',
    ])
    const voucher = ['#VER A 1 20250131 ""', '{', '#TRANS 4010 {} 50.00', '#TRANS 1930 {} -50.00', '}']
    assert.deepEqual(amountsOf(await readBy(unallocated, ...voucher)), ['4010 200 2025-01 actual 50,00'])
  })

  test('lets year amounts alone be amounts of the whole year, when it had ended as the file was written', async () => {
    const year = ['#RES -1 4010 100.00', '#RES 0 4010 70.00']
    const reading = await readBy(unallocated, '#GEN 20250901', ...year)
    assert.deepEqual(
      reading.facts.map(({ period, orgUnit, amount }) => [period, orgUnit, amount.numerator]),
      [[{ from: '2024-01', to: '2024-12' }, '200', 10_000n]],
    )
    assert.deepEqual(codesOf(reading), ['I-051', 'I-054'])
    assert.deepEqual(
      reading.slices.map(({ period }) => period),
      [{ from: '2024-01', to: '2024-12' }],
    )
    assert.equal((await readBy(unallocated, '#GEN 20260115', ...year)).facts.length, 2)
    assert.equal((await readBy(unallocated, '#OMFATTN 20251231', ...year)).facts.length, 2)
    assert.equal((await readBy(unallocated, '#GEN 20260115', ...year, '#PSALDO 0 202501 4010 {} 70.00')).facts.length, 1)
  })

  const tree = [
    '#DIM 1 "Avdelning"',
    '#UNDERDIM 21 "Underavdelning" 1',
    '#UNDERDIM 22 "Grupp" 21',
    '#OBJEKT 1 "1" "Kultur"',
    '#OBJEKT 21 "10" "Bibliotek"',
    '#OBJEKT 22 "100" "Huvudbibliotek"',
  ]

  test('lets an object of a sub-dimension stand for itself', async () => {
    const reading = await readBy(profile, ...tree, '#PSALDO 0 202501 4010 {1 "1" 21 "10" 22 "100"} 5.00')
    assert.deepEqual(amountsOf(reading), ['4010 100 2025-01 actual 5,00'])
    assert.deepEqual(codesOf(reading), [])
  })

  test('or rolls it up to the object of the superior dimension that its code begins with', async () => {
    const rolled = { ...profile, dimensions: { costCentre: '21', project: '6' }, subDimensions: 'superior' as const }
    const reading = await readBy(
      rolled,
      ...tree,
      '#OBJEKT 21 "100" "Bibliotek"',
      '#OBJEKT 22 "1001" "Huvudbibliotek"',
      '#PSALDO 0 202501 4010 {22 "1001"} 5.00',
      '#PSALDO 0 202501 6010 {21 "200" 22 "1001"} 7.00',
    )
    assert.deepEqual(amountsOf(reading), ['4010 100 2025-01 actual 5,00', '6010 200 2025-01 actual 7,00'])
    assert.match(messageOf(reading, 'I-047'), /: 1 Avdelning\.$/)
  })

  test('counts amounts once that stand split both by dimension and by sub-dimension, by the finer', async () => {
    const reading = await readBy(
      profile,
      ...tree,
      '#PSALDO 0 202501 4010 {} 12.00',
      '#PSALDO 0 202501 4010 {1 "1"} 12.00',
      '#PSALDO 0 202501 4010 {22 "100"} 12.00',
    )
    assert.deepEqual(amountsOf(reading), ['4010 100 2025-01 actual 12,00'])
    assert.deepEqual(codesOf(reading), [])
  })
})

describe('codes that are not known', () => {
  test('are told once each, with how many amounts they carry', async () => {
    const reading = await read(
      '#PSALDO 0 202501 5999 {1 "100"} 10.00',
      '#PSALDO 0 202502 5999 {1 "100"} 15.00',
      '#PSALDO 0 202502 4010 {1 "999"} 1.00',
      '#PSALDO 0 202312 4010 {1 "100"} 1.00',
    )
    assert.deepEqual(codesOf(reading), ['I-020', 'I-021', 'I-048'])
    const unknownAccount = reading.findings.find((finding) => finding.code === 'I-020')
    assert.match(unknownAccount?.messageSv ?? '', /5999 .*2 belopp, tillsammans 25,00/)
    assert.deepEqual(unknownAccount?.where, { kind: 'source', place: { fileName: 'bok.se', row: 7 } })
  })

  test('beyond twenty are counted and not listed', async () => {
    const lines = Array.from({ length: 30 }, (_, index) => `#PSALDO 0 202501 4010 {1 "9${String(index).padStart(2, '0')}"} 1.00`)
    const reading = await read(...lines)
    assert.equal(reading.findings.length, 21)
    assert.match(reading.findings.at(-1)?.messageSv ?? '', /och 10 till/)
  })
})

describe('what a file speaks for', () => {
  test('is the administration’s ledger, from the first month to the last with any line, balance accounts included', async () => {
    const reading = await read(
      '#PSALDO 0 202501 1930 {} 1.00',
      '#PSALDO 0 202502 4010 {1 "100"} 1.00',
      '#PSALDO 0 202503 1930 {} 1.00',
    )
    assert.deepEqual(reading.slices, [
      { stream: 'ledger/212000-0000/kult', scenario: 'actual', period: { from: '2025-01', to: '2025-03' } },
    ])
  })

  test('reaches as far as #OMFATTN says', async () => {
    const reading = await read('#OMFATTN 20250831', '#PSALDO 0 202501 4010 {1 "100"} 1.00')
    assert.deepEqual(reading.slices[0]?.period, { from: '2025-01', to: '2025-08' })
  })
})

describe('the file as a whole', () => {
  test('is read in CP437, UTF-8 and Windows-1252 alike', async () => {
    for (const encoding of ['cp437', 'utf-8', 'windows-1252']) {
      const bytes = iconv.encode(
        [...head, '#DIM 21 "Motpart, kundgrupp å"', '#DIM 7 "Anställd"', '#PSALDO 0 202501 4010 {1 "100"} 1.00', ''].join('\r\n'),
        encoding,
      )
      const reading = await sie4.read({ fileName: 'bok.se', bytes }, sampleReference)
      assert.match(reading.findings.find((finding) => finding.code === 'I-047')?.messageSv ?? '', /7 Anställd/)
    }
  })

  test('with a checksum is held against it', async () => {
    const lines = ['#KONTO 4010 "Löner"', '#PSALDO 0 202501 4010 {1 "100"} 1.00']
    const checksum = crc32(iconv.encode('#KONTO4010Löner#PSALDO02025014010' + '1100' + '1.00', 'cp437'))
    assert.deepEqual(codesOf(await read('#KSUMMA', ...lines, `#KSUMMA ${checksum}`)), [])
    assert.deepEqual(codesOf(await read('#KSUMMA', ...lines, `#KSUMMA ${checksum + 1}`)), ['I-046'])
    assert.deepEqual(codesOf(await read('#KSUMMA', ...lines)), ['I-005'])
  })

  test('has amounts that no sum of a region’s can come near only when it is wrong', async () => {
    const reading = await read('#PSALDO 0 202501 4010 {1 "100"} 99999999999999.00', '#PSALDO 0 202502 4010 {1 "100"} 1.00')
    assert.deepEqual(codesOf(reading), ['I-025'])
    assert.match(messageOf(reading, 'I-025'), /orimligt stort: filens belopp kommer då till mer än 22 000 000 000 000 kr/)
  })

  test('may hold any amounts at all without stopping the reading', async () => {
    const amount = fc.constantFrom(
      '99999999999999',
      '-99999999999999.99',
      '22000000000000',
      '-1e9',
      '11000000000000.01',
      '0',
      '-5',
    )
    const objects = fc.constantFrom('{}', '{1 "100"}', '{1 "200" 6 "P"}', '{6 "P"}')
    const line = fc.oneof(
      fc.tuple(objects, amount).map(([list, text]) => `#PSALDO 0 202501 4010 ${list} ${text}`),
      fc.tuple(objects, amount).map(([list, text]) => `#OUB 0 4010 ${list} ${text}`),
      fc.tuple(fc.constantFrom('#RES', '#IB', '#UB'), amount).map(([label, text]) => `${label} 0 4010 ${text}`),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
        assert.equal((await read(...lines)).format, 'sie4')
      }),
    )
  })

  test('in another currency than kronor is refused', async () => {
    assert.deepEqual(codesOf(await read('#VALUTA EUR', '#PSALDO 0 202501 4010 {1 "100"} 1.00')), ['I-056'])
    assert.deepEqual(codesOf(await read('#VALUTA SEK', '#PSALDO 0 202501 4010 {1 "100"} 1.00')), [])
  })

  test('of type 4I is an import file: it holds some vouchers, not the ledger', async () => {
    const lines = [
      '#FLAGGA 0',
      '#SIETYP 4',
      '#FNAMN "Lön"',
      '#VER "" "" 20250131 ""',
      '{',
      '#TRANS 4010 {1 "100"} 1.00',
      '#TRANS 1930 {} -1.00',
      '}',
      '',
    ]
    const bytes = iconv.encode(lines.join('\r\n'), 'cp437')
    const reading = await sie4.read({ fileName: 'lon.si', bytes }, sampleReference)
    assert.deepEqual(codesOf(reading), ['I-055'])
    assert.equal(reading.slices[0]?.stream, 'ledger/Lön/kult')
  })

  test('with labels from elsewhere is read all the same', async () => {
    assert.deepEqual(codesOf(await read('#EGEN 1 2 3', '#PSALDO 0 202501 4010 {1 "100"} 1.00')), ['I-041'])
  })

  test('with a line that lacks its fields is refused', async () => {
    assert.deepEqual(codesOf(await read('#PSALDO 0 202501 4010 {1 "100"}', '#PSALDO 0 202502 4010 {1 "100"} 1.00')), ['I-040'])
  })

  test('with only year amounts is refused with what to export instead', async () => {
    const reading = await read('#RES 0 4010 100.00')
    assert.deepEqual(codesOf(reading), ['I-050'])
  })

  test('of types 1 to 4 and 4I is recognised by its first label, not by its name', () => {
    const sniffed = (text: string) => sie4.recognise({ bytes: Buffer.from(text), head: text })
    assert.ok(sniffed('\r\n#PROGRAM "X" 1\r\n#FLAGGA 0'))
    assert.ok(!sniffed('# Rubrik\n#FLAGGA 0'))
    assert.ok(!sniffed('<html>#FLAGGA 0'))
  })
})

async function read(...lines: string[]): Promise<Reading> {
  const bytes = iconv.encode([...head, ...lines, ''].join('\r\n'), 'cp437')
  return sie4.read({ fileName: 'bok.se', bytes }, sampleReference)
}

async function readBy(profile: LedgerProfile, ...lines: string[]): Promise<Reading> {
  const bytes = iconv.encode([...head, ...lines, ''].join('\r\n'), 'cp437')
  return sie4.read({ fileName: 'bok.se', bytes }, { ...sampleReference, ledgerProfiles: [profile] })
}

function messageOf({ findings }: Reading, code: string): string {
  return (findings.find((finding) => finding.code === code)?.messageSv ?? '').replace(/\u00a0/g, ' ')
}

function amountsOf({ facts }: Reading): string[] {
  return facts.map(
    ({ dimensions, orgUnit, period, scenario, amount }) =>
      `${dimensions.account} ${orgUnit} ${period.from} ${scenarioKey(scenario)} ${formatSwedishNumber(amount, { decimals: 2 }).replace(/\u00a0/g, ' ')}`,
  )
}

function totalsOf({ controlTotals }: Reading): string[] {
  return controlTotals.map(({ labelSv, amount }) => `${labelSv}: ${formatSwedishNumber(amount, { decimals: 2 })}`)
}

function codesOf({ findings }: Reading): string[] {
  return findings.map((finding) => finding.code).sort()
}
