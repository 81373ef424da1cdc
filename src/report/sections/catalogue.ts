import { activities } from './activities/section.ts'
import { activityTimeline } from './activity-timeline/section.ts'
import { areaPage } from './area-page/section.ts'
import { assignments } from './assignments/section.ts'
import { benefits } from './benefits/section.ts'
import { challengesAndOutlook } from './challenges-and-outlook/section.ts'
import { costDevelopment } from './cost-development/section.ts'
import { decisionAndCaseNumber } from './decision-and-case-number/section.ts'
import { decisionAndSignatures } from './decision-and-signatures/section.ts'
import type { SectionDefinition } from './define-section.ts'
import { dentalCare } from './dental-care/section.ts'
import { goalFulfilment } from './goal-fulfilment/section.ts'
import { goalsAndAssignments } from './goals-and-assignments/section.ts'
import { goalsAndIndicators } from './goals-and-indicators/section.ts'
import { hoursWorked } from './hours-worked/section.ts'
import { incomeStatement } from './income-statement/section.ts'
import { internalControl } from './internal-control/section.ts'
import { introduction } from './introduction/section.ts'
import { investmentVintages } from './investment-vintages/section.ts'
import { investments } from './investments/section.ts'
import { keyFigures } from './key-figures/section.ts'
import { periodInFigures } from './period-in-figures/section.ts'
import { plannedActivities } from './planned-activities/section.ts'
import { plannedBudget } from './planned-budget/section.ts'
import { plannedControls } from './planned-controls/section.ts'
import { plannedFunding } from './planned-funding/section.ts'
import { plannedIndicators } from './planned-indicators/section.ts'
import { plannedInvestments } from './planned-investments/section.ts'
import { pricesAndVolumes } from './prices-and-volumes/section.ts'
import { productionCareCentres } from './production-care-centres/section.ts'
import { productionDiagnostics } from './production-diagnostics/section.ts'
import { productionOwn } from './production-own/section.ts'
import { productionPrivate } from './production-private/section.ts'
import { projects } from './projects/section.ts'
import { resultBridges } from './result-bridges/section.ts'
import { resultByCentre } from './result-by-centre/section.ts'
import { sicknessAbsence } from './sickness-absence/section.ts'
import { staff } from './staff/section.ts'
import { text } from './text/section.ts'
import { workEnvironment } from './work-environment/section.ts'

/** Every section that a report template can pick, in alphabetical order. */
export const sections: readonly SectionDefinition[] = [
  activities,
  activityTimeline,
  areaPage,
  assignments,
  benefits,
  challengesAndOutlook,
  costDevelopment,
  decisionAndCaseNumber,
  decisionAndSignatures,
  dentalCare,
  goalFulfilment,
  goalsAndAssignments,
  goalsAndIndicators,
  hoursWorked,
  incomeStatement,
  internalControl,
  introduction,
  investments,
  investmentVintages,
  keyFigures,
  periodInFigures,
  plannedActivities,
  plannedBudget,
  plannedControls,
  plannedFunding,
  plannedIndicators,
  plannedInvestments,
  pricesAndVolumes,
  productionCareCentres,
  productionDiagnostics,
  productionOwn,
  productionPrivate,
  projects,
  resultBridges,
  resultByCentre,
  sicknessAbsence,
  staff,
  text,
  workEnvironment,
]
