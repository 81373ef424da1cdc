import type { ColumnDraft, ColumnMeaning, ProfileDraft, WordDraft } from '#app/make-profile.ts'
import { type DimensionName, dimensionNames } from '#domain/fact.ts'
import { isSeriesName } from '#domain/series.ts'
import { isDisplayUnit } from '#domain/units-of-measure.ts'

/** The names of a profile form's fields: one place, for the page that writes them and the reader of what was sent. */
export const fieldNames = {
  name: 'namn',
  labelSv: 'beskrivning',
  series: 'serie',
  unit: 'enhet',
  sign: 'tecken',
  orgUnit: 'organisation',
  totalRowLabel: 'summarad',
  dimension: (name: DimensionName) => `alla.${name}`,
  header: (column: number) => `k${column}.rubrik`,
  meaning: (column: number) => `k${column}.vad`,
  scenario: (column: number) => `k${column}.slag`,
  from: (column: number) => `k${column}.fran`,
  to: (column: number) => `k${column}.till`,
  columnSeries: (column: number) => `k${column}.serie`,
  columnDimension: (column: number, name: DimensionName) => `k${column}.alla.${name}`,
  word: (index: number) => `ord${index}.ord`,
  wordDimension: (index: number) => `ord${index}.del`,
  wordCode: (index: number) => `ord${index}.kod`,
}

/** What was chosen in the form. Whatever is no choice of the form's own counts as not chosen. */
export function readProfileForm(form: FormData, table: Pick<ProfileDraft, 'sheet' | 'headerRow'>): ProfileDraft {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const series = text(fieldNames.series)
  const displayUnit = text(fieldNames.unit)
  return {
    ...table,
    name: text(fieldNames.name),
    labelSv: text(fieldNames.labelSv),
    series: isSeriesName(series) ? series : undefined,
    unit: isDisplayUnit(displayUnit) ? displayUnit : 'count',
    sign: text(fieldNames.sign) === 'statement' ? 'statement' : 'ledger',
    orgUnit: text(fieldNames.orgUnit),
    dimensions: dimensionsIn((name) => text(fieldNames.dimension(name))),
    columns: numbered(
      (column) => form.has(fieldNames.header(column)),
      (column) => readColumn(column, text),
    ),
    words: numbered(
      (index) => form.has(fieldNames.word(index)),
      (index) => readWord(index, text),
    ).filter((word) => word !== undefined),
    totalRowLabel: text(fieldNames.totalRowLabel),
  }
}

/** Which sheet and header row the address names. */
export function readTableChoice(searchParams: URLSearchParams) {
  const sheet = searchParams.get('blad')
  const headerRow = Number(searchParams.get('rubrikrad') ?? '')
  const profile = searchParams.get('profil')
  return {
    ...(sheet ? { sheet } : {}),
    ...(Number.isSafeInteger(headerRow) && headerRow > 0 ? { headerRow } : {}),
    ...(profile ? { profile } : {}),
  }
}

function readColumn(column: number, text: (name: string) => string): ColumnDraft {
  const series = text(fieldNames.columnSeries(column))
  return {
    header: text(fieldNames.header(column)),
    meaning: toMeaning(text(fieldNames.meaning(column))),
    scenario: text(fieldNames.scenario(column)) || 'actual',
    from: text(fieldNames.from(column)),
    to: text(fieldNames.to(column)),
    series: isSeriesName(series) ? series : undefined,
    dimensions: dimensionsIn((name) => text(fieldNames.columnDimension(column, name))),
  }
}

function readWord(index: number, text: (name: string) => string): WordDraft | undefined {
  const dimension = dimensionNames.find((name) => name === text(fieldNames.wordDimension(index)))
  return dimension && { dimension, word: text(fieldNames.word(index)), code: text(fieldNames.wordCode(index)) }
}

function toMeaning(text: string): ColumnMeaning {
  const known: readonly ColumnMeaning[] = ['org-unit', 'month', 'year', 'amount', 'row-total', ...dimensionNames]
  return known.find((meaning) => meaning === text) ?? 'ignore'
}

function dimensionsIn(text: (name: DimensionName) => string): Partial<Record<DimensionName, string>> {
  return Object.fromEntries(dimensionNames.flatMap((name) => (text(name) === '' ? [] : [[name, text(name)]])))
}

/** As many as were sent, and no more than a sheet can have. */
function numbered<T>(isThere: (index: number) => boolean, read: (index: number) => T): T[] {
  const found: T[] = []
  for (let index = 0; index < mostFields && isThere(index); index += 1) found.push(read(index))
  return found
}

const mostFields = 1_000
