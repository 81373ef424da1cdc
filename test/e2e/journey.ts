import assert from 'node:assert/strict'
import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { roles } from '#domain/role.ts'

export const wide = { width: 1400, height: 1000 }
export const phone = { width: 390, height: 844 }

export interface WatchedPage extends Page {
  /** Ends the journey; fails when the browser complained on the way: a script that broke, something that the policy stopped. */
  done(): Promise<void>
}

export interface JourneyOptions extends BrowserContextOptions {
  /** What the browser is right to complain of in this journey: a connection that is down on purpose. */
  readonly mayComplain?: RegExp
}

/** A browser profile of its own, signed in as one of the example's people: by name, or the first with a role. */
export async function openPage(
  browser: Browser,
  url: string,
  who?: string,
  { mayComplain, ...options }: JourneyOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ baseURL: url, viewport: wide, locale: 'sv-SE', ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  if (who) {
    await page.goto('/logga-in')
    const choice = Object.hasOwn(roles, who)
      ? page.locator(`button[data-role="${who}"]`).first()
      : page.getByRole('button', { name: new RegExp(`^${who}`) })
    await choice.click()
    await page.waitForURL(`${url}/`)
  }
  return Object.assign(page, {
    async done() {
      await context.close()
      assert.deepEqual(
        complaints.filter((complaint) => !mayComplain?.test(complaint)),
        [],
      )
    },
  })
}

/** The page's scripts have come and taken it over: React has marked what it answers for. */
export async function scriptsReady(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const heading = document.querySelector('main h1')
    return heading !== null && Object.keys(heading).some((key) => key.startsWith('__reactProps'))
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

/**
 * On a desk and on a phone: nothing that axe finds, nothing that scrolls the page sideways, one main heading, and no figure's
 * key where its value belongs. The page is left as wide as it was.
 */
export async function assertAccessible(page: Page): Promise<void> {
  const before = page.viewportSize()
  // Run in the page itself: what @axe-core/playwright does beside, for frames that our pages do not have, takes five times as long.
  await page.evaluate(axe.source)
  for (const viewport of [wide, phone]) {
    await page.setViewportSize(viewport)
    const { violations, sideways, headings, frames, keys } = await page.evaluate(faultsOnPage, wcag)
    const where = `${page.url()} at ${viewport.width} px`
    assert.deepEqual(violations, [], where)
    assert.equal(sideways, 0, `${where} scrolls sideways`)
    assert.equal(headings, 1, `${where} has one h1`)
    assert.equal(frames, 0, `${where} has frames, which axe is not run in`)
    assert.deepEqual(keys, [], `${where} shows keys of figures`)
  }
  if (before) await page.setViewportSize(before)
}

/** Each address in turn. */
export async function assertPagesAccessible(page: Page, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(path)
    await assertAccessible(page)
  }
}

/** In the browser, where axe has been put. */
async function faultsOnPage(tags: string[]) {
  const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] })
  const shown = document.querySelector('main')?.cloneNode(true) as HTMLElement
  for (const written of shown.querySelectorAll('textarea, code')) written.remove()
  return {
    violations: violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
    sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    headings: document.querySelectorAll('h1').length,
    frames: document.querySelectorAll('iframe').length,
    keys: shown.textContent?.match(/\{\{[^{}]*\}\}/g) ?? [],
  }
}

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
