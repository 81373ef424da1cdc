import assert from 'node:assert/strict'
import { it } from 'node:test'
import { orgUnitCode } from '#domain/organisation.ts'
import { onEachServer } from '../../test/store-servers.ts'

const fds = orgUnitCode('fds')
const address = { orgUnit: fds, round: '2025-D2' }
const opening = { ...address, closesOn: '2025-09-19', by: 'p1', at: new Date('2025-09-01T08:00:00Z'), wishes: [] }

onEachServer('time that answering takes', ({ freshStore }) => {
  it('is one sum for a unit’s round, however many have added to it at once', async () => {
    const store = await freshStore()
    await store.rounds.open(opening)
    await Promise.all(Array.from({ length: 20 }, () => store.rounds.addAnswerMinutes({ ...address, minutes: 0.5 })))
    await store.rounds.addAnswerMinutes({ ...address, minutes: 12 })
    assert.deepEqual(await store.rounds.listAnswerMinutes({ round: '2025-D2' }), [{ ...address, minutes: 22 }])
    assert.deepEqual(await store.rounds.listAnswerMinutes({ orgUnits: [orgUnitCode('rk')] }), [])
  })

  it('is not counted for a round that is not opened, nor more than a working day at once, nor what is no time', async () => {
    const store = await freshStore()
    await store.rounds.addAnswerMinutes({ ...address, minutes: 5 })
    await store.rounds.open(opening)
    for (const minutes of [0, -5, Number.NaN, 481, Number.POSITIVE_INFINITY])
      await store.rounds.addAnswerMinutes({ ...address, minutes })
    assert.deepEqual(await store.rounds.listAnswerMinutes(), [])
  })
})
