/** What people say to each other about figures and sections, how it comes to the report, and what each chooses for themselves. */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import ICAL from 'ical.js'
import { openMailing } from '#app/open-mailing.ts'
import { openRounds } from '#app/open-rounds.ts'
import { exampleActor } from '#app/prepare-example.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { usualReminderRules } from '#domain/tidings.ts'
import { startSmtpServer } from '../smtp-server.ts'
import { assertAccessible, assertPagesAccessible, heading, phone } from './journey.ts'
import { describeJourneys } from './stage.ts'

const itCosts = '/siffra/fds/2025-D2/income-statement/it-kostnader/actual-ytd'

await describeJourneys('comments and settings in the browser', 'approved', (stage) => {
  const { open } = stage

  before(async () => {
    assert.equal((await openRounds({ round: '2025-D2', orgUnit: 'fds' }, exampleActor, stage.system.effects)).kind, 'done')
  })

  test('what is said of a plan’s activity between rounds stands in the round’s question too, and is answered there', async () => {
    const controller = await open('controller')
    await controller.goto('/plan/fds/2025/lista/aktiviteter')
    await controller.locator('tbody th a').first().click()
    await controller.getByLabel('Skriv en kommentar').fill('Vem leder det här?')
    await controller.getByRole('button', { name: 'Kommentera' }).click()
    await controller.locator('.comment-text', { hasText: 'Vem leder det här?' }).waitFor()
    assert.match(controller.url(), /lista\/aktiviteter\/post/)
    assert.equal(await controller.getByRole('button', { name: 'Skriv ut i rapporten' }).count(), 0)
    const item = new URL(controller.url()).searchParams.get('nyckel')
    const asked = await stage.system.effects.store.rounds.listTasks({ orgUnits: [orgUnitCode('fds')], round: '2025-D2' })
    const task = asked.find(({ kind, item: about }) => kind === 'activity' && about.split('.')[0] === item)
    await controller.goto(`/uppgift/${task?.id}`)
    await controller.getByText('Sagt om planen, utanför omgången').waitFor()
    await controller.getByText('Svara', { exact: true }).first().click()
    await controller.getByLabel('Ditt svar').fill('Utvecklingsenheten.')
    await controller.getByRole('button', { name: 'Svara' }).click()
    await controller.locator('.comment-text', { hasText: 'Utvecklingsenheten.' }).waitFor()
    await assertAccessible(controller)
    await controller.goto('/plan/fds/2025')
    await controller.getByRole('link', { name: 'Kommentarer till planen (2)' }).click()
    await heading(controller, /^Kommentarer$/)
    await assertAccessible(controller)
    await controller.done()
  })

  test('a controller asks about a figure, the one who is mentioned is told by mail, answers, and the answer is printed', async () => {
    const controller = await open('controller')
    await controller.goto(itCosts)
    const field = controller.getByLabel('Skriv en kommentar')
    await field.pressSequentially('Varför så högt, @amir')
    await controller.keyboard.press('Tab')
    await controller.keyboard.press('Enter')
    assert.equal(await field.inputValue(), 'Varför så högt, @Amir Haddad ')
    await controller.getByRole('button', { name: 'Kommentera' }).click()
    await controller.locator('.comment-text strong', { hasText: '@Amir Haddad' }).waitFor()
    assert.equal(new URL(controller.url()).pathname, itCosts)

    const smtp = await startSmtpServer()
    const rules = { ...usualReminderRules, atOnce: ['mentioned' as const] }
    const later = { now: () => new Date('2025-09-15T08:05:00Z') }
    const mailing = openMailing(
      { smtpUrl: smtp.url, from: 'Tertial <tertial@region.example>', publicUrl: stage.system.url, rules },
      { ...stage.system.effects, clock: later },
    )
    await mailing.pass()
    await smtp.stop()
    const mail = smtp.received.find(({ subject }) => subject === 'Tertial: Siffra: IT-kostnader, Augusti 2025 nämner dig')
    assert.equal(mail?.to, 'amir.haddad@exempel.invalid')
    const link = /http:\S+kommentarer\S+/.exec(mail?.text ?? '')?.[0] ?? ''

    const amir = await open('contributor', { viewport: phone })
    await amir.goto(link)
    await heading(amir, /^Siffra: IT-kostnader, Augusti 2025$/)
    await amir.getByText('Svara', { exact: true }).first().click()
    await amir.getByLabel('Ditt svar').fill('Licenserna kom i juli.')
    await amir.getByRole('button', { name: 'Svara' }).click()
    await amir.locator('.comment-text', { hasText: 'Licenserna kom i juli.' }).waitFor()
    await assertAccessible(amir)
    await amir.done()

    await controller.reload()
    const answer = controller.locator('.comment-list > li', { hasText: 'Licenserna kom i juli.' })
    await answer.getByRole('button', { name: 'Skriv ut i rapporten' }).click()
    await answer.getByText('✓ Skrivs ut i rapporten').waitFor()
    await assertAccessible(controller)
    await controller.goto('/enhet/fds/2025-D2')
    await controller.getByRole('button', { name: /^Ta fram/ }).click()
    await controller.waitForURL(/framtagen=/)
    await controller.goto('/rapport/fds/2025-D2')
    await controller.getByText('Kommentar:').first().waitFor()
    await controller.getByText('IT-kostnader, Augusti 2025: Licenserna kom i juli. (Amir Haddad, 2025-09-15)').waitFor()
    await controller.done()
  })

  test('without scripts a section is commented on from the report, changed, and the thread resolved', async () => {
    const page = await open('controller', { javaScriptEnabled: false })
    await page.goto('/rapport/fds/2025-D2')
    await page.getByLabel('Avsnitt att kommentera').selectOption('section/fds/2025-D2/ekonomi')
    await page.getByRole('button', { name: 'Visa och kommentera' }).click()
    await page.getByLabel('Skriv en kommentar').fill('Kan vi korta?')
    await page.getByRole('button', { name: 'Kommentera' }).click()
    const comment = page.locator('.comment-list > li', { hasText: 'Kan vi korta?' })
    await comment.getByText('Ändra', { exact: true }).click()
    await comment.getByLabel('Kommentaren').fill('Kan vi korta stycket?')
    await comment.getByRole('button', { name: 'Spara ändringen' }).click()
    await page.getByText('(ändrad)').waitFor()
    await page.getByRole('button', { name: 'Avsluta tråden' }).click()
    await page.getByText('✓ Avslutad').waitFor()
    await page.goto('/kommentarer/fds/2025-D2')
    await page.getByRole('link', { name: 'Avsnitt: Ekonomi' }).waitFor()
    await page.done()
  })

  test('a contributor turns the digest off, and subscribes to a calendar by an address that is renewed', async () => {
    const page = await open('contributor')
    await page.goto('/konto')
    await page.getByRole('link', { name: 'Mina inställningar: mejl och kalender' }).click()
    await page.getByLabel('Ett mejl om dagen').uncheck()
    await page.getByRole('button', { name: 'Spara' }).click()
    await page.getByText('Ditt val är sparat.').waitFor()
    assert.equal(await page.getByLabel('Ett mejl om dagen').isChecked(), false)

    await page.getByRole('button', { name: 'Skapa kalenderadress' }).click()
    const address = await page.getByLabel('Kalenderadress').inputValue()
    const fetched = await fetch(address)
    assert.equal(fetched.headers.get('content-type'), 'text/calendar; charset=utf-8')
    const calendar = new ICAL.Component(ICAL.parse(await fetched.text()))
    const summaries = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each).summary)
    assert.ok(
      summaries.some((summary) => /^FDS, Delårsrapport \d \d{4} stänger$/.test(summary)),
      summaries.join(),
    )
    await assertAccessible(page)
    await page.getByRole('button', { name: 'Skapa en ny adress' }).click()
    await page.waitForFunction((old) => document.querySelector<HTMLInputElement>('#kalenderadress')?.value !== old, address)
    assert.equal((await fetch(address)).status, 404)
    await page.done()
  })

  test('the pages have no fault that axe finds, and do not scroll sideways', async () => {
    const page = await open('controller')
    await assertPagesAccessible(page, ['/kommentarer/fds/2025-D2', '/mina-installningar', itCosts, '/rapport/fds/2025-D2'])
    await page.done()
  })
})
