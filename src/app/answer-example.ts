import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Actor } from '#domain/actor.ts'
import { type Content, contentsOf } from '#domain/content.ts'
import { bySeverity, hasErrors } from '#domain/finding.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import type { Outcome } from '#domain/outcome.ts'
import { isInForce, swedishDay } from '#domain/person.ts'
import type { OpenedRound, RoundTask, TaskAnswer } from '#domain/round-task.ts'
import { answerOfItem } from '#plan/answer-of-item.ts'
import { emptyAnswer, isEmptyAnswer } from '#plan/task-answers.ts'
import type { Effects } from './effects.ts'
import { previewFile } from './import-file.ts'
import { approveRound, submitRound } from './move-round.ts'
import { approveTask, submitAnswer } from './move-task.ts'
import { openRounds } from './open-rounds.ts'

/** The folder of an example region that is not delivered: what its people say in their rounds. */
export const exampleRoundsFolder = 'rounds'

/**
 * Lets the example's people carry their rounds through: opened by the controller, each task answered by one whom it was laid
 * on, approved by the manager and handed up, each at its own time, through the functions that a user's answers take. A round
 * that print left a question of unanswered stays open for it. Goes on where it was broken off, and leaves alone what somebody
 * has done since. `reader` may read files. Throws when the script and the round do not fit together: the example is ours, so
 * that is a defect.
 */
export async function answerExample(
  folder: string,
  reader: Actor,
  effects: Effects,
  onRound: (round: string, orgUnit: string) => void,
): Promise<void> {
  const roundsFolder = join(folder, exampleRoundsFolder)
  const { rounds } = scriptSchema.parse(parse(await readFile(join(roundsFolder, 'rounds.yaml'), 'utf8')))
  const cast = await loadCast(effects)
  for (const script of rounds) {
    const { round, orgUnit } = script
    const before = await openedRound(script, effects)
    if (before !== undefined && isSomebodys(before)) continue
    onRound(round, orgUnit)

    if (before === undefined) {
      const opener = cast.named(script.openedBy, script.openedOn)
      required(await openRounds({ round, orgUnit }, opener, { ...effects, clock: at(script.openedOn) }), script)
    }
    const said = await readSaid(join(roundsFolder, round, orgUnit), reader, effects)
    const isComplete = await answerTasks(script, said, cast, effects)
    await approveTasks(script, said, cast, effects)
    if (isComplete) await handUp(script, cast, effects)
  }
}

/** Approved, or handed in once and open again: then a user has it, and the example is not played over it. */
function isSomebodys({ state, submittedBy }: OpenedRound): boolean {
  return state === 'approved' || (state === 'open' && submittedBy !== undefined)
}

/** Whether the script answers everything that has to be answered. */
async function answerTasks(script: Script, said: Said, cast: Cast, effects: Effects): Promise<boolean> {
  const tasks = await tasksOf(script, effects)
  const asked = new Set(tasks.map(nameOf))
  const idle = said.names.filter((name) => !asked.has(name))
  if (idle.length > 0) throw new Error(`${script.orgUnit}/${script.round} does not ask about ${idle.join(', ')}`)

  for (const [index, task] of tasks.entries()) {
    const answer = said.about(task)
    if (task.state !== 'open' || answer === undefined) continue
    // Several share what is asked of the unit, and take every other.
    const who = task.responsible[index % task.responsible.length]
    if (who === undefined) throw new Error(`${script.orgUnit}/${script.round}: ${nameOf(task)} is asked of nobody`)
    const clock = at(script.answeredOn, dayBegins + index * minutesBetweenAnswers)
    const deed = { task: task.id, seenVersion: task.version, answer }
    required(await submitAnswer(deed, cast.withId(who, script.answeredOn), { ...effects, clock }), script)
  }
  return tasks.every((task) => said.about(task) !== undefined)
}

async function approveTasks(script: Script, said: Said, cast: Cast, effects: Effects): Promise<void> {
  const approver = cast.named(script.approvedBy, script.approvedOn)
  for (const task of await tasksOf(script, effects)) {
    if (task.state !== 'submitted' || said.about(task) === undefined) continue
    const deed = { task: task.id, seenVersion: task.version }
    required(await approveTask(deed, approver, { ...effects, clock: at(script.approvedOn) }), script)
  }
}

async function handUp(script: Script, cast: Cast, effects: Effects): Promise<void> {
  const { orgUnit, round, approvedOn } = script
  const deed = async () => ({ orgUnit, round, seenVersion: (await openedRound(script, effects))?.version ?? 0 })
  if ((await openedRound(script, effects))?.state === 'open') {
    const submitter = cast.named(script.submittedBy, approvedOn)
    required(await submitRound(await deed(), submitter, { ...effects, clock: at(approvedOn, noon) }), script)
  }
  const approver = cast.named(script.approvedBy, approvedOn)
  required(await approveRound(await deed(), approver, { ...effects, clock: at(approvedOn, dayEnds) }), script)
}

/** What is said in a round. */
interface Said {
  /** What it is said about: "indicator hme". */
  readonly names: readonly string[]
  /** That there is nothing to add is an answer where it may be; undefined when nothing is said that must be. */
  about(task: RoundTask): TaskAnswer | undefined
}

function nameOf({ kind, item }: Pick<RoundTask, 'kind' | 'item'>): string {
  return `${kind} ${item}`
}

async function readSaid(folder: string, reader: Actor, effects: Effects): Promise<Said> {
  const contents: Content[] = []
  // One after another: a warm reading thread reads them all in less time than it takes to start one for each.
  for (const fileName of (await readdir(folder)).sort()) {
    const upload = { fileName, bytes: new Uint8Array(await readFile(join(folder, fileName))) }
    const outcome = await previewFile(upload, reader, effects)
    if (outcome.kind !== 'done' || hasErrors(outcome.value.findings)) {
      const why = outcome.kind === 'done' ? bySeverity(outcome.value.findings)[0]?.messageSv : outcome.kind
      throw new Error(`${fileName}: ${why}`)
    }
    contents.push(...outcome.value.contents)
  }
  const answers = contentsOf(contents, 'answers').map(({ body }) => body)
  const texts = contentsOf(contents, 'commentary').map(({ body }) => body)
  return {
    names: [
      ...texts.map(({ section }) => `text ${section}`),
      ...answers.flatMap((all) => [
        ...(all.goals ?? []).map(({ goal }) => `goal ${goal}`),
        ...all.indicators.map(({ indicator }) => `indicator ${indicator}`),
        ...all.assignments.map(({ item }) => `assignment ${item}`),
        ...all.activities.map(({ item }) => `activity ${item}`),
        ...(all.projects ?? []).map(({ project }) => `project ${project}`),
        ...all.controls.map(({ control }) => `control ${control}`),
        ...(all.benefits ?? []).map(({ benefit }) => `benefit ${benefit}`),
      ]),
    ],
    about({ kind, item, mayBeEmpty }) {
      const text = texts.find(({ section }) => section === item)
      const answer: TaskAnswer | undefined =
        kind === 'text'
          ? text && { kind, markdown: text.markdown }
          : answers.map((all) => answerOfItem(all, kind, item)).find((found) => found !== undefined)
      if (answer !== undefined && !isEmptyAnswer(answer)) return answer
      return mayBeEmpty ? { ...emptyAnswer(kind), nothingToAdd: true } : undefined
    },
  }
}

/** The example's people, as they were appointed on a day. */
interface Cast {
  named(nameSv: string, day: string): Actor
  withId(id: string, day: string): Actor
}

async function loadCast({ store }: Effects): Promise<Cast> {
  const known = await store.people.list()
  const actorOf = (found: (typeof known)[number] | undefined, who: string, day: string): Actor => {
    if (found === undefined) throw new Error(`The example has nobody called ${who}.`)
    const { person, appointments } = found
    return { id: person.id, nameSv: person.nameSv, appointments: appointments.filter((each) => isInForce(each, day)) }
  }
  return {
    named: (nameSv, day) =>
      actorOf(
        known.find(({ person }) => person.nameSv === nameSv),
        nameSv,
        day,
      ),
    withId: (id, day) =>
      actorOf(
        known.find(({ person }) => person.id === id),
        id,
        day,
      ),
  }
}

function tasksOf({ orgUnit, round }: Script, { store }: Effects): Promise<RoundTask[]> {
  return store.rounds.listTasks({ orgUnits: [orgUnitCode(orgUnit)], round })
}

async function openedRound({ orgUnit, round }: Script, { store }: Effects): Promise<OpenedRound | undefined> {
  return (await store.rounds.listOpened({ orgUnits: [orgUnitCode(orgUnit)], round }))[0]
}

/** Throws also when somebody was before: the example is played by one at a time. */
function required(outcome: Outcome<object>, { orgUnit, round }: Script): void {
  if (outcome.kind === 'done' && !('moved' in outcome.value && outcome.value.moved === false)) return
  const why = outcome.kind === 'refused' ? outcome.reasonSv : outcome.kind === 'done' ? 'not moved' : outcome.messageSv
  throw new Error(`${orgUnit}/${round}: ${why}`)
}

/** Minutes of a day, by Greenwich. */
const dayBegins = 7 * 60
const noon = 12 * 60
const dayEnds = 15 * 60
const minutesBetweenAnswers = 2

function at(day: string, minutes = dayBegins): Effects['clock'] {
  const time = new Date(Date.parse(`${day}T00:00:00Z`) + minutes * 60_000)
  if (swedishDay(time) !== day) throw new Error(`${day} and ${minutes} minutes is another day.`)
  return { now: () => time }
}

const scriptSchema = z.strictObject({
  rounds: z.array(
    z.strictObject({
      round: z.string(),
      orgUnit: z.string(),
      openedBy: z.string(),
      openedOn: z.iso.date(),
      answeredOn: z.iso.date(),
      submittedBy: z.string(),
      approvedBy: z.string(),
      approvedOn: z.iso.date(),
    }),
  ),
})

type Script = z.infer<typeof scriptSchema>['rounds'][number]
