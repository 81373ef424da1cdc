/** The roles of mission.md. A person has them by appointments, each for a unit and all below it. */
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
