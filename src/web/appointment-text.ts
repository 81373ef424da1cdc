import type { Appointment } from '#domain/person.ts'
import { roles } from '#domain/role.ts'

/** "Controller, Regionkontoret"; a deputy is said to be one. */
export function appointmentText({ role, deputyFor }: Appointment, unitSv: string): string {
  return `${roles[role].labelSv}${deputyFor === undefined ? '' : ' (ersättare)'}, ${unitSv}`
}
