import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Actor } from '#domain/actor.ts'
import type { Comment } from '#domain/comment.ts'
import { inlineText } from '#domain/inline-text.ts'
import type { Outcome } from '#domain/outcome.ts'
import type { ReportVersion } from '#domain/report-version.ts'
import { appointed, deliverExampleFiles, fdsRoundFiles } from '../../test/example-files.ts'
import { openTemporaryEffects } from '../../test/temporary-effects.ts'
import { composeReport } from './compose-report.ts'
import { type CommentMoved, editComment, printComment, resolveThread, writeComment } from './move-comment.ts'
import type { OpenedEffects } from './open-effects.ts'
import { readComments } from './read-comments.ts'

const _example = join(import.meta.dirname, '../../examples/vastmanland')
const fds = { orgUnit: 'fds', round: '2025-D2' }
const itCosts = 'figure/fds/2025-D2/income-statement/it-kostnader/actual-ytd'
const economy = 'section/fds/2025-D2/ekonomi'

let effects: OpenedEffects
let anna: Actor
let bo: Actor
let auditor: Actor
let controller: Actor

before(async () => {
  effects = await openTemporaryEffects()
  await deliverExampleFiles([...fdsRoundFiles, 'answers/answers-fds-2025-d2.yaml'], effects)
  anna = await appointed({ nameSv: 'Anna Berg', role: 'contributor', orgUnit: 'fds' }, effects)
  bo = await appointed({ nameSv: 'Bo Ek', role: 'contributor', orgUnit: 'fds' }, effects)
  auditor = await appointed({ nameSv: 'Gun Ahl', role: 'auditor', orgUnit: 'fds' }, effects)
  controller = await appointed({ nameSv: 'Cilla Dahl', role: 'controller', orgUnit: 'fds' }, effects)
  await appointed({ nameSv: 'Rut Rask', role: 'contributor', orgUnit: 'rk' }, effects)
})

after(() => effects.close())

test('a comment mentions those who may read there, and a reply is told to those who have written before', async () => {
  const first = await value(
    writeComment({ subject: itCosts, textSv: 'Varför så högt, @bo ek och @Rut Rask?\r\n' }, anna, effects),
  )
  assert.equal(first.textSv, 'Varför så högt, @bo ek och @Rut Rask?')
  await value(writeComment({ subject: itCosts, thread: first.id, textSv: 'Licenserna kom i juli.' }, bo, effects))
  const told = await effects.store.mail.listUntold()
  assert.deepEqual(
    told.map(({ person, kind, subject, wordsSv }) => [person, kind, subject, wordsSv]),
    [
      [bo.id, 'mentioned', itCosts, 'Varför så högt, @bo ek och @Rut Rask?'],
      [anna.id, 'replied', itCosts, 'Licenserna kom i juli.'],
    ],
  )
  const { threads } = await read(itCosts)
  assert.deepEqual(
    threads.map(({ comments }) => comments.map(({ byNameSv }) => byNameSv)),
    [['Anna Berg', 'Bo Ek']],
  )
  assert.deepEqual(
    threads[0]?.comments[0]?.runs.filter(({ person }) => person !== undefined),
    [{ textSv: '@bo ek', person: bo.id }],
  )
})

test('one changes one’s own words only, and what they were stays; of two at once nothing is overwritten', async () => {
  const comment = await value(writeComment({ subject: economy, textSv: 'Frist text' }, anna, effects))
  const deed = { comment: comment.id, seenVersion: comment.version }
  assert.equal((await editComment({ ...deed, textSv: 'Nej' }, bo, effects)).kind, 'refused')
  const changed = await value(editComment({ ...deed, textSv: 'Först text' }, anna, effects))
  assert.ok(changed.moved && changed.comment.isEdited)
  const late = await value(editComment({ ...deed, textSv: 'Sen text' }, anna, effects))
  assert.deepEqual([late.moved, late.comment.textSv], [false, 'Först text'])
  const { threads } = await read(economy)
  assert.deepEqual(
    threads[0]?.comments[0]?.history.map(({ kind, textSv }) => [kind, textSv]),
    [
      ['written', 'Frist text'],
      ['edited', 'Först text'],
    ],
  )
})

test('a thread is resolved and opened again, and an empty or overlong comment is not written', async () => {
  const comment = await value(writeComment({ subject: economy, textSv: 'Klart?' }, anna, effects))
  const done = await value(resolveThread({ comment: comment.id, seenVersion: 1, resolved: true }, auditor, effects))
  assert.ok(done.comment.isResolved)
  const again = await value(resolveThread({ comment: comment.id, seenVersion: 2, resolved: false }, bo, effects))
  assert.ok(!again.comment.isResolved)
  assert.equal((await writeComment({ subject: economy, textSv: ' \n ' }, anna, effects)).kind, 'refused')
  assert.equal((await writeComment({ subject: economy, textSv: 'x'.repeat(4_001) }, anna, effects)).kind, 'refused')
})

test('who only reads published reports sees no comments, and who is elsewhere writes none', async () => {
  const reader = await appointed({ nameSv: 'Rolf Rot', role: 'reader', orgUnit: 'fds' }, effects)
  assert.equal((await readComments({ ...fds, subject: economy }, reader, effects)).kind, 'refused')
  const elsewhere = await appointed({ nameSv: 'Eva Ek', role: 'contributor', orgUnit: 'rk' }, effects)
  assert.equal((await writeComment({ subject: economy, textSv: 'Hej' }, elsewhere, effects)).kind, 'refused')
  assert.equal((await readComments({ ...fds, subject: 'section/rk/2025-D2/ekonomi' }, anna, effects)).kind, 'not-found')
})

test('a comment marked for print follows into the report by its snapshot, and one that is no longer marked leaves the next', async () => {
  const before = await compose()
  assert.deepEqual(notesOf(before), [])

  const figure = await value(writeComment({ subject: itCosts, textSv: 'Licenserna kom i juli.' }, anna, effects))
  const section = await value(writeComment({ subject: economy, textSv: 'Prognosen är osäker.' }, anna, effects))
  assert.equal((await compose()).id, before.id, 'what is not marked changes no report')

  assert.equal((await printComment({ comment: figure.id, seenVersion: 1, printed: true }, anna, effects)).kind, 'refused')
  await value(printComment({ comment: figure.id, seenVersion: 1, printed: true }, controller, effects))
  const marked = await value(printComment({ comment: section.id, seenVersion: 1, printed: true }, controller, effects))
  const after = await compose()
  assert.notEqual(after.snapshotId, before.snapshotId)
  assert.deepEqual(notesOf(after), [
    'IT-kostnader, Augusti 2025: Licenserna kom i juli. (Anna Berg, 2025-09-15)',
    'Prognosen är osäker. (Anna Berg, 2025-09-15)',
  ])
  // The same snapshot gives the same report, whatever is written since and not marked.
  await value(writeComment({ subject: economy, textSv: 'En till.' }, bo, effects))
  assert.equal((await compose()).id, after.id)

  await value(
    editComment({ comment: section.id, seenVersion: marked.comment.version, textSv: 'Prognosen är säker.' }, anna, effects),
  )
  assert.equal(notesOf(await compose())[1], 'Prognosen är säker. (Anna Berg, 2025-09-15)')
  await value(printComment({ comment: figure.id, seenVersion: 2, printed: false }, controller, effects))
  assert.deepEqual(notesOf(await compose()), ['Prognosen är säker. (Anna Berg, 2025-09-15)'])
})

test('what is said of the plan’s own item is said between rounds, told, seen in its rounds, and printed in none', async () => {
  const inPlan = 'item/fds/2025-P/activity/ai-strategi'
  const written = await value(writeComment({ subject: inPlan, textSv: 'Hinner vi, @Bo Ek?' }, anna, effects))
  const told = (await effects.store.mail.listUntold()).at(-1)
  const activity = (await effects.store.loadContents(await effects.store.loadCurrentSnapshot())).flatMap((content) =>
    content.kind === 'plan' ? content.body.activities : [],
  )[0]
  assert.ok(activity)
  assert.deepEqual([told?.person, told?.kind, told?.subject], [bo.id, 'mentioned', inPlan])

  const about = `item/fds/2025-P/activity/${activity.id}`
  const first = await value(writeComment({ subject: about, textSv: 'Vem leder?' }, anna, effects))
  const view = await value(readComments({ orgUnit: 'fds', round: '2025-P', subject: about }, bo, effects))
  assert.equal(view.threads[0]?.subjectSv, `Aktivitet: ${activity.labelSv}`, 'in the plan’s words before any report')
  for (const item of [activity.id, `${activity.id}.del`]) {
    const inRound = await read(`item/fds/2025-D2/activity/${item}`)
    assert.deepEqual(
      inRound.threads.map(({ isInPlan, comments }) => [isInPlan, comments.map(({ textSv }) => textSv)]),
      [[true, ['Vem leder?']]],
      'an activity’s part is of the activity',
    )
  }
  await value(
    writeComment({ subject: `item/fds/2025-D2/activity/${activity.id}`, thread: first.id, textSv: 'Jag.' }, bo, effects),
  )
  const answered = await value(readComments({ orgUnit: 'fds', round: '2025-P', subject: about }, anna, effects))
  assert.deepEqual(
    answered.threads.map(({ comments }) => comments.map(({ textSv }) => textSv)),
    [['Vem leder?', 'Jag.']],
    'a reply from the round stays in the plan’s thread',
  )
  assert.deepEqual((await read('item/fds/2025-D2/activity/annan')).threads, [])

  const print = await printComment({ comment: written.id, seenVersion: 1, printed: true }, controller, effects)
  assert.match(print.kind === 'refused' ? print.reasonSv : '', /Skriv den i omgången/)
  const reader = await appointed({ nameSv: 'Rune Lund', role: 'reader', orgUnit: 'fds' }, effects)
  assert.equal((await writeComment({ subject: inPlan, textSv: 'Hej' }, reader, effects)).kind, 'refused')
})

test('a marked comment about what no table shows is a finding, and a number typed in one is too', async () => {
  const nowhere = 'figure/fds/2025-D2/income-statement/finns-inte/actual-ytd'
  const lost = await value(writeComment({ subject: nowhere, textSv: 'Var är den?' }, anna, effects))
  const typed = await value(writeComment({ subject: economy, textSv: 'Det blev 17 mnkr.' }, anna, effects))
  for (const { id } of [lost, typed])
    await value(printComment({ comment: id, seenVersion: 1, printed: true }, controller, effects))
  const { findings } = await compose()
  assert.match(findings.find(({ code }) => code === 'R-014')?.messageSv ?? '', /^Anna Bergs kommentar är märkt/)
  assert.ok(
    findings.some(({ messageSv }) => messageSv.includes('17')),
    'what people write is held against the figures',
  )
})

async function compose(): Promise<ReportVersion> {
  return value(composeReport(fds, controller, effects))
}

function notesOf({ document }: ReportVersion): string[] {
  return document.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'callout' && block.tone === 'comment' ? [inlineText(block.inlines)] : [])),
  )
}

async function read(subject: string) {
  return value(readComments({ ...fds, subject }, anna, effects))
}

async function value<T extends Comment | CommentMoved | ReportVersion | object>(asked: Promise<Outcome<T>>): Promise<T> {
  const outcome = await asked
  assert.ok(outcome.kind === 'done', outcome.kind === 'refused' ? outcome.reasonSv : outcome.kind)
  return outcome.value
}
