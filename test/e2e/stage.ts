import { after, before, describe } from 'node:test'
import type { ExampleRounds } from '../prepared-example.ts'
import { noBrowser, openBrowser } from './browser.ts'
import { type JourneyOptions, openPage, type WatchedPage } from './journey.ts'
import { type StartedSystem, startSystem } from './system.ts'

export interface Stage {
  /** Started before the first test. */
  readonly system: StartedSystem
  /** A browser profile of its own, signed in as one of the example's people: by name, or the first with a role. */
  open(who?: string, options?: JourneyOptions): Promise<WatchedPage>
}

/**
 * Journeys in one system and one browser, which open before the first and close after the last; skipped where no browser starts.
 * The example's rounds are answered and approved, or not yet opened for journeys that are about them.
 */
export async function describeJourneys(name: string, rounds: ExampleRounds, tests: (stage: Stage) => void): Promise<void> {
  const browser = await openBrowser()
  if (browser === undefined) {
    describe(name, { skip: noBrowser }, () => undefined)
    return
  }
  let started: StartedSystem | undefined
  const stage: Stage = {
    get system() {
      if (started === undefined) throw new Error('The system is started before the first test.')
      return started
    },
    open: (who, options) => openPage(browser, stage.system.url, who, options),
  }
  describe(name, () => {
    before(async () => {
      started = await startSystem(rounds)
    })
    after(async () => {
      await browser.close()
      await started?.stop()
    })
    tests(stage)
  })
}
