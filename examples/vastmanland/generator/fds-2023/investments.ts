import { ore } from '#domain/money.ts'
import { type Print, printedValue } from '../../../../cases/print.ts'
import type { Investment } from '../investment-workbook.ts'
import { randomFor } from '../random.ts'
import { shake, split } from '../split.ts'

/** Names and proportions are invented; a vintage 2022 is what was carried over. Weights for budget and actual. */
const own = [
  { id: 'RV-2204', project: 'Utbyte av persondatorer', vintage: '2022', costCentre: '7110', weights: [74, 30] },
  { id: 'RV-2311', project: 'Utbyte av persondatorer', vintage: '2023', costCentre: '7110', weights: [150, 22] },
  { id: 'RV-2219', project: 'Nätverk, stomnät och trådlöst', vintage: '2022', costCentre: '7120', weights: [48, 21] },
  { id: 'RV-2318', project: 'Nätverk, stomnät och trådlöst', vintage: '2023', costCentre: '7120', weights: [92, 8] },
  { id: 'RV-2320', project: 'Servrar och lagring', vintage: '2023', costCentre: '7120', weights: [96, 12] },
  { id: 'RV-2325', project: 'Utrustning för sammanhållen journal', vintage: '2023', costCentre: '7130', weights: [42, 5] },
] as const
const externalCustomers = {
  id: 'RV-2330',
  project: 'Utrustning för externa kunder',
  vintage: '2023',
  costCentre: '7110',
} as const

/** What external customers pay for, thousands of kronor: the actual is in print's comment, the budget is invented. */
const externalTkr = { budget: 1_100, actual: 400 } as const

const orePerTkr = 100_000
const orePerMnkr = 100_000_000

/** Equipment whose sums print as print's in mnkr with one decimal; the whole budget is expected to be used. */
export function chooseInvestments(print: Print): Investment[] {
  const random = randomFor('investeringar 2023')
  const printed = (column: string): number =>
    Math.round(printedValue(print, 'investments', 'utrustning', column) * 10) * (orePerMnkr / 10)
  const blur = (): number => random.between(-44_000, 44_000) * 100
  const budget = printed('budget') - 18_000_00
  const externalActual = externalTkr.actual * orePerTkr + blur()
  const externalBudget = externalTkr.budget * orePerTkr
  const budgets = split(
    (budget - externalBudget) / orePerTkr,
    shake(
      own.map(({ weights }) => weights[0]),
      60,
      random,
    ),
  )
  const actuals = split(
    printed('actual') + blur() - externalActual,
    shake(
      own.map(({ weights }) => weights[1]),
      150,
      random,
    ),
  )
  return [
    ...own.map(({ weights: _weights, ...plan }, index) => {
      const planned = ore((budgets[index] ?? 0) * orePerTkr)
      return { ...plan, funding: 'Egen' as const, budget: planned, actual: ore(actuals[index] ?? 0), forecast: planned }
    }),
    {
      ...externalCustomers,
      funding: 'Extern' as const,
      budget: ore(externalBudget),
      actual: ore(externalActual),
      forecast: ore(externalBudget),
    },
  ]
}
