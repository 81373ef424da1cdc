import type { OrgUnitCode } from '#domain/organisation.ts'
import { type Appointment, isInForce, type Person } from '#domain/person.ts'
import type { RoundRules, TaskWish } from '#domain/round-task.ts'

export interface Staffing {
  readonly people: readonly Person[]
  readonly appointments: readonly Appointment[]
  /** ISO date. */
  readonly day: string
}

/**
 * Who is to answer: the persons whom the plan names, or whom the rules say that its words stand for ("OC"); when it names
 * nobody who is known, the unit's own contributors. Empty when the unit has none either: then the task says so.
 */
export function responsibleFor(
  { responsibleSv }: Pick<TaskWish, 'responsibleSv'>,
  orgUnit: OrgUnitCode,
  { people, appointments, day }: Staffing,
  { responsible: words }: RoundRules,
): string[] {
  const here = people.filter(({ leftAt }) => leftAt === undefined)
  const named = responsibleSv.flatMap((word) => [
    ...(words[word] ?? []),
    ...here.filter(({ nameSv }) => sameName(nameSv, word)).map(({ id }) => id),
  ])
  if (named.length > 0) return [...new Set(named)]
  const contributors = appointments.filter(
    (appointment) => appointment.role === 'contributor' && appointment.orgUnit === orgUnit && isInForce(appointment, day),
  )
  const known = new Set<string>(here.map(({ id }) => id))
  return [...new Set(contributors.map(({ person }) => person))].filter((id) => known.has(id))
}

/** "Anna Berg (CHR)" and "anna  berg" are the same name. */
function sameName(name: string, written: string): boolean {
  return plain(name) === plain(written.replace(/\(.*?\)/g, ''))
}

function plain(name: string): string {
  return name.replace(/\s+/g, ' ').trim().toLowerCase().normalize('NFC')
}
