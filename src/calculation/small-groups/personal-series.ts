import type { SeriesName } from '#domain/series.ts'

/**
 * The series that are about people, and how the people behind a sum of them are counted:
 * - `employees`: those employed in the group, from the series headcount; where none came, ordinary hours turned into full-time
 *   employees, which are never more than the people. Health is told of them (GDPR art. 9), so not knowing hides.
 * - `headcount`: the same, but only where a headcount came. Hours at work are no secret in themselves.
 * - `cases`: each of the counted cases is a person.
 *
 * Incidents are not here: they are counted as events, and several may be about one person or nobody.
 */
export const personalSeries: Readonly<Partial<Record<SeriesName, 'employees' | 'headcount' | 'cases'>>> = {
  'sickness-absence-hours': 'employees',
  'ordinary-hours': 'employees',
  'hours-worked': 'headcount',
  'on-call-hours': 'headcount',
  'hours-included': 'headcount',
  'rehabilitation-case': 'cases',
}

/** What a reader may be expected to know or guess of a group anyway: how many they are, and so about what hours they have. */
export const knownToReaders: readonly SeriesName[] = ['ordinary-hours']
