import type { Display } from '#domain/display.ts'
import type { Figure } from '#domain/figure.ts'
import type { PriceAndVolume } from '#domain/plan-economy.ts'
import type { Column, Row } from '#domain/table.ts'
import { exact, multiply } from '#lib/exact.ts'
import { parseSwedishNumber } from '#lib/swedish-numbers.ts'
import { budgetRow, checkBudgetRow } from '../budget-row.ts'
import { enteredFigure, enteredKronor } from '../entered-figure.ts'
import { figureRow, sumRow } from '../figure-rows.ts'
import { copyOf, missingFigure, productOf } from '../figures.ts'
import type { TableContext, TableDefinition } from '../table-definition.ts'
import { budget } from './budget.ts'

const table = 'prices-and-volumes'
const oneDecimal: Display = { unit: 'mnkr', decimals: 1 }
const whole: Display = { unit: 'mnkr', decimals: 0 }

/**
 * What operations that live on what they sell change in price and volume, and what they are to take in (domain.md §3.2). The
 * price change in kronor is computed: 325 mnkr × 2 % = 6,5. An income that is the budget's own row is that very figure.
 */
export const pricesAndVolumes: TableDefinition = {
  name: table,
  labelSv: 'Pris- och volymförändring',
  of: 'plan',
  needs: [budget.name],

  compute(context, earlier) {
    const operations = context.plan?.economy?.pricesAndVolumes ?? []
    if (operations.length === 0) return { findings: [] }
    const period = context.currentYear
    const budgetTable = earlier.get(budget.name)
    const rows = operations.map((operation) => operationRow(operation, context, budgetTable))
    const summed = ['price-base', 'price-change', 'volume-change', 'income'].map((key) => ({ key, period }))
    const head = { key: 'summa', labelSv: 'Summa', kind: 'sum', indent: 0 } as const
    const total = operations.length > 1 ? [sumRow(context, table, head, rows, summed, 'sek')] : []
    const amounts = (key: string, labelSv: string, display: Display): Column => ({
      key,
      labelSv,
      kind: 'figure',
      display,
      period,
    })
    return {
      table: {
        name: table,
        captionSv: 'Intäktsfinansierade verksamheter',
        unitNoteSv: 'Enheten står i varje kolumn',
        columns: [
          { key: 'label', labelSv: 'Verksamhet', kind: 'label' },
          amounts('price-base', 'Prisunderlag i mnkr', whole),
          {
            key: 'price-percent',
            labelSv: 'Prisförändring i procent',
            kind: 'figure',
            display: { unit: 'percent', decimals: 0 },
            period,
          },
          { ...amounts('price-change', 'Prisförändring i mnkr', oneDecimal), formulaSv: priceFormulaSv },
          amounts('volume-change', 'Volymförändring i mnkr', oneDecimal),
          amounts('income', 'Total beräknad intäkt i mnkr', whole),
        ],
        rows: [...rows, ...total],
      },
      findings: operations.flatMap(({ income, labelSv, source }) =>
        'row' in income ? checkBudgetRow(budgetTable, income.row, `Intäkten för ${labelSv}`, source) : [],
      ),
    }
  },
}

const priceFormulaSv = 'Prisunderlag × prisförändring i procent.'

function operationRow(operation: PriceAndVolume, context: TableContext, budgetTable: Parameters<typeof budgetRow>[0]): Row {
  const { id, labelSv, priceBaseKronor, priceChangeText, volumeChangeKronor, income, source } = operation
  const percent = parseSwedishNumber(priceChangeText)
  if (percent === undefined)
    throw new Error(`The price change ${priceChangeText} of ${id} is no number: intake lets none through.`)
  const slotOf = (column: string) => ({ key: context.keyOf(table, id, column), period: context.currentYear })
  const entered = (column: string, kronor: number, whatSv: string): Figure =>
    enteredKronor(slotOf(column), kronor, `${whatSv} för ${labelSv} enligt planen.`, source)

  const priceChange = multiply(percent.value, exact(1n, 100n))
  const base = entered('price-base', priceBaseKronor, 'Prisunderlaget')
  const percentFormulaSv = `Prisförändringen för ${labelSv} enligt planen.`
  const share = enteredFigure({ ...slotOf('price-percent'), unitOfMeasure: 'share' }, priceChange, percentFormulaSv, source)
  const budgeted = 'row' in income ? budgetRow(budgetTable, income.row) : undefined
  const row = figureRow({ key: id, labelSv, kind: 'detail', indent: 0 }, [
    ['price-base', base],
    ['price-change', productOf({ ...slotOf('price-change'), unitOfMeasure: 'sek' }, base, share, priceFormulaSv)],
    ['volume-change', entered('volume-change', volumeChangeKronor, 'Volymförändringen')],
    [
      'income',
      'kronor' in income
        ? entered('income', income.kronor, 'Den beräknade intäkten')
        : budgeted
          ? copyOf(slotOf('income'), budgeted.figure, `Budgetens rad ${budgeted.labelSv}.`)
          : missingFigure(slotOf('income'), 'no-budget'),
    ],
  ])
  const display: Display = { unit: 'percent', decimals: percent.decimals }
  return { ...row, cells: { ...row.cells, 'price-percent': { kind: 'figure', figure: share, display } } }
}
