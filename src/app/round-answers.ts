import type { PrintedComment } from '#domain/comment.ts'
import type { OrgUnitCode } from '#domain/organisation.ts'
import type { Answers } from '#domain/plan.ts'
import type { Commentary } from '#domain/report-template.ts'
import { answersOfTasks } from '#plan/answers-of-tasks.ts'
import type { Store } from '#store/store.ts'
import type { Reference } from './load-reference.ts'

/** What a unit says in its round: about the items of its plan, and in its report's sections. */
export interface RoundAnswers {
  readonly answers: Answers | undefined
  readonly commentary: readonly Commentary[]
  /** Marked for print in the unit's report. */
  readonly comments: readonly PrintedComment[]
}

/** As of the reference's snapshot: what came in files, and over it what people have submitted since. */
export async function loadRoundAnswers(
  address: { readonly orgUnit: OrgUnitCode; readonly round: string },
  reference: Reference,
  store: Store,
): Promise<RoundAnswers> {
  const { orgUnit, round } = address
  const inFile = reference.answersFor(orgUnit, round)
  const texts = reference.commentaryFor(orgUnit, round)
  const { answers: through } = reference.snapshot
  if (through === 0) return { answers: inFile, commentary: texts, comments: [] }

  const submitted = await store.rounds.loadSubmittedAnswers(through, address)
  const written = submitted.flatMap(({ item, answer }) =>
    answer.kind === 'text'
      ? [
          {
            orgUnit,
            round,
            section: item,
            markdown: answer.markdown,
            ...(answer.nothingToAdd ? { nothingToAdd: true as const } : {}),
          },
        ]
      : [],
  )
  // Asked for now, it is the answer that stands; else what was last finished in the report, and before that the file.
  const asked = new Set(written.map(({ section }) => section))
  const finished = (await store.texts.loadFinished(through, address)).filter(({ section }) => !asked.has(section))
  const own = [...finished.map((text) => ({ orgUnit, round, ...text })), ...written]
  const sections = new Set(own.map(({ section }) => section))
  return {
    answers: answersOfTasks(address, inFile, submitted),
    commentary: [...texts.filter(({ section }) => !sections.has(section)), ...own],
    comments: await store.comments.loadPrinted(through, address),
  }
}
