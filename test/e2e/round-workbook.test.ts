/** A round answered offline: the workbook fetched, filled in, shown before it is saved, and handed in. */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { submitAnswer } from '#app/move-task.ts'
import { openRounds } from '#app/open-rounds.ts'
import { exampleActor } from '#app/prepare-example.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import type { RoundTask } from '#domain/round-task.ts'
import { fillWorkbook, type Grids, rowOfTask, rowsOf, setCell } from '../fill-workbook.ts'
import { assertAccessible, heading, phone, wide } from './journey.ts'
import { describeJourneys } from './stage.ts'

const address = '/omgang/2025-D2/fds/arbetsbok'

await describeJourneys('a round by workbook', 'unopened', (stage) => {
  const { open } = stage

  let activities: [RoundTask, RoundTask, RoundTask]

  before(async () => {
    assert.equal((await openRounds({ round: '2025-D2', orgUnit: 'fds' }, exampleActor, stage.system.effects)).kind, 'done')
    const tasks = await stage.system.effects.store.rounds.listTasks({ orgUnits: [orgUnitCode('fds')], round: '2025-D2' })
    const [one, two, three] = tasks.filter(({ kind, state }) => kind === 'activity' && state === 'open')
    assert.ok(one && two && three)
    activities = [one, two, three]
  })

  for (const javaScriptEnabled of [true, false])
    test(`it is fetched, filled in, looked at and handed in ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
      const page = await open('controller', { javaScriptEnabled, viewport: javaScriptEnabled ? wide : phone })
      const [task, other] = javaScriptEnabled ? activities : [activities[2], activities[1]]
      await page.goto(address)
      await heading(page, /arbetsbok$/)
      const bytes = await filledIn(page, (rows) => {
        setCell(rows, rowOfTask(rows, task.id), 'Status', 'Planenligt')
        setCell(rows, rowOfTask(rows, task.id), 'Kommentar', 'Första etappen är i drift.\n\nNästa börjar i oktober.')
      })
      await upload(page, bytes)
      await page.getByRole('heading', { name: /^1\s+svar ändras$/ }).waitFor()
      await page.getByText('Nästa börjar i oktober.').waitFor()
      await page.getByLabel('Hur många minuter').fill('20')
      await page.getByRole('button', { name: 'Lämna in svaren' }).click()
      await page.getByText(/1\s+svar är inlämnat/).waitFor()
      assert.equal((await stage.system.effects.store.rounds.loadTask(task.id))?.state, 'submitted')
      assert.notEqual((await stage.system.effects.store.rounds.loadTask(other.id))?.state, 'submitted')

      await upload(page, bytes)
      await page.getByRole('heading', { name: 'Inget att spara' }).waitFor()
      await page.done()
    })

  test('errors are told by cell, a conflict shows both answers, and every view passes axe', async () => {
    const page = await open('controller')
    await page.goto(address)
    await assertAccessible(page)
    await page.goto('/omgang/2025-D2/uppgiftsborda')
    await heading(page, /^Uppgiftsbörda/)
    await assertAccessible(page)
    await page.goto(address)
    const task = activities[1]
    const faulty = await filledIn(page, (rows) => setCell(rows, rowOfTask(rows, task.id), 'Status', 'Toppen'))
    await upload(page, faulty)
    await page.getByText('”Toppen” är inte något av orden').waitFor()
    await page.getByText('blad Aktiviteter, rad', { exact: false }).first().waitFor()
    await assertAccessible(page)

    const bytes = await filledIn(page, (rows) => setCell(rows, rowOfTask(rows, task.id), 'Kommentar', 'Från arbetsboken'))
    const now = await stage.system.effects.store.rounds.loadTask(task.id)
    assert.ok(now)
    const meanwhile = { kind: 'activity', statusWord: 'Försenad', commentary: 'Från sidan' } as const
    await submitAnswer({ task: task.id, seenVersion: now.version, answer: meanwhile }, exampleActor, stage.system.effects)
    await upload(page, bytes)
    await page.getByText('har svarat i Tertial sedan arbetsboken hämtades').waitFor()
    await page.getByText('Från sidan').waitFor()
    await assertAccessible(page)
    await page.getByLabel('Svaret i arbetsboken').check()
    await page.getByRole('button', { name: 'Spara som utkast' }).click()
    await page.getByText(/1\s+svar är sparat/).waitFor()
    const after = await stage.system.effects.store.rounds.loadTask(task.id)
    assert.ok(after?.answer?.kind === 'activity')
    assert.equal(after.answer.commentary, 'Från arbetsboken')
    await page.done()
  })

  /** The unit's workbook as the page gives it, with the sheet of activities filled in. */
  async function filledIn(page: Page, change: (rows: ReturnType<typeof rowsOf>) => void): Promise<Uint8Array> {
    const link = await page.getByRole('link', { name: 'Enhetens alla frågor (Excel)' }).getAttribute('href')
    assert.ok(link)
    const response = await page.request.get(link)
    assert.equal(response.status(), 200)
    return fillWorkbook(await response.body(), (grids: Grids) => change(rowsOf(grids, 'Aktiviteter')))
  }

  async function upload(page: Page, bytes: Uint8Array): Promise<void> {
    const file = { name: 'arbetsbok.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) }
    await page.getByLabel('Ifylld arbetsbok').setInputFiles(file)
    await page.getByRole('button', { name: 'Visa vad som ändras' }).click()
  }
})
