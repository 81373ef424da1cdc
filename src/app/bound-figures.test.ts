import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { monthlyFacts } from '#calculation/sample-input.ts'
import { sampleTable } from '#calculation/sample-output.ts'
import { searchFigures } from './bound-figures.ts'

describe('a figure that is searched for', () => {
  const facts = ['2025-12', '2024-12'].flatMap((to) => [
    ...monthlyFacts('ledger', to, -100_000_00, { account: '3010' }),
    ...monthlyFacts('ledger', to, to === '2025-12' ? 400_000_00 : 900_000_00, { account: '4010' }),
  ])
  const statement = sampleTable(facts, 'income-statement')
  const waysOf = (column: string) => {
    const [found] = searchFigures(`income-statement/resultat/${column}`, [statement]).found
    return (found?.ways ?? []).map(({ printed }) => printed.replaceAll('\u00a0', ' '))
  }

  test('is offered with the words that its sign chooses when it is a difference', () => {
    const ways = waysOf('change-from-prior-ytd')
    assert.ok(ways.includes('4,0 mnkr bättre än') && ways.includes('ökat med 4,0 mnkr'), ways.join(' · '))
  })

  test('is offered without them when it is an amount', () => {
    const ways = waysOf('actual-ytd')
    assert.ok(ways.includes('−2,4 mnkr'), ways.join(' · '))
    assert.ok(ways.every((printed) => !/än|med/.test(printed)))
  })
})
