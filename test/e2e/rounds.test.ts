/** A round as people meet it: asked on a phone, answered over a bad connection, reviewed, sent back and approved. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { orgUnitCode } from '#domain/organisation.ts'
import type { RoundTask, TaskKind } from '#domain/round-task.ts'
import { assertAccessible, assertPagesAccessible, heading, phone, scriptsReady, textOf } from './journey.ts'
import { describeJourneys } from './stage.ts'

await describeJourneys('a round in the browser', 'unopened', (stage) => {
  const { open } = stage

  test('a controller sees what a round would ask of whom, and opens it', async () => {
    const ingrid = await open('Ingrid Lindqvist')
    await ingrid.getByRole('link', { name: 'Omgångar' }).click()
    await ingrid.getByRole('link', { name: 'Öppna Delårsrapport 2 2025' }).click()
    await heading(ingrid, /^Öppna delårsrapport 2 2025$/)
    await ingrid.getByText(/Amir Haddad \(\d+\sfrågor\)/).waitFor()
    await assertAccessible(ingrid)
    await ingrid.getByRole('button', { name: 'Öppna för alla' }).click()
    await ingrid.getByText('Omgången är öppnad').waitFor()
    await ingrid.done()
  })

  test('what a contributor is asked is in one list, and answered one after another on a phone', async () => {
    const amir = await open('Amir Haddad', { viewport: phone })
    const asked = (await tasks()).length
    await amir.getByRole('link', { name: `Mina uppgifter ${asked} att besvara` }).click()
    await amir.getByRole('link', { name: 'Svara på nästa' }).click()
    await amir.getByText(`0 av ${asked} besvarade`).waitFor()
    await amir.getByLabel('Prognos för helåret, kronor').fill('−1 200 000')
    await amir.getByRole('button', { name: 'Lämna in och gå till nästa' }).click()
    await amir.getByText('Svaret är inlämnat. Här är nästa fråga.').waitFor()
    await amir.getByText(`1 av ${asked} besvarade`).waitFor()
    await amir.getByRole('link', { name: `Mina uppgifter ${asked - 1} att besvara` }).waitFor()

    await amir.goto(`/uppgift/${(await unanswered('indicator')).id}`)
    await amir.getByLabel('Positiv').check()
    await amir.getByLabel('Inget att tillägga').check()
    // An indicator without a value to compare is judged otherwise than "cannot be compared", and that takes a reason.
    await amir.getByText('Bedöm förändringen annorlunda än regeln').click()
    await amir.getByRole('group', { name: 'Förändringen bedöms som' }).getByLabel('Bättre').check()
    await amir.getByRole('button', { name: 'Lämna in och gå till nästa' }).click()
    await amir.getByText('Skriv varför bedömningen ändras.').waitFor()
    await amir.getByLabel('Motivering till bedömningen').fill('Fler är nöjda i kundmötena.')
    await amir.getByRole('button', { name: 'Lämna in och gå till nästa' }).click()
    await amir.getByText(`2 av ${asked} besvarade`).waitFor()
    await amir.done()
  })

  test('an answer is saved while it is written, and what a reader would ask is said at once', async () => {
    const sofia = await open('Sofia Bergdahl')
    const task = await unanswered('activity')
    await sofia.goto(`/uppgift/${task.id}`)
    await sofia.getByLabel('Planenligt').check()
    await sofia.getByLabel('Kommentar', { exact: true }).fill('Arbetet är slutfört.')
    await sofia.getByText(/^Sparat \d\d\.\d\d$/).waitFor()
    await sofia.getByRole('list', { name: 'Värt att se över' }).waitFor()
    assert.deepEqual((await stored(task)).answer, {
      kind: 'activity',
      statusWord: 'Planenligt',
      commentary: 'Arbetet är slutfört.',
    })
    // What is done next is done to the version that was saved last.
    await sofia.getByText('Fråga tillbaka').click()
    await sofia.getByLabel('Vad undrar du?').fill('Ska hela året räknas?')
    await sofia.getByRole('button', { name: 'Skicka frågan' }).click()
    await sofia.getByText('Frågan är ställd.').waitFor()
    await sofia.done()
  })

  test('what is written without contact is kept though the page is lost, and saved once when the contact is back', async () => {
    const amir = await open('Amir Haddad', { viewport: phone, mayComplain: offlineComplaints })
    const task = await unanswered('activity')
    await amir.goto(`/uppgift/${task.id}`)
    await scriptsReady(amir)
    await amir.context().setOffline(true)
    await amir.getByLabel('Försenad').check()
    await amir.getByLabel('Kommentar', { exact: true }).fill('Skrivet i en tunnel.')
    await amir.getByText('Ingen kontakt – sparat i den här webbläsaren').waitFor()
    // The browser gives up the page, as phones do.
    await amir.close()
    assert.equal((await stored(task)).answer, undefined)

    const again = await amir.context().newPage()
    await amir.context().setOffline(false)
    await again.goto('/mina-uppgifter')
    await again.getByText('det finns bara i den här webbläsaren').waitFor()
    await again.goto(`/uppgift/${task.id}`)
    await again.getByText('Det du skrev utan kontakt är tillbaka i formuläret.').waitFor()
    assert.equal(await again.getByLabel('Kommentar', { exact: true }).inputValue(), 'Skrivet i en tunnel.')
    await again.getByText(/^Sparat \d\d\.\d\d$/).waitFor()
    const said = { kind: 'activity', statusWord: 'Försenad', commentary: 'Skrivet i en tunnel.' }
    assert.deepEqual((await stored(task)).answer, said)
    const saves = (await stage.system.effects.store.rounds.listEvents(task.id)).filter(
      ({ answer }) => answer?.kind === 'activity' && answer.commentary === said.commentary,
    )
    assert.equal(saves.length, 1)
    await amir.done()
  })

  test('a save whose reply is lost is not saved again, and nobody loses a word', async () => {
    const amir = await open('Amir Haddad', { mayComplain: offlineComplaints })
    const task = await unanswered('control')
    await amir.goto(`/uppgift/${task.id}`)
    await scriptsReady(amir)
    await amir.route('**/svar', async (route) => {
      await route.fetch()
      await route.abort()
    })
    await amir.getByLabel('Resultat av kontrollen').fill('Stickprov gjort.')
    await amir.getByText('Ingen kontakt').waitFor()
    await amir.unroute('**/svar')
    await amir.reload()
    await amir.getByLabel('Resultat av kontrollen').fill('Stickprov gjort. Inga fel.')
    await amir.getByText(/^Sparat/).waitFor()
    const said = (await stage.system.effects.store.rounds.listEvents(task.id)).flatMap(({ answer }) =>
      answer?.kind === 'control' ? [answer.findingText] : [],
    )
    assert.deepEqual(said, ['Stickprov gjort.', 'Stickprov gjort. Inga fel.'])

    // Signed out while writing: the way in leads back, and what was written is sent.
    await amir.context().clearCookies()
    await amir.getByLabel('Resultat av kontrollen').fill('Stickprov gjort. Ett fel.')
    await amir.getByText('Du är inte längre inloggad.').waitFor()
    await amir.getByRole('main').getByRole('link', { name: 'Logga in' }).click()
    await amir.getByRole('button', { name: /^Amir Haddad/ }).click()
    await amir.getByText(/^Sparat/).waitFor()
    const { answer } = await stored(task)
    assert.ok(answer?.kind === 'control')
    assert.equal(answer.findingText, 'Stickprov gjort. Ett fel.')
    await amir.done()
  })

  test('two who write at once are shown both texts, and choose', async () => {
    const [amir, sofia] = [await open('Amir Haddad'), await open('Sofia Bergdahl')]
    const task = await unanswered('activity')
    for (const page of [amir, sofia]) {
      await page.goto(`/uppgift/${task.id}`)
      await scriptsReady(page)
    }
    await amir.getByLabel('Planenligt').check()
    await amir.getByLabel('Kommentar', { exact: true }).fill('Amirs ord.')
    await amir.getByText(/^Sparat/).waitFor()
    await sofia.getByLabel('Kommentar', { exact: true }).fill('Sofias ord.')
    await sofia.getByRole('heading', { name: 'Två svar' }).waitFor()
    await sofia.getByText('Amir Haddad har sparat ett annat svar').waitFor()
    await assertAccessible(sofia)
    await sofia.getByRole('button', { name: 'Slå ihop i formuläret' }).click()
    await sofia.getByText(/^Sparat/).waitFor()
    assert.deepEqual((await stored(task)).answer, {
      kind: 'activity',
      statusWord: 'Planenligt',
      commentary: 'Amirs ord.\n\nSofias ord.',
    })
    await Promise.all([amir.done(), sofia.done()])
  })

  test('without scripts the same form is sent by its buttons, and two at once lose nothing', async () => {
    const amir = await open('Amir Haddad', { javaScriptEnabled: false })
    const task = await unanswered('activity')
    await amir.goto(`/uppgift/${task.id}`)
    await amir.getByLabel('Kommentar', { exact: true }).fill('Utan skript.')
    const sofia = await open('Sofia Bergdahl')
    await sofia.goto(`/uppgift/${task.id}`)
    await scriptsReady(sofia)
    await sofia.getByLabel('Klar').check()
    await sofia.getByText(/^Sparat/).waitFor()
    await amir.getByRole('button', { name: 'Spara utkast' }).click()
    await amir.getByText('Någon annan har ändrat uppgiften').waitFor()
    await amir.getByRole('button', { name: 'Slå ihop i formuläret' }).click()
    assert.equal(await amir.getByLabel('Kommentar', { exact: true }).inputValue(), 'Utan skript.')
    assert.equal(await amir.getByLabel('Klar').isChecked(), true)
    await amir.getByRole('button', { name: 'Lämna in' }).click()
    await amir.getByText('Svaret är inlämnat. Här är nästa fråga.').waitFor()
    assert.equal((await stored(task)).state, 'submitted')
    await Promise.all([amir.done(), sofia.done()])
  })

  test('an answer that is refused keeps what was written', async () => {
    const amir = await open('Amir Haddad')
    const task = await unanswered('activity')
    await amir.goto(`/uppgift/${task.id}`)
    await scriptsReady(amir)
    await amir.getByRole('button', { name: 'Lämna in och gå till nästa' }).click()
    await amir.getByText('Skriv ett svar innan du lämnar in.').waitFor()
    assert.equal((await stored(task)).state, 'open')
    await amir.done()
  })

  test('a manager on a phone sends one answer back and approves the rest; it comes first in the list with the reason', async () => {
    const helena = await open('Helena Nyström', { viewport: phone })
    await helena.goto('/omgang/2025-D2/fds?visa=granska')
    const labels = await helena.locator('.review-list .review-head a').allTextContents()
    assert.ok(labels.length >= 3)
    const first = helena.locator('.review-list > li').first()
    await first.getByText('Skicka tillbaka').first().click()
    await first.getByLabel('Vad ska ändras?').fill('Säg vad som återstår.')
    await first.getByRole('button', { name: 'Skicka tillbaka', exact: true }).click()
    await helena.getByText('Svaret är skickat tillbaka.').waitFor()
    await assertAccessible(helena)
    await helena.getByRole('button', { name: /^Godkänn \d+ inlämnade svar$/ }).click()
    await helena.getByText(`${labels.length - 1} svar är godkända.`).waitFor()
    await helena.done()

    const amir = await open('Amir Haddad', { viewport: phone })
    await amir.goto('/mina-uppgifter')
    const top = amir.locator('#att-besvara + .task-list > li').first()
    assert.match(await textOf(top), /Tillbaka för ändring/)
    assert.match(await textOf(top), /Säg vad som återstår\./)
    await amir.done()
  })

  test('nobody has a button to approve their own answer, and is told why', async () => {
    const helena = await open('Helena Nyström')
    const task = await unanswered('assignment')
    await helena.goto(`/uppgift/${task.id}`)
    await helena.getByLabel('Planenligt').check()
    await helena.getByRole('button', { name: 'Lämna in' }).click()
    await heading(helena, /^Mina uppgifter$/)
    await helena.goto('/omgang/2025-D2/fds?visa=granska')
    const own = helena.locator(`#uppgift-${task.id}`)
    await own.getByText('Du har svarat och kan därför inte godkänna samma sak.').waitFor()
    assert.equal(await own.getByRole('button', { name: 'Godkänn' }).count(), 0)
    await helena.done()
  })

  test('an answer is given and reviewed by keyboard alone', async () => {
    const amir = await open('Amir Haddad')
    const task = await unanswered('activity')
    await amir.goto(`/uppgift/${task.id}`)
    await scriptsReady(amir)
    await tabTo(amir, 'input[name="statusWord"]')
    await amir.keyboard.press('Space')
    await tabTo(amir, 'textarea[name="commentary"]')
    await amir.keyboard.type('Med tangenterna.')
    await tabTo(amir, 'button[value="lamna"]')
    await amir.keyboard.press('Enter')
    await amir.getByText('Svaret är inlämnat. Här är nästa fråga.').waitFor()
    await amir.done()

    const helena = await open('Helena Nyström')
    await helena.goto('/omgang/2025-D2/fds?visa=granska')
    await tabTo(helena, `#uppgift-${task.id} button[value="godkann"]`)
    await helena.keyboard.press('Enter')
    await helena.getByText('Svaret är godkänt.').waitFor()
    assert.equal((await stored(task)).state, 'approved')
    await helena.done()
  })

  test('who signs out leaves nothing in the browser, and is asked first when something has not arrived', async () => {
    const amir = await open('Amir Haddad', { mayComplain: offlineComplaints })
    const task = await unanswered('activity')
    await amir.goto(`/uppgift/${task.id}`)
    await scriptsReady(amir)
    await amir.route('**/svar', (route) => route.abort())
    await amir.getByLabel('Kommentar', { exact: true }).fill('Hann inte fram.')
    await amir.getByText('Ingen kontakt').waitFor()
    amir.once('dialog', (dialog) => dialog.dismiss())
    await amir.getByRole('button', { name: 'Logga ut' }).click()
    await amir.getByText('Ingen kontakt').waitFor()
    amir.once('dialog', (dialog) => {
      assert.match(dialog.message(), /Ett svar har inte kunnat skickas/)
      return dialog.accept()
    })
    await amir.getByRole('button', { name: 'Logga ut' }).click()
    await heading(amir, /^Logga in$/)
    assert.equal(await amir.evaluate(() => localStorage.length), 0)
    await amir.done()
  })

  test('the time that answering took is in the sum of the unit’s round', async () => {
    const [spent] = await stage.system.effects.store.rounds.listAnswerMinutes({ orgUnits: [fds], round: '2025-D2' })
    assert.ok(spent === undefined || spent.minutes >= 0)
    const amir = await open('Amir Haddad')
    const task = await unanswered('activity')
    await amir.goto(`/uppgift/${task.id}`)
    await scriptsReady(amir)
    const sent = amir.waitForRequest('**/svar')
    await amir.getByLabel('Kommentar', { exact: true }).pressSequentially('Det här tar sin lilla tid att skriva.', { delay: 60 })
    assert.match((await sent).postData() ?? '', /sekunder=[1-9]/)
    await amir.getByText(/^Sparat/).waitFor()
    await amir.done()
  })

  test('no page of a round has a fault that axe finds, or scrolls sideways', async () => {
    for (const [name, paths] of [
      ['Ingrid Lindqvist', ['/omgangar', '/omgangar/2025-Å', '/omgangar/2025-D2', '/omgang/2025-D2', '/omgang/2025-D2/rk']],
      ['Helena Nyström', ['/omgang/2025-D2/fds', '/omgang/2025-D2/fds?visa=sena']],
      ['Sofia Bergdahl', ['/mina-uppgifter', ...(await oneOfEachKind())]],
    ] as const) {
      const page = await open(name)
      await assertPagesAccessible(page, paths)
      await page.done()
    }
  })

  /** Signed in as one of the example's people. `mayComplain` is what the browser says of a connection that is down. */

  async function tasks(): Promise<RoundTask[]> {
    return stage.system.effects.store.rounds.listTasks({ orgUnits: [fds], round: '2025-D2' })
  }

  async function unanswered(kind: TaskKind): Promise<RoundTask> {
    const found = (await tasks()).find((task) => task.kind === kind && task.state === 'open' && task.answer === undefined)
    assert.ok(found, `there is a task of kind ${kind} left`)
    return found
  }

  async function stored({ id }: RoundTask): Promise<RoundTask> {
    const task = await stage.system.effects.store.rounds.loadTask(id)
    assert.ok(task)
    return task
  }

  async function oneOfEachKind(): Promise<string[]> {
    const all = await tasks()
    return [...new Set(all.map(({ kind }) => kind))].flatMap((kind) => {
      const task = all.find((each) => each.kind === kind)
      return task ? [`/uppgift/${task.id}`] : []
    })
  }
})

const fds = orgUnitCode('fds')
const offlineComplaints = /ERR_INTERNET_DISCONNECTED|ERR_FAILED/

/** Tabs on until the focus is on the first that the selector means, and sees that the focus shows. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let steps = 0; steps < 400; steps++) {
    await page.keyboard.press('Tab')
    const found = await page.evaluate((wanted) => {
      const element = document.activeElement
      if (!(element instanceof HTMLElement) || !element.matches(wanted)) return undefined
      return { isSeen: getComputedStyle(element).outlineStyle !== 'none' }
    }, selector)
    if (found === undefined) continue
    assert.ok(found.isSeen, `the focus is seen on ${selector}`)
    return
  }
  assert.fail(`${selector} is not reached by Tab`)
}
