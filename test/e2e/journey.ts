import assert from 'node:assert/strict'
import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import type { Role } from '#domain/role.ts'

export const wide = { width: 1400, height: 1000 }
export const phone = { width: 390, height: 844 }

export type WatchedPage = Page & {
  /** Ends the journey; fails when the browser complained on the way: a script that broke, something that the policy stopped. */
  done(): Promise<void>
  /** What the browser is right to complain of in this journey: a connection that is down on purpose. */
  mayComplain(pattern: RegExp): void
}

/** A browser profile of its own, signed in as the first of the example's people with the role. */
export async function openPage(
  browser: Browser,
  url: string,
  role?: Role,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ baseURL: url, viewport: wide, locale: 'sv-SE', ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  let expected: RegExp | undefined
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  if (role) {
    await page.goto('/logga-in')
    await page.locator(`button[data-role="${role}"]`).first().click()
    await page.waitForURL(`${url}/`)
  }
  return Object.assign(page, {
    async done() {
      await context.close()
      assert.deepEqual(
        complaints.filter((complaint) => !expected?.test(complaint)),
        [],
      )
    },
    mayComplain(pattern: RegExp) {
      expected = pattern
    },
  })
}

export async function textOf(locator: Locator): Promise<string> {
  return (await locator.textContent()) ?? ''
}

export async function heading(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

export async function upload(page: Page, { name, text }: { name: string; text: string | Buffer }): Promise<void> {
  await page.goto('/leveranser')
  await page.getByLabel('Filer').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) })
  await page.getByRole('button', { name: 'Lämna och förhandsgranska' }).click()
}

/** Nothing that axe finds, nothing that scrolls the page sideways, one main heading, and no figure's key where its value belongs. */
export async function assertAccessible(page: Page): Promise<void> {
  // Run in the page itself: what @axe-core/playwright does beside, for frames that our pages do not have, takes five times as long.
  await page.evaluate(axe.source)
  const violations = await page.evaluate(async (tags) => {
    const found = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] })
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
  }, wcag)
  assert.deepEqual(violations, [], page.url())
  const { sideways, headings, frames, keys } = await page.evaluate(() => {
    const shown = document.querySelector('main')?.cloneNode(true) as HTMLElement
    for (const written of shown.querySelectorAll('textarea, code')) written.remove()
    return {
      sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      headings: document.querySelectorAll('h1').length,
      frames: document.querySelectorAll('iframe').length,
      keys: shown.textContent?.match(/\{\{[^{}]*\}\}/g) ?? [],
    }
  })
  assert.equal(sideways, 0, `${page.url()} scrolls sideways`)
  assert.equal(headings, 1, `${page.url()} has one h1`)
  assert.equal(frames, 0, `${page.url()} has frames, which axe is not run in`)
  assert.deepEqual(keys, [], `${page.url()} shows keys of figures`)
}

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
