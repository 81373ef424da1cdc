import { classOf, isIncomeStatementAccount } from '#domain/account.ts'
import type { ControlTotal, Slice } from '#domain/delivery.ts'
import type { Dimensions, Fact } from '#domain/fact.ts'
import { type Month, yearOf } from '#domain/month.ts'
import { orgUnitCode, pathToRoot } from '#domain/organisation.ts'
import { period } from '#domain/period.ts'
import { actual, decidedBudget, formatScenario, scenarioKey } from '#domain/scenario.ts'
import { type Exact, sum } from '#lib/exact.ts'
import { type CodeCheck, createCodeCheck } from '../../code-check.ts'
import type { FindingLog } from '../../finding-log.ts'
import type { Reference } from '../../reference.ts'
import { costCentreDimension, type Entry } from './entry.ts'
import { fromPeriodAmounts } from './period-amounts.ts'
import type { SieFile, SiePeriodAmount } from './read.ts'
import { fromVouchers } from './vouchers.ts'

/** SIE 4B reserves dimension 6 for projects. */
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
    const fiscalYear = file.years.get(year)
    const speakFor = (month: Month) => {
      if (!fiscalYear || (fiscalYear.from <= month && month <= fiscalYear.to)) months.add(month)
    }
    for (const line of file.periodAmounts) if (line.year === year && scenarioOf(line) === scenario) speakFor(line.month)
    if (scenario === 'actual' && year === 0) {
      for (const voucher of file.vouchers) speakFor(voucher.month)
      if (file.through && fiscalYear) speakFor(file.through)
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
