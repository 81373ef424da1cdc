import { planListNamed } from '#domain/plan-lists.ts'

/** What a plan's workbook is known by, written and read alike. */
export const headSheet = 'Plan'
export const headHeaders = ['Uppgift om planen', 'Värde', 'Så skrivs det'] as const
export const baseLabel = 'Hämtad ur leverans'
export const instructionSheet = 'Så fylls planen i'

/** The header of the column that says what an entry is part of: "Hör till aktivitet". */
export function wholeLabel(within: string): string {
  return `Hör till ${planListNamed(within)?.oneSv ?? within}`
}
