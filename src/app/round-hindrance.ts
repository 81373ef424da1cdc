import { type Organisation, type OrgUnitCode, subtreeAt, unitAt } from '#domain/organisation.ts'
import type { Round } from '#domain/round.ts'
import type { RoundTask } from '#domain/round-task.ts'
import type { Store } from '#store/store.ts'

/** A unit's round with what is asked in it. */
export interface AskedRound {
  readonly orgUnit: OrgUnitCode
  readonly round: Round
  readonly organisation: Organisation
  readonly tasks: readonly RoundTask[]
}

/** Why nobody can hand the unit's round in yet: a unit below is not approved, or something is not answered. Undefined when all is ready. */
export async function hindersSubmitting(
  { orgUnit, round, organisation, tasks }: AskedRound,
  store: Store,
): Promise<string | undefined> {
  const { to } = round.period
  const below = await store.rounds.listOpened({
    orgUnits: [...subtreeAt(organisation, orgUnit, to)].filter((other) => other !== orgUnit),
    round: round.code,
  })
  const waiting = below.filter(({ state }) => state !== 'approved')
  if (waiting.length === 0) return unansweredSv(tasks)
  const names = waiting.map(({ orgUnit: code }) => unitAt(organisation, code, to)?.nameSv ?? code)
  return `Dessa enheter är inte godkända än: ${new Intl.ListFormat('sv').format(names)}.`
}

/** Why nobody can approve it yet: something has been sent back and not come again. */
export function hindersApproving(tasks: readonly RoundTask[]): string | undefined {
  const returned = tasks.filter(({ state }) => state === 'returned').length
  if (returned === 0) return undefined
  return `${returned === 1 ? 'Ett svar har' : `${returned} svar har`} skickats tillbaka och inte lämnats in igen.`
}

function unansweredSv(tasks: readonly RoundTask[]): string | undefined {
  const left = tasks.filter(({ state }) => state === 'open' || state === 'draft' || state === 'returned')
  if (left.length === 0) return undefined
  const named = left.slice(0, 3).map(({ labelSv }) => `”${labelSv}”`)
  const more = left.length > named.length ? ` och ${left.length - named.length} till` : ''
  return `Allt är inte besvarat än: ${named.join(', ')}${more}. Lämna in ${left.length === 1 ? 'det' : 'dem'} först.`
}
