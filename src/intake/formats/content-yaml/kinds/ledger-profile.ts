import { z } from 'zod'
import { standardLedgerDimensions } from '#domain/ledger-profile.ts'
import { organisationNumber } from '../../../ledger/organisation-number.ts'
import { filledText, orgUnit, text } from '../../../yaml/schema-words.ts'
import { defineContentKind, type ReportProblem } from './define-content-kind.ts'

const dimension = text.refine((value) => /^\d+$/.test(value), {
  error: 'En dimension i SIE skrivs med sitt nummer, till exempel 20.',
})

const dimensions = z.strictObject({
  costCentre: dimension.default(standardLedgerDimensions.costCentre),
  project: dimension.default(standardLedgerDimensions.project),
  counterparty: dimension.exactOptional(),
})

/** How the ledger files of a sender are understood where SIE leaves it open. */
export const ledgerProfile = defineContentKind({
  kind: 'ledger-profile',
  schema: z.strictObject({
    sender: filledText.transform((sender) => organisationNumber(sender) || sender),
    labelSv: filledText,
    dimensions: dimensions.default({ ...standardLedgerDimensions }),
    subDimensions: z.enum(['itself', 'superior']).default('itself'),
    withoutCostCentre: orgUnit.exactOptional(),
  }),
  toBody: (file) => file,
  keyOf: (profile) => profile.sender,
  check({ dimensions: { costCentre, project, counterparty } }, report) {
    if (project === costCentre) reportSame('project', report)
    if (counterparty === costCentre || counterparty === project) reportSame('counterparty', report)
  },
})

function reportSame(role: string, report: ReportProblem): void {
  report('I-085', ['dimensions', role], 'Dimensionen står redan för något annat. Varje dimension kan bara stå för en sak.')
}
