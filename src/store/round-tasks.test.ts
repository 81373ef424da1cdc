import assert from 'node:assert/strict'
import { it } from 'node:test'
import { orgUnitCode } from '#domain/organisation.ts'
import type { TaskAnswer } from '#domain/round-task.ts'
import { onEachServer } from '../../test/store-servers.ts'
import type { RoundOpening, TaskMove } from './round-store.ts'
import type { Store } from './store.ts'

const fds = orgUnitCode('fds')
const at = new Date('2025-09-01T08:00:00Z')

onEachServer('rounds and answers', ({ freshStore, freshDatabase, open }) => {
  it('a round is opened once, however often it is opened', async () => {
    const store = await freshStore()
    await store.rounds.open(opening(['a1', 'a2']))
    await store.rounds.open(opening(['a1', 'a2']))
    assert.deepEqual(
      (await store.rounds.listTasks({ orgUnits: [fds] })).map(({ item, state, version }) => [item, state, version]),
      [
        ['a1', 'open', 1],
        ['a2', 'open', 1],
      ],
    )
    assert.equal((await store.rounds.listOpened()).length, 1)
  })

  it('what the plan no longer has is withdrawn with its answer kept, and asked again with it', async () => {
    const store = await freshStore()
    await store.rounds.open(opening(['a1', 'a2']))
    await submit(store, 'a2', 'Planenligt')
    await store.rounds.open(opening(['a1']))
    assert.equal((await task(store, 'a2')).state, 'withdrawn')
    assert.deepEqual(await submitted(store), [])

    await store.rounds.open(opening(['a1', 'a2']))
    const again = await task(store, 'a2')
    assert.equal(again.state, 'open')
    assert.deepEqual(again.answer, said('Planenligt'))
    assert.deepEqual(
      (await store.rounds.listEvents(again.id)).map(({ kind }) => kind),
      ['opened', 'submitted', 'withdrawn', 'opened'],
    )
  })

  it('of two who save over the same version, one saves and the other is told how it stands', async () => {
    const url = await freshDatabase()
    const [one, other] = [await open(url), await open(url)]
    await one.rounds.open(opening(['a1']))
    const { id } = await task(one, 'a1')
    const outcomes = await Promise.all([
      one.rounds.moveTask({ ...save(id, 1, 'Ett'), by: 'anna' }),
      other.rounds.moveTask({ ...save(id, 1, 'Två'), by: 'bo' }),
    ])
    assert.deepEqual(outcomes.map(({ moved }) => moved).sort(), [false, true])
    const stands = await task(one, 'a1')
    const [won] = outcomes.filter(({ moved }) => moved)
    assert.deepEqual(stands.answer, won?.task.answer)
    const [lost] = outcomes.filter(({ moved }) => !moved)
    assert.deepEqual(lost?.task.answer, stands.answer)
  })

  it('what is sent again because the answer was lost on the way is saved once', async () => {
    const store = await freshStore()
    await store.rounds.open(opening(['a1']))
    const { id } = await task(store, 'a1')
    const first = await store.rounds.moveTask({ ...save(id, 1, 'Ett'), saveKey: 'k1' })
    const again = await store.rounds.moveTask({ ...save(id, 1, 'Ett'), saveKey: 'k1' })
    assert.deepEqual(again, { moved: true, task: first.task })
    assert.equal((await store.rounds.listEvents(id)).length, 2)
  })

  it('a submitted round is for its reviewers only, and an approved one for nobody', async () => {
    const store = await freshStore()
    await store.rounds.open(opening(['a1']))
    const { id, version } = (await submit(store, 'a1', 'Planenligt')).task
    const sent = await store.rounds.moveRound(move('submitted', 'submitted', 0))
    assert.ok(sent.moved)
    assert.equal((await store.rounds.moveTask(save(id, version, 'Ändrat'))).moved, false)
    const approved = await store.rounds.moveTask({ ...save(id, version, ''), kind: 'approved', toState: 'approved', by: 'chef' })
    assert.ok(approved.moved)
    assert.ok((await store.rounds.moveRound(move('approved', 'approved', 1))).moved)
    const unlock = { ...save(id, approved.task.version, ''), kind: 'unlocked', toState: 'returned' } as const
    assert.equal((await store.rounds.moveTask(unlock)).moved, false)
    assert.equal((await store.rounds.moveRound(move('returned', 'open', 1))).moved, false)

    const [round] = await store.rounds.listOpened({ round: '2025-D2' })
    assert.deepEqual([round?.state, round?.submittedBy, round?.approvedBy], ['approved', 'anna', 'anna'])
  })

  it('a snapshot names the last answer, and gives the answers as they were then', async () => {
    const store = await freshStore()
    await store.rounds.open(opening(['a1', 'a2']))
    assert.equal((await store.loadCurrentSnapshot()).id, 's0')
    await submit(store, 'a2', 'Försenat')
    const before = await store.loadCurrentSnapshot()
    await submit(store, 'a2', 'Klart')
    await submit(store, 'a1', 'Planenligt')
    const { id } = await task(store, 'a1')
    await store.rounds.moveTask({ ...save(id, 2, 'Utkast som inte är inlämnat') })

    const words = async (through: number) =>
      (await store.rounds.loadSubmittedAnswers(through, { orgUnit: fds, round: '2025-D2' })).map(({ item, answer }) => [
        item,
        word(answer),
      ])
    assert.deepEqual(await words(before.answers), [['a2', 'Försenat']])
    assert.deepEqual(await words((await store.loadCurrentSnapshot()).answers), [
      ['a1', 'Planenligt'],
      ['a2', 'Klart'],
    ])
  })

  it('answers given at once, over two connections, are all there and numbered in the order that they count', async () => {
    const url = await freshDatabase()
    const stores = [await open(url), await open(url)]
    const items = Array.from({ length: 20 }, (_, index) => `a${index}`)
    await stores[0]?.rounds.open(opening(items))
    let seen = 0
    await Promise.all(
      items.map(async (item, index) => {
        const store = stores[index % 2]
        if (store === undefined) return
        await submit(store, item, item)
        const { answers } = await store.loadCurrentSnapshot()
        const known = await store.rounds.loadSubmittedAnswers(answers, { orgUnit: fds, round: '2025-D2' })
        assert.ok(known.some((answer) => answer.item === item))
        seen += 1
      }),
    )
    assert.equal(seen, 20)
    const [store] = stores
    assert.equal(store && (await submitted(store)).length, 20)
  })

  it('what is asked of a person is found over units and rounds', async () => {
    const store = await freshStore()
    await store.rounds.open(opening(['a1', 'a2']))
    const { id, version } = await task(store, 'a2')
    await store.rounds.moveTask({ ...save(id, version, ''), kind: 'delegated', toState: 'open', responsible: ['bo'] })
    assert.deepEqual(
      (await store.rounds.listTasks({ responsible: 'bo' })).map(({ item }) => item),
      ['a2'],
    )
    assert.deepEqual(
      (await store.rounds.listTasks({ responsible: 'anna' })).map(({ item }) => item),
      ['a1'],
    )
  })
})

function opening(items: readonly string[]): RoundOpening {
  return {
    orgUnit: fds,
    round: '2025-D2',
    closesOn: '2025-09-19',
    by: 'controller',
    at,
    wishes: items.map((item) => ({
      kind: 'activity',
      item,
      labelSv: `Aktivitet ${item}`,
      dueOn: '2025-09-14',
      mayBeEmpty: false,
      responsibleSv: ['VC alla'],
      responsible: ['anna'],
    })),
  }
}

function said(statusWord: string): TaskAnswer {
  return { kind: 'activity', statusWord, commentary: '' }
}

function word(answer: TaskAnswer): string | undefined {
  return answer.kind === 'activity' ? answer.statusWord : undefined
}

function save(id: string, seenVersion: number, statusWord: string): TaskMove {
  const base = { task: id, seenVersion, kind: 'saved', toState: 'draft', by: 'anna', at } as const
  return statusWord === '' ? base : { ...base, answer: said(statusWord) }
}

async function task(store: Store, item: string) {
  const found = (await store.rounds.listTasks({})).find((candidate) => candidate.item === item)
  assert.ok(found)
  return found
}

async function submit(store: Store, item: string, statusWord: string) {
  const { id, version } = await task(store, item)
  const outcome = await store.rounds.moveTask({ ...save(id, version, statusWord), kind: 'submitted', toState: 'submitted' })
  assert.ok(outcome.moved)
  return outcome
}

async function submitted(store: Store) {
  const { answers } = await store.loadCurrentSnapshot()
  return store.rounds.loadSubmittedAnswers(answers, { orgUnit: fds, round: '2025-D2' })
}

function move(kind: 'submitted' | 'returned' | 'approved', toState: 'open' | 'submitted' | 'approved', seenVersion: number) {
  return { orgUnit: fds, round: '2025-D2', seenVersion, kind, toState, by: 'anna', at }
}
