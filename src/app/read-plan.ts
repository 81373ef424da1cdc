import { indicatorTypes } from '#calculation/indicator-types/catalogue.ts'
import type { Actor, Verdict } from '#domain/actor.ts'
import { done, notFound, type Outcome } from '#domain/outcome.ts'
import type { Indicator, PlanDecision } from '#domain/plan.ts'
import { cellText, entriesOf, type Written, type WrittenEntry, writtenPlan } from '#domain/plan-cells.ts'
import { type PlanField, type PlanList, planListNamed, planLists } from '#domain/plan-lists.ts'
import { parseRoundCode } from '#domain/round.ts'
import { isDisplayUnit } from '#domain/units-of-measure.ts'
import { entryLabel } from '#plan/compare-plans.ts'
import { timeframeInDates } from '#plan/describe-timeframe.ts'
import { parseTarget, targetInWords } from '#plan/targets.ts'
import { parseTimeframe } from '#plan/timeframes.ts'
import type { Effects } from './effects.ts'
import { findPlan, type PlanAddress } from './find-plan.ts'

/** What every page of a plan has at its top. */
export interface PlanHead {
  readonly orgUnit: { readonly code: string; readonly nameSv: string }
  readonly year: number
  readonly titleSv: string
  readonly decision?: PlanDecision
  /** What an edit is made from. */
  readonly base: string
  readonly editing: Verdict
}

export interface PlanOverview extends PlanHead {
  readonly written: Written
  /** The round whose report is the plan as a document: '2020-P'. Absent where the unit has no template for plans. */
  readonly documentRound?: string
  /** The rounds that have been opened to follow it up, in the order that they close. */
  readonly followedIn: readonly string[]
  readonly lists: readonly { readonly list: PlanList; readonly count: number }[]
  readonly areas: readonly AreaView[]
}

/** A goal area with what the plan puts under it; goals without an area stand under one that has no name. */
export interface AreaView {
  readonly labelSv?: string
  readonly goals: readonly GoalView[]
  readonly directionsSv: readonly string[]
}

export interface GoalView {
  readonly id: string
  readonly labelSv: string
  readonly servesSv?: string
  readonly successFactorsSv: readonly string[]
  readonly indicators: readonly IndicatorView[]
}

export interface IndicatorView {
  readonly id: string
  readonly labelSv: string
  /** As somebody wrote it, and what that was understood as: "≥ 73", "minst 73". */
  readonly targetText: string
  readonly targetSv: string
  /** "uppdelad på kvinnor och män", where it is. */
  readonly splitSv?: string
}

export async function readPlan(address: PlanAddress, actor: Actor, effects: Effects): Promise<Outcome<PlanOverview>> {
  const found = await findPlan(address, actor, effects)
  if (found.kind !== 'done') return found
  const { plan, reference } = found.value
  const written = writtenPlan(plan)
  const hasDocument = reference.templateFor(plan.orgUnit, 'P') !== undefined
  const goalViews = plan.goals.map((goal) => ({
    area: goal.area,
    view: {
      id: goal.id,
      labelSv: goal.labelSv,
      ...(goal.servesSv === undefined ? {} : { servesSv: goal.servesSv }),
      successFactorsSv: (plan.criticalSuccessFactors ?? [])
        .filter(({ goal: of }) => of === goal.id)
        .map(({ labelSv }) => labelSv),
      indicators: plan.indicators
        .filter((indicator) => indicator.goal === goal.id && !indicator.background)
        .map((indicator) => ({
          id: indicator.id,
          labelSv: indicator.labelSv,
          targetText: indicator.targetText,
          targetSv: targetSv(indicator),
          ...(indicator.bySex ? { splitSv: 'uppdelad på kvinnor och män' } : {}),
        })),
    } satisfies GoalView,
  }))
  const areas = [...(plan.areas ?? []).map(({ id, labelSv }) => ({ id, labelSv })), { id: undefined, labelSv: undefined }]
  return done({
    ...headOf(found.value),
    written,
    ...(hasDocument ? { documentRound: `${plan.year}-P` } : {}),
    followedIn: (await effects.store.rounds.listOpened({ orgUnits: [plan.orgUnit] }))
      .filter(({ round }) => parseRoundCode(round)?.year === plan.year)
      .toSorted((a, b) => (a.closesOn < b.closesOn ? -1 : 1))
      .map(({ round }) => round),
    lists: planLists.map((list) => ({ list, count: entriesOf(written, list).length })),
    areas: areas
      .map(({ id, labelSv }) => ({
        ...(labelSv === undefined ? {} : { labelSv }),
        goals: goalViews.filter(({ area }) => area === id).map(({ view }) => view),
        directionsSv: (plan.directions ?? []).filter(({ area }) => area === id).map((direction) => direction.labelSv),
      }))
      .filter(({ goals, directionsSv }) => goals.length + directionsSv.length > 0),
  })
}

export interface PlanListPage extends PlanHead {
  readonly list: PlanList
  readonly entries: readonly ListedEntry[]
}

export interface ListedEntry {
  readonly key: string
  readonly labelSv: string
  /** The field's own text, and below it what it was understood as, where that is not the same. */
  readonly cells: readonly { readonly labelSv: string; readonly text: string; readonly understoodSv?: string }[]
}

/** One of the plan's lists, as it is filled in. */
export async function readPlanList(
  address: PlanAddress & { readonly list: string },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<PlanListPage>> {
  const found = await findPlan(address, actor, effects)
  if (found.kind !== 'done') return found
  const list = planListNamed(address.list)
  if (list === undefined) return notFound(`En plan har inget som heter ”${address.list}”.`)
  const written = writtenPlan(found.value.plan)
  return done({
    ...headOf(found.value),
    list,
    entries: entriesOf(written, list).map((each) => ({
      key: each.key,
      labelSv: entryLabel(each.entry, each.key),
      cells: list.fields.map((field) => ({
        labelSv: field.labelSv,
        text: shownText(each.entry, field, list, written),
        ...understood(each.entry, field),
      })),
    })),
  })
}

export interface PlanEntryPage extends PlanHead {
  readonly list: PlanList
  /** Undefined for one that is to be added. */
  readonly entry: WrittenEntry | undefined
  readonly labelSv: string
  /** Each with its text for one who only reads it: what is chosen is then shown as what it stands for. */
  readonly fields: readonly (FormField & { readonly shownSv: string })[]
  /** What a new part can be a part of. */
  readonly wholes: readonly Choice[]
}

export interface FormField {
  readonly field: PlanField
  readonly text: string
  readonly understoodSv?: string
  /** What can be chosen, in a field that chooses. */
  readonly choices: readonly Choice[]
}

export interface Choice {
  readonly value: string
  readonly labelSv: string
}

/** One entry's form; without a key, that of a new one. */
export async function readPlanEntry(
  address: PlanAddress & { readonly list: string; readonly key?: string },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<PlanEntryPage>> {
  const found = await findPlan(address, actor, effects)
  if (found.kind !== 'done') return found
  const list = planListNamed(address.list)
  if (list === undefined) return notFound(`En plan har inget som heter ”${address.list}”.`)
  const written = writtenPlan(found.value.plan)
  const entry = address.key === undefined ? undefined : entriesOf(written, list).find(({ key }) => key === address.key)
  if (address.key !== undefined && entry === undefined)
    return notFound(`”${address.key}” finns inte i planens lista ${list.labelSv}.`)
  const within = list.within === undefined ? undefined : planListNamed(list.within)
  return done({
    ...headOf(found.value),
    list,
    entry,
    labelSv: entry === undefined ? `Lägg till ${list.oneSv}` : entryLabel(entry.entry, entry.key),
    fields: list.fields.map((field) => ({
      field,
      text: cellText(entry?.entry ?? {}, field),
      shownSv: shownText(entry?.entry ?? {}, field, list, written),
      ...understood(entry?.entry ?? {}, field),
      choices: choicesOf(field, list, written),
    })),
    wholes: within === undefined ? [] : keysOf(within, written),
  })
}

/** A target in words, or what is wrong with it. */
export function understandTarget(
  text: string,
  unit: string,
  polarity: string,
): { readonly wordsSv: string; readonly isClear: boolean } {
  if (!isDisplayUnit(unit)) return { wordsSv: 'Välj enhet, så visas vad målvärdet betyder.', isClear: false }
  const context = {
    display: { unit, decimals: 0 },
    polarity: polarity === 'lower-better' || polarity === 'neutral' ? polarity : 'higher-better',
    source: { fileName: '' },
  } as const
  const { target, findings } = parseTarget(text, context)
  return findings[0] === undefined
    ? { wordsSv: targetInWords(target, context.display), isClear: true }
    : { wordsSv: findings[0].messageSv, isClear: false }
}

/** A time in dates, or what is wrong with it. */
export function understandTimeframe(text: string): { readonly wordsSv: string; readonly isClear: boolean } {
  if (text.trim() === '') return { wordsSv: 'ingen tid', isClear: true }
  const timeframe = parseTimeframe(text)
  return timeframe === undefined
    ? { wordsSv: `”${text}” går inte att förstå som en tid. Skriv till exempel 2025, Q3 2025 eller maj 2025.`, isClear: false }
    : { wordsSv: timeframeInDates(timeframe), isClear: true }
}

export function headOf(found: Extract<Awaited<ReturnType<typeof findPlan>>, { kind: 'done' }>['value']): PlanHead {
  const { plan, orgUnit, base, editing } = found
  return {
    orgUnit,
    year: plan.year,
    titleSv: plan.titleSv,
    ...(plan.decision === undefined ? {} : { decision: plan.decision }),
    base,
    editing,
  }
}

function targetSv({ targetText, display, polarity, source }: Indicator): string {
  return targetInWords(parseTarget(targetText, { display, polarity, source }).target, display)
}

function understood(entry: Written, { path }: PlanField): { understoodSv?: string } {
  const [name] = path
  if (name === 'targetText' && entry.targetText !== undefined) {
    const { unit } = (entry.display ?? {}) as { unit?: string }
    return { understoodSv: understandTarget(String(entry.targetText), unit ?? '', String(entry.polarity)).wordsSv }
  }
  if (name === 'timeframeText' && entry.timeframeText !== undefined)
    return { understoodSv: understandTimeframe(String(entry.timeframeText)).wordsSv }
  return {}
}

/** A key is shown as what it stands for. */
function shownText(entry: Written, field: PlanField, list: PlanList, written: Written): string {
  const text = cellText(entry, field)
  return choicesOf(field, list, written).find(({ value }) => value === text)?.labelSv ?? text
}

function choicesOf({ path, form }: PlanField, list: PlanList, written: Written): Choice[] {
  if (list.name === 'indikatorer' && path.join('.') === 'computation.type')
    return indicatorTypes.map(({ name, labelSv }) => ({ value: name, labelSv }))
  switch (form.kind) {
    case 'choice':
    case 'choices':
      return Object.entries(form.words).map(([value, labelSv]) => ({ value, labelSv }))
    case 'reference': {
      const other = planListNamed(form.list)
      return other === undefined ? [] : keysOf(other, written)
    }
    case 'references': {
      const other = planListNamed(form.list)
      if (other === undefined) return []
      // A code is what people call the thing by; an id is only our own.
      const hasCode = other.keyed.includes('code')
      return keysOf(other, written).map(({ value, labelSv }) => ({ value, labelSv: hasCode ? `${value} ${labelSv}` : labelSv }))
    }
    default:
      return []
  }
}

function keysOf(list: PlanList, written: Written): Choice[] {
  return entriesOf(written, list).map(({ key, entry }) => ({ value: key, labelSv: entryLabel(entry, key) }))
}
