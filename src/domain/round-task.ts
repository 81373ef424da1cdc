import type { OrgUnitCode } from './organisation.ts'
import type {
  BenefitAnswer,
  ControlAnswer,
  GoalAnswer,
  IndicatorAnswer,
  JudgedChange,
  ProgressAnswer,
  ProjectAnswer,
} from './plan.ts'

/** What a round may ask about; each kind has its own form and its own shape of answer. */
export const taskKinds = {
  goal: { labelSv: 'Mål', pluralSv: 'Mål' },
  indicator: { labelSv: 'Indikator', pluralSv: 'Indikatorer' },
  assignment: { labelSv: 'Uppdrag', pluralSv: 'Uppdrag' },
  activity: { labelSv: 'Aktivitet', pluralSv: 'Aktiviteter' },
  project: { labelSv: 'Projekt', pluralSv: 'Projekt' },
  control: { labelSv: 'Kontroll', pluralSv: 'Intern kontroll' },
  benefit: { labelSv: 'Effekthemtagning', pluralSv: 'Effekthemtagning' },
  forecast: { labelSv: 'Prognos', pluralSv: 'Prognos' },
  text: { labelSv: 'Text', pluralSv: 'Texter' },
} as const satisfies Record<string, { labelSv: string; pluralSv: string }>

export type TaskKind = keyof typeof taskKinds

export function isTaskKind(text: string): text is TaskKind {
  return Object.hasOwn(taskKinds, text)
}

/** How far one answer has come. `shape` and `tone` draw it; the word is always printed. */
export const taskStates = {
  open: { labelSv: 'Att besvara', tone: 'neutral', shape: 'ring' },
  draft: { labelSv: 'Påbörjad', tone: 'attention', shape: 'triangle' },
  submitted: { labelSv: 'Inlämnad', tone: 'good', shape: 'circle' },
  returned: { labelSv: 'Tillbaka för ändring', tone: 'bad', shape: 'square' },
  approved: { labelSv: 'Godkänd', tone: 'good', shape: 'diamond' },
  /** The plan no longer has the item; the answer is kept and not asked for. */
  withdrawn: { labelSv: 'Utgår', tone: 'none', shape: 'ring' },
} as const satisfies Record<string, { labelSv: string; tone: string; shape: string }>

export type TaskState = keyof typeof taskStates

/** One thing that one unit's round asks somebody about. */
export interface RoundTask extends TaskWish {
  /** 't12'. */
  readonly id: string
  readonly orgUnit: OrgUnitCode
  readonly round: string
  readonly state: TaskState
  /** Ids of the persons who are to answer; empty while nobody has been found. */
  readonly responsible: readonly string[]
  /** Counts the task's events: who saves says which version they saw, so that two at once lose nothing (0 before any). */
  readonly version: number
  /** The latest answer saved, whatever the state. */
  readonly answer?: TaskAnswer
  /** Who saved the answer: may not approve it. */
  readonly answeredBy?: string
  /** When the state last changed. */
  readonly changedAt: Date
  /** Why it came back, when it did. */
  readonly returnReasonSv?: string
}

/** What is to be asked, before anybody has been: found in the plan and the report's template. */
export interface TaskWish {
  readonly kind: TaskKind
  /** The plan item's id or code, the template section's key, the statement's row. */
  readonly item: string
  readonly labelSv: string
  /** ISO date. */
  readonly dueOn: string
  /** Whether "inget att tillägga" is an answer. */
  readonly mayBeEmpty: boolean
  /** As the plan names them: "OC", "Anna Berg"; who it is, the opening has found out. */
  readonly responsibleSv: readonly string[]
}

/** An answer as its form gives it: the plan item's own answer without the item, which the task knows. */
export type TaskAnswer =
  | ({ readonly kind: 'goal' } & Said<Omit<GoalAnswer, 'goal' | 'source'>>)
  | ({ readonly kind: 'indicator' } & Said<WrittenIndicatorAnswer>)
  | ({ readonly kind: 'assignment' | 'activity' } & Said<Omit<ProgressAnswer, 'item' | 'source'>>)
  | ({ readonly kind: 'project' } & Said<Omit<ProjectAnswer, 'project' | 'source'>>)
  | ({ readonly kind: 'control' } & Said<Omit<ControlAnswer, 'control' | 'source'>>)
  | ({ readonly kind: 'benefit' } & Said<Omit<BenefitAnswer, 'benefit' | 'source'>>)
  | ({ readonly kind: 'forecast' } & Said<ForecastAnswer>)
  | ({ readonly kind: 'text' } & Said<{ readonly markdown: string }>)

/** While it is written a judgement of the change may be half said; one that is handed in is whole or not there. */
export interface WrittenIndicatorAnswer extends Omit<IndicatorAnswer, 'indicator' | 'source' | 'judgedChange'> {
  readonly judgedChange?: Partial<JudgedChange>
}

/** An answer, or the word that there is nothing to add where that is an answer. */
export type Said<Answer> = Answer & { readonly nothingToAdd?: true }

/** The full-year forecast of one row of the statement, in kronor: revenue +, cost −; the range when it is uncertain. */
export interface ForecastAnswer {
  readonly kronor?: number
  readonly lowKronor?: number
  readonly highKronor?: number
  readonly commentary: string
}

/** What can happen to a task. Kept in order and never changed: the history is the events. */
export const taskEventKinds = {
  opened: { labelSv: 'Frågan ställd' },
  saved: { labelSv: 'Sparat utkast' },
  submitted: { labelSv: 'Inlämnat' },
  returned: { labelSv: 'Skickat tillbaka' },
  approved: { labelSv: 'Godkänt' },
  unlocked: { labelSv: 'Upplåst' },
  delegated: { labelSv: 'Överlåtet' },
  asked: { labelSv: 'Motfråga' },
  /** A forecast is questioned by who reviews it, and has to be explained before it can be approved. */
  challenged: { labelSv: 'Ifrågasatt' },
  explained: { labelSv: 'Förklarat' },
  withdrawn: { labelSv: 'Utgått' },
} as const satisfies Record<string, { labelSv: string }>

export type TaskEventKind = keyof typeof taskEventKinds

export interface TaskEvent {
  readonly task: string
  readonly version: number
  readonly kind: TaskEventKind
  readonly by: string
  readonly at: Date
  /** What was saved or submitted. */
  readonly answer?: TaskAnswer
  /** Whom it was delegated to. */
  readonly responsible?: readonly string[]
  /** Why it was returned or unlocked, what was asked back, or the question to a forecast and its explanation. */
  readonly reasonSv?: string
}

/** How far a unit has come in its round: one after the other up the tree. */
export const unitRoundStates = {
  open: { labelSv: 'Pågår', tone: 'attention', shape: 'triangle' },
  submitted: { labelSv: 'Inlämnad för granskning', tone: 'neutral', shape: 'circle' },
  approved: { labelSv: 'Godkänd och låst', tone: 'good', shape: 'diamond' },
} as const satisfies Record<string, { labelSv: string; tone: string; shape: string }>

export type UnitRoundState = keyof typeof unitRoundStates

/** One unit's round: opened for it, until it is approved and locked. */
export interface OpenedRound {
  readonly orgUnit: OrgUnitCode
  readonly round: string
  readonly state: UnitRoundState
  readonly version: number
  readonly openedAt: Date
  readonly openedBy: string
  /** ISO date. */
  readonly closesOn: string
  /** Who submitted it: may not approve it. */
  readonly submittedBy?: string
  readonly approvedBy?: string
  readonly changedAt: Date
  readonly returnReasonSv?: string
}

/** What a round asks, of which units' plans, and how long before the round closes each kind is due. Configuration with a default. */
export interface RoundRules {
  readonly asks: readonly TaskKind[]
  /** Calendar days before the round closes. */
  readonly dueDaysBeforeClose: Readonly<Partial<Record<TaskKind, number>>>
  /** Where "inget att tillägga" is an answer. */
  readonly mayBeEmpty: readonly TaskKind[]
  /** The plan's own words for who answers → persons' ids: { OC: ['p12', 'p13'] }. */
  readonly responsible: Readonly<Record<string, readonly string[]>>
}

export const usualRoundRules: RoundRules = {
  asks: ['goal', 'indicator', 'assignment', 'activity', 'project', 'control', 'benefit', 'forecast', 'text'],
  dueDaysBeforeClose: { goal: 3, text: 3, forecast: 7 },
  mayBeEmpty: ['indicator', 'benefit', 'forecast', 'text'],
  responsible: {},
}
