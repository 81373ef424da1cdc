import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Actor, programActor } from '#domain/actor.ts'
import { formatExact } from '#domain/display.ts'
import type { RoundTask } from '#domain/round-task.ts'
import { figureAt } from '#domain/table.ts'
import { appointed, deliverExampleFiles } from '../../test/example-files.ts'
import { openTemporaryEffects } from '../../test/temporary-effects.ts'
import { computeReportTables, findReportGround } from './compute-report-tables.ts'
import { settleForecast } from './deliver-forecast.ts'
import { type KeptForecast, keepForecast, type TypedRow } from './keep-forecast.ts'
import { approveTask, challengeForecast, explainForecast, submitAnswer } from './move-task.ts'
import type { OpenedEffects } from './open-effects.ts'
import { openRounds } from './open-rounds.ts'
import { readForecast } from './read-forecast.ts'

const _example = join(import.meta.dirname, '../../examples/vastmanland')
const address = { orgUnit: 'fds', round: '2025-D2' }
const controller = programActor('example', ['controller'])

let effects: OpenedEffects
let anna: Actor
let chef: Actor

before(async () => {
  effects = await openTemporaryEffects()
  await deliverExampleFiles(
    [
      'region.yaml',
      'accounts.yaml',
      'layouts/income-statement-fds.yaml',
      'plan/plan-fds-2025.yaml',
      'template/template-fds-d2.yaml',
      'profiles/forecast-fds.yaml',
      'sources/ledger-fds-2024.se',
      'sources/ledger-fds-2025-08.se',
    ],
    effects,
  )
  anna = await appointed({ nameSv: 'Anna Berg', role: 'contributor' }, effects)
  chef = await appointed({ nameSv: 'Cilla Dahl', role: 'manager' }, effects)
  const opened = await openRounds(address, controller, effects)
  assert.equal(opened.kind, 'done')
})

after(() => effects.close())

test('each row is suggested a full year from its history, and nothing is entered by itself', async () => {
  const page = await read()
  const staff = page.rows.find(({ key }) => key === 'personalkostnad')
  assert.deepEqual(
    staff?.suggestions.map(({ method }) => method),
    ['seasonal-share', 'run-rate', 'last-year-and-change'],
  )
  assert.equal(staff.typed.amountSv, '')
  assert.match(staff.suggestions[1]?.errorSv ?? '', /^\d+,\d\s%$/)
  // 2024 is the only closed year: the share cannot be tried on a year before it.
  assert.equal(staff.suggestions[0]?.errorSv, undefined)
})

test('a row that cannot be understood is told of, and nothing is handed in', async () => {
  const kept = await keep({ personalkostnad: { amountSv: 'cirka 5' }, 'it-kostnader': { marginsSv: '+5' } }, true)
  assert.match(kept.faultsSv.personalkostnad ?? '', /”cirka 5” är inget belopp\. Skriv till exempel −128,4 \(mnkr\)/)
  assert.match(kept.faultsSv.lokalkostnader ?? '', /Skriv ett belopp; 0 där inget väntas/)
  assert.equal(kept.delivery, undefined)
  assert.equal(await inReport('resultat'), 'missing')
})

test('a forecast handed in is a delivery, and the report’s figures stand on its lines', async () => {
  const amounts = Object.fromEntries((await read()).rows.filter(({ task }) => task).map(({ key }) => [key, { amountSv: '0' }]))
  const kept = await keep(
    {
      ...amounts,
      regionersattning: { amountSv: '100,5' },
      personalkostnad: { amountSv: '−70', marginsSv: '+2/−3,5', commentary: 'Två vakanser\ntill hösten.' },
    },
    true,
  )
  assert.deepEqual([kept.faultsSv, kept.conflicts], [{}, []])
  assert.equal(kept.delivery?.state, 'accepted')
  assert.equal(kept.delivery.receivedBy, anna.id)
  assert.equal(await inReport('personalkostnad'), '−70,0')
  assert.equal(await inReport('resultat'), '30,5')
  const page = await read()
  assert.deepEqual(page.notInForceSv, [])
  assert.equal(page.rows.find(({ key }) => key === 'resultat')?.sumSv, '30,5')
  assert.equal(page.rows.find(({ key }) => key === 'personalkostnad')?.typed.marginsSv, '+2/−3,5')

  const bytes = await effects.store.loadDeliveryFile(kept.delivery.id)
  const line = new TextDecoder()
    .decode(bytes)
    .split('\r\n')
    .find((each) => each.includes('Personalkostnad'))
  assert.match(
    line ?? '',
    /;fds;1;−70\u00a0000\u00a0000;−73\u00a0500\u00a0000;−68\u00a0000\u00a0000;Personalkostnad;Anna Berg;.*;Två vakanser till hösten\.$/,
  )
})

test('a file takes over from what was typed, and is not added to it', async () => {
  await deliverExampleFiles(['sources/forecast-fds-2025-d2.xlsx'], effects)
  assert.equal(await inReport('personalkostnad'), '−134,7')
  assert.deepEqual((await read()).notInForceSv.includes('Personalkostnad'), true)
})

test('and what is typed takes over from the file: the row is what was typed, with the file’s cost centres kept under it', async () => {
  const kept = await keep({ personalkostnad: { amountSv: '−110' } }, true)
  assert.equal(kept.delivery?.state, 'accepted')
  assert.equal(await inReport('personalkostnad'), '−110,0')
  const text = new TextDecoder().decode(await effects.store.loadDeliveryFile(kept.delivery.id))
  assert.match(text, /Överfört från forecast-fds-2025-d2\.xlsx, blad .*, rad \d+/)
  assert.equal(text.split('\r\n').filter((line) => line.includes(';fds;') && line.includes('Personalkostnad')).length, 1)
})

test('two who type at once lose nothing: the second is told, and the first’s stands', async () => {
  const before = await read()
  const task = taskOf(before, 'avskrivningar')
  await keep({ avskrivningar: { amountSv: '−4' } }, true)
  const late = await keepForecast(
    { ...address, rows: [{ ...empty('avskrivningar', task.version), amountSv: '−9' }], handIn: true },
    anna,
    effects,
  )
  assert.ok(late.kind === 'done')
  assert.deepEqual([late.value.conflicts, late.value.delivery], [['avskrivningar'], undefined])
  assert.equal(await inReport('avskrivningar'), '−4,0')
})

test('a questioned row is explained before it is approved, and the thread is kept', async () => {
  const asked = taskOf(await read(), 'personalkostnad')
  const challenged = await challengeForecast(
    { task: asked.id, seenVersion: asked.version, reasonSv: 'Varför mer än i maj?' },
    chef,
    effects,
  )
  assert.ok(challenged.kind === 'done' && challenged.value.moved)
  const early = await approveTask({ task: asked.id, seenVersion: challenged.value.task.version }, chef, effects)
  assert.equal(early.kind === 'refused' && early.reasonSv, 'Prognosen är ifrågasatt. Den kan godkännas när frågan är besvarad.')
  const explained = await explainForecast(
    { task: asked.id, seenVersion: challenged.value.task.version, reasonSv: 'Två vakanser är tillsatta.' },
    anna,
    effects,
  )
  assert.ok(explained.kind === 'done' && explained.value.moved)
  assert.deepEqual(
    (await read()).rows
      .find(({ key }) => key === 'personalkostnad')
      ?.thread.map(({ kind, byNameSv, textSv }) => [kind, byNameSv, textSv]),
    [
      ['challenged', 'Cilla Dahl', 'Varför mer än i maj?'],
      ['explained', 'Anna Berg', 'Två vakanser är tillsatta.'],
    ],
  )
  const approved = await approveTask({ task: asked.id, seenVersion: explained.value.task.version }, chef, effects)
  assert.ok(approved.kind === 'done' && approved.value.moved)
})

test('rows handed in one by one are the forecast when the round is handed in', async () => {
  const task = taskOf(await read(), 'it-kostnader')
  const answer = { kind: 'forecast', kronor: -201_000_000, commentary: '' } as const
  const sent = await submitAnswer({ task: task.id, seenVersion: task.version, answer }, anna, effects)
  assert.ok(sent.kind === 'done' && sent.value.moved)
  assert.deepEqual((await read()).notInForceSv, ['IT-kostnader'])
  assert.equal((await settleForecast(address, anna, effects)).kind, 'done')
  assert.equal(await inReport('it-kostnader'), '−201,0')
  assert.deepEqual((await read()).notInForceSv, [])
})

test('a contributor does not question a forecast', async () => {
  const task = taskOf(await read(), 'it-kostnader')
  const wish = { task: task.id, seenVersion: task.version, reasonSv: 'Varför?' }
  assert.equal((await challengeForecast(wish, anna, effects)).kind, 'refused')
})

async function read() {
  const page = await readForecast(address, anna, effects)
  assert.ok(page.kind === 'done', page.kind === 'refused' ? page.reasonSv : page.kind)
  return page.value
}

function taskOf(page: Awaited<ReturnType<typeof read>>, row: string): Pick<RoundTask, 'id' | 'version'> {
  const task = page.rows.find(({ key }) => key === row)?.task
  assert.ok(task, row)
  return task
}

function empty(row: string, seenVersion: number): TypedRow {
  return { row, seenVersion, amountSv: '', marginsSv: '', commentary: '' }
}

/** The page's form sent with some rows changed and the others as they stand. */
async function keep(changes: Record<string, Partial<TypedRow>>, handIn: boolean): Promise<KeptForecast> {
  const rows = (await read()).rows.flatMap(({ key, task, typed }) =>
    task === undefined ? [] : [{ ...empty(key, task.version), ...typed, ...changes[key] }],
  )
  const kept = await keepForecast({ ...address, rows, handIn }, anna, effects)
  assert.ok(kept.kind === 'done', kept.kind === 'refused' ? kept.reasonSv : kept.kind)
  return kept.value
}

async function inReport(row: string): Promise<string> {
  const ground = await findReportGround(address, effects)
  assert.ok(ground.kind === 'done')
  const { tables } = await computeReportTables(ground.value, effects)
  const statement = tables.find(({ name }) => name === 'income-statement')
  const figure = statement && figureAt(statement, row, 'forecast-full-year')
  return figure?.kind === 'value' ? formatExact(figure.value, { unit: 'mnkr', decimals: 1 }) : 'missing'
}
