import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { writeXlsx } from 'hucre/xlsx'
import iconv from 'iconv-lite'
import type { Reading } from '#domain/delivery.ts'
import type { MappingProfile } from '#domain/mapping-profile.ts'
import { month } from '#domain/month.ts'
import { type OrgLevel, orgUnitCode } from '#domain/organisation.ts'
import { formatPeriod } from '#domain/period.ts'
import { scenarioKey } from '#domain/scenario.ts'
import { formatSwedishNumber } from '#lib/swedish-numbers.ts'
import { delimited } from '../formats/delimited/format.ts'
import { sampleReference, withProfile } from '../formats/sample-reference.ts'
import { workbook } from '../formats/workbook/format.ts'
import type { Reference } from '../reference.ts'

type Value = string | number | boolean | Date | null
const budgetHeaders = ['Konto', 'Kostnadsställe', 'Jan', 'Feb', 'Helår']

describe('a table read by its profile', () => {
  test('is found below titles, whatever its headers’ case, spaces and units in brackets', async () => {
    const reading = await readSheet([
      ['Budget 2025'],
      [null],
      ['KONTO', ' kostnadsställe ', 'Jan (kr)', 'Feb  [kr]', 'Helår'],
      [3010, 200, 10, 20, 30],
      ['Summa', null, 10, 20, 30],
    ])
    assert.deepEqual(amountsOf(reading), [
      '3010 200 januari 2025 budget:decided −10,00',
      '3010 200 februari 2025 budget:decided −20,00',
    ])
    assert.deepEqual(codesOf(reading), [])
  })

  test('has units by code, by code and name, and by the name that they have in the month', async () => {
    const reference = withUnits(
      { code: '300', nameSv: 'Arkiv', level: 'cost-centre', parent: 'kult', validFrom: '2024-01', validTo: '2024-12' },
      { code: '300', nameSv: 'Stadsarkivet', level: 'cost-centre', parent: 'kult', validFrom: '2025-01' },
      { code: '400', nameSv: 'Arkiv', level: 'cost-centre', parent: 'kult', validFrom: '2025-01' },
    )
    const reading = await readHours(
      '2025-01;100;Kvinna;1',
      '2025-01;200 Museum;Kvinna;2',
      '2025-01; bibliotek ;Man;3',
      '2024-06;Arkiv;Kvinna;4',
      '2025-06;Arkiv;Kvinna;5',
      '2025-06;Stadsarkivet;Kvinna;6',
      reference,
    )
    assert.deepEqual(codesOf(reading), [])
    assert.deepEqual(
      reading.facts.map(({ orgUnit }) => orgUnit),
      ['100', '200', '100', '300', '400', '300'],
    )
  })

  test('means the upper unit by a name that it shares with its own cost centre', async () => {
    const reference = withUnits(
      { code: 'mus', nameSv: 'Museet', level: 'unit', parent: 'kult', validFrom: '2024-01' },
      { code: '201', nameSv: 'Museet', level: 'cost-centre', parent: 'mus', validFrom: '2024-01' },
    )
    const reading = await readHours('2025-01;Museet;Kvinna;1', reference)
    assert.deepEqual(
      reading.facts.map(({ orgUnit }) => orgUnit),
      ['mus'],
    )
  })

  test('in the statement’s sign becomes ledger amounts, debit plus', async () => {
    const reading = await readSheet([budgetHeaders, [4010, 100, -1500, null, -1500], ['Summa', null, -1500, null, -1500]])
    assert.deepEqual(amountsOf(reading), ['4010 100 januari 2025 budget:decided 1 500,00'])
    assert.equal(
      formatSwedishNumber(reading.controlTotals[0]?.amount ?? { numerator: 0n, denominator: 1n }, { decimals: 0 }),
      '−1\u00a0500',
    )
  })

  test('gives no amount for an empty cell or a dash, and zero for a zero', async () => {
    const reading = await readSheet([budgetHeaders, [4010, 100, '-', 0, 0], ['Summa', null, null, 0, 0]])
    assert.deepEqual(amountsOf(reading), ['4010 100 februari 2025 budget:decided 0,00'])
  })

  test('has numbers stored as text in every Swedish form', async () => {
    const reading = await readSheet([
      budgetHeaders,
      ['4010', '100', '- 1 500,50', '(2\u00a0000)', '−3 500,50'],
      ['Summa', null, '−1 500,50', -2000, null],
    ])
    assert.deepEqual(amountsOf(reading), [
      '4010 100 januari 2025 budget:decided 1 500,50',
      '4010 100 februari 2025 budget:decided 2 000,00',
    ])
  })

  test('has amounts rounded to whole öre, and sums held before rounding', async () => {
    const reading = await readSheet([
      budgetHeaders,
      [4010, 100, -1000 / 3, -1000 / 3, -2000 / 3],
      ['Summa', null, -1000 / 3, -1000 / 3, -2000 / 3],
    ])
    assert.deepEqual(codesOf(reading), [])
    assert.deepEqual(amountsOf(reading), [
      '4010 100 januari 2025 budget:decided 333,33',
      '4010 100 februari 2025 budget:decided 333,33',
    ])
  })

  test('has a merged key speak for all its rows, and a merged amount once', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'Budget',
          rows: [budgetHeaders, [4010, 100, -1, null, -1], [null, 200, -2, null, -2], ['Summa', null, -3, null, -3]],
          merges: [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }],
        },
      ],
    })
    const reading = await workbook.read({ fileName: 'budget.xlsx', bytes }, sampleReference)
    assert.deepEqual(amountsOf(reading), [
      '4010 100 januari 2025 budget:decided 1,00',
      '4010 200 januari 2025 budget:decided 2,00',
    ])
  })

  test('has shares from percent cells and percent texts alike', async () => {
    const reference = withHours({ unit: 'percent' })
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'Frånvaro',
          rows: [
            ['Månad', 'Kostnadsställe', 'Kön', 'Arbetad tid'],
            ['2025-01', 100, 'Kvinna', 0.059],
            ['2025-01', 200, 'Kvinna', '5,9 %'],
            ['2025-02', 100, 'Kvinna', 5.9],
          ],
          cells: new Map([['1,3', { value: 0.059, type: 'number', style: { numFmt: '0.0%' } }]]),
        },
      ],
    })
    const reading = await workbook.read({ fileName: 'f.xlsx', bytes }, reference)
    assert.deepEqual(
      reading.facts.map(({ amount }) => formatSwedishNumber(amount, { decimals: 3 })),
      ['0,059', '0,059', '0,059'],
    )
  })

  test('speaks for the months of its value columns, the empty ones included', async () => {
    const reading = await readSheet([budgetHeaders, [4010, 100, -1, null, -1], ['Summa', null, -1, null, -1]])
    assert.deepEqual(reading.slices, [
      { stream: 'budget-kult', scenario: 'budget:decided', period: { from: '2025-01', to: '2025-02' } },
    ])
  })

  test('with a month column speaks for its first to its last month', async () => {
    const reading = await readHours('2025-01;100;Kvinna;5', 'mars 2025;100;Kvinna;5')
    assert.deepEqual(reading.slices, [{ stream: 'hours-kult', scenario: 'actual', period: { from: '2025-01', to: '2025-03' } }])
  })

  test('may hold an indicator’s parts and its printed values in one column', async () => {
    const reference = withHours({
      series: 'indicator-part',
      unit: 'count',
      dimensions: { part: { header: 'Kön' } },
      dimensionWords: { part: { täljare: 'numerator', värde: 'value' } },
    })
    const reading = await readHours('2025-01;kult;täljare;5', '2025-01;kult;Värde;87,9', reference)
    assert.deepEqual(
      reading.facts.map(({ series, dimensions, unitOfMeasure }) => [series, dimensions.part, unitOfMeasure]),
      [
        ['indicator-part', 'numerator', 'count'],
        ['indicator-value', undefined, 'index'],
      ],
    )
  })
})

describe('what is wrong in a table', () => {
  test('is told with sheet, row and column', async () => {
    const reading = await readSheet([budgetHeaders, [4010, 100, 'se bilaga', -1, -1], ['Summa', null, 0, -1, -1]])
    assert.deepEqual(codesOf(reading), ['I-025'])
    assert.deepEqual(reading.findings[0]?.where, {
      kind: 'source',
      place: { fileName: 'budget.xlsx', sheet: 'Budget', row: 2, column: 'Jan' },
    })
  })

  test('a row that does not add up to its own sum', async () => {
    assert.deepEqual(codesOf(await readSheet([budgetHeaders, [4010, 100, -1, -2, -4], ['Summa', null, -1, -2, -3]])), ['I-069'])
  })

  test('rows that do not add up to the row of sums: rows are missing', async () => {
    assert.deepEqual(codesOf(await readSheet([budgetHeaders, [4010, 100, -1, -2, -3], ['Summa', null, -10, -2, -12]])), ['I-070'])
  })

  test('the row of sums is not there: the file may be cut off', async () => {
    assert.deepEqual(codesOf(await readSheet([budgetHeaders, [4010, 100, -1, -2, -3]])), ['I-072'])
  })

  test('groups may have sums of their own above the last one', async () => {
    const rows = [
      budgetHeaders,
      [4010, 100, -1, null, -1],
      ['Summa', null, -1, null, -1],
      [4010, 200, -2, null, -2],
      ['Summa', null, -2, null, -2],
      ['Summa', null, -3, null, -3],
    ]
    assert.deepEqual(codesOf(await readSheet(rows)), [])
  })

  test('unknown accounts, units, months and words', async () => {
    assert.deepEqual(codesOf(await readSheet([budgetHeaders, [5999, 300, -1, null, -1], ['Summa', null, -1, null, -1]])), [
      'I-020',
      'I-021',
    ])
    assert.deepEqual(codesOf(await readHours('hösten;100;Okänd;5')), ['I-024', 'I-068'])
  })

  test('a unit that was not there yet', async () => {
    assert.deepEqual(codesOf(await readHours('2023-12;100;Kvinna;5')), ['I-022'])
  })

  test('a unit’s name that it had in other months than the row’s', async () => {
    const reading = await readHours('2023-12;Bibliotek;Kvinna;5')
    assert.deepEqual(codesOf(reading), ['I-022'])
    assert.match(
      reading.findings[0]?.messageSv ?? '',
      /Ingen enhet heter ”Bibliotek” december 2023. Så har hetat: 100 från och med januari 2024/,
    )
  })

  test('a name that two units beside each other have in the month', async () => {
    const reference = withUnits(
      { code: 'nord', nameSv: 'Norr', level: 'area', parent: 'kult', validFrom: '2024-01' },
      { code: '300', nameSv: 'Bibliotek', level: 'cost-centre', parent: 'nord', validFrom: '2025-01' },
    )
    const twice = await readHours('2025-01;Bibliotek;Kvinna;5', '2025-02;Bibliotek;Kvinna;6', reference)
    assert.deepEqual(codesOf(twice), ['I-031', 'I-031'])
    assert.match(
      twice.findings[0]?.messageSv ?? '',
      /Flera enheter heter ”Bibliotek” januari 2025: 100 under Kulturförvaltningen och 300 under Norr. Skriv enhetens kod i stället./,
    )
    assert.deepEqual(codesOf(await readHours('2024-12;Bibliotek;Kvinna;5', reference)), [])
  })

  test('an amount whose key is empty', async () => {
    assert.deepEqual(codesOf(await readHours('2025-01;;Kvinna;5')), ['I-067'])
  })

  test('error values and formulas that were never calculated', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'Budget',
          rows: [budgetHeaders, [4010, 100, '#REF!', null, null], ['Summa', null, null, null, null]],
          cells: new Map([['1,3', { value: null, type: 'formula', formula: 'B9*2' }]]),
        },
      ],
    })
    assert.deepEqual(codesOf(await workbook.read({ fileName: 'b.xlsx', bytes }, sampleReference)), ['I-066', 'I-075'])
  })

  test('the same row twice is a warning, the same keys with other amounts a note', async () => {
    assert.deepEqual(codesOf(await readHours('2025-01;100;Kvinna;5', '2025-01;100;Kvinna;5')), ['I-027'])
    const reading = await readHours('2025-01;100;Kvinna;5', '2025-01;100;Kvinna;6')
    assert.deepEqual(codesOf(reading), ['I-028'])
    assert.equal(reading.facts.length, 2)
  })

  test('two values for what can only have one are an error', async () => {
    const reference = withHours({ series: 'indicator-value', unit: 'index' })
    assert.deepEqual(codesOf(await readHours('2025-01;100;Kvinna;87', '2025-01;100;Kvinna;88', reference)), ['I-029'])
  })

  test('headers that no profile knows: what was found and which profile is nearest', async () => {
    const reading = await readSheet([
      ['Konto', 'Kst', 'Jan', 'Feb', 'Helår'],
      [4010, 100, 1, 2, 3],
    ])
    assert.deepEqual(codesOf(reading), ['I-060'])
    assert.match(reading.findings[0]?.messageSv ?? '', /Konto \| Kst \| Jan .*budget-kult \(saknar: Kostnadsställe\)/)
  })

  test('a header that stands on two columns', async () => {
    assert.deepEqual(
      codesOf(
        await readSheet([
          [...budgetHeaders, 'Jan'],
          [4010, 100, 1, 2, 3, 4],
        ]),
      ),
      ['I-062'],
    )
  })

  test('amounts on a hidden sheet are read with a warning; a visible sheet goes before', async () => {
    const table = [budgetHeaders, [4010, 100, -1, null, -1], ['Summa', null, -1, null, -1]]
    const hiddenOnly = await writeXlsx({
      sheets: [
        { name: 'A', rows: [['Hej']] },
        { name: 'Dolt', rows: table, hidden: true },
      ],
    })
    assert.deepEqual(codesOf(await workbook.read({ fileName: 'b.xlsx', bytes: hiddenOnly }, sampleReference)), ['I-064', 'I-065'])
    const both = await writeXlsx({
      sheets: [
        { name: 'Dolt', rows: table, hidden: true },
        { name: 'A', rows: table },
      ],
    })
    const reading = await workbook.read({ fileName: 'b.xlsx', bytes: both }, sampleReference)
    assert.deepEqual(
      reading.facts.map(({ source }) => source.sheet),
      ['A'],
    )
  })

  test('a row of a text file with a field too many or too few', async () => {
    assert.deepEqual(codesOf(await readHours('2025-01;100;Kvinna;1;234', '2025-02;100;Kvinna;5')), ['I-071'])
    assert.deepEqual(codesOf(await readHours('2025-01;100;5', '2025-02;100;Kvinna;5')), ['I-071', 'I-074'])
  })
})

describe('a delimited text', () => {
  const table = (delimiter: string) =>
    ['Månad,Kostnadsställe,Kön,Arbetad tid', '2025-01,100,Kvinna,5'].map((line) => line.replaceAll(',', delimiter)).join('\r\n') +
    '\r\n'

  test('may be split by semicolon, comma, tab or bar, in UTF-8, UTF-16 or Windows-1252', async () => {
    for (const delimiter of [';', ',', '\t', '|']) {
      for (const [encoding, options] of [
        ['utf-8', {}],
        ['utf-8', { addBOM: true }],
        ['utf-16le', { addBOM: true }],
        ['windows-1252', {}],
      ] as const) {
        const bytes = iconv.encode(table(delimiter), encoding, options)
        const reading = await delimited.read({ fileName: 't.csv', bytes }, sampleReference)
        assert.equal(reading.facts.length, 1, `${delimiter} ${encoding}`)
      }
    }
  })

  test('has decimal commas beside semicolons, and quoted fields with anything in them', async () => {
    const reading = await readHours(
      '2025-01;100;Kvinna;"1 234,5"',
      '"2025-02";"100";"Kvinna";5',
      '2025-03;100;"Kvi""nna\r\n;x";7',
    )
    assert.deepEqual(codesOf(reading), ['I-068'])
    assert.deepEqual(
      reading.facts.map(({ source }) => source.row),
      [2, 3],
    )
  })

  test('keeps the line that a row begins on, past quoted line breaks', async () => {
    const reading = await readHours('2025-01;100;"Man\n";5', '2025-02;100;Kvinna;5')
    assert.deepEqual(
      reading.facts.map(({ source }) => source.row),
      [2, 4],
    )
  })

  test('may count people beside their hours, and may lack the column where the profile says so', async () => {
    const reference = withHours({
      values: [
        { header: 'Arbetad tid', scenario: 'actual' },
        { header: 'Antal anställda', scenario: 'actual', series: 'headcount', unit: 'count', optional: true },
      ],
    })
    const read = async (...lines: string[]) =>
      delimited.read({ fileName: 'tid.csv', bytes: Buffer.from([...lines, ''].join('\r\n')) }, reference)
    const counted = await read('Månad;Kostnadsställe;Kön;Arbetad tid;Antal anställda', '2025-01;100;Kvinna;1200;9')
    assert.deepEqual(
      counted.facts.map(({ series, unitOfMeasure }) => [series, unitOfMeasure]),
      [
        ['hours-worked', 'hours'],
        ['headcount', 'count'],
      ],
    )
    const uncounted = await read('Månad;Kostnadsställe;Kön;Arbetad tid', '2025-01;100;Kvinna;1200')
    assert.deepEqual(
      uncounted.facts.map(({ series }) => series),
      ['hours-worked'],
    )
    assert.deepEqual(codesOf(uncounted), [])
  })

  test('with a quotation mark that is never closed is refused', async () => {
    assert.ok(codesOf(await readHours('2025-01;100;"Kvinna;5')).includes('I-005'))
  })
})

async function readSheet(rows: readonly (readonly Value[])[]): Promise<Reading> {
  const bytes = await writeXlsx({ sheets: [{ name: 'Budget', rows: rows.map((row) => [...row]) }] })
  return workbook.read({ fileName: 'budget.xlsx', bytes }, sampleReference)
}

async function readHours(...linesAndReference: (string | Reference)[]): Promise<Reading> {
  const lines = linesAndReference.filter((part) => typeof part === 'string')
  const reference = linesAndReference.find((part) => typeof part !== 'string') ?? sampleReference
  const bytes = Buffer.from(['Månad;Kostnadsställe;Kön;Arbetad tid', ...lines, ''].join('\r\n'))
  return delimited.read({ fileName: 'tid.csv', bytes }, reference)
}

function withUnits(
  ...units: { code: string; nameSv: string; level: OrgLevel; parent: string; validFrom: string; validTo?: string }[]
): Reference {
  const added = units.map(({ code, nameSv, level, parent, validFrom, validTo }) => ({
    code: orgUnitCode(code),
    nameSv,
    level,
    parent: orgUnitCode(parent),
    validFrom: month(validFrom),
    ...(validTo === undefined ? {} : { validTo: month(validTo) }),
  }))
  return { ...sampleReference, organisation: { versions: [...sampleReference.organisation.versions, ...added] } }
}

function withHours(change: Partial<MappingProfile>): Reference {
  return withProfile('hours-kult', change)
}

function amountsOf({ facts }: Reading): string[] {
  return facts.map(
    ({ dimensions, orgUnit, period, scenario, amount }) =>
      `${dimensions.account} ${orgUnit} ${formatPeriod(period)} ${scenarioKey(scenario)} ${formatSwedishNumber(amount, { decimals: 2 }).replace(/\u00a0/g, ' ')}`,
  )
}

function codesOf({ findings }: Reading): string[] {
  return findings.map((finding) => finding.code).sort()
}
