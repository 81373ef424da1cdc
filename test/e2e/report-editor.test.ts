/** The report as it is written: figures are chips, the checks stand beside the words, and two people lose nothing. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { noBrowser, openBrowser } from './browser.ts'
import { assertAccessible, openPage, phone, wide } from './journey.ts'
import { type StartedSystem, startSystem } from './system.ts'

const browser = await openBrowser()
const editor = '/rapport/fds/2025-D2/redigera'

describe('the report is written in the browser', { skip: browser === undefined ? noBrowser : false }, () => {
  let system: StartedSystem
  before(async () => {
    system = await startSystem('unopened')
  })
  after(async () => {
    await browser?.close()
    await system?.stop()
  })

  const open = (role?: Parameters<typeof openPage>[2], options: Parameters<typeof openPage>[3] = {}) =>
    openPage(browser as Browser, system.url, role, options)

  test('a typed figure is bound, a word that contradicts its figure is found and turned, and the words come into the report', async () => {
    const page = await open('controller', { viewport: wide })
    await page.goto(editor)
    const section = page.locator('#ekonomi')
    const field = section.getByRole('textbox', { name: 'Ekonomi', exact: true })
    await section.locator('.cm-content').waitFor()
    await field.click()
    await page.keyboard.type('IT-kostnaderna uppgår till 129 mnkr. Arbetad tid har ökat med ')
    await page.keyboard.press('Control+Enter')
    await section.getByLabel('Sök siffra').fill('arbetad tid förändring timmar')
    await section.locator('.figure-list summary', { hasText: '−2\u00a0947\u00a0timmar' }).click()
    await section.getByRole('button', { name: /^Skriv 2\s947\stimmar$/ }).click()
    await section.getByText(/”ökat med 2\s947\stimmar”, men enligt tabellen har beloppet minskat/).waitFor()
    await section.getByRole('button', { name: 'Åtgärda: Skriv ”minskat” i stället för ”ökat”' }).click()
    await section.getByText('men enligt tabellen').waitFor({ state: 'detached' })
    await section.getByText('Talet 129 är skrivet för hand').waitFor()
    await section.getByRole('button', { name: 'Åtgärda: Bind till Resultaträkning: IT-kostnader, Augusti 2025' }).click()
    await section.getByText('Talet 129 är skrivet för hand').waitFor({ state: 'detached' })
    assert.deepEqual(await section.locator('.figure-chip').allTextContents(), ['129\u00a0mnkr', '2\u00a0947\u00a0timmar'])
    assert.match(
      (await section.locator('.edit-read').textContent()) ?? '',
      /uppgår till 129\u00a0mnkr\. Arbetad tid har minskat med 2/,
    )

    // A chip is stepped over and taken away as one.
    await field.press('Control+End')
    await page.keyboard.press('Backspace')
    assert.deepEqual(await section.locator('.figure-chip').allTextContents(), ['129\u00a0mnkr'])
    await page.keyboard.press('Control+z')
    await section.locator('.figure-chip').nth(1).waitFor()
    await assertAccessible(page)

    await section.getByRole('button', { name: 'Sätt in i rapporten' }).click()
    await section.getByText(/I rapporten, skriven av Ingrid Lindqvist/).waitFor()
    await page.goto('/enhet/fds/2025-D2')
    await page.getByRole('button', { name: /^Ta fram/ }).click()
    await page.waitForURL(/framtagen=/)
    await page.goto('/rapport/fds/2025-D2')
    await page.getByText('IT-kostnaderna uppgår till 129\u00a0mnkr.').waitFor()
    await page.done()
  })

  test('what another writes comes into the field, and of two who write at once none is lost', async () => {
    const ingrid = await open('controller', { mayComplain: /ERR_INTERNET_DISCONNECTED/ })
    const jonas = await open('manager', { viewport: phone })
    for (const page of [ingrid, jonas]) {
      await page.goto(editor)
      await fieldOf(page).waitFor()
    }
    await fieldOf(ingrid).click()
    await ingrid.keyboard.type('Ingrids ord.')
    await ingrid
      .locator('#medarbetare')
      .getByText(/^Sparat/)
      .waitFor()
    await jonas.locator('#medarbetare .cm-content', { hasText: 'Ingrids ord.' }).waitFor()
    await assertAccessible(jonas)

    await ingrid.context().setOffline(true)
    await fieldOf(ingrid).press('End')
    await ingrid.keyboard.type(' Mer av Ingrid.')
    await fieldOf(jonas).press('Control+End')
    await jonas.keyboard.type(' Jonas ord.')
    await jonas
      .locator('#medarbetare')
      .getByText(/^Sparat/)
      .waitFor()
    await ingrid.context().setOffline(false)
    await ingrid.getByRole('heading', { name: 'Två svar' }).waitFor()
    const both = ingrid.locator('.answer-difference')
    await both.getByText('Ingrids ord. Mer av Ingrid.').waitFor()
    await both.getByText('Ingrids ord. Jonas ord.').waitFor()
    await both.getByRole('button', { name: 'Behåll mitt' }).click()
    await jonas.locator('#medarbetare .cm-content', { hasText: 'Mer av Ingrid.' }).waitFor()
    await ingrid.done()
    await jonas.done()
  })

  test('without scripts a text is shown as it will read, and saved byte for byte', async () => {
    const page = await open('contributor', { javaScriptEnabled: false })
    await page.goto(editor)
    const section = page.locator('#investeringar')
    const text = 'Rad ett  \nrad två.\n\n* punkt\n\n{{income-statement/it-kostnader/actual-ytd | mnkr belopp}}'
    await section.getByRole('textbox').fill(text)
    await section.getByRole('button', { name: 'Visa hur det blir' }).click()
    await section.locator('.edit-read').getByText('129\u00a0mnkr').waitFor()
    await section.getByRole('button', { name: 'Spara utkast' }).click()
    await page.getByText('Utkastet är sparat.').waitFor()
    assert.equal(await section.getByRole('textbox').inputValue(), text)
    await page.done()
  })
})

function fieldOf(page: Page) {
  return page.locator('#medarbetare').getByRole('textbox', { name: 'Medarbetare', exact: true })
}
