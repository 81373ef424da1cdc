import { type Display, formatFigure } from '#domain/display.ts'
import type { FactsBasis, ValueFigure } from '#domain/figure.ts'
import { parseRoundCode, roundTitle } from '#domain/round.ts'
import { type Column, displayOf, figuresOf, type Row, type Table } from '#domain/table.ts'
import { type CheckInput, defineCheck } from '../define-check.ts'
import { exampleFigure, exampleReport, exampleRound, exampleTable, figureColumn, kronor } from '../example-report.ts'

/**
 * F-024. What this report compares with is what was reported then: the same row over the same months, in the report of the time.
 * RK25 had the result of 2024 as 28 in one place and 40 in another, and HSF24 closings that had moved by a decimal since the
 * annual report (E4, E12). A change may be right, as after a late voucher or a move; then its reader is told why.
 */
export const whatWasReportedStands = defineCheck({
  code: 'F-024',
  severity: 'warning',
  ruleSv: 'Ett jämförelsetal är det som den tidigare rapporten visade för samma rad och samma månader.',

  *check({ tables, earlierReports = [] }) {
    for (const earlier of earlierReports) {
      const then = new Map<string, Shown>()
      for (const shown of comparable(earlier.tables)) then.set(shown.asked, then.get(shown.asked) ?? shown)
      for (const table of tables) {
        const moved = Map.groupBy(movedSince(table, then), ({ now }) => now.column)
        for (const [column, pairs] of moved) {
          const told = pairs.slice(0, 3).map(({ now, before }) => `${now.row.labelSv} ${printed(before)} → ${printed(now)}`)
          const more = pairs.length > told.length ? ` och ${pairs.length - told.length} rader till` : ''
          const round = parseRoundCode(earlier.round)
          yield {
            where: { kind: 'table', table: table.name, column: column.key },
            messageSv: `${table.captionSv}, ${column.labelSv}: skiljer sig från ${round ? roundTitle(round).toLowerCase() : earlier.round}: ${told.join('; ')}${more}. Säg varför, eller rätta underlaget.`,
          }
        }
      }
    }
  },

  examples: [
    { nameSv: 'förra årets augusti är den som rapporterades', given: against(39_000_000), finds: [] },
    { nameSv: 'förra årets augusti trycktes då med en decimal', given: against(39_000_000, 0), finds: [] },
    {
      nameSv: 'förra årets augusti är en annan, på den decimal som inte längre trycks',
      given: against(39_200_000, 0),
      finds: [],
    },
    {
      nameSv: 'förra årets augusti är en annan än den som rapporterades',
      given: against(28_000_000),
      finds: [/skiljer sig från delårsrapport 2 2024: Resultat 28,0 → 39,0\. Säg varför/],
    },
  ],
})

interface Shown {
  /** Which amount it is, whatever column or report shows it. */
  readonly asked: string
  readonly row: Row
  readonly column: Column
  readonly figure: ValueFigure
  readonly display: Display
}

/** Figures of facts: what is computed from them moves when they do, and is not told again. */
function* comparable(tables: readonly Table[]): Generator<Shown> {
  for (const table of tables) {
    for (const { row, column, cell } of figuresOf(table)) {
      const { figure } = cell
      if (figure.kind === 'missing' || figure.basis.kind !== 'facts') continue
      yield { asked: askedBy(figure, figure.basis, table, row), row, column, figure, display: displayOf(cell, column) }
    }
  }
}

/** The units and accounts behind a row may have been arranged otherwise since; the row, the months and the scenario are the same. */
function askedBy({ period, unitOfMeasure }: ValueFigure, { selection }: FactsBasis, table: Table, row: Row): string {
  const { kind, ...scenario } = selection.scenario
  return [table.name, row.key, period.from, period.to, unitOfMeasure, kind, ...Object.values(scenario)].join(' ')
}

function* movedSince(table: Table, then: ReadonlyMap<string, Shown>): Generator<{ now: Shown; before: Shown }> {
  for (const now of comparable([table])) {
    const before = then.get(now.asked)
    if (before !== undefined && differIn(now.display, now, before) && differIn(before.display, now, before)) yield { now, before }
  }
}

/** 159,0 mnkr then and 159 now is the same: what moved shows in the coarser of the two ways to print it. */
function differIn(display: Display, now: Shown, before: Shown): boolean {
  return formatFigure(now.figure, display) !== formatFigure(before.figure, display)
}

function printed({ figure, display }: Shown): string {
  return formatFigure(figure, display)
}

function against(reportedThen: number, decimalsNow = 1): CheckInput {
  const table = (column: string, amount: number, decimals = 1): Table => {
    const mnkr = { unit: 'mnkr', decimals } as const
    const figure = exampleFigure(`rk/x/income-statement/resultat/${column}`, kronor(amount)) as ValueFigure
    const selection = { series: 'ledger', scenario: { kind: 'actual' }, orgUnits: [], period: exampleRound.period } as const
    const basis = { kind: 'facts', formulaSv: 'Summan av alla konton.', selection, sign: -1, factCount: 9 } as const
    const cells = { [column]: { kind: 'figure', figure: { ...figure, basis } } as const }
    const columns = [figureColumn(column, mnkr, { labelSv: 'Augusti 2024' })]
    return exampleTable('income-statement', { columns, rows: [{ key: 'resultat', labelSv: 'Resultat', cells }] })
  }
  const then = exampleReport({ tables: [table('actual-ytd', reportedThen)] })
  return {
    ...exampleReport({ tables: [table('actual-ytd-prior', 39_000_000, decimalsNow)] }),
    earlierReports: [{ ...then, round: '2024-D2' }],
  }
}
