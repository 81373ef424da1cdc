import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'
import { installWithApt } from '../install-with-apt.ts'
import { notTested } from '../not-tested.ts'

/**
 * A Chromium to test in: the one that is installed, else the npm package @sparticuz/chromium, else Debian's, which root
 * can install. Undefined when none opens a page; in CI that is a failure, since what was not tested is not known.
 */
export async function openBrowser(): Promise<Browser | undefined> {
  for (const candidate of [installedChromium, installedChrome, packagedChromium, newlyInstalledChromium]) {
    const browser = await candidate().catch(() => undefined)
    if (browser) return browser
  }
  notTested(noBrowser)
  return undefined
}

export const noBrowser =
  'the pages were not tested in a browser: no Chromium starts here, neither an installed one nor that of @sparticuz/chromium (install Debian’s package chromium, or Google Chrome)'

/** As root there is no sandbox to have, nor in most containers; and a test browser asks nobody but the server under test. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

async function installedChromium(): Promise<Browser | undefined> {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path))
  return executablePath === undefined ? undefined : launch({ executablePath })
}

async function installedChrome(): Promise<Browser> {
  return launch({ channel: 'chrome' })
}

async function newlyInstalledChromium(): Promise<Browser | undefined> {
  return installWithApt('chromium') === undefined ? installedChromium() : undefined
}

/**
 * Unpacked into a folder of this run's own, since the package would take whatever lies under the name /tmp/chromium: half
 * of one, or another user's. It brings the libraries and fonts that a bare Linux lacks when told that it stands in Amazon's. Its own
 * arguments are left out: they take the safety off that the pages are tested with, and --single-process does not last.
 */
async function packagedChromium(): Promise<Browser> {
  const folder = mkdtempSync(join(tmpdir(), 'tertial-chromium-'))
  const removeFolder = () => rmSync(folder, { recursive: true, force: true })
  try {
    const unpack = `import('@sparticuz/chromium').then(({ default: packaged }) => packaged.executablePath())`
    await promisify(execFile)(process.execPath, ['-e', unpack], {
      cwd: import.meta.dirname,
      env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
    })
    const fonts = join(folder, 'fonts/fonts.conf')
    writeFileSync(fonts, readFileSync(fonts, 'utf8').replaceAll('/tmp/', `${folder}/`))
    const libraries = { LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_PATH: join(folder, 'fonts') }
    const browser = await launch({ executablePath: join(folder, 'chromium'), env: { ...process.env, ...libraries } })
    browser.once('disconnected', removeFolder)
    return browser
  } catch (error) {
    removeFolder()
    throw error
  }
}

/** Started and seen to open a page: one that lacks a library may start and then die. */
async function launch(options: LaunchOptions): Promise<Browser> {
  const browser = await chromium.launch({ ...options, args: quiet })
  try {
    await (await browser.newPage()).close()
    return browser
  } catch (error) {
    await browser.close()
    throw error
  }
}
