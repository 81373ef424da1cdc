import { type AccountCode, classOf, isIncomeStatementAccount } from '#domain/account.ts'
import type { ControlTotal, Slice } from '#domain/delivery.ts'
import type { Dimensions, Fact } from '#domain/fact.ts'
import { formatMonth, type Month, yearOf } from '#domain/month.ts'
import { orgUnitCode, pathToRoot } from '#domain/organisation.ts'
import { period } from '#domain/period.ts'
import { actual, decidedBudget, formatScenario, type Scenario, scenarioKey } from '#domain/scenario.ts'
import { add, type Exact, equals, isZero, subtract, sum, zero } from '#lib/exact.ts'
import { formatSwedishNumber } from '#lib/swedish-numbers.ts'
import { type CodeCheck, createCodeCheck } from '../../code-check.ts'
import type { FindingLog } from '../../finding-log.ts'
import type { Reference } from '../../reference.ts'
import type { SieFile, SiePeriodAmount, SieVoucher, SieYearAmount } from './read.ts'

/** SIE 4B reserves dimension 1 for cost centres and 6 for projects. */
const costCentreDimension = '1'
const projectDimension = '6'
/** Where Swedish ledgers put the counterparty when the file does not name its dimension: the first free number. */
const usualCounterpartyDimension = '20'

export interface SieFacts {
  readonly facts: Fact[]
  readonly slices: Slice[]
  readonly controlTotals: ControlTotal[]
}

/**
 * The ledger's amounts by month, account and cost centre, in the ledger's own sign (debit +).
 *
 * 1. Period balances (#PSALDO) are monthly changes and are the actuals; #PBUDGET is the decided budget.
 * 2. An account may stand both as a total `{}` and split on objects, sometimes split in several ways at once. The facts are
 *    the split that has cost centres; the total is a control that the split must meet.
 * 3. Without period balances the vouchers are the actuals; with both, the vouchers are a control.
 * 4. Only the income statement's accounts (classes 3–8) become facts; the rest is a control total.
 */
export function toFacts(file: SieFile, fileName: string, reference: Reference, log: FindingLog): SieFacts {
  const codes = createCodeCheck(reference, log)
  const dimensions = readDimensions(file, log)
  const entries = [...fromPeriodAmounts(file, log), ...fromVouchers(file, log)]
  const facts = entries.flatMap((entry) => toFact(entry, fileName, dimensions, codes) ?? [])
  codes.report()
  if (facts.length === 0 && !log.hasErrors()) reportNothing(file, log)

  return {
    facts,
    slices: toSlices(file, entries, reference),
    controlTotals: toControlTotals(file, entries, log),
  }
}

/** One amount on its way to become a fact. */
interface Entry {
  readonly scenario: Scenario
  readonly year: number
  readonly month: Month
  readonly account: AccountCode
  readonly objects: ReadonlyMap<string, string>
  readonly amount: Exact
  readonly row: number
}

function fromPeriodAmounts(file: SieFile, log: FindingLog): Entry[] {
  const kinds = [
    ['actual', actual],
    ['budget', decidedBudget],
  ] as const
  return kinds.flatMap(([kind, scenario]) => {
    const lines = file.periodAmounts.filter((line) => line.kind === kind && isIncomeStatementAccount(line.account))
    return [...Map.groupBy(lines, (line) => line.year)].flatMap(([year, all]) => {
      const ofYear = withinYear(file, year, all, log)
      reportDuplicates(ofYear, log)
      const stated = kind === 'actual' ? statedYearAmounts(file, year) : []
      const totals = hasTotals(ofYear, stated) ? ofYear.filter((line) => line.objects.size === 0) : []
      reportYearAmounts(stated, totals.length > 0 ? totals : ofYear, log)
      return chooseLines(ofYear, totals, scenario, year, log).map((line) => ({ ...line, scenario }))
    })
  })
}

function statedYearAmounts(file: SieFile, year: number): SieYearAmount[] {
  return file.yearAmounts.filter((line) => line.year === year && isIncomeStatementAccount(line.account))
}

/**
 * Whether lines without objects `{}` are the accounts' totals, as the standard has it. Some programs write there what is left
 * when the split lines are taken away; #RES tells which, by the reading under which more accounts come to their year's amount.
 */
function hasTotals(lines: readonly SiePeriodAmount[], stated: readonly SieYearAmount[]): boolean {
  const totals = lines.filter((line) => line.objects.size === 0)
  const tied = (readAs: readonly SiePeriodAmount[]) => {
    const sums = sumBy(readAs, (line) => line.account)
    return stated.filter(({ account, amount }) => equals(sums.get(account) ?? zero, amount)).length
  }
  return totals.length > 0 && tied(totals) >= tied(lines)
}

/**
 * The lines that split the accounts on cost centres. All of them together when that meets the totals (some lines then have
 * a project, some not); else the one combination of dimensions that comes nearest (the same amounts stand split in
 * several ways). What the totals have and the chosen split has not, is without cost centre: an error, never a silent loss.
 */
function chooseLines(
  lines: readonly SiePeriodAmount[],
  totals: readonly SiePeriodAmount[],
  scenario: Scenario,
  year: number,
  log: FindingLog,
): SiePeriodAmount[] {
  const split = lines.filter((line) => line.objects.has(costCentreDimension))
  if (split.length === 0) {
    reportNoCostCentres(lines, scenario, year, log)
    return []
  }
  if (totals.length === 0) {
    for (const line of lines) if (!line.objects.has(costCentreDimension)) reportWithoutCostCentre(line, log)
    return split
  }

  const expected = sumBy(totals, accountAndMonth)
  const combinations = [...Map.groupBy(split, (line) => [...line.objects.keys()].sort().join('+'))]
    .sort(([a], [b]) => b.split('+').length - a.split('+').length)
    .map(([, ofCombination]) => ofCombination)
  const candidates = combinations.length === 1 ? [split] : [split, ...combinations]
  const weighed = candidates.map((candidate) => ({
    candidate,
    differences: differencesOf(expected, sumBy(candidate, accountAndMonth)),
  }))
  const best = weighed.reduce((nearest, other) => (other.differences.length < nearest.differences.length ? other : nearest))
  const rows = new Map(totals.map((line) => [accountAndMonth(line), line]))
  for (const { key, left, right } of best.differences) {
    const line = rows.get(key) ?? best.candidate.find((other) => accountAndMonth(other) === key)
    if (line) reportUntied(line, left, right, scenario, log)
  }
  return best.candidate
}

function reportUntied(line: SiePeriodAmount, total: Exact, split: Exact, scenario: Scenario, log: FindingLog): void {
  log.add(
    'I-023',
    { row: line.row },
    `Konto ${line.account}, ${formatMonth(line.month)} (${formatScenario(scenario)}): summaraden är ${kronor(total)} men raderna med ` +
      `kostnadsställe ger ${kronor(split)}. ${kronor(subtract(total, split))} saknar kostnadsställe eller står dubbelt. ` +
      'Rätta i ekonomisystemet och exportera på nytt.',
  )
}

function reportWithoutCostCentre(
  line: { account: AccountCode; month: Month; amount: Exact; row: number },
  log: FindingLog,
): void {
  if (isZero(line.amount)) return
  log.add(
    'I-023',
    { row: line.row },
    `Konto ${line.account}, ${formatMonth(line.month)}: ${kronor(line.amount)} saknar kostnadsställe (dimension ${costCentreDimension}). ` +
      'Fördela beloppet i ekonomisystemet och exportera på nytt.',
  )
}

/** The file's own year must have cost centres. A budget, or the year before, may stand as totals only: it is left out. */
function reportNoCostCentres(lines: readonly SiePeriodAmount[], scenario: Scenario, year: number, log: FindingLog): void {
  const [first] = lines.filter((line) => !isZero(line.amount))
  if (!first) return
  const what = `${formatScenario(scenario)} ${yearOf(first.month)}`
  if (scenario.kind === 'actual' && year === 0) {
    log.add(
      'I-023',
      { row: first.row },
      `Filen har inga kostnadsställen för ${what}. Exportera med objekt: SIE typ 3 eller 4 med dimension ${costCentreDimension} Kostnadsställe.`,
    )
  } else {
    log.add('I-049', { row: first.row }, `Filen har inga kostnadsställen för ${what}: de beloppen läses inte in.`)
  }
}

/** The lines whose month lies in the fiscal year that they name. Others would count in two years: they are left out, aloud. */
function withinYear(file: SieFile, year: number, lines: readonly SiePeriodAmount[], log: FindingLog): SiePeriodAmount[] {
  const fiscalYear = file.years.get(year)
  const [first] = lines
  if (!fiscalYear) {
    if (first)
      log.add(
        'I-042',
        { row: first.row },
        `Filen har belopp för år ${year} men ingen #RAR ${year} som säger vilka månader det är.`,
      )
    return []
  }
  const [outside, ...more] = lines.filter((line) => line.month < fiscalYear.from || line.month > fiscalYear.to)
  if (outside) {
    log.add(
      'I-048',
      { row: outside.row },
      `${formatMonth(outside.month)} ligger utanför räkenskapsår ${year} (${formatMonth(fiscalYear.from)}–${formatMonth(fiscalYear.to)}). ` +
        `Raden läses inte in${more.length > 0 ? `, och inte heller ${more.length} till` : ''}.`,
    )
  }
  return lines.filter((line) => fiscalYear.from <= line.month && line.month <= fiscalYear.to)
}

/** SIE gives each month, account and combination of objects one line; two of them count twice, and a person should know. */
function reportDuplicates(lines: readonly SiePeriodAmount[], log: FindingLog): void {
  for (const same of Map.groupBy(lines, keyOfLine).values()) {
    const [first, second] = same
    if (!first || !second) continue
    log.add(
      'I-027',
      { row: second.row },
      `Konto ${second.account}, ${formatMonth(second.month)} står på ${same.length} rader med samma objekt (första på rad ${first.row}). Alla räknas.`,
    )
  }
}

function keyOfLine(line: SiePeriodAmount): string {
  return [line.account, line.month, ...[...line.objects].flat()].join('\u0000')
}

/** #RES is the year's amount of an account: when the months do not come to it, months are missing or the file was cut. */
function reportYearAmounts(stated: readonly SieYearAmount[], lines: readonly SiePeriodAmount[], log: FindingLog): void {
  const byAccount = sumBy(lines, (line) => line.account)
  for (const { year, account, amount, row } of stated) {
    const months = byAccount.get(account) ?? zero
    if (equals(amount, months)) continue
    log.add(
      'I-044',
      { row },
      `Konto ${account}: årets resultat (#RES ${year}) är ${kronor(amount)} men månaderna ger ${kronor(months)}. ` +
        'Månader kan saknas eller filen vara avklippt: jämför med ekonomisystemet innan du godkänner.',
    )
  }
}

function fromVouchers(file: SieFile, log: FindingLog): Entry[] {
  for (const voucher of file.vouchers) reportUnbalanced(voucher, log)
  const rows = file.vouchers.flatMap((voucher) =>
    voucher.rows.filter((row) => isIncomeStatementAccount(row.account)).map((row) => ({ ...row, month: voucher.month })),
  )
  if (file.periodAmounts.some((line) => line.kind === 'actual')) {
    compareWithVouchers(file, rows, log)
    return []
  }
  return rows.flatMap((row) => {
    if (row.objects.has(costCentreDimension)) return [{ ...row, scenario: actual, year: 0 }]
    reportWithoutCostCentre(row, log)
    return []
  })
}

function reportUnbalanced(voucher: SieVoucher, log: FindingLog): void {
  const difference = sum(voucher.rows.map((row) => row.amount))
  if (isZero(difference)) return
  log.add(
    'I-043',
    { row: voucher.row },
    `Verifikation ${voucher.nameSv}: debet och kredit skiljer ${kronor(difference)}. Rader kan saknas: exportera filen på nytt.`,
  )
}

/** Vouchers tell only the file's own year, and are compared in the months that they cover. */
function compareWithVouchers(
  file: SieFile,
  rows: readonly { account: AccountCode; month: Month; amount: Exact; row: number }[],
  log: FindingLog,
): void {
  const [first] = rows
  if (!first) return
  const months = new Set(rows.map((row) => row.month))
  const lines = file.periodAmounts.filter(
    (line) => line.kind === 'actual' && line.year === 0 && months.has(line.month) && isIncomeStatementAccount(line.account),
  )
  const totals = lines.filter((line) => line.objects.size === 0)
  const differences = differencesOf(sumBy(totals.length > 0 ? totals : lines, accountAndMonth), sumBy(rows, accountAndMonth))
  for (const { key, left, right } of differences) {
    const [account = '', month = ''] = key.split('\u0000')
    log.add(
      'I-045',
      { row: (lines.find((line) => accountAndMonth(line) === key) ?? first).row },
      `Konto ${account}, ${formatMonth(month as Month)}: periodsaldot är ${kronor(left)} men verifikationerna ger ${kronor(right)}. Periodsaldot läses in.`,
    )
  }
}

interface DimensionNumbers {
  readonly counterparty: string | undefined
}

function readDimensions(file: SieFile, log: FindingLog): DimensionNumbers {
  const named = [...file.dimensions].find(([, name]) => /motpart/i.test(name))?.[0]
  const counterparty = named ?? (file.dimensions.has(usualCounterpartyDimension) ? undefined : usualCounterpartyDimension)
  const read = new Set([costCentreDimension, projectDimension, counterparty])
  const others = [...file.dimensions].filter(([dimension]) => !read.has(dimension))
  if (others.length > 0) {
    const list = others.map(([dimension, name]) => `${dimension} ${name}`.trim()).join(', ')
    log.add('I-047', {}, `Dimensioner som finns i filen men inte läses in: ${list}.`)
  }
  return { counterparty }
}

function toFact(entry: Entry, fileName: string, { counterparty }: DimensionNumbers, codes: CodeCheck): Fact | undefined {
  const { objects, account, amount, month, row, scenario } = entry
  const unit = objects.get(costCentreDimension) ?? ''
  const place = { row }
  const accountKnown = codes.isKnownAccount(account, amount, place)
  const unitKnown = codes.isKnownUnit(unit, [month], amount, place)
  if (!accountKnown || !unitKnown) return undefined

  const project = objects.get(projectDimension)
  const withWhom = counterparty === undefined ? undefined : objects.get(counterparty)
  const dimensions: Dimensions = {
    account,
    ...(withWhom === undefined ? {} : { counterparty: withWhom }),
    ...(project === undefined ? {} : { project }),
  }
  return {
    id: '',
    series: 'ledger',
    orgUnit: orgUnitCode(unit),
    period: period(month),
    scenario,
    dimensions,
    amount,
    unitOfMeasure: 'sek',
    source: { fileName, row },
  }
}

/**
 * What the file speaks for: per scenario and fiscal year the months from the first to the last that it has any line for,
 * balance accounts and zeros included, so that a corrected file also takes away an account's line that is gone from it.
 * #OMFATTN can reach further than the last line. Not from the year's beginning: some systems export the latest month alone,
 * and the months before must then stand.
 */
function toSlices(file: SieFile, entries: readonly Entry[], reference: Reference): Slice[] {
  const stream = streamOf(file, entries, reference)
  const slices: Slice[] = []
  for (const [key, ofYear] of Map.groupBy(entries, (entry) => `${scenarioKey(entry.scenario)}\u0000${entry.year}`)) {
    const [scenario = '', yearText = ''] = key.split('\u0000')
    const year = Number(yearText)
    const months = new Set(ofYear.map((entry) => entry.month))
    for (const line of file.periodAmounts) if (line.year === year && scenarioOf(line) === scenario) months.add(line.month)
    if (scenario === 'actual' && year === 0) {
      for (const voucher of file.vouchers) months.add(voucher.month)
      const fiscalYear = file.years.get(0)
      if (file.through && fiscalYear && file.through >= fiscalYear.from && file.through <= fiscalYear.to) months.add(file.through)
    }
    const inOrder = [...months].sort()
    const [from] = inOrder
    const to = inOrder.at(-1)
    if (from !== undefined && to !== undefined) slices.push({ stream, scenario, period: period(from, to) })
  }
  return slices
}

/**
 * Whose ledger it is: the sender, and the administration when all its cost centres belong to one. Several administrations
 * of a region report under the same organisation number, and one's file must never replace another's.
 */
function streamOf(file: SieFile, entries: readonly Entry[], reference: Reference): string {
  const administrations = new Set<string>()
  const seen = new Set<string>()
  for (const { objects, month } of entries) {
    const code = objects.get(costCentreDimension) ?? ''
    if (seen.has(`${code} ${month}`)) continue
    seen.add(`${code} ${month}`)
    const path = pathToRoot(reference.organisation, orgUnitCode(code), month)
    const administration = path.find((unit) => unit.level === 'administration')
    if (administration) administrations.add(administration.code)
  }
  const [only] = administrations
  return administrations.size === 1 ? `ledger/${file.sender}/${only}` : `ledger/${file.sender}`
}

/** Debit, credit and net per scenario and calendar year: what the sender reads in their own system's trial balance. */
function toControlTotals(file: SieFile, entries: readonly Entry[], log: FindingLog): ControlTotal[] {
  const totals: ControlTotal[] = []
  for (const [key, group] of Map.groupBy(entries, (entry) => `${formatScenario(entry.scenario)} ${yearOf(entry.month)}`)) {
    const debit = group.filter((entry) => entry.amount.numerator > 0n)
    const credit = group.filter((entry) => entry.amount.numerator < 0n)
    for (const [word, amounts] of [
      ['debet', debit],
      ['kredit', credit],
      ['debet − kredit', group],
    ] as const) {
      totals.push(controlTotal(`Resultatkonton, ${key}: ${word}`, amounts))
    }
  }
  const others = file.periodAmounts.filter(
    (line) => line.kind === 'actual' && line.objects.size === 0 && !isIncomeStatementAccount(line.account),
  )
  if (others.length > 0) {
    totals.push(controlTotal('Konton utanför resultaträkningen, läses inte in: debet − kredit', others))
    const accounts = new Set(others.map((line) => line.account))
    const withoutClass = [...accounts].filter((account) => classOf(account) === undefined)
    const tail = withoutClass.length > 0 ? ` Av dem saknar ${withoutClass.slice(0, 3).join(', ')} kontoklass.` : ''
    log.add('I-030', {}, `${accounts.size} konton utanför klass 3–8 finns i filen och läses inte in.${tail}`)
  }
  return totals
}

function controlTotal(labelSv: string, amounts: readonly { amount: Exact }[]): ControlTotal {
  return { labelSv, amount: sum(amounts.map((entry) => entry.amount)), unitOfMeasure: 'sek', factCount: amounts.length }
}

function reportNothing(file: SieFile, log: FindingLog): void {
  if (file.periodAmounts.length === 0 && file.vouchers.length === 0 && file.yearAmounts.length > 0) {
    log.add('I-050', {}, 'Filen har bara årssaldon (SIE typ 1). Exportera med månader och kostnadsställen: SIE typ 3 eller 4.')
  } else {
    log.add('I-013', {}, 'Filen har inga periodsaldon eller verifikationer på resultatkonton med kostnadsställe.')
  }
}

function scenarioOf(line: SiePeriodAmount): string {
  return scenarioKey(line.kind === 'budget' ? decidedBudget : actual)
}

function accountAndMonth({ account, month }: { account: AccountCode; month: Month }): string {
  return `${account}\u0000${month}`
}

function kronor(amount: Exact): string {
  return `${formatSwedishNumber(amount, { decimals: 2 })}\u00a0kr`
}

function differencesOf(
  left: ReadonlyMap<string, Exact>,
  right: ReadonlyMap<string, Exact>,
): { key: string; left: Exact; right: Exact }[] {
  return [...new Set([...left.keys(), ...right.keys()])]
    .map((key) => ({ key, left: left.get(key) ?? zero, right: right.get(key) ?? zero }))
    .filter((pair) => !equals(pair.left, pair.right))
}

function sumBy<Item extends { amount: Exact }>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Exact> {
  const sums = new Map<string, Exact>()
  for (const item of items) {
    const key = keyOf(item)
    sums.set(key, add(sums.get(key) ?? zero, item.amount))
  }
  return sums
}
