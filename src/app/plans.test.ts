import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Actor, programActor } from '#domain/actor.ts'
import type { Outcome } from '#domain/outcome.ts'
import { personId } from '#domain/person.ts'
import { deliverFiles, readExampleFiles } from '../../test/example-files.ts'
import { openTemporaryEffects } from '../../test/temporary-effects.ts'
import { readAssignment, readAssignmentRegister } from './assignment-register.ts'
import { removeEntry, saveEntry, saveHead } from './edit-plan.ts'
import { listPlans, startPlan } from './list-plans.ts'
import type { OpenedEffects } from './open-effects.ts'
import { openRounds } from './open-rounds.ts'
import { previewStatusWords, readStatusWords, saveStatusWords } from './plan-status-words.ts'
import { acceptPlanWorkbook, makePlanWorkbook, previewPlanWorkbook, receivePlanWorkbook } from './plan-workbook.ts'
import { readBenefitOutcomes } from './read-benefit-outcomes.ts'
import { readPlan, readPlanEntry, readPlanList, understandTarget } from './read-plan.ts'
import { readPlanActivities } from './read-plan-activities.ts'
import { readPlanControls } from './read-plan-controls.ts'
import { readPlanProjects } from './read-plan-projects.ts'

const _example = join(import.meta.dirname, '../../examples/vastmanland')
const controller: Actor = { ...programActor('example', ['controller']), id: personId('p1'), nameSv: 'Karin Berg' }
const reader = programActor('example', ['contributor'])
const fds = { orgUnit: 'fds', year: '2025' }

/** What three administrations have said, each in its own notation. */
const answered = [
  'kind: answers\norgUnit: fds\nround: 2025-D2\nassignments:\n  - { item: RF25-07, statusWord: Planenligt, commentary: E-post ersätts. }\n',
  'kind: answers\norgUnit: rk\nround: 2025-D2\nassignments:\n  - { item: RF7, statusWord: Positiv, commentary: Mallar införs. }\n',
  'kind: answers\norgUnit: fds\nround: 2023-D1\nprojects:\n  - { project: sammanhallen-journal, timeWord: Går enligt plan, resourceWord: Mindre avvikelse, qualityWord: Stor avvikelse/risk, commentary: "" }\n',
  'kind: answers\norgUnit: hsf\nround: 2024-D1\nactivities:\n  - { item: hos2029-1, statusWord: Enl. plan, commentary: "" }\nbenefits:\n  - { benefit: avtalstrohet, commentary: Avtalen följs. }\n',
]

let effects: OpenedEffects

before(async () => {
  effects = await openTemporaryEffects()
  const names = [
    'region.yaml',
    'accounts.yaml',
    ...['fds-2020', 'fds-2023', 'fds-2025', 'rk-2025', 'hsf-2024'].map((plan) => `plan/plan-${plan}.yaml`),
  ]
  const uploads = await readExampleFiles(names)
  for (const text of answered) uploads.push({ fileName: 'svar.yaml', bytes: new TextEncoder().encode(text) })
  await deliverFiles(uploads, effects)
})

after(() => effects.close())

test('a target is typed as it is written, kept so, and shown back in words', async () => {
  const { base } = value(await readPlan(fds, controller, effects))
  const page = value(await readPlanEntry({ ...fds, list: 'indikatorer', key: 'nki' }, controller, effects))
  const texts = Object.fromEntries(page.fields.map(({ field, text }) => [field.path.join('.'), text]))
  const edit = { ...fds, base, list: 'indikatorer', key: 'nki', texts: { ...texts, targetText: '2025: ≥ 75' } }
  assert.equal(value(await saveEntry(edit, controller, effects)).kind, 'kept')

  const nki = await indicator('nki')
  assert.deepEqual([nki?.targetText, nki?.targetSv], ['2025: ≥ 75', 'minst 75'])
  const [latest] = await effects.store.listDeliveries()
  assert.match(latest?.fileName ?? '', /ändrad i Tertial/)
  assert.equal(latest?.receivedBy, 'p1')

  const late = value(await saveEntry({ ...edit, texts: { ...texts, targetText: '80' } }, controller, effects))
  assert.ok(late.kind === 'changed-meanwhile')
  assert.deepEqual(
    late.differences.map(({ labelSv, fields }) => [labelSv, fields.map(({ after }) => after)]),
    [['NKI (Nöjd kund-index)', ['2025: ≥ 75']]],
    'what the other did is told, and nothing is overwritten',
  )
  assert.equal((await indicator('nki'))?.targetText, '2025: ≥ 75')
})

test('what is wrong is told in the field’s own words, and nothing is changed', async () => {
  const { base } = value(await readPlan(fds, controller, effects))
  const broken = { ...fds, base, list: 'mal', texts: { id: 'två ord', labelSv: '' } }
  const edited = value(await saveEntry(broken, controller, effects))
  assert.ok(edited.kind === 'faulty')
  assert.match(edited.findings.map(({ messageSv }) => messageSv).join('\n'), /Beteckning är ”två ord”/)
  assert.match(edited.findings.map(({ messageSv }) => messageSv).join('\n'), /Uppgiften Mål saknas/)
  const used = value(await removeEntry({ ...fds, base, list: 'mal', key: (await firstGoal()) ?? '' }, controller, effects))
  assert.ok(used.kind === 'faulty')
  assert.match(used.findings[0]?.messageSv ?? '', /hör till målet .* som inte finns i planen/)
  assert.equal(value(await readPlan(fds, controller, effects)).base, base)
})

test('a decided plan is changed only with a reason, which is kept with the decision that it follows', async () => {
  const { base } = value(await readPlan(fds, controller, effects))
  const head = {
    titleSv: 'Förvaltningsplan 2025',
    'decision.bodySv': 'Regionstyrelsen',
    'decision.decidedOn': '2024-12-10',
    'decision.paragraph': '§ 212',
  }
  const decided = value(await saveHead({ ...fds, base, texts: head }, controller, effects))
  assert.ok(decided.kind === 'kept', JSON.stringify(decided))

  const goal = { ...fds, base: decided.base, list: 'mal', texts: { id: 'nytt', labelSv: 'Nytt mål' } }
  const without = value(await saveEntry(goal, controller, effects))
  assert.ok(without.kind === 'faulty')
  assert.match(without.findings[0]?.messageSv ?? '', /Planen är beslutad/)
  const reason = {
    reasonSv: 'Regionplanen ändrades.',
    decision: { bodySv: 'Regionstyrelsen', decidedOn: '2025-03-10', paragraph: '§ 41' },
  }
  assert.equal(value(await saveEntry({ ...goal, reason }, controller, effects)).kind, 'kept')
  const { entries } = value(await readPlanList({ ...fds, list: 'andringar' }, controller, effects))
  assert.deepEqual(
    entries[0]?.cells.map(({ text }) => text),
    ['2025-09-15', 'Karin Berg', 'Regionplanen ändrades.', 'Regionstyrelsen', '2025-03-10', '§ 41', ''],
  )
})

test('an administration’s words are seen with their use, tried, and kept; a word means one thing and goes on meaning it', async () => {
  const rk = { orgUnit: 'rk', year: '2025' }
  const page = value(await readStatusWords(rk, controller, effects))
  assert.deepEqual(page.said, [{ word: 'Positiv', times: 1, rounds: ['2025-D2'], meaningSv: 'Enligt plan' }])
  assert.deepEqual(page.preview.withoutWordSv, ['Ej påbörjad', 'Försenad', 'Pausad', 'Avbruten'])
  const { base, typed } = page
  const faultsIn = async (words: { word: string; meaning: string }[], changeWords = {}) => {
    const edited = value(await saveStatusWords({ ...rk, base, words, changeWords }, controller, effects))
    assert.ok(edited.kind === 'faulty')
    return edited.findings.map(({ code, messageSv }) => `${code} ${messageSv}`).join('\n')
  }
  assert.match(await faultsIn([...typed.words, { word: 'Trögt', meaning: '' }]), /P-014 ”Trögt” betyder inget än/)
  assert.match(
    await faultsIn([...typed.words, { word: 'POSITIV', meaning: 'completed' }]),
    /P-014 ”Positiv” står för både ”Enligt plan” och ”Klar”/,
  )
  assert.match(
    await faultsIn([...typed.words], { better: 'Upp', worse: 'upp' }),
    /P-014 ”Upp” står för både ”Bättre” och ”Sämre”/,
  )
  assert.match(await faultsIn(typed.words.slice(1)), /P-015 ”Positiv” står i 1 svar \(2025-D2\)/)

  const wanted = {
    words: [...typed.words, { word: ' Sent  ute ', meaning: 'delayed' }],
    changeWords: { better: 'Uppåt', worse: '' },
  }
  const tried = value(await previewStatusWords({ ...rk, ...wanted }, controller, effects))
  assert.deepEqual(tried.faultsSv, [])
  assert.equal((await previewStatusWords({ ...rk, ...wanted }, reader, effects)).kind, 'refused')
  assert.equal((await saveStatusWords({ ...rk, base, ...wanted }, reader, effects)).kind, 'refused')
  assert.equal(value(await saveStatusWords({ ...rk, base, ...wanted }, controller, effects)).kind, 'kept')
  const after = value(await readStatusWords(rk, controller, effects))
  assert.deepEqual(after.preview, tried.preview, 'what was tried is what came')
  assert.deepEqual(after.preview.status.at(-1), {
    wordSv: 'Sent ute',
    tone: 'bad',
    shape: 'square',
    canonical: 'progress:delayed',
  })
  assert.deepEqual(after.typed.changeWords, { better: 'Uppåt' })
})

test('a workbook is fetched, changed, looked at and read in; an older one is known for what it is', async () => {
  const rk = { orgUnit: 'rk', year: '2025' }
  const workbook = value(await makePlanWorkbook({ ...rk, isEmpty: false }, controller, effects))
  const same = value(await receivePlanWorkbook(rk, { fileName: 'plan.xlsx', bytes: workbook }, controller, effects))
  const preview = value(await previewPlanWorkbook({ ...rk, delivery: same.delivery }, controller, effects))
  assert.deepEqual(preview.upload?.differences, [])
  assert.deepEqual([preview.upload?.isStale, preview.upload?.isAcceptable], [false, true])
  assert.ok(preview.upload?.findings.every(({ severity }) => severity !== 'error'))

  // Somebody adds an activity while the workbook is away.
  const added = {
    ...rk,
    base: preview.base,
    list: 'aktiviteter',
    texts: { id: 'ny', labelSv: 'Ny aktivitet', timeframeText: 'Q4 2025' },
  }
  assert.equal(value(await saveEntry(added, controller, effects)).kind, 'kept')
  const stale = value(await previewPlanWorkbook({ ...rk, delivery: same.delivery }, controller, effects))
  assert.equal(stale.upload?.isStale, true)
  assert.deepEqual(
    stale.upload?.changedMeanwhile.map(({ kind, labelSv }) => [kind, labelSv]),
    [['added', 'Ny aktivitet']],
  )
  assert.deepEqual(
    stale.upload?.differences.map(({ kind, labelSv }) => [kind, labelSv]),
    [['removed', 'Ny aktivitet']],
  )

  const seenBefore = { ...rk, delivery: same.delivery, base: preview.base }
  assert.equal(value(await acceptPlanWorkbook(seenBefore, controller, effects)).kind, 'changed-meanwhile')
  const seenNow = { ...seenBefore, base: stale.base }
  assert.equal(value(await acceptPlanWorkbook(seenNow, controller, effects)).kind, 'kept')
  const { activities } = value(await readPlanActivities(rk, controller, effects))
  assert.ok(!activities.some(({ id }) => id === 'ny'))

  const wrong = value(await previewPlanWorkbook({ ...fds, delivery: same.delivery }, controller, effects))
  assert.equal(wrong.upload?.isAcceptable, false)
  assert.match(wrong.upload?.findings.at(-1)?.messageSv ?? '', /planen för rk 2025, inte för fds 2025/)
})

test('next year’s plan is made while this year’s is followed up, and only once', async () => {
  assert.equal(value(await startPlan({ orgUnit: 'rk', year: '2026' }, controller, effects)).kind, 'kept')
  const again = await startPlan({ orgUnit: 'rk', year: '2026' }, controller, effects)
  assert.ok(again.kind === 'refused')
  const shelf = value(await listPlans(controller, effects))
  assert.deepEqual(
    shelf.units.find(({ code }) => code === 'rk')?.plans.map(({ year }) => year),
    [2026, 2025],
  )
  const first = value(await startPlan({ orgUnit: 'hsf', year: '2030' }, controller, effects))
  assert.equal(first.kind, 'kept')
})

test('one who may see the plan but not change it is told so, in the same words as the button', async () => {
  const { base, editing } = value(await readPlan(fds, reader, effects))
  assert.ok(!editing.allowed)
  const edited = await removeEntry({ ...fds, base, list: 'mal', key: 'nytt' }, reader, effects)
  assert.deepEqual(edited, { kind: 'refused', reasonSv: editing.reasonSv })
})

test('activities stand on the board by their last answer, and in time by what their time was understood as', async () => {
  const { activities, columns, timeline } = value(await readPlanActivities({ orgUnit: 'hsf', year: '2024' }, controller, effects))
  assert.equal(
    activities.length,
    columns.reduce((sum, column) => sum + column.activities.length, 0),
  )
  assert.ok(columns.some(({ labelSv }) => labelSv === 'Enligt plan'))
  assert.ok(timeline.from <= '2024-01' && timeline.to >= '2024-12')
  const dated = activities.find(({ span }) => span?.to !== undefined)
  assert.match(dated?.timeframeSv ?? '', /^\d{4}-\d{2}-01 till \d{4}-\d{2}-\d{2}$/)
})

test('a plan’s benefits are told by the round that was answered last, those of which something is known', async () => {
  const outcomes = value(await readBenefitOutcomes({ orgUnit: 'hsf', year: '2024' }, controller, effects))
  assert.equal(outcomes?.round.code, '2024-D1')
  assert.deepEqual(
    outcomes?.benefits.map(({ id, commentary }) => [id, commentary]),
    [['avtalstrohet', [{ kind: 'text', textSv: 'Avtalen följs.' }]]],
  )
  assert.equal(value(await readBenefitOutcomes({ orgUnit: 'fds', year: '2020' }, controller, effects)), undefined)
})

test('a plan names the rounds that have been opened to follow it up', async () => {
  assert.deepEqual(value(await readPlan(fds, controller, effects)).followedIn, [])
  assert.equal((await openRounds({ round: '2025-D2', orgUnit: 'fds' }, controller, effects)).kind, 'done')
  assert.deepEqual(value(await readPlan(fds, controller, effects)).followedIn, ['2025-D2'])
  assert.deepEqual(value(await readPlan({ orgUnit: 'fds', year: '2023' }, controller, effects)).followedIn, [])
})

test('a project has its schedule, its owners and the three lights that were told of it last', async () => {
  const { projects, timeline } = value(await readPlanProjects({ orgUnit: 'fds', year: '2023' }, controller, effects))
  const told = projects.find(({ lights }) => lights.length > 0)
  assert.deepEqual(
    told?.lights.map(({ labelSv, mark }) => [labelSv, mark.wordSv, mark.tone]),
    [
      ['Tid', 'Går enligt plan', 'good'],
      ['Resurser', 'Mindre avvikelse', 'attention'],
      ['Kvalitet', 'Stor avvikelse/risk', 'bad'],
    ],
  )
  const dated = projects.find(({ span }) => span?.to !== undefined)
  assert.match(dated?.scheduleSv ?? '', /^\p{L}+ \d{4}–\p{L}+ \d{4}$/u)
  assert.ok(timeline.from <= '2023-01' && timeline.to >= '2023-12')
})

test('each control weighs its consequence times its likelihood, and stands in that cell of the matrix', async () => {
  const { rows, controls } = value(await readPlanControls({ orgUnit: 'fds', year: '2020' }, controller, effects))
  assert.deepEqual(
    rows.map(({ labelSv, cells }) => [labelSv, cells.map(({ weight }) => weight)]),
    [
      ['Allvarlig', [4, 8, 12, 16]],
      ['Kännbar', [3, 6, 9, 12]],
      ['Lindrig', [2, 4, 6, 8]],
      ['Försumbar', [1, 2, 3, 4]],
    ],
  )
  const inMatrix = rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.controls.map(({ id }) => [id, cell.weight])))
  assert.deepEqual(
    inMatrix.toSorted(),
    controls
      .filter(({ weight }) => weight !== undefined)
      .map(({ id, weight }) => [id, weight])
      .toSorted(),
  )
})

test('an assignment is one entry over the administrations, with who has answered and who has not', async () => {
  const register = value(await readAssignmentRegister({ year: 2025 }, controller, effects))
  assert.deepEqual(register.orgUnits.map(({ code }) => code).toSorted(), ['fds', 'rk'])
  const shared = register.entries.find(({ cells }) => cells.every(({ kind }) => kind === 'answered'))
  assert.ok(shared, 'an assignment that both administrations have answered')
  const page = value(await readAssignment(shared.code, controller, effects))
  assert.deepEqual(
    page.addressees.map(({ answers }) => answers.map(({ round }) => round)),
    [['2025-D2'], ['2025-D2']],
  )
})

test('a target is understood while it is written', () => {
  assert.deepEqual(understandTarget('< 3,0 %', 'percent', 'lower-better'), { wordsSv: 'mindre än 3,0\u00a0%', isClear: true })
  assert.deepEqual(understandTarget('-100', 'fte', 'lower-better').wordsSv, 'en minskning med minst 100\u00a0årsarbetare')
  assert.equal(understandTarget('ganska bra', 'percent', 'higher-better').isClear, false)
})

function value<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.kind === 'done', JSON.stringify(outcome))
  return outcome.value
}

async function indicator(id: string) {
  const { areas } = value(await readPlan(fds, controller, effects))
  return areas.flatMap(({ goals }) => goals.flatMap(({ indicators }) => indicators)).find((each) => each.id === id)
}

async function firstGoal() {
  const { areas } = value(await readPlan(fds, controller, effects))
  return areas.flatMap(({ goals }) => goals).find(({ indicators }) => indicators.length > 0)?.id
}
