import assert from 'node:assert/strict'
import { it } from 'node:test'
import pg from 'pg'
import { orgUnitCode } from '#domain/organisation.ts'
import { type PersonId, wholeRegion } from '#domain/person.ts'
import { usualSessionLimits } from '#domain/session.ts'
import { onEachServer } from '../../test/store-servers.ts'
import type { Act } from './people-store.ts'
import type { Store } from './store.ts'

const noon = new Date('2025-09-15T10:00:00.123Z')
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000)
const act: Act = { by: 'cli', at: noon, whySv: 'Ny på jobbet' }

onEachServer('people', ({ freshStore, freshDatabase, open }) => {
  it('keep who appointed them, when and why, also after an appointment has ended', async () => {
    const store = await freshStore()
    const anna = await addAnna(store)
    const given = await store.people.appoint(
      { person: anna, role: 'controller', orgUnit: orgUnitCode('fds'), validFrom: '2025-09-01' },
      act,
    )
    await store.people.endAppointment(given.id, { by: 'p9', at: later(1), whySv: 'Bytte tjänst' })
    await store.people.endAppointment(given.id, { by: 'p8', at: later(2), whySv: 'Igen' })
    const known = await store.people.load(anna)
    assert.deepEqual(known?.appointments, [{ ...given, ending: { by: 'p9', at: later(1), whySv: 'Bytte tjänst' } }])
    assert.equal(given.grantedBy, 'cli')
  })

  it('are one to an e-mail address, however it is written, and one to an HSA id', async () => {
    const store = await freshStore()
    const anna = await addAnna(store)
    assert.equal(await store.people.add({ nameSv: 'Annan', email: 'ANNA@region.example' }, act), undefined)
    const bo = await store.people.add({ nameSv: 'Bo', hsaId: 'SE1-2' }, act)
    assert.ok(bo)
    assert.equal(await store.people.change(bo.id, { nameSv: 'Bo', email: 'Anna@Region.example' }, act), false)
    assert.equal(await store.people.change(anna, { nameSv: 'Anna Ek', email: 'anna@region.example' }, act), true)
    assert.equal((await store.people.findByEmail('anna@REGION.example'))?.nameSv, 'Anna Ek')
    assert.equal((await store.people.findByHsaId('SE1-2'))?.id, bo.id)
  })

  it('act in what is in force today, until midnight in Sweden', async () => {
    const store = await freshStore()
    const anna = await addAnna(store)
    const appoint = (validFrom: string, validTo?: string) =>
      store.people.appoint(
        { person: anna, role: 'manager', orgUnit: wholeRegion, validFrom, ...(validTo === undefined ? {} : { validTo }) },
        act,
      )
    await appoint('2025-01-01', '2025-09-14')
    const lastDay = await appoint('2025-01-01', '2025-09-15')
    await appoint('2025-09-16')
    await begin(store, anna)
    const limits = { idleMinutes: 24 * 60, hours: 48 }
    const at = (time: string) => store.people.loadSession('key', new Date(time), limits)
    assert.deepEqual(
      (await at('2025-09-15T21:59:00Z'))?.appointments.map(({ id }) => id),
      [lastDay.id],
    )
    assert.deepEqual(
      (await at('2025-09-15T22:00:00Z'))?.appointments.map(({ validFrom }) => validFrom),
      ['2025-09-16'],
    )
  })

  it('may choose to act in one appointment, of their own', async () => {
    const store = await freshStore()
    const anna = await addAnna(store)
    const bo = await store.people.add({ nameSv: 'Bo' }, act)
    assert.ok(bo)
    const own = await store.people.appoint({ person: anna, role: 'reader', orgUnit: wholeRegion, validFrom: '2025-01-01' }, act)
    const other = await store.people.appoint(
      { person: bo.id, role: 'system-owner', orgUnit: wholeRegion, validFrom: '2025-01-01' },
      act,
    )
    await begin(store, anna)
    const acting = async () => (await store.people.loadSession('key', noon, usualSessionLimits))?.actingIn
    await store.people.actIn('key', own.id)
    assert.equal(await acting(), own.id)
    await store.people.actIn('key', other.id)
    assert.equal(await acting(), own.id)
    await store.people.actIn('key', undefined)
    assert.equal(await acting(), undefined)
  })

  it('are out at once when they leave, by every way', async () => {
    const store = await freshStore()
    const anna = await addAnna(store)
    await store.people.appoint({ person: anna, role: 'reader', orgUnit: wholeRegion, validFrom: '2025-01-01' }, act)
    await store.people.setPassword(anna, 'scrypt$…', act)
    await begin(store, anna)
    await store.people.makePasswordLink({ keyHash: 'link', person: anna, endsAt: later(60) }, act)
    await store.people.leave(anna, { ...act, whySv: 'Slutade' })
    assert.equal(await store.people.loadSession('key', noon, usualSessionLimits), undefined)
    assert.equal(await store.people.loadPasswordLink('link', noon), undefined)
    assert.equal(await store.people.usePasswordLink('link', 'scrypt$…', noon), undefined)
    assert.equal(await store.people.loadPasswordHash(anna), undefined)
    const known = await store.people.load(anna)
    assert.equal(known?.appointments[0]?.ending?.whySv, 'Slutade')
    assert.deepEqual(known?.person.leftAt, noon)
    await store.people.return(anna, act)
    assert.equal((await store.people.load(anna))?.person.leftAt, undefined)
  })

  it('stay signed in while they are busy, never past the session’s end, and not after signing out', async () => {
    const store = await freshStore()
    const anna = await addAnna(store)
    await begin(store, anna)
    const seen = async (minutes: number) =>
      (await store.people.loadSession('key', later(minutes), { idleMinutes: 60, hours: 12 })) !== undefined
    assert.deepEqual([await seen(59), await seen(118), await seen(179)], [true, true, false])
    await store.people.beginSession({ keyHash: 'k2', person: anna, wayIn: 'password', at: noon, endsAt: later(5) })
    assert.equal(await store.people.loadSession('k2', later(5), usualSessionLimits), undefined)
    await store.people.beginSession({ keyHash: 'k3', person: anna, wayIn: 'password', at: noon, endsAt: later(600) })
    await store.people.endSession('k3', later(1))
    assert.equal(await store.people.loadSession('k3', later(2), usualSessionLimits), undefined)
    assert.deepEqual((await store.people.load(anna))?.lastSeenAt, later(118))
  })

  it('choose a password by a link once, and a new link puts the earlier out of use', async () => {
    const store = await freshStore()
    const anna = await addAnna(store)
    await store.people.makePasswordLink({ keyHash: 'one', person: anna, endsAt: later(60) }, act)
    await store.people.makePasswordLink({ keyHash: 'two', person: anna, endsAt: later(60) }, act)
    assert.equal(await store.people.loadPasswordLink('one', noon), undefined)
    assert.equal(await store.people.loadPasswordLink('two', later(60)), undefined)
    assert.equal((await store.people.loadPasswordLink('two', noon))?.id, anna)
    const used = await Promise.all(['a', 'b', 'c'].map((hashed) => store.people.usePasswordLink('two', hashed, noon)))
    assert.equal(used.filter((person) => person !== undefined).length, 1)
  })

  it('are made to wait after wrong passwords, also when a program tries many at once', async () => {
    const store = await freshStore()
    const attempt = (accountHash: string, at = noon) => store.people.beginAttempt({ accountHash, address: '10.0.0.1', at })
    const tries = await Promise.all(Array.from({ length: 12 }, () => attempt('abcdef01')))
    assert.equal(tries.filter((made) => 'attempt' in made).length, 5)
    assert.deepEqual(await attempt('abcdef01', later(0.1)), { waitSeconds: 9 })
    assert.ok('attempt' in (await attempt('12345678')), 'another account from the same office is not held up')

    const again = await attempt('abcdef01', later(1))
    assert.ok('attempt' in again)
    await store.people.attemptSucceeded(again.attempt)
    assert.ok('attempt' in (await attempt('abcdef01', later(1))), 'getting in wipes the slate')
  })

  it('have their access reviewed, with what was seen', async () => {
    const store = await freshStore()
    const seen = [{ person: 'p1', nameSv: 'Anna', role: 'reader', orgUnit: '*', validFrom: '2025-01-01' }]
    await store.people.signAccessReview({ signedAt: noon, signedBy: 'p1', remarkSv: '', seen })
    const second = await store.people.signAccessReview({ signedAt: later(1), signedBy: 'p2', remarkSv: 'Två bort', seen: [] })
    const reviews = await store.people.listAccessReviews()
    assert.deepEqual(reviews[0], second)
    assert.deepEqual(reviews[1]?.seen, seen)
  })

  it('leave a trail of every change, which shows when it has been tampered with', async () => {
    const url = await freshDatabase()
    const store = await open(url)
    const anna = await addAnna(store)
    const given = await store.people.appoint(
      { person: anna, role: 'manager', orgUnit: wholeRegion, validFrom: '2025-01-01' },
      act,
    )
    await begin(store, anna)
    await store.people.endAppointment(given.id, { ...act, whySv: 'Fel person' })
    await store.people.refuseSignIn(anna, '10.0.0.1', noon)
    await store.people.endSession('key', later(3))
    const trail = (await store.listAudit({ limit: 100, offset: 0 })).toReversed()
    assert.deepEqual(
      trail.map(({ event, subject }) => [event, subject]),
      ['person-added', 'appointed', 'signed-in', 'appointment-ended', 'sign-in-refused', 'signed-out'].map((event) => [
        event,
        anna,
      ]),
    )
    assert.deepEqual(await store.verifyAudit(), { entryCount: 6, last: { number: 6, hash: trail[5]?.hash } })

    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      await assert.rejects(client.query('delete from tertial.audit_entry'), /only added to/)
      await client.query('alter table tertial.audit_entry disable trigger all')
      await client.query(`update tertial.audit_entry set actor = 'p99' where number = 4`)
      assert.deepEqual(await store.verifyAudit(), {
        entryCount: 3,
        last: trail[2],
        faultSv: 'Post 4 har ändrats efter att den skrevs.',
      })
    } finally {
      await client.end()
    }
  })

  it('are in the trail in order though many write at once, over two connections', async () => {
    const url = await freshDatabase()
    const stores = [await open(url), await open(url)]
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        stores.map((store, which) => store.people.add({ nameSv: `Person ${index} ${which}` }, act)),
      ).flat(),
    )
    assert.equal((await stores[0]?.verifyAudit())?.entryCount, 20)
    assert.equal((await stores[0]?.people.list())?.length, 20)
  })
})

async function addAnna(store: Store): Promise<PersonId> {
  const anna = await store.people.add({ nameSv: 'Anna', email: 'Anna@region.example', hsaId: 'SE1-1' }, act)
  assert.ok(anna)
  return anna.id
}

async function begin(store: Store, person: PersonId): Promise<void> {
  await store.people.beginSession({ keyHash: 'key', person, wayIn: 'password', at: noon, endsAt: later(48 * 60) })
}
