import type { Actor } from '#domain/actor.ts'
import { type OrgUnitVersion, orgUnitCode, unitAt, unitPath } from '#domain/organisation.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import { parseRoundCode, type Round } from '#domain/round.ts'
import type { OpenedRound } from '#domain/round-task.ts'
import { may } from '#workflow/permissions.ts'
import type { Effects } from './effects.ts'
import { loadReference, type Reference } from './load-reference.ts'

/** A unit's opened round, for one who may answer in it. */
export interface AnswerableRound {
  readonly orgUnit: OrgUnitVersion
  readonly round: Round
  readonly opened: OpenedRound
  readonly reference: Reference
}

export async function findAnswerableRound(
  address: { readonly orgUnit: string; readonly round: string },
  actor: Actor,
  { store }: Pick<Effects, 'store'>,
): Promise<Outcome<AnswerableRound>> {
  const round = parseRoundCode(address.round)
  const code = orgUnitCode(address.orgUnit)
  const reference = await loadReference(await store.loadCurrentSnapshot(), store)
  const orgUnit = round && unitAt(reference.organisation, code, round.period.to)
  if (round === undefined || orgUnit === undefined)
    return notFound(`Det finns ingen enhet med koden ”${address.orgUnit}” i ”${address.round}”.`)
  const verdict = may(actor, 'answer', unitPath(reference.organisation, code, round.period.to))
  if (!verdict.allowed) return refused(verdict.reasonSv)
  const [opened] = await store.rounds.listOpened({ orgUnits: [code], round: round.code })
  if (opened === undefined) return notFound(`Omgången ${round.code} är inte öppnad för ${orgUnit.nameSv}.`)
  return done({ orgUnit, round, opened, reference })
}
