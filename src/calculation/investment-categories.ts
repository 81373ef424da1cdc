/**
 * The region's list of investment categories in the order that its reports have them (domain.md §2.5), and where each stands
 * in the statement by budget year. A category that is not here is shown under its own word, as an asset.
 */
export const investmentCategories = {
  immateriella: { labelSv: 'Immateriella anläggningstillgångar', group: 'equipment' },
  datorutrustning: { labelSv: 'Datorutrustning', group: 'equipment' },
  'medicinsk-apparatur': { labelSv: 'Medicinsk apparatur', group: 'equipment' },
  byggnadsinventarier: { labelSv: 'Byggnadsinventarier', group: 'equipment' },
  'bilar-och-transportmedel': { labelSv: 'Bilar och transportmedel', group: 'equipment' },
  leasingavtal: { labelSv: 'Leasingavtal', group: 'financing' },
  'ovriga-maskiner-och-inventarier': { labelSv: 'Övriga maskiner och inventarier', group: 'equipment' },
  'tekniska-hjalpmedel': { labelSv: 'Tekniska hjälpmedel', group: 'equipment' },
  konst: { labelSv: 'Konst', group: 'asset' },
  byggnader: { labelSv: 'Byggnader (endast Regionfastigheter)', group: 'asset' },
  'leasingavtal-byggnader': { labelSv: 'Leasingavtal byggnader', group: 'financing' },
  investeringsbidrag: { labelSv: 'Investeringsbidrag', group: 'financing' },
} as const satisfies Record<string, { labelSv: string; group: InvestmentGroup }>

export type InvestmentGroup = 'equipment' | 'asset' | 'financing'

export const investmentCategoryLabelsSv: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(investmentCategories).map(([key, { labelSv }]) => [key, labelSv]),
)

export function investmentGroupOf(category: string): InvestmentGroup {
  const known: Readonly<Record<string, { group: InvestmentGroup }>> = investmentCategories
  return known[category]?.group ?? 'asset'
}
