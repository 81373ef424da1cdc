import { writeDelimited } from '../delimited-file.ts'
import { writeWorkbook } from '../workbook-file.ts'

/** The region's fixed list, in the order that every administration's file has it; RK has only two of them. */
const categories = [
  'Immateriella anläggningstillgångar',
  'Datorutrustning',
  'Medicinsk apparatur',
  'Byggnadsinventarier',
  'Bilar och transportmedel',
  'Leasingavtal',
  'Övriga maskiner och inventarier',
  'Tekniska hjälpmedel',
  'Konst',
  'Byggnader',
  'Leasingavtal byggnader',
  'Investeringsbidrag',
] as const

const headquarters = '7260'
const occupationalHealth = '7232'
const training = '7241'

/**
 * What is left of each year's budget, in kronor. Print gives the sums by year and, in its comments, who has them: the training
 * unit 300, occupational health 500, and 200 kept for what cannot wait. How the last splits by year is invented.
 */
export function writeInvestmentBudget(): Promise<Uint8Array> {
  const rows = [
    ['Medicinsk apparatur', training, 2025, 300_000],
    ['Övriga maskiner och inventarier', occupationalHealth, 2024, 500_000],
    ['Övriga maskiner och inventarier', headquarters, 2024, 100_000],
    ['Övriga maskiner och inventarier', headquarters, 2025, 100_000],
  ] as const
  const unused = categories
    .filter((category) => !rows.some(([used]) => used === category))
    .map((category) => [category, headquarters, 2025, 0] as const)
  return writeWorkbook({
    name: 'Investeringsbudget',
    titles: ['Regionkontoret: investeringsbudget 2025 med överförda medel', 'Belopp i kronor.'],
    headers: ['Kategori', 'Ansvar', 'Budgetår', 'Budget 2025 med överfört'],
    rows: [...rows, ...unused, ['Summa', null, null, rows.reduce((sum, [, , , amount]) => sum + amount, 0)]],
    widths: [34, 9, 10, 26],
  })
}

/** Purchases by category and forecast, in kronor. A purchase does not know which year's budget it is paid from. */
export function writeInvestmentPurchases(): Uint8Array {
  const rows: readonly (readonly [string, string, string, string, number])[] = [
    ['Medicinsk apparatur', training, '0', '0', 200_000],
    ['Övriga maskiner och inventarier', occupationalHealth, '302987,50', '339012,40', 339_000],
  ]
  const unused = categories
    .filter((category) => !rows.some(([used]) => used === category))
    .map((category) => [category, headquarters, '0', '0', 0])
  return writeDelimited(
    ['Kategori', 'Ansvar', 'Inköp 2024', 'Inköp 2025 till och med augusti', 'Prognos 2025'],
    [...rows.map((row) => [...row]), ...unused],
  )
}
