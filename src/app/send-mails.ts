import { pageLinks } from '#mail/page-links.ts'
import type { PostOffice } from '#mail/post-office.ts'
import type { QueuedMail } from '#store/mail-store.ts'
import type { Effects } from './effects.ts'
import { type MailSettings, queueMails } from './queue-mails.ts'

export interface MailEffects extends Effects {
  /** A connection for the mails in a row. */
  openPostOffice(): PostOffice
}

export interface MailPass {
  readonly sent: number
  /** Refused for good. */
  readonly givenUp: readonly string[]
  /** Why some wait for another attempt. */
  readonly problem?: string
}

/** Queues what there is to tell now, and sends what is in the queue and due. */
export async function sendMails(settings: MailSettings, effects: MailEffects): Promise<MailPass> {
  await queueMails(settings, effects)
  const postOffice = effects.openPostOffice()
  try {
    return await sendQueued(settings, postOffice, effects)
  } finally {
    postOffice.close()
  }
}

async function sendQueued(settings: MailSettings, postOffice: PostOffice, { store, clock }: Effects): Promise<MailPass> {
  const { preferences } = pageLinks(settings.publicUrl)
  const givenUp: string[] = []
  let sent = 0
  let problem: string | undefined
  for (;;) {
    const now = clock.now()
    const mail = await store.mail.takeNext(now, after(now, leaseMinutes))
    if (mail === undefined) break
    const handedIn = await postOffice.send({
      to: mail.address,
      messageId: mail.messageId,
      date: mail.madeAt,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      ...(mail.isDigest ? { unsubscribeHref: preferences } : {}),
    })
    if (handedIn.kind === 'taken') {
      await store.mail.markSent(mail.id, clock.now())
      sent += 1
      continue
    }
    if (handedIn.kind === 'refused' || isTooOld(mail, now)) {
      await store.mail.markFailed(mail.id, handedIn.problem, undefined)
      givenUp.push(`${mail.address}: ${handedIn.problem}`)
      continue
    }
    problem = handedIn.problem
    await store.mail.markFailed(mail.id, problem, after(now, minutesUntilNext(mail.attempts)))
    if (handedIn.unreachable) break
  }
  return { sent, givenUp, ...(problem === undefined ? {} : { problem }) }
}

/** How long a mail may be on its way before another process takes it for left behind by one that was killed. */
const leaseMinutes = 10

/** 1, 2, 4, 8 … minutes, an hour at most. */
function minutesUntilNext(attempts: number): number {
  return Math.min(60, 2 ** (attempts - 1))
}

/** As long as mail servers themselves keep trying (RFC 5321 section 4.5.4.1). */
const daysBeforeGivenUp = 5

function isTooOld({ madeAt }: QueuedMail, now: Date): boolean {
  return now > after(madeAt, daysBeforeGivenUp * 24 * 60)
}

function after(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000)
}
