import { type Actor, denied, type Verdict } from '#domain/actor.ts'
import { type OrgUnitVersion, orgUnitCode, unitAt, unitPath } from '#domain/organisation.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import { parseRoundCode, type Round } from '#domain/round.ts'
import type { OpenedRound, RoundTask } from '#domain/round-task.ts'
import type { StatusMark } from '#domain/status.ts'
import type { Inline } from '#domain/table.ts'
import { answerMarks } from '#plan/answer-marks.ts'
import { may, mayAfter } from '#workflow/permissions.ts'
import { bindAnswer, hasFigures, tablesOf } from './bind-answer.ts'
import type { Effects } from './effects.ts'
import { loadReference } from './load-reference.ts'
import { hindersApproving, hindersSubmitting } from './round-hindrance.ts'
import { countTasks, isLate, type TaskCounts } from './round-status.ts'
import { taskDoubts } from './task-doubts.ts'

/** All that a unit has answered in its round, for those who review it. */
export interface UnitAnswers {
  readonly orgUnit: OrgUnitVersion
  readonly round: Round
  readonly opened: OpenedRound
  readonly counts: TaskCounts
  readonly tasks: readonly ReviewedTask[]
  readonly verdicts: { readonly submit: Verdict; readonly return: Verdict; readonly approve: Verdict; readonly unlock: Verdict }
  /** Whether the asker may approve answers of the unit at all; of their own they never may. */
  readonly reviewing: Verdict
}

export interface ReviewedTask extends RoundTask {
  readonly late: boolean
  /** The answer's words for how it goes, by field. */
  readonly marks: Readonly<Record<string, StatusMark>>
  /** The answer's texts that name figures, by field, with the figures in them. */
  readonly bound: Readonly<Record<string, readonly Inline[]>>
  readonly doubtsSv: readonly string[]
  /** Whether the asker may approve it now. */
  readonly approving: Verdict
}

export async function readUnitAnswers(
  address: { readonly orgUnit: string; readonly round: string },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<UnitAnswers>> {
  const { store, clock } = effects
  const round = parseRoundCode(address.round)
  const code = orgUnitCode(address.orgUnit)
  const [opened] = await store.rounds.listOpened({ orgUnits: [code], round: address.round })
  if (round === undefined || opened === undefined)
    return notFound(`Omgången ”${address.round}” är inte öppnad för ”${address.orgUnit}”.`)
  const reference = await loadReference(await store.loadCurrentSnapshot(), store)
  const orgUnit = unitAt(reference.organisation, code, round.period.to)
  const path = unitPath(reference.organisation, code, round.period.to)
  const seen = may(actor, 'see-plan', path)
  if (!seen.allowed) return refused(seen.reasonSv)
  if (orgUnit === undefined) return notFound(`Det finns ingen enhet med koden ”${address.orgUnit}” i ${round.code}.`)

  const plan = reference.planFor(code, round.year)
  const now = clock.now()
  const tasks = await store.rounds.listTasks({ orgUnits: [code], round: round.code })
  const asked = tasks.filter(({ state }) => state !== 'withdrawn')
  const tables = asked.some(({ answer }) => hasFigures(answer)) ? await tablesOf(address, effects) : []
  const submitHindrance = await hindersSubmitting(
    { orgUnit: code, round, organisation: reference.organisation, tasks: asked },
    store,
  )
  const answeredBy = tasks.flatMap((task) => (task.answeredBy === undefined ? [] : [task.answeredBy]))
  const deeds = [
    ...(opened.submittedBy === undefined ? [] : [{ by: opened.submittedBy, wish: 'submit' as const }]),
    ...answeredBy.map((by) => ({ by, wish: 'answer' as const })),
  ]
  return done({
    orgUnit,
    round,
    opened,
    counts: countTasks(asked),
    tasks: asked.map((task) => ({
      ...task,
      late: isLate(task, now),
      marks: answerMarks(task.answer, plan),
      bound: bindAnswer(task.answer, tables),
      doubtsSv: taskDoubts(task, { plan, round }),
      approving: mayAfter(actor, 'approve', path, task.answeredBy === undefined ? [] : [{ by: task.answeredBy, wish: 'answer' }]),
    })),
    verdicts: {
      submit: unlessHindered(may(actor, 'submit', path), submitHindrance),
      return: may(actor, 'return', path),
      approve: unlessHindered(mayAfter(actor, 'approve', path, deeds), hindersApproving(asked)),
      unlock: may(actor, 'unlock', path),
    },
    reviewing: may(actor, 'approve', path),
  })
}

/** What the actor may do, when what it is done to is ready for it. */
function unlessHindered(verdict: Verdict, hindranceSv: string | undefined): Verdict {
  return verdict.allowed && hindranceSv !== undefined ? denied(hindranceSv) : verdict
}
