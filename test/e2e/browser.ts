import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/**
 * A Chromium to test in: Debian's when it is there, else the one in the npm package @sparticuz/chromium. Undefined when
 * neither starts; in CI that is a failure, since what was not tested is not known.
 */
export async function openBrowser(): Promise<Browser | undefined> {
  for (const candidate of [debianChromium, packagedChromium]) {
    const browser = await candidate().catch(() => undefined)
    if (browser) return browser
  }
  if (process.env.CI) throw new Error('No Chromium can be started, and in CI the browser tests may not be skipped.')
  return undefined
}

export const noBrowser = 'no Chromium here (apt-get install chromium): the pages were not tested in a browser'

/** As root there is no sandbox to have; and a test browser asks nobody but the server under test. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

async function debianChromium(): Promise<Browser | undefined> {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path))
  return executablePath === undefined ? undefined : chromium.launch({ executablePath, args: quiet })
}

async function packagedChromium(): Promise<Browser> {
  const { default: packaged } = await import('@sparticuz/chromium')
  return chromium.launch({ executablePath: await packaged.executablePath(), args: [...packaged.args, ...quiet] })
}
