import type { Appointment } from '#domain/person.ts'
import { roles } from '#domain/role.ts'

/** "Controller, Regionkontoret"; a deputy is said to be one. */
export function appointmentText({ role, deputyFor }: Appointment, unitSv: string): string {
  return `${roles[role].labelSv}${deputyFor === undefined ? '' : ' (ersättare)'}, ${unitSv}`
}

/** "2025-01-01 till 2025-06-30", "2025-01-01 tills vidare". */
export function validityText({ validFrom, validTo }: Appointment): string {
  return `${validFrom} ${validTo === undefined ? 'tills vidare' : `till ${validTo}`}`
}
