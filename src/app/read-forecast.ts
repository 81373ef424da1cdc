import { forecastOfRow } from '#calculation/forecast-file.ts'
import { type EstimateMethod, estimateMethods } from '#calculation/full-year-estimate.ts'
import { type Actor, actorNameSv, type Verdict } from '#domain/actor.ts'
import { type Display, formatExact } from '#domain/display.ts'
import { type Figure, type FigureKey, isValue } from '#domain/figure.ts'
import { formatForecastAmount, formatForecastMargins } from '#domain/forecast-amount.ts'
import { type OrgUnitVersion, unitPath } from '#domain/organisation.ts'
import { done, type Outcome, refused } from '#domain/outcome.ts'
import { printedCell } from '#domain/printed-cell.ts'
import { parseRoundCode, type Round } from '#domain/round.ts'
import type { OpenedRound, RoundTask, TaskEvent } from '#domain/round-task.ts'
import type { Comparison, LayoutRow } from '#domain/statement-layout.ts'
import { type Column, displayOf, figureAt, findCell, type RowKind, type Table } from '#domain/table.ts'
import { displayUnits } from '#domain/units-of-measure.ts'
import { compare, type Exact, exact, multiply, roundHalfAway, sum } from '#lib/exact.ts'
import { may } from '#workflow/permissions.ts'
import { computeReportTables, type ReportAddress } from './compute-report-tables.ts'
import { rowsNotInForce } from './deliver-forecast.ts'
import type { Effects } from './effects.ts'
import { type Forecast, factsInForce, findForecast } from './find-forecast.ts'
import { isChallenged } from './move-task.ts'

/** A unit's forecast in a round, row by row: what is known beside what is to be said. */
export interface ForecastPage {
  readonly orgUnit: OrgUnitVersion
  readonly round: Round
  /** The unit that amounts are typed in: "mnkr". */
  readonly unitSv: string
  /** Undefined until the round is opened for the unit: then the page is for reading. */
  readonly opened: OpenedRound | undefined
  /** What the known columns are called, in their order. */
  readonly columnsSv: readonly string[]
  readonly rows: readonly ForecastRow[]
  /** Rows for which something else is in force than what has been handed in. */
  readonly notInForceSv: readonly string[]
  /** From the budget and from the previous forecast to this one, where there are such tables. */
  readonly bridges: readonly Table[]
  /** How last year's forecasts came true; undefined when no closed year has any. */
  readonly accuracy: Table | undefined
  readonly verdicts: { readonly answer: Verdict; readonly challenge: Verdict }
}

export interface ForecastRow {
  readonly key: string
  readonly labelSv: string
  readonly kind: RowKind
  readonly indent: number
  /** In the order of the page's columns; empty where there is nothing. */
  readonly known: readonly KnownAmount[]
  /** What is asked; undefined for sums, and until the round is opened. */
  readonly task: RoundTask | undefined
  /** The answer so far, as it would be typed. */
  readonly typed: { readonly amountSv: string; readonly marginsSv: string; readonly commentary: string }
  /** Of a sum: what its rows are together, as they have been typed or read; empty while one of them has nothing. */
  readonly sumSv?: string
  /** By every method that has the years that it needs; nothing of it is entered by itself. */
  readonly suggestions: readonly Suggestion[]
  /** Questions to the row and their explanations, the oldest first. */
  readonly thread: readonly {
    readonly kind: 'challenged' | 'explained'
    readonly byNameSv: string
    readonly at: Date
    readonly textSv: string
  }[]
  /** The last question waits for an explanation. */
  readonly challenged: boolean
}

export interface KnownAmount {
  readonly printed: string
  /** The figure in the report that the amount is. */
  readonly figure?: FigureKey
}

export interface Suggestion {
  readonly method: EstimateMethod
  readonly labelSv: string
  readonly methodSv: string
  readonly printed: string
  /** As it would be typed: to a tenth of the display unit. */
  readonly amountSv: string
  /** How far the method would have been from the closings of earlier years: "2,4 %". */
  readonly errorSv?: string
  /** The earlier years that it was tried on. */
  readonly errorYearsSv?: string
  /** The nearest in the earlier years, where more than one could be tried. */
  readonly nearest: boolean
  readonly figure: FigureKey
}

export async function readForecast(address: ReportAddress, actor: Actor, effects: Effects): Promise<Outcome<ForecastPage>> {
  const found = await findForecast(address, effects)
  if (found.kind !== 'done') return found
  const forecast = found.value
  const { ground, layout } = forecast
  const { orgUnit, round, reference } = ground
  const path = unitPath(reference.organisation, orgUnit.code, round.period.to)
  const seen = may(actor, 'see-plan', path)
  if (!seen.allowed) return refused(seen.reasonSv)

  const { tables } = await computeReportTables(ground, effects, shownTables)
  const named = (name: string) => tables.find((table) => table.name === name)
  const [opened] = await effects.store.rounds.listOpened({ orgUnits: [orgUnit.code], round: round.code })
  const people = await effects.store.people.list()
  const namesSv = Object.fromEntries(people.map(({ person }) => [person.id, person.nameSv]))
  const columns = await knownColumns(forecast, named('income-statement'), effects)
  const rows = await Promise.all(
    layout.rows.map(async (row): Promise<ForecastRow> => {
      const task = forecast.tasks.get(row.key)
      const events = task === undefined ? [] : await effects.store.rounds.listEvents(task.id)
      return {
        key: row.key,
        labelSv: row.labelSv,
        kind: row.kind,
        indent: row.indent,
        known: columns.map(({ of }) => of(row.key)),
        task,
        typed: typedOf(task, layout.display),
        ...(row.sumOf === undefined ? {} : { sumSv: sumSv(row, forecast) }),
        suggestions: suggestionsOf(row.key, named('forecast-suggestions'), layout.display),
        thread: threadOf(events, namesSv),
        challenged: task?.state === 'submitted' && isChallenged(events),
      }
    }),
  )
  return done({
    orgUnit,
    round,
    unitSv: displayUnits[layout.display.unit].suffixSv,
    opened,
    columnsSv: columns.map(({ labelSv }) => labelSv),
    rows,
    notInForceSv: rowsNotInForce(forecast).map(({ labelSv }) => labelSv),
    bridges: ['budget-to-forecast', 'previous-forecast-to-forecast'].flatMap((name) => named(name) ?? []),
    accuracy: named('forecast-accuracy'),
    verdicts: { answer: may(actor, 'answer', path), challenge: may(actor, 'challenge-forecast', path) },
  })
}

const shownTables = [
  'income-statement',
  'budget-to-forecast',
  'previous-forecast-to-forecast',
  'forecast-suggestions',
  'forecast-accuracy',
]

interface KnownColumn {
  readonly labelSv: string
  readonly of: (row: string) => KnownAmount
}

/** What stands beside each row, of the statement's own columns. */
const shownComparisons: readonly Comparison[] = ['actual-ytd', 'actual-full-year-prior', 'budget-full-year']

/** The statement's own columns, the latest earlier forecast of the year, and the forecast that is in force. */
async function knownColumns(forecast: Forecast, statement: Table | undefined, effects: Effects): Promise<KnownColumn[]> {
  const { ground, rows, inForce, counterparties, layout } = forecast
  const inStatement = shownComparisons.flatMap((comparison): KnownColumn[] => {
    const column = statement?.columns.find(({ key }) => key === comparison)
    if (statement === undefined || column === undefined) return []
    return [{ labelSv: column.labelSv, of: (row) => amountIn(statement, row, column) }]
  })
  const summed = (labelSv: string, facts: Forecast['inForce']): KnownColumn => ({
    labelSv,
    of(key) {
      const row = rows.find((each) => each.key === key)
      const value = row && forecastOfRow(row, facts.filter(isItself), counterparties)
      return { printed: value === undefined ? '' : formatExact(value, layout.display) }
    },
  })
  const earlier = await latestEarlierForecast(forecast, effects)
  const forecastColumn = statement?.columns.find(({ key }) => key === 'forecast-full-year')
  return [
    ...inStatement,
    ...(earlier === undefined ? [] : [summed(`Prognos ${earlier.code}`, earlier.facts)]),
    ...(inForce.length === 0
      ? []
      : [
          statement !== undefined && forecastColumn !== undefined
            ? { labelSv: `Prognos ${ground.round.code}, inläst`, of: (row: string) => amountIn(statement, row, forecastColumn) }
            : summed(`Prognos ${ground.round.code}, inläst`, inForce),
        ]),
  ]
}

function isItself({ scenario }: Forecast['inForce'][number]): boolean {
  return scenario.kind === 'forecast' && scenario.bound === undefined
}

function amountIn(table: Table, row: string, column: Column): KnownAmount {
  const cell = findCell(table, row, column.key)
  if (cell === undefined || cell.kind !== 'figure') return { printed: '' }
  return { printed: printedCell(cell, column), figure: cell.figure.key }
}

/** The forecast of the same year that was made latest before this round. */
async function latestEarlierForecast(
  { ground }: Forecast,
  effects: Effects,
): Promise<{ readonly code: string; readonly facts: Forecast['inForce'] } | undefined> {
  const { year, period } = ground.round
  const kinds = [...Array.from({ length: 12 }, (_, index) => `M${String(index + 1).padStart(2, '0')}`), 'D1', 'D2']
  const earlier = kinds
    .flatMap((kind) => parseRoundCode(`${year}-${kind}`) ?? [])
    .filter((round) => round.period.to < period.to)
    .toSorted((a, b) => (a.period.to < b.period.to ? 1 : -1))
  for (const { code } of earlier) {
    const facts = await factsInForce(code, ground, effects)
    if (facts.length > 0) return { code, facts }
  }
  return undefined
}

function typedOf(task: RoundTask | undefined, { unit }: Display): ForecastRow['typed'] {
  const answer = task?.answer
  if (answer?.kind !== 'forecast') return { amountSv: '', marginsSv: '', commentary: '' }
  const { kronor, lowKronor, highKronor, commentary } = answer
  if (kronor === undefined) return { amountSv: '', marginsSv: '', commentary }
  const ends = {
    kronor,
    ...(lowKronor === undefined ? {} : { lowKronor }),
    ...(highKronor === undefined ? {} : { highKronor }),
  }
  return { amountSv: formatForecastAmount(kronor, unit), marginsSv: formatForecastMargins(ends, unit), commentary }
}

/** To the decimal that rows are suggested in: a reader sees a sum move by what they type. */
function sumSv(row: LayoutRow, forecast: Forecast): string {
  const { layout, rows, tasks, inForce, counterparties } = forecast
  const valueOfRow = (each: LayoutRow): Exact | undefined => {
    if (each.sumOf !== undefined) {
      const addends = each.sumOf.map((key) => layout.rows.find((candidate) => candidate.key === key))
      const values = addends.flatMap((addend) => (addend === undefined ? [] : (valueOfRow(addend) ?? [])))
      return values.length === addends.length ? sum(values) : undefined
    }
    const answer = tasks.get(each.key)?.answer
    if (answer?.kind === 'forecast' && answer.kronor !== undefined) return exact(BigInt(answer.kronor))
    return rows.includes(each) ? forecastOfRow(each, inForce.filter(isItself), counterparties) : undefined
  }
  const value = valueOfRow(row)
  return value === undefined ? '' : formatExact(value, { ...layout.display, decimals: Math.max(layout.display.decimals, 1) })
}

function suggestionsOf(row: string, table: Table | undefined, display: Display): Suggestion[] {
  if (table === undefined) return []
  const columnOf = (key: string) => table.columns.find((column) => column.key === key)
  const found = (Object.keys(estimateMethods) as EstimateMethod[]).flatMap((method) => {
    const figure = figureAt(table, row, method)
    return figure !== undefined && isValue(figure) ? [{ method, figure, error: valueAt(table, row, `${method}-error`) }] : []
  })
  const yearsTried = (method: EstimateMethod) => /fel (.*)$/.exec(columnOf(`${method}-error`)?.labelSv ?? '')?.[1]
  // Errors of other years say nothing of which method is nearer.
  const comparable = new Set(found.map(({ method }) => yearsTried(method))).size === 1
  const errors = comparable ? found.flatMap(({ error }) => (error === undefined ? [] : [error.value])) : []
  const least = errors.toSorted(compare)[0]
  return found.map(({ method, figure, error }): Suggestion => {
    const column = columnOf(`${method}-error`)
    const cell = findCell(table, row, `${method}-error`)
    return {
      method,
      ...estimateMethods[method],
      printed: formatExact(figure.value, display, { withUnit: true }),
      amountSv: formatForecastAmount(toTenthOf(figure.value, display), display.unit),
      ...(error === undefined || column === undefined || cell?.kind !== 'figure'
        ? {}
        : {
            errorSv: formatExact(error.value, displayOf(cell, column), { withUnit: true }),
            errorYearsSv: yearsTried(method) ?? '',
          }),
      nearest: errors.length > 1 && error !== undefined && least !== undefined && compare(error.value, least) === 0,
      figure: figure.key,
    }
  })
}

function valueAt(table: Table, row: string, column: string): Extract<Figure, { kind: 'value' }> | undefined {
  const figure = figureAt(table, row, column)
  return figure !== undefined && isValue(figure) ? figure : undefined
}

/** Kronor, to a tenth of the unit that the statement is printed in: more than a suggestion can vouch for is not offered. */
function toTenthOf(value: Exact, { unit }: Display): number {
  const { numerator, denominator } = displayUnits[unit]
  const tenths = roundHalfAway(multiply(value, exact(denominator * 10n, numerator)), 0)
  return Number(roundHalfAway(multiply(exact(tenths), exact(numerator, denominator * 10n)), 0))
}

function threadOf(events: readonly TaskEvent[], namesSv: Readonly<Record<string, string>>): ForecastRow['thread'] {
  return events.flatMap(({ kind, by, at, reasonSv = '' }) =>
    kind === 'challenged' || kind === 'explained' ? [{ kind, byNameSv: actorNameSv(by, namesSv), at, textSv: reasonSv }] : [],
  )
}
