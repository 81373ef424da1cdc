/**
 * Progress, health and direction are three things (domain.md §4.3–4.4). Every mark is word + shape + colour: `tone` picks
 * the colour, `shape` the symbol, and the word is always printed.
 */
export type Tone = 'good' | 'attention' | 'bad' | 'neutral' | 'none'
export type Shape = 'circle' | 'triangle' | 'square' | 'diamond' | 'ring' | 'arrow-up' | 'arrow-down' | 'arrow-right'

export const progressStatuses = {
  'not-started': { labelSv: 'Ej påbörjad', tone: 'neutral', shape: 'ring' },
  'on-track': { labelSv: 'Enligt plan', tone: 'good', shape: 'circle' },
  'minor-deviation': { labelSv: 'Mindre avvikelse', tone: 'attention', shape: 'triangle' },
  delayed: { labelSv: 'Försenad', tone: 'bad', shape: 'square' },
  completed: { labelSv: 'Klar', tone: 'good', shape: 'diamond' },
  paused: { labelSv: 'Pausad', tone: 'attention', shape: 'ring' },
  cancelled: { labelSv: 'Avbruten', tone: 'neutral', shape: 'square' },
} as const satisfies Record<string, { labelSv: string; tone: Tone; shape: Shape }>

export type ProgressStatus = keyof typeof progressStatuses

/** Whether the work is done or given up: it is never overdue, and not carried on into next year's plan. */
export function isClosed(status: ProgressStatus | undefined): boolean {
  return status === 'completed' || status === 'cancelled'
}

/**
 * How a project goes in one respect, its time, its resources or its quality: a degree of deviation, in the words that the
 * documents use of it (domain.md §4.4). A light has no "Klar".
 */
export const healthWordsSv = {
  'on-track': 'Går enligt plan',
  'minor-deviation': 'Mindre avvikelse',
  delayed: 'Stor avvikelse/risk',
} as const satisfies Partial<Record<ProgressStatus, string>>

/** Whether the outcome reaches the target: computed. */
export const fulfilments = {
  met: { labelSv: 'Uppfyllt', tone: 'good', shape: 'circle' },
  partly: { labelSv: 'Delvis uppfyllt', tone: 'attention', shape: 'triangle' },
  'not-met': { labelSv: 'Ej uppfyllt', tone: 'bad', shape: 'square' },
  'not-due': { labelSv: 'Följs upp senare', tone: 'none', shape: 'ring' },
  'not-assessable': { labelSv: 'Kan inte bedömas', tone: 'none', shape: 'ring' },
} as const satisfies Record<string, { labelSv: string; tone: Tone; shape: Shape }>

export type Fulfilment = keyof typeof fulfilments

/** Change against the comparison period, good or bad by the indicator's polarity: computed. */
export const changes = {
  better: { labelSv: 'Bättre', tone: 'good', shape: 'arrow-up' },
  unchanged: { labelSv: 'Oförändrat', tone: 'neutral', shape: 'arrow-right' },
  worse: { labelSv: 'Sämre', tone: 'bad', shape: 'arrow-down' },
  'not-assessable': { labelSv: 'Kan inte jämföras', tone: 'none', shape: 'ring' },
} as const satisfies Record<string, { labelSv: string; tone: Tone; shape: Shape }>

export type Change = keyof typeof changes

/** Whether the target is expected to be reached: judged by a person. */
export const outlooks = {
  positive: { labelSv: 'Positiv', tone: 'good', shape: 'arrow-up' },
  unchanged: { labelSv: 'Oförändrad', tone: 'neutral', shape: 'arrow-right' },
  negative: { labelSv: 'Negativ', tone: 'bad', shape: 'arrow-down' },
} as const satisfies Record<string, { labelSv: string; tone: Tone; shape: Shape }>

export type Outlook = keyof typeof outlooks

/** A status as it is printed: the administration's own word (domain.md §4.4), drawn by the canonical status behind it. */
export interface StatusMark {
  readonly wordSv: string
  readonly tone: Tone
  readonly shape: Shape
  /** The canonical status, 'progress:on-track'; absent when the word is not mapped, which is a finding. */
  readonly canonical?: string
}
