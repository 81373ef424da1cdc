/**
 * A region that never was: 3 000 cost centres six levels down, two reorganisations, 800 accounts, ten counterparties, 500
 * projects, six years by month. One seed, the same rows each time; `factsPerYear` scales the ledger and nothing else.
 */
import type { Content } from '../../src/domain/content.ts'
import type { Reading, Slice } from '../../src/domain/delivery.ts'
import type { Fact } from '../../src/domain/fact.ts'
import { type Month, monthOf } from '../../src/domain/month.ts'
import { type OrgLevel, type OrgUnitCode, type OrgUnitVersion, orgUnitCode } from '../../src/domain/organisation.ts'
import { fullYear, type Period, period } from '../../src/domain/period.ts'
import { actual, decidedBudget, type Scenario, scenarioKey } from '../../src/domain/scenario.ts'
import type { Comparison, LayoutRow, StatementLayout } from '../../src/domain/statement-layout.ts'
import { decimal } from '../../src/lib/exact.ts'

export const years = [2020, 2021, 2022, 2023, 2024, 2025] as const
export const administrations = codes('f', 20)
const areas = codes('o', 80)
const centres = codes('v', 240)
const clinics = codes('k', 720)
const costCentres = codes('', 3000, 10_000)

/** What is asked for in the measurements: the root, an administration, an area, a clinic. */
export const asked = { region: 'region', administration: 'f7', area: 'o30', clinic: 'k300' } as const

/** Five centres change area at the new year of 2022, and twenty clinics change administration in the middle of 2024. */
export const organisation = {
  versions: [
    ...level('region', ['region'], () => undefined),
    ...level('administration', administrations, () => 'region'),
    ...level('area', areas, (index) => administrations[index % administrations.length]),
    ...moved(
      level('centre', centres, (index) => areas[index % areas.length]),
      5,
      monthOf(2022, 1),
    ),
    ...moved(
      level('clinic', clinics, (index) => centres[index % centres.length]),
      20,
      monthOf(2024, 7),
    ),
    ...level('cost-centre', costCentres, (index) => clinics[index % clinics.length]),
  ],
}

/** The cost centres that an administration's ledger is of: those that it had at first, also after a reorganisation. */
export function costCentresOf(administration: number): string[] {
  return costCentres.filter((_, index) => index % administrations.length === administration)
}

/** Region, layout of the statement: what is delivered before the ledger. */
export function referenceReading(): Reading {
  const source = { fileName: 'region.yaml' }
  const region = { nameSv: 'Region Påhitt', organisation, rounds: [], counterpartyCodes: {} }
  const layouts = [asked.region, asked.administration, asked.area, asked.clinic].map(statementLayout)
  const contents: Content[] = [
    { kind: 'region', key: 'region', body: region, source },
    ...layouts.map((body): Content => ({ kind: 'statement-layout', key: `${body.orgUnit}/income-statement`, body, source })),
  ]
  const slices: Slice[] = contents.map(({ kind, key }) => ({ stream: `${kind}/${key}`, scenario: 'actual' }))
  return { format: 'bench', facts: [], contents, slices, controlTotals: [], findings: [] }
}

/** A year of an administration's ledger: its months' actuals and decided budget, and in the last year two full-year forecasts. */
export function ledgerReading(administration: number, year: number, factsPerYear: number): Reading {
  const months = Array.from({ length: 12 }, (_, index) => period(monthOf(year, index + 1)))
  const perMonth = factsPerYear / 12 / costCentres.length
  const facts = [
    ...months.flatMap((month) => factsOf(administration, actual, month, perMonth * 0.6)),
    ...months.flatMap((month) => factsOf(administration, decidedBudget, month, perMonth * 0.4)),
    ...forecastsOf(year).flatMap((forecast) => factsOf(administration, forecast, fullYear(year), perMonth * 0.6)),
  ]
  return reading(administration, facts, [actual, decidedBudget, ...forecastsOf(year)], fullYear(year))
}

/** One month of it again, with the amounts of one cost centre changed: a correction as it would be sent. */
export function correctionReading(administration: number, year: number, factsPerYear: number, addend: number): Reading {
  const august = period(monthOf(year, 8))
  const facts = factsOf(administration, actual, august, (factsPerYear / 12 / costCentres.length) * 0.6)
  const unit = facts[0]?.orgUnit
  const corrected = facts.map((fact) =>
    fact.orgUnit === unit ? { ...fact, amount: decimal(fact.amount.numerator + BigInt(addend), 2) } : fact,
  )
  return reading(administration, corrected, [actual], august)
}

function reading(administration: number, facts: Fact[], scenarios: readonly Scenario[], months: Period): Reading {
  const stream = `ledger/${administrations[administration]}`
  const slices = scenarios.map((scenario) => ({ stream, scenario: scenarioKey(scenario), period: months }))
  return { format: 'bench', facts, contents: [], slices, controlTotals: [], findings: [] }
}

function forecastsOf(year: number): Scenario[] {
  return year === years.at(-1) ? ['D1', 'D2'].map((round) => ({ kind: 'forecast', round: `${year}-${round}` })) : []
}

/**
 * A clinic's cost centres book the same accounts month after month, and now and then another. The sender is the
 * administration that they had at first, also after a reorganisation.
 */
function factsOf(administration: number, scenario: Scenario, months: Period, perCostCentre: number): Fact[] {
  const scenarioSeed = [...scenarioKey(scenario)].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7)
  const random = mulberry32((scenarioSeed ^ (Number(months.from.replace('-', '')) * 2654435761) ^ (administration * 40503)) >>> 0)
  const facts: Fact[] = []
  let owed = 0
  for (const [index, orgUnit] of costCentres.entries()) {
    if (index % administrations.length !== administration) continue
    for (owed += perCostCentre; owed >= 1; owed -= 1) {
      const nth = random() < 0.85 ? Math.floor(owed) : Math.floor(random() * 400)
      const { account, counterparty } = combinations[((index % clinics.length) * 13 + nth * 17) % combinations.length] ?? first
      const amount = decimal(Math.round((random() - 0.5) * 40_000_000), 2)
      const project = random() < 0.15 ? { project: `P${Math.floor(random() * 500)}` } : {}
      facts.push({
        id: '',
        series: 'ledger',
        orgUnit: orgUnitCode(orgUnit),
        period: months,
        scenario,
        dimensions: { account, counterparty, ...project },
        amount,
        unitOfMeasure: 'sek',
        source: { fileName: 'ledger.se', row: facts.length + 1 },
      })
    }
  }
  return facts
}

/** Each of 800 accounts with one to four of the ten counterparties: 2 000 in all, which is what the root sums. */
const combinations = Array.from({ length: 800 }, (_, index) => String(3000 + Math.floor(index * 7.49))).flatMap(
  (account, index) =>
    Array.from({ length: (index % 4) + 1 }, (_, nth) => ({ account, counterparty: String(((index + nth * 3) % 10) + 1) })),
)
const first = { account: '3000', counterparty: '1' }

/** Nine columns (domain.md §2.4) and seventeen rows. */
function statementLayout(orgUnit: string): StatementLayout {
  const comparisons: Comparison[] = [
    'actual-ytd',
    'budget-ytd',
    'variance-to-budget-ytd',
    'actual-ytd-prior',
    'forecast-full-year',
    'budget-full-year',
    'forecast-variance',
    'actual-full-year-prior',
    'change-from-prior-ytd',
  ]
  const ranges = [
    '30-32',
    '33-35',
    '36-39',
    '40-41',
    '42-45',
    '46-49',
    '50-53',
    '54-56',
    '57-59',
    '60-64',
    '65-69',
    '70-74',
    '75-79',
    '80-89',
  ]
  const details = ranges.map(
    (range): LayoutRow => ({ key: `k-${range}`, labelSv: range, kind: 'detail', indent: 1, accounts: [range] }),
  )
  const sum = (key: string, kind: 'sum' | 'result', sumOf: readonly LayoutRow[]): LayoutRow => ({
    key,
    labelSv: key,
    kind,
    indent: 0,
    sumOf: sumOf.map((row) => row.key),
  })
  const [income, costs] = [sum('intakter', 'sum', details.slice(0, 3)), sum('kostnader', 'sum', details.slice(3))]
  return {
    table: 'income-statement',
    orgUnit: orgUnitCode(orgUnit),
    validFrom: monthOf(2020, 1),
    captionSv: 'Resultaträkning',
    display: { unit: 'mnkr', decimals: 1 },
    counterpartyScope: ['external', 'other-administration', 'same-administration'],
    sign: 'statement',
    columns: comparisons.map((comparison) => ({ comparison })),
    rows: [...details, income, costs, sum('resultat', 'result', [income, costs])],
  }
}

function codes(prefix: string, count: number, from = 0): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${from + index}`)
}

function level(name: OrgLevel, units: readonly string[], parentOf: (index: number) => string | undefined): OrgUnitVersion[] {
  return units.map((code, index) => {
    const parent = parentOf(index)
    return {
      code: orgUnitCode(code),
      nameSv: `Enhet ${code}`,
      level: name,
      ...(parent === undefined ? {} : { parent: orgUnitCode(parent) }),
      validFrom: monthOf(2020, 1),
    }
  })
}

/** The first `count` units stand under the next one's parent from the month on. */
function moved(versions: readonly OrgUnitVersion[], count: number, from: Month): OrgUnitVersion[] {
  return versions.flatMap((version, index) => {
    const parent: OrgUnitCode | undefined = versions[index + 1]?.parent
    if (index >= count || parent === undefined) return [version]
    return [
      { ...version, validTo: monthBefore(from) },
      { ...version, parent, validFrom: from },
    ]
  })
}

function monthBefore(month: Month): Month {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 1 ? monthOf(year - 1, 12) : monthOf(year, number - 1)
}

/** A small seeded generator: the same numbers on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
