/** People as they meet it: signing in, being appointed, standing in, leaving, and the yearly review. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startServer } from '#web/start.ts'
import { assertAccessible, assertPagesAccessible, heading } from './journey.ts'
import { describeJourneys } from './stage.ts'

await describeJourneys('people in the browser', 'approved', (stage) => {
  const { open } = stage

  test('a system owner adds a person, who chooses a password by the link, signs in and sees what the appointment gives', async () => {
    const owner = await open('system-owner')
    await owner.goto('/personer')
    await owner.getByLabel('Namn').fill('Nils Nyman')
    await owner.getByLabel('E-postadress').fill('nils.nyman@region.example')
    await owner.getByRole('button', { name: 'Lägg till' }).click()
    await heading(owner, /^Nils Nyman$/)

    await owner.getByLabel('Roll').selectOption('controller')
    await owner.getByLabel('För enheten och allt under den').selectOption('fds')
    await owner.locator('#uppdrag-skal').fill('Ny controller')
    await owner.getByRole('button', { name: 'Ge uppdraget' }).click()
    await owner.getByText('Controller, Förvaltningen för digitaliseringsstöd', { exact: true }).waitFor()

    await owner.getByRole('button', { name: 'Skapa länk för att välja lösenord' }).click()
    const link = await owner.locator('.one-time-link').textContent()
    assert.match(link ?? '', /\/losenord\/[\w-]{43}$/)

    const nils = await open()
    await nils.goto(link ?? '')
    await heading(nils, /^Välj lösenord$/)
    await assertAccessible(nils)
    await nils.getByLabel('Nytt lösenord').fill('sju gröna äpplen i snö')
    await nils.getByLabel('Samma lösenord igen').fill('sju gröna äpplen i snö')
    await nils.getByRole('button', { name: 'Välj lösenord' }).click()
    await heading(nils, /^Region Västmanland$/)
    assert.equal((await nils.request.get('/rapport/fds/2025-D2')).status(), 200)
    assert.equal((await nils.request.get('/enhet/rk/2025-D2')).status(), 403)

    await nils.getByRole('button', { name: 'Logga ut' }).click()
    await heading(nils, /^Logga in$/)
    await nils.getByLabel('E-postadress').fill('Nils.Nyman@region.example')
    await nils.getByRole('textbox', { name: 'Lösenord' }).fill('sju gröna äpplen i snö')
    await nils.getByRole('button', { name: 'Logga in', exact: true }).click()
    await heading(nils, /^Region Västmanland$/)

    // Whoever leaves is out at the next click.
    await owner.locator('#slut-skal').fill('Slutade')
    await owner.getByRole('button', { name: 'Avsluta personen' }).click()
    await owner.getByText('alla uppdrag och inloggningar har upphört').waitFor()
    await nils.goto('/konto')
    await heading(nils, /^Logga in$/)
    await nils.done()
    await owner.done()
  })

  test('a deputy acts while it lasts, and one with two appointments may choose to act in one', async () => {
    const owner = await open('system-owner')
    await owner.goto('/personer')
    await owner.getByRole('link', { name: 'Lars Engdahl' }).click()
    await owner.getByLabel('Ersätter').selectOption({ label: 'Per Wallinder: Förvaltningsledning, Regionkontoret' })
    await owner.locator('#ersattare-till').fill('2025-10-31')
    await owner.getByRole('button', { name: 'Utse till ersättare' }).click()
    await owner.getByText('Förvaltningsledning (ersättare), Regionkontoret', { exact: true }).waitFor()

    const lars = await open()
    await lars.goto('/logga-in')
    await lars.getByRole('button', { name: /Lars Engdahl/ }).click()
    await lars.waitForURL(`${stage.system.url}/`)
    await lars.goto('/konto')
    await lars.getByLabel('Rapportör, Regionkontoret').check()
    await lars.getByRole('button', { name: 'Byt' }).click()
    await lars.locator('.who-label', { hasText: /^ ?Rapportör$/ }).waitFor()
    await lars.done()
    await owner.done()
  })

  test('the yearly review is due until somebody signs it, and stays with date and name', async () => {
    const auditor = await open('auditor')
    await auditor.goto('/behorigheter')
    await auditor.getByText('Behörigheterna har inte granskats ännu.').waitFor()
    assert.equal(await auditor.getByRole('button', { name: 'Underteckna granskningen' }).count(), 0)
    await auditor.done()

    const owner = await open('system-owner')
    await owner.goto('/behorigheter')
    await owner.getByLabel('Jag har gått igenom alla uppdrag').check()
    await owner.getByRole('button', { name: 'Underteckna granskningen' }).click()
    await owner.getByRole('cell', { name: 'Tove Ekmark' }).last().waitFor()
    assert.equal(await owner.getByText('har inte granskats').count(), 0)
    const csv = await (await owner.request.get('/behorigheter/behorigheter.csv')).text()
    assert.match(csv, /^\ufeffPerson;E-postadress;/)
    assert.match(csv, /Tove Ekmark;tove.ekmark@exempel.invalid;;Systemägare;\*;Region Västmanland;2023-01-01/)
    await owner.done()
  })

  test('wrong passwords get one answer whoever they are for, and then a wait', async () => {
    const page = await open()
    await page.goto('/logga-in')
    const answers: (string | null)[] = []
    for (const email of ['tove.ekmark@exempel.invalid', ...Array.from({ length: 6 }, () => 'ingen@region.example')]) {
      const answer = await page.request.post('/logga-in', {
        form: { epost: email, losenord: 'fel' },
        headers: { 'Sec-Fetch-Site': 'same-origin' },
      })
      assert.equal(answer.status(), 400)
      answers.push(/E-postadressen eller lösenordet stämmer inte|För många försök/.exec(await answer.text())?.[0] ?? null)
    }
    assert.deepEqual(
      answers.slice(0, 6),
      Array.from({ length: 6 }, () => 'E-postadressen eller lösenordet stämmer inte'),
    )
    assert.equal(answers[6], 'För många försök')
    await page.done()
  })

  test('nobody becomes one of the example’s people where it is no example, or where other computers reach', async () => {
    for (const options of [{}, { exampleSignIn: true, host: '0.0.0.0' }]) {
      const server = await startServer({ effects: stage.system.effects, port: 0, ...options })
      try {
        const page = await (await fetch(`${server.url}/logga-in`)).text()
        assert.match(page, /Logga in med lösenord/)
        assert.doesNotMatch(page, /Exempelregionens personer|Ingrid Lindqvist/)
        const answer = await fetch(`${server.url}/logga-in`, {
          method: 'POST',
          headers: { 'sec-fetch-site': 'same-origin' },
          body: new URLSearchParams({ person: 'p1' }),
          redirect: 'manual',
        })
        assert.equal(answer.status, 403)
        assert.equal(answer.headers.get('set-cookie'), null)
      } finally {
        await server.close()
      }
    }
  })

  test('no page for people has a fault that axe finds, or scrolls sideways', async () => {
    const page = await open('system-owner')
    await assertPagesAccessible(page, ['/logga-in', '/konto', '/personer', '/personer/p1', '/behorigheter'])
    await page.done()
  })
})
