import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { FindingAnswer } from '#domain/finding-answer.ts'
import { onEachServer } from '../../test/store-servers.ts'

onEachServer('answers to findings', ({ freshStore, freshDatabase, open }) => {
  it('come back as they were given, in the order they were given, each to its own report', async () => {
    const store = await freshStore()
    const answers = [given('a', 'accepted', 'Enligt avtal\0'), given('b', 'accepted', 'Likaså'), given('a', 'withdrawn', '')]
    await store.findingAnswers.write(answers.slice(0, 2))
    await store.findingAnswers.write(answers.slice(2))
    await store.findingAnswers.write([{ ...given('a', 'accepted', 'Annan rapport'), round: '2025-D1' }])
    assert.deepEqual(await store.findingAnswers.list({ orgUnit: 'fds', round: '2025-D2' }), [
      { ...answers[0], reasonSv: 'Enligt avtal\ufffd' },
      ...answers.slice(1),
    ])
  })

  it('are there for the one who opens the database next, and none of them when one cannot be written', async () => {
    const url = await freshDatabase()
    const store = await open(url)
    await store.findingAnswers.write([given('a', 'accepted', 'Ett')])
    const broken = { ...given('c', 'accepted', 'Tre'), at: new Date(Number.NaN) }
    await assert.rejects(store.findingAnswers.write([given('b', 'accepted', 'Två'), broken]))
    const other = await open(url)
    const kept = await other.findingAnswers.list({ orgUnit: 'fds', round: '2025-D2' })
    assert.deepEqual(
      kept.map(({ reasonSv }) => reasonSv),
      ['Ett'],
    )
  })
})

function given(fingerprint: string, kind: FindingAnswer['kind'], reasonSv: string): FindingAnswer {
  const about = { orgUnit: 'fds', round: '2025-D2', version: 2, fingerprint, code: 'F-005', messageSv: 'Talet 18 …' }
  return { ...about, kind, reasonSv, by: 'p1', byNameSv: 'Ann Berg', at: new Date('2025-09-15T08:00:00Z') }
}
