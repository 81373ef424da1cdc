import type { AccountSelector } from './account.ts'
import type { CounterpartyScope } from './counterparty.ts'
import type { Display } from './display.ts'
import type { Month } from './month.ts'
import type { OrgUnitCode } from './organisation.ts'
import type { RowKind } from './table.ts'

/**
 * The columns that a statement can have, each by its own name and never a bare "avvikelse" (domain.md §3.1). A layout picks
 * and orders them; what they mean is not the layout's to change.
 */
export const comparisons = {
  'actual-ytd': { labelSv: 'Ackumulerat utfall', formulaSv: 'Utfall från januari till och med rapportmånaden.' },
  'actual-ytd-prior': { labelSv: 'Ackumulerat utfall föregående år', formulaSv: 'Utfall samma månader föregående år.' },
  'actual-full-year-prior': { labelSv: 'Bokslut föregående år', formulaSv: 'Utfall januari–december föregående år.' },
  'budget-ytd': { labelSv: 'Ackumulerad budget', formulaSv: 'Beslutad budget från januari till och med rapportmånaden.' },
  'budget-full-year': { labelSv: 'Budget helår', formulaSv: 'Beslutad budget januari–december.' },
  'forecast-full-year': { labelSv: 'Prognos helår', formulaSv: 'Prognos januari–december enligt rapportens prognosomgång.' },
  'plan-full-year': {
    labelSv: 'Förvaltningsplan helår',
    formulaSv: 'Förvaltningsplanens belopp januari–december, med det underskott som planen räknar med.',
  },
  'plan-linear-ytd': {
    labelSv: 'Förvaltningsplan, linjär andel',
    formulaSv: 'Förvaltningsplan helår × rapportens antal månader ÷ 12.',
  },
  'revised-plan-full-year': {
    labelSv: 'Reviderad förvaltningsplan helår',
    formulaSv: 'Förvaltningsplanens belopp januari–december med det som har tillkommit sedan den beslutades.',
  },
  'previous-forecast-full-year': {
    labelSv: 'Föregående prognos helår',
    formulaSv: 'Prognos januari–december enligt den tidigare prognosomgång som svaren anger.',
  },
  'forecast-low-full-year': {
    labelSv: 'Prognos helår, undre gräns',
    formulaSv: 'Prognos januari–december vid sämsta utfall.',
  },
  'forecast-high-full-year': {
    labelSv: 'Prognos helår, övre gräns',
    formulaSv: 'Prognos januari–december vid bästa utfall.',
  },
  'variance-to-budget-ytd': {
    labelSv: 'Avvikelse mot ackumulerad budget',
    formulaSv: 'Ackumulerat utfall − ackumulerad budget.',
  },
  'variance-to-budget-ytd-percent': {
    labelSv: 'Avvikelse mot ackumulerad budget, procent',
    formulaSv: '(Ackumulerat utfall − ackumulerad budget) ÷ ackumulerad budget.',
  },
  'forecast-variance': { labelSv: 'Prognos jämfört med budget', formulaSv: 'Prognos helår − budget helår.' },
  'forecast-variance-percent': {
    labelSv: 'Prognos jämfört med budget, procent',
    formulaSv: '(Prognos helår − budget helår) ÷ budget helår.',
  },
  'forecast-variance-to-revised-plan': {
    labelSv: 'Prognos jämfört med reviderad förvaltningsplan',
    formulaSv: 'Prognos helår − reviderad förvaltningsplan helår.',
  },
  'forecast-change-from-previous': {
    labelSv: 'Prognos jämfört med föregående prognos',
    formulaSv: 'Prognos helår − föregående prognos helår.',
  },
  'forecast-low-margin': {
    labelSv: 'Undre gräns jämförd med prognos',
    formulaSv: 'Prognos helår, undre gräns − prognos helår.',
  },
  'forecast-high-margin': {
    labelSv: 'Övre gräns jämförd med prognos',
    formulaSv: 'Prognos helår, övre gräns − prognos helår.',
  },
  'change-from-prior-ytd': {
    labelSv: 'Förändring mot föregående år',
    formulaSv: 'Ackumulerat utfall − ackumulerat utfall föregående år.',
  },
  'change-from-prior-ytd-percent': {
    labelSv: 'Förändring mot föregående år, procent',
    formulaSv: '(Ackumulerat utfall − ackumulerat utfall föregående år) ÷ ackumulerat utfall föregående år.',
  },
  'forecast-change-from-closing': {
    labelSv: 'Prognos jämfört med bokslut föregående år',
    formulaSv: 'Prognos helår − utfall helår föregående år.',
  },
  'forecast-change-from-closing-percent': {
    labelSv: 'Prognos jämfört med bokslut föregående år, procent',
    formulaSv: '(Prognos helår − utfall helår föregående år) ÷ utfall helår föregående år.',
  },
} as const satisfies Record<string, { labelSv: string; formulaSv: string }>

export type Comparison = keyof typeof comparisons

export function isComparison(text: string): text is Comparison {
  return Object.hasOwn(comparisons, text)
}

/** How an administration lays out a statement from some month on: rows from accounts, columns as named comparisons. Data. */
export interface StatementLayout {
  /** Which table it lays out: 'income-statement', 'key-figures'. */
  readonly table: string
  readonly orgUnit: OrgUnitCode
  readonly validFrom: Month
  readonly captionSv: string
  readonly display: Display
  /** The counterparties that count in; all when absent. */
  readonly counterpartyScope?: CounterpartyScope
  /**
   * 'statement' prints income + and cost −. 'cost' prints costs as positive amounts: key figures that only are costs.
   */
  readonly sign: 'statement' | 'cost'
  readonly columns: readonly LayoutColumn[]
  readonly rows: readonly LayoutRow[]
}

export interface LayoutColumn {
  readonly comparison: Comparison
  /**
   * May hold {månad} (Augusti), {år} (2025), {fg år} (2024). Absent: the comparison's own label.
   */
  readonly labelSv?: string
  readonly display?: Display
}

export interface LayoutRow {
  readonly key: string
  readonly labelSv: string
  readonly kind: RowKind
  readonly indent: number
  /** For rows from the ledger. */
  readonly accounts?: AccountSelector
  /** For sums, by row key. */
  readonly sumOf?: readonly string[]
}
