/** No row of a unit that one has no appointment for comes in an answer to one (decision 0024): the example, as each person. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Actor } from '#domain/actor.ts'
import type { Delivery } from '#domain/delivery.ts'
import { figureKey } from '#domain/figure.ts'
import { month } from '#domain/month.ts'
import { type OrgUnitCode, orgUnitCode, subtreeAt } from '#domain/organisation.ts'
import { appointmentId, personId, wholeRegion } from '#domain/person.ts'
import type { Role } from '#domain/role.ts'
import { isAboutPeople, isSeriesName } from '#domain/series.ts'
import { openPreparedExample } from '../../test/prepared-example.ts'
import { compareDelivery } from './compare-delivery.ts'
import { composeReport } from './compose-report.ts'
import { explainFigure } from './explain-figure.ts'
import { acceptDelivery, rejectDelivery, stageFile } from './import-file.ts'
import { listRejectedRows } from './list-rejected-rows.ts'
import { loadReference } from './load-reference.ts'
import { openProfileWorkbench } from './make-profile.ts'
import type { OpenedEffects } from './open-effects.ts'
import { exampleActor } from './prepare-example.ts'
import { listDeliveries, readDelivery, readSourceRow } from './read-delivery.ts'

describe('deliveries of the example', () => {
  let effects: OpenedEffects
  let people: { readonly actor: Actor; readonly units: ReadonlySet<OrgUnitCode> | 'all' }[]
  let everything: Delivery[]
  /** Hours of a centre of each of two administrations, in one file that the region's controller has handed in. */
  let mixed: Delivery

  before(async () => {
    effects = await openPreparedExample('unopened')
    const { store } = effects
    everything = await store.listDeliveries()
    const { organisation } = await loadReference(await store.loadCurrentSnapshot(), store)
    const codes = [...new Set(organisation.versions.map(({ code }) => code))]
    /** When the unit was last there: before 2025 for one that has been closed or merged since. */
    const lastMonth = (code: OrgUnitCode) => {
      const ends = organisation.versions.flatMap((version) => (version.code === code ? (version.validTo ?? today) : []))
      return (
        ends
          .filter((end) => end <= today)
          .toSorted()
          .at(-1) ?? today
      )
    }
    people = (await store.people.list()).map(({ person, appointments }) => {
      const seeing = appointments.filter(({ role }) => ['controller', 'manager', 'auditor', 'system-owner'].includes(role))
      const isBelow = (code: OrgUnitCode) =>
        seeing.some((each) => subtreeAt(organisation, each.orgUnit, lastMonth(code)).has(code))
      const units = seeing.some(({ orgUnit }) => orgUnit === wholeRegion) ? 'all' : new Set(codes.filter(isBelow))
      return { actor: { id: person.id, nameSv: person.nameSv, appointments }, units }
    })
    const composed = await composeReport({ orgUnit: 'fds', round: '2025-D2' }, exampleActor, effects)
    assert.equal(composed.kind, 'done')
    const text = ['Månad;Kostnadsställe;Anställningsform;Kön;Arbetad tid', ...mixedRows].join('\r\n')
    const staged = await stageFile({ fileName: 'tid.csv', bytes: new TextEncoder().encode(text) }, exampleActor, effects)
    assert.ok(staged.kind === 'done')
    mixed = staged.value.delivery
    assert.deepEqual(
      mixed.findings.filter(({ severity }) => severity === 'error'),
      [],
    )
  })
  after(() => effects?.close())

  test('are listed for each person when they concern a unit of theirs, or all', async () => {
    for (const { actor, units } of people) {
      const listed = await listDeliveries(actor, effects)
      if (units !== 'all' && units.size === 0) {
        assert.equal(listed.kind, 'refused', actor.nameSv)
        continue
      }
      assert.ok(listed.kind === 'done')
      const expected = [mixed, ...everything].filter(({ concerns }) =>
        concerns.some(({ orgUnit }) => units === 'all' || orgUnit === wholeRegion || units.has(orgUnit)),
      )
      assert.deepEqual(
        listed.value.map(({ id }) => id),
        expected.map(({ id }) => id),
        actor.nameSv,
      )
    }
  })

  test('show no row of a unit that the person has no appointment for', async () => {
    let shown = 0
    let withheld = 0
    for (const delivery of [mixed, ...everything]) {
      for (const { actor, units } of people) {
        const seesUnit = (orgUnit: OrgUnitCode) => units === 'all' || units.has(orgUnit)
        const seesAbout = (about: string) => !(isSeriesName(about) && isAboutPeople(about)) || actor.nameSv !== 'Tove Ekmark'
        const view = await readDelivery(delivery.id, actor, effects)
        const seesSome = delivery.concerns.some(({ orgUnit }) => orgUnit === wholeRegion || seesUnit(orgUnit))
        const what = `${actor.nameSv}, ${delivery.fileName}`
        if (!seesSome || (units !== 'all' && units.size === 0)) {
          assert.equal(view.kind, 'refused', what)
          assert.equal((await readSourceRow({ deliveryId: delivery.id, row: 4 }, actor, effects)).kind, 'refused', what)
          withheld += 1
          continue
        }
        assert.ok(view.kind === 'done', what)
        const seesAll = delivery.concerns.every(
          ({ orgUnit, about }) => (orgUnit === wholeRegion || seesUnit(orgUnit)) && seesAbout(about),
        )
        assert.equal(view.value.isWhole, seesAll, what)
        // All of a workbook is read for each row of it.
        if (seesAll && delivery.format === 'workbook') continue
        const row = await readSourceRow({ deliveryId: delivery.id, row: 4 }, actor, effects)
        assert.ok(row.kind === 'done', what)
        const { excerpt } = row.value
        const numbers = (excerpt.kind === 'text-lines' ? excerpt.lines : excerpt.rows).map((each) => each.row)
        const told = (await effects.store.loadRowConcerns(delivery.id, { from: 1, to: 7 })).filter(
          (each) => numbers.includes(each.row) && (excerpt.kind === 'text-lines' || each.sheet === excerpt.sheet),
        )
        assert.ok(
          told.every(({ orgUnit, series }) => seesUnit(orgUnit) && seesAbout(series)),
          what,
        )
        const compared = delivery.factCount > 0 ? await compareDelivery(delivery.id, 10, actor, effects) : undefined
        if (compared?.kind === 'done')
          assert.ok(
            compared.value.rows.every(({ orgUnit, series }) => seesUnit(orgUnit) && seesAbout(series)),
            what,
          )
        shown += numbers.length
      }
    }
    assert.ok(shown > 100 && withheld > 100, `${shown} rows shown, ${withheld} deliveries withheld`)
  })

  test('that concern several administrations show each its own rows, and the whole to no one of them', async () => {
    const jonas = personNamed('Jonas Åkerberg')
    const view = await readDelivery(mixed.id, jonas, effects)
    assert.ok(view.kind === 'done' && !view.value.isWhole)
    assert.deepEqual(view.value.delivery.controlTotals, [])
    const row = await readSourceRow({ deliveryId: mixed.id, row: 2 }, jonas, effects)
    assert.ok(row.kind === 'done' && row.value.excerpt.kind === 'text-lines')
    assert.deepEqual(
      row.value.excerpt.lines.map(({ text }) => text),
      mixedRows.filter((text) => text.includes(';7110;')),
    )
    assert.equal(row.value.withheldRows, 3)
    for (const answer of [
      await listRejectedRows(mixed.id, jonas, effects),
      await openProfileWorkbench(mixed.id, {}, jonas, effects),
    ])
      assert.ok(answer.kind === 'refused' && answer.reasonSv.startsWith('Filen rör också enheter'))
    for (const decide of [acceptDelivery, rejectDelivery]) {
      const decided = await decide(mixed.id, jonas, effects)
      assert.ok(decided.kind === 'refused' && decided.reasonSv.includes('men inte för'), 'it would change others’ figures')
    }
  })

  test('tell the system owner that rows about people came, and not what they say', async () => {
    const tove = personNamed('Tove Ekmark')
    const absence = everything.find(({ fileName }) => fileName.startsWith('sickness-absence'))
    assert.ok(absence)
    const row = await readSourceRow({ deliveryId: absence.id, row: 3 }, tove, effects)
    assert.ok(row.kind === 'done')
    const { excerpt, withheldRows } = row.value
    assert.deepEqual(excerpt.kind === 'text-lines' ? excerpt.lines : excerpt.rows, [])
    assert.ok(withheldRows > 0)
  })

  test('of which nothing was understood are seen by who sent them and by those of the whole region', async () => {
    const jonas = personNamed('Jonas Åkerberg')
    const staged = await stageFile({ fileName: 'okänd.csv', bytes: new TextEncoder().encode('a;b\r\n1;2\r\n') }, jonas, effects)
    assert.ok(staged.kind === 'done')
    const { id, concerns } = staged.value.delivery
    assert.deepEqual(concerns, [])
    const seenBy = async (name: string) => (await readSourceRow({ deliveryId: id, row: 1 }, personNamed(name), effects)).kind
    assert.equal(await seenBy('Jonas Åkerberg'), 'done')
    assert.equal(await seenBy('Ingrid Lindqvist'), 'done')
    assert.equal(await seenBy('Helena Nyström'), 'refused')
    assert.equal(await seenBy('Maria Sandell'), 'refused')
  })

  test('are not reached from a figure either: who reports for a unit and controls another sees the figure alone', async () => {
    const key = figureKey({
      orgUnit: 'fds',
      round: '2025-D2',
      table: 'income-statement',
      row: 'it-kostnader',
      column: 'actual-ytd',
    })
    const place = { offset: 0, limit: 5 }
    const own = await explainFigure(key, personNamed('Jonas Åkerberg'), effects, place)
    assert.ok(own.kind === 'done' && (own.value.drill?.rows.items.length ?? 0) > 0)
    const other = await explainFigure(key, holding(['contributor', 'fds'], ['controller', 'rk']), effects, place)
    assert.ok(other.kind === 'done' && other.value.drill === undefined)
  })

  function personNamed(name: string): Actor {
    const found = people.find(({ actor }) => actor.nameSv === name)
    assert.ok(found, name)
    return found.actor
  }
})

const today = month('2025-09')

const mixedRows = [
  '2025-09;7110;Tillsvidareanställd;Kvinna;100',
  '2025-09;7210;Tillsvidareanställd;Kvinna;200',
  '2025-09;7110;Tillsvidareanställd;Man;300',
  '2025-09;7210;Tillsvidareanställd;Man;400',
]

function holding(...held: readonly (readonly [Role, string])[]): Actor {
  const person = personId('p999')
  return {
    id: person,
    nameSv: 'Anna',
    appointments: held.map(([role, unit], index) => ({
      id: appointmentId(`a9${index}`),
      person,
      role,
      orgUnit: orgUnitCode(unit),
      validFrom: '2025-01-01',
    })),
  }
}
