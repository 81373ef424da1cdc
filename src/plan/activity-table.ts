import type { Activity } from '#domain/plan.ts'

/** The table that shows the activity: one for all, or one a theme where the plan has themes. */
export function activityTableName({ theme }: Pick<Activity, 'theme'>): string {
  return theme === undefined ? 'activities' : `activities-${theme}`
}
