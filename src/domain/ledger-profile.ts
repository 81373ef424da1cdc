import type { OrgUnitCode } from './organisation.ts'

/**
 * How a sender's ledger files (SIE) are understood where the standard leaves it open. Data, owned by whoever knows the
 * accounting system; without one the standard's own numbers hold, and every amount must have a cost centre.
 */
export interface LedgerProfile {
  /** Whose files: the organisation number '212000-0000', or the name as the file has it when it has no number. */
  readonly sender: string
  readonly labelSv: string
  readonly dimensions: LedgerDimensions
  /**
   * What an object of a sub-dimension (#UNDERDIM) stands for: itself, or the object of the superior dimension that its code
   * begins with ('0101' → '01').
   */
  readonly subDimensions: 'itself' | 'superior'
  /** The unit that carries amounts without cost centre. Absent: such amounts are errors, and nothing is loaded. */
  readonly withoutCostCentre?: OrgUnitCode
}

/** Which of the ledger's dimensions says what, by number. */
export interface LedgerDimensions {
  readonly costCentre: string
  readonly project: string
  /** Absent: the dimension whose name says so, else 20, the first number that senders may choose freely. */
  readonly counterparty?: string
}

/** SIE 4B reserves dimension 1 for cost centres and 6 for projects. */
export const standardLedgerDimensions: LedgerDimensions = { costCentre: '1', project: '6' }
