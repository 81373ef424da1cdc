import type { JudgedChange } from '#domain/plan.ts'
import type { TaskAnswer } from '#domain/round-task.ts'

/**
 * Why a judgement that goes against what was computed or said cannot stand: it says both how and why, or is not made at all.
 * The same wherever it is made: in the answer's form, in the workbook, on the page of goals.
 */
export function judgementFault(judgement: string | undefined, reasonSv: string | undefined): string | undefined {
  const [isJudged, isReasoned] = [judgement, reasonSv].map((text) => (text ?? '').trim() !== '')
  if (isJudged && !isReasoned) return 'Skriv varför bedömningen ändras. Motiveringen visas tillsammans med den.'
  if (isReasoned && !isJudged) return 'Välj en bedömning, eller ta bort motiveringen.'
  return undefined
}

/** The same of an answer: only an indicator's can judge its change. */
export function answerJudgementFault(answer: TaskAnswer): string | undefined {
  if (answer.kind !== 'indicator' || answer.judgedChange === undefined) return undefined
  return judgementFault(answer.judgedChange.change, answer.judgedChange.reasonSv)
}

/** A judgement that says both how and why; what is half said is not one yet. */
export function wholeJudgement(judged: Partial<JudgedChange> | undefined): JudgedChange | undefined {
  const { change, reasonSv = '' } = judged ?? {}
  return change === undefined || reasonSv.trim() === '' ? undefined : { change, reasonSv }
}
