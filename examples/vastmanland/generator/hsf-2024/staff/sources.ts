import { writeIncidents, writeRehabilitation } from './events.ts'
import { writeComparisonAdjustments, writeHoursWorked } from './hours.ts'
import { writeSicknessAbsence } from './sickness-absence.ts'

/** What the health-care administration's payroll, case and incident systems would have sent for interim report 1 2024. */
export function hsf2024StaffSources(): [name: string, bytes: Uint8Array][] {
  return [
    ['hours-worked-hsf-2024-03.csv', writeHoursWorked()],
    ['hours-adjustment-hsf-2024-d1.csv', writeComparisonAdjustments()],
    ['sickness-absence-hsf-2024-03.csv', writeSicknessAbsence()],
    ['rehabilitation-hsf-2024-03.csv', writeRehabilitation()],
    ['incidents-hsf-2024-03.csv', writeIncidents()],
  ]
}
