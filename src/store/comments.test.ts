import assert from 'node:assert/strict'
import { it } from 'node:test'
import { type Comment, type CommentSubject, parseCommentSubject } from '#domain/comment.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { onEachServer } from '../../test/store-servers.ts'
import type { CommentMove } from './comment-store.ts'
import type { Store } from './store.ts'

const fds = { orgUnit: orgUnitCode('fds'), round: '2025-D2' }
const economy = parseCommentSubject('section/fds/2025-D2/ekonomi') as CommentSubject
const at = new Date('2025-09-15T08:00:00Z')

onEachServer('comments', ({ freshStore, freshDatabase, open }) => {
  it('a snapshot has the marked comments with the words they had then, also when they have changed since', async () => {
    const store = await freshStore()
    const first = await write(store, 'Ett')
    await write(store, 'Två')
    assert.equal((await store.loadCurrentSnapshot()).answers, 0)

    await move(store, first, { kind: 'printed', seenVersion: 1 })
    const marked = (await store.loadCurrentSnapshot()).answers
    await move(store, first, { kind: 'edited', seenVersion: 2, textSv: 'Ett till' })
    const edited = (await store.loadCurrentSnapshot()).answers
    await move(store, first, { kind: 'resolved', seenVersion: 3 })
    assert.equal((await store.loadCurrentSnapshot()).answers, edited, 'what changes no report makes no new snapshot')
    await move(store, first, { kind: 'unprinted', seenVersion: 4 })
    const unmarked = (await store.loadCurrentSnapshot()).answers

    assert.ok(0 < marked && marked < edited && edited < unmarked)
    assert.deepEqual(await printed(store, marked - 1), [])
    assert.deepEqual(await printed(store, marked), ['Ett'])
    assert.deepEqual(await printed(store, edited), ['Ett till'])
    assert.deepEqual(await printed(store, unmarked), [])
  })

  it('of two who change the same comment, one does and the other is told how it stands', async () => {
    const url = await freshDatabase()
    const [one, other] = [await open(url), await open(url)]
    const comment = await write(one, 'Ett')
    const outcomes = await Promise.all(
      [one, other].map((store, index) => move(store, comment, { kind: 'edited', seenVersion: 1, textSv: `Ändring ${index}` })),
    )
    assert.deepEqual(outcomes.map(({ moved }) => moved).toSorted(), [false, true])
    assert.equal((await one.comments.listEvents(fds)).length, 2)
  })

  it('a reply is in the thread it answers, and who is to be told is written with it', async () => {
    const store = await freshStore()
    const first = await write(store, 'Ett')
    const reply = await store.comments.write(
      { subject: economy, thread: first.id, by: 'p2', byNameSv: 'Bo Ek', at, textSv: 'Svar\0' },
      ({ id }) => [{ person: 'p1', kind: 'replied', key: `comment/${id}`, labelSv: 'Ekonomi', ...fds }],
    )
    assert.deepEqual([reply.thread, reply.textSv], [first.id, 'Svar\ufffd'])
    assert.deepEqual(
      (await store.mail.listUntold()).map(({ person, key }) => [person, key]),
      [['p1', `comment/${reply.id}`]],
    )
  })
})

onEachServer('mail', ({ freshDatabase, open }) => {
  it('two processes that queue the same thing queue it once, and a taken mail is nobody else’s until its time is up', async () => {
    const url = await freshDatabase()
    const stores = [await open(url), await open(url)] as const
    const [one] = stores
    await one.comments.write({ subject: economy, by: 'p2', byNameSv: 'Bo Ek', at, textSv: '@Anna' }, ({ id }) => [
      { person: 'p1', kind: 'mentioned', key: `comment/${id}`, labelSv: 'Ekonomi', ...fds },
    ])
    const [told] = await one.mail.listUntold()
    assert.ok(told)
    await Promise.all(
      stores.map((store, index) =>
        store.mail.queue({
          at,
          putAside: [],
          mails: [
            {
              person: 'p1',
              key: `at-once/${index}`,
              messageId: `<${index}@tertial>`,
              address: 'anna@region.example',
              subject: 'Nämnd',
              text: 'Nämnd',
              html: 'Nämnd',
              isDigest: false,
              tells: [told.id],
              reminds: [],
            },
          ],
        }),
      ),
    )
    assert.equal((await one.mail.countMails()).waiting, 1)
    assert.deepEqual(await one.mail.listUntold(), [])

    const lease = new Date(at.getTime() + 600_000)
    const taken = await Promise.all(stores.map((store) => store.mail.takeNext(at, lease)))
    assert.equal(taken.filter((mail) => mail !== undefined).length, 1)
    assert.equal(await one.mail.takeNext(new Date(lease.getTime() - 1), lease), undefined)
    assert.equal((await one.mail.takeNext(lease, new Date(lease.getTime() + 1)))?.attempts, 2)
  })

  it('a day’s digests are made once', async () => {
    const url = await freshDatabase()
    const stores = [await open(url), await open(url)] as const
    const made = await Promise.all(
      stores.map((store) => store.mail.queue({ at, digestDay: '2025-09-15', mails: [], putAside: [] })),
    )
    assert.deepEqual(made.toSorted(), [false, true])
    assert.ok(await stores[0].mail.isDigestMade('2025-09-15'))
  })
})

function write(store: Store, textSv: string): Promise<Comment> {
  return store.comments.write({ subject: economy, by: 'p1', byNameSv: 'Anna Berg', at, textSv }, () => [])
}

function move(store: Store, { id }: Comment, deed: Pick<CommentMove, 'kind' | 'seenVersion' | 'textSv'>) {
  return store.comments.move({ ...deed, comment: id, by: 'p1', at })
}

async function printed(store: Store, through: number): Promise<string[]> {
  return (await store.comments.loadPrinted(through, fds)).map(({ textSv }) => textSv)
}
