import { writeDelimited } from '../../delimited-file.ts'
import { split } from '../../split.ts'
import { writeWorkbook } from '../../workbook-file.ts'
import { type PrintedCounts, season } from './printed-counts.ts'

/** One row of what is planned: which printed row it is, what the planners call it, and who plans which share of it. */
interface PlannedRow {
  readonly section: string
  readonly row: string
  readonly labelSv: string
  readonly careTypeSv: string
  readonly providerSv: 'Egen' | 'Privat'
  readonly planners: Readonly<Record<string, number>>
}

const visits = {
  lakarbesok: 'Läkarbesök',
  'lakarbesok-distans': 'Läkarbesök distans',
  'besok-ovriga': 'Besök övriga yrkesgrupper',
  'besok-ovriga-distans': 'Besök övriga yrkesgrupper distans',
}
/** Area → share: the areas plan what their clinics do, and geriatrics lies under primary care. */
const somaticVisits = { 'hsf-akut': 95, 'hsf-nara': 5 }
const wards = { 'hsf-akut': 90, 'hsf-nara': 10 }
const dayCare = { 'hsf-akut': 92, 'hsf-nara': 8 }
const onlyAcute = { 'hsf-akut': 1 }
const onlyNear = { 'hsf-nara': 1 }
const ownParts = [
  ['somatik', 'Somatisk vård', somaticVisits],
  ['psykiatri', 'Psykiatrisk vård', onlyNear],
  ['primarvard', 'Övrig primärvård', onlyNear],
] as const
const operations = [
  ['slutenvard', 'Slutenvård'],
  ['dagkirurgi', 'Dagkirurgi'],
  ['klinikegna', 'Klinikegen'],
] as const

function plannedRows(): PlannedRow[] {
  const own = { section: 'bilaga-produktion-egen', providerSv: 'Egen' } as const
  const bought = { section: 'bilaga-produktion-privata', providerSv: 'Privat', planners: { 'hsf-vard': 1 } } as const
  return [
    ...Object.entries(visits).flatMap(([row, labelSv]) =>
      ownParts.map(([part, careTypeSv, planners]) => ({ ...own, row: `${row}-${part}`, labelSv, careTypeSv, planners })),
    ),
    { ...own, row: 'dagmedicin', labelSv: 'Dagmedicin och övrig dagsjukvård', careTypeSv: '', planners: dayCare },
    {
      ...own,
      row: 'vardtillfallen-somatik',
      labelSv: 'Utskrivna vårdtillfällen',
      careTypeSv: 'Somatisk vård',
      planners: wards,
    },
    { ...own, row: 'varddagar-somatik', labelSv: 'Vårddagar utskrivna', careTypeSv: 'Somatisk vård', planners: wards },
    { ...own, row: 'varddagar-psykiatri', labelSv: 'Vårddagar belagda', careTypeSv: 'Psykiatrisk vård', planners: onlyNear },
    ...operations.map(([part, careTypeSv]) => ({
      ...own,
      row: `operationer-${part}`,
      labelSv: 'Operationer',
      careTypeSv,
      planners: onlyAcute,
    })),
    ...Object.entries(visits).flatMap(([row, labelSv]) =>
      (row.startsWith('lakarbesok')
        ? ['Somatisk vård', 'Psykiatrisk vård']
        : ['Somatisk vård', 'Psykiatrisk vård', 'Primärvård']
      ).map((careTypeSv, index) => ({
        ...bought,
        row: `${row}-${['somatik', 'psykiatri', 'primarvard'][index]}`,
        labelSv,
        careTypeSv,
      })),
    ),
  ]
}

/**
 * Hundredths that a periodised budget has beside the whole counts that are printed, so that print's own sums come out: the parts
 * 2 487 + 2 103 + 4 274 are 8 864, and the whole is printed 8 863.
 */
const budgetHundredths: Readonly<Record<string, { ytd: number; year: number }>> = {
  'operationer-slutenvard': { ytd: -20, year: 0 },
  'operationer-dagkirurgi': { ytd: -20, year: 0 },
  'operationer-klinikegna': { ytd: -20, year: 0 },
  'besok-ovriga-somatik': { ytd: 20, year: 0 },
  'besok-ovriga-psykiatri': { ytd: 20, year: 0 },
  'besok-ovriga-primarvard': { ytd: 20, year: 0 },
  'lakarbesok-somatik': { ytd: 0, year: -30 },
  'lakarbesok-psykiatri': { ytd: 0, year: -30 },
  'lakarbesok-primarvard': { ytd: 0, year: -30 },
}

/** A row a kind of care and area, a column a month: the first four share the printed budget so far, the rest what is left of the year's. */
export function writeProductionBudget(counts: PrintedCounts): Promise<Uint8Array> {
  const rows = plannedRows().flatMap(({ section, row, labelSv, careTypeSv, providerSv, planners }) => {
    const { ytd, year } = (section === 'bilaga-produktion-egen' ? budgetHundredths[row] : undefined) ?? { ytd: 0, year: 0 }
    const soFar = counts(section, row, 'budget-ytd') * 100 + ytd
    const left = counts(section, row, 'budget-full-year') * 100 + year - soFar
    const ofPlanners = { soFar: split(soFar, Object.values(planners)), left: split(left, Object.values(planners)) }
    return Object.keys(planners).map((orgUnit, index) => {
      const byMonth = [
        ...split(ofPlanners.soFar[index] ?? 0, season.slice(0, 4)),
        ...split(ofPlanners.left[index] ?? 0, season.slice(4)),
      ]
      return [labelSv, careTypeSv, providerSv, orgUnit, ...byMonth.map((count) => count / 100)]
    })
  })
  return writeWorkbook({
    name: 'Produktionsbudget',
    titles: ['Produktionsbudget 2024, Hälso- och sjukvårdsförvaltningen'],
    headers: ['Produktionsmått', 'Vårdform', 'Utförare', 'Enhet', ...monthHeaders],
    rows,
    widths: [36, 20, 10, 12],
    numberFormat: '#,##0.00',
  })
}

const monthHeaders = ['Jan', 'Feb', 'Mar', 'Apr', 'Maj', 'Jun', 'Jul', 'Aug', 'Sep', 'Okt', 'Nov', 'Dec'].map(
  (name) => `${name} 2024`,
)

/** What is planned; kind of care; provider; who plans; the year as it is expected to become. */
export function writeProductionForecast(counts: PrintedCounts): Uint8Array {
  const rows = plannedRows().flatMap(({ section, row, labelSv, careTypeSv, providerSv, planners }) => {
    const shares = split(counts(section, row, 'forecast-full-year'), Object.values(planners))
    return Object.keys(planners).map((orgUnit, index) => [labelSv, careTypeSv, providerSv, orgUnit, shares[index] ?? 0])
  })
  return writeDelimited(['Produktionsmått', 'Vårdform', 'Utförare', 'Enhet', 'Prognos helår 2024'], rows)
}
