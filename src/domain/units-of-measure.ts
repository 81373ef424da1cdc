/**
 * What a value is counted in. A value is stored in its base unit of measure (kronor, shares 0–1, hours); the printed
 * form (mnkr, %) is a Display and is chosen where the value is shown (domain.md §2.4).
 */
export const unitsOfMeasure = {
  sek: { labelSv: 'kronor' },
  share: { labelSv: 'andel (0–1)' },
  'percentage-points': { labelSv: 'procentenheter' },
  count: { labelSv: 'antal' },
  fte: { labelSv: 'årsarbetare' },
  hours: { labelSv: 'timmar' },
  days: { labelSv: 'dagar' },
  workdays: { labelSv: 'arbetsdagar' },
  seconds: { labelSv: 'sekunder' },
  index: { labelSv: 'index' },
} as const satisfies Record<string, { labelSv: string }>

export type UnitOfMeasure = keyof typeof unitsOfMeasure

export function isUnitOfMeasure(text: string): text is UnitOfMeasure {
  return Object.hasOwn(unitsOfMeasure, text)
}

/** How a value is printed: `perDisplayUnit` base units make one display unit. 1 mnkr = 10^6 kronor; 1 % = 1/100. */
export const displayUnits = {
  kr: { base: 'sek', numerator: 1n, denominator: 1n, suffixSv: 'kr', labelSv: 'kronor' },
  tkr: { base: 'sek', numerator: 1_000n, denominator: 1n, suffixSv: 'tkr', labelSv: 'tusental kronor (tkr)' },
  mnkr: { base: 'sek', numerator: 1_000_000n, denominator: 1n, suffixSv: 'mnkr', labelSv: 'miljoner kronor (mnkr)' },
  percent: { base: 'share', numerator: 1n, denominator: 100n, suffixSv: '%', labelSv: 'procent (%)' },
  'percentage-points': {
    base: 'percentage-points',
    numerator: 1n,
    denominator: 1n,
    suffixSv: 'procentenheter',
    labelSv: 'procentenheter',
  },
  count: { base: 'count', numerator: 1n, denominator: 1n, suffixSv: '', labelSv: 'antal' },
  fte: { base: 'fte', numerator: 1n, denominator: 1n, suffixSv: 'årsarbetare', labelSv: 'årsarbetare' },
  hours: { base: 'hours', numerator: 1n, denominator: 1n, suffixSv: 'timmar', labelSv: 'timmar' },
  days: { base: 'days', numerator: 1n, denominator: 1n, suffixSv: 'dagar', labelSv: 'dagar' },
  workdays: { base: 'workdays', numerator: 1n, denominator: 1n, suffixSv: 'arbetsdagar', labelSv: 'arbetsdagar' },
  minutes: { base: 'seconds', numerator: 60n, denominator: 1n, suffixSv: 'min', labelSv: 'minuter' },
  /** Printed as 11:35, never with decimals. */
  'minutes-and-seconds': {
    base: 'seconds',
    numerator: 1n,
    denominator: 1n,
    suffixSv: 'min',
    labelSv: 'minuter och sekunder',
  },
  index: { base: 'index', numerator: 1n, denominator: 1n, suffixSv: '', labelSv: 'index' },
} as const satisfies Record<
  string,
  { base: UnitOfMeasure; numerator: bigint; denominator: bigint; suffixSv: string; labelSv: string }
>

export type DisplayUnit = keyof typeof displayUnits

export function isDisplayUnit(text: string): text is DisplayUnit {
  return Object.hasOwn(displayUnits, text)
}
