import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { formatFigure } from '#domain/display.ts'
import type { Fact } from '#domain/fact.ts'
import { month } from '#domain/month.ts'
import type { StatementLayout } from '#domain/statement-layout.ts'
import { figureAt } from '#domain/table.ts'
import { computeTables } from './compute.ts'
import { monthlyFacts, sampleFact, sampleInput, sampleLayout, sampleOrganisation, sampleRound } from './sample-input.ts'
import { statementOf } from './sample-output.ts'

describe('an income statement', () => {
  const ledger = [
    ...monthlyFacts('ledger', '2025-08', -1_500_000_00, { account: '3010' }),
    ...monthlyFacts('ledger', '2025-08', 1_000_000_00, { account: '4010', orgUnit: '7120' }),
    ...monthlyFacts('ledger', '2025-08', 250_000_00, { account: '6400' }),
  ]

  test('turns the ledger’s sign: income plus, cost minus, and the result is their sum', () => {
    assert.deepEqual(column(ledger, 'actual-ytd'), {
      intakter: '12,0',
      'summa-intakter': '12,0',
      personal: '−8,0',
      ovrigt: '−2,0',
      'summa-kostnader': '−10,0',
      resultat: '2,0',
    })
  })

  test('says of its figures what was asked of the ledger, and of its sums which rows they are', () => {
    const table = statement(ledger)
    assert.equal(
      figureAt(table, 'ovrigt', 'actual-ytd')?.basis?.formulaSv,
      'Summan av konto 50–89, utfall januari–augusti 2025. Redovisningens tecken är vänt: intäkt plus, kostnad minus.',
    )
    assert.equal(figureAt(table, 'resultat', 'actual-ytd')?.basis?.formulaSv, 'Summa intäkter + Summa kostnader.')
  })

  test('labels its columns with the round’s month and years', () => {
    const labels = statement(ledger).columns.map(({ labelSv }) => labelSv)
    assert.deepEqual(labels.slice(0, 3), ['Resultaträkning', 'Augusti 2025', 'Augusti 2024'])
  })

  test('uses the layout that began last before the round’s end, the nearest unit’s first', () => {
    const later: StatementLayout = { ...sampleLayout, validFrom: month('2025-06'), captionSv: 'Ny uppställning' }
    const tooLate: StatementLayout = { ...sampleLayout, validFrom: month('2025-09'), captionSv: 'Nästa uppställning' }
    const above: StatementLayout = {
      ...later,
      orgUnit: sampleOrganisation.versions[1]?.code ?? sampleLayout.orgUnit,
      captionSv: 'Någon annans',
    }
    const { tables } = computeTables(sampleInput(ledger, { layouts: [sampleLayout, later, tooLate, above] }))
    assert.equal(statementOf(tables)?.captionSv, 'Ny uppställning')
    const earlierRound = computeTables(sampleInput(ledger, { layouts: [sampleLayout, later], round: sampleRound('2025-D1') }))
    assert.equal(statementOf(earlierRound.tables)?.captionSv, 'Resultaträkning')
  })

  test('has the plan’s deficit beside the decided budget, its linear part of the months so far, and the forecast’s range', () => {
    const months = { account: '4010' }
    const facts = [
      ...monthlyFacts('ledger', '2025-12', 0, { ...months, scenario: 'budget:decided' }),
      ...monthlyFacts('ledger', '2025-12', 90_000_000_00, { ...months, scenario: 'budget:plan' }),
      ...monthlyFacts('ledger', '2025-12', 100_000_000_00, { ...months, scenario: 'forecast:2025-D1' }),
      ...monthlyFacts('ledger', '2025-12', 105_000_000_00, { ...months, scenario: 'forecast:2025-D1:low' }),
    ]
    const columns = [
      'budget-full-year',
      'plan-full-year',
      'plan-linear-ytd',
      'forecast-full-year',
      'forecast-low-full-year',
      'forecast-low-margin',
    ] as const
    const layout = { ...sampleLayout, columns: columns.map((comparison) => ({ comparison })) }
    const { tables } = computeTables(sampleInput(facts, { layouts: [layout], round: sampleRound('2025-D1') }))
    const table = statementOf(tables)
    assert.ok(table)
    const printed = columns.map((column) => {
      const figure = figureAt(table, 'resultat', column)
      return figure && formatFigure(figure, { unit: 'mnkr', decimals: 1 }).replaceAll('\u00a0', ' ')
    })
    // Four months of −1 080: −360
    assert.deepEqual(printed, ['0,0', '−1 080,0', '−360,0', '−1 200,0', '−1 260,0', '−60,0'])
  })

  test('that has no layout is asked for', () => {
    const { tables, findings } = computeTables(sampleInput(ledger, { layouts: [] }))
    assert.deepEqual(tables, [])
    assert.match(findings[0]?.messageSv ?? '', /Läs in en fil med ”kind: statement-layout”/)
  })
})

describe('counterparties', () => {
  const ledger = (['1', '2', '3'] as const).flatMap((counterparty, index) =>
    monthlyFacts('ledger', '2025-08', -1_000_000_00 * 10 ** index, { account: '3010', counterparty }),
  )

  test('are all in an administration’s statement, as FDS prints "Motpart 1,2,3"', () => {
    assert.equal(column(ledger, 'actual-ytd').intakter, '888,0')
  })

  test('are those of the layout’s scope when it has one, and the table says which', () => {
    const table = statement(ledger, { counterpartyScope: ['external', 'other-administration'] })
    assert.equal(printed(table, 'intakter', 'actual-ytd'), '88,0')
    assert.deepEqual(table.notesSv, ['Tabellen omfattar motpart extern och annan förvaltning.'])
  })

  test('follow the region’s own codes', () => {
    const layouts = [{ ...sampleLayout, counterpartyScope: ['external'] as const }]
    const { tables } = computeTables(
      sampleInput(ledger, { layouts, counterpartyCodes: { '2': 'external', '1': 'same-administration' } }),
    )
    const table = statementOf(tables)
    assert.equal(table && printed(table, 'intakter', 'actual-ytd'), '80,0')
  })

  test('that nobody knows are told of when the scope leaves them out', () => {
    const odd = [
      ...ledger,
      sampleFact('ledger', '2025-08', 5, { account: '3010', counterparty: '7' }),
      sampleFact('ledger', '2025-08', 5, { account: '3010' }),
    ]
    const layouts = [{ ...sampleLayout, counterpartyScope: ['external'] as const }]
    const messages = findingsOf(odd, layouts[0] ?? {}, 'C-006')
    assert.equal(messages.length, 2)
    assert.match(messages[0] ?? '', /^1 belopp har motpart ”7”, som inte finns bland regionens motpartskoder/)
    assert.match(messages[1] ?? '', /^1 belopp saknar motpart/)
  })
})

describe('internal dealings that a statement leaves out', () => {
  const scope = { counterpartyScope: ['external', 'other-administration'] as const }
  const sold = monthlyFacts('ledger', '2025-08', -10_000_00, { account: '3690', counterparty: '3' })
  const bought = monthlyFacts('ledger', '2025-08', 10_000_00, { account: '5690', counterparty: '3', orgUnit: '7120' })

  test('are nothing together when both sides are booked, and then nothing is said', () => {
    assert.deepEqual(findingsOf([...sold, ...bought], scope, 'C-035'), [])
  })

  test('are told of with amount, units and accounts when one side is not', () => {
    const wrong = { account: '5690', counterparty: '3', orgUnit: '7120' }
    const facts = [...sold, ...bought, sampleFact('ledger', '2025-08', 500_00, wrong)]
    const [message, ...others] = findingsOf(facts, scope, 'C-035').map((each) => each.replaceAll('\u00a0', ' '))
    assert.deepEqual(others, [])
    assert.match(message ?? '', /motpart inom förvaltningen, utfall januari–augusti 2025, lämnar 500,00 kr/)
    assert.match(message ?? '', /Kostnadsställe 7120 80 500,00 kr och Kostnadsställe 7110 −80 000,00 kr/)
    assert.match(message ?? '', /konto 5690 80 500,00 kr och konto 3690 −80 000,00 kr/)
  })

  test('are nobody’s to judge where the statement counts them in', () => {
    assert.deepEqual(findingsOf(sold, {}, 'C-035'), [])
  })
})

describe('a layout', () => {
  const row = (key: string, more: Partial<StatementLayout['rows'][number]>) => ({
    key,
    labelSv: key,
    kind: 'detail' as const,
    indent: 0,
    ...more,
  })

  test('whose rows share an account that has amounts is an error that names account, amount and rows', () => {
    const rows = [...sampleLayout.rows, row('it', { accounts: ['64*'] })]
    const messages = findingsOf(monthlyFacts('ledger', '2025-08', 100_00, { account: '6400' }), { rows }, 'C-002')
    assert.deepEqual(messages, [
      'Konto 6400 (utfall januari–augusti 2025: 800,00\u00a0kr enligt redovisningens tecken) räknas i flera rader: Övriga kostnader, it. Rätta radernas konton.',
    ])
  })

  test('may show a part of another row', () => {
    const rows = [...sampleLayout.rows, row('varav-it', { accounts: ['64*'], kind: 'of-which' })]
    assert.deepEqual(findingsOf(monthlyFacts('ledger', '2025-08', 100_00, { account: '6400' }), { rows }, 'C-002'), [])
  })

  test('that no row of takes an account of classes 3–8 is an error that names account and amount', () => {
    const rows = sampleLayout.rows.map((each) => (each.key === 'ovrigt' ? { ...each, accounts: ['50-79'] } : each))
    const facts = [
      ...monthlyFacts('ledger', '2025-08', 1_00, { account: '8100' }),
      sampleFact('ledger', '2025-08', 1, { account: '9100' }),
    ]
    const messages = findingsOf(facts, { rows }, 'C-003')
    assert.equal(messages.length, 1)
    assert.match(messages[0] ?? '', /^Konto 8100 \(utfall januari–augusti 2025: 8,00/)
  })

  test('in which a row is left out of the result, or counted twice, is an error', () => {
    const rows = [
      ...sampleLayout.rows.filter(({ key }) => key !== 'resultat'),
      row('resultat', { kind: 'result', sumOf: ['summa-intakter', 'summa-intakter', 'personal'] }),
    ]
    const messages = findingsOf([], { rows }, 'C-004')
    assert.deepEqual(messages, [
      'Raden Intäkter räknas 2 gånger i resultat. Rätta summeringarna i tabellayouten.',
      'Raden Övriga kostnader ingår inte i resultat. Rätta summeringarna i tabellayouten.',
    ])
  })

  const broken: [string, Partial<StatementLayout>, RegExp][] = [
    ['a sum of itself', { rows: [row('a', { sumOf: ['b'] }), row('b', { sumOf: ['a'] })] }, /summerar sig själv/],
    ['a sum of an unknown row', { rows: [row('a', { sumOf: ['x'] })] }, /”x”, som inte finns/],
    ['a row of nothing', { rows: [row('a', {})] }, /varken konton eller summering/],
    ['a row twice', { rows: [row('a', { accounts: ['3*'] }), row('a', { accounts: ['4*'] })] }, /”a” finns mer än en gång/],
    ['a row key that no address can hold', { rows: [row('a/b', { accounts: ['3*'] })] }, /”a\/b” får bara ha a–z/],
    ['a sum of a heading', { rows: [row('a', { kind: 'group' }), row('b', { sumOf: ['a'] })] }, /rubrik utan belopp/],
    [
      'a difference without its operand',
      { columns: [{ comparison: 'forecast-variance' }, { comparison: 'budget-full-year' }] },
      /”forecast-full-year”, som inte finns/,
    ],
  ]
  for (const [what, layout, message] of broken) {
    test(`with ${what} gives no table but a finding`, () => {
      const { tables, findings } = computeTables(sampleInput([], { layouts: [{ ...sampleLayout, ...layout }] }))
      assert.deepEqual(tables, [])
      assert.equal(findings[0]?.code, 'C-001')
      assert.match(findings.map(({ messageSv }) => messageSv).join('\n'), message)
    })
  }
})

function statement(facts: readonly Fact[], layout: Partial<StatementLayout> = {}) {
  const table = statementOf(computeTables(sampleInput(facts, { layouts: [{ ...sampleLayout, ...layout }] })).tables)
  assert.ok(table)
  return table
}

function printed(table: ReturnType<typeof statement>, row: string, columnKey: string): string {
  const figure = figureAt(table, row, columnKey)
  assert.ok(figure)
  return formatFigure(figure, { unit: 'mnkr', decimals: 1 })
}

function column(facts: readonly Fact[], key: string): Record<string, string> {
  const table = statement(facts)
  return Object.fromEntries(table.rows.map((row) => [row.key, printed(table, row.key, key)]))
}

function findingsOf(facts: readonly Fact[], layout: Partial<StatementLayout>, wanted: string): string[] {
  const { findings } = computeTables(sampleInput(facts, { layouts: [{ ...sampleLayout, ...layout }] }))
  return findings.filter(({ code }) => code === wanted).map(({ messageSv }) => messageSv)
}
