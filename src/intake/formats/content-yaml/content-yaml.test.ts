import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Reading } from '#domain/delivery.ts'
import { formatFindingPlace } from '#domain/finding.ts'
import { sampleReference } from '../sample-reference.ts'
import { contentYaml } from './format.ts'

const region = `kind: region
nameSv: Region Exempel
units:
  - { code: rx, nameSv: Region Exempel, level: region, validFrom: 2024-01 }
  - { code: kult, nameSv: Kulturförvaltningen, level: administration, parent: rx, validFrom: 2024-01 }
`
/** Two clinics merge, a museum is divided, an archive moves and the administration takes a new name and code. */
const changed = `kind: region
nameSv: Region Exempel
units:
  - { code: rx, nameSv: Region Exempel, level: region, validFrom: 2020-01 }
  - { code: kf, nameSv: Kulturkontoret, level: administration, parent: rx, validFrom: 2020-01, validTo: 2023-12 }
  - { code: kult, nameSv: Kulturförvaltningen, level: administration, parent: rx, validFrom: 2024-01 }
  - { code: n1, nameSv: Norr, level: unit, parent: rx, validFrom: 2020-01, validTo: 2023-12 }
  - { code: n2, nameSv: Söder, level: unit, parent: rx, validFrom: 2020-01, validTo: 2023-12 }
  - { code: n3, nameSv: Länet, level: unit, parent: rx, validFrom: 2024-01 }
  - { code: m, nameSv: Museet, level: unit, parent: rx, validFrom: 2020-01 }
  - { code: k, nameSv: Konsthallen, level: unit, parent: rx, validFrom: 2024-01 }
  - { code: a, nameSv: Arkivet, level: unit, parent: rx, validFrom: 2020-01, validTo: 2023-12 }
  - { code: a, nameSv: Arkivet, level: unit, parent: kult, validFrom: 2024-01 }
changes:
  - { kind: rename, month: 2024-01, from: kf, to: kult }
  - { kind: move, month: 2024-01, orgUnit: a, from: rx, to: kult }
  - { kind: merge, month: 2024-01, from: [n1, n2], to: n3 }
  - { kind: split, month: 2024-01, from: m, to: [{ orgUnit: m, share: 2/3 }, { orgUnit: k, share: 1/3 }] }
`
const profile = `kind: mapping-profile
name: budget-kult
labelSv: Budget
headers: [Konto, Jan]
series: ledger
orgUnit: { constant: kult }
dimensions: { account: { header: Konto } }
values:
  - { header: Jan, scenario: "budget:decided", period: { from: 2025-01, to: 2025-01 } }
unit: kr
sign: statement
`
const production = `kind: production-layout
table: production-own
orgUnit: kult
validFrom: 2024-01
captionSv: Produktion
columns: [{ comparison: actual-ytd }]
rows:
  - { key: belaggning, labelSv: Beläggning, quantity: { categories: [a], denominators: [b], aggregation: ratio-of-sums } }
  - { key: summa, labelSv: Summa, kind: sum, sumOf: [besok] }
  - { key: besok, labelSv: Besök, quantity: { categories: [besok] } }
`
const ledgerProfile = `kind: ledger-profile
sender: 2120000000
labelSv: Regionens huvudbok
dimensions: { counterparty: 20 }
withoutCostCentre: kult
`
const plan = `kind: plan
orgUnit: kult
year: 2025
titleSv: Verksamhetsplan 2025
goals:
  - { id: besok, labelSv: Fler ska besöka museet }
indicators:
  - id: antal
    goal: besok
    labelSv: Antal besök
    computation: { type: ratio-of-sums }
    display: { unit: count, decimals: 0 }
    polarity: higher-better
    rounds: [D1, Å]
    targetText: 90 000
`

describe('a kind of content', () => {
  test('becomes its domain body, filed under its kind and key', async () => {
    const reading = await read(region)
    assert.deepEqual(reading.slices, [{ stream: 'region/region', scenario: 'actual' }])
    const content = reading.contents[0]
    assert.ok(content?.kind === 'region')
    assert.equal(content.body.organisation.versions[1]?.parent, 'rx')
    assert.deepEqual(content.body.rounds, [])
    for (const [text, key] of [
      [profile, 'budget-kult'],
      [plan, 'kult/2025'],
      ['kind: answers\norgUnit: kult\nround: 2025-D1\n', 'kult/2025-D1'],
      ['kind: report-template\norgUnit: kult\nroundKind: D1\nsections:\n  - { section: staff, key: medarbetare }\n', 'kult/D1'],
      [
        'kind: report-template\nname: gemensam\nroundKind: D1\nsections:\n  - { section: staff, key: medarbetare }\n',
        'gemensam/gemensam/D1',
      ],
      ['kind: report-template\norgUnit: kult\nroundKind: D1\nextends: gemensam\nhidden: [medarbetare]\n', 'kult/D1'],
      ['kind: account-plan\naccounts:\n  - { code: 3010, labelSv: Entréer }\n', 'account-plan'],
      [layout('[3010-3099]', '[intakter]'), 'kult/income-statement/2024-01'],
      [ledgerProfile, '212000-0000'],
    ] as const) {
      const { contents, findings } = await read(text)
      assert.deepEqual([contents[0]?.key, findings], [key, []])
    }
  })

  test('a template is a unit’s own, a common one or a variant, and never two of them at once', async () => {
    const section = 'sections:\n  - { section: staff, key: medarbetare }\n'
    for (const [text, codes, row] of [
      [`kind: report-template\nroundKind: D1\n${section}`, ['I-082'], 1],
      [`kind: report-template\norgUnit: kult\nname: gemensam\nroundKind: D1\n${section}`, ['I-082'], 1],
      ['kind: report-template\norgUnit: kult\nroundKind: D1\n', ['I-082'], 1],
      [`kind: report-template\norgUnit: kult\nroundKind: D1\nextends: gemensam\n${section}`, ['I-083'], 4],
      [`kind: report-template\norgUnit: kult\nroundKind: D1\n${section}hidden: [ekonomi]\n`, ['I-083'], 1],
      [
        'kind: report-template\norgUnit: kult\nroundKind: D1\nextends: gemensam\nhidden: [a]\nchanged:\n  - { key: a, titleSv: A }\n',
        ['I-085'],
        7,
      ],
    ] as const) {
      const { findings } = await read(text)
      assert.deepEqual(
        findings.map(({ code }) => code),
        codes,
        text,
      )
      const where = findings[0]?.where
      assert.equal(where?.kind === 'source' && where.place.row, row, text)
    }
  })

  test('holds the four changes of the organisation, each with its line, and share keys as exact as they are written', async () => {
    const { contents, findings } = await read(changed)
    assert.deepEqual(findings, [])
    const content = contents[0]
    assert.ok(content?.kind === 'region')
    const changes = content.body.changes ?? []
    assert.deepEqual(
      changes.map(({ kind, source }) => [kind, source?.row]),
      [
        ['rename', 15],
        ['move', 16],
        ['merge', 17],
        ['split', 18],
      ],
    )
    const split = changes[3]
    assert.ok(split?.kind === 'split')
    assert.deepEqual(split.to[1], { orgUnit: 'k', share: { numerator: 1n, denominator: 3n } })
    for (const [museum, hall] of [
      ['0,6', '0.4'],
      ['62,5 %', '3/8'],
    ] as const) {
      const written = changed.replace('2/3', `"${museum}"`).replace('1/3', `"${hall}"`)
      assert.deepEqual((await read(written)).findings, [], `${museum} and ${hall}`)
    }
  })

  test('leaves to the standard what a ledger’s profile does not say', async () => {
    const content = (await read(ledgerProfile)).contents[0]
    assert.deepEqual(content?.body, {
      sender: '212000-0000',
      labelSv: 'Regionens huvudbok',
      dimensions: { costCentre: '1', project: '6', counterparty: '20' },
      subDimensions: 'itself',
      withoutCostCentre: 'kult',
    })
  })

  test('keeps the line of each entry as its source', async () => {
    const content = (await read(plan)).contents[0]
    assert.ok(content?.kind === 'plan')
    assert.deepEqual(content.body.goals[0]?.source, { fileName: 'fil.yaml', row: 6 })
    assert.deepEqual(content.body.indicators[0]?.source, { fileName: 'fil.yaml', row: 8 })
  })

  test('keeps the digits of codes and targets that look like numbers', async () => {
    const accounts = (await read('kind: account-plan\naccounts:\n  - { code: 0351, labelSv: Varor }\n')).contents[0]
    assert.ok(accounts?.kind === 'account-plan')
    assert.equal(accounts.body.accounts[0]?.code, '0351')
    const targets = (await read(plan.replace('90 000', '5.50'))).contents[0]
    assert.ok(targets?.kind === 'plan')
    assert.equal(targets.body.indicators[0]?.targetText, '5.50')
  })

  test('takes an empty value as one that is not there', async () => {
    const reading = await read(region.replace('parent: rx, ', 'parent: rx, validTo: , '))
    assert.deepEqual(reading.findings, [])
  })
})

describe('what is wrong in it', () => {
  const faults: readonly (readonly [string, string, string])[] = [
    ['a key that is missing', region.replace('nameSv: Region Exempel\n', ''), 'I-082 fil.yaml, rad 1'],
    ['a key inside an entry that is missing', region.replace('level: administration, ', ''), 'I-082 fil.yaml, rad 5'],
    ['a key that is misspelt', `${region}roundz: []\n`, 'I-083 fil.yaml, rad 6'],
    ['a word outside its list', region.replace('level: administration', 'level: förvaltning'), 'I-084 fil.yaml, rad 5'],
    [
      'a month that is none',
      region.replace('parent: rx, validFrom: 2024-01', 'parent: rx, validFrom: 2024-13'),
      'I-084 fil.yaml, rad 5',
    ],
    ['a parent that is not there', region.replace('parent: rx', 'parent: ry'), 'I-086 fil.yaml, rad 5'],
    [
      'a parent that begins later',
      region.replace('level: region, validFrom: 2024-01', 'level: region, validFrom: 2024-07'),
      'I-086 fil.yaml, rad 5',
    ],
    [
      'a change of a unit that is not there',
      changed.replace('from: kf, to: kult', 'from: kx, to: kult'),
      'I-086 fil.yaml, rad 15',
    ],
    [
      'a change in a month when its unit is not there',
      changed.replace('month: 2024-01, from: kf', 'month: 2023-12, from: kf'),
      'I-088 fil.yaml, rad 15',
    ],
    [
      'a merge whose units go on',
      changed.replace('validFrom: 2020-01, validTo: 2023-12 }\n  - { code: n2', 'validFrom: 2020-01 }\n  - { code: n2'),
      'I-088 fil.yaml, rad 17',
    ],
    [
      'a move from where the unit was not',
      changed.replace('orgUnit: a, from: rx', 'orgUnit: a, from: kf'),
      'I-088 fil.yaml, rad 16',
    ],
    ['shares of a split that leave some over', changed.replace('share: 1/3', 'share: 0.33'), 'I-088 fil.yaml, rad 18'],
    ['a share that is nothing', changed.replace('share: 1/3', 'share: 0/3'), 'I-084 fil.yaml, rad 18'],
    [
      'a unit whose amounts are taken two ways in a month',
      `${changed}  - { kind: merge, month: 2024-01, from: [n1, a], to: a }\n`,
      'I-088 fil.yaml, rad 19',
    ],
    ['a change of an unknown kind', changed.replace('kind: move', 'kind: flytt'), 'I-084 fil.yaml, rad 16'],
    ['a unit that stands twice in a month', `${region}${region.slice(region.lastIndexOf('  - {'))}`, 'I-085 fil.yaml, rad 6'],
    ['the same key twice', `${region}nameSv: Region Annan\n`, 'I-085 fil.yaml, rad 6'],
    ['a tab for indent', 'kind: region\nunits:\n\t- x\n', 'I-080 fil.yaml, rad 3'],
    ['a quotation mark that is not closed', 'kind: region\nnameSv: "Region\n', 'I-080 fil.yaml, rad 3'],
    ['a text where a whole number should be', plan.replace('decimals: 0', 'decimals: noll'), 'I-084 fil.yaml, rad 12'],
    ['a goal that is not there', plan.replace('goal: besok', 'goal: publik'), 'I-086 fil.yaml, rad 9'],
    ['a scenario that is none', profile.replace('budget:decided', 'budget'), 'I-084 fil.yaml, rad 9'],
    ['a column that says no months', profile.replace(', period: { from: 2025-01, to: 2025-01 }', ''), 'I-082 fil.yaml, rad 9'],
    [
      'neither a column nor a constant',
      profile.replace('orgUnit: { constant: kult }', 'orgUnit: { kolumn: Kst }'),
      'I-084 fil.yaml, rad 6',
    ],
    ['a sum of rows that are not there', layout('["3*"]', '[intakter, bidrag]'), 'I-086 fil.yaml, rad 11'],
    ['accounts that are no selection', layout('[tre tusen]', '[intakter]'), 'I-084 fil.yaml, rad 10'],
    ['a sum of ratios', production.replace('sumOf: [besok]', 'sumOf: [belaggning]'), 'I-084 fil.yaml, rad 9'],
    ['a way to put months together that is none', production.replace('ratio-of-sums', 'medel'), 'I-084 fil.yaml, rad 8'],
    ['a dimension with two meanings', ledgerProfile.replace('counterparty: 20', 'counterparty: 6'), 'I-085 fil.yaml, rad 4'],
    ['a dimension by its name', ledgerProfile.replace('counterparty: 20', 'counterparty: Motpart'), 'I-084 fil.yaml, rad 4'],
    ['a round that is none', 'kind: answers\norgUnit: kult\nround: 2025-T2\n', 'I-084 fil.yaml, rad 3'],
  ]
  for (const [name, text, expected] of faults) {
    test(name, async () => {
      const { findings } = await read(text)
      assert.equal(findings.length, 1, findings.map((finding) => finding.messageSv).join('\n'))
      assert.equal(findings.map((finding) => `${finding.code} ${formatFindingPlace(finding.where)}`)[0], expected)
    })
  }

  test('none, of a layout of production that adds what may be added: months are summed unless it says otherwise', async () => {
    const { contents, findings } = await read(production)
    assert.deepEqual(findings, [])
    const [layout] = contents
    assert.ok(layout?.kind === 'production-layout')
    assert.deepEqual(
      layout.body.rows.map(({ quantity }) => quantity?.aggregation),
      ['ratio-of-sums', undefined, 'sum'],
    )
  })

  test('is told all at once', async () => {
    const reading = await read(
      region
        .replace('level: administration', 'level: x')
        .replace('validFrom: 2024-01 }\n  - { code: kult', 'validFrom: x }\n  - { code: kult'),
    )
    assert.equal(reading.findings.length, 2)
  })

  test('aliases that would multiply beyond measure are refused', async () => {
    const levels = Array.from(
      { length: 12 },
      (_, index) => `a${index + 1}: &a${index + 1} [${`*a${index}, `.repeat(9)}*a${index}]`,
    )
    const reading = await read(['kind: region', 'a0: &a0 [x]', ...levels, ''].join('\n'))
    assert.ok(reading.findings.some((finding) => finding.code === 'I-080'))
  })
})

function layout(accounts: string, sumOf: string): string {
  return `kind: statement-layout
table: income-statement
orgUnit: kult
validFrom: 2024-01
captionSv: Resultaträkning
display: { unit: tkr, decimals: 0 }
sign: statement
columns: [{ comparison: actual-ytd }]
rows:
  - { key: intakter, labelSv: Intäkter, kind: detail, accounts: ${accounts} }
  - { key: summa, labelSv: Summa, kind: sum, sumOf: ${sumOf} }
`
}

async function read(text: string): Promise<Reading> {
  return contentYaml.read({ fileName: 'fil.yaml', bytes: Buffer.from(text) }, sampleReference)
}
