import type { BoundFigure, FigureSearch } from '#app/bound-figures.ts'
import type { ComparedText } from '#app/earlier-texts.ts'
import type { TextPlace } from '#app/mend-text.ts'
import type { ReportReview } from '#app/report-editor.ts'
import type { StandingText } from '#app/section-texts.ts'
import type { TaskAnswer } from '#domain/round-task.ts'
import { reportHref } from './addresses.ts'
import type { SaveReply, SaveRequest, StandingAnswer } from './answer-saver.ts'
import { type PlacedFinding, placeInReport } from './finding-place.ts'
import { patienceMilliseconds, postSave } from './send-answer.ts'

/** What the editor's page and its script tell each other, where both look for it. */

export type EditorFinding = PlacedFinding & { readonly section?: string; readonly inText?: TextPlace }

/** A review as the page shows it: places by the report's own words, each on this page. */
export interface ShownReview {
  readonly html: Readonly<Record<string, string>>
  readonly findings: readonly EditorFinding[]
  readonly figures: Readonly<Record<string, BoundFigure>>
  readonly earlier: Readonly<Record<string, ComparedText>>
}

interface UnitAndRound {
  readonly orgUnit: string
  readonly round: string
}

export function reportEditorHref(address: UnitAndRound, part?: 'text' | 'granska' | 'siffror'): string {
  return `${reportHref(address)}/redigera${part === undefined ? '' : `/${part}`}`
}

export function shownReview({ html, findings, figures, earlier, report }: ReportReview, address: UnitAndRound): ShownReview {
  const onReport = `${reportHref(address)}#`
  const ground = { ...address, ...report }
  const placed = placeInReport(findings, ground).map(({ place, ...finding }) => ({
    ...finding,
    place: { ...place, ...(place.href?.startsWith(onReport) ? { href: place.href.slice(onReport.length - 1) } : {}) },
  }))
  return { html, findings: placed, figures, earlier }
}

/** A section's text as the answer that it is, or would be. */
export function answerOf({ version, markdown, nothingToAdd }: StandingText): TaskAnswer | undefined {
  if (nothingToAdd) return { kind: 'text', markdown, nothingToAdd: true }
  return version === 0 && markdown === '' ? undefined : { kind: 'text', markdown }
}

export function markdownOf(answer: TaskAnswer | undefined): string {
  return answer?.kind === 'text' ? answer.markdown : ''
}

export function standingAnswer(text: StandingText): StandingAnswer {
  const answer = answerOf(text)
  return {
    version: text.version,
    open: text.open,
    ...(answer === undefined ? {} : { answer }),
    ...(text.byNameSv === undefined ? {} : { byNameSv: text.byNameSv }),
  }
}

/** How a save went, and how the text stands after it. */
export type TextReply = SaveReply & { readonly text?: StandingText }

export async function sendText(
  address: UnitAndRound,
  { section, task }: Pick<StandingText, 'section' | 'task'>,
  { saveKey, seenVersion, answer, handIn }: SaveRequest,
  activeSeconds: number,
): Promise<TextReply> {
  const body = new URLSearchParams({
    avsnitt: section,
    uppgift: task?.id ?? '',
    version: String(seenVersion),
    nyckel: saveKey,
    steg: handIn ? 'klar' : 'spara',
    sekunder: String(activeSeconds),
    markdown: markdownOf(answer),
  })
  return postSave<TextReply>(reportEditorHref(address, 'text'), body)
}

/** The three below give undefined when the server is not to be reached now: the page stays as it is, and asks again. */
export function fetchReview(address: UnitAndRound, section: string, markdown: string): Promise<ShownReview | undefined> {
  const body = new URLSearchParams({ avsnitt: section, markdown })
  return fetchJson<ShownReview>(reportEditorHref(address, 'granska'), { method: 'POST', body })
}

export function fetchTexts(address: UnitAndRound): Promise<readonly StandingText[] | undefined> {
  return fetchJson<readonly StandingText[]>(reportEditorHref(address, 'text'))
}

export function fetchFigures(address: UnitAndRound, question: string): Promise<FigureSearch | undefined> {
  return fetchJson<FigureSearch>(`${reportEditorHref(address, 'siffror')}?${new URLSearchParams({ sok: question })}`)
}

async function fetchJson<Value>(href: string, init: RequestInit = {}): Promise<Value | undefined> {
  try {
    const response = await fetch(href, { ...init, redirect: 'manual', signal: AbortSignal.timeout(patienceMilliseconds) })
    return response.ok ? ((await response.json()) as Value) : undefined
  } catch {
    return undefined
  }
}
