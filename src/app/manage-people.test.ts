import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, programActor } from '#domain/actor.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import type { Outcome } from '#domain/outcome.ts'
import { personId, wholeRegion } from '#domain/person.ts'
import { openTemporaryEffects } from '../../test/temporary-effects.ts'
import { readAccess } from './access-review.ts'
import { acceptDelivery, stageFile } from './import-file.ts'
import { addPerson, appointDeputy, appointPerson, endAppointment, makePasswordLink, personLeaves } from './manage-people.ts'
import type { OpenedEffects } from './open-effects.ts'
import { beginSession, choosePassword, signInWithPassword } from './sign-in.ts'

const owner = programActor('cli', ['system-owner'])
const limits = { idleMinutes: 60, hours: 12 }
let effects: OpenedEffects

before(async () => {
  effects = await openTemporaryEffects()
  const region = `kind: region
nameSv: Region Exempel
units:
  - { code: re, nameSv: Region Exempel, level: region, validFrom: 2021-01 }
  - { code: fds, nameSv: Digitaliseringsstöd, level: administration, parent: re, validFrom: 2021-01 }
rounds: []
`
  const importer = programActor('cli', ['controller'])
  const staged = value(await stageFile({ fileName: 'region.yaml', bytes: Buffer.from(region) }, importer, effects))
  value(await acceptDelivery(staged.delivery.id, importer, effects))
})
after(() => effects?.close())

const draft = { role: 'controller', orgUnit: 'fds', validFrom: '2025-09-01', validTo: '', whySv: 'Ny tjänst' }

test('an appointment for the region’s root holds for the whole region', async () => {
  const eva = await person('Eva')
  assert.equal(value(await appointPerson(eva, { ...draft, orgUnit: 're' }, owner, effects)).orgUnit, wholeRegion)
  assert.equal(value(await appointPerson(eva, draft, owner, effects)).orgUnit, orgUnitCode('fds'))
})

test('an appointment says why, for a unit that is there, between days that are days', async () => {
  const ulf = await person('Ulf')
  const faulty = (change: Partial<typeof draft>) => appointPerson(ulf, { ...draft, ...change }, owner, effects)
  assert.match(reason(await faulty({ whySv: ' ' })), /Skriv varför/)
  assert.match(reason(await faulty({ orgUnit: 'xyz' })), /ingen enhet ”xyz”/)
  assert.match(reason(await faulty({ validFrom: '2025-02-30' })), /”2025-02-30” är inget datum/)
  assert.match(reason(await faulty({ validTo: '2025-08-31' })), /före den första/)
  assert.match(reason(await faulty({ validFrom: '2025-01-01', validTo: '2025-09-14' })), /redan varit/)
  assert.match(reason(await faulty({ role: 'kung' })), /Välj en roll/)
})

test('a deputy has the role and unit of the one they stand in for, to a day that is set', async () => {
  const [chief, deputy] = [await person('Chef'), await person('Vikarie')]
  const original = value(await appointPerson(chief, { ...draft, role: 'manager' }, owner, effects))
  const standIn = { deputyFor: original.id, validFrom: '2025-09-15', validTo: '2025-09-30', whySv: '' }
  assert.match(reason(await appointDeputy(deputy, { ...standIn, validTo: '' }, owner, effects)), /till och med en viss dag/)
  assert.match(reason(await appointDeputy(chief, standIn, owner, effects)), /någon annan/)
  const given = value(await appointDeputy(deputy, standIn, owner, effects))
  assert.deepEqual(
    [given.role, given.orgUnit, given.deputyFor, given.validTo],
    ['manager', orgUnitCode('fds'), original.id, '2025-09-30'],
  )
  const marks = value(await readAccess(owner, effects)).appointments.find(({ appointment }) => appointment.id === given.id)
  assert.deepEqual(marks?.marksSv, ['Upphör inom 30 dagar'])
})

test('a right is used when its holder is signed in while it holds: not by a sign-in from before it was given', async () => {
  const holder = await person('Tvåfaldig')
  const before = value(await appointPerson(holder, draft, owner, effects))
  await beginSession(personId(holder), 'password', limits, effects)
  const tomorrow = { ...effects, clock: { now: () => new Date('2025-09-16T08:00:00Z') } }
  const since = value(await appointPerson(holder, { ...draft, role: 'auditor' }, owner, tomorrow))
  const { appointments } = value(await readAccess(owner, effects))
  const usedAt = (id: string) => appointments.find(({ appointment }) => appointment.id === id)?.lastUsedAt
  assert.deepEqual([usedAt(before.id), usedAt(since.id)], [effects.clock.now(), undefined])
})

test('the last system owner cannot be ended, by any way, until there is another', async () => {
  const [first, second] = [await person('Första'), await person('Andra')]
  const whole = { ...draft, role: 'system-owner', orgUnit: wholeRegion }
  const only = value(await appointPerson(first, whole, owner, effects))
  assert.match(reason(await endAppointment(first, only.id, 'Klar', owner, effects)), /enda systemägaren/)
  assert.match(reason(await personLeaves(first, 'Klar', owner, effects)), /enda systemägaren/)
  value(await appointPerson(second, whole, owner, effects))
  value(await personLeaves(first, 'Klar', owner, effects))
})

test('only a system owner of the whole region changes people', async () => {
  const ann = await person('Ann')
  const others: Actor[] = [
    programActor('cli', ['controller', 'auditor', 'manager']),
    { id: 'p0', nameSv: 'Ingen', appointments: [] },
  ]
  for (const other of others) {
    for (const outcome of [
      await addPerson({ nameSv: 'X', email: 'x@region.example' }, other, effects),
      await appointPerson(ann, draft, other, effects),
      await makePasswordLink(ann, other, effects),
      await personLeaves(ann, '', other, effects),
    ]) {
      assert.match(reason(outcome), /Det får: systemägare för hela regionen/)
    }
  }
})

test('a weak password is refused in words, and the link still leads somewhere', async () => {
  const key = value(await makePasswordLink(await person('Pia'), owner, effects)).path.replace('/losenord/', '')
  const choose = (password: string, repeated = password) => choosePassword({ key, password, repeated }, limits, effects)
  assert.match(reason(await choose('kort')), /minst 12 tecken/)
  assert.match(reason(await choose('pia@region.example')), /ditt namn eller din e-postadress/)
  assert.match(reason(await choose('aaaaaaaaaaaaaa')), /upprepar samma tecken/)
  assert.match(reason(await choose('sju gröna äpplen', 'sju gröna päron')), /inte lika/)
  value(await choose('sju gröna äpplen'))
  assert.equal((await choose('sju gröna äpplen')).kind, 'not-found')
  const signIn = (password: string) =>
    signInWithPassword({ email: ' PIA@region.example', password, address: '10.0.0.1' }, limits, effects)
  assert.equal((await signIn('sju gröna äpplen')).kind, 'done')
  assert.match(reason(await signIn('sju röda äpplen')), /stämmer inte/)
})

async function person(nameSv: string): Promise<string> {
  const email = `${nameSv.toLowerCase().replaceAll(/[^a-z]/g, '')}@region.example`
  return value(await addPerson({ nameSv, email }, owner, effects)).id
}

function value<T>(outcome: Outcome<T>): T {
  assert.equal(outcome.kind, 'done', JSON.stringify(outcome))
  if (outcome.kind !== 'done') throw new Error('unreachable')
  return outcome.value
}

function reason(outcome: Outcome<unknown>): string {
  assert.equal(outcome.kind, 'refused', JSON.stringify(outcome))
  return outcome.kind === 'refused' ? outcome.reasonSv : ''
}
