/** Earlier tries with a wrong password: how many of the account since it last got in, how many from the address in an hour. */
export interface SignInFailures {
  readonly byAccount: number
  readonly byAddress: number
  readonly lastByAccount?: Date
  readonly lastByAddress?: Date
}

/** How far back a failed try counts. */
export const failuresCountForMs = 60 * 60 * 1000

/**
 * How many whole seconds a new try must wait. Five slips are free, then each doubles the wait: 15 s, 30 s … 15 min: a guesser
 * gets some five tries an hour and a person who forgot waits a little. Behind one address sits perhaps a whole office: there
 * thirty are free. Unknown accounts count as known ones do, so that the answer says nothing of which there are.
 */
export function secondsToWait(failures: SignInFailures, now: Date): number {
  return Math.max(
    remaining(failures.byAccount - 5, failures.lastByAccount, now),
    remaining(failures.byAddress - 30, failures.lastByAddress, now),
  )
}

function remaining(beyondFree: number, last: Date | undefined, now: Date): number {
  if (beyondFree < 0 || last === undefined) return 0
  const waitSeconds = Math.min(15 * 2 ** beyondFree, 15 * 60)
  return Math.max(0, Math.ceil((last.getTime() + waitSeconds * 1000 - now.getTime()) / 1000))
}
