import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface ReceivedMail {
  readonly to: string
  readonly raw: string
  readonly subject: string
  /** The plain text, decoded. */
  readonly text: string
  readonly html: string
  header(name: string): string | undefined
}

export interface TestSmtpServer {
  readonly url: string
  readonly received: ReceivedMail[]
  stop(): Promise<void>
}

export interface SmtpBehaviour {
  /** The same port again, after the server has been away. */
  readonly port?: number
  /** What is said to a receiver: 550 refuses for good, 450 for now. */
  readonly refuse?: (address: string) => { readonly code: number } | undefined
  /** Called when a mail has been taken over, before the sender is told. */
  readonly beforeReply?: () => void
}

/** A real SMTP server on this machine, that keeps what it is given. */
export async function startSmtpServer({ port = 0, refuse, beforeReply }: SmtpBehaviour = {}): Promise<TestSmtpServer> {
  const received: ReceivedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, reply) {
      const refusal = refuse?.(address)
      reply(refusal === undefined ? null : Object.assign(new Error('No such receiver'), { responseCode: refusal.code }))
    },
    onData(stream, session, reply) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        for (const { address } of session.envelope.rcptTo) received.push(readMail(address, Buffer.concat(chunks).toString()))
        beforeReply?.()
        reply(null)
      })
    },
  })
  // A sender that is killed in the middle breaks its connection.
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const { port: listening } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${listening}`,
    received,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function readMail(to: string, raw: string): ReceivedMail {
  const [head = '', ...body] = raw.split('\r\n\r\n')
  const headers = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
  const header = (name: string) =>
    headers
      .find((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
      ?.slice(name.length + 1)
      .trim()
  const boundary = /boundary="([^"]+)"/.exec(header('content-type') ?? '')?.[1] ?? ''
  const parts = body.join('\r\n\r\n').split(`--${boundary}`)
  const part = (type: string) => decodePart(parts.find((each) => each.includes(`Content-Type: ${type}`)) ?? '')
  return { to, raw, header, subject: decodeWords(header('subject') ?? ''), text: part('text/plain'), html: part('text/html') }
}

function decodePart(part: string): string {
  const [head = '', ...rest] = part.trimStart().split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString()
  if (/quoted-printable/i.test(head)) return quotedPrintable(body.replace(/=\r\n/g, '')).replaceAll('\r\n', '\n')
  return body.replaceAll('\r\n', '\n')
}

/** RFC 2047: =?UTF-8?Q?…?= and =?UTF-8?B?…?=, with the space between two of them left out. */
function decodeWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([qb])\?(.*?)\?=/gi, (_all, how: string, words: string) =>
      how.toLowerCase() === 'b' ? Buffer.from(words, 'base64').toString() : quotedPrintable(words.replaceAll('_', ' ')),
    )
}

function quotedPrintable(text: string): string {
  return Buffer.from(
    text.replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString()
}
