import type { Exact } from '#lib/exact.ts'
import type { SourcePlace } from './source-place.ts'

export const comparators = {
  '>=': { mark: '≥', labelSv: 'minst' },
  '<=': { mark: '≤', labelSv: 'högst' },
  '>': { mark: '>', labelSv: 'mer än' },
  '<': { mark: '<', labelSv: 'mindre än' },
} as const satisfies Record<string, { mark: string; labelSv: string }>

export type Comparator = keyof typeof comparators

/**
 * A target as understood; the text that a person wrote is kept beside it (domain.md §4.1). Values are in the indicator's
 * base unit of measure: "90 %" is 90/100, "8 min" is 480 seconds, "0 mnkr" is kronor.
 */
export type Target = { readonly raw: string; readonly year?: number; readonly source: SourcePlace } & TargetMeaning

export type TargetMeaning =
  | { readonly kind: 'threshold'; readonly comparator: Comparator; readonly value: Exact }
  | { readonly kind: 'direction'; readonly direction: 'up' | 'down' | 'keep' }
  | { readonly kind: 'delta'; readonly comparator: Comparator; readonly value: Exact }
  | { readonly kind: 'none' }
