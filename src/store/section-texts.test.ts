import assert from 'node:assert/strict'
import { it } from 'node:test'
import { orgUnitCode } from '#domain/organisation.ts'
import { onEachServer } from '../../test/store-servers.ts'
import type { SectionTextSave } from './section-text-store.ts'
import type { Store } from './store.ts'

const fds = { orgUnit: orgUnitCode('fds'), round: '2025-D2' }
const at = new Date('2025-09-15T08:00:00Z')

onEachServer('section texts', ({ freshStore, freshDatabase, open }) => {
  it('a snapshot has the words that were finished then, also when they have been drafted and finished anew since', async () => {
    const store = await freshStore()
    await keep(store, { seenVersion: 0, markdown: 'Utkast' })
    assert.equal((await store.loadCurrentSnapshot()).answers, 0, 'a draft is in no report')
    await keep(store, { seenVersion: 1, markdown: 'Ett', isFinished: true })
    const first = (await store.loadCurrentSnapshot()).answers
    await keep(store, { seenVersion: 2, markdown: 'Nytt utkast' })
    assert.equal((await store.loadCurrentSnapshot()).answers, first)
    await keep(store, { seenVersion: 3, markdown: 'Två', isFinished: true })
    const second = (await store.loadCurrentSnapshot()).answers

    assert.ok(0 < first && first < second)
    assert.deepEqual(await store.texts.loadFinished(first - 1, fds), [])
    assert.deepEqual(await store.texts.loadFinished(first, fds), [{ section: 'ekonomi', markdown: 'Ett' }])
    assert.deepEqual(await store.texts.loadFinished(second, fds), [{ section: 'ekonomi', markdown: 'Två' }])
    assert.deepEqual(await store.texts.loadFinished(second, { ...fds, round: '2024-D2' }), [])
  })

  it('the same save sent twice is one version', async () => {
    const store = await freshStore()
    const save = { seenVersion: 0, markdown: 'Ett', saveKey: 'samma' }
    assert.equal((await keep(store, save)).text?.version, 1)
    const again = await keep(store, save)
    assert.deepEqual([again.moved, again.text?.version, again.text?.markdown], [true, 1, 'Ett'])
  })

  it('of two who write from the same version one does, and the other is told what was written', async () => {
    const url = await freshDatabase()
    const [one, other] = [await open(url), await open(url)]
    const outcomes = await Promise.all([
      keep(one, { seenVersion: 0, markdown: 'Ena' }),
      keep(other, { seenVersion: 0, markdown: 'Andra' }),
    ])
    assert.deepEqual(outcomes.map(({ moved }) => moved).toSorted(), [false, true])
    const [standing] = await one.texts.list(fds)
    assert.deepEqual(
      outcomes.map(({ text }) => text?.markdown),
      [standing?.markdown, standing?.markdown],
    )
  })

  it('a round that is opened afterwards asks with the words that have been written, and its answer is the text', async () => {
    const store = await freshStore()
    await keep(store, { seenVersion: 0, markdown: 'Skrivet före' })
    await openRound(store)
    const [task] = await store.rounds.listTasks(fds)
    assert.deepEqual([task?.state, task?.answer, task?.answeredBy], ['draft', { kind: 'text', markdown: 'Skrivet före' }, 'p1'])
    assert.deepEqual(
      (await store.rounds.listEvents(task?.id ?? '')).map(({ kind, version }) => `${version} ${kind}`),
      ['1 opened', '2 saved'],
    )
    await openRound(store)
    assert.equal((await store.rounds.listTasks(fds))[0]?.version, task?.version, 'opened again nothing has happened')
  })

  it('nothing is written in a round that has been handed in', async () => {
    const store = await freshStore()
    const opened = await openRound(store)
    await store.rounds.moveRound({
      ...fds,
      seenVersion: opened.version,
      kind: 'submitted',
      toState: 'submitted',
      by: 'p1',
      at,
    })
    const late = await keep(store, { seenVersion: 0, markdown: 'För sent', section: 'annat' })
    assert.deepEqual(late, { moved: false, text: undefined })
    assert.deepEqual(await store.texts.list(fds), [])
  })
})

let saves = 0

function keep(store: Store, save: Partial<SectionTextSave> & Pick<SectionTextSave, 'seenVersion' | 'markdown'>) {
  saves += 1
  return store.texts.keep({ ...fds, section: 'ekonomi', isFinished: false, by: 'p1', at, saveKey: `s${saves}`, ...save })
}

function openRound(store: Store) {
  const wish = { labelSv: 'Ekonomi', dueOn: '2025-09-16', mayBeEmpty: true, responsibleSv: [], responsible: [] }
  return store.rounds.open({
    ...fds,
    closesOn: '2025-09-19',
    by: 'p2',
    at,
    wishes: [{ kind: 'text', item: 'ekonomi', ...wish }],
  })
}
