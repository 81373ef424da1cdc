import { createHash, timingSafeEqual } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Effects } from '#app/effects.ts'
import { acceptDelivery, stageFile } from '#app/import-file.ts'
import { readDelivery } from '#app/read-delivery.ts'
import { programActor } from '#domain/actor.ts'
import type { Delivery } from '#domain/delivery.ts'
import { formatFindingPlace, hasErrors } from '#domain/finding.ts'
import type { Exact } from '#lib/exact.ts'
import { deliveryHref } from '../addresses.ts'

export interface DeliveriesApiOptions {
  readonly effects: Effects
  /** What a program must show; without one the door for programs is shut. */
  readonly token: string | undefined
  /** The largest file, in bytes. */
  readonly maxBytes: number
}

/** Who a program's deliveries are received from. It may do what a controller may. */
const program = programActor('api', ['controller'])

/**
 * The door for programs that deliver files. `POST /` takes one file, as a form's only file or as the body itself with its
 * name in `?fileName=` or Content-Disposition. It waits for a person's decision unless `?accept=1` asks for a file without
 * errors to be accepted at once. The same bytes again give the delivery that they gave before. What goes wrong is told as
 * problem+json (RFC 9457) in Swedish.
 */
export function deliveriesApi({ effects, token, maxBytes }: DeliveriesApiOptions): Hono {
  const api = new Hono()

  api.use(async (c, next) => {
    if (token === undefined)
      return problem(c, 404, 'Programgränssnittet är avstängt', 'Systemägaren öppnar det genom att sätta TERTIAL_API_TOKEN.')
    const given = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
    if (given !== undefined && sameSecret(given, token)) return next()
    c.header('WWW-Authenticate', 'Bearer')
    return problem(c, 401, 'Nyckel saknas eller är fel', 'Skicka nyckeln i huvudet Authorization: Bearer NYCKEL.')
  })

  const limit = bodyLimit({
    maxSize: maxBytes,
    onError: (c) =>
      problem(
        c,
        413,
        'Filen är för stor',
        `Högst ${Math.floor(maxBytes / 1024 / 1024)} MB tas emot. Inget har lästs in. Dela upp filen, till exempel per månad.`,
      ),
  })

  api.post('/', limit, async (c) => {
    const upload = await readUpload(c)
    if (typeof upload === 'string') return problem(c, 400, 'Ingen fil att läsa', upload)
    const staged = await stageFile(upload, program, effects, { sameBytes: 'staged-answers' })
    if (staged.kind !== 'done') return refusal(c, staged)
    const { delivery, duplicate } = staged.value
    c.header('Location', `/api/v1/deliveries/${delivery.id}`)
    if (hasErrors(delivery.findings)) {
      return problem(c, 422, 'Filen har fel', 'Inget av den är inläst. Rätta filen enligt iakttagelserna och skicka den igen.', {
        delivery: describe(delivery),
      })
    }
    if (c.req.query('accept') !== '1' || delivery.state === 'accepted') {
      return c.json({ ...describe(delivery), duplicate }, duplicate ? 200 : 201)
    }
    const accepted = await acceptDelivery(delivery.id, program, effects)
    return accepted.kind === 'done'
      ? c.json({ ...describe(accepted.value), duplicate }, duplicate ? 200 : 201)
      : refusal(c, accepted)
  })

  api.get('/:id', async (c) => {
    const found = await readDelivery(c.req.param('id'), program, effects)
    return found.kind === 'done' ? c.json(describe(found.value.delivery)) : refusal(c, found)
  })

  return api
}

/** The one file of the request; else what was wrong with it. */
async function readUpload(c: Context): Promise<{ fileName: string; bytes: Uint8Array } | string> {
  if (c.req.header('content-type')?.startsWith('multipart/form-data')) {
    const form = await c.req.formData().catch(() => undefined)
    const files = [...(form?.values() ?? [])].filter((value): value is File => value instanceof File && value.name !== '')
    const [file, ...more] = files
    if (!file || more.length > 0) return `Formuläret ska ha en fil, men har ${files.length}. Skicka en fil åt gången.`
    return { fileName: baseName(file.name), bytes: new Uint8Array(await file.arrayBuffer()) }
  }
  const fileName = baseName(c.req.query('fileName') ?? dispositionName(c.req.header('content-disposition')) ?? '')
  if (fileName === '') return 'Ange filens namn, till exempel ?fileName=huvudbok.se.'
  return { fileName, bytes: new Uint8Array(await c.req.arrayBuffer()) }
}

/** The name in `attachment; filename*=UTF-8''…` or `filename="…"`. */
function dispositionName(header: string | undefined): string | undefined {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(header ?? '')?.[1]
  if (extended !== undefined) return decoded(extended)
  return /filename="([^"]*)"/i.exec(header ?? '')?.[1] ?? /filename=([^;\s]+)/i.exec(header ?? '')?.[1]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A sender's folders are no concern of ours. */
function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1)?.trim() ?? ''
}

/** A delivery as a program reads it: amounts as decimal text, so that no reader makes binary doubles of them. */
function describe(delivery: Delivery) {
  return {
    id: delivery.id,
    fileName: delivery.fileName,
    sha256: delivery.sha256,
    format: delivery.format,
    state: delivery.state,
    factCount: delivery.factCount,
    contentCount: delivery.contentCount,
    supersedes: delivery.supersedes,
    controlTotals: delivery.controlTotals.map(({ amount, ...total }) => ({ ...total, amount: decimalText(amount) })),
    findings: delivery.findings.map(({ code, severity, messageSv, where }) => ({
      code,
      severity,
      placeSv: formatFindingPlace(where),
      messageSv,
    })),
    page: deliveryHref(delivery.id),
  }
}

/** "-1234.50": the decimals that the amount has. */
function decimalText({ numerator, denominator }: Exact): string {
  const decimals = denominator.toString().length - 1
  const digits = (numerator < 0n ? -numerator : numerator).toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  return `${numerator < 0n ? '-' : ''}${whole}${decimals > 0 ? `.${digits.slice(-decimals)}` : ''}`
}

function refusal(c: Context, outcome: { kind: 'refused'; reasonSv: string } | { kind: 'not-found'; messageSv: string }) {
  return outcome.kind === 'refused'
    ? problem(c, 403, 'Det är inte möjligt', outcome.reasonSv)
    : problem(c, 404, 'Finns inte', outcome.messageSv)
}

/** What a program is told when something of ours broke: a reference to give to whoever mends it. */
export function defectProblem(c: Context, reference: string) {
  return problem(c, 500, 'Ett fel i Tertial', `Försök igen. Återkommer felet, uppge referensen ${reference}.`, { reference })
}

function problem(c: Context, status: 400 | 401 | 403 | 404 | 413 | 422 | 500, title: string, detail: string, more: object = {}) {
  const body = JSON.stringify({ type: 'about:blank', title, status, detail, ...more })
  return c.body(body, status, { 'Content-Type': 'application/problem+json; charset=utf-8' })
}

/** Compared by their hashes, in the same time however much of them agrees. */
function sameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
