import type { Actor } from '#domain/actor.ts'
import { tablesOf } from '#domain/document.ts'
import type { FigureKey } from '#domain/figure.ts'
import type { Finding } from '#domain/finding.ts'
import { withAnswers } from '#domain/finding-answer.ts'
import { type OrgUnitVersion, unitPath } from '#domain/organisation.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import type { Commentary, ReportTemplate } from '#domain/report-template.ts'
import { type Round, roundKinds } from '#domain/round.ts'
import type { UnitRoundState } from '#domain/round-task.ts'
import { canSeeFindings, may } from '#workflow/permissions.ts'
import { type BoundFigure, boundFigures, type FigureSearch, searchFigures } from './bound-figures.ts'
import { loadCheckGround } from './check-ground.ts'
import { findReportGround, type ReportAddress, type ReportGround } from './compute-report-tables.ts'
import { type DraftedReport, draftReport } from './draft-report.ts'
import { type ComparedText, compareTexts, type EarlierText, loadEarlierTables, loadEarlierTexts } from './earlier-texts.ts'
import type { Effects } from './effects.ts'
import { emptyText } from './keep-section-text.ts'
import { keptTables } from './kept-tables.ts'
import { placeInText, type ReportTables, type TextPlace } from './mend-text.ts'
import { reportSections } from './render-report.ts'
import { reportedSections } from './reported-sections.ts'
import { loadStandingTexts, type StandingText } from './section-texts.ts'

/** A unit's report as it is written: its sections in order, each with its text as it stands, drafts too. */
export interface ReportEditor {
  readonly orgUnit: OrgUnitVersion
  readonly round: Round
  readonly roundState: UnitRoundState | undefined
  readonly sections: readonly EditedSection[]
  readonly review: ReportReview
}

export interface EditedSection {
  readonly key: string
  readonly titleSv: string
  /** What the section's writer is asked to tell. */
  readonly asksForSv?: string
  readonly text: StandingText
}

/** What the report is with the texts as they are written now: how it reads, and what the checks find. */
export interface ReportReview {
  /** Under each section's title, by key: of all sections, or of the one that was written in. */
  readonly html: Readonly<Record<string, string>>
  /** Errors first; without those that somebody has accepted. */
  readonly findings: readonly PlacedInText[]
  /** The figures that the texts name, by the name as it is written there. */
  readonly figures: Readonly<Record<string, BoundFigure>>
  readonly earlier: Readonly<Record<string, ComparedText>>
  readonly report: Pick<DraftedReport, 'document' | 'tables'>
}

/** A finding and, when it is about words that somebody wrote, where they are written. */
export interface PlacedInText extends Finding {
  readonly section?: string
  readonly inText?: TextPlace
}

/** A section's text as it is on the writer's screen. */
export interface WrittenText {
  readonly section: string
  readonly markdown: string
}

interface EditorAddress extends ReportAddress {
  readonly figureHref: (key: FigureKey) => string
}

/** Everything that the editor's page shows. */
export async function openReportEditor(
  address: EditorAddress & { readonly written?: WrittenText },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<ReportEditor>> {
  const found = await findEditor(address, actor, effects)
  if (found.kind !== 'done') return found
  const { ground, texts, roundState } = found.value
  const { orgUnit, round, reference } = ground
  const isOpen = roundState === undefined || roundState === 'open'
  return done({
    orgUnit,
    round,
    roundState,
    sections: reportedSections(reference, orgUnit.code, round.kind).map(({ key, labelSv, definition }) => ({
      key,
      titleSv: labelSv,
      ...(definition.commentary.asksForSv === undefined ? {} : { asksForSv: definition.commentary.asksForSv }),
      text: texts.get(key) ?? emptyText(key, isOpen),
    })),
    review: await review(found.value, address, effects, address.written),
  })
}

/** Holds the report against its rules with one text as it is on the writer's screen, before anybody has kept it. */
export async function reviewText(
  address: EditorAddress,
  written: WrittenText,
  actor: Actor,
  effects: Effects,
): Promise<Outcome<ReportReview>> {
  const found = await findEditor(address, actor, effects)
  if (found.kind !== 'done') return found
  const whole = await review(found.value, address, effects, written)
  const { section } = written
  const own = <Value>(of: Readonly<Record<string, Value>>) => (of[section] === undefined ? {} : { [section]: of[section] })
  return done({ ...whole, html: own(whole.html), earlier: own(whole.earlier) })
}

/** How all the texts stand now: for one who has the report open while others write in it. */
export async function listStandingTexts(
  address: ReportAddress,
  actor: Actor,
  effects: Effects,
): Promise<Outcome<StandingText[]>> {
  const found = await findEditor(address, actor, effects)
  return found.kind === 'done' ? done([...found.value.texts.values()]) : found
}

/** The report's figures that can be written in a text, by what they are called. */
export async function findFigures(
  address: ReportAddress,
  question: string,
  actor: Actor,
  effects: Effects,
): Promise<Outcome<FigureSearch>> {
  const found = await findEditor(address, actor, effects)
  if (found.kind !== 'done') return found
  const { ground } = found.value
  const { tables } = await keptTables(ground, effects)
  const shown = reportedSections(ground.reference, ground.orgUnit.code, ground.round.kind)
  const needed = new Set(shown.flatMap(({ definition }) => definition.needs.map(({ table }) => table)))
  return done(searchFigures(question, tables, needed))
}

interface FoundEditor {
  readonly ground: ReportGround
  readonly template: ReportTemplate
  readonly texts: ReadonlyMap<string, StandingText>
  readonly roundState: UnitRoundState | undefined
  readonly seesAll: boolean
}

async function findEditor(address: ReportAddress, actor: Actor, effects: Effects): Promise<Outcome<FoundEditor>> {
  const ground = await findReportGround(address, effects)
  if (ground.kind !== 'done') return ground
  const { orgUnit, round, reference } = ground.value
  const path = unitPath(reference.organisation, orgUnit.code, round.period.to)
  const verdict = may(actor, 'answer', path)
  if (!verdict.allowed) return refused(verdict.reasonSv)
  const template = reference.templateFor(orgUnit.code, round.kind)
  if (template === undefined)
    return notFound(`Det saknas en rapportmall för ${orgUnit.nameSv} och ${roundKinds[round.kind].labelSv.toLowerCase()}.`)
  return done({
    ground: ground.value,
    template,
    ...(await loadStandingTexts(ground.value, actor, effects)),
    seesAll: canSeeFindings(actor, path).allowed,
  })
}

async function review(
  { ground, template, texts, seesAll }: FoundEditor,
  { figureHref }: EditorAddress,
  effects: Effects,
  written: WrittenText | undefined,
): Promise<ReportReview> {
  const computed = await keptTables(ground, effects)
  const words = new Map([...texts].map(([section, text]) => [section, text.markdown]))
  if (written !== undefined) words.set(written.section, written.markdown)
  const commentary = [...words].map(
    ([section, markdown]): Commentary => ({
      orgUnit: ground.orgUnit.code,
      round: ground.round.code,
      section,
      markdown,
      ...(texts.get(section)?.nothingToAdd ? { nothingToAdd: true } : {}),
    }),
  )
  const { document, tables, findings } = draftReport(
    ground,
    template,
    computed,
    { ...ground.said, commentary },
    await loadCheckGround(ground, effects),
  )
  const answers = await effects.store.findingAnswers.list({ orgUnit: ground.orgUnit.code, round: ground.round.code })
  const open = withAnswers({ number: Number.POSITIVE_INFINITY, findings }, answers).filter(({ answer }) => answer === undefined)
  return {
    html: reportSections(document, { figureHref }),
    // Who writes is told of the words; what is wrong in tables and data, only those who may see it.
    findings: open
      .map((finding) => placed(finding, words, { tables, shown: [...tablesOf(document)] }))
      .filter(({ section }) => seesAll || section !== undefined),
    figures: Object.assign({}, ...[...words.values()].map((markdown) => boundFigures(markdown, tables))),
    earlier: await compared(await loadEarlierTexts(ground, effects), words, tables, ground, effects),
    report: { document, tables },
  }
}

function placed(finding: Finding, words: ReadonlyMap<string, string>, tables: ReportTables): PlacedInText {
  if (finding.where.kind !== 'section') return finding
  const { section } = finding.where
  const inText = placeInText(finding, words.get(section) ?? '', tables)
  return { ...finding, section, ...(inText === undefined ? {} : { inText }) }
}

async function compared(
  earlier: ReadonlyMap<string, EarlierText>,
  words: ReadonlyMap<string, string>,
  tables: DraftedReport['tables'],
  ground: ReportGround,
  effects: Effects,
): Promise<Record<string, ComparedText>> {
  const rounds = [...new Set([...earlier.values()].map(({ round }) => round))]
  const tablesOf = new Map(
    await Promise.all(rounds.map(async (round) => [round, await loadEarlierTables(ground, round, effects)] as const)),
  )
  return Object.fromEntries(
    [...earlier].map(([section, text]) => [
      section,
      compareTexts(text, { markdown: words.get(section) ?? '', tables }, tablesOf.get(text.round) ?? []),
    ]),
  )
}
