/** A plan is made and changed: from its workbook and by typing, seen as board and in time, and held against the council's assignments. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { assertAccessible, assertPagesAccessible, heading, textOf } from './journey.ts'
import { describeJourneys } from './stage.ts'

await describeJourneys('plans', 'approved', ({ open }) => {
  test('next year’s plan is made, filled in by its workbook, and shown before it is changed', async () => {
    const page = await open('controller')
    await page.goto('/planer')
    await page
      .locator('form', { has: page.locator('input[name="enhet"][value="rk"]') })
      .getByRole('button')
      .click()
    await page.getByText('Planen är gjord.').waitFor()
    await heading(page, /^Regionkontoret: Förvaltningsplan 2026$/)

    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Planen som arbetsbok' }).click()
    const path = await (await download).path()
    const workbook = await readXlsx(await readFile(path))
    const changed = await writeXlsx({
      sheets: workbook.sheets.map(({ name, rows }) => ({
        name,
        rows: name === 'Indikatorer' ? rows.map((row, index) => (index === 1 ? row.with(3, '> 80 %') : row)) : rows,
      })),
    })
    await page.getByRole('link', { name: 'Läs in arbetsbok' }).click()
    await page
      .getByLabel('Fil')
      .setInputFiles({ name: 'plan.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(changed) })
    await page.getByRole('button', { name: 'Förhandsgranska' }).click()
    await page.getByText('Det här ändras: 1').waitFor()
    assert.equal(await textOf(page.locator('.difference-list ins')), '> 80 %')
    await assertAccessible(page)
    await page.getByRole('button', { name: 'Ändra planen' }).click()
    await page.getByText('Planen är ändrad.').waitFor()
    assert.match(await textOf(page.locator('.target-list').first()), /mer än 80\s%/)
    await page.done()
  })

  test('a target is understood while it is typed, and kept as it was typed', async () => {
    const page = await open('controller')
    await page.goto('/plan/fds/2025/lista/indikatorer')
    await page.getByRole('link', { name: /^nki / }).click()
    await page.getByLabel('Målvärde').fill('2025: ≥75')
    await page.getByText('Förstås som: minst 75').waitFor()
    await page.getByLabel('Målvärde').fill('rätt bra')
    await page.getByText('går inte att förstå').waitFor()
    await page.getByRole('button', { name: 'Spara' }).click()
    await page.getByText('Inget är sparat.').waitFor()
    assert.equal(await page.getByLabel('Målvärde').inputValue(), 'rätt bra')
    await page.getByLabel('Målvärde').fill('2025: ≥75')
    await page.getByRole('button', { name: 'Spara' }).click()
    await page.getByText('Sparat i planen.').waitFor()
    await page.goto('/plan/fds/2025')
    assert.match(await textOf(page.locator('.target-list', { hasText: 'NKI' })), /minst 75\s+skrivet ”2025: ≥75”/)
    await page.done()
  })

  test('an administration’s words are tried before they are kept, and then stand in its forms', async () => {
    const page = await open('controller')
    await page.goto('/plan/rk/2025')
    await page.getByRole('link', { name: 'Statusord', exact: true }).click()
    await heading(page, /^Statusord$/)
    await page.getByLabel('Ord 5', { exact: true }).fill('Sent ute')
    await page.getByRole('button', { name: 'Förhandsgranska' }).click()
    await page.getByText('”Sent ute” betyder inget än.').waitFor()
    await page.getByLabel('Ord 5 betyder').selectOption({ label: 'Försenad' })
    await page.getByRole('button', { name: 'Spara' }).click()
    await page.getByText('Orden är sparade.').waitFor()
    await page.locator('.status-mark[data-tone="bad"]', { hasText: 'Sent ute' }).first().waitFor()
    await page.done()
  })

  test('two who change the plan at once: the later is told, and nothing is overwritten', async () => {
    const [one, other] = [await open('controller'), await open('controller')]
    for (const page of [one, other]) await page.goto('/plan/fds/2025/lista/mal/post')
    for (const [page, name] of [
      [one, 'forst'],
      [other, 'sedan'],
    ] as const) {
      await page.getByLabel('Beteckning').fill(name)
      await page.getByLabel('Mål (måste fyllas i)', { exact: true }).fill(`Mål ${name}`)
      await page.getByRole('button', { name: 'Spara' }).click()
    }
    await one.getByText('Sparat i planen.').waitFor()
    await other.getByText('Någon annan har ändrat planen').waitFor()
    assert.match(await textOf(other.locator('.difference-list')), /Ny Mål: Mål forst/)
    await one.done()
    await other.done()
  })

  test('activities are seen on a board, in a list and in time', async () => {
    const page = await open('controller')
    await page.goto('/plan/hsf/2024/aktiviteter')
    const cards = await page.locator('.activity-card').count()
    await page.getByRole('link', { name: 'Tidslinje' }).click()
    await page.locator('.timeline-list').waitFor()
    assert.equal(await page.locator('.timeline-list > li').count(), cards)
    await page.getByRole('link', { name: 'Lista' }).click()
    await page.getByRole('table').waitFor()
    assert.equal(await page.locator('tbody tr').count(), cards)
    await page.done()
  })

  test('a cell of the risk matrix leads to its controls, by keyboard too', async () => {
    const page = await open('controller')
    await page.goto('/plan/fds/2020/kontroller')
    const cell = page.locator('.risk-matrix a').first()
    const said = await textOf(cell)
    await cell.focus()
    await page.keyboard.press('Enter')
    await heading(page, /^Internkontroll$/)
    await page.getByRole('heading', { name: /^Kontroller i rutan/ }).waitFor()
    assert.equal(await page.locator('#kontroller article').count(), Number(/(\d+)\skontroll/.exec(said)?.[1]))
    await page.done()
  })

  test('an assignment leads from the register to what each administration has answered', async () => {
    const page = await open('controller')
    await page.goto('/uppdrag?ar=2025')
    await page.getByRole('link', { name: 'RF25-07' }).click()
    await heading(page, /^Uppdrag RF25-07$/)
    assert.match(await textOf(page.locator('main')), /som RF7/)
    await page.done()
  })

  test('no page of a plan has a fault that axe finds, or scrolls sideways', async () => {
    const page = await open('controller')
    await assertPagesAccessible(page, planPages)
    await page.done()
  })

  test('one who may only see the plan reads it, without forms, and is told why', async () => {
    const page = await open('auditor')
    await page.goto('/plan/fds/2025/lista/indikatorer/post?nyckel=hme')
    await page.getByText('får inte ändra planen').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Spara' }).count(), 0)
    await page.done()
  })

  test('the forms work without scripts', async () => {
    const page = await open('controller', { javaScriptEnabled: false })
    await page.goto('/plan/fds/2025/lista/indikatorer/post?nyckel=hme')
    await page.getByLabel('Målvärde').fill('88')
    await page.getByRole('button', { name: 'Spara' }).click()
    await page.getByText('Sparat i planen.').waitFor()
    assert.match(await textOf(page.locator('tr', { hasText: 'HME' }).first()), /minst 88/)
    await page.done()
  })
})

const planPages = [
  '/planer',
  '/plan/fds/2020',
  '/plan/fds/2020/planen',
  '/plan/fds/2020/kontroller',
  '/plan/fds/2020/ekonomi',
  '/plan/hsf/2024/aktiviteter',
  '/plan/hsf/2024/aktiviteter?vy=lista',
  '/plan/hsf/2024/aktiviteter?vy=tidslinje',
  '/plan/fds/2023/projekt',
  '/plan/rk/2025/statusord',
  '/plan/rk/2025/lista/indikatorer',
  '/plan/rk/2025/lista/indikatorer/post',
  '/plan/rk/2025/lista/aktiviteter/post',
  '/plan/rk/2025/arbetsbok',
  '/uppdrag',
  '/uppdrag/RF25-07',
]
