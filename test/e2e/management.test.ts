/** The management group's page and its meeting, as those who sit in it meet them: what deviates, its ground, what is decided. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertPagesAccessible, heading, textOf } from './journey.ts'
import { describeJourneys } from './stage.ts'

const glance = '/ledning/fds/2025-D2'

await describeJourneys('the management group’s page', 'approved', (stage) => {
  const { open } = stage

  test('it is reached from the unit, and everything on it leads to its ground', async () => {
    const page = await open('manager')
    await page.goto('/enhet/fds/2025-D2')
    await page.getByRole('link', { name: /^Ledningens sida/ }).click()
    await heading(page, /^Ledningens sida: Förvaltningen för digitaliseringsstöd$/)
    const menu = page.getByRole('navigation', { name: 'Omgångens sidor' })
    assert.equal(await textOf(menu.locator('[aria-current]')), 'Ledningens sida')
    await page.getByRole('link', { name: 'Gå igenom på mötet' }).click()
    await menu.getByRole('link', { name: 'Ledningens sida' }).click()
    await page.getByRole('link', { name: /^Frågan och svaret: Leveranstid av standardutrustning/ }).click()
    await heading(page, /Leveranstid av standardutrustning/)
    await page.goto(glance)
    await page.getByRole('link', { name: /, Prognos augusti, Resultat$/ }).click()
    await heading(page, /Resultat/)
    await page.done()
  })

  test('the region’s page shows each administration’s, and what each says of its own', async () => {
    const page = await open('controller')
    await page.goto('/')
    await page.getByRole('link', { name: 'Delårsrapport 2 2025' }).click()
    await page.getByRole('link', { name: 'Ledningens sida för hela regionen' }).click()
    const results = page.locator('section', { has: page.locator('#result') })
    await results.waitFor()
    assert.equal(await page.getByRole('navigation', { name: 'Omgångens sidor' }).count(), 0, 'the region has no round of its own')
    assert.match(await textOf(results), /Förvaltningen för digitaliseringsstöd: Resultat.*Regionkontoret: Resultat/)
    // Its time was out in June, and its comment says that most is left: the status word says "Positiv".
    assert.match(await textOf(page.locator('section', { has: page.locator('#activity') })), /Säkra metodiken.*Q1–Q2 2025/)
    await page.done()
  })

  test('the meeting is walked through by keyboard, and what is decided stands on the page', async () => {
    const page = await open('manager')
    await page.goto(`${glance}/mote`)
    await heading(page, /^FDS ska ha nöjda kunder$/)
    await page.keyboard.press('ArrowRight')
    await heading(page, /^FDS tillgänglighet ska vara god$/)
    await page.keyboard.press('ArrowLeft')
    await heading(page, /^FDS ska ha nöjda kunder$/)
    await page.getByLabel('Skriv en kommentar').fill('Beslut: kundundersökningen görs i oktober.')
    await page.keyboard.press('ArrowRight')
    await heading(page, /^FDS ska ha nöjda kunder$/)
    await page.getByRole('button', { name: 'Kommentera' }).click()
    await page.locator('.comment-text', { hasText: 'Beslut: kundundersökningen görs i oktober.' }).waitFor()
    assert.match(page.url(), /\/ledning\/fds\/2025-D2\/mote/)
    await page.goto(glance)
    const decided = page.locator('.management-list > li', { hasText: 'FDS ska ha nöjda kunder' })
    assert.match(await textOf(decided), /Beslut: kundundersökningen görs i oktober\..*Helena Nyström/)
    await page.done()
  })

  test('it is walked through without scripts too', async () => {
    const page = await open('manager', { javaScriptEnabled: false })
    await page.goto(`${glance}/mote`)
    await page.getByRole('link', { name: 'Nästa punkt' }).click()
    await heading(page, /^FDS tillgänglighet ska vara god$/)
    await page.getByRole('link', { name: 'Föregående punkt' }).click()
    await heading(page, /^FDS ska ha nöjda kunder$/)
    await page.done()
  })

  test('the pages have no fault that axe finds, and do not scroll sideways', async () => {
    const page = await open('controller')
    await assertPagesAccessible(page, [
      glance,
      `${glance}/mote`,
      '/ledning/rv/2025-D2',
      '/ledning/hsf/2024-D1',
      '/ledning/hsf/2024-D1/mote?punkt=hsf/indicator/bup-besok',
    ])
    await page.done()
  })
})
