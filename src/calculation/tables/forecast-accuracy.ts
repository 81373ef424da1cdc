import type { Figure } from '#domain/figure.ts'
import { fullYear, monthsOf, type Period } from '#domain/period.ts'
import { parseRoundCode, type Round } from '#domain/round.ts'
import type { Scenario } from '#domain/scenario.ts'
import type { LayoutRow, StatementLayout } from '#domain/statement-layout.ts'
import type { Column, Row } from '#domain/table.ts'
import { absolute, divide, subtract, zero } from '#lib/exact.ts'
import { checkLayoutShape } from '../check-layout.ts'
import { figureRow } from '../figure-rows.ts'
import { derivedFrom, differenceOf, sumFigures } from '../figures.ts'
import { layoutFor } from '../layout-in-force.ts'
import { statementRowAmount } from '../statement-row-amount.ts'
import type { TableContext, TableDefinition } from '../table-definition.ts'
import { unitNoteSv } from '../unit-note.ts'
import { incomeStatement } from './income-statement.ts'

const table = 'forecast-accuracy'

/**
 * How the forecasts of the last closed year came true: row by row, each round's forecast of it, how far from the closing it
 * was, and that as a share of the closing. Only rounds whose forecasts were delivered; only a year that is closed.
 */
export const forecastAccuracy: TableDefinition = {
  name: table,
  labelSv: 'Prognosernas träffsäkerhet',
  reads: 'ledger',
  needs: [],

  compute(context) {
    const layout = layoutFor(incomeStatement.name, context)
    if (layout === undefined || checkLayoutShape(layout).length > 0) return { findings: [] }
    const year = closedYear(context)
    if (!covers(context.scenarios.actual, fullYear(year), context)) return { findings: [] }
    const rounds = roundsOf(year).filter(({ code }) => covers({ kind: 'forecast', round: code }, fullYear(year), context))
    if (rounds.length === 0) return { findings: [] }

    const rows = layout.rows.filter(({ kind, accounts, sumOf }) => kind !== 'group' && (accounts ?? sumOf) !== undefined)
    return {
      table: {
        name: table,
        captionSv: `Prognosernas träffsäkerhet ${year}`,
        unitNoteSv: unitNoteSv(layout.display),
        columns: columnsOf(year, rounds, layout),
        rows: rows.map((row) => accuracyRow(row, year, rounds, layout, context)),
      },
      findings: [],
    }
  },
}

/** The year that an annual report closes, else the one before. */
function closedYear({ round }: TableContext): number {
  return round.kind === 'Å' ? round.year : round.year - 1
}

/** Every round in which the year may have been forecast, in the order of their months. */
function roundsOf(year: number): Round[] {
  const months = Array.from({ length: 12 }, (_, index) => `M${String(index + 1).padStart(2, '0')}`)
  return [...months, 'D1', 'D2']
    .flatMap((kind) => parseRoundCode(`${year}-${kind}`) ?? [])
    .toSorted((a, b) => (a.period.to < b.period.to ? -1 : a.period.to > b.period.to ? 1 : 0))
}

function covers(scenario: Scenario, period: Period, { monthsCovered, membersDuring }: TableContext): boolean {
  const { orgUnits } = membersDuring(period)
  return monthsCovered({ series: 'ledger', scenario, period, orgUnits }).size === monthsOf(period).length
}

function columnsOf(year: number, rounds: readonly Round[], { captionSv, display }: StatementLayout): Column[] {
  const period = fullYear(year)
  const closing = `closing-${year}`
  return [
    { key: 'label', labelSv: captionSv, kind: 'label' },
    { key: closing, labelSv: `Bokslut ${year}`, kind: 'figure', display, period },
    ...rounds.flatMap(({ code }): Column[] => [
      { key: `forecast-${code}`, labelSv: `Prognos ${code}`, kind: 'figure', display, period },
      {
        key: `missed-${code}`,
        labelSv: `Prognos ${code} − bokslut`,
        kind: 'figure',
        display: { ...display, sign: 'always' },
        period,
        difference: { minuend: `forecast-${code}`, subtrahend: closing },
        formulaSv: missedSv,
      },
      {
        key: `missed-${code}-percent`,
        labelSv: `Prognos ${code}, fel`,
        kind: 'figure',
        display: { unit: 'percent', decimals: 1 },
        period,
        formulaSv: missedPercentSv,
      },
    ]),
  ]
}

const missedSv = 'Prognos helår − bokslut.'
const missedPercentSv = '|Prognos helår − bokslut| ÷ |bokslut|.'

function accuracyRow(
  row: LayoutRow,
  year: number,
  rounds: readonly Round[],
  layout: StatementLayout,
  context: TableContext,
): Row {
  const period = fullYear(year)
  const slotOf = (column: string) => ({ key: context.keyOf(table, row.key, column), unitOfMeasure: 'sek', period }) as const
  const amountOf = (each: LayoutRow, column: string, scenario: Scenario): Figure => {
    if (each.sumOf === undefined) return statementRowAmount(each, { table, column, scenario, period }, layout, context)
    const addends = each.sumOf.flatMap((key) => layout.rows.find((candidate) => candidate.key === key) ?? [])
    return sumFigures(
      { ...slotOf(column), key: context.keyOf(table, each.key, column) },
      addends.map((addend) => amountOf(addend, column, scenario)),
      `${addends.map(({ labelSv }) => labelSv).join(' + ')}.`,
    )
  }
  const closingKey = `closing-${year}`
  const closing = amountOf(row, closingKey, context.scenarios.actual)
  const figures = rounds.flatMap(({ code }): [string, Figure][] => {
    const [said, missed] = [`forecast-${code}`, `missed-${code}`]
    const forecast = amountOf(row, said, { kind: 'forecast', round: code })
    const percentSlot = { ...slotOf(`${missed}-percent`), unitOfMeasure: 'share' } as const
    return [
      [said, forecast],
      [missed, differenceOf(slotOf(missed), forecast, closing, missedSv)],
      [
        `${missed}-percent`,
        derivedFrom(percentSlot, [forecast, closing], missedPercentSv, ([a = zero, b = zero]) =>
          divide(absolute(subtract(a, b)), absolute(b)),
        ),
      ],
    ]
  })
  const { key, labelSv, kind, indent, sumOf } = row
  const head = { key, labelSv, kind, indent, ...(sumOf === undefined ? {} : { sumOf }) }
  return figureRow(head, [[closingKey, closing], ...figures])
}
