import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '#domain/actor.ts'
import { type AnsweredFinding, isOpen } from '#domain/finding-answer.ts'
import type { Outcome } from '#domain/outcome.ts'
import { appointed, deliverExampleFiles, deliverFiles, fdsRoundFiles } from '../../test/example-files.ts'
import { openTemporaryEffects } from '../../test/temporary-effects.ts'
import { answerFindings } from './answer-findings.ts'
import { composeReport } from './compose-report.ts'
import type { OpenedEffects } from './open-effects.ts'
import { readFindings } from './read-findings.ts'
import { regionOverview } from './region-overview.ts'

const fds = { orgUnit: 'fds', round: '2025-D2' }

let effects: OpenedEffects
let controller: Actor
let contributor: Actor

before(async () => {
  effects = await openTemporaryEffects()
  await deliverExampleFiles([...fdsRoundFiles, 'answers/answers-fds-2025-d2.yaml'], effects)
  controller = await appointed({ nameSv: 'Cilla Dahl', role: 'controller', orgUnit: 'fds' }, effects)
  contributor = await appointed({ nameSv: 'Anna Berg', role: 'contributor', orgUnit: 'fds' }, effects)
  await write('Kön var 12 ärenden i maj och 14 ärenden i juni.')
  await value(composeReport(fds, controller, effects))
})

after(() => effects.close())

test('a finding that is accepted follows into the next version while it says the same, and falls when the text changes', async () => {
  const queue = await finding(/Talet 12/)
  const accept = { ...fds, fingerprints: [queue.fingerprint ?? ''], kind: 'accepted' as const }
  assert.match(await refusal(answerFindings({ ...accept, reasonSv: 'Räknat för hand.' }, contributor, effects)), /får inte svara/)
  assert.match(await refusal(answerFindings({ ...accept, reasonSv: ' \n' }, controller, effects)), /Skriv varför/)

  assert.equal(await value(answerFindings({ ...accept, reasonSv: 'Räknat för hand.\r\n' }, controller, effects)), 1)
  const { answer } = await finding(/Talet 12/)
  assert.deepEqual([answer?.reasonSv, answer?.byNameSv, answer?.version], ['Räknat för hand.', 'Cilla Dahl', 1])
  assert.equal(isOpen(await finding(/Talet 14/)), true, 'the other number is a finding of its own')

  await write('Kön var 12 ärenden i maj och 14 ärenden i juni.\n\nSommaren var lugn.')
  await value(composeReport(fds, controller, effects))
  assert.equal((await finding(/Talet 12/)).answer?.version, 1)

  await write('Kön var 12 fall i maj och 14 fall i juni.')
  await value(composeReport(fds, controller, effects))
  assert.equal(isOpen(await finding(/Talet 12/)), true)
  assert.match(
    await refusal(answerFindings({ ...accept, reasonSv: 'Räknat för hand.' }, controller, effects)),
    /säger nu något annat/,
  )
})

test('an answer that is taken back leaves the finding open, and what happened stays written', async () => {
  const { fingerprint = '' } = await finding(/Talet 14/)
  const about = { ...fds, fingerprints: [fingerprint] }
  await value(answerFindings({ ...about, kind: 'accepted', reasonSv: 'Ur kösystemet.' }, controller, effects))
  const [administration] = (await regionOverview(effects, fds.round)).administrations.filter(({ unit }) => unit.code === 'fds')
  assert.equal(administration?.findingCounts.answered, 1)
  assert.equal(await value(answerFindings({ ...about, kind: 'accepted', reasonSv: 'Igen.' }, controller, effects)), 0)

  assert.equal(await value(answerFindings({ ...about, kind: 'withdrawn', reasonSv: '' }, controller, effects)), 1)
  assert.equal(isOpen(await finding(/Talet 14/)), true)
  const kept = (await effects.store.findingAnswers.list(fds)).filter((answer) => answer.fingerprint === fingerprint)
  assert.deepEqual(
    kept.map(({ kind }) => kind),
    ['accepted', 'withdrawn'],
  )
})

async function write(markdown: string): Promise<void> {
  const text = `---\nkind: commentary\norgUnit: fds\nround: 2025-D2\nsection: inledning\n---\n\n${markdown}\n`
  await deliverFiles([{ fileName: 'inledning.md', bytes: new TextEncoder().encode(text) }], effects)
}

async function finding(says: RegExp): Promise<AnsweredFinding> {
  const { findings } = await value(readFindings(fds, controller, effects))
  const found = findings.find(({ messageSv }) => says.test(messageSv))
  assert.ok(found, `nothing found says ${says}`)
  return found
}

async function value<T>(outcome: Promise<Outcome<T>>): Promise<T> {
  const settled = await outcome
  assert.equal(settled.kind, 'done', settled.kind === 'refused' ? settled.reasonSv : undefined)
  assert.ok(settled.kind === 'done')
  return settled.value
}

async function refusal(outcome: Promise<Outcome<unknown>>): Promise<string> {
  const settled = await outcome
  assert.ok(settled.kind === 'refused', settled.kind)
  return settled.reasonSv
}
