import type { Dimensions, Fact } from '#domain/fact.ts'
import { type Month, month } from '#domain/month.ts'
import { type Organisation, type OrgUnitVersion, orgUnitCode } from '#domain/organisation.ts'
import { type Period, period } from '#domain/period.ts'
import type { Indicator, Plan } from '#domain/plan.ts'
import { parseRoundCode, type Round } from '#domain/round.ts'
import { parseScenarioKey } from '#domain/scenario.ts'
import { type SeriesName, seriesKinds } from '#domain/series.ts'
import type { StatementLayout } from '#domain/statement-layout.ts'
import { decimal } from '#lib/exact.ts'
import type { TableInput } from './table-definition.ts'

/** A small administration with two cost centres, for the tests of this room: each test adds the facts that it is about. */
export const sampleUnit: OrgUnitVersion = {
  code: orgUnitCode('fds'),
  nameSv: 'Förvaltningen för digitaliseringsstöd',
  level: 'administration',
  validFrom: month('2020-01'),
}

export const sampleOrganisation: Organisation = {
  versions: [
    sampleUnit,
    ...['7110', '7120'].map(
      (code): OrgUnitVersion => ({
        code: orgUnitCode(code),
        nameSv: `Kostnadsställe ${code}`,
        level: 'cost-centre',
        parent: sampleUnit.code,
        validFrom: month('2020-01'),
      }),
    ),
    { code: orgUnitCode('9000'), nameSv: 'Annan förvaltnings', level: 'cost-centre', validFrom: month('2020-01') },
  ],
}

export const sampleLayout: StatementLayout = {
  table: 'income-statement',
  orgUnit: sampleUnit.code,
  validFrom: month('2020-01'),
  captionSv: 'Resultaträkning',
  display: { unit: 'mnkr', decimals: 1 },
  sign: 'statement',
  columns: [
    { comparison: 'actual-ytd', labelSv: '{månad} {år}' },
    { comparison: 'actual-ytd-prior', labelSv: '{månad} {fg år}' },
    { comparison: 'change-from-prior-ytd' },
    { comparison: 'budget-full-year' },
    { comparison: 'forecast-full-year' },
    { comparison: 'forecast-variance' },
  ],
  rows: [
    { key: 'intakter', labelSv: 'Intäkter', kind: 'detail', indent: 0, accounts: ['3*'] },
    { key: 'summa-intakter', labelSv: 'Summa intäkter', kind: 'sum', indent: 0, sumOf: ['intakter'] },
    { key: 'personal', labelSv: 'Personalkostnad', kind: 'detail', indent: 0, accounts: ['4*'] },
    { key: 'ovrigt', labelSv: 'Övriga kostnader', kind: 'detail', indent: 0, accounts: ['50-89'] },
    { key: 'summa-kostnader', labelSv: 'Summa kostnader', kind: 'sum', indent: 0, sumOf: ['personal', 'ovrigt'] },
    { key: 'resultat', labelSv: 'Resultat', kind: 'result', indent: 0, sumOf: ['summa-intakter', 'summa-kostnader'] },
  ],
}

/** The samples are small: a test that is about small groups says where they begin. */
export function sampleInput(facts: readonly Fact[], more: Partial<TableInput> = {}): TableInput {
  return {
    orgUnit: sampleUnit,
    round: sampleRound('2025-D2'),
    organisation: sampleOrganisation,
    facts,
    layouts: [sampleLayout],
    plan: undefined,
    counterpartyCodes: {},
    smallGroupThreshold: 0,
    ...more,
  }
}

export function sampleRound(code: string): Round {
  const round = parseRoundCode(code)
  if (round === undefined) throw new Error(`${code} is not a round.`)
  return round
}

/** A fact of the first cost centre in one month, or in the months given as 'from–to'; `hundredths` of the base unit. */
export function sampleFact(
  series: SeriesName,
  months: string,
  hundredths: bigint | number,
  { scenario = 'actual', orgUnit = '7110', ...dimensions }: Dimensions & { scenario?: string; orgUnit?: string } = {},
): Fact {
  const parsed = parseScenarioKey(scenario)
  if (parsed === undefined) throw new Error(`${scenario} is not a scenario.`)
  sampleCount += 1
  return {
    id: `d1:${sampleCount}`,
    series,
    orgUnit: orgUnitCode(orgUnit),
    period: samplePeriod(months),
    scenario: parsed,
    dimensions,
    amount: decimal(hundredths, 2),
    unitOfMeasure: seriesKinds[series].unitOfMeasure,
    source: { deliveryId: 'd1', fileName: 'prov.csv', row: sampleCount },
  }
}

/** One fact a month, January up to and including the month, of equal amounts. */
export function monthlyFacts(
  series: SeriesName,
  to: string,
  hundredths: bigint | number,
  more: Parameters<typeof sampleFact>[3] = {},
): Fact[] {
  const last = month(to)
  return Array.from({ length: Number(last.slice(5)) }, (_, index) => {
    const each = `${last.slice(0, 4)}-${String(index + 1).padStart(2, '0')}`
    return sampleFact(series, each, hundredths, more)
  })
}

export function samplePlan(indicators: readonly Indicator[]): Plan {
  return {
    orgUnit: sampleUnit.code,
    year: 2025,
    titleSv: 'Plan 2025',
    goals: [],
    indicators,
    assignments: [],
    activities: [],
    controls: [],
    statusWords: {},
  }
}

export function sampleIndicator(id: string, more: Partial<Indicator> = {}): Indicator {
  return {
    id,
    goal: 'mal',
    labelSv: `Indikatorn ${id}`,
    computation: { type: 'ratio-of-sums', parameters: {} },
    display: { unit: 'percent', decimals: 0 },
    polarity: 'higher-better',
    rounds: ['D1', 'D2', 'Å'],
    lagMonths: 0,
    targetText: '',
    definitionSv: '',
    sourceSv: '',
    source: { fileName: 'plan.yaml', row: 1 },
    ...more,
  }
}

let sampleCount = 0

function samplePeriod(months: string): Period {
  const [from = '', to = from] = months.split('–')
  return period(month(from) as Month, month(to))
}
