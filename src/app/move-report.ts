import type { Actor } from '#domain/actor.ts'
import { openFindings, type ReportFinding } from '#domain/finding-answer.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import { swedishDay } from '#domain/person.ts'
import {
  type Erratum,
  type ReportEvent,
  type ReportMoveKind,
  type ReportMoveWords,
  reportMoves,
  standingEvents,
} from '#domain/report-course.ts'
import { isUnderWay, type ReportVersion, reportStates } from '#domain/report-version.ts'
import { parseRoundCode } from '#domain/round.ts'
import type { ReportVersionSummary } from '#store/store.ts'
import { hindersReportApproval, mayMoveReport, nextReportState, sealsFiles } from '#workflow/report-moves.ts'
import { tidingsOfReportMove } from '#workflow/tidings-of-moves.ts'
import { openErrata } from './compare-reports.ts'
import type { ReportAddress } from './compute-report-tables.ts'
import type { Effects } from './effects.ts'
import { loadUnitPath } from './load-unit-path.ts'
import { loadPersonNames } from './person-names.ts'
import { printedAfter } from './printed-version.ts'
import { sealReport } from './seal-report.ts'

/** What somebody wants to do with a version, having seen so much of what has happened to it. */
export interface ReportDeed extends ReportAddress {
  readonly number: number
  readonly seenStep: number
  readonly kind: ReportMoveKind
  readonly said: SaidWithMove
}

/** What a person says with a move. Errata are generated; of them a person says why, by section. */
export type SaidWithMove = Omit<ReportMoveWords, 'errata' | 'supersededBy'> & {
  readonly reasonsSv?: Readonly<Record<string, string>>
}

/**
 * Moves one version of a report a step on its way (domain.md §7.2). Not `moved` when somebody was before: then nothing is
 * written. With the decision its files are sealed, in the same transaction.
 */
export async function moveReport(deed: ReportDeed, actor: Actor, effects: Effects): Promise<Outcome<{ moved: boolean }>> {
  const { store, clock } = effects
  const round = parseRoundCode(deed.round)
  const versions = await store.listReportVersions({ orgUnit: deed.orgUnit, round: deed.round })
  const summary = versions.find(({ number }) => number === deed.number)
  const version = summary && (await store.loadReportVersion(summary.id))
  if (version === undefined || round === undefined) return notFound('Versionen finns inte.')
  const path = await loadUnitPath(deed, store)
  const events = await store.reports.listEvents(deed)
  const verdict = mayMoveReport(actor, deed.kind, version, events, path)
  if (!verdict.allowed) return refused(verdict.reasonSv)
  if (events.filter((event) => event.version === deed.number).length !== deed.seenStep) return done({ moved: false })
  const toState = nextReportState(version.state, deed.kind, round.kind)
  if (toState === undefined) return refused(unfitSv(deed.kind, version))

  const open = openFindings(version, await store.findingAnswers.list(deed))
  const hindrance = hindersMove(deed.kind, { number: version.number, open }, versions)
  if (hindrance !== undefined) return refused(hindrance)
  const at = clock.now()
  const words = await wordsOf(deed, version, { at, effects })
  if (words.kind !== 'done') return words
  const said = words.value

  const move = { kind: deed.kind, by: actor.id, at, said }
  const seals = sealsFiles(deed.kind, round.kind)
    ? await sealReport(printedAfter(version, events, move, await loadPersonNames(store)), effects)
    : []
  const people = await store.people.list()
  const tell = tidingsOfReportMove({ ...move, ...deedAddress(deed) }, whoHasDone(version, events), {
    path,
    staffing: {
      people: people.map(({ person }) => person),
      appointments: people.flatMap(({ appointments }) => appointments),
      day: swedishDay(at),
    },
  })
  return done(await store.reports.move({ ...move, ...deedAddress(deed), seenStep: deed.seenStep, toState, seals, tell }))
}

/** Why the move cannot be made with this version among its siblings, in Swedish; undefined when it can. */
export function hindersMove(
  kind: ReportMoveKind,
  /** `open` are the findings that nobody has answered. */
  version: { readonly number: number; readonly open: readonly ReportFinding[] },
  versions: readonly ReportVersionSummary[],
): string | undefined {
  if (kind === 'frozen') {
    const other = versions.find(({ number, state }) => number !== version.number && isUnderWay(state))
    if (other !== undefined) {
      return `Version ${other.number} är redan på väg: ${reportStates[other.state].labelSv.toLowerCase()}. Ta tillbaka den till utkast först.`
    }
    const later = versions.find(({ number, state }) => number > version.number && state !== 'draft')
    if (later !== undefined) return `Version ${later.number} är redan beslutad. Frys en senare version än den.`
  }
  return kind === 'approved' ? hindersReportApproval(version.open) : undefined
}

function unfitSv(kind: ReportMoveKind, { state, number }: ReportVersion): string {
  const wantedSv = reportMoves[kind].doSv
  return `”${wantedSv}” går inte nu: version ${number} är ${reportStates[state].labelSv.toLowerCase()}.`
}

interface Ground {
  readonly at: Date
  readonly effects: Effects
}

/** What has to be said with the move, as it is kept; refused with what is lacking. */
async function wordsOf(deed: ReportDeed, version: ReportVersion, ground: Ground): Promise<Outcome<ReportMoveWords>> {
  const { reasonSv = '', caseNumber = '', recipientSv = '' } = deed.said
  switch (deed.kind) {
    case 'frozen':
      return withErrata(deed.said.reasonsSv ?? {}, version, ground.effects)
    case 'returned':
      return asked('reasonSv', reasonSv, 'Skriv varför, så att den som arbetar med rapporten vet vad som ska ändras.')
    case 'registered':
      return asked('caseNumber', caseNumber, 'Skriv diarienumret.')
    case 'sent':
      return asked('recipientSv', recipientSv, 'Skriv vem rapporten skickas till, till exempel regionstyrelsen.')
    case 'decided':
      return withDecision(deed.said.decision, version, ground)
    default:
      return done({})
  }
}

function asked(key: 'reasonSv' | 'caseNumber' | 'recipientSv', text: string, askedSv: string): Outcome<ReportMoveWords> {
  return text.trim() === '' ? refused(askedSv) : done({ [key]: text.trim() })
}

async function withErrata(
  reasonsSv: Readonly<Record<string, string>>,
  version: ReportVersion,
  effects: Effects,
): Promise<Outcome<ReportMoveWords>> {
  const groups = await openErrata(version, effects)
  const errata: Erratum[] = groups.map((group) => ({ ...group, reasonSv: (reasonsSv[group.sectionKey] ?? '').trim() }))
  const lacking = errata.filter(({ reasonSv }) => reasonSv === '').map(({ sectionSv }) => sectionSv)
  if (lacking.length > 0) {
    return refused(`Skriv varför det är ändrat i ${swedishList.format(lacking)}. Skälet trycks bland rättelserna.`)
  }
  return done(errata.length === 0 ? {} : { errata })
}

function withDecision(decision: ReportMoveWords['decision'], version: ReportVersion, { at }: Ground): Outcome<ReportMoveWords> {
  const bodySv = decision?.bodySv.trim() ?? ''
  const paragraph = decision?.paragraph.trim() ?? ''
  const decidedOn = decision?.decidedOn.trim() ?? ''
  if (bodySv === '' || paragraph === '') return refused('Skriv vem som har beslutat och vilken paragraf i protokollet.')
  if (!isDay(decidedOn)) return refused('Skriv beslutets dag så här: 2025-10-14.')
  if (decidedOn > swedishDay(at)) return refused(`Beslutets dag ${decidedOn} har inte varit ännu.`)
  if (decidedOn < `${version.document.period.from}-01`) return refused(`Beslutets dag ${decidedOn} är före rapportens period.`)
  return done({ decision: { bodySv, decidedOn, paragraph } })
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** Who composed and who has moved the version since it was a draft. */
function whoHasDone(version: ReportVersion, events: readonly ReportEvent[]): readonly string[] {
  return [version.composedBy, ...standingEvents(events, version.number).map(({ by }) => by)]
}

function deedAddress({ orgUnit, round, number }: ReportDeed) {
  return { orgUnit, round, version: number }
}

const swedishList = new Intl.ListFormat('sv', { type: 'conjunction' })
