import { accountPlan } from './account-plan.ts'
import { answers } from './answers.ts'
import { ledgerProfile } from './ledger-profile.ts'
import { mappingProfile } from './mapping-profile.ts'
import { plan } from './plan.ts'
import { productionLayout } from './production-layout.ts'
import { region } from './region.ts'
import { reportTemplate } from './report-template.ts'
import { statementLayout } from './statement-layout.ts'
import { tableLayout } from './table-layout.ts'

/** Every kind of content that is written in YAML. */
export const contentKinds = [
  accountPlan,
  answers,
  ledgerProfile,
  mappingProfile,
  plan,
  productionLayout,
  region,
  reportTemplate,
  statementLayout,
  tableLayout,
] as const
