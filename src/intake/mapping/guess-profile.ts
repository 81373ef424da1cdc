import type { AccountCode } from '#domain/account.ts'
import { dimensionLabelsSv } from '#domain/dimension-labels.ts'
import type { DimensionName } from '#domain/fact.ts'
import type { OrgUnitCode } from '#domain/organisation.ts'
import { formatPeriod, type Period } from '#domain/period.ts'
import type { SeriesName } from '#domain/series.ts'
import { type DisplayUnit, displayUnits } from '#domain/units-of-measure.ts'
import { absolute, add, compare, decimal, type Exact, subtract, zero } from '#lib/exact.ts'
import type { Reference } from '../reference.ts'
import { createUnitIndex } from '../unit-index.ts'
import { type Cell, cellAt, cellText, type Grid, type GridRow, isEmptyRow } from './grid.ts'
import { guessPeriod, yearIn } from './guess-period.ts'
import { headerTexts } from './header-texts.ts'
import { normalisedHeader } from './match-profile.ts'
import { parseMonthCell, parseMonthOfYear } from './parse-month.ts'
import type { ColumnDraft, ColumnMeaning, ProfileDraft, WordDraft } from './profile-draft.ts'
import { readAmount } from './read-amount.ts'
import { knownWords } from './series-dimensions.ts'

/** A first proposal for a file that nobody has described, with the reason for each guess: for a person to confirm or change. */
export interface ProfileGuess {
  readonly draft: ProfileDraft
  /** One for each column, in their order. */
  readonly columnReasonsSv: readonly string[]
  readonly unitReasonSv: string
  /** Empty when the file does not say what it is about. */
  readonly seriesReasonSv: string
}

/** What is known beside the cells. */
export interface GuessGround {
  readonly fileName: string
  readonly reference: Pick<Reference, 'organisation' | 'accounts'>
  /** The year that a bare "Jan" is of when neither headers, titles, sheet nor file name say one. */
  readonly year: number
}

/**
 * Guesses what each column of a table is, from its header and from what stands in it. Contents weigh more than words: a
 * column is units when its cells are codes in the organisation, a row total when it adds up.
 */
export function guessProfile(grid: Grid, headerRow: GridRow, ground: GuessGround): ProfileGuess {
  const table = lookAt(grid, headerRow)
  const titles = [...table.titles, grid.sheet ?? '', ground.fileName.replace(/\.[^.]*$/, '')]
  const year = firstYear(table.headers) ?? firstYear(titles) ?? ground.year
  const guesses = guessColumns(table, ground, year)
  const used = (meaning: ColumnMeaning) => guesses.some((guess) => guess.meaning === meaning)

  const series = guessSeries(guesses, table.headers, titles)
  const displayUnit = guessUnit(series.value, table, guesses, titles)
  const amounts = guesses.flatMap((guess, column) => (guess.meaning === 'amount' ? [column] : []))
  const titlePeriods = titles.map((title) => guessPeriod(title, year)).filter((found) => found !== undefined)
  const [titlePeriod] = titlePeriods
  const columns = guesses.map((guess, index): ColumnDraft => {
    const header = table.headers[index] ?? ''
    const isDated = used('month') || guess.meaning !== 'amount'
    const scenario = guessScenario(header, titles, guess.period ?? titlePeriod)
    const covered = isDated ? undefined : narrowed(guess.period ?? titlePeriod, scenario, titlePeriods)
    return {
      header,
      meaning: guess.meaning,
      scenario,
      from: covered?.from ?? '',
      to: covered?.to ?? '',
      series: series.value === 'sickness-absence-hours' && /\bordinarie\b/i.test(header) ? 'ordinary-hours' : undefined,
      dimensions: {},
    }
  })
  return {
    draft: {
      name: profileName(ground.fileName),
      labelSv: labelOf(table.titles, grid, ground.fileName),
      ...(grid.sheet === undefined ? {} : { sheet: grid.sheet }),
      headerRow: headerRow.number,
      series: series.value,
      unit: displayUnit.value,
      sign: guessSign(table, guesses, amounts),
      orgUnit: '',
      dimensions: {},
      columns,
      words: guessWords(table, columns),
      totalRowLabel: guessTotalRowLabel(table, amounts),
    },
    columnReasonsSv: guesses.map((guess) => guess.reasonSv),
    unitReasonSv: displayUnit.reasonSv,
    seriesReasonSv: series.reasonSv,
  }
}

/** The distinct words of the columns that have a list of codes, each with the code that it usually stands for. */
export function guessWords({ rows }: Pick<LookedAt, 'rows'>, columns: readonly Pick<ColumnDraft, 'meaning'>[]): WordDraft[] {
  return columns.flatMap(({ meaning }, column) => {
    const known = knownWords[meaning as DimensionName]
    if (!known) return []
    const words = [...new Set(filledCells(rows, column).map((cell) => cellText(cell).trim()))].slice(0, mostWords)
    if (!words.some((word) => known[normalisedHeader(word)])) return []
    return words.map((word) => ({
      dimension: meaning as DimensionName,
      word,
      code: known[normalisedHeader(word)] ?? '',
    }))
  })
}

/** The table under a header row: what guesses are made from. */
export interface LookedAt {
  readonly headers: readonly string[]
  readonly rows: readonly GridRow[]
  /** Texts above the headers. */
  readonly titles: readonly string[]
}

export function lookAt(grid: Grid, headerRow: GridRow): LookedAt {
  const headers = [...headerTexts(grid, headerRow)]
  while (headers.at(-1) === '') headers.pop()
  return {
    headers,
    rows: grid.rows.filter((row) => row.number > headerRow.number && !isEmptyRow(row)).slice(0, rowsToLookAt),
    titles: grid.rows
      .filter((row) => row.number < headerRow.number)
      .flatMap((row) => row.cells.map(cellText))
      .filter((text) => text.trim() !== ''),
  }
}

const rowsToLookAt = 2_000
const mostWords = 40

interface ColumnGuess {
  readonly meaning: ColumnMeaning
  readonly reasonSv: string
  readonly period?: Period | undefined
}

function guessColumns(table: LookedAt, ground: GuessGround, year: number): ColumnGuess[] {
  const accounts = new Set<AccountCode>(ground.reference.accounts.map((account) => account.code))
  const units = createUnitIndex(ground.reference.organisation)
  const isUnit = (cell: Cell) => units.has(leadingCode(cell) as OrgUnitCode) || units.named(cellText(cell)).length > 0
  const taken = new Set<ColumnMeaning>()
  const yearColumn = table.headers.findIndex((_, column) => isYearColumn(table, column))

  const guesses = table.headers.map((header, column): ColumnGuess => {
    const guess = guessColumn(header, column)
    if (guess.meaning === 'ignore' || guess.meaning === 'amount') return guess
    if (taken.has(guess.meaning)) return { meaning: 'ignore', reasonSv: `${guess.reasonSv}, men en annan kolumn gör det också` }
    taken.add(guess.meaning)
    return guess
  })
  return withRowTotals(withoutLoneYear(guesses), table)

  function guessColumn(header: string, column: number): ColumnGuess {
    if (header === '') return { meaning: 'ignore', reasonSv: 'kolumnen har ingen rubrik' }
    if (table.headers.filter((other) => normalisedHeader(other) === normalisedHeader(header)).length > 1)
      return { meaning: 'ignore', reasonSv: 'rubriken står på flera kolumner' }
    const cells = filledCells(table.rows, column)
    if (cells.length === 0) return { meaning: 'ignore', reasonSv: 'kolumnen är tom' }

    const word = headerMeaning(header)
    const numeric = shareOf(cells, isAmount)
    const asUnits = shareOf(cells, isUnit)
    const asAccounts = shareOf(cells, (cell) => accounts.has(leadingCode(cell) as AccountCode))

    if (word === 'account' || (asAccounts > mostOf && word === undefined && asAccounts >= asUnits))
      return { meaning: 'account', reasonSv: asAccounts > 0 ? knownCodes(asAccounts, 'konton') : 'rubriken säger konto' }
    if (asUnits > mostOf && (word === undefined || word === 'org-unit'))
      return { meaning: 'org-unit', reasonSv: knownCodes(asUnits, 'enheter') }
    if (shareOf(cells, (cell) => parseMonthCell(cell) !== undefined) > mostOf && !isPlainCount(cells, word))
      return { meaning: 'month', reasonSv: `ser ut som månader (”${cellText(cells[0] ?? emptySample)}”)` }
    if (column === yearColumn) return { meaning: 'year', reasonSv: 'ser ut som årtal' }
    if (yearColumn !== -1 && isMonthWithinYear(table, yearColumn, column))
      return { meaning: 'month', reasonSv: `månad inom året i ${table.headers[yearColumn]}` }
    if (word !== undefined && word !== 'row-total')
      return {
        meaning: word,
        reasonSv: `rubriken säger ${word === 'org-unit' ? 'enhet' : dimensionLabelsSv[word as DimensionName]}`,
      }
    if (numeric > mostOf) {
      if (looksLikeCode(header)) return { meaning: 'ignore', reasonSv: 'ser ut som ett nummer, inte som en mängd' }
      const period = guessPeriod(header, year)
      return {
        meaning: 'amount',
        period,
        reasonSv: period ? `tal, och rubriken säger ${formatPeriod(period)}` : 'innehåller tal',
      }
    }
    if (asUnits > 0) return { meaning: 'org-unit', reasonSv: `${knownCodes(asUnits, 'enheter')}; resten behöver rättas` }
    return { meaning: 'ignore', reasonSv: numeric > 0 ? 'blandar text och tal' : 'innehåller text som inte känns igen' }
  }
}

/** More than nine of ten, so that a misspelt code or a row of sums does not hide what a column is. */
const mostOf = 0.9
const emptySample: Cell = { kind: 'empty' }

function knownCodes(share: number, whatSv: string): string {
  const percent = Math.round(share * 100)
  return percent === 100 ? `alla värden är kända ${whatSv}` : `${percent} % av värdena är kända ${whatSv}`
}

/** Numbers such as 2012 or 202508 are months only where the header does not say that they are something else. */
function isPlainCount(cells: readonly Cell[], word: ColumnMeaning | undefined): boolean {
  return word !== undefined && word !== 'row-total' && cells.every((cell) => cell.kind !== 'date')
}

function isYearColumn({ headers, rows }: LookedAt, column: number): boolean {
  const header = normalisedHeader(headers[column] ?? '')
  if (!/^(?:år|ar|year|räkenskapsår|kalenderår)$/.test(header)) return false
  return shareOf(filledCells(rows, column), (cell) => /^(?:19|20)\d{2}$/.test(cellText(cell).trim())) > mostOf
}

function isMonthWithinYear({ headers, rows }: LookedAt, yearColumn: number, column: number): boolean {
  if (!/m[åa]n(?:ad)?|month|period/.test(normalisedHeader(headers[column] ?? ''))) return false
  const filled = rows.filter((row) => cellText(cellAt(row, column)).trim() !== '')
  if (filled.length === 0) return false
  const read = filled.filter((row) => parseMonthOfYear(cellAt(row, yearColumn), cellAt(row, column)) !== undefined)
  return read.length / filled.length > mostOf
}

/** A year beside a whole month says nothing more; a year without any month cannot be read alone. */
function withoutLoneYear(guesses: readonly ColumnGuess[]): ColumnGuess[] {
  const month = guesses.find((guess) => guess.meaning === 'month')
  if (month?.reasonSv.startsWith('månad inom året')) return [...guesses]
  const reasonSv = month ? 'året framgår redan av månaden' : 'årtal utan månad: ange perioden på beloppen'
  return guesses.map((guess) => (guess.meaning === 'year' ? { meaning: 'ignore', reasonSv } : guess))
}

/** A column of numbers is a row total only when it adds up on nearly every row, whatever its header says. */
function withRowTotals(guesses: readonly ColumnGuess[], { headers, rows }: LookedAt): ColumnGuess[] {
  const amounts = guesses.flatMap((guess, column) => (guess.meaning === 'amount' ? [column] : []))
  const candidates = amounts.filter((column) => isTotalWord(headers[column] ?? ''))
  for (const total of candidates) {
    const parts = amounts.filter((column) => column !== total)
    if (parts.length < 2) continue
    const held = rows.flatMap((row) => {
      const stated = amountOf(cellAt(row, total))
      return stated
        ? [{ stated, read: parts.reduce<Exact>((sum, part) => add(sum, amountOf(cellAt(row, part)) ?? zero), zero) }]
        : []
    })
    const agreeing = held.filter(({ stated, read }) => compare(absolute(subtract(stated, read)), decimal(1n, 2)) <= 0)
    if (held.length === 0 || agreeing.length / held.length <= mostOf) continue
    return guesses.map((guess, column) =>
      column === total ? { meaning: 'row-total', reasonSv: `är summan av de ${parts.length} andra talkolumnerna` } : guess,
    )
  }
  return [...guesses]
}

function isTotalWord(header: string): boolean {
  return /^(?:summa|totalt?|helår|samtliga|årssumma|hela året)\b/.test(normalisedHeader(header))
}

function looksLikeCode(header: string): boolean {
  return /(?:^|[ _-])(?:id|kod|nr|nummer|löpnr)$|nummer$|kod$/.test(normalisedHeader(header))
}

/** What a header says in so many words. */
function headerMeaning(header: string): ColumnMeaning | undefined {
  const written = normalisedHeader(header)
  return headerWords.find(([, words]) => words.test(written))?.[0]
}

const headerWords: readonly (readonly [ColumnMeaning, RegExp])[] = [
  ['account', /^(?:konto|kontonr|kontokod|kontonummer|baskonto)$/],
  ['counterparty', /^motpart(?:skod|snr)?$/],
  ['project', /^(?:projekt(?:nr|kod|nummer)?|investerings-?id|objekt)$/],
  ['category', /^(?:kategori|typ|slag|kontroll|avvikelsetyp|investeringskategori|produktionsmått|kontakttyp|besökstyp)$/],
  ['vintage', /^(?:årgång|beslutsår)$/],
  ['funding', /^finansiering$/],
  ['indicator', /^(?:indikator|nyckeltal|mått)$/],
  ['part', /^del$/],
  ['gender', /^kön$/],
  ['age-group', /^(?:ålder|åldersgrupp|åldersklass|åldersintervall)$/],
  ['absence-interval', /^(?:frånvarolängd|frånvarointervall|sjukintervall|intervall)$/],
  ['employment-form', /^anställningsform$/],
  ['care-type', /^(?:vårdform|vårdtyp|vårdgren|operationstyp)$/],
  ['provider-kind', /^(?:utförartyp|driftform|regi|egen ?(?:\/|eller) ?privat)$/],
  ['provider', /^(?:utförare|vårdgivare|vårdcentral|leverantör av vård)$/],
  ['profession', /^(?:yrke|yrkesgrupp|personalgrupp|befattning|aid)$/],
  [
    'org-unit',
    /^(?:kostnadsställe|kst|kostnadsställekod|enhet|enhetskod|org(?:anisations)?enhet|ansvar|ansvarskod|förvaltning|verksamhet|klinik|vårdenhet|organisation)$/,
  ],
]

function guessSeries(
  guesses: readonly ColumnGuess[],
  headers: readonly string[],
  titles: readonly string[],
): { value: SeriesName | undefined; reasonSv: string } {
  const has = (meaning: ColumnMeaning) => guesses.some((guess) => guess.meaning === meaning)
  const text = [...headers, ...titles].join(' ').toLowerCase()
  const said = (words: RegExp) => words.exec(text)?.[0]
  if (said(/investering/)) return { value: 'investment', reasonSv: 'filen talar om investeringar' }
  if (has('account')) return { value: 'ledger', reasonSv: 'filen har konton' }
  if (has('indicator')) {
    return has('part')
      ? { value: 'indicator-part', reasonSv: 'filen har en kolumn för indikator och en för del' }
      : { value: 'indicator-value', reasonSv: 'filen har en kolumn för indikator' }
  }
  const sickness = said(/sjukfrånvaro|sjuktimmar/)
  if (sickness) return { value: 'sickness-absence-hours', reasonSv: `filen talar om ${sickness}` }
  const worked = said(/arbetad tid|arbetade timmar|arbetstid/)
  if (worked) return { value: 'hours-worked', reasonSv: `filen talar om ${worked}` }
  if (said(/arbetsmiljöavvik|tillbud|arbetsskad/))
    return { value: 'incident', reasonSv: 'filen talar om avvikelser i arbetsmiljön' }
  const care = said(/produktionsmått|vårdproduktion|läkarbesök|vårdtillfälle|vårddagar|operationer|drg-poäng/)
  if (care) return { value: 'production', reasonSv: `filen talar om ${care}` }
  if (has('care-type') || has('provider'))
    return { value: 'production', reasonSv: 'filen har en kolumn för vårdform eller utförare' }
  if (said(/\bkontroll\b/) && has('part')) return { value: 'control', reasonSv: 'filen talar om kontroller' }
  return { value: undefined, reasonSv: '' }
}

function guessUnit(
  series: SeriesName | undefined,
  { headers, rows }: LookedAt,
  guesses: readonly ColumnGuess[],
  titles: readonly string[],
): { value: DisplayUnit; reasonSv: string } {
  const amountHeaders = headers.filter((_, column) => guesses[column]?.meaning === 'amount')
  for (const text of [...amountHeaders, ...titles]) {
    const found = unitWords.find(([, words]) => words.test(text.toLowerCase()))
    if (found) return { value: found[0], reasonSv: `”${text.slice(0, 60)}” säger ${displayUnits[found[0]].labelSv}` }
  }
  const percent = guesses.some(
    (guess, column) =>
      guess.meaning === 'amount' && filledCells(rows, column).some((cell) => cell.kind === 'number' && cell.percent),
  )
  if (percent) return { value: 'percent', reasonSv: 'talen visas i procent' }
  switch (series) {
    case 'ledger':
    case 'investment':
    case 'production-cost':
      return { value: 'kr', reasonSv: 'inget annat sägs; kontrollera storleken mot summorna' }
    case 'hours-worked':
    case 'ordinary-hours':
    case 'sickness-absence-hours':
    case 'production-hours':
      return { value: 'hours', reasonSv: 'arbetad tid och frånvaro lämnas i timmar' }
    default:
      return { value: 'count', reasonSv: 'inget annat sägs' }
  }
}

const unitWords: readonly (readonly [DisplayUnit, RegExp])[] = [
  ['mnkr', /\b(?:mnkr|mkr|msek|miljoner kronor|miljoner kr)\b/],
  ['tkr', /\b(?:tkr|tsek|ksek|tusental kronor|tusen kronor|tusental kr)\b/],
  ['kr', /\b(?:kronor|kr|sek)\b/],
  ['percent', /%|\b(?:procent|andel)\b/],
  ['hours', /\b(?:timmar|tim)\b/],
  ['days', /\b(?:dagar|dygn)\b/],
  ['index', /\bindex\b/],
  ['fte', /\bårsarbetare\b/],
]

function guessScenario(header: string, titles: readonly string[], covered: Period | undefined): string {
  for (const text of [header, ...titles]) {
    const written = text.toLowerCase()
    if (/\bprognos/.test(written)) return `forecast:${forecastRound(written, covered)}`
    if (/\bbudget/.test(written)) return 'budget:decided'
    if (/\b(?:utfall|bokslut|bokfört)/.test(written)) return 'actual'
  }
  return 'actual'
}

/** "Utfall 2025" below a title that says "till och med augusti" is January–August: nothing has happened yet after that. */
function narrowed(covered: Period | undefined, scenario: string, titlePeriods: readonly Period[]): Period | undefined {
  if (scenario !== 'actual' || covered === undefined) return covered
  return titlePeriods.find((title) => title.from === covered.from && title.to < covered.to) ?? covered
}

/** The round that a forecast of the year is most often made for: the April report before May, else the August report. */
function forecastRound(text: string, covered: Period | undefined): string {
  const year = yearIn(text) ?? (covered ? Number(covered.to.slice(0, 4)) : undefined)
  const round = /\b(?:april|apr|d1|t1|delår 1)\b/.test(text) ? 'D1' : 'D2'
  return year === undefined ? round : `${year}-${round}`
}

/** Costs are minus in a statement and plus in a ledger: by the sign that the accounts of classes 4–7 mostly have. */
function guessSign(table: LookedAt, guesses: readonly ColumnGuess[], amounts: readonly number[]): ProfileDraft['sign'] {
  const account = guesses.findIndex((guess) => guess.meaning === 'account')
  if (account === -1) return 'ledger'
  let positive = 0
  let negative = 0
  for (const row of table.rows) {
    if (!/^[4-7]/.test(leadingCode(cellAt(row, account)))) continue
    for (const column of amounts) {
      const amount = amountOf(cellAt(row, column))
      if (amount && amount.numerator > 0n) positive += 1
      if (amount && amount.numerator < 0n) negative += 1
    }
  }
  return negative > positive ? 'statement' : 'ledger'
}

/** "Summa" below the table, when that row has amounts; a first row of totals is not understood as one. */
function guessTotalRowLabel({ rows }: LookedAt, amounts: readonly number[]): string {
  const last = rows.findLast((row) => amounts.some((column) => amountOf(cellAt(row, column)) !== undefined))
  const first = last?.cells.find((cell) => cellText(cell).trim() !== '')
  const text = first ? cellText(first).trim() : ''
  return /^(?:summa|totalt?|total summa|totalsumma)\b/i.test(text) ? text.replace(/:$/, '') : ''
}

function filledCells(rows: readonly GridRow[], column: number): Cell[] {
  return rows.map((row) => cellAt(row, column)).filter((cell) => cellText(cell).trim() !== '')
}

function shareOf(cells: readonly Cell[], fits: (cell: Cell) => boolean): number {
  return cells.length === 0 ? 0 : cells.filter(fits).length / cells.length
}

function isAmount(cell: Cell): boolean {
  const read = readAmount(cell, 'percent')
  return read.kind !== 'faulty'
}

function amountOf(cell: Cell): Exact | undefined {
  const read = readAmount(cell, 'count')
  return read.kind === 'amount' ? read.value : undefined
}

/** "5210 Hyror" is 5210. */
function leadingCode(cell: Cell): string {
  return (
    cellText(cell)
      .trim()
      .split(/[\s\u00a0]/)[0] ?? ''
  )
}

function firstYear(texts: readonly string[]): number | undefined {
  return texts.map(yearIn).find((year) => year !== undefined)
}

/** "Budget FDS 2025 (ny).xlsx" → "budget-fds": what lasts from month to month, without years and months. */
function profileName(fileName: string): string {
  const stem = fileName
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .replace(/(?:19|20)\d{2}(?:[-_ ]?(?:0[1-9]|1[0-2]))?/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return stem === '' ? 'ny-profil' : stem
}

function labelOf(titles: readonly string[], grid: Grid, fileName: string): string {
  const title = titles.find((text) => text.trim().length > 3)
  return (
    title ?? (grid.sheet && !/^(?:blad|sheet) ?\d*$/i.test(grid.sheet) ? grid.sheet : fileName.replace(/\.[^.]*$/, ''))
  ).slice(0, 100)
}
