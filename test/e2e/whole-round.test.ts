/**
 * A whole round as those who have a part in it do it, one after the other: the plan changed by its workbook, the round opened for
 * two administrations, answered on a phone and by workbook, one answer sent back and the rest approved, an assessment changed
 * with its reason, a goal followed down to a row, the report composed with what was commented, and the round approved; then the
 * report frozen, decided, sealed, verified by a stranger, and corrected. Who is told what of it by mail is read at a real mail
 * server.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { submitAnswer } from '#app/move-task.ts'
import { openMailing } from '#app/open-mailing.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { type RoundTask, type TaskAnswer, taskKinds } from '#domain/round-task.ts'
import { usualReminderRules } from '#domain/tidings.ts'
import { emptyAnswer } from '#plan/task-answers.ts'
import { correctedLedger } from '../corrected-ledger.ts'
import { deliverFiles } from '../example-files.ts'
import { fillWorkbook, rowOfTask, rowsOf, setCell } from '../fill-workbook.ts'
import { type ReceivedMail, startSmtpServer, type TestSmtpServer } from '../smtp-server.ts'
import { heading, phone, textOf, type WatchedPage } from './journey.ts'
import { describeJourneys } from './stage.ts'

const fds = orgUnitCode('fds')
const round = '2025-D2'

await describeJourneys('a whole round', 'unopened', (stage) => {
  const { open } = stage

  let smtp: TestSmtpServer
  before(async () => {
    smtp = await startSmtpServer()
  })
  after(async () => {
    await smtp?.stop()
  })

  test('the administration’s controller changes its plan by the plan’s own workbook', async () => {
    const jonas = await open('Jonas Åkerberg')
    await jonas.goto('/plan/fds/2025/arbetsbok')
    const response = await jonas.request.get('/plan/fds/2025/plan.xlsx')
    const changed = await fillWorkbook(await response.body(), (grids) => {
      const rows = rowsOf(grids, 'Aktiviteter')
      const row = rows.find((cells) => cells.includes('rf25-09-2'))
      const at = rows[0]?.indexOf('Tidplan') ?? -1
      assert.ok(row && at >= 0, JSON.stringify(rows[0]))
      row[at] = 'Q4 2025'
    })
    const file = { name: 'plan.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(changed) }
    await jonas.getByLabel('Fil').setInputFiles(file)
    await jonas.getByRole('button', { name: 'Förhandsgranska' }).click()
    await jonas.getByText('Det här ändras: 1').waitFor()
    await jonas.getByRole('button', { name: 'Ändra planen' }).click()
    await jonas.getByText('Planen är ändrad.').waitFor()
    await jonas.done()
  })

  test('the region’s controller opens it for everyone who has a plan', async () => {
    const ingrid = await open('Ingrid Lindqvist')
    await ingrid.goto(`/omgangar/${round}`)
    await ingrid.getByRole('button', { name: 'Öppna för alla' }).click()
    await ingrid.getByText('Omgången är öppnad').waitFor()
    const opened = await stage.system.effects.store.rounds.listOpened({ round })
    assert.deepEqual(opened.map(({ orgUnit, state }) => `${orgUnit} ${state}`).sort(), ['fds open', 'rk open'])
    await ingrid.done()

    const [digest, ...others] = (await mailsAt('2025-09-15T08:05:00Z')).filter(({ to }) => to === 'amir.haddad@exempel.invalid')
    assert.deepEqual(others, [])
    assert.match(digest?.subject ?? '', /^Tertial: \d+ försenade svar och \d+ svar ska snart lämnas$/)
    assert.match(digest?.text ?? '', new RegExp(`${stage.system.url}/uppgift/t\\d+`))
  })

  test('a reporter answers on a phone, and what the two of them share is then handed in', async () => {
    const amir = await open('Amir Haddad', { viewport: phone })
    const task = await taskOf('activity', 'rf25-09-2')
    await amir.goto(`/uppgift/${task.id}`)
    await amir.getByLabel('Planenligt').check()
    await amir.getByLabel('Kommentar', { exact: true }).fill('Planerad uppstart under Q4.')
    await amir.getByRole('button', { name: 'Lämna in och gå till nästa' }).click()
    await amir.getByText('Svaret är inlämnat. Här är nästa fråga.').waitFor()
    await amir.done()
    assert.equal((await taskOf('activity', 'rf25-09-2')).state, 'submitted')
    await answerByWorkbook('Sofia Bergdahl')
    // What may be empty, as the form sends it: what the form itself does is held by the journey of a round.
    await answerTheRest('Sofia Bergdahl')
  })

  test('a controller changes an assessment, and both it and the reason are kept beside what was computed', async () => {
    const jonas = await open('Jonas Åkerberg')
    await jonas.goto(`/mal/fds/${round}`)
    await jonas.getByText('Ändra bedömningen av Leveranstid av standardutrustning').click()
    const form = jonas.locator('form', { has: jonas.locator('textarea[name="skal"]:visible') })
    await form.getByLabel('Förändringen').selectOption({ label: 'Oförändrat' })
    await form.getByLabel('Motivering').fill('Fortfarande väl inom målet.')
    await form.getByRole('button', { name: 'Ändra bedömningen' }).click()
    await jonas.getByText('Bedömningen är ändrad.').waitFor()
    const goal = await textOf(jonas.locator('#tillganglighet'))
    assert.match(goal, /Fortfarande väl inom målet\./)
    assert.match(goal, /Sämre/)
    await jonas.done()
  })

  test('the manager sends one answer back with the reason, approves the rest, and approves it when it has come again', async () => {
    const helena = await open('Helena Nyström')
    const task = await taskOf('activity', 'rf25-09-2')
    await helena.goto(`/omgang/${round}/fds?visa=granska`)
    const review = helena.locator(`#uppgift-${task.id}`)
    await review.getByText('Skicka tillbaka').first().click()
    await review.getByLabel('Vad ska ändras?').fill('Har det inte börjat är statusen ”Ej påbörjad”.')
    await review.getByRole('button', { name: 'Skicka tillbaka', exact: true }).click()
    await helena.getByText('Svaret är skickat tillbaka.').waitFor()
    await helena.getByRole('button', { name: /^Godkänn \d+ inlämnade svar$/ }).click()
    await helena.getByText(/\d+\ssvar är godkända\./).waitFor()
    const told = await mailsAt('2025-09-15T08:10:00Z')
    const returned = `Tertial: ${task.labelSv} har kommit tillbaka för ändring`
    assert.deepEqual(
      told.map(({ to, subject }) => `${to}: ${subject}`),
      ['amir.haddad', 'sofia.bergdahl'].map((name) => `${name}@exempel.invalid: ${returned}`),
    )
    assert.match(told[0]?.text ?? '', /Helena Nyström: ”Har det inte börjat är statusen ”Ej påbörjad”\.”/)

    const amir = await open('Amir Haddad', { viewport: phone })
    await amir.goto('/mina-uppgifter')
    await amir.getByText('Har det inte börjat är statusen ”Ej påbörjad”.').waitFor()
    await amir.goto(`/uppgift/${task.id}`)
    await amir.getByLabel('Försenad').check()
    await amir.getByRole('button', { name: 'Lämna in' }).first().click()
    await heading(amir, /^Mina uppgifter$/)
    await amir.done()

    await helena.goto(`/omgang/${round}/fds?visa=granska`)
    await helena.getByRole('button', { name: /^Godkänn (?:1 inlämnat|\d+ inlämnade) svar$/ }).click()
    await helena.done()
    const left = (await tasks()).filter(({ state }) => state !== 'approved')
    assert.deepEqual(
      left.map(({ item, state }) => `${item} ${state}`),
      [],
    )
  })

  test('a goal is followed down to the row of the file that its figure stands on', async () => {
    const ingrid = await open('Ingrid Lindqvist')
    await ingrid.goto(`/ledning/fds/${round}`)
    await ingrid.getByRole('link', { name: 'Vad målet vilar på: FDS tillgänglighet ska vara god' }).click()
    await heading(ingrid, /^Mål$/)
    await ingrid.locator('#tillganglighet a[href^="/siffra/fds/2025-D2/indicators/leveranstid/actual"]').first().click()
    await heading(ingrid, /Leveranstid av standardutrustning/)
    // A ratio stands on its parts, and each part on rows.
    await ingrid.locator('a[href*="/indicator-parts/leveranstid/numerator-actual"]').first().click()
    await ingrid
      .getByRole('link', { name: /^indicators-fds\.csv, rad \d+/ })
      .first()
      .click()
    await heading(ingrid, /^indicators-fds\.csv, rad \d+$/)
    await ingrid.done()
  })

  test('the report is composed with what was answered and what was marked for print, and the round is approved', async () => {
    const jonas = await open('Jonas Åkerberg')
    await jonas.goto(`/kommentarer/fds/${round}?${new URLSearchParams({ om: `section/fds/${round}/ekonomi` })}`)
    await jonas.getByLabel('Skriv en kommentar').fill('Licenserna för Cosmic kom i juli.')
    await jonas.getByRole('button', { name: 'Kommentera' }).click()
    await jonas.getByRole('button', { name: 'Skriv ut i rapporten' }).first().click()
    await jonas.getByRole('button', { name: 'Skriv inte ut i rapporten' }).first().waitFor()

    await jonas.goto(`/omgang/${round}/fds`)
    await jonas.getByRole('button', { name: 'Lämna in omgången' }).click()
    await jonas
      .getByText(/inlämnad/i)
      .first()
      .waitFor()

    await jonas.goto(`/enhet/fds/${round}`)
    await jonas.getByRole('button', { name: /^Ta fram/ }).click()
    await jonas.getByText(/är framtagen ur det som är inläst nu/).waitFor()
    await jonas.goto(`/rapport/fds/${round}`)
    const report = await textOf(jonas.locator('main'))
    assert.match(report, /Licenserna för Cosmic kom i juli\./)
    assert.match(report, /Planerad uppstart under Q4\./)
    assert.match(report, /Fortfarande väl inom målet\./)
    await jonas.done()

    const helena = await open('Helena Nyström')
    await helena.goto(`/omgang/${round}/fds`)
    await helena.getByRole('button', { name: 'Godkänn och lås omgången' }).click()
    await helena.getByText('Godkänd och låst').first().waitFor()
    await helena.done()
    const [opened] = await stage.system.effects.store.rounds.listOpened({ orgUnits: [fds], round })
    assert.equal(opened?.state, 'approved')

    // Everything is answered and approved: nobody at FDS is reminded any more, those of RK are.
    const reminded = (await mailsAt('2025-09-16T05:30:00Z')).map(({ to }) => to)
    const namesOfFds = ['amir.haddad', 'sofia.bergdahl', 'jonas.akerberg', 'helena.nystrom']
    assert.deepEqual(
      reminded.filter((to) => namesOfFds.some((name) => to.startsWith(name))),
      [],
    )
    assert.ok(reminded.includes('karin.obergh@exempel.invalid'), reminded.join())
  })

  test('the report is frozen, approved, decided and sealed, and a stranger verifies the file', async () => {
    const course = `/rapport/fds/${round}/gang`
    const jonas = await open('Jonas Åkerberg')
    await jonas.goto(course)
    await press(jonas, 'Frys data')
    await press(jonas, 'Lämna till granskning')
    assert.match(await textOf(jonas.locator('main')), /Godkänn rapporten\. Rapporten har ett öppet fel\./)
    await jonas.goto(`/enhet/fds/${round}/iakttagelser`)
    const withError = jonas.locator('form.finding-form', { has: jonas.getByText('Fel', { exact: true }) })
    await withError.getByLabel(/därför att$/).fill('Bedömningen är gjord med nämnden.')
    for (const tick of await withError.getByRole('checkbox').all()) await tick.check()
    await withError.getByRole('button', { name: /^Godta/ }).click()
    await withError.waitFor({ state: 'detached' })
    await jonas.goto(course)
    assert.match(await textOf(jonas.locator('main')), /Godkänn rapporten\. Rollen controller får inte godkänna\./)
    await jonas.done()

    const helena = await open('Helena Nyström')
    await helena.goto(course)
    await press(helena, 'Godkänn rapporten')
    await helena.done()

    const eva = await open('Eva Holmgren')
    await eva.goto(course)
    await eva.getByLabel('Diarienummer').fill('RV250123')
    await press(eva, 'Diarieför')
    await eva.getByLabel('Vem beslutar?').fill('regionstyrelsen')
    await press(eva, 'Skicka för beslut')
    await eva.getByLabel('Vilken dag?').fill('2025-09-12')
    await eva.getByLabel('Vilken paragraf i protokollet?').fill('§ 87')
    await press(eva, 'För in beslutet')
    await press(eva, 'Publicera')
    await eva.done()

    const stranger = await open(undefined, { viewport: phone })
    await stranger.goto('/publicerat')
    await stranger.getByRole('link', { name: /^Delårsrapport 2 2025, / }).click()
    await heading(stranger, /^Delårsrapport 2 2025$/)
    const address = await stranger
      .getByRole('link', { name: /\.pdf$/ })
      .first()
      .getAttribute('href')
    const sealed = await (await stranger.request.get(address ?? '')).body()
    assert.equal(await saidOf(stranger, sealed), 'Filen är oförändrad.')
    assert.equal(await saidOf(stranger, Buffer.concat([sealed, Buffer.from('%')])), 'Filen är ändrad.')
    assert.equal(await saidOf(stranger, Buffer.from('En rapport')), 'Filen är inte en av våra förseglade.')
    await stranger.done()
  })

  test('a corrected ledger gives a new version, which tells what moved and asks why before it is frozen', async () => {
    await deliverFiles([await correctedLedger()], stage.system.effects)
    const jonas = await open('Jonas Åkerberg')
    await jonas.goto(`/enhet/fds/${round}`)
    await jonas.getByRole('button', { name: /^Ta fram/ }).click()
    await jonas.getByText(/är framtagen ur det som är inläst nu/).waitFor()
    await jonas.goto(`/rapport/fds/${round}/gang`)
    await jonas
      .getByRole('link', { name: /^Mot version / })
      .first()
      .click()
    await heading(jonas, /^Version \d+ mot version \d+$/)
    assert.match(await textOf(jonas.locator('tr', { hasText: 'IT-kostnader' }).first()), /−2/)
    await jonas.goBack()
    await jonas.getByText('Versionen rättar version').waitFor()
    for (const reason of await jonas.getByLabel(/^Varför är .+ ändrat\?/).all()) await reason.fill('En faktura saknades.')
    await press(jonas, 'Frys data')
    await jonas.goto(`/rapport/fds/${round}#rattelser`)
    assert.match(await textOf(jonas.locator('#rattelser')), /En faktura saknades\./)
    await jonas.done()
  })

  /** Presses the button of a step in the report's course, and waits until it has been taken. */
  async function press(page: WatchedPage, nameSv: string): Promise<void> {
    await page.getByRole('button', { name: nameSv, exact: true }).click()
    await page.getByText(`Klart: ”${nameSv}”.`).waitFor()
  }

  async function saidOf(page: WatchedPage, bytes: Buffer): Promise<string> {
    await page.goto('/kontrollera')
    await page
      .getByLabel('Fil', { exact: true })
      .setInputFiles({ name: 'rapport.pdf', mimeType: 'application/pdf', buffer: bytes })
    await page.getByRole('button', { name: 'Kontrollera filen' }).click()
    return textOf(page.locator('[role=status] strong'))
  }

  function tasks(): Promise<RoundTask[]> {
    return stage.system.effects.store.rounds.listTasks({ orgUnits: [fds], round })
  }

  async function taskOf(kind: RoundTask['kind'], item: string): Promise<RoundTask> {
    const found = (await tasks()).find((task) => task.kind === kind && task.item === item)
    assert.ok(found, `${kind} ${item} is asked about`)
    return found
  }

  /** Every activity, assignment and control that is left, in the unit's workbook: fetched, filled in, looked at and handed in. */
  async function answerByWorkbook(nameSv: string): Promise<void> {
    const kinds = ['activity', 'assignment', 'control'] as const
    const left = (await tasks()).filter(({ kind, state }) => state === 'open' && kinds.some((each) => each === kind))
    const page = await open(nameSv)
    await page.goto(`/omgang/${round}/fds/arbetsbok`)
    const link = await page.getByRole('link', { name: 'Enhetens alla frågor (Excel)' }).getAttribute('href')
    const response = await page.request.get(link ?? '')
    const bytes = await fillWorkbook(await response.body(), (grids) => {
      for (const { kind, id } of left) {
        const rows = rowsOf(grids, taskKinds[kind].pluralSv)
        const cells = kind === 'control' ? { 'Resultat av kontrollen': 'Utan anmärkning.', Åtgärd: 'Ingen åtgärd' } : onTrack
        for (const [header, value] of Object.entries(cells)) setCell(rows, rowOfTask(rows, id), header, value)
      }
    })
    const file = { name: 'arbetsbok.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) }
    await page.getByLabel('Ifylld arbetsbok').setInputFiles(file)
    await page.getByRole('button', { name: 'Visa vad som ändras' }).click()
    await page.getByRole('heading', { name: new RegExp(`^${left.length}\\s+svar ändras$`) }).waitFor()
    await page.getByRole('button', { name: 'Lämna in svaren' }).click()
    await page.getByText(new RegExp(`${left.length}\\s+svar är inlämnade`)).waitFor()
    await page.done()
  }

  /** What the mail server is given when there is something to tell at that time, in the order of its receivers. */
  async function mailsAt(time: string): Promise<ReceivedMail[]> {
    smtp.received.length = 0
    const from = 'Tertial <tertial@region.example>'
    const clock = { now: () => new Date(time) }
    const settings = { smtpUrl: smtp.url, from, publicUrl: stage.system.url, rules: usualReminderRules }
    await openMailing(settings, { ...stage.system.effects, clock }).pass()
    return smtp.received.toSorted((a, b) => (a.to < b.to ? -1 : 1))
  }

  async function answerTheRest(nameSv: string): Promise<void> {
    const known = (await stage.system.effects.store.people.list()).find(({ person }) => person.nameSv === nameSv)
    assert.ok(known)
    const actor = { id: known.person.id, nameSv, appointments: known.appointments }
    for (const task of (await tasks()).filter(({ state }) => state === 'open')) {
      const deed = { task: task.id, seenVersion: task.version, answer: anyAnswer(task) }
      const outcome = await submitAnswer(deed, actor, stage.system.effects)
      assert.ok(outcome.kind === 'done' && outcome.value.moved, `${task.labelSv}: ${JSON.stringify(outcome)}`)
    }
  }

  /** Signed in as one of the example's people. */
})

const onTrack = { Status: 'Planenligt', Kommentar: 'Arbetet fortsätter.' }

function anyAnswer({ kind, mayBeEmpty }: RoundTask): TaskAnswer {
  if (mayBeEmpty) return { ...emptyAnswer(kind), nothingToAdd: true }
  switch (kind) {
    case 'assignment':
    case 'activity':
      return { kind, statusWord: 'Planenligt', commentary: 'Arbetet fortsätter.' }
    case 'control':
      return { kind, findingText: 'Utan anmärkning.', remedySv: 'Ingen åtgärd' }
    case 'goal':
      return { kind, outlookWord: 'Positiv', commentary: 'Arbetet fortsätter.' }
    default:
      throw new Error(`FDS is asked about ${kind} in ${round}, and it may not be empty.`)
  }
}
