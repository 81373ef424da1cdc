import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import iconv from 'iconv-lite'
import type { Reading } from '#domain/delivery.ts'
import type { LedgerProfile } from '#domain/ledger-profile.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { formatPeriod } from '#domain/period.ts'
import { scenarioKey } from '#domain/scenario.ts'
import { formatSwedishNumber } from '#lib/swedish-numbers.ts'
import { sampleReference } from '../sample-reference.ts'
import { sie5 } from './format.ts'

const years =
  '<FiscalYears><FiscalYear start="2024-01" end="2024-12"/><FiscalYear start="2025-01" end="2025-12" primary="true"/></FiscalYears>'
const objects = '<Dimensions><Dimension id="1" name="Kostnadsställe"/><Dimension id="20" name="Motpart"/></Dimensions>'
const onLibrary = '<ObjectReference dimId="1" objectId="100"/>'

describe('vouchers', () => {
  test('are the actuals, by month of their date or their row’s own, with cost centre, counterparty and the row’s line', async () => {
    const reading = await read(
      voucher('A', '17', '2025-02-28', [
        `<LedgerEntry accountId="4010" amount="100.25">${onLibrary}<ObjectReference dimId="20" objectId="2"/></LedgerEntry>`,
        `<LedgerEntry accountId="6010" amount="50" ledgerDate="2025-03-01+01:00">${onLibrary}</LedgerEntry>`,
        '<LedgerEntry accountId="1930" amount="-150.25"/>',
      ]),
    )
    assert.deepEqual(codesOf(reading), [])
    assert.deepEqual(amountsOf(reading), ['4010 100 februari 2025 actual 100,25', '6010 100 mars 2025 actual 50,00'])
    assert.deepEqual(reading.facts[0]?.dimensions, { account: '4010', counterparty: '2' })
    assert.deepEqual(
      reading.facts.map(({ source }) => source.row),
      [5, 6],
    )
  })

  test('count no row that was struck out', async () => {
    const reading = await read(
      voucher('A', '1', '2025-02-28', [
        `<LedgerEntry accountId="4010" amount="99">${onLibrary}<Overstrike date="2025-03-01" by="X"/></LedgerEntry>`,
        `<LedgerEntry accountId="4010" amount="50">${onLibrary}</LedgerEntry>`,
        '<LedgerEntry accountId="1930" amount="-50"/>',
      ]),
    )
    assert.deepEqual(amountsOf(reading), ['4010 100 februari 2025 actual 50,00'])
    assert.deepEqual(codesOf(reading), [])
  })

  test('that do not balance are an error with their journal and number', async () => {
    const reading = await read(
      voucher('A', '17', '2025-02-28', [`<LedgerEntry accountId="4010" amount="50">${onLibrary}</LedgerEntry>`]),
    )
    assert.deepEqual(codesOf(reading), ['I-043'])
    assert.match(messageOf(reading, 'I-043'), /Verifikation A 17/)
  })

  test('of another year than the file’s own are left out, aloud', async () => {
    const rows = [
      `<LedgerEntry accountId="4010" amount="50">${onLibrary}</LedgerEntry>`,
      '<LedgerEntry accountId="1930" amount="-50"/>',
    ]
    const reading = await read(voucher('A', '1', '2024-12-31', rows), voucher('A', '2', '2025-01-31', rows))
    assert.deepEqual(amountsOf(reading), ['4010 100 januari 2025 actual 50,00'])
    assert.deepEqual(codesOf(reading), ['I-048'])
  })

  test('are held against the balances of months and of the year', async () => {
    const rows = [
      `<LedgerEntry accountId="4010" amount="50">${onLibrary}</LedgerEntry>`,
      '<LedgerEntry accountId="1930" amount="-50"/>',
    ]
    const entry = voucher('A', '1', '2025-01-31', rows)
    const year = (cost: string, bank: string) =>
      accounts(
        `<ClosingBalance month="2025-12" amount="${cost}"/>`,
        `<OpeningBalance month="2025-01" amount="80"/><ClosingBalance month="2025-12" amount="${bank}"/>`,
      )
    assert.deepEqual(codesOf(await read(year('50', '30'), entry)), [])
    assert.deepEqual(codesOf(await read(year('60', '20'), entry)), ['I-044', 'I-052'])
    const month = (cost: string) => accounts(`<ClosingBalance month="2025-01" amount="${cost}"/>`, '')
    assert.deepEqual(codesOf(await read(month('50'), entry)), [])
    const reading = await read(month('60'), entry)
    assert.deepEqual(codesOf(reading), ['I-045'])
    assert.match(
      messageOf(reading, 'I-045'),
      /januari 2025: periodsaldot är 60,00 kr men verifikationerna ger 50,00 kr\. Verifikationerna läses in/,
    )
    assert.deepEqual(amountsOf(reading), ['4010 100 januari 2025 actual 50,00'])
  })

  test('to be entered are an import file, which need not say its years', async () => {
    const rows = [
      `<LedgerEntry accountId="4010" amount="50">${onLibrary}</LedgerEntry>`,
      '<LedgerEntry accountId="1930" amount="-50"/>',
    ]
    const text = `<SieEntry xmlns="http://www.sie.se/sie5"><FileInfo><Company organizationId="000000-0000" name="Lön"/></FileInfo>${voucher('L', '', '2025-01-31', rows)}</SieEntry>`
    const reading = await sie5.read({ fileName: 'lon.sie', bytes: Buffer.from(text) }, sampleReference)
    assert.deepEqual(amountsOf(reading), ['4010 100 januari 2025 actual 50,00'])
    assert.deepEqual(codesOf(reading), ['I-055'])
    assert.equal(reading.slices[0]?.stream, 'ledger/Lön/kult')
  })
})

describe('balances by month, where there are no vouchers', () => {
  const balance = (month: string, amount: string) =>
    `<ClosingBalance month="${month}" amount="${amount}">${onLibrary}</ClosingBalance>`

  test('are told as changes: each less the one before', async () => {
    const reading = await read(accounts(balance('2025-01', '100') + balance('2025-02', '250.50'), ''))
    assert.deepEqual(amountsOf(reading), ['4010 100 januari 2025 actual 100,00', '4010 100 februari 2025 actual 150,50'])
    assert.deepEqual(codesOf(reading), [])
  })

  test('that are absent from a month that others are told for are zero', async () => {
    const reading = await read(
      `<Accounts><Account id="4010" name="" type="cost">${balance('2025-01', '100')}</Account>` +
        `<Account id="6010" name="" type="cost">${balance('2025-02', '7')}</Account></Accounts>`,
    )
    assert.deepEqual(amountsOf(reading), [
      '4010 100 januari 2025 actual 100,00',
      '4010 100 februari 2025 actual −100,00',
      '6010 100 februari 2025 actual 7,00',
    ])
  })

  test('with months between that no balance is told for are one change over them', async () => {
    const reading = await read(accounts(balance('2025-02', '250') + balance('2025-04', '240'), ''))
    assert.deepEqual(amountsOf(reading), [
      '4010 100 januari–februari 2025 actual 250,00',
      '4010 100 mars–april 2025 actual −10,00',
    ])
  })

  test('stand split and as totals, and the split must meet the total', async () => {
    const total = (amount: string) => `<ClosingBalance month="2025-01" amount="${amount}"/>`
    assert.deepEqual(codesOf(await read(accounts(total('100') + balance('2025-01', '100'), ''))), [])
    assert.deepEqual(codesOf(await read(accounts(total('110') + balance('2025-01', '100'), ''))), ['I-023'])
  })

  test('by several dimensions at once are Multidim', async () => {
    const both = `${onLibrary}<ObjectReference dimId="20" objectId="1"/>`
    const reading = await read(
      accounts(`<ClosingBalanceMultidim month="2025-01" amount="5">${both}</ClosingBalanceMultidim>`, ''),
    )
    assert.deepEqual(reading.facts[0]?.dimensions, { account: '4010', counterparty: '1' })
  })

  test('of the year’s end alone are year amounts', async () => {
    const text = accounts('<ClosingBalance month="2024-12" amount="100"/>', '')
    assert.deepEqual(codesOf(await read(text)), ['I-050'])
    const profile: LedgerProfile = {
      sender: '212000-0000',
      labelSv: 'Bolagets huvudbok',
      dimensions: { costCentre: '1', project: '6' },
      subDimensions: 'itself',
      withoutCostCentre: orgUnitCode('200'),
    }
    const reading = await sie5.read(
      { fileName: 'bok.sie', bytes: Buffer.from(file(text)) },
      { ...sampleReference, ledgerProfiles: [profile] },
    )
    assert.deepEqual(amountsOf(reading), ['4010 200 helår 2024 actual 100,00'])
  })

  test('in no fiscal year of the file are left out, aloud', async () => {
    const reading = await read(accounts(balance('2023-12', '9') + balance('2025-01', '100'), ''))
    assert.deepEqual(amountsOf(reading), ['4010 100 januari 2025 actual 100,00'])
    assert.deepEqual(codesOf(reading), ['I-048'])
  })
})

describe('budgets', () => {
  test('are by month, or for the whole own year when they name none', async () => {
    const reading = await read(accounts(`<Budget month="2025-03" amount="90">${onLibrary}</Budget>`, ''))
    assert.deepEqual(amountsOf(reading), ['4010 100 mars 2025 budget:decided 90,00'])
    const yearly = await read(accounts(`<Budget amount="900">${onLibrary}</Budget>`, ''))
    assert.deepEqual(amountsOf(yearly), ['4010 100 helår 2025 budget:decided 900,00'])
    assert.deepEqual(yearly.slices[0]?.period, { from: '2025-01', to: '2025-12' })
  })
})

describe('the file as a whole', () => {
  test('is read in UTF-8 and ISO-8859-1 alike, with any prefix for its namespace', async () => {
    const text = file(
      voucher('A', '1', '2025-01-31', [`<LedgerEntry accountId="4010" amount="0.00">${onLibrary}</LedgerEntry>`]),
      'Region Åäö',
    )
      .replace('organizationId="212000-0000"', 'organizationId="000000-0000"')
      .replace(/<(\/?)(?=\w)/g, '<$1s:')
      .replace('xmlns=', 'xmlns:s=')
    for (const encoding of ['utf-8', 'iso-8859-1']) {
      const reading = await sie5.read({ fileName: 'bok.sie', bytes: iconv.encode(text, encoding) }, sampleReference)
      assert.equal(reading.slices[0]?.stream, 'ledger/Region Åäö/kult')
    }
  })

  test('in another currency than kronor is refused', async () => {
    const text = file(accounts('', '')).replace('currency="SEK"', 'currency="EUR"')
    assert.ok(codesOf(await sie5.read({ fileName: 'bok.sie', bytes: Buffer.from(text) }, sampleReference)).includes('I-056'))
  })

  test('with elements that the standard does not have is read all the same; a program’s own are nobody’s concern', async () => {
    const entry = voucher('A', '1', '2025-01-31', [
      `<LedgerEntry accountId="4010" amount="0">${onLibrary}<Grupp/><x:Own xmlns:x="urn:x" amount="5"/></LedgerEntry>`,
    ])
    const reading = await read(entry)
    assert.deepEqual(codesOf(reading), ['I-041'])
    assert.match(messageOf(reading, 'I-041'), /^Grupp hör inte till SIE 5/)
  })

  test('with a signature says that it is not examined', async () => {
    const text = file(voucher('A', '1', '2025-01-31', [])).replace(
      '</Sie>',
      '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/></Sie>',
    )
    assert.ok(codesOf(await sie5.read({ fileName: 'bok.sie', bytes: Buffer.from(text) }, sampleReference)).includes('I-058'))
  })

  test('that lacks what an element must have is refused with its line', async () => {
    for (const [row, code] of [
      [`<LedgerEntry amount="1">${onLibrary}</LedgerEntry>`, 'I-040'],
      ['<LedgerEntry accountId="4010" amount="1"><ObjectReference dimId="1"/></LedgerEntry>', 'I-040'],
      [`<LedgerEntry accountId="4010" amount="ett">${onLibrary}</LedgerEntry>`, 'I-025'],
      [`<LedgerEntry accountId="4010" amount="0.005">${onLibrary}</LedgerEntry>`, 'I-026'],
      [`<LedgerEntry accountId="4010" amount="1" ledgerDate="2025-02-41">${onLibrary}</LedgerEntry>`, 'I-024'],
    ] as const) {
      const reading = await read(voucher('A', '1', '2025-01-31', [row]))
      const found = reading.findings.find((finding) => finding.code === code)
      assert.deepEqual(found?.where, { kind: 'source', place: { fileName: 'bok.sie', row: 5 } }, row)
    }
  })

  test('that is damaged, cut off or made to harm is refused whole', async () => {
    const whole = readFileSync(new URL('sample.sie', import.meta.url), 'utf8')
    for (const [text, code] of [
      [whole.replace('</Journal>', '</Jurnal>'), 'I-057'],
      [whole.slice(0, -30), 'I-005'],
      [whole.replace('<Sie ', '<!DOCTYPE Sie [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n<Sie '), 'I-057'],
      [whole.replace('Löner', '&e;'), 'I-057'],
      [whole.replace('<Accounts>', `<Accounts>${'<Account id="1">'.repeat(100_000)}`), 'I-057'],
      [whole.replace('<Sie ', '<Sie2 ').replace('</Sie>', '</Sie2>'), 'I-040'],
    ] as const) {
      const reading = await sie5.read({ fileName: 'bok.sie', bytes: Buffer.from(text) }, sampleReference)
      assert.deepEqual([reading.facts, codesOf(reading)], [[], [code]])
    }
  })

  test('is known by its root and namespace, not by its name', () => {
    const sniffed = (head: string) => sie5.recognise({ bytes: Buffer.from(head), head })
    assert.ok(sniffed('<?xml version="1.0"?>\n<!-- x -->\n<s:SieEntry xmlns:s="http://www.sie.se/sie5">'))
    assert.ok(!sniffed('<?xml version="1.0"?><Siesta xmlns="http://www.sie.se/sie5">'))
    assert.ok(!sniffed('kind: region\n# <Sie xmlns="http://www.sie.se/sie5">'))
  })
})

function read(...parts: string[]): Promise<Reading> {
  return sie5.read({ fileName: 'bok.sie', bytes: Buffer.from(file(parts.join(''))) }, sampleReference)
}

/** Its third line is the last before the parts. */
function file(parts: string, name = 'Region Exempel'): string {
  return [
    '<?xml version="1.0"?>',
    '<Sie xmlns="http://www.sie.se/sie5">',
    `<FileInfo><FileCreation time="2025-06-01T00:00:00Z" by="X"/><Company organizationId="212000-0000" name="${name}"/>${years}<AccountingCurrency currency="SEK"/></FileInfo>`,
    `${objects}${parts}</Sie>`,
  ].join('\n')
}

function accounts(cost: string, bank: string): string {
  return `<Accounts><Account id="4010" name="Löner" type="cost">${cost}</Account><Account id="1930" name="Bank" type="asset">${bank}</Account></Accounts>`
}

/** Its rows stand on lines of their own, the first on the one after the element's. */
function voucher(journal: string, id: string, date: string, rows: readonly string[]): string {
  return `<Journal id="${journal}" name=""><JournalEntry id="${id}" journalDate="${date}">\n${rows.join('\n')}</JournalEntry></Journal>`
}

function amountsOf({ facts }: Reading): string[] {
  return facts.map(
    ({ dimensions, orgUnit, period, scenario, amount }) =>
      `${dimensions.account} ${orgUnit} ${formatPeriod(period)} ${scenarioKey(scenario)} ${formatSwedishNumber(amount, { decimals: 2 })}`,
  )
}

function codesOf({ findings }: Reading): string[] {
  return findings.map(({ code }) => code).sort()
}

function messageOf({ findings }: Reading, code: string): string {
  return (findings.find((finding) => finding.code === code)?.messageSv ?? '').replace(/\u00a0/g, ' ')
}
