export interface Stop {
  /** Resolves when the operator or the system asks the process to end, or what started it is there no more. */
  readonly asked: Promise<void>
  /** Waits the time out, or less when the process is asked to end: true then. */
  within(milliseconds: number): Promise<boolean>
}

/** Listens for the request to end from now on, so that what is under way can be finished first. */
export function untilStopped(): Stop {
  const asked = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
    if (process.connected) process.once('disconnect', () => resolve())
  })
  return {
    asked,
    async within(milliseconds) {
      let timer: NodeJS.Timeout | undefined
      const waited = new Promise<boolean>((resolve) => {
        timer = setTimeout(() => resolve(false), milliseconds)
      })
      const isAsked = await Promise.race([asked.then(() => true), waited])
      clearTimeout(timer)
      return isAsked
    },
  }
}
