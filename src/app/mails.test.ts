import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import { type Actor, programActor } from '#domain/actor.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import type { RoundTask } from '#domain/round-task.ts'
import { usualReminderRules } from '#domain/tidings.ts'
import { openPostOffice, type PostOffice } from '#mail/post-office.ts'
import { appointed, deliverExampleFiles } from '../../test/example-files.ts'
import { type ReceivedMail, startSmtpServer, type TestSmtpServer } from '../../test/smtp-server.ts'
import { openTemporaryEffects } from '../../test/temporary-effects.ts'
import { submitRound } from './move-round.ts'
import { askBack, delegateTask, returnTask, submitAnswer } from './move-task.ts'
import type { OpenedEffects } from './open-effects.ts'
import { openRounds } from './open-rounds.ts'
import type { MailSettings } from './queue-mails.ts'
import { sendMails } from './send-mails.ts'

const _example = join(import.meta.dirname, '../../examples/vastmanland')
const fds = orgUnitCode('fds')
const controller = programActor('example', ['controller'])
const settings: MailSettings = { publicUrl: 'https://tertial.example', rules: usualReminderRules }

let opened: OpenedEffects
let smtp: TestSmtpServer
let now = new Date()
let anna: Actor
let bo: Actor
let chef: Actor

/** One story, told day by day: the round closes on 19 September, texts are due on the 16th and all else on the 14th. */
before(async () => {
  opened = await openTemporaryEffects()
  const names = ['region.yaml', 'accounts.yaml', 'plan/plan-fds-2025.yaml', 'template/template-fds-d2.yaml']
  await deliverExampleFiles(names, opened)
  anna = await appointed({ nameSv: 'Anna Berg', role: 'contributor', email: 'anna@region.example' }, opened)
  bo = await appointed({ nameSv: 'Bo Ek', role: 'contributor', email: 'bo@region.example' }, opened)
  chef = await appointed({ nameSv: 'Cilla Dahl', role: 'manager', email: 'cilla@region.example' }, opened)
  smtp = await startSmtpServer()
})

after(async () => {
  await smtp.stop()
  await opened.close()
})

beforeEach(() => {
  smtp.received.length = 0
})

test('nothing is told before the time of day; then each gets one digest, however often it is asked', async () => {
  now = new Date('2025-09-01T08:00:00Z')
  assert.equal((await openRounds({ round: '2025-D2', orgUnit: 'fds' }, controller, effects())).kind, 'done')
  now = new Date('2025-09-02T04:59:00Z')
  assert.deepEqual(await sendMails(settings, effects()), { sent: 0, givenUp: [] })

  now = new Date('2025-09-02T05:00:00Z')
  await Promise.all([sendMails(settings, effects()), sendMails(settings, effects()), sendMails(settings, effects())])
  await sendMails(settings, effects())
  assert.deepEqual(receivers(), ['anna@region.example', 'bo@region.example'])
  const [mail] = smtp.received
  const left = (await tasks()).filter(({ responsible }) => responsible.includes(anna.id)).length
  assert.equal(mailTo('anna').subject, `Tertial: ${left} nya frågor`)
  assert.match(mailTo('anna').text, /^Hej Anna! Det här är nytt i Tertial\./)
  assert.match(mailTo('anna').text, /https:\/\/tertial\.example\/uppgift\/t\d+/)
  assert.match(mailTo('anna').text, new RegExp(`och ${left - 8} till`))
  assert.match(mailTo('anna').html, /<html lang="sv">[\s\S]*href="https:\/\/tertial\.example\/mina-uppgifter"/)
  assert.equal(mail?.header('list-unsubscribe'), '<https://tertial.example/mina-installningar>')
  assert.equal(mail?.header('auto-submitted'), 'auto-generated')
})

test('the next morning there is nothing new, and no mail', async () => {
  now = new Date('2025-09-03T05:00:00Z')
  await sendMails(settings, effects())
  assert.deepEqual(receivers(), [])
})

test('what is returned with a reason is told at once, several in a row in one mail, and what was mended in between not at all', async () => {
  now = new Date('2025-09-03T09:00:00Z')
  const [one, two, three] = (await tasks()).filter(({ kind }) => kind === 'activity')
  assert.ok(one && two && three)
  for (const task of [one, two, three]) {
    await submit(task, anna)
    await back(task, `Säg vad som är kvar i ${task.item} & när.`)
  }
  await submit(three, bo)
  assert.deepEqual(await sendMails(settings, effects()), { sent: 0, givenUp: [] }, 'the manager may not be finished')

  now = new Date('2025-09-03T09:02:00Z')
  await sendMails(settings, effects())
  await sendMails(settings, effects())
  assert.deepEqual(receivers(), ['anna@region.example', 'bo@region.example'])
  const mail = mailTo('anna')
  assert.equal(mail.subject, 'Tertial: 2 saker har kommit tillbaka för ändring')
  assert.ok(mail.text.includes(`Cilla Dahl: ”Säg vad som är kvar i ${one.item} & när.”`))
  assert.ok(mail.html.includes(`Säg vad som är kvar i ${one.item} &amp; när.`))
  assert.ok(!mail.text.includes(`i ${three.item} &`))
  assert.equal(mail.header('list-unsubscribe'), undefined)
})

test('a question back and what has been delegated wait for the digest, and a task stands there once', async () => {
  now = new Date('2025-09-03T10:00:00Z')
  const [project] = (await tasks()).filter(({ kind, state }) => kind === 'indicator' && state === 'open')
  assert.ok(project)
  const deed = { task: project.id, seenVersion: project.version }
  assert.equal((await delegateTask({ ...deed, responsible: [bo.id] }, anna, effects())).kind, 'done')
  await askBack({ ...deed, seenVersion: project.version + 1, reasonSv: 'Vilket år?' }, bo, effects())
  now = new Date('2025-09-04T05:30:00Z')
  await sendMails(settings, effects())
  assert.deepEqual(receivers(), ['bo@region.example'])
  assert.equal(mailTo('bo').subject, 'Tertial: en fråga har överlåtits till dig')
})

test('seven days before the date all that is left is reminded of, and not what was answered', async () => {
  now = new Date('2025-09-05T12:00:00Z')
  for (const task of (await tasks()).filter(({ kind, state }) => kind === 'activity' && state !== 'submitted'))
    await submit(task, bo)
  now = new Date('2025-09-08T05:00:00Z')
  await sendMails(settings, effects())
  const due = (await tasks()).filter(
    ({ dueOn, state, responsible }) => dueOn === '2025-09-14' && state === 'open' && responsible.includes(anna.id),
  )
  assert.equal(mailTo('anna').subject, `Tertial: ${due.length} svar ska snart lämnas`)
  assert.match(mailTo('anna').text, /Lämnas senast 2025-09-14\./)
  const [answered] = (await tasks()).filter(({ kind }) => kind === 'activity')
  assert.ok(!mailTo('anna').text.includes(`/uppgift/${answered?.id}\n`))
})

test('no digest on a Saturday; on Monday what is late is told, and to the manager by unit when it is three days late', async () => {
  now = new Date('2025-09-13T05:00:00Z')
  await sendMails(settings, effects())
  assert.deepEqual(receivers(), [])
  now = new Date('2025-09-15T05:00:00Z')
  await sendMails(settings, effects())
  assert.match(mailTo('anna').text, /Skulle ha lämnats 2025-09-14\./)
  assert.ok(!receivers().includes('cilla@region.example'))

  now = new Date('2025-09-17T05:00:00Z')
  await sendMails(settings, effects())
  const late = (await tasks()).filter(({ dueOn, state }) => dueOn === '2025-09-14' && state === 'open').length
  assert.match(
    mailTo('cilla').text,
    new RegExp(
      `Försenat i dina enheter\\n-+\\n\\* FDS, Delårsrapport 2 2025\\n  ${late} svar är försenade\\. Det äldsta skulle ha lämnats 2025-09-14\\.`,
    ),
  )
})

test('who wants no digest gets none, is not flooded when it is wanted again, and is still told of what came back', async () => {
  await opened.store.mail.setDigest(anna.id, false, now)
  now = new Date('2025-09-18T05:00:00Z')
  await sendMails(settings, effects())
  assert.deepEqual(receivers().includes('anna@region.example'), false)
  const [text] = (await tasks()).filter(({ kind, state }) => kind === 'indicator' && state === 'open')
  assert.ok(text)
  await submit(text, anna)
  await back(text, 'Fel månad.')
  smtp.received.length = 0
  now = new Date('2025-09-18T05:10:00Z')
  await sendMails(settings, effects())
  assert.deepEqual([...new Set(receivers())], ['anna@region.example', 'bo@region.example'])

  await opened.store.mail.setDigest(anna.id, true, now)
  smtp.received.length = 0
  now = new Date('2025-09-18T06:00:00Z')
  await sendMails(settings, effects())
  assert.deepEqual(receivers(), [], 'the day has had its digest')
})

test('when all is answered the reminders stop, and the manager hears that the unit waits for review', async () => {
  now = new Date('2025-09-18T10:00:00Z')
  for (const task of (await tasks()).filter(({ state }) => state !== 'submitted')) await submit(task, bo)
  const [round] = await opened.store.rounds.listOpened({ orgUnits: [fds], round: '2025-D2' })
  const handedIn = await submitRound({ orgUnit: 'fds', round: '2025-D2', seenVersion: round?.version ?? 0 }, bo, effects())
  assert.ok(handedIn.kind === 'done', JSON.stringify(handedIn))
  now = new Date('2025-09-19T05:00:00Z')
  await sendMails(settings, effects())
  assert.deepEqual(receivers(), ['cilla@region.example'])
  assert.equal(mailTo('cilla').subject, 'Tertial: en enhet väntar på granskning')
  assert.match(mailTo('cilla').text, /https:\/\/tertial\.example\/omgang\/2025-D2\/fds/)
})

test('a server that is away loses nothing: the mail is kept, tried less and less often, and sent once when it is back', async () => {
  now = new Date('2025-09-22T05:00:00Z')
  await sendMails(settings, effects())
  now = new Date('2025-09-22T08:00:00Z')
  const [task] = await tasks()
  assert.ok(task)
  await back(task, 'Skriv om.')
  const { port } = new URL(smtp.url)
  await smtp.stop()
  const attempts: string[] = []
  for (let minute = 2; minute <= 20; minute += 1) {
    now = new Date(Date.parse('2025-09-22T08:00:00Z') + minute * 60_000)
    const { problem } = await sendMails(settings, effects())
    if (problem !== undefined) attempts.push(`${minute}`)
  }
  assert.deepEqual(attempts, ['2', '3', '5', '9', '17'], 'after 1, 2, 4 and 8 minutes more')
  assert.match((await opened.store.mail.countMails()).lastProblem ?? '', /ECONNREFUSED/)

  smtp = await startSmtpServer({ port: Number(port) })
  now = new Date('2025-09-22T10:00:00Z')
  await sendMails(settings, effects())
  await sendMails(settings, effects())
  assert.deepEqual(receivers(), ['bo@region.example'])
  assert.equal((await opened.store.mail.countMails()).waiting, 0)
})

test('a receiver that the server does not know is given up, and stops nobody else', async () => {
  const { port } = new URL(smtp.url)
  await smtp.stop()
  smtp = await startSmtpServer({
    port: Number(port),
    refuse: (address) => (address.startsWith('bo@') ? { code: 550 } : undefined),
  })
  now = new Date('2025-09-22T11:00:00Z')
  const [, one, two] = await tasks()
  assert.ok(one && two)
  for (const task of [one, two]) await back(task, 'Skriv om.')
  now = new Date('2025-09-22T11:03:00Z')
  const { givenUp } = await sendMails(settings, effects())
  assert.match(givenUp.join(), /^bo@region\.example: .*550/)
  assert.deepEqual(receivers(), ['anna@region.example'])
  assert.equal((await opened.store.mail.countMails()).waiting, 0)
  const [{ address, subject } = {}] = await opened.store.mail.listGivenUp(5)
  assert.deepEqual([address, subject], ['bo@region.example', 'Tertial: 2 saker har kommit tillbaka för ändring'])
})

test('a sender that is killed between the server taking a mail and our noting it sends it again with the same identity', async () => {
  const { port } = new URL(smtp.url)
  await smtp.stop()
  smtp = await startSmtpServer({ port: Number(port) })
  now = new Date('2025-09-22T12:00:00Z')
  const [, , , task] = await tasks()
  assert.ok(task)
  await back(task, 'Skriv om.')
  now = new Date('2025-09-22T12:03:00Z')
  const killed = (): PostOffice => {
    const postOffice = effects().openPostOffice()
    return {
      close: () => postOffice.close(),
      async send(mail) {
        await postOffice.send(mail)
        throw new Error('Killed.')
      },
    }
  }
  await assert.rejects(sendMails(settings, { ...effects(), openPostOffice: killed }), /Killed/)
  now = new Date('2025-09-22T12:14:00Z')
  await sendMails(settings, effects())
  await sendMails(settings, effects())
  const toAnna = smtp.received.filter(({ to }) => to.startsWith('anna@'))
  const toBo = smtp.received.filter(({ to }) => to.startsWith('bo@'))
  assert.deepEqual([toAnna.length, toBo.length].toSorted(), [1, 2], 'one was under way, and the other is sent once')
  const identities = new Set([...toAnna, ...toBo].map((mail) => mail.header('message-id')))
  assert.equal(identities.size, 2)
})

function effects() {
  const openHere = () => openPostOffice({ smtpUrl: smtp.url, from: 'Tertial <tertial@region.example>' })
  return { ...opened, clock: { now: () => now }, openPostOffice: openHere }
}

async function tasks(): Promise<RoundTask[]> {
  return opened.store.rounds.listTasks({ orgUnits: [fds], round: '2025-D2' })
}

async function submit({ id }: RoundTask, actor: Actor): Promise<void> {
  const task = await opened.store.rounds.loadTask(id)
  assert.ok(task)
  const answers = {
    activity: { kind: 'activity', statusWordSv: 'Enligt plan', commentary: 'Pågår' },
    text: { kind: 'text', markdown: 'Så gick det.' },
  } as Record<string, unknown>
  const answer = (answers[task.kind] ?? { kind: task.kind, commentary: 'Pågår' }) as never
  const sent = await submitAnswer({ task: id, seenVersion: task.version, answer }, actor, effects())
  assert.ok(sent.kind === 'done' && sent.value.moved, JSON.stringify(sent))
}

async function back({ id }: RoundTask, reasonSv: string): Promise<void> {
  const task = await opened.store.rounds.loadTask(id)
  const returned = await returnTask({ task: id, seenVersion: task?.version ?? 0, reasonSv }, chef, effects())
  assert.ok(returned.kind === 'done' && returned.value.moved, JSON.stringify(returned))
}

function receivers(): string[] {
  return smtp.received.map(({ to }) => to).toSorted()
}

function mailTo(name: string): ReceivedMail {
  const mail = smtp.received.find(({ to }) => to.startsWith(`${name}@`))
  assert.ok(mail, `No mail to ${name}.`)
  return mail
}
