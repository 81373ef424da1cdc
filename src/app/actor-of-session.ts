import type { Actor } from '#domain/actor.ts'
import type { Session } from '#domain/session.ts'

/** Who a session's person is to the rest of the house: in the appointment they have chosen to act in, else in all of them. */
export function actorOfSession({ person, appointments, actingIn }: Session): Actor {
  return {
    id: person.id,
    nameSv: person.nameSv,
    appointments: actingIn === undefined ? appointments : appointments.filter(({ id }) => id === actingIn),
  }
}
