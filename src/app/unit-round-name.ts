import { type OrgUnitCode, unitAt, unitPath } from '#domain/organisation.ts'
import { parseRoundCode, roundTitle } from '#domain/round.ts'
import type { UnitPath } from '#workflow/permissions.ts'
import type { Reference } from './load-reference.ts'

interface UnitsRound {
  readonly orgUnit: OrgUnitCode
  readonly round: string
}

/** "FDS, Delårsrapport 2 2025" */
export function unitRoundNameSv({ orgUnit, round: code }: UnitsRound, { organisation }: Pick<Reference, 'organisation'>): string {
  const round = parseRoundCode(code)
  const version = round === undefined ? undefined : unitAt(organisation, orgUnit, round.period.to)
  return `${version?.shortNameSv ?? version?.nameSv ?? orgUnit}, ${round === undefined ? code : roundTitle(round)}`
}

/** The unit and what it lies below at the end of the round; empty when the code is no round's. */
export function unitPathInRound({ orgUnit, round }: UnitsRound, { organisation }: Pick<Reference, 'organisation'>): UnitPath {
  const period = parseRoundCode(round)?.period
  return period === undefined ? [] : unitPath(organisation, orgUnit, period.to)
}
