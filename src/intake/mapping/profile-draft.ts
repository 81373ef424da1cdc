import { dimensionLabelsSv } from '#domain/dimension-labels.ts'
import { type DimensionName, dimensionNames } from '#domain/fact.ts'
import type { ColumnOrConstant, MappingProfile, ValueColumn } from '#domain/mapping-profile.ts'
import { parseMonth } from '#domain/month.ts'
import { parseScenarioKey } from '#domain/scenario.ts'
import { type SeriesName, seriesKinds } from '#domain/series.ts'
import { type DisplayUnit, displayUnits } from '#domain/units-of-measure.ts'
import { normalisedHeader } from './match-profile.ts'
import { requiredDimensions } from './series-dimensions.ts'

/** What a column is for. A dimension's own name when the column gives that dimension. */
export type ColumnMeaning = 'ignore' | 'org-unit' | 'month' | 'year' | 'amount' | 'row-total' | DimensionName

/** What a person has chosen for one column, as far as they have come. */
export interface ColumnDraft {
  readonly header: string
  readonly meaning: ColumnMeaning
  /** A scenario's key; asked for amounts. */
  readonly scenario: string
  /** The first and last month of the column's amounts, '2025-01'; empty when a month column says it. */
  readonly from: string
  readonly to: string
  /** Another series than the file's: ordinary hours beside hours of sickness. */
  readonly series: SeriesName | undefined
  /** What the amounts of this column alone are about: { part: 'numerator' }. */
  readonly dimensions: Readonly<Partial<Record<DimensionName, string>>>
}

/** A word that stands in a column and the code that it means; an empty code leaves the word as it is written. */
export interface WordDraft {
  readonly dimension: DimensionName
  readonly word: string
  readonly code: string
}

/** A mapping profile in the making. Everything may still be empty or wrong: `draftToProfile` says what. */
export interface ProfileDraft {
  readonly name: string
  readonly labelSv: string
  readonly sheet?: string
  readonly headerRow: number
  readonly series: SeriesName | undefined
  readonly unit: DisplayUnit
  readonly sign: MappingProfile['sign']
  /** One unit for the whole file; empty when a column says it. */
  readonly orgUnit: string
  /** Dimensions that are the same in the whole file. */
  readonly dimensions: Readonly<Partial<Record<DimensionName, string>>>
  readonly columns: readonly ColumnDraft[]
  readonly words: readonly WordDraft[]
  /** Empty when the file has no row of sums. */
  readonly totalRowLabel: string
}

/** What is still missing or wrong, and which of the form's questions it is about. */
export interface DraftProblem {
  readonly about: 'name' | 'labelSv' | 'series' | 'unit' | 'orgUnit' | 'columns' | 'dimensions' | { readonly column: number }
  readonly messageSv: string
}

export type DraftOutcome =
  | { readonly kind: 'profile'; readonly profile: MappingProfile }
  | { readonly kind: 'incomplete'; readonly problems: readonly DraftProblem[] }

/** The profile that the choices make, or everything that stands between. */
export function draftToProfile(draft: ProfileDraft): DraftOutcome {
  const problems = findProblems(draft)
  if (problems.length > 0 || draft.series === undefined) return { kind: 'incomplete', problems }

  const used = draft.columns.filter((column) => column.meaning !== 'ignore')
  const headerOf = (meaning: ColumnMeaning) => used.find((column) => column.meaning === meaning)?.header
  const unitHeader = headerOf('org-unit')
  const monthHeader = headerOf('month')
  const yearHeader = headerOf('year')
  const totalHeader = headerOf('row-total')
  const words = wordLists(draft)
  const profile: MappingProfile = {
    name: draft.name,
    labelSv: draft.labelSv,
    headers: used.map((column) => column.header),
    ...(draft.sheet === undefined ? {} : { sheet: draft.sheet }),
    series: draft.series,
    orgUnit: unitHeader === undefined ? { constant: draft.orgUnit } : { header: unitHeader },
    ...(monthHeader === undefined ? {} : { month: { header: monthHeader, ...(yearHeader === undefined ? {} : { yearHeader }) } }),
    dimensions: dimensionSources(draft, headerOf),
    ...(Object.keys(words).length === 0 ? {} : { dimensionWords: words }),
    values: used
      .filter((column) => column.meaning === 'amount')
      .map((column) => toValueColumn(column, monthHeader !== undefined, draft.unit)),
    unit: draft.unit,
    sign: draft.series === 'ledger' ? draft.sign : 'ledger',
    ...(totalHeader === undefined ? {} : { rowTotal: { header: totalHeader } }),
    ...(draft.totalRowLabel === '' ? {} : { totalRowLabel: draft.totalRowLabel }),
  }
  return { kind: 'profile', profile }
}

/** The dimensions that the series must have and that no column gives: asked for the file as a whole, or amount by amount. */
export function openDimensions({ series, columns }: Pick<ProfileDraft, 'series' | 'columns'>): DimensionName[] {
  if (series === undefined) return []
  return requiredDimensions(series).filter((name) => !columns.some((column) => column.meaning === name))
}

/** The choices that a kept profile stands for, in the columns of a file that it fits. */
export function draftFromProfile(profile: MappingProfile, headerRow: number, headers: readonly string[]): ProfileDraft {
  return {
    name: profile.name,
    labelSv: profile.labelSv,
    ...(profile.sheet === undefined ? {} : { sheet: profile.sheet }),
    headerRow,
    series: profile.series,
    unit: profile.unit,
    sign: profile.sign,
    orgUnit: 'constant' in profile.orgUnit ? profile.orgUnit.constant : '',
    dimensions: Object.fromEntries(
      Object.entries(profile.dimensions).flatMap(([name, from]) => ('constant' in from ? [[name, from.constant]] : [])),
    ),
    columns: headers.map((header) => columnOfProfile(profile, header)),
    words: dimensionNames.flatMap((dimension) =>
      Object.entries(profile.dimensionWords?.[dimension] ?? {}).map(([word, code]) => ({ dimension, word, code })),
    ),
    totalRowLabel: profile.totalRowLabel ?? '',
  }
}

function findProblems(draft: ProfileDraft): DraftProblem[] {
  const problems: DraftProblem[] = []
  const say = (about: DraftProblem['about'], messageSv: string) => problems.push({ about, messageSv })
  const count = (meaning: ColumnMeaning) => draft.columns.filter((column) => column.meaning === meaning).length

  if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(draft.name))
    say('name', 'Ge profilen ett namn av bokstäver, siffror, bindestreck, punkt och understreck, utan mellanslag.')
  if (draft.labelSv.trim() === '') say('labelSv', 'Skriv med några ord vad filen innehåller.')
  if (draft.series === undefined) say('series', 'Välj vad filen handlar om.')
  else {
    const wanted = seriesKinds[draft.series].unitOfMeasure
    const given = displayUnits[draft.unit].base
    // An indicator is printed in whatever its source counts it in; every other series has one unit of measure.
    if (wanted !== given && !draft.series.startsWith('indicator-')) {
      const fitting = Object.values(displayUnits).filter((unit) => unit.base === wanted)
      say(
        'unit',
        `${seriesKinds[draft.series].labelSv} anges i ${fitting.map((unit) => unit.labelSv).join(' eller ')}, inte i ${displayUnits[draft.unit].labelSv}.`,
      )
    }
  }
  if (count('amount') === 0) say('columns', 'Välj minst en kolumn som innehåller belopp eller antal.')
  for (const [meaning, nameSv] of onlyOnce) {
    if (count(meaning) > 1) say('columns', `Flera kolumner är valda som ${nameSv}. Välj en av dem.`)
  }
  for (const name of dimensionNames) {
    if (count(name) > 1) say('columns', `Flera kolumner är valda som ${dimensionLabelsSv[name]}. Välj en av dem.`)
  }
  if (count('org-unit') === 0 && draft.orgUnit === '')
    say('orgUnit', 'Ange vem siffrorna gäller: en kolumn med enheter, eller en enhet för hela filen.')
  if (count('year') > 0 && count('month') === 0)
    say(
      'columns',
      'En kolumn är vald som år, men ingen som månad. Välj vilken kolumn som är månaden, eller ange perioden på beloppen.',
    )
  if (draft.columns.filter((column) => column.meaning !== 'ignore').length < 2)
    say('columns', 'Använd minst två kolumner: profilen känner igen nästa fil på deras rubriker.')

  const open = openDimensions(draft)
  for (const [index, column] of draft.columns.entries()) {
    if (column.meaning === 'ignore') continue
    if (isDoubled(draft.columns, column))
      say({ column: index }, `Rubriken ”${column.header}” står på flera kolumner. Döp om en av dem i filen och lämna den igen.`)
    if (column.meaning === 'amount') problems.push(...amountProblems(draft, column, index, open))
  }
  return problems
}

const onlyOnce: readonly (readonly [ColumnMeaning, string])[] = [
  ['org-unit', 'enhet'],
  ['month', 'månad'],
  ['year', 'år'],
  ['row-total', 'radsumma'],
]

function amountProblems(draft: ProfileDraft, column: ColumnDraft, index: number, open: readonly DimensionName[]): DraftProblem[] {
  const problems: DraftProblem[] = []
  const say = (messageSv: string) => problems.push({ about: { column: index }, messageSv })
  if (!parseScenarioKey(column.scenario)) say(`Välj om ”${column.header}” är utfall, budget eller prognos.`)
  if (!draft.columns.some((other) => other.meaning === 'month')) {
    const from = parseMonth(column.from)
    const to = parseMonth(column.to)
    if (!from || !to) say(`Ange vilka månader ”${column.header}” gäller, till exempel 2025-01 till 2025-12.`)
    else if (to < from) say(`Perioden för ”${column.header}” slutar (${to}) innan den börjar (${from}).`)
  }
  for (const name of open) {
    if (!column.dimensions[name] && !draft.dimensions[name])
      say(`Ange ${dimensionLabelsSv[name]} för ”${column.header}”, eller en för hela filen.`)
  }
  return problems
}

function isDoubled(columns: readonly ColumnDraft[], column: ColumnDraft): boolean {
  return columns.some((other) => other !== column && normalisedHeader(other.header) === normalisedHeader(column.header))
}

function dimensionSources(
  draft: ProfileDraft,
  headerOf: (meaning: ColumnMeaning) => string | undefined,
): Partial<Record<DimensionName, ColumnOrConstant>> {
  const sources: Partial<Record<DimensionName, ColumnOrConstant>> = {}
  for (const name of dimensionNames) {
    const header = headerOf(name)
    const constant = draft.dimensions[name]
    if (header !== undefined) sources[name] = { header }
    else if (constant) sources[name] = { constant }
  }
  return sources
}

function wordLists(draft: ProfileDraft): Partial<Record<DimensionName, Record<string, string>>> {
  const lists: Partial<Record<DimensionName, Record<string, string>>> = {}
  const given = draft.words.filter(({ dimension }) => draft.columns.some((column) => column.meaning === dimension))
  for (const [dimension, words] of Map.groupBy(given, (word) => word.dimension)) {
    // A list speaks for its whole column: a word left blank keeps its own spelling.
    if (words.some(({ code }) => code !== ''))
      lists[dimension] = Object.fromEntries(words.map(({ word, code }) => [word, code === '' ? word : code]))
  }
  return lists
}

function toValueColumn(column: ColumnDraft, hasMonthColumn: boolean, unit: DisplayUnit): ValueColumn {
  const ownUnit = column.series === undefined ? undefined : unitOfSeries(column.series, unit)
  const dimensions = Object.fromEntries(Object.entries(column.dimensions).filter(([, code]) => code !== ''))
  return {
    header: column.header,
    scenario: column.scenario,
    ...(hasMonthColumn ? {} : { period: { from: column.from, to: column.to } }),
    ...(column.series === undefined ? {} : { series: column.series }),
    ...(ownUnit === undefined ? {} : { unit: ownUnit }),
    ...(Object.keys(dimensions).length === 0 ? {} : { dimensions }),
  }
}

/** A column of another series than the file's may be counted in something else: people beside hours. */
function unitOfSeries(series: SeriesName, ofFile: DisplayUnit): DisplayUnit | undefined {
  const wanted = seriesKinds[series].unitOfMeasure
  // An indicator's value is in whatever its source counts it in.
  if (series === 'indicator-value' || displayUnits[ofFile].base === wanted) return undefined
  return (Object.keys(displayUnits) as DisplayUnit[]).find((unit) => displayUnits[unit].base === wanted)
}

function columnOfProfile(profile: MappingProfile, header: string): ColumnDraft {
  const same = (other: string | undefined) => other !== undefined && normalisedHeader(other) === normalisedHeader(header)
  const from = (source: ColumnOrConstant | undefined) => (source && 'header' in source ? source.header : undefined)
  const value = profile.values.find((candidate) => same(candidate.header))
  const dimension = dimensionNames.find((name) => same(from(profile.dimensions[name])))
  const meaning: ColumnMeaning = value
    ? 'amount'
    : same(from(profile.orgUnit))
      ? 'org-unit'
      : same(profile.month?.header)
        ? 'month'
        : same(profile.month?.yearHeader)
          ? 'year'
          : same(profile.rowTotal?.header)
            ? 'row-total'
            : (dimension ?? 'ignore')
  return {
    header,
    meaning,
    scenario: value?.scenario ?? 'actual',
    from: value?.period?.from ?? '',
    to: value?.period?.to ?? '',
    series: value?.series,
    dimensions: value?.dimensions ?? {},
  }
}
