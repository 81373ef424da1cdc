/** What came of a wish: done, refused with a reason that the user reads, or not there. Never an exception. */
export type Outcome<T> = Done<T> | Refused | NotFound

export interface Done<T> {
  readonly kind: 'done'
  readonly value: T
}

export interface Refused {
  readonly kind: 'refused'
  readonly reasonSv: string
}

export interface NotFound {
  readonly kind: 'not-found'
  readonly messageSv: string
}

export function done<T>(value: T): Done<T> {
  return { kind: 'done', value }
}

export function refused(reasonSv: string): Refused {
  return { kind: 'refused', reasonSv }
}

export function notFound(messageSv: string): NotFound {
  return { kind: 'not-found', messageSv }
}
