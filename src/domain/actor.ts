import { type Appointment, appointmentId, personId, wholeRegion } from './person.ts'
import { isRole, type Role, roles } from './role.ts'

/** Who is asking, with what they are appointed to today. Every write goes through one. */
export interface Actor {
  /** A person's id, or a program's name. */
  readonly id: string
  readonly nameSv: string
  /** In force now, and acted in: all of a person's at once, unless they have chosen one. */
  readonly appointments: readonly Appointment[]
}

/** Programs that do what people do: what their work is signed with. */
const programs = {
  api: 'Programgränssnittet',
  cli: 'Kommandoraden',
  directory: 'Katalogen',
  example: 'Exempelregionen',
  watch: 'Bevakad mapp',
} as const

export type Program = keyof typeof programs

/** A program, with the roles it has everywhere. */
export function programActor(program: Program, held: readonly Role[]): Actor {
  const appointments = held.map(
    (role): Appointment => ({
      id: appointmentId(`${program}/${role}`),
      person: personId(program),
      role,
      orgUnit: wholeRegion,
      validFrom: '2000-01-01',
    }),
  )
  return { id: program, nameSv: programs[program], appointments }
}

/**
 * The name behind an actor's id: a person's by `namesSv` (id → name), a program's, or the role's for what was done before
 * there were people; else the id.
 */
export function actorNameSv(id: string, namesSv: Readonly<Record<string, string>> = {}): string {
  if (namesSv[id] !== undefined) return namesSv[id]
  if (Object.hasOwn(programs, id)) return programs[id as Program]
  return isRole(id) ? roles[id].labelSv : id
}

/** A permission's answer. The same reason serves the button, the page and the log (architecture.md §6 rule 8). */
export type Verdict = { readonly allowed: true } | { readonly allowed: false; readonly reasonSv: string }

export const allowed: Verdict = { allowed: true }

export function denied(reasonSv: string): Verdict {
  return { allowed: false, reasonSv }
}
