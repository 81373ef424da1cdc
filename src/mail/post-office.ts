import { createTransport } from 'nodemailer'

/** Where mails are handed in: a region's SMTP server. */
export interface PostOffice {
  send(mail: OutgoingMail): Promise<HandedIn>
  /** Ends the connection, when the mails in a row have been handed in. */
  close(): void
}

export interface OutgoingMail {
  readonly to: string
  /** The same for the same mail, however often it is handed in, so that receivers can know it again. With its brackets. */
  readonly messageId: string
  readonly date: Date
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Where the receiver says no to mails of the kind (RFC 2369). */
  readonly unsubscribeHref?: string
}

/**
 * Taken over by the server; refused for good; or to be tried again, maybe because the server does not answer at all: then no
 * other mail gets further.
 */
export type HandedIn =
  | { readonly kind: 'taken' }
  | { readonly kind: 'refused'; readonly problem: string }
  | { readonly kind: 'later'; readonly problem: string; readonly unreachable: boolean }

/**
 * `smtpUrl` as nodemailer reads it: smtp://user:password@host:587, smtps://… for TLS from the start, ?requireTLS=true to
 * refuse a server without STARTTLS. Throws TypeError when it is no address.
 */
export function openPostOffice({ smtpUrl, from }: { readonly smtpUrl: string; readonly from: string }): PostOffice {
  if (!/^smtps?:$/.test(new URL(smtpUrl).protocol)) throw new TypeError('Not an SMTP address.')
  const transport = createTransport(
    // One connection for the mails in a row: five hundred digests are not five hundred greetings.
    { url: smtpUrl, pool: true, maxConnections: 1, connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 },
    { from, disableFileAccess: true, disableUrlAccess: true },
  )
  return {
    async send({ to, messageId, date, subject, text, html, unsubscribeHref }) {
      try {
        await transport.sendMail({
          to: { name: '', address: to },
          messageId,
          date,
          subject,
          text,
          html,
          headers: {
            'Auto-Submitted': 'auto-generated',
            ...(unsubscribeHref === undefined ? {} : { 'List-Unsubscribe': `<${unsubscribeHref}>` }),
          },
        })
        return { kind: 'taken' }
      } catch (error) {
        return handedIn(error)
      }
    },
    close: () => transport.close(),
  }
}

/** A 5xx on the receiver or the text is for good (RFC 5321 section 4.2.1); one on the sign-in is for the operator to mend. */
function handedIn(error: unknown): HandedIn {
  const {
    code,
    responseCode = 0,
    command,
    message,
  } = error as {
    code?: string
    responseCode?: number
    command?: string
    message: string
  }
  const problem = message.split('\n')[0] ?? message
  const isForGood = responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA')
  if (isForGood) return { kind: 'refused', problem }
  return { kind: 'later', problem, unreachable: responseCode === 0 || code === 'EAUTH' || command === 'CONN' }
}
