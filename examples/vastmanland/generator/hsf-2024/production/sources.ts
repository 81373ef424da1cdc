import { writeDentalCare, writeDentalCost, writeEntitledChildren } from './dental-care.ts'
import { writeCareCentres, writeDiagnostics, writePrivateProviders } from './others-production.ts'
import { writeBeds, writeDrgPoints, writeOperatingTime, writeOwnProduction } from './own-production.ts'
import { writeProductionBudget, writeProductionForecast } from './planned-production.ts'
import { readPrintedCounts } from './printed-counts.ts'

/** What the care systems, the providers' invoicing and the planners would have sent for interim report 1 2024. */
export async function hsf2024ProductionSources(): Promise<[name: string, bytes: Uint8Array][]> {
  const counts = readPrintedCounts()
  return [
    ['production-hsf-2024-04.csv', writeOwnProduction(counts)],
    ['drg-points-hsf-2024-03.csv', writeDrgPoints(counts)],
    ['beds-hsf-2024-03.csv', writeBeds()],
    ['operating-time-hsf-2024-04.csv', writeOperatingTime(counts)],
    ['diagnostics-hsf-2024-04.csv', writeDiagnostics(counts)],
    ['care-centres-hsf-2024-04.csv', writeCareCentres(counts)],
    ['private-providers-hsf-2024-04.csv', writePrivateProviders(counts)],
    ['dental-care-hsf-2024-04.csv', writeDentalCare(counts)],
    ['dental-cost-hsf-2024-04.csv', writeDentalCost(counts)],
    ['dental-population-hsf-2024-04.csv', writeEntitledChildren(counts)],
    ['production-budget-hsf-2024.xlsx', await writeProductionBudget(counts)],
    ['production-forecast-hsf-2024-d1.csv', writeProductionForecast(counts)],
  ]
}
