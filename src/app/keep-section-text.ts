import type { Actor } from '#domain/actor.ts'
import { unitPath } from '#domain/organisation.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import { may } from '#workflow/permissions.ts'
import { findReportGround, type ReportAddress } from './compute-report-tables.ts'
import type { Effects } from './effects.ts'
import { keepAnswer } from './keep-answer.ts'
import { reportedSections } from './reported-sections.ts'
import { loadStandingTexts, type StandingText } from './section-texts.ts'

/** What somebody has written in a section of a report, having seen a version of its text. */
export interface TextDeed extends ReportAddress {
  readonly section: string
  /** The task that the text was an answer of when it was seen; absent when the round asked nobody. */
  readonly task?: string
  readonly seenVersion: number
  /** The sender's own name for this save: sent twice, it is done once. */
  readonly saveKey: string
  readonly markdown: string
  /** Puts the words in the report: hands the task in, when the text is one's. */
  readonly finish: boolean
  /** How long was written since the last time. */
  readonly activeSeconds: number
}

/**
 * Keeps a section's text while it is written, or finishes it: one text, whether it is written here or on the page of the
 * round's task. Not `moved` when somebody was before: then nothing is written, and how it stands comes back.
 */
export async function keepSectionText(
  deed: TextDeed,
  actor: Actor,
  effects: Effects,
): Promise<Outcome<{ readonly moved: boolean; readonly text: StandingText }>> {
  const { store, clock } = effects
  const ground = await findReportGround(deed, effects)
  if (ground.kind !== 'done') return ground
  const found = ground.value
  const { orgUnit, round, reference } = found
  const verdict = may(actor, 'answer', unitPath(reference.organisation, orgUnit.code, round.period.to))
  if (!verdict.allowed) return refused(verdict.reasonSv)
  const { section, markdown, seenVersion, saveKey, finish, activeSeconds } = deed
  if (!reportedSections(reference, orgUnit.code, round.kind).some(({ key }) => key === section))
    return notFound('Rapporten har inget sådant avsnitt.')

  const before = await standing()
  let moved = false
  if (before.task?.id === deed.task) {
    if (deed.task === undefined) {
      const address = { orgUnit: orgUnit.code, round: round.code, section }
      const save = { ...address, seenVersion, saveKey, markdown, isFinished: finish, by: actor.id, at: clock.now() }
      moved = (await store.texts.keep(save)).moved
    } else {
      const answer = { kind: 'text' as const, markdown }
      const kept = await keepAnswer(
        { task: deed.task, seenVersion, saveKey, answer, handIn: finish, activeSeconds },
        actor,
        effects,
      )
      if (kept.kind !== 'done') return kept
      moved = kept.value.moved
    }
  }
  return done({ moved, text: await standing() })

  async function standing(): Promise<StandingText> {
    const { texts, roundState } = await loadStandingTexts(found, actor, effects)
    return texts.get(section) ?? emptyText(section, roundState === undefined || roundState === 'open')
  }
}

export function emptyText(section: string, open: boolean): StandingText {
  return { section, version: 0, markdown: '', nothingToAdd: false, isFinished: false, open }
}
