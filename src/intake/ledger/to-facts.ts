import { type AccountCode, classOf, isIncomeStatementAccount } from '#domain/account.ts'
import type { ControlTotal, Reading, Slice } from '#domain/delivery.ts'
import type { Dimensions, Fact } from '#domain/fact.ts'
import { exactKronor, type Ore, ore } from '#domain/money.ts'
import { type Month, yearOf } from '#domain/month.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { covers, monthsOf, type Period, period } from '#domain/period.ts'
import { formatScenario, type Scenario, scenarioKey } from '#domain/scenario.ts'
import { type CodeCheck, createCodeCheck } from '../code-check.ts'
import type { FindingLog } from '../finding-log.ts'
import type { Reference } from '../reference.ts'
import { createUnitIndex } from '../unit-index.ts'
import { createDimensionRoles, type DimensionRoles, type Rest } from './dimension-roles.ts'
import type { LedgerFile, PeriodAmount } from './ledger-file.ts'
import { fromPeriodAmounts } from './period-amounts.ts'
import { fromVouchers, isToldByVouchers } from './vouchers.ts'
import { createWithoutCostCentre } from './without-cost-centre.ts'
import { fromYearAmounts } from './year-amounts.ts'

/**
 * The ledger's amounts by month, account and cost centre, in the ledger's own sign (debit +).
 *
 * 1. Period amounts are monthly changes and are the actuals; budgets are the decided budget.
 * 2. An account may stand both as a total and split on objects, sometimes split in several ways at once. The facts are
 *    the split that has cost centres; the total is a control that the split must meet.
 * 3. Without period amounts the vouchers are the actuals; with both, the one is a control of the other.
 * 4. Only the income statement's accounts (classes 3–8) become facts; the rest is a control total.
 */
export function toFacts(
  file: LedgerFile,
  fileName: string,
  reference: Reference,
  log: FindingLog,
): Pick<Reading, 'facts' | 'slices' | 'controlTotals'> {
  const profile = reference.ledgerProfiles?.find(({ sender }) => sender === file.sender)
  const roles = createDimensionRoles(file.dimensions, profile, log)
  const without = createWithoutCostCentre(profile, roles, log)
  if (file.isForEntry) reportForEntry(log)
  reportCurrency(file, log)
  const toldByVouchers = isToldByVouchers(file, roles)
  const lines = [
    fromPeriodAmounts(file, toldByVouchers, roles, without, log),
    fromVouchers(file, toldByVouchers, roles, without, log),
    fromYearAmounts(file, without, log),
  ].flat()
  without.report()

  const facts = writeFacts(lines, fileName, roles, createCodeCheck(reference, log))
  if (facts.length === 0 && !log.hasErrors()) {
    log.add('I-013', {}, 'Filen har inga periodsaldon eller verifikationer på resultatkonton med kostnadsställe.')
  }
  return { facts, slices: toSlices(file, lines, roles, reference), controlTotals: toControlTotals(file, lines, log) }
}

/** Amounts are kronor from here on: books in another currency would be added to them. */
function reportCurrency({ currency = 'SEK' }: LedgerFile, log: FindingLog): void {
  if (currency.toUpperCase() === 'SEK') return
  log.add('I-056', {}, `Filens belopp är i ${currency}. Bara kronor (SEK) läses in: exportera i redovisningsvalutan kronor.`)
}

function reportForEntry(log: FindingLog): void {
  log.add(
    'I-055',
    {},
    'Filen är en importfil (SIE 4I eller SieEntry) med verifikationer på väg in i ekonomisystemet, inte hela redovisningen. ' +
      'Godkänns den ersätter den allt som är inläst för samma månader.',
  )
}

function writeFacts(lines: readonly PeriodAmount[], fileName: string, roles: DimensionRoles, codes: CodeCheck): Fact[] {
  const dimensionsOf = createDimensionsPool()
  const monthsIn = new Map<Period, readonly Month[]>()
  const facts: Fact[] = []
  for (const { account, objects, amount, period: when, scenario, row } of lines) {
    const { costCentre = '', rest } = roles.of(objects)
    let months = monthsIn.get(when)
    if (!months) {
      months = monthsOf(when)
      monthsIn.set(when, months)
    }
    const place = { row }
    const exact = exactKronor(amount)
    const accountKnown = codes.isKnownAccount(account, exact, place)
    const unitKnown = codes.isKnownUnit(costCentre, months, exact, place)
    if (!accountKnown || !unitKnown) continue
    facts.push({
      id: '',
      series: 'ledger',
      orgUnit: orgUnitCode(costCentre),
      period: when,
      scenario,
      dimensions: dimensionsOf(account, rest),
      amount: exact,
      unitOfMeasure: 'sek',
      source: { fileName, row },
    })
  }
  codes.report()
  return facts
}

/** One object for each account with each counterparty and project. */
function createDimensionsPool(): (account: AccountCode, rest: Rest) => Dimensions {
  const pool = new Map<Rest, Map<AccountCode, Dimensions>>()
  return (account, rest) => {
    let ofRest = pool.get(rest)
    if (!ofRest) {
      ofRest = new Map()
      pool.set(rest, ofRest)
    }
    const known = ofRest.get(account) ?? { account, ...rest }
    ofRest.set(account, known)
    return known
  }
}

/**
 * What the file speaks for: per scenario and fiscal year the months from the first to the last that it has any line for,
 * balance accounts and zeros included, so that a corrected file also takes away an account's line that is gone from it.
 * What the file says that it reaches can be further than the last line. Not from the year's beginning: some systems export
 * the latest month alone, and the months before must then stand.
 */
function toSlices(file: LedgerFile, lines: readonly PeriodAmount[], roles: DimensionRoles, reference: Reference): Slice[] {
  const spokenFor = new Map<string, { scenario: string; year: number; months: Set<Month> }>()
  const monthsFor = (scenario: Scenario, year: number) => {
    const key = `${scenarioKey(scenario)} ${year}`
    const known = spokenFor.get(key) ?? { scenario: scenarioKey(scenario), year, months: new Set() }
    spokenFor.set(key, known)
    return known.months
  }
  eachRun(lines, ({ scenario, year, period: { from, to } }) => monthsFor(scenario, year).add(from).add(to))
  const within = (year: number, { from, to }: Period, months: Set<Month>) => {
    const fiscalYear = file.years.get(year)
    if (!fiscalYear || covers(fiscalYear, { from, to })) months.add(from).add(to)
  }
  eachRun(file.periodAmounts, ({ scenario, year, period: when }) => {
    const known = spokenFor.get(`${scenarioKey(scenario)} ${year}`)
    if (known) within(year, when, known.months)
  })
  const own = spokenFor.get('actual 0')
  if (own) {
    for (const voucher of file.vouchers) for (const { period: when } of voucher.rows) within(0, when, own.months)
    if (file.through && file.years.has(0)) within(0, period(file.through), own.months)
  }

  const stream = streamOf(file, lines, roles, reference)
  const slices: Slice[] = []
  for (const { scenario, months } of spokenFor.values()) {
    const inOrder = [...months].sort()
    const [from] = inOrder
    const to = inOrder.at(-1)
    if (from !== undefined && to !== undefined) slices.push({ stream, scenario, period: period(from, to) })
  }
  return slices
}

/** Calls for the first of each run of lines: what is told of it holds for them all. */
function eachRun(lines: readonly PeriodAmount[], act: (first: PeriodAmount) => void): void {
  let latest: PeriodAmount | undefined
  for (const line of lines) {
    if (isSameRun(latest, line)) continue
    latest = line
    act(line)
  }
}

/** Files are sorted: thousands of lines on end are of the same scenario, year and months. */
function isSameRun(previous: PeriodAmount | undefined, line: PeriodAmount): boolean {
  return previous?.period === line.period && previous.year === line.year && previous.scenario === line.scenario
}

/**
 * Whose ledger it is: the sender, and the administration when all its cost centres belong to one. Several administrations
 * of a region report under the same organisation number, and one's file must never replace another's.
 */
function streamOf(file: LedgerFile, lines: readonly PeriodAmount[], roles: DimensionRoles, reference: Reference): string {
  const units = createUnitIndex(reference.organisation)
  const administrations = new Set<string>()
  const seen = new Map<Period, Set<string>>()
  for (const { objects, period: when } of lines) {
    const { costCentre = '' } = roles.of(objects)
    let ofPeriod = seen.get(when)
    if (!ofPeriod) {
      ofPeriod = new Set()
      seen.set(when, ofPeriod)
    }
    if (ofPeriod.has(costCentre)) continue
    ofPeriod.add(costCentre)
    const administration = units.administrationOf(orgUnitCode(costCentre), when.from)
    if (administration !== undefined) administrations.add(administration)
  }
  const [only] = administrations
  return administrations.size === 1 ? `ledger/${file.sender}/${only}` : `ledger/${file.sender}`
}

/** Debit, credit and net per scenario and calendar year: what the sender reads in their own system's trial balance. */
function toControlTotals(file: LedgerFile, lines: readonly PeriodAmount[], log: FindingLog): ControlTotal[] {
  const years = new Map<string, { debit: Sum; credit: Sum; net: Sum }>()
  let sums = { debit: emptySum(), credit: emptySum(), net: emptySum() }
  let latest: PeriodAmount | undefined
  for (const line of lines) {
    if (!isSameRun(latest, line)) {
      const key = `${formatScenario(line.scenario)} ${yearOf(line.period.from)}`
      sums = years.get(key) ?? { debit: emptySum(), credit: emptySum(), net: emptySum() }
      years.set(key, sums)
      latest = line
    }
    if (line.amount > 0) addToSum(sums.debit, line.amount)
    if (line.amount < 0) addToSum(sums.credit, line.amount)
    addToSum(sums.net, line.amount)
  }
  const totals: ControlTotal[] = []
  for (const [key, { debit, credit, net }] of years) {
    totals.push(controlTotal(`Resultatkonton, ${key}: debet`, debit))
    totals.push(controlTotal(`Resultatkonton, ${key}: kredit`, credit))
    totals.push(controlTotal(`Resultatkonton, ${key}: debet − kredit`, net))
  }

  const others = emptySum()
  const accounts = new Set<AccountCode>()
  for (const { scenario, objects, account, amount } of file.periodAmounts) {
    if (scenario.kind !== 'actual' || objects.combination !== '' || isIncomeStatementAccount(account)) continue
    accounts.add(account)
    addToSum(others, amount)
  }
  if (accounts.size > 0) {
    totals.push(controlTotal('Konton utanför resultaträkningen, läses inte in: debet − kredit', others))
    const withoutClass = [...accounts].filter((account) => classOf(account) === undefined)
    const tail = withoutClass.length > 0 ? ` Av dem saknar ${withoutClass.slice(0, 3).join(', ')} kontoklass.` : ''
    log.add('I-030', {}, `${accounts.size} konton utanför klass 3–8 finns i filen och läses inte in.${tail}`)
  }
  return totals
}

interface Sum {
  amount: Ore
  count: number
}

function emptySum(): Sum {
  return { amount: ore(0), count: 0 }
}

function addToSum(sum: Sum, amount: Ore): void {
  sum.amount = ore(sum.amount + amount)
  sum.count += 1
}

function controlTotal(labelSv: string, { amount, count }: Sum): ControlTotal {
  return { labelSv, amount: exactKronor(amount), unitOfMeasure: 'sek', factCount: count }
}
