import assert from 'node:assert/strict'
import { test } from 'node:test'
import { usualReminderRules } from '#domain/tidings.ts'
import { mailSettings } from './mail-settings.ts'

const whole = {
  TERTIAL_SMTP_URL: 'smtp://mejl.region.se:587',
  TERTIAL_MAIL_FROM: 'Tertial <tertial@region.se>',
  TERTIAL_PUBLIC_URL: 'https://tertial.region.se/',
}

test('without an SMTP server no mail is sent, and nothing is wrong with that', async () => {
  assert.equal(await mailSettings({}), undefined)
})

test('with a server, a sender and an address to lead to, the usual reminders are sent', async () => {
  assert.deepEqual(await mailSettings(whole), {
    smtpUrl: 'smtp://mejl.region.se:587',
    from: 'Tertial <tertial@region.se>',
    publicUrl: 'https://tertial.region.se',
    rules: usualReminderRules,
  })
})

test('the region decides when the digest is made, the steps, and what more is told at once', async () => {
  const settings = await mailSettings({
    ...whole,
    TERTIAL_DIGEST_AT: '06:30',
    TERTIAL_REMIND_DAYS_BEFORE: '10, 2',
    TERTIAL_REMIND_MANAGER_AFTER: '5',
    TERTIAL_MAIL_AT_ONCE: 'mentioned',
  })
  assert.ok(typeof settings === 'object')
  assert.deepEqual(settings.rules, {
    ...usualReminderRules,
    digestAt: '06:30',
    daysBefore: [10, 2],
    managerAfterDays: 5,
    atOnce: ['returned', 'round-returned', 'mentioned'],
  })
})

for (const [name, value] of [
  ['TERTIAL_SMTP_URL', 'mejl.region.se'],
  ['TERTIAL_MAIL_FROM', 'Tertial'],
  ['TERTIAL_PUBLIC_URL', ''],
  ['TERTIAL_DIGEST_AT', '7'],
  ['TERTIAL_REMIND_DAYS_BEFORE', '7;3'],
  ['TERTIAL_REMIND_MANAGER_AFTER', '0'],
  ['TERTIAL_MAIL_AT_ONCE', 'allt'],
] as const) {
  test(`${name} written wrong is said by name`, async () => {
    const settings = await mailSettings({ ...whole, [name]: value })
    assert.ok(typeof settings === 'string' && settings.includes(name), String(settings))
  })
}
