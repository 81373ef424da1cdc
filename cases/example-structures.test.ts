/**
 * The worked case of domain.md §2.2 on the example region's own files: Regionkontoret's centres 2021–2025, as reported, in
 * today's structure and in that of a month, with the reconciliations that tie them to the öre.
 */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { composeReport } from '#app/compose-report.ts'
import type { OpenedEffects } from '#app/open-effects.ts'
import { exampleActor } from '#app/prepare-example.ts'
import { reconcileStructures, type StructureReconciliation } from '#app/reconcile-structures.ts'
import { tablesInView } from '#app/tables-in-view.ts'
import type { Month } from '#domain/month.ts'
import { fullYear } from '#domain/period.ts'
import type { StructureView } from '#domain/structure-view.ts'
import { asReported } from '#domain/structure-view.ts'
import { figureAt, figuresOf, type Table } from '#domain/table.ts'
import { add, type Exact, equals, subtract } from '#lib/exact.ts'
import { openPreparedExample } from '../test/prepared-example.ts'

const address = { orgUnit: 'rk', round: '2025-D2' }
const years = [2021, 2022, 2023, 2024]
const today: StructureView = { kind: 'current', month: '2025-12' as Month }
const beforeRegionstaben: StructureView = { kind: 'as-of', month: '2023-06' as Month }

let effects: OpenedEffects
const tables = new Map<StructureView, Table>()

before(async () => {
  effects = await openPreparedExample()
  for (const view of [asReported, today, beforeRegionstaben]) {
    const outcome = await tablesInView(address, view, exampleActor, effects)
    assert.ok(outcome.kind === 'done')
    const table = outcome.value.tables.find(({ name }) => name === 'result-by-centre')
    assert.ok(table)
    tables.set(view, table)
  }
})

after(() => effects.close())

test('the printed report has its centres as reported, figure by figure', async () => {
  const composed = await composeReport(address, exampleActor, effects)
  assert.ok(composed.kind === 'done')
  const printed = composed.value.tables.find(({ name }) => name === 'result-by-centre')
  assert.ok(printed)
  const values = [...figuresOf(printed)].map(({ row, column, cell }) => [row.key, column.key, cell.figure])
  assert.ok(values.length > 60)
  for (const [row, column, figure] of values as [string, string, ReturnType<typeof figureAt>][])
    assert.deepEqual(figureAt(tableIn(asReported), row, column), figure)
})

test('today Centrum för hållbarhet is in Regionstaben for all years, with Varuförsörjning and Upphandling', () => {
  const rows = tableIn(today).rows.map(({ key }) => key)
  assert.ok(!rows.includes('rk-ch'))
  assert.ok(!rows.includes('rk-ca.rk-varu'))
  assert.ok(rows.includes('rk-rst.rk-varu'))
  for (const year of years) {
    const moved = ['rk-ch', 'rk-ca.rk-varu', 'rk-ca.rk-upph', 'rk-rst']
      .map((row) => valueOr0(tableIn(asReported), row, `actual-${year}`))
      .reduce((sum, value) => add(sum, value))
    assertSame(valueOr0(tableIn(today), 'rk-rst', `actual-${year}`), moved, `${year}`)
  }
})

test('before Regionstaben its units lie where they came from; what only it had stands on the administration, not shared out', () => {
  const rows = tableIn(beforeRegionstaben).rows.map(({ key }) => key)
  assert.ok(!rows.includes('rk-rst'))
  assert.ok(rows.includes('rk-ca.rk-varu'))
  assert.ok(rows.includes('rk'))
})

for (const view of [today, beforeRegionstaben]) {
  describe(view.kind, () => {
    test('every column of results is the same to the öre as reported', () => {
      for (const { key, kind } of tableIn(asReported).columns)
        if (kind === 'figure')
          assertSame(valueOr0(tableIn(view), 'resultat', key), valueOr0(tableIn(asReported), 'resultat', key), key)
    })

    test('what the table moves between centres is what the reconciliation moves, with its reason', async () => {
      for (const year of years) {
        const { units, moves, total } = await reconciliation(year, view)
        assertSame(total.from, valueOr0(tableIn(asReported), 'resultat', `actual-${year}`), `${year}`)
        assertSame(total.to, total.from, `${year}`)
        for (const { code, nameSv, from, moved, to } of units) {
          assertSame(add(from, moved), to, nameSv)
          assertSame(from, valueOr0(tableIn(asReported), code ?? '', `actual-${year}`), `${nameSv} ${year}`)
          assertSame(to, valueOr0(tableIn(view), code ?? '', `actual-${year}`), `${nameSv} ${year}`)
        }
        // Before 2024 the centres were those of June 2023.
        assert.equal(moves.length > 0, view === today || year === 2024)
        for (const { whySv, fromSv } of moves) assert.ok(whySv.length > 0, fromSv)
      }
    })
  })
}

test('the reasons are the changes that the region’s file tells', async () => {
  const { moves } = await reconciliation(2023, today)
  assert.deepEqual(moves.map(({ fromSv, toSv, whySv }) => [fromSv, toSv, ...whySv]).toSorted(), [
    [
      'Centrum för administration',
      'Regionstaben',
      'Upphandling flyttas från Centrum för administration till Regionstaben, januari 2024',
    ],
    [
      'Centrum för administration',
      'Regionstaben',
      'Varuförsörjning flyttas från Centrum för administration till Regionstaben, januari 2024',
    ],
    [
      'Centrum för hållbarhet',
      'Regionstaben',
      'Inköp och hållbarhet är ny, januari 2024',
      'Centrum för hållbarhet och Regionstaben slås samman till Regionstaben, september 2025',
      'Hållbarhet och Inköp och hållbarhet slås samman till Inköp och hållbarhet, september 2025',
    ],
  ])
})

test('Lönestöd and System- och pensionsstöd are one cost centre of Centrum för HR today, with the results of both', async () => {
  const outcome = await reconcileStructures(
    { orgUnit: 'rk-chr', period: fullYear(2024), from: asReported, to: today },
    exampleActor,
    effects,
  )
  assert.ok(outcome.kind === 'done')
  const amounts = new Map<string | undefined, StructureReconciliation['units'][number]>(
    outcome.value.units.map((unit) => [unit.code, unit]),
  )
  const [pay, pensions, merged] = ['7231', '7234', '7235'].map((code) => amounts.get(code))
  assert.ok(pay && pensions && merged)
  assertSame(merged.to, add(pay.from, pensions.from), 'together')
  assertSame(pay.to, subtract(pay.from, pay.from), 'Lönestöd')
  assert.ok(outcome.value.moves.every(({ whySv }) => whySv[0]?.startsWith('Lönestöd och System- och pensionsstöd slås samman')))
})

async function reconciliation(year: number, to: StructureView): Promise<StructureReconciliation> {
  const outcome = await reconcileStructures(
    { orgUnit: 'rk', period: fullYear(year), from: asReported, to },
    exampleActor,
    effects,
  )
  assert.ok(outcome.kind === 'done')
  return outcome.value
}

function tableIn(view: StructureView): Table {
  const table = tables.get(view)
  assert.ok(table)
  return table
}

function valueOr0(table: Table, row: string, column: string): Exact {
  const figure = figureAt(table, row, column)
  return figure?.kind === 'value' ? figure.value : { numerator: 0n, denominator: 1n }
}

function assertSame(actual: Exact, expected: Exact, what: string): void {
  assert.ok(
    equals(actual, expected),
    `${what}: ${actual.numerator}/${actual.denominator} ≠ ${expected.numerator}/${expected.denominator}`,
  )
}
