/**
 * One region of the example's three ledgers, each sent by its own system: what they deal with each other and within themselves
 * is counted once, where both sides are.
 */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { computeReportTables, findReportGround } from '#app/compute-report-tables.ts'
import type { OpenedEffects } from '#app/open-effects.ts'
import type { CounterpartyScope } from '#domain/counterparty.ts'
import type { Finding } from '#domain/finding.ts'
import { month } from '#domain/month.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import type { StatementLayout } from '#domain/statement-layout.ts'
import { figureAt } from '#domain/table.ts'
import { type Exact, equals, isZero, negate, sum } from '#lib/exact.ts'
import { openPreparedExample } from '../test/prepared-example.ts'

let effects: OpenedEffects

before(async () => {
  effects = await openPreparedExample()
})

after(() => effects.close())

const administrations = ['fds', 'hsf', 'rk'] as const

describe('the result of the region’s three ledgers, January–April 2024', () => {
  test('is with the outside world only what the administrations have with it, to the öre', async () => {
    const own = await Promise.all(administrations.map((unit) => resultOf(unit, ['external'])))
    const region = await resultOf('rv', undefined)
    assert.ok(!isZero(region.result))
    assert.ok(equals(region.result, sum(own.map(({ result }) => result))))
  })

  test('has nothing left over of what is within an administration, in any of them', async () => {
    for (const unit of administrations) {
      const [all, without, within] = await Promise.all([
        resultOf(unit, ['external', 'other-administration', 'same-administration']),
        resultOf(unit, ['external', 'other-administration']),
        resultOf(unit, ['same-administration']),
      ])
      assert.ok(equals(all.result, without.result), unit)
      assert.ok(isZero(within.result), unit)
      assert.deepEqual(eliminationOf(without.findings), [], unit)
    }
  })

  test('lacks the other side of what the administrations have with those that have sent no ledger, and says whose and how much', async () => {
    const { findings } = await resultOf('rv', undefined)
    const between = await Promise.all(administrations.map((unit) => resultOf(unit, ['other-administration'])))
    const left = negate(sum(between.map(({ result }) => result)))
    const [message, ...others] = eliminationOf(findings)
    assert.deepEqual(others, [])
    assert.match(
      message ?? '',
      /^Interna belopp tar inte ut varandra: motpart annan förvaltning, utfall januari–april 2024, lämnar /,
    )
    assert.ok(!isZero(left))
    assert.match(message ?? '', /Hälso- och sjukvårdsnämnden .* och Regionstyrelsen /)
    assert.match(message ?? '', /Lämna in redovisningen för den förvaltning som saknas/)
  })
})

function eliminationOf(findings: readonly Finding[]): string[] {
  return findings.filter(({ code }) => code === 'C-035').map(({ messageSv }) => messageSv)
}

/** The unit's result in one row, of the counterparties in scope; the unit's level decides when no scope is given. */
async function resultOf(
  unit: string,
  scope: CounterpartyScope | undefined,
): Promise<{ result: Exact; findings: readonly Finding[] }> {
  const layout: StatementLayout = {
    table: 'income-statement',
    orgUnit: orgUnitCode(unit),
    validFrom: month('2020-01'),
    captionSv: 'Resultaträkning',
    display: { unit: 'kr', decimals: 2 },
    ...(scope === undefined ? {} : { counterpartyScope: scope }),
    sign: 'statement',
    columns: [{ comparison: 'actual-ytd' }],
    rows: [{ key: 'resultat', labelSv: 'Resultat', kind: 'result', indent: 0, accounts: ['3-8'] }],
  }
  const ground = await findReportGround({ orgUnit: unit, round: '2024-D1' }, effects)
  assert.ok(ground.kind === 'done')
  const reference = { ...ground.value.reference, layoutsFor: () => [layout] }
  const { tables, findings } = await computeReportTables({ ...ground.value, reference }, effects)
  const statement = tables.find(({ name }) => name === 'income-statement')
  const figure = statement && figureAt(statement, 'resultat', 'actual-ytd')
  assert.ok(figure?.kind === 'value', unit)
  return { result: figure.value, findings }
}
