import { type AccountCode, accountCode, classOf, isIncomeStatementAccount, statementAmount } from '#domain/account.ts'
import type { ControlTotal, Slice } from '#domain/delivery.ts'
import type { DimensionName, Fact } from '#domain/fact.ts'
import type { MappingProfile } from '#domain/mapping-profile.ts'
import type { Month } from '#domain/month.ts'
import type { OrgUnitCode } from '#domain/organisation.ts'
import { formatPeriod, monthsOf, period } from '#domain/period.ts'
import { formatScenario, scenarioKey } from '#domain/scenario.ts'
import { type SeriesName, seriesKinds } from '#domain/series.ts'
import { displayUnits, type UnitOfMeasure } from '#domain/units-of-measure.ts'
import { type Exact, sum } from '#lib/exact.ts'
import { createCodeCheck } from '../code-check.ts'
import type { FindingLog } from '../finding-log.ts'
import type { Reference } from '../reference.ts'
import { rowCountSv } from '../row-count.ts'
import { type Cell, cellAt, cellText, type GridRow, isEmptyRow } from './grid.ts'
import { normalisedHeader, type ProfileMatch, placeOf } from './match-profile.ts'
import { monthFormsSv, parseMonthCell, parseMonthOfYear } from './parse-month.ts'
import { type AmountColumn, type KeySource, type ProfileColumns, type RowAmount, readColumns } from './profile-columns.ts'
import { readAmount, rounded } from './read-amount.ts'
import { createRepeatFinder } from './repeated-rows.ts'
import { createSumsCheck } from './sums-check.ts'
import { createWordReader } from './word-reader.ts'

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

interface RowReader {
  read(row: GridRow): void
  finish(): RowFacts
}

function createRowReader(
  match: ProfileMatch,
  columns: ProfileColumns,
  fileName: string,
  reference: Reference,
  log: FindingLog,
): RowReader {
  const { profile, grid } = match
  const codes = createCodeCheck(reference, log)
  const words = createWordReader(profile, log)
  const sums = createSumsCheck(match, columns, log)
  const repeats = createRepeatFinder(match, log)
  const facts: Fact[] = []
  const months = new Set<Month>()
  let balanceRows = 0
  let firstSkipped: GridRow | undefined
  let skippedRows = 0

  function read(row: GridRow): void {
    if (isTotalRow(row, profile)) {
      sums.holdTotalRow(row)
      return
    }
    const { amounts, faulty } = readAmounts(row)
    if (amounts.length === 0) {
      if (faulty) return
      firstSkipped ??= row
      skippedRows += 1
      return
    }
    sums.addRow(row, amounts)
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

  function readAmounts(row: GridRow): { amounts: RowAmount[]; faulty: boolean } {
    const amounts: RowAmount[] = []
    let faulty = false
    for (const column of columns.values) {
      const amount = readAmount(cellAt(row, column.column), column.unit)
      if (amount.kind === 'amount') amounts.push({ column, value: amount.value })
      if (amount.kind === 'faulty') {
        faulty = true
        log.add(amount.code, { ...placeOf(match, row), column: column.header }, amount.messageSv)
      }
    }
    return { amounts, faulty }
  }

  /** Everything about a row but its amounts. All faults are told, not the first alone. */
  function readKeys(row: GridRow, total: Exact, amounts: readonly RowAmount[]): RowKeys | 'balance-account' | undefined {
    const month = readMonth(row)
    const unitText = keyText(row, columns.orgUnit)
    const dimensions: Partial<Record<DimensionName, string>> = {}
    let whole = true
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
      if (classOf(account) !== undefined && !isIncomeStatementAccount(account)) return 'balance-account'
      if (!isKnownAccount(row, account, total)) whole = false
    }
    if (unitText === undefined || month === 'faulty') return undefined
    const spans = amounts.flatMap(({ column }) => monthsOfAmount(column, month))
    const place = { ...placeOf(match, row), ...('header' in columns.orgUnit ? { column: columns.orgUnit.header } : {}) }
    const orgUnit = codes.unitOf(unitText, spans, total, place)
    if (!whole || orgUnit === undefined) return undefined
    if (month !== undefined) months.add(month)
    return { orgUnit, month, dimensions }
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
    const yearCell = columns.year === undefined ? undefined : keyCell(row, columns.year)
    const month = yearCell ? parseMonthOfYear(yearCell, cell) : parseMonthCell(cell)
    if (month !== undefined) return month
    const column = profile.month.header
    if (yearCell) {
      log.add(
        'I-024',
        { ...placeOf(match, row), column },
        `”${cellText(yearCell)}” och ”${cellText(cell)}” är inte år och månad. Skriv till exempel 2025 och 8, eller 2025 och augusti.`,
      )
      return 'faulty'
    }
    log.add(
      'I-024',
      { ...placeOf(match, row), column },
      `”${cellText(cell)}” är ingen månad. Skriv till exempel ${monthFormsSv}.`,
    )
    return 'faulty'
  }

  /** A key's text; a finding and undefined when the cell is empty or an error. "5210 Hyror" is 5210 where that code is known. */
  function keyText(row: GridRow, source: KeySource, isKnown?: (text: string) => boolean, mayBeEmpty = false): string | undefined {
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
    const unitOfMeasure: UnitOfMeasure = isPrintedValue ? seriesKinds[series].unitOfMeasure : displayUnits[column.unit].base
    const amount = rounded(series === 'ledger' && profile.sign === 'statement' ? statementAmount(value) : value, unitOfMeasure)
    return {
      id: '',
      series,
      orgUnit: keys.orgUnit,
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
    sums.finish()
    if (balanceRows > 0) log.add('I-030', {}, `${rowCountSv(balanceRows)} står på konton utanför klass 3–8 och läses inte in.`)
    if (firstSkipped) {
      const more = skippedRows > 1 ? `, och ${rowCountSv(skippedRows - 1)} till` : ''
      log.add('I-074', placeOf(match, firstSkipped), `Raden har inga belopp och läses inte${more}.`)
    }
    if (facts.length === 0 && !log.hasErrors()) {
      log.add('I-013', grid.sheet === undefined ? {} : { sheet: grid.sheet }, 'Under rubrikerna finns inga rader med belopp.')
    }
    return { facts, slices: toSlices(profile, columns, months, facts), controlTotals: toControlTotals(profile, columns, facts) }
  }

  return { read, finish }
}

interface RowKeys {
  readonly orgUnit: OrgUnitCode
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

/**
 * What the file speaks for: per scenario the months of its value columns, those without any amount included, or from the
 * first to the last month of its rows, so that a corrected file also takes away rows that are gone from it.
 */
function toSlices(
  profile: MappingProfile,
  columns: ProfileColumns,
  rowMonths: ReadonlySet<Month>,
  facts: readonly Fact[],
): Slice[] {
  if (facts.length === 0) return []
  return [...Map.groupBy(columns.values, (column) => scenarioKey(column.scenario))].flatMap(([scenario, ofScenario]) => {
    const months = ofScenario.flatMap(({ period: given }) => (given ? [given.from, given.to] : [...rowMonths])).sort()
    const [from] = months
    const to = months.at(-1)
    return from === undefined || to === undefined ? [] : [{ stream: profile.name, scenario, period: period(from, to) }]
  })
}

/** A sum for each value column as its sender wrote it, and for ledgers plus and minus apart. Values that may not be summed are left out. */
function toControlTotals(profile: MappingProfile, columns: ProfileColumns, facts: readonly Fact[]): ControlTotal[] {
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
