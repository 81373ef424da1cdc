import type { Actor } from '#domain/actor.ts'
import type { Delivery } from '#domain/delivery.ts'
import { parseForecastAmount, parseForecastMargins } from '#domain/forecast-amount.ts'
import { unitPath } from '#domain/organisation.ts'
import { done, type Outcome, refused } from '#domain/outcome.ts'
import type { RoundTask, TaskAnswer } from '#domain/round-task.ts'
import type { DisplayUnit } from '#domain/units-of-measure.ts'
import { may } from '#workflow/permissions.ts'
import { nextTaskState } from '#workflow/transitions.ts'
import type { ReportAddress } from './compute-report-tables.ts'
import { deliverForecast } from './deliver-forecast.ts'
import type { Effects } from './effects.ts'
import { findForecast } from './find-forecast.ts'
import { saveAnswer, submitAnswer } from './move-task.ts'

/** What somebody has typed in one row, as they typed it. */
export interface TypedRow {
  readonly row: string
  readonly seenVersion: number
  readonly amountSv: string
  /** "+20/−50". */
  readonly marginsSv: string
  readonly commentary: string
}

export interface KeptForecast {
  /** What could not be understood, by row: nothing of those rows is kept. */
  readonly faultsSv: Readonly<Record<string, string>>
  /** Rows that somebody else has changed since they were read: theirs stand. */
  readonly conflicts: readonly string[]
  /** What handing in became; absent for a draft, and when something was wrong. */
  readonly delivery?: Delivery
}

/**
 * Keeps the rows that have been changed as drafts, or hands all of them in and makes them the unit's forecast. Handed in, a row
 * left empty keeps what a file has said of it. With a fault or a conflict in any row nothing is handed in.
 */
export async function keepForecast(
  wish: ReportAddress & { readonly rows: readonly TypedRow[]; readonly handIn: boolean },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<KeptForecast>> {
  const found = await findForecast(wish, effects)
  if (found.kind !== 'done') return found
  const { ground, layout, rows, tasks, inForce } = found.value
  const path = unitPath(ground.reference.organisation, ground.orgUnit.code, ground.round.period.to)
  const verdict = may(actor, 'answer', path)
  if (!verdict.allowed) return refused(verdict.reasonSv)
  if (tasks.size === 0) return refused('Omgången är inte öppnad för enheten. Prognosen kan lämnas när den är det.')

  const { unit } = layout.display
  const faultsSv: Record<string, string> = {}
  const understood = wish.rows.flatMap((typed) => {
    const task = tasks.get(typed.row)
    if (task === undefined || !rows.some(({ key }) => key === typed.row)) return []
    const answer = answerOf(typed, unit, wish.handIn && inForce.length === 0)
    if (typeof answer !== 'string') return [{ typed, task, answer }]
    faultsSv[typed.row] = answer
    return []
  })
  const handIn = wish.handIn && Object.keys(faultsSv).length === 0
  const conflicts: string[] = []
  for (const { typed, task, answer } of understood) {
    const changed = !sameForecast(answer, task.answer)
    const open = nextTaskState(task.state, 'saved') !== undefined
    if (!changed && !(handIn && open)) continue
    const deed = { task: task.id, seenVersion: typed.seenVersion, answer }
    // A row that has been handed in is handed in again when it is changed: it is no draft any more.
    const outcome = await (handIn || !open ? submitAnswer : saveAnswer)(deed, actor, effects)
    if (outcome.kind !== 'done') return outcome
    if (!outcome.value.moved) conflicts.push(typed.row)
  }
  if (!handIn || conflicts.length > 0) return done({ faultsSv, conflicts })
  const delivered = await deliverForecast(wish, actor, effects)
  return delivered.kind === 'done' ? done({ faultsSv, conflicts, delivery: delivered.value }) : delivered
}

type ForecastSaid = Extract<TaskAnswer, { readonly kind: 'forecast' }>

/** The row as an answer, or what is wrong with it; `needed` where nothing else says what the row will be. */
function answerOf({ amountSv, marginsSv, commentary }: TypedRow, unit: DisplayUnit, needed: boolean): ForecastSaid | string {
  const said = { kind: 'forecast', commentary: commentary.trim() } as const
  if (amountSv.trim() === '' && needed) return 'Skriv ett belopp; 0 där inget väntas.'
  if (amountSv.trim() === '')
    return marginsSv.trim() === '' ? { ...said, nothingToAdd: true } : 'Skriv vad intervallet ligger kring.'
  const kronor = parseForecastAmount(amountSv, unit)
  if (kronor === undefined)
    return `”${amountSv}” är inget belopp. Skriv till exempel −128,4 (${unit}), intäkter med plus och kostnader med minus.`
  if (marginsSv.trim() === '') return { ...said, kronor }
  const margins = parseForecastMargins(marginsSv, unit)
  if (margins === undefined) return `”${marginsSv}” är inget intervall. Skriv till exempel +20/−50 (${unit}) eller ±20.`
  return { ...said, kronor, lowKronor: kronor - margins.below, highKronor: kronor + margins.above }
}

/** An empty row is the same as one that nobody has said anything of. */
function sameForecast(answer: ForecastSaid, known: RoundTask['answer']): boolean {
  if (known?.kind !== 'forecast') return answer.nothingToAdd === true && answer.commentary === ''
  return (
    answer.kronor === known.kronor &&
    (answer.lowKronor ?? answer.kronor) === (known.lowKronor ?? known.kronor) &&
    (answer.highKronor ?? answer.kronor) === (known.highKronor ?? known.kronor) &&
    answer.commentary === known.commentary
  )
}
