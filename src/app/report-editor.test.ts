import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, programActor } from '#domain/actor.ts'
import { inlineText } from '#domain/inline-text.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { appointed, deliverExampleFiles, fdsRoundFiles } from '../../test/example-files.ts'
import { openTemporaryEffects } from '../../test/temporary-effects.ts'
import { composeReport } from './compose-report.ts'
import { keepSectionText, type TextDeed } from './keep-section-text.ts'
import { submitAnswer } from './move-task.ts'
import type { OpenedEffects } from './open-effects.ts'
import { openRounds } from './open-rounds.ts'
import { listStandingTexts, openReportEditor, reviewText } from './report-editor.ts'
import type { StandingText } from './section-texts.ts'

const fds = { orgUnit: 'fds', round: '2025-D2' }
const controller = programActor('example', ['controller'])
const figureHref = (key: string) => key

let effects: OpenedEffects
let anna: Actor
let bo: Actor

before(async () => {
  effects = await openTemporaryEffects()
  await deliverExampleFiles([...fdsRoundFiles, 'answers/answers-fds-2025-d2.yaml'], effects)
  anna = await appointed({ nameSv: 'Anna Berg', role: 'contributor' }, effects)
  bo = await appointed({ nameSv: 'Bo Ek', role: 'contributor' }, effects)
})

after(() => effects.close())

test('a draft is seen by all who write and is in no report; what is finished is in the next one', async () => {
  const drafted = await kept({ section: 'ekonomi', markdown: 'Ett utkast.' })
  assert.deepEqual([drafted.moved, drafted.text.isFinished, drafted.text.byNameSv], [true, false, 'Anna Berg'])
  assert.equal((await standing('ekonomi', bo))?.markdown, 'Ett utkast.')
  assert.doesNotMatch(await wordsOfReport(), /Ett utkast/)

  await kept({ section: 'ekonomi', seenVersion: 1, markdown: 'Färdiga ord.', finish: true })
  await kept({ section: 'ekonomi', seenVersion: 2, markdown: 'Ett nytt utkast.' })
  assert.match(await wordsOfReport(), /Färdiga ord/)
})

test('of two who saw the same version one is told what the other wrote, and nothing is written over', async () => {
  const first = await kept({ section: 'medarbetare', markdown: 'Annas ord.' })
  assert.ok(first.moved)
  const late = await kept({ section: 'medarbetare', markdown: 'Bos ord.' }, bo)
  assert.deepEqual([late.moved, late.text.markdown, late.text.byNameSv], [false, 'Annas ord.', 'Anna Berg'])
})

test('what stands on the screen is held against the rules before it is kept, and what is found has its place in it', async () => {
  const markdown = 'Nämnden beslutar TODO.'
  const review = await reviewText({ ...fds, figureHref }, { section: 'inledning', markdown }, anna, effects)
  assert.ok(review.kind === 'done')
  const found = review.value.findings.find(({ code, section }) => code === 'F-007' && section === 'inledning')
  assert.equal(found?.inText && markdown.slice(found.inText.from, found.inText.to), 'TODO')
  assert.match(review.value.html.inledning ?? '', /Nämnden beslutar TODO/)
  assert.equal(await standing('inledning'), undefined)
})

test('who only writes is told of the texts, and who sees findings of tables and data too', async () => {
  const [writer, reviewer] = [
    await openReportEditor({ ...fds, figureHref }, anna, effects),
    await openReportEditor({ ...fds, figureHref }, controller, effects),
  ]
  assert.ok(writer.kind === 'done' && reviewer.kind === 'done')
  assert.ok(writer.value.review.findings.every(({ section }) => section !== undefined))
  assert.ok(reviewer.value.review.findings.some(({ section }) => section === undefined))
})

test('when the round asks, the text is the task’s answer on both pages, with what was written before as its beginning', async () => {
  assert.equal((await openRounds(fds, controller, effects)).kind, 'done')
  const begun = await standing('medarbetare')
  assert.ok(begun?.task)
  assert.deepEqual([begun.markdown, begun.task.state], ['Annas ord.', 'draft'])

  const before = await kept({ section: 'medarbetare', seenVersion: begun.version, markdown: 'Från en sida som är gammal.' })
  assert.deepEqual([before.moved, before.text.markdown], [false, 'Annas ord.'])

  const task = begun.task.id
  const here = await kept({ section: 'medarbetare', task, seenVersion: begun.version, markdown: 'Skrivet i rapporten.' })
  assert.ok(here.moved)
  const answered = await effects.store.rounds.loadTask(task)
  assert.deepEqual(answered?.answer, { kind: 'text', markdown: 'Skrivet i rapporten.' })

  const answer = { kind: 'text' as const, markdown: 'Skrivet på uppgiften.' }
  const sent = await submitAnswer({ task, seenVersion: here.text.version, answer }, bo, effects)
  assert.ok(sent.kind === 'done' && sent.value.moved)
  const handedIn = await standing('medarbetare')
  assert.deepEqual([handedIn?.markdown, handedIn?.open, handedIn?.isFinished], ['Skrivet på uppgiften.', false, true])
  assert.match(await wordsOfReport(), /Skrivet på uppgiften/)
})

test('nobody writes in another unit’s report, or in a section that the report has not', async () => {
  const elsewhere = await appointed({ nameSv: 'Dan Fors', role: 'contributor', orgUnit: 'rk' }, effects)
  const refused = await keepSectionText(deed({ section: 'ekonomi', markdown: 'Hej' }), elsewhere, effects)
  assert.equal(refused.kind, 'refused')
  assert.equal((await keepSectionText(deed({ section: 'finns-inte', markdown: 'Hej' }), anna, effects)).kind, 'not-found')
})

let saves = 0

function deed(said: Partial<TextDeed> & Pick<TextDeed, 'section' | 'markdown'>): TextDeed {
  saves += 1
  return { ...fds, seenVersion: 0, saveKey: `s${saves}`, finish: false, activeSeconds: 0, ...said }
}

async function kept(said: Parameters<typeof deed>[0], actor = anna) {
  const outcome = await keepSectionText(deed(said), actor, effects)
  assert.ok(outcome.kind === 'done', JSON.stringify(outcome))
  return outcome.value
}

async function standing(section: string, actor = anna): Promise<StandingText | undefined> {
  const texts = await listStandingTexts(fds, actor, effects)
  assert.ok(texts.kind === 'done')
  return texts.value.find((text) => text.section === section)
}

async function wordsOfReport(): Promise<string> {
  const composed = await composeReport({ ...fds, orgUnit: orgUnitCode('fds') }, controller, effects)
  assert.ok(composed.kind === 'done')
  return composed.value.document.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'paragraph' ? [inlineText(block.inlines)] : []))
    .join('\n')
}
