import { writeDelimited } from '../../delimited-file.ts'

/**
 * The investment register's list per April 2024. Print gives each category's budget and forecast, the two investments of the
 * two-year rule, the largest purchases and the sums (29,9 bought, 141,3 in 2023, 143,2 of the year's own budget); the rest is
 * invented. Thousands of kronor: budget with what was carried over, bought January–April, forecast, bought in 2023.
 */
const investments: readonly (readonly [
  name: string,
  category: string,
  costCentre: string,
  budgetYear: number,
  budget: number,
  bought: number,
  forecast: number,
  boughtBefore: number,
])[] = [
  ['RV-2865 Autoklav', 'Medicinsk apparatur', '8040', 2022, 500, 0, 500, 0],
  ['RV-3548 Instrument för Fecesanalyser', 'Medicinsk apparatur', '8240', 2022, 1250, 350, 1250, 0],
  ['RV-4102 Gastroskop, fem', 'Medicinsk apparatur', '8020', 2024, 2400, 2300, 2300, 0],
  ['RV-4107 C-båge', 'Medicinsk apparatur', '8040', 2023, 1400, 1300, 1300, 0],
  ['RV-4111 Koloskop', 'Medicinsk apparatur', '8020', 2024, 950, 900, 900, 0],
  ['RV-4120 Bildgivande ultraljudssystem', 'Medicinsk apparatur', '8230', 2024, 800, 700, 700, 0],
  ['RV-4125 Endoskopiutrustning', 'Medicinsk apparatur', '8020', 2023, 600, 500, 500, 0],
  ['RV-4130 Magnetkamera', 'Medicinsk apparatur', '8210', 2023, 38_000, 0, 0, 0],
  ['RV-4135 Datortomograf', 'Medicinsk apparatur', '8210', 2023, 29_500, 4200, 29_500, 12_400],
  ['RV-4140 Operationsrobot', 'Medicinsk apparatur', '8040', 2024, 24_000, 0, 0, 0],
  ['RV-4150 Övervakningssystem', 'Medicinsk apparatur', '8090', 2023, 31_200, 6100, 26_000, 18_300],
  ['RV-4155 Ventilatorer', 'Medicinsk apparatur', '8090', 2024, 18_500, 0, 12_000, 0],
  ['RV-4160 Laboratorieautomation', 'Medicinsk apparatur', '8240', 2023, 27_000, 2900, 21_450, 9100],
  ['RV-4190 Mindre medicinsk apparatur', 'Medicinsk apparatur', '8250', 2024, 33_000, 0, 19_900, 52_200],
  ['RV-4201 Arbetsplatsdatorer för laboratoriet', 'Datorutrustning', '8240', 2023, 1300, 150, 400, 900],
  ['RV-4202 Bildarkiv', 'Datorutrustning', '8210', 2024, 2000, 0, 0, 0],
  ['RV-4210 Inredning av vårdcentral', 'Byggnadsinventarier', '8110', 2024, 1500, 0, 0, 600],
  ['RV-4220 Ambulanser', 'Bilar och transportmedel', '8090', 2023, 1600, 1900, 3200, 9800],
  ['RV-4221 Ambulanser 2024', 'Bilar och transportmedel', '8090', 2024, 13_500, 0, 13_500, 0],
  ['RV-4230 Sängtvätt', 'Övriga maskiner och inventarier', '8040', 2023, 750, 400, 750, 4000],
  ['RV-4231 Vårdsängar', 'Övriga maskiner och inventarier', '8010', 2024, 5650, 0, 2150, 0],
  ['RV-4240 Hjälpmedel för uthyrning 2023', 'Tekniska hjälpmedel', '8260', 2023, 2000, 2000, 2000, 34_000],
  ['RV-4241 Hjälpmedel för uthyrning 2024', 'Tekniska hjälpmedel', '8260', 2024, 40_900, 6200, 49_800, 0],
]

export function writeInvestments(): Uint8Array {
  return writeDelimited(
    [
      'Investering',
      'Kategori',
      'Ansvar',
      'Budgetår',
      'Budget 2024 med överfört (tkr)',
      'Inköp januari–april 2024 (tkr)',
      'Prognos 2024 (tkr)',
      'Inköp 2023 (tkr)',
    ],
    investments.map((row) => [...row]),
  )
}
