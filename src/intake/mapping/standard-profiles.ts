import type { Slice } from '#domain/delivery.ts'
import type { Fact } from '#domain/fact.ts'
import { forecastHeaders } from '#domain/forecast-file.ts'
import type { MappingProfile, ValueColumn } from '#domain/mapping-profile.ts'
import { addMonths } from '#domain/month.ts'
import type { Organisation } from '#domain/organisation.ts'
import { formatPeriod, fullYear, period as periodOf, priorYear } from '#domain/period.ts'
import { parseRoundCode, type Round } from '#domain/round.ts'
import type { FindingLog } from '../finding-log.ts'
import { createUnitIndex } from '../unit-index.ts'

/**
 * The files that anyone may send without describing them first: payroll's hours and absence, production, indicators,
 * incidents, and for each follow-up in the calendar investments, forecasts and what disturbs its comparison of costs. A region's own profile of the same name takes
 * its place, and one that asks for as many headers goes before it.
 */
export function standardProfiles(rounds: readonly { readonly code: string }[]): MappingProfile[] {
  const known = rounds.flatMap(({ code }) => parseRoundCode(code) ?? []).filter(({ kind }) => kind !== 'P')
  const unique = [...new Map(known.map((round) => [round.code, round])).values()]
  return [...lasting, ...unique.flatMap((round) => [forecast(round), investments(round), comparabilityItems(round)])]
}

export function isStandardProfile({ name }: Pick<MappingProfile, 'name'>): boolean {
  return name.startsWith(prefix)
}

/**
 * A standard file speaks for the administration that its units lie under, and supersedes what that administration has sent
 * before: others send theirs by the same profile. Undefined, and told, when its units lie under several.
 */
export function slicesOfAdministration(
  slices: readonly Slice[],
  facts: readonly Fact[],
  organisation: Organisation,
  log: FindingLog,
): Slice[] | undefined {
  const units = createUnitIndex(organisation)
  const administrations = new Set(facts.map(({ orgUnit, period }) => units.administrationOf(orgUnit, period.to) ?? orgUnit))
  const [only, ...others] = administrations
  if (only === undefined) return [...slices]
  if (others.length > 0) {
    const names = new Intl.ListFormat('sv').format([...administrations].sort())
    log.add('I-076', {}, `Filen har enheter under flera förvaltningar: ${names}. Lämna en fil för varje förvaltning.`)
    return undefined
  }
  return slices.map((slice) => ({ ...slice, stream: `${slice.stream}/${only}` }))
}

const prefix = 'standard-'

/** The profile of a round's full-year forecast, and the first part of its streams: 'standard-prognos-2025-d2/fds'. */
export function standardForecastName(round: string): string {
  return `${prefix}prognos-${round.toLowerCase()}`
}

const month = { header: 'Månad' } as const
const gender = { Kvinna: 'kvinnor', Man: 'man' }

const lasting: readonly MappingProfile[] = [
  {
    name: `${prefix}arbetad-tid`,
    labelSv: 'Standard: arbetad tid från lönesystemet',
    headers: ['Månad', 'Kostnadsställe', 'Anställningsform', 'Yrkesgrupp', 'Arbetade timmar', 'Varav jour och beredskap'],
    series: 'hours-worked',
    orgUnit: { header: 'Kostnadsställe' },
    month,
    dimensions: { 'employment-form': { header: 'Anställningsform' }, profession: { header: 'Yrkesgrupp' } },
    dimensionWords: {
      'employment-form': {
        Tillsvidare: 'tillsvidare',
        Visstid: 'visstid',
        Timavlönad: 'timavlonade',
        Resursenheten: 'resursenheten',
        Inhyrd: 'inhyrd',
      },
    },
    values: [
      { header: 'Arbetade timmar', scenario: 'actual' },
      { header: 'Varav jour och beredskap', scenario: 'actual', series: 'on-call-hours' },
    ],
    unit: 'hours',
    sign: 'ledger',
  },
  {
    name: `${prefix}sjukfranvaro`,
    labelSv: 'Standard: sjukfrånvaro från lönesystemet',
    headers: [
      'Månad',
      'Kostnadsställe',
      'Kön',
      'Åldersgrupp',
      'Ordinarie arbetstid',
      'Sjuk dag 1-14',
      'Sjuk dag 15-90',
      'Sjuk dag 91-365',
      'Sjuk dag 366-',
    ],
    series: 'sickness-absence-hours',
    orgUnit: { header: 'Kostnadsställe' },
    month,
    dimensions: { gender: { header: 'Kön' }, 'age-group': { header: 'Åldersgrupp' } },
    dimensionWords: { gender, 'age-group': { '-29': 'under-30', '30-49': '30-49', '50-': '50-och-aldre' } },
    values: [
      { header: 'Ordinarie arbetstid', scenario: 'actual', series: 'ordinary-hours' },
      { header: 'Antal anställda', scenario: 'actual', series: 'headcount', unit: 'count', optional: true },
      ...['1-14', '15-90', '91-365', '366-'].map(
        (days): ValueColumn => ({
          header: `Sjuk dag ${days}`,
          scenario: 'actual',
          dimensions: { 'absence-interval': `dag-${days}` },
        }),
      ),
    ],
    unit: 'hours',
    sign: 'ledger',
  },
  {
    name: `${prefix}produktion`,
    labelSv: 'Standard: produktion från vårdsystemet',
    headers: ['Månad', 'Enhet', 'Produktionsslag', 'Vårdtyp', 'Utfall antal'],
    series: 'production',
    orgUnit: { header: 'Enhet' },
    month,
    dimensions: {
      category: { header: 'Produktionsslag' },
      'care-type': { header: 'Vårdtyp' },
      // A care system tells of the region's own care; what is bought comes from its providers' invoicing.
      'provider-kind': { constant: 'egen' },
    },
    values: [{ header: 'Utfall antal', scenario: 'actual' }],
    unit: 'count',
    sign: 'ledger',
  },
  {
    name: `${prefix}indikatorer`,
    labelSv: 'Standard: indikatorer',
    headers: ['Månad', 'Enhet', 'Indikator', 'Del', 'Indikatorvärde'],
    series: 'indicator-part',
    orgUnit: { header: 'Enhet' },
    month,
    dimensions: { indicator: { header: 'Indikator' }, part: { header: 'Del' } },
    dimensionWords: { part: { Täljare: 'numerator', Nämnare: 'denominator', Värde: 'value' } },
    values: [{ header: 'Indikatorvärde', scenario: 'actual' }],
    unit: 'count',
    sign: 'ledger',
  },
  {
    name: `${prefix}arbetsmiljoavvikelser`,
    labelSv: 'Standard: arbetsmiljöavvikelser',
    headers: ['Månad', 'Enhet', 'Avvikelsetyp', 'Antal avvikelser'],
    series: 'incident',
    orgUnit: { header: 'Enhet' },
    month,
    dimensions: { category: { header: 'Avvikelsetyp' } },
    values: [{ header: 'Antal avvikelser', scenario: 'actual' }],
    unit: 'count',
    sign: 'ledger',
  },
]

function wholeYear({ year }: Pick<Round, 'year'>): { readonly from: string; readonly to: string } {
  return { from: `${year}-01`, to: `${year}-12` }
}

function forecast(round: Round): MappingProfile {
  const { account, orgUnit, counterparty, amount, low, high } = forecastHeaders(round.code)
  const period = wholeYear(round)
  return {
    name: standardForecastName(round.code),
    labelSv: `Standard: helårsprognos i ${round.code}`,
    headers: [account, orgUnit, counterparty, amount],
    series: 'ledger',
    orgUnit: { header: orgUnit },
    dimensions: { account: { header: account }, counterparty: { header: counterparty } },
    values: [
      { header: amount, scenario: `forecast:${round.code}`, period },
      { header: low, scenario: `forecast:${round.code}:low`, period, optional: true },
      { header: high, scenario: `forecast:${round.code}:high`, period, optional: true },
    ],
    unit: 'kr',
    sign: 'statement',
    totalRowLabel: 'Summa',
  }
}

function investments(round: Round): MappingProfile {
  const { code, year, period } = round
  const headers = {
    budget: `Budget ${year} med överfört`,
    actual: `Utfall till och med ${period.to}`,
    forecast: `Prognos ${code}`,
  }
  return {
    name: `${prefix}investeringar-${code.toLowerCase()}`,
    labelSv: `Standard: investeringar i ${code}`,
    headers: [
      'Investeringsid',
      'Kategori',
      'Budgetår',
      'Finansiering',
      'Enhet',
      headers.budget,
      headers.actual,
      headers.forecast,
    ],
    series: 'investment',
    orgUnit: { header: 'Enhet' },
    dimensions: {
      project: { header: 'Investeringsid' },
      category: { header: 'Kategori' },
      vintage: { header: 'Budgetår' },
      funding: { header: 'Finansiering' },
    },
    dimensionWords: { funding: { Egen: 'own', Extern: 'external' } },
    values: [
      { header: headers.budget, scenario: 'budget:decided', period: wholeYear(round) },
      { header: headers.actual, scenario: 'actual', period },
      { header: headers.forecast, scenario: `forecast:${code}`, period: wholeYear(round) },
    ],
    unit: 'kr',
    sign: 'ledger',
    totalRowLabel: 'Summa',
  }
}

/**
 * What lies in the books of either year and makes them unlike. Each amount in the months that it is booked in, so that a
 * comparison of the months so far and one of whole years take what is theirs and nothing twice.
 */
function comparabilityItems({ code, year, period }: Round): MappingProfile {
  const prior = priorYear(period)
  const closing = fullYear(year - 1)
  const booked = [prior, ...(prior.to === closing.to ? [] : [periodOf(addMonths(prior.to, 1), closing.to)]), period].map(
    (months): ValueColumn => ({ header: `Bokfört ${formatPeriod(months)}`, scenario: 'actual', period: months }),
  )
  const values = [
    ...booked,
    { header: `Prognos ${code} helår ${year}`, scenario: `forecast:${code}`, period: wholeYear({ year }) },
  ]
  return {
    name: `${prefix}jamforelsestorande-${code.toLowerCase()}`,
    labelSv: `Standard: jämförelsestörande poster i ${code}`,
    headers: ['Enhet', 'Konto', 'Skäl', 'Godkänd av', ...values.map(({ header }) => header)],
    series: 'comparability-item',
    orgUnit: { header: 'Enhet' },
    dimensions: {
      comparison: { constant: code },
      account: { header: 'Konto' },
      category: { header: 'Skäl' },
      'approved-by': { header: 'Godkänd av' },
    },
    values,
    unit: 'kr',
    sign: 'ledger',
  }
}
