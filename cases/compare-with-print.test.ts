import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Document } from '#domain/document.ts'
import type { Figure } from '#domain/figure.ts'
import { month } from '#domain/month.ts'
import { period } from '#domain/period.ts'
import type { Table } from '#domain/table.ts'
import { exact } from '#lib/exact.ts'
import { compareWithPrint, type Deviation, readDeviations } from './compare-with-print.ts'
import { listPrints, type Print, readPrint } from './print.ts'

const yearToDate = period(month('2025-01'), month('2025-08'))
const spent: Figure = {
  kind: 'value',
  key: 'fds/2025-D2/investments/summa/actual',
  value: exact(24_020_180n),
  unitOfMeasure: 'sek',
  period: yearToDate,
  basis: { kind: 'formula', formulaSv: 'Given.', inputs: [] },
}
const investments: Table = {
  name: 'investments',
  captionSv: 'Investeringar',
  columns: [
    { key: 'label', labelSv: 'Projekt', kind: 'label' },
    { key: 'actual', labelSv: 'Utfall 2025', kind: 'figure', display: { unit: 'tkr', decimals: 0 } },
  ],
  rows: [{ key: 'summa', labelSv: 'Summa', kind: 'sum', indent: 0, cells: { actual: { kind: 'figure', figure: spent } } }],
}
const document: Document = {
  orgUnit: 'fds',
  round: '2025-D2',
  titleSv: 'Delårsrapport 2 2025',
  authorSv: 'FDS',
  regionSv: 'Region Västmanland',
  period: yearToDate,
  language: 'sv',
  snapshotId: 's1',
  dated: '2025-09-19',
  sections: [
    {
      key: 'investeringar',
      titleSv: 'Investeringar',
      blocks: [
        { kind: 'table', table: investments, wide: false },
        {
          kind: 'paragraph',
          inlines: [
            { kind: 'text', textSv: 'Utfallet är ' },
            { kind: 'figure', figure: spent, display: { unit: 'mnkr', decimals: 0 }, withUnit: true, form: 'number' },
            { kind: 'text', textSv: '.' },
          ],
        },
      ],
    },
  ],
}
const print: Print = {
  document: { orgUnit: 'fds', round: '2025-D2' },
  tables: [
    {
      table: 'investments',
      unitInPrint: 'tkr',
      columns: [{ column: 'actual', label: 'Utfall 2025' }],
      rows: [{ row: 'summa', label: 'Summa', cells: { actual: { printed: '24 020', value: 24_020 } } }],
    },
  ],
  texts: [{ section: 'investeringar', text: 'Utfallet är 24 mnkr.' }],
  figuresInText: [{ section: 'investeringar', table: 'investments', row: 'summa', column: 'actual', printed: '24 mnkr' }],
}
const report = { document, tables: [investments] }

describe('a report held against print', () => {
  test('is as print when every cell, label, unit, text and bound figure is', () => {
    assert.deepEqual(compareWithPrint(report, print, []), { comparedCount: 6, unexplained: [], idle: [] })
  })

  test('shows each thing that print says otherwise', () => {
    const otherwise: Print = {
      ...print,
      tables: print.tables.map((table) => ({
        ...table,
        unitInPrint: 'mnkr',
        columns: [{ column: 'forecast', label: 'Prognos' }],
      })),
      texts: [{ section: 'investeringar', text: 'Utfallet är 25 mnkr.' }],
      figuresInText: [{ section: 'ekonomi', table: 'investments', row: 'summa', column: 'actual', printed: '24 mnkr' }],
    }
    assert.deepEqual(
      compareWithPrint(report, otherwise, []).unexplained.map(({ row, column, inPrint, ours }) => [row, column, inPrint, ours]),
      [
        ['unit', 'unit', 'mnkr', 'tkr'],
        ['label', 'forecast', 'Prognos', '(finns inte)'],
        ['investeringar', '1', 'Utfallet är 25 mnkr.', 'Utfallet är 24 mnkr.'],
        ['summa', 'actual', '24 mnkr', '(finns inte)'],
      ],
    )
  })

  test('a deviation explains just the difference that it tells, and a deviation that is none is idle', () => {
    const misprint: Print = {
      ...print,
      tables: print.tables.map((table) => ({
        ...table,
        rows: [{ row: 'summa', label: 'Suma', cells: { actual: { printed: '24 021' } } }],
      })),
    }
    const deviation = (column: string, inPrint: string, ours: string): Deviation => {
      return { table: '*', row: 'summa', column, inPrint, ours, whySv: 'Tryckfel.' }
    }
    const right = deviation('label', 'Suma', 'Summa')
    const wrong = deviation('*', '24 021', '24 022')
    const { unexplained, idle } = compareWithPrint(report, misprint, [right, wrong])
    assert.deepEqual(unexplained, [{ table: 'investments', row: 'summa', column: 'actual', inPrint: '24 021', ours: '24 020' }])
    assert.deepEqual(idle, [wrong])
  })
})

for (const printed of listPrints()) {
  test(`${printed}: print and the written deviations name the same tables`, () => {
    const { tables, figuresInText, withheld = [] } = readPrint(printed)
    const named = new Set(['*', 'text', ...[...tables, ...figuresInText, ...withheld].map(({ table }) => table)])
    for (const { table } of readDeviations(printed)) assert.ok(named.has(table), table)
  })
}

test('print of 2025 foots: printed rows add up to printed sums in every column of the income statement', () => {
  const rows = readPrint('fds-2025-d2').tables.find(({ table }) => table === 'income-statement')?.rows ?? []
  for (const column of ['actual-ytd', 'actual-ytd-prior', 'actual-full-year-prior', 'budget-full-year', 'forecast-full-year']) {
    const values = rows.map(({ row, cells }) => ({ row, value: cells[column]?.value ?? Number.NaN }))
    const sum = (from: number, to: number): number => values.slice(from, to).reduce((total, { value }) => total + value, 0)
    assert.deepEqual(
      values.filter(({ row }) => row.startsWith('summa-') || row === 'resultat').map(({ value }) => value),
      [sum(0, 4), sum(5, 13), sum(0, 4) + sum(5, 13)],
      column,
    )
  }
})
