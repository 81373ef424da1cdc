import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { describe, test } from 'node:test'
import { formatFigure } from '#domain/display.ts'
import type { Fact } from '#domain/fact.ts'
import type { Figure } from '#domain/figure.ts'
import { fullYear } from '#domain/period.ts'
import { figureAt } from '#domain/table.ts'
import { exact } from '#lib/exact.ts'
import { computeTables } from '../compute.ts'
import { sampleFact, sampleIndicator, sampleInput, samplePlan } from '../sample-input.ts'
import { indicatorTypes } from './catalogue.ts'
import type { ExampleFact, IndicatorExample, IndicatorType } from './define-indicator-type.ts'

for (const type of indicatorTypes) {
  describe(`the indicator type ${type.name}`, () => {
    for (const example of type.examples) {
      test(example.nameSv, () => {
        const figure = computeExample(type, example)
        if ('printed' in example.expect) {
          assert.equal(formatFigure(figure, example.display).replaceAll('\u00a0', ' '), example.expect.printed)
        } else {
          assert.equal(figure.kind === 'missing' ? figure.reason : 'a value', example.expect.missing)
        }
      })
    }

    test('gives no value from no data, and says why in words', () => {
      for (const { parameters, display } of type.examples) {
        const figure = computeExample(type, {
          nameSv: 'inget',
          parameters,
          display,
          given: [],
          expect: { missing: 'not-delivered' },
        })
        assert.ok(figure.kind === 'missing' && figure.detailSv?.endsWith('.'))
      }
    })

    test('shows by its examples both a value and a reason for none', () => {
      assert.ok(type.examples.some(({ expect }) => 'printed' in expect))
      assert.ok(type.examples.some(({ expect }) => 'missing' in expect))
    })

    test('refuses parameters that it does not know, in Swedish', () => {
      const prepared = type.prepare({ ...type.examples[0]?.parameters, skräp: 1 })
      assert.ok('problemSv' in prepared)
      assert.match(prepared.problemSv, /har fel parametrar \(parametrarna: .*skräp/)
    })

    test('explains itself in a Swedish sentence', () => {
      const prepared = type.prepare(type.examples[0]?.parameters ?? {})
      assert.ok(!('problemSv' in prepared))
      assert.match(prepared.explanationSv, /^\p{Lu}.+\.$/u)
    })
  })
}

test('the catalogue lists every indicator type in the folder, alphabetically', () => {
  const types = readdirSync(import.meta.dirname).filter((file) => !/^(_|catalogue|check-|define-|.*\.test)/.test(file))
  assert.deepEqual(
    indicatorTypes.map(({ name }) => `${name}.ts`),
    types.sort(),
  )
})

/** Through `computeTables` itself, except for figures of other tables, which the example states outright. */
function computeExample(type: IndicatorType, example: IndicatorExample): Figure {
  const { parameters, display, given, tables } = example
  if (tables !== undefined) return computeFromTables(type, example, tables)
  const plan = samplePlan([sampleIndicator('exempel', { computation: { type: type.name, parameters }, display })])
  const computed = computeTables(sampleInput(given.map(exampleFact), { plan, layouts: [] })).tables
  const indicators = computed.find(({ name }) => name === 'indicators')
  const figure = indicators && figureAt(indicators, 'exempel', 'actual')
  assert.ok(figure)
  return figure
}

function computeFromTables(
  type: IndicatorType,
  { parameters, display }: IndicatorExample,
  tables: Readonly<Record<string, bigint>>,
): Figure {
  const prepared = type.prepare(parameters)
  assert.ok(!('problemSv' in prepared))
  const period = fullYear(2025)
  const basis = { kind: 'entry', formulaSv: 'Given.', source: { fileName: 'prov.csv' } } as const
  return prepared.compute({
    key: 'exempel',
    occasion: 'actual',
    period,
    display,
    part: () => assert.fail('A figure of another table has no parts.'),
    reportedValues: () => [],
    firstReported: () => undefined,
    tableFigure(table, row, column) {
      const kronor = tables[`${table}/${row}/${column}`]
      return kronor === undefined
        ? undefined
        : { kind: 'value', key: `${table}/${row}/${column}`, value: exact(kronor), unitOfMeasure: 'sek', period, basis }
    },
  })
}

function exampleFact([month, part, amount]: ExampleFact): Fact {
  const indicator = { indicator: 'exempel', orgUnit: 'fds' }
  return part === 'value'
    ? sampleFact('indicator-value', month, amount * 100, indicator)
    : sampleFact('indicator-part', month, amount * 100, { ...indicator, part })
}
