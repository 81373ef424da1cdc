import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { formatFindingPlace } from '#domain/finding.ts'
import { sampleReference } from '../../sample-reference.ts'
import { contentYaml } from '../format.ts'

const plan = `kind: plan
orgUnit: kult
year: 2026
titleSv: Förvaltningsplan 2026
areas:
  - { id: rp5, code: RP5, labelSv: En stark ekonomi }
goals:
  - { id: ram, area: rp5, labelSv: Inom given ram }
economy:
  frame:
    budgetRow: regionersattning
    priorKronor: 6755000
    kronor: 4261000
    changes:
      - { id: hyra, reasonSv: Ny hyresmodell, kronor: -2494000 }
  pricesAndVolumes:
    - id: stod
      labelSv: Stöd
      priceBaseKronor: 325000000
      priceChangeText: 2,5 %
      volumeChangeKronor: 7800000
      income: { row: intakter }
  investments:
    frameKronor: 36900000
    items:
      - { id: nat, labelSv: Nät, kind: new, reasonSv: Behov, kronor: 2100000, expectedEffectSv: Drift }
`

describe('what a plan decides in money', () => {
  test('keeps the line of each decision', async () => {
    const { contents, findings } = await read(plan)
    assert.deepEqual(findings, [])
    const [content] = contents
    assert.ok(content?.kind === 'plan')
    const { frame, grants, pricesAndVolumes, investments } = content.body.economy ?? {}
    assert.deepEqual([frame?.source.row, frame?.changes[0]?.source.row], [11, 15])
    assert.deepEqual(
      [pricesAndVolumes?.[0]?.source.row, investments?.source.row, investments?.items[0]?.source.row],
      [17, 24, 26],
    )
    assert.deepEqual(grants, [])
  })

  for (const [what, text, found] of [
    ['an amount with decimals', plan.replace('-2494000', '-2494000.50'), 'I-084 plan.yaml, rad 15'],
    ['a price change that is no percentage', plan.replace('2,5 %', '2,5'), 'I-084 plan.yaml, rad 20'],
    ['a change named as the table’s own row', plan.replace('id: hyra', 'id: current'), 'I-085 plan.yaml, rad 15'],
    ['an investment that is neither new nor a replacement', plan.replace('kind: new', 'kind: ny'), 'I-084 plan.yaml, rad 26'],
    ['an area that is not there', plan.replace('area: rp5', 'area: rp6'), 'I-086 plan.yaml, rad 8'],
  ] as const) {
    test(`${what} is told of with its line`, async () => {
      const { findings } = await read(text)
      assert.deepEqual(
        findings.map(({ code, where }) => `${code} ${formatFindingPlace(where)}`),
        [found],
      )
    })
  }

  test('may be followed up in any round but the plan itself', async () => {
    const indicator =
      'indicators:\n  - { id: a, goal: ram, labelSv: A, computation: { type: reported-value }, display: { unit: count, decimals: 0 }, polarity: neutral, rounds: [P] }\n'
    assert.match((await read(plan + indicator)).findings[0]?.messageSv ?? '', /M.*D1.*D2.*Å/)
  })
})

function read(text: string) {
  return contentYaml.read({ fileName: 'plan.yaml', bytes: Buffer.from(text) }, sampleReference)
}
