import { isIncomeStatementAccount } from '#domain/account.ts'
import { formatMonth, yearOf } from '#domain/month.ts'
import { actual, decidedBudget, formatScenario, type Scenario } from '#domain/scenario.ts'
import { type Exact, equals, isZero, subtract, zero } from '#lib/exact.ts'
import type { FindingLog } from '../../finding-log.ts'
import {
  accountAndMonth,
  costCentreDimension,
  differencesOf,
  type Entry,
  kronor,
  reportWithoutCostCentre,
  sumBy,
} from './entry.ts'
import type { SieFile, SiePeriodAmount, SieYearAmount } from './read.ts'

/** The income statement's amounts by month and cost centre, actuals and budget, each year held against its own controls. */
export function fromPeriodAmounts(file: SieFile, log: FindingLog): Entry[] {
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
      const totals = totalsAmong(ofYear, stated)
      reportYearAmounts(stated, totals.length > 0 ? totals : ofYear, log)
      return chooseLines(ofYear, totals, scenario, year, log).map((line) => ({ ...line, scenario }))
    })
  })
}

/** #RES of the income statement's accounts. */
export function statedYearAmounts(file: SieFile, year: number): SieYearAmount[] {
  return file.yearAmounts.filter((line) => line.year === year && isIncomeStatementAccount(line.account))
}

/**
 * The lines without objects `{}` when they are the accounts' totals, as the standard has it. Some programs write there what is
 * left when the split lines are taken away, and then there are no totals. #RES tells which, by the reading under which more
 * accounts come to their year's amount.
 */
export function totalsAmong(lines: readonly SiePeriodAmount[], stated: readonly SieYearAmount[]): readonly SiePeriodAmount[] {
  const withoutObjects = lines.filter((line) => line.objects.size === 0)
  const tied = (readAs: readonly SiePeriodAmount[]) => {
    const sums = sumBy(readAs, (line) => line.account)
    return stated.filter(({ account, amount }) => equals(sums.get(account) ?? zero, amount)).length
  }
  return tied(withoutObjects) >= tied(lines) ? withoutObjects : []
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
