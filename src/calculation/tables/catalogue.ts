import type { TableDefinition } from '../table-definition.ts'
import { benefitAmounts } from './benefit-amounts.ts'
import { benefitKinds } from './benefit-kinds.ts'
import { budget } from './budget.ts'
import { budgetToActual } from './budget-to-actual.ts'
import { budgetToForecast } from './budget-to-forecast.ts'
import { controlCounts } from './control-counts.ts'
import { controlShares } from './control-shares.ts'
import { costDevelopment } from './cost-development.ts'
import { decidedGrants } from './decided-grants.ts'
import { dentalCare } from './dental-care.ts'
import { forecastAccuracy } from './forecast-accuracy.ts'
import { forecastSuggestions } from './forecast-suggestions.ts'
import { frameAndGrants } from './frame-and-grants.ts'
import { frameChange } from './frame-change.ts'
import { hoursWorked } from './hours-worked.ts'
import { incidents } from './incidents.ts'
import { incomeStatement } from './income-statement.ts'
import { indicatorParts } from './indicator-parts.ts'
import { indicators } from './indicators.ts'
import { investmentVintages } from './investment-vintages.ts'
import { investments } from './investments.ts'
import { keyFigures } from './key-figures.ts'
import { plannedInvestments } from './planned-investments.ts'
import { previousForecastToForecast } from './previous-forecast-to-forecast.ts'
import { pricesAndVolumes } from './prices-and-volumes.ts'
import { productionCareCentres } from './production-care-centres.ts'
import { productionDiagnostics } from './production-diagnostics.ts'
import { productionOwn } from './production-own.ts'
import { productionPrivate } from './production-private.ts'
import { productionStepsTable } from './production-steps.ts'
import { rehabilitationCases } from './rehabilitation-cases.ts'
import { resultByCentre } from './result-by-centre.ts'
import { scopedSums } from './scoped-sums.ts'
import { sicknessAbsence } from './sickness-absence.ts'
import { sicknessAbsenceByMonth } from './sickness-absence-by-month.ts'
import { sicknessAbsenceHours } from './sickness-absence-hours.ts'
import { sicknessAbsenceHoursByMonth } from './sickness-absence-hours-by-month.ts'
import { twoYearRule } from './two-year-rule.ts'

/** Every kind of computed table, alphabetically; `needs` decides the order of work. A test reads the folder to see that none is missing. */
export const tableDefinitions: readonly TableDefinition[] = [
  benefitAmounts,
  benefitKinds,
  budget,
  budgetToActual,
  budgetToForecast,
  controlCounts,
  controlShares,
  costDevelopment,
  decidedGrants,
  dentalCare,
  forecastAccuracy,
  forecastSuggestions,
  frameAndGrants,
  frameChange,
  hoursWorked,
  incidents,
  incomeStatement,
  indicatorParts,
  indicators,
  investmentVintages,
  investments,
  keyFigures,
  plannedInvestments,
  previousForecastToForecast,
  pricesAndVolumes,
  productionCareCentres,
  productionDiagnostics,
  productionOwn,
  productionPrivate,
  productionStepsTable,
  rehabilitationCases,
  resultByCentre,
  scopedSums,
  sicknessAbsence,
  sicknessAbsenceByMonth,
  sicknessAbsenceHours,
  sicknessAbsenceHoursByMonth,
  twoYearRule,
]
