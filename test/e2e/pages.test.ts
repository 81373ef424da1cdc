/**
 * The pages as people meet them: the real server on the example region, in a real browser. One system and one browser for
 * all the journeys; each journey has a browser profile of its own.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { assertPagesAccessible, heading, textOf, upload } from './journey.ts'
import { describeJourneys } from './stage.ts'
import { startSystemWithoutDatabase } from './system.ts'

const itCosts = '/siffra/fds/2025-D2/income-statement/it-kostnader/actual-ytd'

await describeJourneys('the pages', 'approved', ({ open }) => {
  test('a controller goes from the region down to the row of the ledger that a figure stands on', async () => {
    const page = await open('controller')
    await page.goto('/')
    await page.getByRole('link', { name: 'Delårsrapport 2 2025' }).click()
    await page.getByRole('link', { name: 'Förvaltningen för digitaliseringsstöd', exact: true }).click()
    await page.getByRole('link', { name: 'Läs rapporten' }).click()
    await page.locator(`a[href="${itCosts}"]`).first().click()
    await heading(page, /IT-kostnader/)
    await page
      .getByRole('link', { name: /^ledger-fds-2025-08\.se, rad \d+/ })
      .first()
      .click()
    await heading(page, /^ledger-fds-2025-08\.se, rad \d+$/)
    assert.match(await textOf(page.locator('tr[aria-current]')), /#PSALDO/)
    await page.done()
  })

  test('and gets there by keyboard alone', async () => {
    const page = await open('controller')
    await page.goto('/')
    await followByKeyboard(page, /\/\?omgang=2025-D2$/)
    await followByKeyboard(page, /\/enhet\/fds\/2025-D2$/)
    await followByKeyboard(page, /\/rapport\/fds\/2025-D2$/)
    await followByKeyboard(page, new RegExp(`${itCosts}$`))
    await followByKeyboard(page, /\/leveranser\/[^/]+\/rad\?rad=\d+$/)
    await heading(page, /^ledger-fds-2025-08\.se, rad \d+$/)
    await page.done()
  })

  test('a figure leads to how its table is calculated, and help to the rest', async () => {
    const page = await open('controller')
    await page.goto('/siffra/fds/2025-D2/indicators/nki/actual')
    await page.getByRole('link', { name: 'Så beräknas tabellen' }).click()
    await heading(page, /^Indikatorer$/)
    await page.getByRole('link', { name: 'Kvot av summor' }).click()
    await heading(page, /^Kvot av summor$/)
    await page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link', { name: 'Hjälp' }).click()
    await heading(page, /^Hjälp$/)
    await page.getByRole('link', { name: 'Ta fram en delårsrapport' }).click()
    await heading(page, /^Ta fram en delårsrapport$/)
    assert.equal(await page.title(), 'Ta fram en delårsrapport – Tertial')
    await page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link', { name: 'Hjälp' }).click()
    await page.getByRole('link', { name: 'Så skriver du bundna siffror' }).click()
    await heading(page, /^Så skriver du bundna siffror$/)
    const written = page.locator('td code')
    assert.equal(await textOf(written.nth(1)), '{{income-statement/resultat/actual-ytd | mnkr 1}}')
    await page.done()
  })

  test('a controller sees a closed year in today’s structure, what has moved, and the row that it came in', async () => {
    const page = await open('controller')
    await page.goto('/organisation')
    await page.getByLabel('Enhet', { exact: true }).selectOption({ label: 'Regionkontoret' })
    await page.getByLabel('År', { exact: true }).fill('2023')
    await page.getByRole('button', { name: 'Stäm av' }).click()
    await page.getByText('Upphandling flyttas från Centrum för administration till Regionstaben, januari 2024').waitFor()

    await page.goto('/enhet/rk/2025-D2/tabeller?vy=reported')
    await page.getByLabel('Struktur').selectOption({ label: 'Dagens struktur' })
    await page.getByRole('button', { name: 'Visa' }).click()
    await page.getByRole('link', { name: /, Regionstaben, Bokslut 2023$/ }).click()
    await heading(page, /^Regionstaben, Bokslut 2023$/)
    assert.match(
      await textOf(page.locator('.formula')),
      /Därav flyttat hit: −\d[\d\s]*,\d\d\skronor, eftersom Varuförsörjning flyttas/,
    )
    await page
      .getByRole('link', { name: /^closings-rk-2021-2023\.xlsx/ })
      .first()
      .click()
    await heading(page, /^closings-rk-2021-2023\.xlsx/)
    await page.done()
  })

  test('the skip link leads past the menu to the content', async () => {
    const page = await open('controller')
    await page.goto('/leveranser')
    await page.keyboard.press('Tab')
    assert.equal(await textOf(page.locator(':focus')), 'Hoppa till innehållet')
    await page.keyboard.press('Enter')
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'innehall')
    await page.done()
  })

  test('no page has a fault that axe finds, or scrolls sideways', async () => {
    const page = await open('controller')
    await assertPagesAccessible(page, await everyPage(page))
    await page.done()
  })

  test('the pages read without scripts, and the forms work', async () => {
    const page = await open('controller', { javaScriptEnabled: false })
    await page.goto('/rapport/fds/2025-D2')
    await page.locator(`a[href="${itCosts}"]`).first().click()
    await heading(page, /IT-kostnader/)
    await upload(page, { name: 'tom.csv', text: '' })
    await heading(page, /^tom\.csv$/)

    await page.goto('/enhet/fds/2025-D2/iakttagelser')
    await page.getByLabel('Godtas, därför att').fill('Arbetet har börjat i Köping.')
    await page.getByRole('button', { name: 'Godta', exact: true }).click()
    assert.match(await textOf(page.locator('.finding-answer').first()), /därför att: Arbetet har börjat i Köping\./)
    await page.goto('/rapport/fds/2025-D2')
    assert.equal(
      await page.locator('.report-finding', { hasText: 'F-009' }).count(),
      0,
      'an answered finding is out of the margin',
    )
    await page.goto('/enhet/fds/2025-D2/iakttagelser')
    await page.getByRole('button', { name: 'Ta tillbaka svaret' }).click()
    await page.getByLabel('Godtas, därför att').waitFor()
    await page.done()
  })

  test('a file that is not what it says gets its finding, is not read in, and leaves the server up', async () => {
    const page = await open('controller')
    await upload(page, { name: 'huvudbok.se', text: '%PDF-1.7\nDet här är ingen SIE-fil.' })
    await heading(page, /^huvudbok\.se$/)
    assert.equal(await textOf(page.locator('h1 ~ .status-mark')), 'Avvisad')
    assert.match(await textOf(page.locator('.finding-list')), /Fel/)
    assert.equal(await page.getByRole('button', { name: 'Läs in' }).count(), 0)
    assert.equal((await page.request.get('/health/ready')).status(), 200)
    await page.done()
  })

  test('a good file is shown before it counts, and counts when it is accepted', async () => {
    const page = await open('controller')
    await upload(page, {
      name: 'inledning.md',
      text: '---\nkind: commentary\norgUnit: fds\nround: 2025-D1\nsection: inledning\n---\n\nVåren har varit lugn.\n',
    })
    await heading(page, /^inledning\.md$/)
    assert.equal(await textOf(page.locator('h1 ~ .status-mark')), 'Förhandsgranskas')
    await page.getByRole('button', { name: 'Läs in' }).click()
    await page.locator('.status-mark', { hasText: 'Inläst' }).first().waitFor()
    await page.done()
  })

  test('the same file again changes nothing and says so', async () => {
    const page = await open('controller')
    const again = {
      name: 'hme.md',
      text: '---\nkind: commentary\norgUnit: fds\nround: 2025-D1\nsection: medarbetare\n---\n\nSamma text.\n',
    }
    await upload(page, again)
    await page.getByRole('button', { name: 'Läs in' }).click()
    await page.locator('.status-mark', { hasText: 'Inläst' }).first().waitFor()
    const first = new URL(page.url()).pathname
    await upload(page, again)
    await page.getByText('Samma fil är redan inläst').waitFor()
    assert.equal(new URL(page.url()).pathname, first)
    await page.done()
  })

  test('more than 100 MB is refused in words, and the server stays up', async () => {
    const page = await open('controller')
    const body = Buffer.alloc(101 * 1024 * 1024, 'x')
    const answer = await page.request.post('/leveranser', {
      headers: { 'Sec-Fetch-Site': 'same-origin' },
      multipart: { filer: { name: 'stor.csv', mimeType: 'text/csv', buffer: body } },
    })
    assert.equal(answer.status(), 413)
    assert.match(await answer.text(), /Filerna är för stora/)
    assert.equal((await page.request.get('/health/live')).status(), 200)
    await page.done()
  })

  test('a form posted from another site does nothing', async () => {
    const page = await open('controller')
    const answer = await page.request.post('/enhet/fds/2025-D2', { headers: { Origin: 'https://evil.example' } })
    assert.equal(answer.status(), 403)
    assert.match(await answer.text(), /Formuläret kom inte från Tertial/)
    await page.done()
  })

  test('one who has not signed in is asked to, and comes back to where they were going', async () => {
    const page = await open()
    await page.goto('/regler')
    await heading(page, /^Logga in$/)
    await page.getByRole('button', { name: /Gunnar Dahlgren.*Revisor/ }).click()
    await heading(page, /^Kontroller$/)
    await page.done()
  })

  test('a reader sees neither drafts nor findings nor deliveries, and is told why', async () => {
    const page = await open('reader')
    await page.goto('/')
    assert.equal(await page.getByRole('link', { name: 'Leveranser' }).count(), 0)
    assert.equal(await page.locator('.highlight-list').count(), 0)
    for (const path of [
      '/enhet/fds/2025-D2',
      '/rapport/fds/2025-D2',
      '/rapport/fds/2025-D2/rapport.pdf',
      itCosts,
      '/leveranser',
    ]) {
      const answer = await page.request.get(path)
      assert.equal(answer.status(), 403, path)
      assert.match(await answer.text(), /Rollen läsare får inte/, path)
    }
    await page.done()
  })

  test('one who may read drafts but not findings gets the report without them', async () => {
    const withFindings = await open('controller')
    await withFindings.goto('/rapport/fds/2025-D2')
    const shown = await withFindings.locator('.report-finding').count()
    await withFindings.done()
    assert.ok(shown > 0, 'the example report has findings to hide')

    const without = await open('committee-secretary')
    await without.goto('/rapport/fds/2025-D2')
    assert.equal(await without.locator('.report-finding').count(), 0)
    await without.goto('/enhet/fds/2025-D2')
    assert.equal(await without.locator('.finding-list').count(), 0)
    await without.done()
  })

  test('the report is had as Word and as PowerPoint, and its tables as Excel, from links on its page', async () => {
    const page = await open('auditor')
    await page.goto('/rapport/fds/2025-D2')
    for (const [name, extension] of [
      ['Hämta Word', 'docx'],
      ['Hämta PowerPoint', 'pptx'],
      ['Hämta tabellerna i Excel', 'xlsx'],
    ] as const) {
      const href = await page.getByRole('link', { name }).getAttribute('href')
      const file = await page.request.get(href ?? '')
      assert.match(file.headers()['content-type'] ?? '', /^application\/vnd\.openxmlformats-officedocument\./)
      assert.match(file.headers()['content-disposition'] ?? '', new RegExp(`filename="fds-2025-D2\\.${extension}"`))
      assert.equal((await file.body()).subarray(0, 2).toString(), 'PK')
    }
    await page.done()
  })

  test('the report is had as PDF and as HTML under its own name', async () => {
    const page = await open('auditor')
    const pdf = await page.request.get('/rapport/fds/2025-D2/rapport.pdf')
    assert.equal(pdf.headers()['content-type'], 'application/pdf')
    assert.match(pdf.headers()['content-disposition'] ?? '', /^attachment; filename="fds-2025-D2\.pdf"/)
    assert.equal((await pdf.body()).subarray(0, 5).toString(), '%PDF-')
    const slides = await page.request.get('/rapport/fds/2025-D2/rapport-bilder.pdf')
    assert.match(slides.headers()['content-disposition'] ?? '', /^attachment; filename="fds-2025-D2-bilder\.pdf"/)
    assert.equal((await slides.body()).subarray(0, 5).toString(), '%PDF-')
    const html = await page.request.get('/rapport/fds/2025-D2/rapport.html')
    assert.match(await html.text(), /^<!doctype html>/)
    await page.done()
  })

  test('what breaks gives a page with a reference, and tells the operator in the log and by its health', async ({ mock }) => {
    const log: string[] = []
    mock.method(process.stderr, 'write', (line: string) => log.push(line) > 0)
    const broken = await startSystemWithoutDatabase()
    const page = await open(undefined, { baseURL: broken.url })
    const answer = await page.request.post('/logga-in', {
      form: { epost: 'anna@region.example', losenord: 'hemligt' },
      headers: { 'Sec-Fetch-Site': 'same-origin' },
      maxRedirects: 0,
    })
    assert.equal(answer.status(), 500)
    const [, reference] = /Uppge referensen <strong>([0-9a-f]{8})<\/strong>/.exec(await answer.text()) ?? []
    assert.equal(JSON.parse(log[0] ?? '{}').reference, reference)
    assert.ok(!log.join('').includes('hemligt'))

    // Who it is cannot be known either: then no page can be drawn, and a plain one says so.
    const plain = await page.request.get('/', { headers: { cookie: 'tertial-session=abc' } })
    assert.equal(plain.status(), 500)
    assert.match(await plain.text(), /uppge referensen <strong>[0-9a-f]{8}</)
    assert.equal((await page.request.get('/health/ready')).status(), 503)
    assert.equal((await page.request.get('/health/live')).status(), 200)
    await page.done()
    await broken.stop()
  })

  test('what is not there is answered with a page that says so', async () => {
    const page = await open('controller')
    for (const path of [
      '/finns/inte',
      '/enhet/xyz/2025-D2',
      '/enhet/fds/2025-X9',
      '/siffra/fds/2025-D2/a/b/c',
      '/leveranser/d99999',
      '/hjalp/finns-inte',
    ]) {
      const answer = await page.request.get(path)
      assert.equal(answer.status(), 404, path)
      assert.match(await answer.text(), /Sidan finns inte/, path)
    }
    await page.done()
  })
})

/** Tabs until the focus is on a link to the address, sees that the focus shows, and presses Enter. */
async function followByKeyboard(page: Page, address: RegExp): Promise<void> {
  for (let steps = 0; steps < 400; steps++) {
    await page.keyboard.press('Tab')
    const focus = await page.evaluate(() => {
      const element = document.activeElement
      // A heading that a new page was announced by is not a stop: only what Tab itself comes to is.
      if (!(element instanceof HTMLElement) || element.tabIndex < 0) return undefined
      const href = element instanceof HTMLAnchorElement ? element.href : ''
      return { href, html: element.outerHTML.slice(0, 200), isSeen: getComputedStyle(element).outlineStyle !== 'none' }
    })
    if (!focus) continue
    assert.ok(focus.isSeen, `the focus is seen on ${focus.html}`)
    if (!address.test(focus.href)) continue
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => address.test(url.href))
    await page.waitForLoadState('networkidle')
    return
  }
  assert.fail(`No link to ${address} is reached by Tab`)
}

/** One of each kind of page, with a delivery and a source row that exist. */
async function everyPage(page: Page): Promise<string[]> {
  await page.goto(itCosts)
  const row = await page
    .getByRole('link', { name: /^ledger-fds-2025-08\.se, rad/ })
    .first()
    .getAttribute('href')
  assert.ok(row)
  const delivery = row.replace(/\/rad.*$/, '')
  return [
    '/logga-in',
    '/konto',
    '/',
    '/?omgang=2025-D2',
    '/enhet/fds/2025-D2',
    '/enhet/hsf/2025-D2',
    '/enhet/fds/2025-D2/iakttagelser',
    '/prognos/fds/2025-D2',
    '/mal/fds/2025-D2',
    '/rapport/fds/2025-D2',
    '/rapport/fds/2025-D2/redigera',
    '/rapport/fds/2025-D2/gang',
    '/rapport/fds/2025-D2/jamfor?fran=1&till=1',
    '/publicerat',
    '/kontrollera',
    itCosts,
    '/siffra/fds/2025-D2/income-statement/resultat/actual-ytd',
    '/siffra/fds/2025-D2/indicators/nki/actual',
    `${itCosts}/struktur?vy=current`,
    '/enhet/rk/2025-D2/tabeller?vy=current',
    '/omgang/2025-D2/fds/arbetsbok',
    '/omgang/2025-D2/uppgiftsborda',
    '/organisation',
    '/organisation?enhet=rk&ar=2023',
    '/leveranser',
    delivery,
    row,
    '/regler',
    '/hjalp',
    '/hjalp/controller',
    '/hjalp/income-statement',
    '/hjalp/targets-and-judgements',
  ]
}
