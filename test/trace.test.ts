/**
 * The sentence to hold on to: every number in a report is bound to its source. Each figure of the example's report is followed
 * all the way: to the facts that its basis asks for, which sum to it, and to the rows that they came in.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { composeReport } from '#app/compose-report.ts'
import { type DrillPlace, explainFigure, type FigureDrill } from '#app/explain-figure.ts'
import { acceptDelivery, stageFile } from '#app/import-file.ts'
import type { OpenedEffects } from '#app/open-effects.ts'
import { exampleActor, readExampleFolder } from '#app/prepare-example.ts'
import { readSourceRow } from '#app/read-delivery.ts'
import type { Fact } from '#domain/fact.ts'
import type { Figure } from '#domain/figure.ts'
import type { ReportVersion } from '#domain/report-version.ts'
import type { SourcePlace } from '#domain/source-place.ts'
import { figuresOf } from '#domain/table.ts'
import { equals, negate, sum, zero } from '#lib/exact.ts'
import { exampleFolder, openPreparedExample } from './prepared-example.ts'

const address = { orgUnit: 'fds', round: '2025-D2' }

let effects: OpenedEffects
let version: ReportVersion

before(async () => {
  effects = await openPreparedExample()
  version = await compose()
})

after(() => effects.close())

test('every figure has a basis, and each input of a formula is itself a figure of the report', async () => {
  const figures = allFigures(version)
  const keys = new Set(figures.map((figure) => figure.key))
  assert.ok(figures.length > 200, `${figures.length} figures`)
  for (const figure of figures) {
    if (figure.kind === 'value') assert.ok(figure.basis, figure.key)
    if (figure.basis?.kind !== 'formula') continue
    for (const input of figure.basis.inputs) assert.ok(keys.has(input), `${figure.key} ← ${input}`)
  }
})

test('a sum is followed from unit to cost centre to account to row, and every step adds up to the öre', async () => {
  const composed = await composeReport({ orgUnit: 'rk', round: '2025-D2' }, exampleActor, effects)
  assert.ok(composed.kind === 'done')
  const results = allFigures(composed.value).filter(
    ({ kind, key }) =>
      kind === 'value' && /income-statement\/(?:resultat|personalkostnader)|result-by-centre\/resultat/.test(key),
  )
  assert.ok(results.length > 10)
  let steps = 0
  for (const figure of results) {
    assert.ok(figure.kind === 'value')
    const whole = await drillTo(figure.key, {})
    if (whole === undefined) continue
    assert.ok(equals(whole.amount, figure.value), figure.key)
    steps += await followDown(figure.key, whole, {})
  }
  assert.ok(steps > 50, `${steps} steps`)
})

test('of more rows than can be read the accounts are told from balances, and one account’s rows are read alone', async () => {
  for (const key of [
    'fds/2025-D2/income-statement/resultat/actual-ytd',
    'fds/2025-D2/income-statement/summa-kostnader/budget-full-year',
  ]) {
    const whole = await drillTo(key, {})
    const ask = (place: DrillPlace) =>
      explainFigure(key, exampleActor, effects, { ...place, offset: 0, limit: 100_000, mostRows: 300 })
    const many = await ask({})
    assert.ok(whole && many.kind === 'done' && many.value.drill)
    const { accounts, rows, amount, units } = many.value.drill
    assert.deepEqual([rows.items, units], [[], []])
    assert.equal(rows.total, whole.rows.total)
    assert.ok(rows.total > 300)
    assert.ok(equals(amount, whole.amount))
    assert.deepEqual(
      accounts.map(({ code, factCount }) => [code, factCount]),
      whole.accounts.map(({ code, factCount }) => [code, factCount]),
    )
    for (const { code, amount: ofAccount } of accounts.slice(0, 4)) {
      const part = await ask({ account: code })
      assert.ok(part.kind === 'done' && part.value.drill)
      assert.ok(equals(part.value.drill.amount, ofAccount), code)
      if (part.value.drill.units.length > 0)
        assert.ok(equals(sum(part.value.drill.units.map((below) => below.amount)), ofAccount), code)
    }
    assert.equal((await ask({ orgUnits: ['7110'] })).kind, 'refused')
  }
})

/** Holds every part of a place against what its own page says, along the largest; gives how many steps that was. */
async function followDown(key: string, { units, accounts, amount, rows }: FigureDrill, place: DrillPlace): Promise<number> {
  for (const parts of [units, accounts])
    if (parts.length > 0) assert.ok(equals(sum(parts.map((part) => part.amount)), amount), key)
  assert.equal(rows.total, rows.items.length)
  assert.ok(equals(sum(rows.items.map((row) => row.amount)), amount), key)
  const [largestUnit, largestAccount] = [units.find(({ isOwn }) => !isOwn), accounts[0]]
  const next = largestUnit
    ? { ...place, orgUnits: [...(place.orgUnits ?? []), largestUnit.code] }
    : largestAccount
      ? { ...place, account: largestAccount.code }
      : undefined
  if (next === undefined) return 0
  const part = await drillTo(key, next)
  assert.ok(part)
  assert.ok(equals(part.amount, (largestUnit ?? largestAccount)?.amount ?? zero), key)
  return 1 + (await followDown(key, part, next))
}

async function drillTo(key: string, place: DrillPlace): Promise<FigureDrill | undefined> {
  const explained = await explainFigure(key, exampleActor, effects, { ...place, offset: 0, limit: 100_000 })
  assert.ok(explained.kind === 'done', key)
  return explained.value.drill
}

test('a figure that stands on facts is their sum, and its largest facts are rows of delivered files', async () => {
  const onFacts = allFigures(version).filter(
    (figure) => figure.kind === 'value' && figure.basis.kind === 'facts' && !healthSeries.includes(figure.basis.selection.series),
  )
  assert.ok(onFacts.length > 100, `${onFacts.length} figures`)
  for (const figure of onFacts) {
    const facts = await factsOf(figure)
    assert.ok(figure.kind === 'value' && figure.basis.kind === 'facts')
    const total = sum(facts.map((fact) => fact.amount))
    assert.ok(equals(figure.basis.sign === -1 ? negate(total) : total, figure.value), figure.key)
    assert.equal(facts.length, figure.basis.factCount, figure.key)
  }
  for (const figure of onFacts.filter((_, index) => index % 7 === 0)) {
    for (const fact of (await factsOf(figure)).slice(0, 2)) assert.ok((await currentText(fact.source)).length > 0, figure.key)
  }
})

test('behind a figure about health no row is told, and it is said why', async () => {
  const about = allFigures(version).filter(
    ({ basis }) => basis?.kind === 'facts' && healthSeries.includes(basis.selection.series),
  )
  assert.ok(about.length > 10, `${about.length} figures`)
  for (const { key } of about) {
    const explained = await explainFigure(key, exampleActor, effects, { offset: 0, limit: 10 })
    assert.ok(explained.kind === 'done')
    assert.equal(explained.value.drill, undefined, key)
    assert.match(explained.value.explanation.rowsWithheldSv ?? '', /grupper om få personer/, key)
  }
})

const healthSeries: readonly string[] = ['sickness-absence-hours', 'ordinary-hours', 'rehabilitation-case']

test('the ledger’s row says what the fact says: account, month, cost centre and amount', async () => {
  const [fact] = await factsOf(figureNamed('income-statement/it-kostnader/actual-ytd'))
  assert.ok(fact)
  const line = await currentText(fact.source)
  assert.match(line, /^#PSALDO 0 2025\d\d 64\d\d \{1 "7\d\d0" 20 "\d"\} -?\d+(?:\.\d+)?/)
  assert.ok(line.includes(fact.dimensions.account ?? '-') && line.includes(fact.period.from.replace('-', '')))
})

test('a target leads to its line in the plan', async () => {
  const { basis } = figureNamed('goals-and-indicators/um/target')
  assert.equal(basis?.kind, 'entry')
  if (basis?.kind === 'entry') assert.match(await currentText(basis.source), /id: um\b/)
})

test('after a correction the old version stays as it was, and the new one shows the new amount', async () => {
  const before = figureNamed('income-statement/lokalkostnader/actual-ytd')
  const uploads = await readExampleFolder(exampleFolder)
  const ledger = uploads.find((upload) => upload.fileName === 'ledger-fds-2025-08.se')
  assert.ok(ledger)
  const text = Buffer.from(ledger.bytes).toString('latin1')
  const corrected = { fileName: 'ledger-rattad.se', bytes: new Uint8Array(Buffer.from(addOneKronaOfRent(text), 'latin1')) }
  const staged = await stageFile(corrected, exampleActor, effects)
  assert.ok(staged.kind === 'done')
  assert.deepEqual(
    staged.value.delivery.findings.filter((finding) => finding.severity === 'error'),
    [],
  )
  await acceptDelivery(staged.value.delivery.id, exampleActor, effects)

  const next = await compose()
  assert.equal(next.number, version.number + 1)
  const after = allFigures(next).find((figure) => figure.key === before.key)
  assert.ok(before.kind === 'value' && after?.kind === 'value')
  assert.ok(equals(sum([after.value, negate(before.value)]), { numerator: -1n, denominator: 1n }), 'one krona more of cost')

  const stored = await effects.store.loadReportVersion(version.id)
  const kept = stored && allFigures(stored).find((figure) => figure.key === before.key)
  assert.deepEqual(kept, before)
})

/** One krona more on the first rent line of a cost centre, and on the total line before it, so that the file still ties. */
function addOneKronaOfRent(sie: string): string {
  let left = 2
  return sie.replace(/^(#PSALDO 0 202501 60\d\d \{[^}]*\} )(-?\d+)(\.\d+)?/gm, (line, head: string, whole: string, rest = '') => {
    if (left === 0) return line
    left -= 1
    return `${head}${Number(whole) + 1}${rest}`
  })
}

async function compose(): Promise<ReportVersion> {
  const composed = await composeReport(address, exampleActor, effects)
  assert.ok(composed.kind === 'done')
  return composed.value
}

function allFigures({ tables }: ReportVersion): Figure[] {
  return tables.flatMap((table) => [...figuresOf(table)].map(({ cell }) => cell.figure))
}

function figureNamed(place: string): Figure {
  const figure = allFigures(version).find((candidate) => candidate.key === `fds/2025-D2/${place}`)
  assert.ok(figure, place)
  return figure
}

async function factsOf(figure: Figure): Promise<readonly Fact[]> {
  const explained = await explainFigure(figure.key, exampleActor, effects, { offset: 0, limit: 100_000 })
  assert.ok(explained.kind === 'done', figure.key)
  return explained.value.drill?.rows.items.map(({ fact }) => fact) ?? []
}

/** The delivered row itself, as its sender wrote it. */
async function currentText({ deliveryId = '', sheet, row = 0 }: SourcePlace): Promise<string> {
  const view = await readSourceRow({ deliveryId, row, ...(sheet === undefined ? {} : { sheet }) }, exampleActor, effects)
  assert.ok(view.kind === 'done')
  const { excerpt } = view.value
  return excerpt.kind === 'text-lines'
    ? (excerpt.lines.find((line) => line.current)?.text ?? '')
    : (excerpt.rows.find((line) => line.current)?.cells.join(' ') ?? '')
}
