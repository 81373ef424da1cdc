import { type AccountCode, accountCode, isIncomeStatementAccount, statementAmount } from '#domain/account.ts'
import type { ControlTotal, Slice } from '#domain/delivery.ts'
import { type DimensionName, dimensionNames, type Fact } from '#domain/fact.ts'
import type { ColumnOrConstant, MappingProfile, ValueColumn } from '#domain/mapping-profile.ts'
import { type Month, parseMonth } from '#domain/month.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { formatPeriod, monthsOf, type Period, period } from '#domain/period.ts'
import { formatScenario, parseScenarioKey, type Scenario, scenarioKey } from '#domain/scenario.ts'
import { type SeriesName, seriesKinds } from '#domain/series.ts'
import { displayUnits, type UnitOfMeasure } from '#domain/units-of-measure.ts'
import { absolute, add, compare, decimal, type Exact, isZero, subtract, sum, zero } from '#lib/exact.ts'
import { formatSwedishNumber } from '#lib/swedish-numbers.ts'
import { type CodeCheck, createCodeCheck } from '../code-check.ts'
import type { FindingLog, PlaceInFile } from '../finding-log.ts'
import type { Reference } from '../reference.ts'
import { type Cell, cellAt, cellText, type GridRow, isEmptyRow } from './grid.ts'
import { columnOf, normalisedHeader, type ProfileMatch } from './match-profile.ts'
import { monthFormsSv, parseMonthCell } from './parse-month.ts'
import { readAmount, rounded } from './read-amount.ts'

export interface RowFacts {
  readonly facts: Fact[]
  readonly slices: Slice[]
  readonly controlTotals: ControlTotal[]
}

/**
 * The rows under the headers as facts, as the profile says: one fact a non-empty amount. Row totals and rows of sums are held
 * against what was read and are no facts. A key that cannot be understood is an error with its row and column; rows without
 * any amount are left alone.
 */
export function rowsToFacts(match: ProfileMatch, fileName: string, reference: Reference, log: FindingLog): RowFacts {
  const columns = readColumns(match, log)
  if (!columns) return { facts: [], slices: [], controlTotals: [] }

  const reader = createRowReader(match, columns, fileName, reference, log)
  for (const row of match.grid.rows) {
    if (row.number > match.headerRow.number && !isEmptyRow(row)) reader.read(row)
  }
  return reader.finish()
}

/** Where on the sheet each thing of the profile stands. */
interface Columns {
  readonly orgUnit: Source
  readonly month: number | undefined
  readonly dimensions: readonly { readonly name: DimensionName; readonly source: Source }[]
  readonly values: readonly AmountColumn[]
  readonly rowTotal: number | undefined
}

type Source = { readonly column: number; readonly header: string } | { readonly constant: string }

interface AmountColumn {
  readonly header: string
  readonly column: number
  readonly scenario: Scenario
  readonly period: Period | undefined
  readonly series: SeriesName
  readonly dimensions: ValueColumn['dimensions']
}

/** Undefined, with findings, when the file lacks a column or the profile does not say which months the amounts are for. */
function readColumns(match: ProfileMatch, log: FindingLog): Columns | undefined {
  const { profile } = match
  const missing: string[] = []
  const find = (header: string): number => {
    const column = columnOf(match, header)
    if (column === undefined) missing.push(header)
    return column ?? -1
  }
  const source = (from: ColumnOrConstant): Source =>
    'constant' in from ? from : { column: find(from.header), header: from.header }

  const columns: Columns = {
    orgUnit: source(profile.orgUnit),
    month: profile.month === undefined ? undefined : find(profile.month.header),
    dimensions: dimensionNames.flatMap((name) => {
      const from = profile.dimensions[name]
      return from === undefined ? [] : [{ name, source: source(from) }]
    }),
    values: profile.values.map((value) => ({
      header: value.header,
      column: find(value.header),
      scenario: scenarioOf(value),
      period: periodOf(value),
      series: value.series ?? profile.series,
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

interface RowReader {
  read(row: GridRow): void
  finish(): RowFacts
}

function createRowReader(
  match: ProfileMatch,
  columns: Columns,
  fileName: string,
  reference: Reference,
  log: FindingLog,
): RowReader {
  const { profile, grid } = match
  const codes = createCodeCheck(reference, log)
  const words = createWordReader(profile, match, log)
  const controls = createControls(match, columns, log)
  const repeats = createRepeatFinder(match, log)
  const facts: Fact[] = []
  const months = new Set<Month>()
  let balanceRows = 0
  let firstSkipped: GridRow | undefined
  let skippedRows = 0

  function read(row: GridRow): void {
    if (isTotalRow(row, profile)) {
      controls.holdTotalRow(row)
      return
    }
    const amounts = readAmounts(row)
    if (amounts.length === 0) {
      firstSkipped ??= row
      skippedRows += 1
      return
    }
    controls.addRow(row, amounts)
    const keys = readKeys(row, sum(amounts.map(({ value }) => value)), amounts)
    if (!keys) return
    if (keys === 'balance-account') {
      balanceRows += 1
      return
    }
    const ofRow = amounts.map((amount) => toFact(row, amount, keys))
    facts.push(...ofRow)
    repeats.add(row, ofRow)
  }

  function readAmounts(row: GridRow): RowAmount[] {
    const amounts: RowAmount[] = []
    for (const column of columns.values) {
      const amount = readAmount(cellAt(row, column.column), profile.unit)
      if (amount.kind === 'amount') amounts.push({ column, value: amount.value })
      if (amount.kind === 'faulty') log.add(amount.code, { ...placeOf(match, row), column: column.header }, amount.messageSv)
    }
    return amounts
  }

  /** Everything about a row but its amounts. All faults are told, not the first alone. */
  function readKeys(row: GridRow, total: Exact, amounts: readonly RowAmount[]): RowKeys | 'balance-account' | undefined {
    const month = readMonth(row)
    const unitText = keyText(row, columns.orgUnit, codes.hasUnit)
    const dimensions: Partial<Record<DimensionName, string>> = {}
    let whole = month !== 'faulty' && unitText !== undefined
    for (const { name, source } of columns.dimensions) {
      const text = keyText(row, source, name === 'account' ? codes.hasAccount : undefined, words.explainsEmpty(name))
      const code =
        text === undefined
          ? undefined
          : 'constant' in source
            ? text
            : words.toCode(name, text, { ...placeOf(match, row), column: source.header })
      if (code === undefined) whole = false
      else dimensions[name] = code
    }

    const account = dimensions.account === undefined ? undefined : accountCode(dimensions.account)
    if (profile.series === 'ledger' && account !== undefined) {
      if (/^[129]/.test(account) && !isIncomeStatementAccount(account)) return 'balance-account'
      if (!isKnownAccount(row, account, total)) whole = false
    }
    if (unitText !== undefined && month !== 'faulty') {
      const spans = amounts.flatMap(({ column }) => monthsOfAmount(column, month))
      const place = { ...placeOf(match, row), ...('header' in columns.orgUnit ? { column: columns.orgUnit.header } : {}) }
      if (!codes.isKnownUnit(unitText, spans, total, place)) whole = false
    }
    if (!whole || unitText === undefined || month === 'faulty') return undefined
    if (month !== undefined) months.add(month)
    return { orgUnit: unitText, month, dimensions }
  }

  function isKnownAccount(row: GridRow, account: AccountCode, total: Exact): boolean {
    const from = profile.dimensions.account
    return codes.isKnownAccount(account, total, {
      ...placeOf(match, row),
      ...(from && 'header' in from ? { column: from.header } : {}),
    })
  }

  function readMonth(row: GridRow): Month | undefined | 'faulty' {
    if (columns.month === undefined || profile.month === undefined) return undefined
    const cell = keyCell(row, columns.month)
    const month = parseMonthCell(cell)
    if (month !== undefined) return month
    const column = profile.month.header
    log.add(
      'I-024',
      { ...placeOf(match, row), column },
      `”${cellText(cell)}” är ingen månad. Skriv till exempel ${monthFormsSv}.`,
    )
    return 'faulty'
  }

  /** A key's text; a finding and undefined when the cell is empty or an error. "5210 Hyror" is 5210 where that code is known. */
  function keyText(row: GridRow, source: Source, isKnown?: (text: string) => boolean, mayBeEmpty = false): string | undefined {
    if ('constant' in source) return source.constant
    const cell = keyCell(row, source.column)
    const place = { ...placeOf(match, row), column: source.header }
    if (cell.kind === 'error' || cell.kind === 'uncalculated') {
      log.add(
        'I-066',
        place,
        `Cellen visar ${cellText(cell)} i stället för ett värde. Rätta formeln, spara och lämna in filen igen.`,
      )
      return undefined
    }
    const text = cellText(cell).trim()
    if (text === '' && !mayBeEmpty) {
      log.add('I-067', place, `Raden har belopp men ${source.header} är tomt. Fyll i ${source.header} eller ta bort beloppen.`)
      return undefined
    }
    const leading = text.split(/[\s\u00a0]/)[0] ?? ''
    return isKnown && !isKnown(text) && isKnown(leading) ? leading : text
  }

  function toFact(row: GridRow, { column, value }: RowAmount, keys: RowKeys): Fact {
    const { part, ...others } = { ...keys.dimensions, ...column.dimensions }
    // One file may hold both an indicator's counted parts and values that its source prints ready-made.
    const isPrintedValue = column.series === 'indicator-part' && part === 'value'
    const series: SeriesName = isPrintedValue ? 'indicator-value' : column.series
    const unitOfMeasure: UnitOfMeasure = isPrintedValue ? seriesKinds[series].unitOfMeasure : displayUnits[profile.unit].base
    const amount = rounded(series === 'ledger' && profile.sign === 'statement' ? statementAmount(value) : value, unitOfMeasure)
    return {
      id: '',
      series,
      orgUnit: orgUnitCode(keys.orgUnit),
      period: column.period ?? period(keys.month ?? unreachableMonth()),
      scenario: column.scenario,
      dimensions: part === undefined || isPrintedValue ? others : { ...others, part },
      amount,
      unitOfMeasure,
      source: { fileName, ...placeOf(match, row), column: column.header },
    }
  }

  function finish(): RowFacts {
    codes.report()
    words.report()
    controls.finish()
    if (balanceRows > 0) log.add('I-030', {}, `${balanceRows} rader står på konton utanför klass 3–8 och läses inte in.`)
    if (firstSkipped) {
      const more = skippedRows > 1 ? `, och ${skippedRows - 1} rader till` : ''
      log.add('I-074', placeOf(match, firstSkipped), `Raden har inga belopp och läses inte${more}.`)
    }
    if (facts.length === 0 && !log.hasErrors()) {
      log.add('I-013', grid.sheet === undefined ? {} : { sheet: grid.sheet }, 'Under rubrikerna finns inga rader med belopp.')
    }
    return { facts, slices: toSlices(profile, columns, months, facts), controlTotals: toControlTotals(profile, columns, facts) }
  }

  return { read, finish }
}

interface RowAmount {
  readonly column: AmountColumn
  /** In the base unit of measure, in the file's sign, unrounded. */
  readonly value: Exact
}

interface RowKeys {
  readonly orgUnit: string
  readonly month: Month | undefined
  readonly dimensions: Partial<Record<DimensionName, string>>
}

/** `readColumns` lets no column through that has neither a period nor the row's month. */
function unreachableMonth(): never {
  throw new TypeError('An amount without months came through.')
}

function monthsOfAmount(column: AmountColumn, month: Month | undefined): Month[] {
  if (column.period) return monthsOf(column.period)
  return month === undefined ? [] : [month]
}

/** A merged cell speaks for all the rows that it spans. */
function keyCell(row: GridRow, column: number): Cell {
  const cell = cellAt(row, column)
  return cell.kind === 'empty' && cell.mergedInto ? cell.mergedInto : cell
}

function isTotalRow(row: GridRow, profile: MappingProfile): boolean {
  if (profile.totalRowLabel === undefined) return false
  const first = row.cells.find((cell) => cellText(cell).trim() !== '')
  return first !== undefined && normalisedHeader(cellText(first)).replace(/:$/, '') === normalisedHeader(profile.totalRowLabel)
}

interface WordReader {
  explainsEmpty(name: DimensionName): boolean
  /** The file's word as our code; undefined (and told once, at the end) when the profile does not know it. */
  toCode(name: DimensionName, text: string, place: PlaceInFile): string | undefined
  report(): void
}

function createWordReader(profile: MappingProfile, match: ProfileMatch, log: FindingLog): WordReader {
  const known = new Map<DimensionName, Map<string, string>>()
  for (const name of dimensionNames) {
    const words = profile.dimensionWords?.[name]
    if (words) known.set(name, new Map(Object.entries(words).map(([word, code]) => [normalisedHeader(word), code])))
  }
  const unknown = new Map<string, { name: DimensionName; text: string; place: PlaceInFile; count: number }>()

  return {
    explainsEmpty: (name) => known.get(name)?.has('') ?? false,
    toCode(name, text, place) {
      const words = known.get(name)
      if (!words) return text
      const code = words.get(normalisedHeader(text))
      if (code === undefined) {
        const key = `${name}\u0000${text}`
        const seen = unknown.get(key)
        unknown.set(key, { name, text, place: seen?.place ?? place, count: (seen?.count ?? 0) + 1 })
      }
      return code
    },
    report() {
      for (const { name, text, place, count } of unknown.values()) {
        const expected = Object.keys(profile.dimensionWords?.[name] ?? {}).join(', ')
        log.add(
          'I-068',
          place,
          `Ordet ”${text}” är okänt (${count} rader). Profilen ${match.profile.name} känner: ${expected}. Rätta ordet eller lägg till det i profilen.`,
        )
      }
    },
  }
}

interface Controls {
  addRow(row: GridRow, amounts: readonly RowAmount[]): void
  holdTotalRow(row: GridRow): void
  finish(): void
}

/** Under this a difference is Excel's binary arithmetic and not a missing amount: half an öre, or a millionth of another unit. */
function toleranceOf(unitOfMeasure: UnitOfMeasure): Exact {
  return unitOfMeasure === 'sek' ? decimal(5n, 3) : decimal(1n, 6)
}

/** Holds the sender's own sums against what was read: those of each row, and those of a row of sums. */
function createControls(match: ProfileMatch, columns: Columns, log: FindingLog): Controls {
  const { profile } = match
  const tolerance = toleranceOf(displayUnits[profile.unit].base)
  /** From the top, and since the last row of sums: groups may have sums of their own above the last one. */
  let sinceTop = new Map<number, Exact>()
  let sinceTotal = new Map<number, Exact>()
  let totalRows = 0

  function differs(stated: Exact, read: Exact): boolean {
    return compare(absolute(subtract(stated, read)), tolerance) > 0
  }

  return {
    addRow(row, amounts) {
      for (const { column, value } of amounts) {
        sinceTop = sinceTop.set(column.column, add(sinceTop.get(column.column) ?? zero, value))
        sinceTotal = sinceTotal.set(column.column, add(sinceTotal.get(column.column) ?? zero, value))
      }
      if (columns.rowTotal === undefined) return
      const stated = readAmount(cellAt(row, columns.rowTotal), profile.unit)
      const place = { ...placeOf(match, row), column: profile.rowTotal?.header ?? '' }
      if (stated.kind === 'faulty') log.add(stated.code, place, stated.messageSv)
      if (stated.kind !== 'amount') return
      const read = sum(amounts.map(({ value }) => value))
      if (differs(stated.value, read)) {
        log.add(
          'I-069',
          place,
          `Raden summerar till ${shown(read)} men ${place.column} säger ${shown(stated.value)}. Skillnad ${shown(subtract(stated.value, read))}.`,
        )
      }
    },
    holdTotalRow(row) {
      totalRows += 1
      for (const column of columns.values) {
        const stated = readAmount(cellAt(row, column.column), profile.unit)
        const place = { ...placeOf(match, row), column: column.header }
        if (stated.kind === 'faulty') log.add(stated.code, place, stated.messageSv)
        if (stated.kind !== 'amount') continue
        const all = sinceTop.get(column.column) ?? zero
        if (differs(stated.value, all) && differs(stated.value, sinceTotal.get(column.column) ?? zero)) {
          log.add(
            'I-070',
            place,
            `Raderna summerar till ${shown(all)} men summaraden säger ${shown(stated.value)}. Skillnad ${shown(subtract(stated.value, all))}. Rader kan saknas.`,
          )
        }
      }
      sinceTotal = new Map()
    },
    finish() {
      if (profile.totalRowLabel === undefined || totalRows > 0) return
      log.add(
        'I-072',
        match.grid.sheet === undefined ? {} : { sheet: match.grid.sheet },
        `Raden ”${profile.totalRowLabel}” saknas, som enligt profilen ${profile.name} ska stå under beloppen. Filen kan vara avklippt.`,
      )
    },
  }
}

function shown(value: Exact): string {
  return formatSwedishNumber(value, { decimals: 2 })
}

interface RepeatFinder {
  add(row: GridRow, facts: readonly Fact[]): void
}

/**
 * The same keys on two rows. With the same amounts it looks like a row pasted twice, yet a list may honestly have two like
 * events: a warning, both count. With other amounts it is a finer grain than we keep: a note. A series that may not be summed
 * cannot have both: an error.
 */
function createRepeatFinder(match: ProfileMatch, log: FindingLog): RepeatFinder {
  const seen = new Map<string, { row: number; amounts: string }>()
  return {
    add(row, facts) {
      const [first] = facts
      if (!first) return
      const keys = facts.map((fact) => `${fact.series} ${scenarioKey(fact.scenario)} ${fact.period.from} ${fact.period.to}`)
      const key = JSON.stringify([first.orgUnit, first.dimensions, keys])
      const amounts = facts.map((fact) => `${fact.amount.numerator}/${fact.amount.denominator}`).join(' ')
      const earlier = seen.get(key)
      if (!earlier) {
        seen.set(key, { row: row.number, amounts })
        return
      }
      const place = placeOf(match, row)
      const what = `Raden har samma ${keyNames(match.profile)} som rad ${earlier.row}`
      if (facts.some((fact) => !seriesKinds[fact.series].additive)) {
        log.add(
          'I-029',
          place,
          `${what}, men ${seriesKinds[first.series].labelSv.toLowerCase()} kan bara ha ett värde. Ta bort den rad som inte gäller.`,
        )
      } else if (earlier.amounts === amounts) {
        if (facts.some((fact) => !isZero(fact.amount)))
          log.add('I-027', place, `${what} och samma belopp. Båda räknas: ta bort den ena om den kom med av misstag.`)
      } else {
        log.add('I-028', place, `${what} men andra belopp. Beloppen läggs ihop.`)
      }
    },
  }
}

/** "Konto, Kostnadsställe och Månad": the columns that tell rows apart. */
function keyNames(profile: MappingProfile): string {
  const sources = [...Object.values(profile.dimensions), profile.orgUnit]
  const headers = [
    ...sources.flatMap((from) => ('header' in from ? [from.header] : [])),
    ...(profile.month ? [profile.month.header] : []),
  ]
  return headers.length < 2 ? headers.join('') : `${headers.slice(0, -1).join(', ')} och ${headers.at(-1)}`
}

/**
 * What the file speaks for: per scenario the months of its value columns, those without any amount included, or from the
 * first to the last month of its rows, so that a corrected file also takes away rows that are gone from it.
 */
function toSlices(profile: MappingProfile, columns: Columns, rowMonths: ReadonlySet<Month>, facts: readonly Fact[]): Slice[] {
  if (facts.length === 0) return []
  return [...Map.groupBy(columns.values, (column) => scenarioKey(column.scenario))].flatMap(([scenario, ofScenario]) => {
    const months = ofScenario.flatMap(({ period: given }) => (given ? [given.from, given.to] : [...rowMonths])).sort()
    const [from] = months
    const to = months.at(-1)
    return from === undefined || to === undefined ? [] : [{ stream: profile.name, scenario, period: period(from, to) }]
  })
}

/** A sum for each value column as its sender wrote it, and for ledgers plus and minus apart. Values that may not be summed are left out. */
function toControlTotals(profile: MappingProfile, columns: Columns, facts: readonly Fact[]): ControlTotal[] {
  const inFileSign = (fact: Fact) =>
    fact.series === 'ledger' && profile.sign === 'statement' ? statementAmount(fact.amount) : fact.amount
  const additive = facts.filter((fact) => seriesKinds[fact.series].additive)
  const total = (labelSv: string, chosen: readonly Fact[]): ControlTotal => ({
    labelSv,
    amount: sum(chosen.map(inFileSign)),
    unitOfMeasure: displayUnits[profile.unit].base,
    factCount: chosen.length,
  })
  const byColumn = Map.groupBy(additive, (fact) => fact.source.column)
  const totals = columns.values.flatMap((column) => {
    const ofColumn = byColumn.get(column.header)
    const when = column.period === undefined ? '' : `, ${formatPeriod(column.period)}`
    return ofColumn ? [total(`Kolumn ${column.header} (${formatScenario(column.scenario)}${when})`, ofColumn)] : []
  })
  if (profile.series !== 'ledger') return totals
  for (const [scenario, ofScenario] of Map.groupBy(additive, (fact) => formatScenario(fact.scenario))) {
    totals.push(
      total(
        `Alla plusbelopp (${scenario})`,
        ofScenario.filter((fact) => inFileSign(fact).numerator > 0n),
      ),
    )
    totals.push(
      total(
        `Alla minusbelopp (${scenario})`,
        ofScenario.filter((fact) => inFileSign(fact).numerator < 0n),
      ),
    )
  }
  return totals
}

function placeOf({ grid }: ProfileMatch, row: GridRow): { sheet?: string; row: number } {
  return { ...(grid.sheet === undefined ? {} : { sheet: grid.sheet }), row: row.number }
}
