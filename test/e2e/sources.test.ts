/** Files that nobody has described before, as a controller meets them: described once in the browser, read for ever after. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { writeXlsx } from 'hucre/xlsx'
import { assertAccessible, assertPagesAccessible, heading, scriptsReady, textOf, upload } from './journey.ts'
import { describeJourneys } from './stage.ts'

/** A stranger's own way of writing: titles above, thousands, months as columns, a row total and a row of sums. */
const overtime = `Övertid per kostnadsställe 2025, belopp i tkr;;;;;
Konto;Kst;jan;feb;mars;Summa
4012 Övertid;7110;12,5;10;11;33,5
4012 Övertid;7120;3;4;5;12
Totalt;;15,5;14;16;45,5
`

/** Two rows of headings, Swedish months, thousands with spaces and a dash, units by their names and a row of sums. */
async function strangersWorkbook(): Promise<Buffer> {
  const rows = [
    ['Regionkontoret: konsulter och köpta tjänster 2025'],
    ['Belopp i tkr'],
    [null, null, null, 'Utfall', null, 'Budget', null],
    ['Konto', 'Verksamhet', 'Motpart', 'Januari', 'Februari', 'Januari', 'Februari'],
    ['5710 Köpta tjänster', 'Lönestöd', '1', '1 250,5', '980', '1 000', '1 000'],
    ['6210 Konsulter', 'Centrum för kommunikation', '1', '300', '–', '250', '250'],
    ['6210 Konsulter', 'Regionstaben', '1', '1 000', '−20,5', '1 200', '1 100'],
    ['Summa', null, null, '2 550,5', '959,5', '2 450', '2 350'],
  ]
  return Buffer.from(await writeXlsx({ sheets: [{ name: 'Uppföljning', rows }] }))
}

await describeJourneys('a file of one’s own', 'approved', ({ open }) => {
  for (const javaScriptEnabled of [true, false]) {
    test(`a table that no profile knows is described and read, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
      const page = await open('controller', { javaScriptEnabled })
      const name = javaScriptEnabled ? 'övertid.csv' : 'overtid utan skript.csv'
      // Other headers for the second: a file is known by its headers, and the first is known by then.
      await upload(page, { name, text: javaScriptEnabled ? overtime : overtime.replace('Kst', 'Enhet') })
      await heading(page, new RegExp(`^${name}$`))
      await page.getByRole('link', { name: 'Gör en profil för filen' }).click()
      await heading(page, /^Profil för /)

      const kst = page.getByRole('group', { name: javaScriptEnabled ? 'Kst' : 'Enhet', exact: true })
      assert.equal(await kst.getByLabel('Betyder').inputValue(), 'org-unit')
      assert.equal(await page.getByRole('group', { name: 'Summa', exact: true }).getByLabel('Betyder').inputValue(), 'row-total')
      const february = page.getByRole('group', { name: 'feb', exact: true })
      assert.equal(await february.getByLabel('Till och med').inputValue(), '2025-02')
      assert.equal(await page.getByLabel('Talen är skrivna i').inputValue(), 'tkr')
      assert.equal(await page.getByLabel('Filen handlar om').inputValue(), 'ledger')

      await page.getByRole('button', { name: 'Förhandsgranska' }).click()
      await page.getByText('Filen kan läsas').waitFor()
      assert.match(await textOf(page.getByRole('row', { name: /Kolumn jan/ })), /15\s500,00/)

      await page.getByLabel('Namn').fill(javaScriptEnabled ? 'overtid' : 'overtid-utan-skript')
      await page.getByRole('button', { name: 'Spara profilen och läs filen' }).click()
      await heading(page, new RegExp(`^${name}$`))
      await page.getByText(/Profilen overtid.* är sparad/).waitFor()
      await page.getByRole('button', { name: 'Läs in' }).click()
      await page.locator('h1 ~ .status-mark', { hasText: 'Inläst' }).waitFor()
      await page.done()
    })
  }

  test('a stranger’s workbook with two rows of headings, units by name and sums is read without a word of code', async () => {
    const page = await open('controller')
    await upload(page, { name: 'Konsulter RK 2025.xlsx', text: await strangersWorkbook() })
    await page.getByRole('link', { name: 'Gör en profil för filen' }).click()
    await heading(page, /^Profil för /)

    const meaningOf = (header: string) =>
      page.getByRole('group', { name: header, exact: true }).getByLabel('Betyder').inputValue()
    assert.deepEqual(await Promise.all(['Konto', 'Verksamhet', 'Motpart'].map(meaningOf)), [
      'account',
      'org-unit',
      'counterparty',
    ])
    for (const [header, scenario, month] of [
      ['Utfall Januari', 'actual', '2025-01'],
      ['Utfall Februari', 'actual', '2025-02'],
      ['Budget Januari', 'budget:decided', '2025-01'],
      ['Budget Februari', 'budget:decided', '2025-02'],
    ] as const) {
      const column = page.getByRole('group', { name: header, exact: true })
      assert.equal(await meaningOf(header), 'amount', header)
      assert.equal(await column.getByLabel('Slag').inputValue(), scenario, header)
      assert.equal(await column.getByLabel('Från och med').inputValue(), month, header)
    }
    assert.equal(await page.getByLabel('Talen är skrivna i').inputValue(), 'tkr')
    assert.equal(await page.getByLabel('Första ordet på en summarad').inputValue(), 'Summa')

    await page.getByRole('button', { name: 'Förhandsgranska' }).click()
    await page.getByText('Filen kan läsas: 11 värden').waitFor()
    assert.match(await textOf(page.getByRole('row', { name: /Kolumn Utfall Januari/ })), /2\s550\s500,00/)
    await page.getByRole('button', { name: 'Spara profilen och läs filen' }).click()
    await page.getByText(/Profilen .* är sparad och filen är läst med den/).waitFor()
    await page.getByRole('button', { name: 'Läs in' }).click()
    await page.locator('h1 ~ .status-mark', { hasText: 'Inläst' }).waitFor()
    await page.done()
  })

  test('a standard template is had, filled in and read with no profile made', async () => {
    const page = await open('controller')
    await page.goto('/profiler')
    await page.getByRole('link', { name: 'Standard: arbetsmiljöavvikelser' }).click()
    await heading(page, /^Standard: arbetsmiljöavvikelser$/)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'CSV', exact: true }).click(),
    ])
    const template = await readFile(await download.path(), 'utf8')
    assert.match(template, /Månad;Enhet;Avvikelsetyp;Antal avvikelser/)
    await upload(page, { name: 'avvikelser.csv', text: `${template.trimEnd()}\r\n2025-09;IT-arbetsplats;Egen;2\r\n` })
    await heading(page, /^avvikelser\.csv$/)
    await page.getByText('standard-arbetsmiljoavvikelser/fds').waitFor()
    await page.getByRole('button', { name: 'Läs in' }).click()
    await page.locator('h1 ~ .status-mark', { hasText: 'Inläst' }).waitFor()
    await page.done()
  })

  test('the next file with the same headers is read by itself, and shows what it would change', async () => {
    const page = await open('controller')
    await upload(page, {
      name: 'nästa.csv',
      text: overtime.replace(';12,5;', ';13,5;').replace('33,5', '34,5').replace('15,5', '16,5').replace('45,5', '46,5'),
    })
    await heading(page, /^nästa\.csv$/)
    assert.equal(await textOf(page.locator('h1 ~ .status-mark')), 'Förhandsgranskas')
    const changed = page.getByRole('region', { name: 'Rader som ändras mest' }).locator('tbody tr')
    assert.equal(await changed.count(), 1)
    assert.match(await textOf(changed), /7110.*konto 4012.*januari 2025.*12\s500,00.*13\s500,00.*\+1\s000,00/)
    await page.done()
  })

  test('what is missing is asked for in words, and nothing is kept until it is there', async () => {
    const page = await open('controller')
    await upload(page, { name: 'frågor.csv', text: 'Område;Svar\nNorr;4\nSöder;5\n' })
    await page.getByRole('link', { name: 'Gör en profil för filen' }).click()
    await page.getByRole('button', { name: 'Spara profilen och läs filen' }).click()
    await page.getByText('Något återstår innan filen kan läsas').waitFor()
    const problems = await textOf(page.locator('.notice', { hasText: 'Något återstår' }))
    assert.match(problems, /Välj vad filen handlar om/)
    assert.match(problems, /Ange vem siffrorna gäller/)
    assert.match(problems, /Ange vilka månader ”Svar” gäller/)
    await page.done()
  })

  test('rows with errors are had as a file with every reason, where no cell is a formula', async () => {
    const page = await open('controller')
    const text = `Månad;Kostnadsställe;Anställningsform;Kön;Arbetad tid
2025-08;7110;Tillsvidareanställd;Kvinna;10
2025-08;=1+1;Tillsvidareanställd;Kvinna;20
2025-13;7110;Tillsvidareanställd;Okänt;30
`
    await upload(page, { name: 'fel.csv', text })
    await heading(page, /^fel\.csv$/)
    const link = page.getByRole('link', { name: 'Hämta raderna med fel' })
    const file = await page.request.get((await link.getAttribute('href')) ?? '')
    assert.match(file.headers()['content-disposition'] ?? '', /^attachment; filename="avvisade rader fel\.csv"/)
    const lines = (await file.text()).split('\r\n')
    assert.equal(lines[0], '\ufeffRad;Skäl;Månad;Kostnadsställe;Anställningsform;Kön;Arbetad tid')
    assert.match(lines[1] ?? '', /^3;.*Enheten =1\+1 finns inte.*;2025-08;'=1\+1;/)
    assert.match(lines[2] ?? '', /^4;.*”2025-13” är ingen månad.*Ordet ”Okänt” är okänt.*;2025-13;7110;/)
    assert.equal(lines[3], '')
    await page.done()
  })

  test('a profile says what it asks for, gives an empty file to fill in, and is changed as text with faults by line', async () => {
    const page = await open('controller')
    await page.goto('/leveranser')
    await page.getByRole('link', { name: 'Profiler och mallar' }).click()
    await page.getByRole('link', { name: 'Arbetad tid (FDS)' }).click()
    await heading(page, /^Arbetad tid \(FDS\)$/)
    assert.match(await textOf(page.getByRole('row', { name: /^Anställningsform/ })), /Ett av orden Tillsvidareanställd/)
    const csv = await page.request.get('/profiler/hours-worked-fds/mall.csv')
    assert.equal(await csv.text(), '\ufeffMånad;Kostnadsställe;Anställningsform;Kön;Arbetad tid\r\n')
    const xlsx = await page.request.get('/profiler/hours-worked-fds/mall.xlsx')
    assert.equal((await xlsx.body()).subarray(0, 2).toString(), 'PK')

    await page.getByRole('link', { name: 'Ändra som text' }).click()
    const field = page.getByLabel('Profilens text')
    const before = await field.inputValue()
    await field.fill(before.replace('unit: hours', 'unit: timmar'))
    await page.getByRole('button', { name: 'Spara' }).click()
    await page.getByText('Texten har fel och är inte sparad').waitFor()
    const line = before.split('\n').indexOf('unit: hours') + 1
    assert.match(await textOf(page.locator('.finding-list')), new RegExp(`unit är ”timmar”.*rad ${line}`))
    // React takes over the text area when its scripts have come, and sets it to what the server sent.
    await scriptsReady(page)
    await field.fill(before.replace('Arbetad tid (FDS)', 'Arbetad tid hos FDS'))
    await page.getByRole('button', { name: 'Spara' }).click()
    await heading(page, /^Arbetad tid hos FDS$/)
    await page.done()
  })

  test('the pages about sources have no fault that axe finds, and do not scroll sideways', async () => {
    const page = await open('controller')
    await upload(page, { name: 'okänd.csv', text: overtime.replace('Kst', 'Ansvar på annat sätt') })
    await assertAccessible(page)
    await page.getByRole('link', { name: 'Gör en profil för filen' }).click()
    await heading(page, /^Profil för /)
    await assertAccessible(page)
    await page.getByRole('button', { name: 'Förhandsgranska' }).click()
    await page.locator('.notice').first().waitFor()
    await assertAccessible(page)
    await assertPagesAccessible(page, [
      '/profiler',
      '/profiler/budget-fds',
      '/profiler/budget-fds/redigera',
      '/profiler/ny/redigera',
    ])
    await page.done()
  })
})
