/** The process that sends mail, killed for real while the SMTP server has a mail in its hands. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type OpenedEffects, openEffects } from '#app/open-effects.ts'
import { openMailing } from '#app/open-mailing.ts'
import { usualReminderRules } from '#domain/tidings.ts'
import { startSmtpServer } from './smtp-server.ts'
import { root } from './source-files.ts'

let dataDir: string
let effects: OpenedEffects
/** The killed process took its mail by the machine's clock. */
let now = new Date()

before(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tertial-mail-'))
  effects = await openEffects({ dataDir, databaseUrl: undefined, clock: { now: () => now }, progress: () => {} })
})

after(async () => {
  await effects.close()
  await rm(dataDir, { recursive: true, force: true })
})

test('killed with the first of three mails handed over, none is lost: the other two come once, and the first again as the same mail', async () => {
  const at = new Date(now.getTime() - 60_000)
  const mails = ['anna', 'bo', 'cilla'].map((name) => ({
    person: name,
    key: 'at-once/1',
    messageId: `<${name}@tertial.example>`,
    address: `${name}@region.example`,
    subject: 'Åter',
    text: 'Åter',
    html: '<p>Åter</p>',
    isDigest: false,
    tells: [],
    reminds: [],
  }))
  await effects.store.mail.queue({ at, mails, putAside: [] })

  let sender: ChildProcess | undefined
  const smtp = await startSmtpServer({ beforeReply: () => sender?.kill('SIGKILL') })
  sender = spawn(process.execPath, [join(root, 'src/cli/main.ts'), 'mail', 'send', '--data', dataDir], {
    env: {
      ...process.env,
      DATABASE_URL: '',
      TERTIAL_SMTP_URL: smtp.url,
      TERTIAL_MAIL_FROM: 'tertial@region.example',
      TERTIAL_PUBLIC_URL: 'https://tertial.example',
      TERTIAL_DIGEST_AT: '23:59',
    },
    stdio: 'ignore',
  })
  const [, signal] = await once(sender, 'exit')
  assert.equal(signal, 'SIGKILL')
  sender = undefined
  assert.equal(smtp.received.length, 1)

  const settings = { smtpUrl: smtp.url, from: 'tertial@region.example', publicUrl: 'https://tertial.example' }
  const mailing = openMailing({ ...settings, rules: { ...usualReminderRules, digestWeekdays: [] } }, effects)
  now = new Date()
  assert.equal((await mailing.pass()).sent, 2, 'the others go at once')
  now = new Date(Date.now() + 11 * 60_000)
  assert.equal((await mailing.pass()).sent, 1, 'the first when nobody can be sending it any more')
  assert.equal((await mailing.pass()).sent, 0)
  await smtp.stop()
  const counts = Object.fromEntries(
    Map.groupBy(smtp.received, (mail) => mail.header('message-id') ?? '')
      .entries()
      .map(([id, all]) => [id, all.length]),
  )
  assert.deepEqual(Object.values(counts).toSorted(), [1, 1, 2])
  assert.deepEqual(Object.keys(counts).toSorted(), mails.map(({ messageId }) => messageId).toSorted())
})
