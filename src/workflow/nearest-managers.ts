import { type Appointment, isInForce, type Person } from '#domain/person.ts'
import type { UnitPath } from './permissions.ts'

/** The ids of those who are managers of the unit on the day, or, when it has none, of the nearest unit above it that has. */
export function nearestManagers(
  path: UnitPath,
  {
    people,
    appointments,
    day,
  }: {
    readonly people: readonly Pick<Person, 'id' | 'leftAt'>[]
    readonly appointments: readonly Appointment[]
    /** ISO date. */
    readonly day: string
  },
): string[] {
  const here = new Set(people.filter(({ leftAt }) => leftAt === undefined).map(({ id }) => id))
  const managing = appointments.filter(
    (appointment) => appointment.role === 'manager' && isInForce(appointment, day) && here.has(appointment.person),
  )
  for (const { code } of path) {
    const found = managing.filter(({ orgUnit }) => orgUnit === code).map(({ person }) => person)
    if (found.length > 0) return [...new Set<string>(found)]
  }
  return []
}
