import { formatMonth, type Month, parseMonth } from './month.ts'

/**
 * In which structure amounts are shown (domain.md §2.2): each month's own, today's, or that of some month. Today's is a
 * month too, the one in which the question is asked.
 */
export type StructureView =
  | { readonly kind: 'reported' }
  | { readonly kind: 'current'; readonly month: Month }
  | { readonly kind: 'as-of'; readonly month: Month }

export const asReported: StructureView = { kind: 'reported' }

/** 'reported', 'current' or a month as '2024-01'; undefined for anything else. */
export function parseStructureView(text: string, today: Month): StructureView | undefined {
  if (text === 'reported') return asReported
  if (text === 'current') return { kind: 'current', month: today }
  const month = parseMonth(text)
  return month === undefined ? undefined : { kind: 'as-of', month }
}

/** The inverse of parseStructureView: what an address or an option says. */
export function structureViewKey(view: StructureView): string {
  return view.kind === 'as-of' ? view.month : view.kind
}

/** "som rapporterat", "i dagens struktur (september 2025)", "i strukturen för januari 2024". */
export function formatStructureView(view: StructureView): string {
  switch (view.kind) {
    case 'reported':
      return 'som rapporterat'
    case 'current':
      return `i dagens struktur (${formatMonth(view.month)})`
    case 'as-of':
      return `i strukturen för ${formatMonth(view.month)}`
  }
}
