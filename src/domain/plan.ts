import type { ControlRisk } from './control-risk.ts'
import type { Display } from './display.ts'
import type { GoalArea } from './goal-area.ts'
import type { GoalRule } from './goal-rule.ts'
import type { Month } from './month.ts'
import type { OrgUnitCode } from './organisation.ts'
import type { PlanEconomy } from './plan-economy.ts'
import type { FollowUpKind } from './round.ts'
import type { SourcePlace } from './source-place.ts'
import type { Change, ProgressStatus } from './status.ts'

/**
 * One administration's plan for one year, as its file says it: what was promised. Targets are raw text here; room `plan`
 * understands them. Each entry keeps the place where it was written.
 */
export interface Plan {
  readonly orgUnit: OrgUnitCode
  readonly year: number
  readonly titleSv: string
  readonly decision?: PlanDecision
  /** What the administration is there for, in the plan's words. */
  readonly coreMissionSv?: string
  /** What the administration calls its goals where they head their indicators: 'Målområde'. 'Mål' when absent. */
  readonly goalWordSv?: string
  /** What goals, assignments and activities are gathered under, in the regional plan's order. */
  readonly areas?: readonly GoalArea[]
  readonly goals: readonly Goal[]
  readonly criticalSuccessFactors?: readonly CriticalSuccessFactor[]
  readonly directions?: readonly Direction[]
  readonly programmes?: readonly Programme[]
  readonly indicators: readonly Indicator[]
  readonly assignments: readonly Assignment[]
  /** The assignments have no answers of their own: the activities that serve them tell how they go. */
  readonly assignmentsFollowedByActivities?: boolean
  readonly activities: readonly Activity[]
  /** What the activities are gathered under, in the plan's order. */
  readonly themes?: readonly ActivityTheme[]
  /** What a mark beside an activity means: { T: 'Ingår i tillgänglighetsplanen' }. */
  readonly marksSv?: Readonly<Record<string, string>>
  readonly controls: readonly Control[]
  readonly projects?: readonly Project[]
  readonly benefits?: readonly Benefit[]
  readonly economy?: PlanEconomy
  /** What is looked at all year round beside goals and indicators: 'Antal arbetade timmar'. */
  readonly followedContinuouslySv?: readonly string[]
  readonly signatories?: readonly Signatory[]
  /** What has been changed since the plan was decided, oldest first. */
  readonly revisions?: readonly PlanRevision[]
  /** The administration's own status words → canonical: { Planenligt: 'on-track' } (domain.md §4.4). */
  readonly statusWords: Readonly<Record<string, ProgressStatus>>
  /** What the administration calls the computed change: { better: 'Positiv' }. The common words when absent. */
  readonly changeWordsSv?: Readonly<Partial<Record<Change, string>>>
  /** How the indicators under a goal propose its status; the mean of their changes when absent. */
  readonly goalRule?: GoalRule
}

/** Which body decided, when, and the paragraph of its minutes. */
export interface PlanDecision {
  readonly bodySv: string
  readonly decidedOn: string
  readonly paragraph: string
  readonly caseNumber?: string
}

/** A change to a decided plan: who made it, why, and by which decision where it took one. */
export interface PlanRevision {
  /** ISO date. */
  readonly revisedOn: string
  readonly bySv: string
  readonly reasonSv: string
  readonly decision?: PlanDecision
}

/** One of the parties who sign the plan, a copy each. Who it is and when is written by hand until it is known. */
export interface Signatory {
  /** 'Region Västmanland'. */
  readonly partySv: string
  readonly roleSv?: string
  readonly nameSv?: string
  readonly placeSv?: string
  readonly signedOn?: string
}

export interface Goal {
  readonly id: string
  readonly labelSv: string
  /** A goal area's id. */
  readonly area?: string
  /** The region's goal that it serves: 'Tjänsterna håller god kvalitet och är hållbara'. */
  readonly servesSv?: string
  readonly source: SourcePlace
}

/** What has to succeed for a goal to be reached. */
export interface CriticalSuccessFactor {
  readonly id: string
  /** A goal's id. */
  readonly goal: string
  readonly labelSv: string
  readonly source: SourcePlace
}

/** Which way the council or the committee wants things to go, without saying when they are there. */
export interface Direction {
  readonly id: string
  readonly labelSv: string
  /** A goal area's id. */
  readonly area?: string
  readonly source: SourcePlace
}

/** Work over several years and units that activities come from: 'Ekonomi i balans'. */
export interface Programme {
  readonly id: string
  readonly labelSv: string
  readonly decidedBySv?: string
  readonly source: SourcePlace
}

/** Which months a value is of: January to the last, the last alone, or the twelve that end with it. */
export const indicatorMonths = {
  'year-to-date': { labelSv: 'från januari till och med periodens sista månad' },
  'latest-month': { labelSv: 'periodens sista månad' },
  'rolling-twelve': { labelSv: 'de tolv månader som slutar med periodens sista' },
} as const satisfies Record<string, { labelSv: string }>

export type IndicatorMonths = keyof typeof indicatorMonths

export type Polarity = 'higher-better' | 'lower-better' | 'neutral'

/** How a value comes about; each name is a file in calculation/indicator-types. */
export interface IndicatorComputation {
  readonly type: string
  readonly parameters: Readonly<Record<string, unknown>>
}

export interface Indicator {
  readonly id: string
  readonly goal: string
  readonly labelSv: string
  readonly computation: IndicatorComputation
  readonly display: Display
  readonly polarity: Polarity
  /** The rounds at which it is followed up; elsewhere its value is missing: not-due. */
  readonly rounds: readonly FollowUpKind[]
  readonly lagMonths: number
  /** The months that its value is of; from January when absent. */
  readonly months?: IndicatorMonths
  /** The indicator whose delivered values it reads, over other months than that one does; its own when absent. */
  readonly valuesOf?: string
  /** As written: "≥ 90%", "73", "Öka", "". */
  readonly targetText: string
  /** How far from its target it may be and still count as partly reaching it, as written: "2 procentenheter". Not at all when absent. */
  readonly toleranceText?: string
  /** Part of another indicator, shown under it without a judgement of its own: the women of sickness absence. */
  readonly partOf?: string
  /** Its parts add up to it, and their targets to its target: staff turnover by reason. */
  readonly partsAddUp?: boolean
  /** Women and men stand beside the total, from what is delivered by sex. */
  readonly bySex?: boolean
  /** Followed so that a text can name it, with its source and period, and not shown among the goals' indicators. */
  readonly background?: boolean
  /** What the target is compared with when last year has no value: a survey made in another year (domain.md §4.1). */
  readonly baseline?: IndicatorBaseline
  readonly definitionSv: string
  readonly sourceSv: string
  readonly source: SourcePlace
}

export interface IndicatorBaseline {
  readonly year: number
  /** As written, in the indicator's display unit: "74,6". */
  readonly valueText: string
  /** What kind of value it is when it is no outcome: 'Prognos T2'. */
  readonly noteSv?: string
}

/** An order from the regional council to a committee, with its code as written ("RF25-07"). */
export interface Assignment {
  readonly code: string
  readonly labelSv: string
  /** Codes of the units that it is given to, where the plan says so; a plan's own assignments are its own unit's too. */
  readonly addressees?: readonly OrgUnitCode[]
  /** A goal area's id. */
  readonly area?: string
  readonly source: SourcePlace
}

export interface Activity {
  readonly id: string
  readonly labelSv: string
  /** Codes of the assignments that it serves, as written. */
  readonly assignments: readonly string[]
  /** Ids of the goals and directions that it serves without an assignment in between. */
  readonly goals?: readonly string[]
  readonly directions?: readonly string[]
  readonly timeframeText?: string
  readonly responsibleSv?: readonly string[]
  readonly tags?: readonly string[]
  /** A goal area's id; that of its first assignment when absent. */
  readonly area?: string
  /** The programme that it comes from instead of an assignment: 'EiB' (ekonomi i balans). */
  readonly programmeSv?: string
  /** A theme's id; needed where the plan has themes. */
  readonly theme?: string
  /** Marks that the plan explains: 'T'. */
  readonly marks?: readonly string[]
  /** What the activity delivers in parts, each with a status of its own. */
  readonly parts?: readonly ActivityPart[]
  readonly source: SourcePlace
}

/** What activities are gathered under, with the reason for them in the plan's words. */
export interface ActivityTheme {
  readonly id: string
  readonly labelSv: string
  readonly prefaceSv?: string
  readonly source: SourcePlace
}

/** One of several things that an activity delivers, answered by `activity.part`. */
export interface ActivityPart {
  readonly id: string
  readonly labelSv: string
}

export interface Control {
  readonly id: string
  /** The area or risk examined. */
  readonly labelSv: string
  readonly scope: 'region-wide' | 'own'
  /** What the examination is to ascertain. */
  readonly objectiveSv?: string
  readonly risk?: ControlRisk
  readonly rulesSv: string
  /** Markdown with bound figures. */
  readonly methodText: string
  readonly source: SourcePlace
}

/** A project in the administration's portfolio: who owns it, who leads it, and the months that it goes on. */
export interface Project {
  readonly id: string
  readonly labelSv: string
  readonly ownersSv: readonly string[]
  /** Empty until somebody has been named. */
  readonly managersSv: readonly string[]
  /** First and last month, both included; absent until it has been planned. */
  readonly from?: Month
  readonly to?: Month
  readonly source: SourcePlace
}

/** Work that is to save money: planned and realised amounts are facts, and some effects are words only ("Stor"). */
export interface Benefit {
  readonly id: string
  readonly labelSv: string
  readonly timeframeText?: string
  readonly responsibleSv?: string
  /** The planned effect where it is no amount. */
  readonly plannedWordSv?: string
  /** Whether the year's budget already reckons with it; benefits with and without are then summed apart. */
  readonly group?: BenefitGroup
  /** How the realised effect is known; measured when absent. */
  readonly basis?: BenefitBasis
  readonly source: SourcePlace
}

export type BenefitGroup = 'in-budget' | 'over-budget'

/**
 * How a realised effect is known: measured amounts that are delivered, the months' equal part of the planned effect, or what a
 * row of costs has fallen by since last year (domain.md §3.6: hired staff 124,6 − 94,6 = 30,0).
 */
export type BenefitBasis =
  | { readonly kind: 'measured' }
  | { readonly kind: 'linear' }
  | { readonly kind: 'prior-year-difference'; readonly table: 'income-statement' | 'key-figures'; readonly row: string }

/** What an administration answered in one round, in its own words. Texts are Markdown with bound figures. */
export interface Answers {
  readonly orgUnit: OrgUnitCode
  readonly round: string
  readonly goals?: readonly GoalAnswer[]
  readonly indicators: readonly IndicatorAnswer[]
  readonly assignments: readonly ProgressAnswer[]
  readonly activities: readonly ProgressAnswer[]
  readonly controls: readonly ControlAnswer[]
  readonly projects?: readonly ProjectAnswer[]
  readonly benefits?: readonly BenefitAnswer[]
  readonly withheld?: readonly WithheldTable[]
  readonly bridgeItems?: readonly BridgeItem[]
  readonly scopedSums?: readonly ScopedSum[]
  /** The round whose forecast this one's is compared with: '2024-M03'. */
  readonly previousForecast?: string
  /** The diary number that the report carries: 'FDS230017'. */
  readonly caseNumber?: string
}

/** How the administration judges that a goal stands; the indicators under it only propose (domain.md §4.3). */
export interface GoalAnswer {
  readonly goal: string
  /** In the administration's word: "Oförändrad". */
  readonly outlookWord: string
  readonly commentary: string
  readonly source: SourcePlace
}

export interface IndicatorAnswer {
  readonly indicator: string
  /** The judged outlook in the administration's word: "Positiv". Absent when not judged. */
  readonly outlookWord?: string
  /** Where the administration judges the change otherwise than it is computed. */
  readonly judgedChange?: JudgedChange
  readonly commentary: string
  readonly source: SourcePlace
}

/** A change judged by a person, who has to say why; the computed one stays beside it. */
export interface JudgedChange {
  readonly change: Change
  readonly reasonSv: string
}

export interface ProgressAnswer {
  /** An assignment's code, an activity's id, or `activity.part`. */
  readonly item: string
  readonly statusWord: string
  readonly commentary: string
  readonly source: SourcePlace
}

/** How a project goes in each of three respects, in the administration's words: time, resources and quality (domain.md §1.1). */
export interface ProjectAnswer {
  readonly project: string
  readonly timeWord: string
  readonly resourceWord: string
  readonly qualityWord: string
  readonly commentary: string
  readonly source: SourcePlace
}

/** How an administration explains its result: what moved it from its budget to the actual or the forecast, or since the last forecast. */
export type Bridge = 'budget-to-actual' | 'budget-to-forecast' | 'previous-forecast-to-forecast'

/**
 * One of the larger things that explain why the result is not the budgeted one. Its amount is a row's own difference in the
 * income statement, that of several rows together, or, for something that no row shows, what the administration reckons.
 */
export interface BridgeItem {
  readonly bridge: Bridge
  readonly id: string
  readonly labelSv: string
  readonly amount: { readonly row: string } | { readonly rows: readonly string[] } | { readonly kronor: number }
  readonly source: SourcePlace
}

/**
 * Figures of the tables put together in a scope that no table has, so that a text can name the sum and a reader see what is in
 * it: all outpatient visits, day care and those at a distance included (domain.md §3.10).
 */
export interface ScopedSum {
  readonly id: string
  readonly labelSv: string
  /** Figures of one unit of measure, as 'table/row/column'. */
  readonly of: readonly string[]
  /** What the sum is compared with, where it is. */
  readonly comparedWith?: readonly string[]
  readonly source: SourcePlace
}

/** A table that the administration does not stand for in this round, with the reason that its readers are given. */
export interface WithheldTable {
  /** 'hours-worked'. */
  readonly table: string
  readonly reasonSv: string
  readonly source: SourcePlace
}

export interface ControlAnswer {
  readonly control: string
  readonly findingText: string
  readonly remedySv: string
  readonly source: SourcePlace
}

export interface BenefitAnswer {
  readonly benefit: string
  readonly commentary: string
  readonly source: SourcePlace
}
