import { type Appointment, isInForce, type Person, wholeRegion } from '#domain/person.ts'
import type { Role } from '#domain/role.ts'
import type { UnitPath } from './permissions.ts'

/** Who there is to ask, on a day. */
export interface Staffing {
  readonly people: readonly Pick<Person, 'id' | 'leftAt'>[]
  readonly appointments: readonly Appointment[]
  /** ISO date. */
  readonly day: string
}

/** The ids of those who are managers of the unit on the day, or, when it has none, of the nearest unit above it that has. */
export function nearestManagers(path: UnitPath, staffing: Staffing): string[] {
  return nearestHolders('manager', path, staffing)
}

/** The same of any role; those who hold it for the whole region are furthest away. */
export function nearestHolders(role: Role, path: UnitPath, { people, appointments, day }: Staffing): string[] {
  const here = new Set(people.filter(({ leftAt }) => leftAt === undefined).map(({ id }) => id))
  const holding = appointments.filter(
    (appointment) => appointment.role === role && isInForce(appointment, day) && here.has(appointment.person),
  )
  for (const code of [...path.map((unit) => unit.code), wholeRegion]) {
    const found = holding.filter(({ orgUnit }) => orgUnit === code).map(({ person }) => person)
    if (found.length > 0) return [...new Set<string>(found)]
  }
  return []
}
