import { actorNameSv } from '#domain/actor.ts'
import type { OrgUnitCode } from '#domain/organisation.ts'
import { type Person, swedishDay } from '#domain/person.ts'
import type { RoundTask, UnitRoundState } from '#domain/round-task.ts'
import type { ReminderRules, Tidings } from '#domain/tidings.ts'
import { sha256 } from '#lib/sha256.ts'
import { type PageLinks, pageLinks } from '#mail/page-links.ts'
import { atOnceMail, digestMail, type MailGround } from '#mail/tidings-mail.ts'
import type { NewMail, WaitingTidings } from '#store/mail-store.ts'
import { nearestManagers } from '#workflow/nearest-managers.ts'
import { isLeft, remindersOf } from '#workflow/reminders.ts'
import type { Effects } from './effects.ts'
import { loadReference } from './load-reference.ts'
import { unitPathInRound, unitRoundNameSv } from './unit-round-name.ts'

export interface MailSettings {
  /** What people write to get here, without a last slash: "https://tertial.region.se". */
  readonly publicUrl: string
  readonly rules: ReminderRules
}

/**
 * Puts in the queue what there is to tell now: what cannot wait, and, from its time on, the day's digests. Doing it again,
 * or in several processes at once, tells nothing twice.
 */
export async function queueMails({ publicUrl, rules }: MailSettings, effects: Effects): Promise<void> {
  const { store, clock } = effects
  const at = clock.now()
  const untold = await store.mail.listUntold()
  const isDue = isDigestTime(at, rules) && !(await store.mail.isDigestMade(swedishDay(at)))
  const atOnce = untold.filter(({ kind }) => rules.atOnce.includes(kind))
  if (atOnce.length === 0 && !isDue) return

  const ground = await loadGround(publicUrl, effects)
  await queueAtOnce(atOnce, ground, at, store.mail)
  if (isDue)
    await queueDigests(
      untold.filter((each) => !atOnce.includes(each)),
      ground,
      { at, rules, store },
    )
}

/** Several things in a row, as when a manager goes through a unit's answers, come in one mail: when it has been quiet a while. */
const quietMinutes = 2
const longestWaitMinutes = 10

async function queueAtOnce(
  untold: readonly WaitingTidings[],
  ground: Ground,
  at: Date,
  mailStore: Effects['store']['mail'],
): Promise<void> {
  const mails: NewMail[] = []
  const putAside: bigint[] = []
  for (const [person, all] of Map.groupBy(untold, (each) => each.person)) {
    const { current, obsolete } = ground.sortOut(all)
    putAside.push(...obsolete)
    const [first] = current
    const last = current.at(-1)
    const receiver = ground.receivers.get(person)
    if (first === undefined || last === undefined) continue
    if (receiver === undefined) putAside.push(...current.map(({ id }) => id))
    else if (minutesBetween(last.madeAt, at) >= quietMinutes || minutesBetween(first.madeAt, at) >= longestWaitMinutes) {
      const key = `at-once/${first.key}`
      const texts = atOnceMail(current, ground.mailGround(receiver))
      mails.push({ ...addressed(receiver, key, ground), ...texts, isDigest: false, tells: idsOf(current), reminds: [] })
    }
  }
  if (mails.length > 0 || putAside.length > 0) await mailStore.queue({ at, mails, putAside })
}

async function queueDigests(
  untold: readonly WaitingTidings[],
  ground: Ground,
  { at, rules, store }: { readonly at: Date; readonly rules: ReminderRules; readonly store: Effects['store'] },
): Promise<void> {
  const day = swedishDay(at)
  const reminders = await store.mail.withoutTold(
    remindersOf({ tasks: ground.tasks, managers: ground.managersOn(day), day, rules }),
  )
  const without = new Set(await store.mail.listWithoutDigest())
  const mails: NewMail[] = []
  const putAside: bigint[] = []
  const reminded: Tidings[] = []
  const persons = new Set([...untold, ...reminders].map(({ person }) => person))
  for (const person of persons) {
    const { current, obsolete } = ground.sortOut(untold.filter((each) => each.person === person))
    putAside.push(...obsolete)
    const reminds = reminders.filter((each) => each.person === person)
    const receiver = without.has(person) ? undefined : ground.receivers.get(person)
    if (receiver === undefined) {
      putAside.push(...idsOf(current))
      reminded.push(...reminds)
    } else if (current.length + reminds.length > 0) {
      const leftCount = ground.tasks.filter((task) => isLeft(task) && task.responsible.includes(person)).length
      const texts = digestMail([...current, ...reminds], leftCount, ground.mailGround(receiver))
      const address = addressed(receiver, `digest/${day}`, ground)
      mails.push({ ...address, ...texts, isDigest: true, tells: idsOf(current), reminds })
    }
  }
  await store.mail.queue({ at, digestDay: day, mails, putAside, reminded })
}

/** All that there is to know when mails are written: read once for all of them. */
interface Ground {
  readonly links: PageLinks
  readonly publicUrl: string
  /** In rounds that are not approved. */
  readonly tasks: readonly RoundTask[]
  /** Those who can be written to. */
  readonly receivers: ReadonlyMap<string, Person & { readonly email: string }>
  managersOn(day: string): ReadonlyMap<OrgUnitCode, readonly string[]>
  mailGround(receiver: Person): MailGround
  /** What there is still something to tell of, and the ids of the rest: answered since, or given to others. */
  sortOut(tidings: readonly WaitingTidings[]): { readonly current: WaitingTidings[]; readonly obsolete: bigint[] }
}

async function loadGround(publicUrl: string, { store }: Effects): Promise<Ground> {
  const reference = await loadReference(await store.loadCurrentSnapshot(), store)
  const everyRound = await store.rounds.listOpened()
  const states = new Map(everyRound.map(({ orgUnit, round, state }) => [`${orgUnit} ${round}`, state]))
  const opened = everyRound.filter(({ state }) => state !== 'approved')
  const isOpened = new Set(opened.map(({ orgUnit, round }) => `${orgUnit} ${round}`))
  const tasks = (await store.rounds.listTasks({ orgUnits: [...new Set(opened.map(({ orgUnit }) => orgUnit))] })).filter(
    ({ orgUnit, round }) => isOpened.has(`${orgUnit} ${round}`),
  )
  const byId = new Map(tasks.map((task) => [task.id, task]))
  const known = await store.people.list()
  const people = known.map(({ person }) => person)
  const namesSv = Object.fromEntries(people.map(({ id, nameSv }) => [id, nameSv]))
  const links = pageLinks(publicUrl)
  return {
    links,
    publicUrl,
    tasks,
    receivers: new Map(people.filter(canBeWrittenTo).map((person) => [person.id, person])),
    managersOn: (day) => {
      const staffing = { people, appointments: known.flatMap(({ appointments }) => appointments), day }
      return new Map(
        opened.map(({ orgUnit, round }) => [orgUnit, nearestManagers(unitPathInRound({ orgUnit, round }, reference), staffing)]),
      )
    },
    mailGround: ({ nameSv }) => ({
      nameSv: nameSv.split(' ')[0] ?? nameSv,
      links,
      placeSv: (about) => unitRoundNameSv(about, reference),
      actorSv: (id) => actorNameSv(id, namesSv),
    }),
    sortOut(tidings) {
      const latest = new Map(tidings.map(({ kind, task, key, id }) => [`${kind} ${task ?? key}`, id]))
      const isCurrent = ({ id, kind, task, key, orgUnit, round }: WaitingTidings) =>
        latest.get(`${kind} ${task ?? key}`) === id &&
        (task === undefined ? isStill(kind, states.get(`${orgUnit} ${round}`)) : isToTell(kind, byId.get(task)))
      const current = tidings.filter((each) => isCurrent(each) && isTheirs(each, byId.get(each.task ?? '')))
      return { current, obsolete: idsOf(tidings.filter((each) => !current.includes(each))) }
    },
  }
}

/** What waits for review is told of until it has been reviewed, and what was sent back until it has come again. */
function isStill(kind: Tidings['kind'], state: UnitRoundState | undefined): boolean {
  if (kind === 'round-submitted') return state === 'submitted'
  return kind !== 'round-returned' || state === 'open'
}

function isToTell(kind: Tidings['kind'], task: RoundTask | undefined): boolean {
  if (task === undefined || !isLeft(task)) return false
  return (kind !== 'returned' && kind !== 'unlocked') || task.state === 'returned'
}

/** What has been given to somebody else since is theirs to hear of. */
function isTheirs({ kind, person }: Tidings, task: RoundTask | undefined): boolean {
  return kind !== 'delegated' || task === undefined || task.responsible.includes(person)
}

function addressed(
  { id, email }: Person & { readonly email: string },
  key: string,
  { publicUrl }: Ground,
): Pick<NewMail, 'person' | 'key' | 'messageId' | 'address'> {
  const messageId = `<${sha256(Buffer.from(`${publicUrl} ${id} ${key}`)).slice(0, 40)}@${new URL(publicUrl).hostname}>`
  return { person: id, key, messageId, address: email }
}

function canBeWrittenTo(person: Person): person is Person & { readonly email: string } {
  return person.leftAt === undefined && person.email !== undefined && person.email.includes('@')
}

/** From the time of day on, on the days that have a digest; in Swedish time. */
function isDigestTime(at: Date, { digestAt, digestWeekdays }: ReminderRules): boolean {
  const weekday = new Date(`${swedishDay(at)}T12:00:00Z`).getUTCDay() || 7
  return digestWeekdays.includes(weekday) && swedishTime.format(at) >= digestAt
}

const swedishTime = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', hour: '2-digit', minute: '2-digit' })

function minutesBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 60_000
}

function idsOf(tidings: readonly WaitingTidings[]): bigint[] {
  return tidings.map(({ id }) => id)
}
