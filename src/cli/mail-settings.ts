import { readFile } from 'node:fs/promises'
import type { MailingSettings } from '#app/open-mailing.ts'
import { type ReminderRules, type TidingsKind, tidingsKinds, usualReminderRules } from '#domain/tidings.ts'

/**
 * How mail is sent, as the environment describes it (docs/guide/drift.md): undefined when no SMTP server is named, and what is
 * wrong, in Swedish, when it cannot be used.
 */
export async function mailSettings(environment: NodeJS.ProcessEnv): Promise<MailingSettings | string | undefined> {
  const smtpUrl = await smtpAddress(environment)
  if (smtpUrl === '') return undefined
  if (!/^smtps?:$/.test(parsedUrl(smtpUrl)?.protocol ?? ''))
    return 'TERTIAL_SMTP_URL är ingen adress till en e-postserver. Den ska se ut så här: smtp://användare:lösenord@server:587, eller smtps:// för TLS från början.'
  const { TERTIAL_MAIL_FROM: from = '' } = environment
  if (!/^[^\r\n]*[^\s@<]+@[^\s@>]+>?$/.test(from))
    return 'TERTIAL_MAIL_FROM ska vara adressen som mejlen kommer från, till exempel Tertial <tertial@region.se>.'
  const publicUrl = parsedUrl(environment.TERTIAL_PUBLIC_URL ?? '')
  if (!publicUrl || !/^https?:$/.test(publicUrl.protocol))
    return 'TERTIAL_PUBLIC_URL saknas: adressen som webbläsare når Tertial på, till exempel https://tertial.region.se. Mejlens länkar börjar med den.'
  const rules = reminderRules(environment)
  if (typeof rules === 'string') return rules
  return { smtpUrl, from, publicUrl: publicUrl.href.replace(/\/+$/, ''), rules }
}

function reminderRules(environment: NodeJS.ProcessEnv): ReminderRules | string {
  const usual = usualReminderRules
  const digestAt = environment.TERTIAL_DIGEST_AT || usual.digestAt
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(digestAt)) return 'TERTIAL_DIGEST_AT ska vara ett klockslag, till exempel 07:00.'
  const daysBefore = wholeNumbers(environment.TERTIAL_REMIND_DAYS_BEFORE) ?? usual.daysBefore
  const [managerAfterDays = Number.NaN] = wholeNumbers(environment.TERTIAL_REMIND_MANAGER_AFTER) ?? [usual.managerAfterDays]
  if (![...daysBefore, managerAfterDays].every((days) => Number.isInteger(days)) || managerAfterDays < 1)
    return 'TERTIAL_REMIND_DAYS_BEFORE ska vara hela tal med komma emellan, till exempel 7,3,1, och TERTIAL_REMIND_MANAGER_AFTER ett helt tal, 1 eller större.'
  const atOnce = (environment.TERTIAL_MAIL_AT_ONCE || usual.atOnce.join()).split(',').map((word) => word.trim())
  if (!atOnce.every(isMailedAtOnce)) return `TERTIAL_MAIL_AT_ONCE får innehålla ${mailedAtOnce.join(', ')}, med komma emellan.`
  return { ...usual, digestAt, daysBefore, managerAfterDays, atOnce: [...new Set([...usual.atOnce, ...atOnce])] }
}

/** What comes back is always told at once; the region decides on the rest. */
const mailedAtOnce: readonly TidingsKind[] = [...usualReminderRules.atOnce, 'mentioned', 'asked-back', 'delegated']

function isMailedAtOnce(word: string): word is TidingsKind {
  return Object.hasOwn(tidingsKinds, word) && mailedAtOnce.includes(word as TidingsKind)
}

/** "7,3,1"; NaN for what is no whole number, and undefined when nothing is said. */
function wholeNumbers(text: string | undefined): number[] | undefined {
  if (!text) return undefined
  return text.split(',').map((each) => (/^\d{1,3}$/.test(each.trim()) ? Number(each) : Number.NaN))
}

/** TERTIAL_SMTP_URL, or the first line of the file TERTIAL_SMTP_URL_FILE: the address has the password in it. */
async function smtpAddress({ TERTIAL_SMTP_URL: url, TERTIAL_SMTP_URL_FILE: path }: NodeJS.ProcessEnv): Promise<string> {
  const text = url || (path ? await readFile(path, 'utf8') : '')
  return text.split('\n')[0]?.trim() ?? ''
}

function parsedUrl(text: string): URL | undefined {
  return URL.parse(text) ?? undefined
}
