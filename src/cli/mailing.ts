import type { Mailing } from '#app/open-mailing.ts'

/** How often a server sees to the mail. */
const secondsBetween = 30

export interface RunningMailing {
  /** Lets the pass that is under way finish. */
  stop(): Promise<void>
}

/** Sees to the mail again and again beside what else the process does; trouble is said once, and when it is over. */
export function keepMailing(mailing: Mailing, say: (line: string) => void): RunningMailing {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let toldSv: string | undefined
  let underWay = pass()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await underWay
    },
  }

  async function pass(): Promise<void> {
    const problemSv = await mailing.pass().then(
      ({ problem, givenUp }) => {
        for (const each of givenUp) say(`Ett mejl kunde inte lämnas: ${each}`)
        return problem
      },
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    )
    if (problemSv !== toldSv)
      say(problemSv === undefined ? 'Mejlen går fram igen.' : `Mejl väntar på att kunna skickas: ${problemSv}`)
    toldSv = problemSv
    if (stopped) return
    timer = setTimeout(() => {
      underWay = pass()
    }, secondsBetween * 1_000)
  }
}
