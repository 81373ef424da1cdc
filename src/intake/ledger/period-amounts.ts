import { type AccountCode, isIncomeStatementAccount } from '#domain/account.ts'
import { type Ore, ore } from '#domain/money.ts'
import { yearOf } from '#domain/month.ts'
import { formatPeriod } from '#domain/period.ts'
import { formatScenario, type Scenario } from '#domain/scenario.ts'
import type { FindingLog } from '../finding-log.ts'
import { type AccountPeriod, addTo, byAccountAndPeriod, sumLines } from './account-periods.ts'
import { reportBalances, reportObjectBalances, reportYearAmounts, statedChanges } from './balances.ts'
import type { DimensionRoles } from './dimension-roles.ts'
import { kronor } from './kronor.ts'
import type { LedgerFile, LedgerObjects, PeriodAmount } from './ledger-file.ts'
import { withinYear } from './within-year.ts'
import type { WithoutCostCentre } from './without-cost-centre.ts'

/**
 * The income statement's amounts by period and cost centre, actuals and budget, each year held against its own controls.
 * `toldByVouchers`: the own year's actuals are controls and no amounts.
 */
export function fromPeriodAmounts(
  file: LedgerFile,
  toldByVouchers: boolean,
  roles: DimensionRoles,
  without: WithoutCostCentre,
  log: FindingLog,
): PeriodAmount[] {
  return ledgerYears(file.periodAmounts).flatMap(({ scenario, year, lines: all }) => {
    const lines = withinYear(file, year, all, log)
    const accounts = byAccountAndPeriod(lines)
    const ofStatement = accounts.filter(({ account }) => isIncomeStatementAccount(account))
    const others = accounts.filter(({ account }) => !isIncomeStatementAccount(account))
    reportDuplicates(ofStatement, log)
    const stated = scenario.kind === 'actual' ? statedChanges(file, year) : new Map<AccountCode, Ore>()
    const meaning = meaningWithoutObjects(ofStatement, stated)
    if (scenario.kind === 'actual') {
      reportYearAmounts(file, year, changesByAccount(ofStatement, meaning), 'månaderna', log)
      reportBalances(file, year, changesByAccount(others, meaningWithoutObjects(others, stated)), log)
      reportObjectBalances(file, year, lines, log)
    }
    if (toldByVouchers && scenario.kind === 'actual' && year === 0) return []
    return chooseLines(ofStatement, meaning, { file, scenario, year }, roles, without, log)
  })
}

/**
 * What the lines without objects are. By the standard they are the accounts' totals, which the lines with objects split. Some
 * programs write there what is left when the split lines are taken away.
 */
export type MeaningWithoutObjects = 'totals' | 'rest'

/** The file's own year amounts and balances tell, by the reading under which more accounts come to theirs. */
export function meaningWithoutObjects(
  accounts: readonly AccountPeriod[],
  stated: ReadonlyMap<AccountCode, Ore>,
): MeaningWithoutObjects {
  if (accounts.every(({ withoutObjects }) => withoutObjects.length === 0)) return 'rest'
  const tied = (meaning: MeaningWithoutObjects) => {
    const changes = changesByAccount(accounts, meaning)
    let count = 0
    for (const [account, amount] of changes) if (stated.get(account) === amount) count += 1
    return count
  }
  return tied('totals') >= tied('rest') ? 'totals' : 'rest'
}

export function changesByAccount(accounts: readonly AccountPeriod[], meaning: MeaningWithoutObjects): Map<AccountCode, Ore> {
  const changes = new Map<AccountCode, Ore>()
  for (const { account, withoutObjects, split } of accounts) {
    const amount = meaning === 'totals' ? sumLines(withoutObjects) : ore(sumLines(withoutObjects) + sumLines(split))
    addTo(changes, account, amount)
  }
  return changes
}

interface LedgerYear {
  readonly scenario: Scenario
  readonly year: number
  readonly lines: PeriodAmount[]
}

function ledgerYears(lines: readonly PeriodAmount[]): LedgerYear[] {
  const years: LedgerYear[] = []
  let latest: LedgerYear | undefined
  for (const line of lines) {
    if (latest?.year !== line.year || latest.scenario !== line.scenario) {
      latest = years.find(({ scenario, year }) => scenario === line.scenario && year === line.year)
      if (!latest) {
        latest = { scenario: line.scenario, year: line.year, lines: [] }
        years.push(latest)
      }
    }
    latest.lines.push(line)
  }
  // Actuals before budget, this year before the last: the order in which a person reads what was found.
  const order = ({ scenario, year }: LedgerYear) => (scenario.kind === 'actual' ? 0 : 1_000) - year
  return years.sort((a, b) => order(a) - order(b))
}

/**
 * The lines that split the accounts on cost centres. All of them together when that meets the totals (some lines then have
 * a project, some not); else the one combination of dimensions that comes nearest (the same amounts stand split in
 * several ways). What the totals have and the chosen split has not is without cost centre, never silently lost.
 */
function chooseLines(
  accounts: readonly AccountPeriod[],
  meaning: MeaningWithoutObjects,
  about: { readonly file: LedgerFile; readonly scenario: Scenario; readonly year: number },
  roles: DimensionRoles,
  without: WithoutCostCentre,
  log: FindingLog,
): PeriodAmount[] {
  const hasCostCentre = ({ objects }: PeriodAmount) => roles.of(objects).costCentre !== undefined
  if (!without.hasUnit && !accounts.some(({ split }) => split.some(hasCostCentre))) {
    reportNoCostCentres(accounts, about, roles, without, log)
    return []
  }

  const chosen: PeriodAmount[] = []
  const place = (line: PeriodAmount) => {
    const placed = without.place(line)
    if (placed) chosen.push(placed)
  }
  if (meaning === 'rest') {
    for (const { withoutObjects, split } of accounts) {
      for (const line of withoutObjects) place(line)
      for (const line of split) hasCostCentre(line) ? chosen.push(line) : place(line)
    }
    return chosen
  }

  const isChosen = chooseCombination(accounts, roles)
  for (const { withoutObjects, split } of accounts) {
    const before = chosen.length
    let amount = 0
    for (const line of split) {
      if (!isChosen(line.objects)) continue
      chosen.push(line)
      amount += line.amount
    }
    const total = sumLines(withoutObjects)
    const line = withoutObjects[0] ?? chosen[before]
    if (!line || total === amount) continue
    if (without.hasUnit) place({ ...line, amount: ore(total - amount) })
    else without.refuse(line, untiedSv(line, total, ore(amount)))
  }
  return chosen
}

/** Whether a line's objects belong to the way of splitting that leaves the fewest accounts and months untied. */
function chooseCombination(accounts: readonly AccountPeriod[], roles: DimensionRoles): (objects: LedgerObjects) => boolean {
  const everyOne = ''
  const depths = new Map<string, number>()
  for (const { split } of accounts) {
    for (const { objects } of split) {
      const { costCentre, depth } = roles.of(objects)
      if (costCentre !== undefined) depths.set(objects.combination, depth)
    }
  }
  const untied = new Map<string, number>([everyOne, ...depths.keys()].map((combination) => [combination, 0]))
  const sums = new Map<string, number>()
  for (const { withoutObjects, split } of accounts) {
    sums.clear()
    for (const { objects, amount } of split) {
      if (!depths.has(objects.combination)) continue
      sums.set(objects.combination, (sums.get(objects.combination) ?? 0) + amount)
      sums.set(everyOne, (sums.get(everyOne) ?? 0) + amount)
    }
    const total = sumLines(withoutObjects)
    for (const [combination, count] of untied) {
      if ((sums.get(combination) ?? 0) !== total) untied.set(combination, count + 1)
    }
  }
  const fineness = (combination: string) => (depths.get(combination) ?? 0) * 100 + combination.split('+').length
  const [best] = [...untied].sort(
    ([a, untiedA], [b, untiedB]) =>
      untiedA - untiedB || Number(b === everyOne) - Number(a === everyOne) || fineness(b) - fineness(a),
  )
  return best?.[0] === everyOne ? ({ combination }) => depths.has(combination) : ({ combination }) => combination === best?.[0]
}

function untiedSv(line: PeriodAmount, total: Ore, split: Ore): string {
  return (
    `Konto ${line.account}, ${formatPeriod(line.period)} (${formatScenario(line.scenario)}): summaraden är ${kronor(total)} men raderna med ` +
    `kostnadsställe ger ${kronor(split)}. ${kronor(ore(total - split))} saknar kostnadsställe eller står dubbelt. ` +
    'Rätta i ekonomisystemet och exportera på nytt.'
  )
}

/** The file's own year must have cost centres. A budget, or the year before, may stand as totals only: it is left out. */
function reportNoCostCentres(
  accounts: readonly AccountPeriod[],
  { file, scenario, year }: { readonly file: LedgerFile; readonly scenario: Scenario; readonly year: number },
  roles: DimensionRoles,
  without: WithoutCostCentre,
  log: FindingLog,
): void {
  const first = accounts.flatMap(({ withoutObjects, split }) => [...withoutObjects, ...split]).find(({ amount }) => amount !== 0)
  if (!first) return
  const what = `${formatScenario(scenario)} ${yearOf(first.period.from)}`
  if (scenario.kind === 'actual' && year === 0) {
    without.refuse(
      first,
      `Filen har inga kostnadsställen för ${what}. Exportera med objekt: ${file.words.withObjectsSv} med dimension ${roles.costCentre} Kostnadsställe.`,
    )
  } else {
    log.add('I-049', { row: first.row }, `Filen har inga kostnadsställen för ${what}: de beloppen läses inte in.`)
  }
}

/** SIE gives each month, account and combination of objects one line; two of them count twice, and a person should know. */
function reportDuplicates(accounts: readonly AccountPeriod[], log: FindingLog): void {
  for (const { account, period, withoutObjects, split } of accounts) {
    const seen = new Set<LedgerObjects>()
    for (const { objects } of split) seen.add(objects)
    if (withoutObjects.length <= 1 && seen.size === split.length) continue
    for (const same of Map.groupBy([...withoutObjects, ...split], ({ objects }) => objects).values()) {
      const [first, second] = same
      if (!first || !second) continue
      log.add(
        'I-027',
        { row: second.row },
        `Konto ${account}, ${formatPeriod(period)} står på ${same.length} rader med samma objekt (första på rad ${first.row}). Alla räknas.`,
      )
    }
  }
}
