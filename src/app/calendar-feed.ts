import { done, notFound, type Outcome } from '#domain/outcome.ts'
import { isInForce, personId, swedishDay } from '#domain/person.ts'
import { type RoundTask, taskKinds } from '#domain/round-task.ts'
import { icalendar } from '#lib/icalendar.ts'
import { pageLinks } from '#mail/page-links.ts'
import { may } from '#workflow/permissions.ts'
import { isLeft } from '#workflow/reminders.ts'
import type { Effects } from './effects.ts'
import { loadReference, type Reference } from './load-reference.ts'
import { keyHash } from './sign-in.ts'
import { unitPathInRound, unitRoundNameSv } from './unit-round-name.ts'

/**
 * The calendar behind a person's secret address: when the rounds of their units close, and when what they have left is to be
 * handed in. What has been handed in is no longer there. `publicUrl` is what people write to get here, without a last slash.
 */
export async function readCalendarFeed(key: string, publicUrl: string, { store, clock }: Effects): Promise<Outcome<string>> {
  const id = await store.calendar.findPerson(keyHash(key))
  const known = id === undefined ? undefined : await store.people.load(personId(id))
  if (known === undefined || known.person.leftAt !== undefined)
    return notFound('Kalenderadressen gäller inte längre. Skapa en ny under Mina inställningar.')

  const at = clock.now()
  const reference = await loadReference(await store.loadCurrentSnapshot(), store)
  const opened = (await store.rounds.listOpened()).filter(({ state }) => state !== 'approved')
  const appointments = known.appointments.filter((each) => isInForce(each, swedishDay(at)))
  const actor = { id: known.person.id, nameSv: known.person.nameSv, appointments }
  const links = pageLinks(publicUrl)
  const rounds = opened.filter(
    ({ orgUnit, round }) => may(actor, 'see-plan', unitPathInRound({ orgUnit, round }, reference)).allowed,
  )
  const isOpened = new Set(opened.map(({ orgUnit, round }) => `${orgUnit} ${round}`))
  const tasks = (await store.rounds.listTasks({ responsible: known.person.id })).filter(
    (task) => isLeft(task) && isOpened.has(`${task.orgUnit} ${task.round}`),
  )
  const entries = [
    ...rounds.map(({ orgUnit, round, closesOn }) => ({
      uid: `round-${orgUnit}-${round}@tertial`,
      date: closesOn,
      summary: `${unitRoundNameSv({ orgUnit, round }, reference)} stänger`,
      description: `Omgången ska vara inlämnad.\n${links.of({ orgUnit, round })}`,
      url: links.of({ orgUnit, round }),
    })),
    ...tasksByKind(tasks).map((group) => ({ ...tasksEntry(group, reference), url: links.myTasks })),
  ]
  const numbers = await store.calendar.numberEntries(
    known.person.id,
    entries.map(({ uid, ...look }) => ({ uid, look: JSON.stringify(look) })),
    at,
  )
  const days = entries.map((entry) => ({ ...entry, ...(numbers.get(entry.uid) ?? { sequence: 0, changedAt: at }) }))
  return done(icalendar(`Tertial, ${known.person.nameSv}`, days))
}

/** A unit's round asks each kind by one date: an entry a kind, not one for each of sixty answers. */
function tasksByKind(tasks: readonly RoundTask[]): RoundTask[][] {
  return [...Map.groupBy(tasks, ({ orgUnit, round, kind }) => `${orgUnit} ${round} ${kind}`).values()]
}

const mostNamed = 10

function tasksEntry(tasks: readonly RoundTask[], reference: Reference) {
  const [{ orgUnit, round, kind, dueOn }] = tasks as [RoundTask, ...RoundTask[]]
  const { labelSv, pluralSv } = taskKinds[kind]
  const what =
    tasks.length === 1
      ? `1 svar ska lämnas (${labelSv.toLowerCase()})`
      : `${tasks.length} svar ska lämnas (${pluralSv.toLowerCase()})`
  const more = tasks.length - mostNamed
  const named = tasks.slice(0, mostNamed).map((task) => task.labelSv)
  return {
    uid: `tasks-${orgUnit}-${round}-${kind}@tertial`,
    date: tasks.map((task) => task.dueOn).toSorted()[0] ?? dueOn,
    summary: `${unitRoundNameSv({ orgUnit, round }, reference)}: ${what}`,
    description: [...named, ...(more > 0 ? [`och ${more} till`] : [])].join('\n'),
  }
}
