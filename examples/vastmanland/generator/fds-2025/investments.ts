import { ore } from '#domain/money.ts'
import { type Print, printedValue } from '../../../../cases/print.ts'
import type { Investment } from '../investment-workbook.ts'
import { randomFor } from '../random.ts'
import { shake, split } from '../split.ts'

interface Plan {
  readonly id: string
  readonly project: string
  readonly vintage: '2024' | '2025'
  readonly costCentre: string
  /** Weights for budget, actual and forecast. */
  readonly weights: readonly [number, number, number]
}

const orePerTkr = 100_000

/** Names and proportions are invented; a vintage 2024 is what was carried over from that year's budget. */
const own: readonly Plan[] = [
  { id: 'RV-2865', project: 'Utbyte av persondatorer', vintage: '2025', costCentre: '7110', weights: [120, 78, 120] },
  { id: 'RV-2866', project: 'Utbyte av skrivare och bildskärmar', vintage: '2025', costCentre: '7110', weights: [28, 14, 27] },
  { id: 'RV-2712', project: 'Lagring och säkerhetskopiering', vintage: '2024', costCentre: '7120', weights: [46, 38, 46] },
  { id: 'RV-2871', project: 'Lagring och säkerhetskopiering', vintage: '2025', costCentre: '7120', weights: [52, 9, 46] },
  { id: 'RV-2872', project: 'Servrar i datorhall 2', vintage: '2025', costCentre: '7120', weights: [38, 16, 36] },
  { id: 'RV-2718', project: 'Nätverk, stomnät och trådlöst', vintage: '2024', costCentre: '7120', weights: [31, 29, 31] },
  { id: 'RV-2874', project: 'Nätverk, stomnät och trådlöst', vintage: '2025', costCentre: '7120', weights: [60, 18, 52] },
  { id: 'RV-2880', project: 'Brandväggar och informationssäkerhet', vintage: '2025', costCentre: '7120', weights: [42, 12, 40] },
  { id: 'RV-2731', project: 'Cosmic, anpassning och införande', vintage: '2024', costCentre: '7130', weights: [34, 11, 24] },
  { id: 'RV-2885', project: 'Cosmic, nya moduler', vintage: '2025', costCentre: '7130', weights: [40, 4, 24] },
  { id: 'RV-2890', project: 'Schemaläggning Tessa', vintage: '2025', costCentre: '7140', weights: [22, 10, 20] },
  { id: 'RV-2894', project: 'Plattform för beslutsstöd', vintage: '2025', costCentre: '7150', weights: [18, 7, 17] },
  { id: 'RV-2897', project: 'Identitet och behörighet', vintage: '2025', costCentre: '7160', weights: [16, 5, 15] },
]

const externalCustomers: Plan = {
  id: 'RV-2899',
  project: 'Utrustning för externa kunder',
  vintage: '2025',
  costCentre: '7110',
  weights: [1, 1, 1],
}

/** What external customers pay for, thousands of kronor: the actual is in print's comment, budget and forecast are invented. */
const externalTkr = { budget: 1_200, actual: 606, forecast: 950 } as const

/** Projects whose sums print as print's totals: budget and forecast in whole thousands of kronor, the actual in öre. */
export function chooseInvestments(print: Print): Investment[] {
  const random = randomFor('investeringar')
  const printed = (column: string): number => printedValue(print, 'investments', 'summa', column)
  const blur = (): number => random.between(-45_000, 45_000)
  const actual = printed('actual') * orePerTkr + blur()
  const actualExternal = externalTkr.actual * orePerTkr + blur()

  const budgets = split(
    printed('budget') - externalTkr.budget,
    shake(
      own.map(({ weights }) => weights[0]),
      60,
      random,
    ),
  )
  const actuals = split(
    actual - actualExternal,
    shake(
      own.map(({ weights }) => weights[1]),
      150,
      random,
    ),
  )
  const forecasts = split(
    printed('forecast') - externalTkr.forecast,
    shake(
      own.map(({ weights }) => weights[2]),
      20,
      random,
    ),
  )

  return [
    ...own.map(({ id, project, vintage, costCentre }, index) => ({
      id,
      project,
      vintage,
      funding: 'Egen' as const,
      costCentre,
      budget: ore((budgets[index] ?? 0) * orePerTkr),
      actual: ore(actuals[index] ?? 0),
      forecast: ore((forecasts[index] ?? 0) * orePerTkr),
    })),
    {
      id: externalCustomers.id,
      project: externalCustomers.project,
      vintage: externalCustomers.vintage,
      funding: 'Extern' as const,
      costCentre: externalCustomers.costCentre,
      budget: ore(externalTkr.budget * orePerTkr),
      actual: ore(actualExternal),
      forecast: ore(externalTkr.forecast * orePerTkr),
    },
  ]
}
