/** From a figure of the whole region to the row that its sender wrote, with column and period kept all the way. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { assertAccessible, heading, phone, textOf, upload } from './journey.ts'
import { describeJourneys } from './stage.ts'

/** The region's own statement: what its administrations have together. */
const layout = `kind: statement-layout
table: income-statement
orgUnit: rv
validFrom: 2024-01
captionSv: Resultaträkning
display: { unit: mnkr, decimals: 0 }
sign: statement
columns:
  - { comparison: actual-ytd, labelSv: "{månad} {år}" }
  - { comparison: actual-ytd-prior, labelSv: "{månad} {fg år}" }
  - { comparison: change-from-prior-ytd }
rows:
  - { key: intakter, labelSv: Intäkter, kind: detail, indent: 0, accounts: ["3*"] }
  - { key: kostnader, labelSv: Kostnader, kind: detail, indent: 0, accounts: ["4-8"] }
  - { key: resultat, labelSv: Resultat, kind: result, indent: 0, sumOf: [intakter, kostnader] }
`
const template = `kind: report-template
orgUnit: rv
roundKind: D2
sections:
  - { section: income-statement, key: ekonomi, titleSv: Ekonomi }
`

await describeJourneys('why a figure is what it is', 'approved', ({ open }) => {
  test('a result of the region is followed by administration, centre, cost centre and account to a row of the ledger', async () => {
    const page = await open('controller')
    for (const [name, text] of [
      ['income-statement-rv.yaml', layout],
      ['template-rv-d2.yaml', template],
    ] as const) {
      await upload(page, { name, text })
      await page.getByRole('button', { name: 'Läs in' }).click()
      await page.locator('h1 ~ .status-mark', { hasText: 'Inläst' }).waitFor()
    }
    await page.goto('/enhet/rv/2025-D2')
    await page.getByRole('button', { name: /Ta fram/ }).click()
    await page.waitForURL(/framtagen=1/)

    await page.goto('/siffra/rv/2025-D2/income-statement/resultat/change-from-prior-ytd')
    const titled = await textOf(page.locator('h1'))
    const period = await textOf(page.locator('.figure-about'))
    let whole = await partsOf(page, 'Fördelat på enheter')
    // The address changes before the page does: what stands last on the way down says that it has.
    const way = page.getByRole('navigation', { name: 'Så långt ner i underlaget' })
    const arrivedAt = (name: string) => way.locator('li').last().filter({ hasText: name }).waitFor()
    for (const [unit, below] of [
      [/^rs /, 'nämnd'],
      [/^rk /, 'förvaltning'],
      [/^rk-chr /, 'centrum'],
      [/^7231 Lönestöd/, 'kostnadsställe'],
    ] as const) {
      const part = whole.find(({ name }) => unit.test(name))
      assert.ok(part, below)
      await page.getByRole('link', { name: part.name, exact: true }).click()
      await page.getByText(/^Härifrån kommer/).waitFor()
      await page.waitForURL((url) => decodeURIComponent(url.search).endsWith(part.name.split(' ')[0] ?? ''))
      await arrivedAt(part.name.split(' ').slice(1).join(' '))
      assert.equal(await textOf(page.locator('h1')), titled)
      assert.equal(await textOf(page.locator('.figure-about')), period)
      const units = await partsOf(page, 'Fördelat på enheter')
      const accounts = await partsOf(page, 'Fördelat på konton')
      for (const parts of [units, accounts]) if (parts.length > 0) assert.equal(sumOf(parts), part.ore)
      whole = units.length > 0 ? units : accounts
    }

    const account = whole.find(({ name }) => name.startsWith('4010 '))
    assert.ok(account)
    await page.getByRole('link', { name: account.name, exact: true }).click()
    await page.waitForURL(/konto=4010/)
    await arrivedAt('Konto 4010')
    assert.match(await textOf(way), /Hela siffran.*Regionkontoret.*Centrum för HR.*Lönestöd.*Konto 4010/)
    assert.equal(await textOf(page.locator('h1')), titled)
    await page
      .getByRole('link', { name: /^ledger-rk-2025-08\.csv, rad \d+/ })
      .first()
      .click()
    await heading(page, /^ledger-rk-2025-08\.csv, rad \d+$/)
    assert.match(await textOf(page.locator('tr[aria-current]')), /4010/)
    await page.done()
  })

  test('thousands of rows come by page, the largest first, and a page of them can be mailed', async () => {
    const page = await open('controller')
    await page.goto('/siffra/fds/2025-D2/income-statement/summa-kostnader/actual-ytd')
    const pages = page.getByRole('navigation', { name: 'Fler inlästa värden' })
    assert.match(await textOf(pages), /Visar 1–25 av/)
    const first = await rowAmounts(page)
    await pages.getByRole('link', { name: 'Nästa' }).click()
    await page.getByText('Visar 26–50 av').waitFor()
    const second = await rowAmounts(page)
    assert.equal(first.length, 25)
    assert.ok(Math.min(...first.map(Math.abs)) >= Math.max(...second.map(Math.abs)))
    await page.reload()
    assert.deepEqual(await rowAmounts(page), second)
    await page.done()
  })

  test('in today’s structure the same way down leads by the units of today', async () => {
    const page = await open('controller')
    await page.goto('/siffra/rk/2025-D2/result-by-centre/resultat/actual-2023/struktur?vy=current')
    await page.getByRole('link', { name: 'rk-rst Regionstaben', exact: true }).click()
    await page.waitForURL(/enhet=/)
    assert.match(page.url(), /vy=current/)
    await page.getByRole('link', { name: /^rk-varu Varuförsörjning/ }).click()
    await page.getByText(/^Härifrån kommer −[\d\s]+(,\d\d)?\skronor av siffran/).waitFor()
    await page.done()
  })

  test('a place that gives nothing says so', async () => {
    const page = await open('controller')
    await page.goto('/siffra/fds/2025-D2/income-statement/resultat/actual-ytd?enhet=8010')
    await page.getByText('kommer från enheten 8010').waitFor()
  })

  test('the way down has no fault that axe finds, and fits a phone', async () => {
    const page = await open('controller', { viewport: phone })
    await page.goto('/siffra/fds/2025-D2/income-statement/resultat/actual-ytd?enhet=fds,7120')
    await assertAccessible(page)
    await page.done()
  })
})

interface Part {
  readonly name: string
  readonly ore: number
}

async function partsOf(page: Page, caption: string): Promise<Part[]> {
  const rows = page.getByRole('table', { name: caption }).locator('tbody tr')
  const parts: Part[] = []
  for (const row of await rows.all()) {
    const name = await textOf(row.locator('th'))
    if (name !== 'Summa') parts.push({ name, ore: toOre(await textOf(row.locator('td').last())) })
  }
  return parts
}

function sumOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { ore }) => sum + ore, 0)
}

async function rowAmounts(page: Page): Promise<number[]> {
  const table = page.getByRole('table', { name: /inlästa värden/ })
  const cells = await table.locator('tbody tr td:last-child').allTextContents()
  return cells.map(toOre)
}

/** "−1 234,5" is −123450. */
function toOre(text: string): number {
  const [, minus, whole = '', decimals = ''] = /^(−?)([\d\s]+)(?:,(\d\d?))?$/.exec(text.trim()) ?? assert.fail(text)
  const ore = Number(whole.replace(/\s/g, '')) * 100 + Number(decimals.padEnd(2, '0'))
  return minus === '' ? ore : -ore
}
