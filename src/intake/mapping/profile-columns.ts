import { type DimensionName, dimensionNames } from '#domain/fact.ts'
import type { ColumnOrConstant, ValueColumn } from '#domain/mapping-profile.ts'
import { parseMonth } from '#domain/month.ts'
import { type Period, period } from '#domain/period.ts'
import { parseScenarioKey, type Scenario } from '#domain/scenario.ts'
import type { SeriesName } from '#domain/series.ts'
import type { DisplayUnit } from '#domain/units-of-measure.ts'
import type { Exact } from '#lib/exact.ts'
import type { FindingLog } from '../finding-log.ts'
import { columnOf, type ProfileMatch, placeOf } from './match-profile.ts'

/** Where on the sheet each thing of the profile stands. */
export interface ProfileColumns {
  readonly orgUnit: KeySource
  readonly month: number | undefined
  /** The year's own column, when the month's says only which of its months. */
  readonly year: number | undefined
  readonly dimensions: readonly { readonly name: DimensionName; readonly source: KeySource }[]
  readonly values: readonly AmountColumn[]
  readonly rowTotal: number | undefined
}

export type KeySource = { readonly column: number; readonly header: string } | { readonly constant: string }

export interface AmountColumn {
  readonly header: string
  readonly column: number
  readonly scenario: Scenario
  readonly period: Period | undefined
  readonly series: SeriesName
  readonly unit: DisplayUnit
  readonly dimensions: ValueColumn['dimensions']
}

/** One amount of a row: in the base unit of measure, in the file's sign, unrounded. */
export interface RowAmount {
  readonly column: AmountColumn
  readonly value: Exact
}

/** Undefined, with findings, when the file lacks a column or the profile does not say which months the amounts are for. */
export function readColumns(match: ProfileMatch, log: FindingLog): ProfileColumns | undefined {
  const { profile } = match
  const missing: string[] = []
  const find = (header: string): number => {
    const column = columnOf(match, header)
    if (column === undefined) missing.push(header)
    return column ?? -1
  }
  const source = (from: ColumnOrConstant): KeySource =>
    'constant' in from ? from : { column: find(from.header), header: from.header }

  const columns: ProfileColumns = {
    orgUnit: source(profile.orgUnit),
    month: profile.month === undefined ? undefined : find(profile.month.header),
    year: profile.month?.yearHeader === undefined ? undefined : find(profile.month.yearHeader),
    dimensions: dimensionNames.flatMap((name) => {
      const from = profile.dimensions[name]
      return from === undefined ? [] : [{ name, source: source(from) }]
    }),
    values: profile.values
      .filter((value) => !value.optional || columnOf(match, value.header) !== undefined)
      .map((value) => ({
        header: value.header,
        column: find(value.header),
        scenario: scenarioOf(value),
        period: periodOf(value),
        series: value.series ?? profile.series,
        unit: value.unit ?? profile.unit,
        dimensions: value.dimensions,
      })),
    rowTotal: profile.rowTotal === undefined ? undefined : find(profile.rowTotal.header),
  }
  const place = placeOf(match, match.headerRow)
  if (missing.length > 0) {
    log.add(
      'I-073',
      place,
      `Profilen ${profile.name} läser kolumner som inte finns i filen: ${missing.join(', ')}. Rätta filens rubriker eller profilen.`,
    )
  }
  const timeless = columns.month === undefined ? columns.values.filter((value) => value.period === undefined) : []
  if (timeless.length > 0) {
    const headers = timeless.map((value) => value.header).join(', ')
    log.add(
      'I-073',
      place,
      `Profilen ${profile.name} säger inte vilka månader beloppen gäller i ${headers}. Ange month eller period i profilen.`,
    )
  }
  return missing.length === 0 && timeless.length === 0 ? columns : undefined
}

/** The profile's own texts were decoded when it was delivered: one that is wrong here is a defect of ours. */
function scenarioOf(value: ValueColumn): Scenario {
  const scenario = parseScenarioKey(value.scenario)
  if (!scenario) throw new TypeError(`A profile was kept with the scenario ${value.scenario}.`)
  return scenario
}

function periodOf(value: ValueColumn): Period | undefined {
  if (!value.period) return undefined
  const from = parseMonth(value.period.from)
  const to = parseMonth(value.period.to)
  if (from === undefined || to === undefined)
    throw new TypeError(`A profile was kept with the period ${value.period.from}–${value.period.to}.`)
  return period(from, to)
}
