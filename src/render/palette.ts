import type { Tone } from '#domain/status.ts'

/**
 * The colours of every format. Texts and status words have a contrast of at least 4,5:1 against the paper and against the
 * surfaces that they stand on, marks in charts at least 3:1 (WCAG 2.2, 1.4.3 and 1.4.11); palette.test.ts holds it.
 */
export const palette = {
  paper: '#ffffff',
  ink: '#1b2329',
  muted: '#51606a',
  primary: '#005b7f',
  primaryDark: '#003f5a',
  rule: '#ccd5da',
  ruleStrong: '#75858f',
  surface: '#f3f6f8',
  surfaceSum: '#e9f0f4',
  informationSurface: '#e8f2f7',
  warning: '#8a5200',
  warningSurface: '#fdf3e2',
} as const

/** The colour of a status's word and shape. Never alone: word and shape are always there (domain.md §5.5). */
export const toneColours = {
  good: '#1a6b3a',
  attention: '#8a5200',
  bad: '#b3261e',
  neutral: '#44525b',
  none: '#51606a',
} as const satisfies Record<Tone, string>

/** How the first, second … series of a chart is told from the others, without its colour: fill pattern, dash and marker. */
export const seriesStyles = [
  { colour: '#005b7f', pattern: 'solid', dash: '', marker: 'circle' },
  { colour: '#5c8ca4', pattern: 'hatched', dash: '6 4', marker: 'square' },
  { colour: '#a86400', pattern: 'dotted', dash: '2 3', marker: 'triangle' },
  { colour: '#7a4f8f', pattern: 'crossed', dash: '10 3 2 3', marker: 'diamond' },
] as const

export type SeriesStyle = (typeof seriesStyles)[number]
