import { openPostOffice } from '#mail/post-office.ts'
import type { Effects } from './effects.ts'
import type { MailSettings } from './queue-mails.ts'
import { type MailPass, sendMails } from './send-mails.ts'

export type { MailPass, MailSettings }

export interface MailingSettings extends MailSettings {
  /** smtp://user:password@host:587; smtps:// for TLS from the start. */
  readonly smtpUrl: string
  /** "Tertial <tertial@region.se>". */
  readonly from: string
}

export interface Mailing {
  /** Tells what there is to tell now. */
  pass(): Promise<MailPass>
}

/** The way to the region's SMTP server. A pass throws TypeError when its address is none. */
export function openMailing({ smtpUrl, from, ...settings }: MailingSettings, effects: Effects): Mailing {
  return { pass: () => sendMails(settings, { ...effects, openPostOffice: () => openPostOffice({ smtpUrl, from }) }) }
}
