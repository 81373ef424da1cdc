/** The roles of mission.md. One person may hold several; in a session one is chosen. */
export const roles = {
  contributor: { labelSv: 'Rapportör' },
  controller: { labelSv: 'Controller' },
  manager: { labelSv: 'Förvaltningsledning' },
  'committee-secretary': { labelSv: 'Nämndsekreterare' },
  auditor: { labelSv: 'Revisor' },
  reader: { labelSv: 'Läsare' },
  'system-owner': { labelSv: 'Systemägare' },
} as const satisfies Record<string, { labelSv: string }>

export type Role = keyof typeof roles

export function isRole(text: string): text is Role {
  return Object.hasOwn(roles, text)
}

/** Who is asking. Every write goes through one. */
export interface Actor {
  readonly id: string
  readonly nameSv: string
  readonly role: Role
}

/** Actors that are no person: what their work is signed with. */
const programActors: Readonly<Record<string, string>> = {
  api: 'Programgränssnittet',
  cli: 'Kommandoraden',
  example: 'Exempelregionen',
  watch: 'Bevakad mapp',
}

/** The name behind an actor's id, as far as this system knows it; else the id. */
export function actorNameSv(id: string): string {
  return programActors[id] ?? (isRole(id) ? roles[id].labelSv : id)
}

/** A permission's answer. The same reason serves the button, the page and the log (architecture.md §6 rule 8). */
export type Verdict = { readonly allowed: true } | { readonly allowed: false; readonly reasonSv: string }

export const allowed: Verdict = { allowed: true }

export function denied(reasonSv: string): Verdict {
  return { allowed: false, reasonSv }
}
