import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router'
import type { Effects } from '#app/effects.ts'
import { type Refusal, type RequestContext, requestContext } from '#web/request-context.ts'
import { defectProblem, deliveriesApi } from './api/deliveries.ts'
import { catchDefects } from './catch-defects.ts'
import { lastResortPage } from './last-resort-page.ts'
import { logDefect } from './log-defect.ts'
import { changesSomething, isFromOwnPages } from './same-origin.ts'
import { securityHeaders } from './security-headers.ts'
import { signedSessions } from './sessions.ts'

export interface DoorOptions {
  readonly effects: Effects
  readonly sessionSecret?: string
  /** What programs that deliver files show; without one they are turned away. */
  readonly apiToken?: string
}

type DoorContext = { Variables: { request: RequestContext } }

/**
 * What every request passes, in order: headers and who is asking, files as they are, what is turned away, pages.
 * Throws when the pages have not been built.
 */
export async function openDoor({ effects, sessionSecret, apiToken }: DoorOptions): Promise<Hono<DoorContext>> {
  const pages = await loadPages()
  const sessions = signedSessions(sessionSecret ?? randomBytes(32).toString('base64url'))
  const door = new Hono<DoorContext>()

  door.use(async (c, next) => {
    const nonce = randomBytes(16).toString('base64')
    const reference = randomUUID().slice(0, 8)
    c.set('request', { effects, sessions, nonce, reference, actor: sessions.read(c.req.header('cookie') ?? null) })
    await next()
    for (const [name, value] of Object.entries(securityHeaders(nonce))) c.header(name, value)
  })
  door.use(compress())

  door.get('/health/live', (c) => c.json({ status: 'ok' }))
  door.get('/health/ready', async (c) => {
    const { id } = await effects.store.loadCurrentSnapshot()
    return c.json({ status: 'ok', snapshot: id })
  })

  // The build puts a hash of its content in each asset's name.
  door.use('/assets/*', serveStatic({ root: `${buildFolder}client`, onFound: (_path, c) => c.header('Cache-Control', kept) }))

  // Programs have no cookie that another site could borrow: they show their token instead.
  door.route('/api/v1/deliveries', deliveriesApi({ effects, token: apiToken, maxBytes: uploadLimit }))

  door.use(async (c, next) => {
    if (!changesSomething(c.req.raw) || isFromOwnPages(c.req.raw)) return next()
    return turnAway(c, foreignRequest)
  })
  const uploads = bodyLimit({ maxSize: uploadLimit, onError: (c) => turnAway(c, tooLargeUpload) })
  const forms = bodyLimit({ maxSize: formLimit, onError: (c) => turnAway(c, tooLargeForm) })
  door.use((c, next) => (c.req.path === '/leveranser' ? uploads(c, next) : forms(c, next)))

  door.all('*', (c) => pages(c.req.raw, c.get('request')))

  door.onError((error, c) => {
    const { reference } = c.get('request')
    logDefect({ reference, method: c.req.method, path: c.req.path, error })
    if (c.req.path.startsWith('/health/')) return c.json({ status: 'error', reference }, 503)
    if (c.req.path.startsWith('/api/')) return defectProblem(c, reference)
    return c.html(lastResortPage(reference), 500)
  })
  return door

  /** The page that says no, in the same dress as the others. The body that was refused is not read. */
  function turnAway(c: Context<DoorContext>, refusal: Refusal): Promise<Response> {
    const headers = new Headers({ 'accept-language': 'sv', cookie: c.req.header('cookie') ?? '' })
    return pages(new Request(new URL('/nekad', c.req.url), { headers }), { ...c.get('request'), refusal })
  }
}

const buildFolder = fileURLToPath(new URL('../../build/', import.meta.url))

/** For what never changes under its name. */
const kept = 'public, max-age=31536000, immutable'

/** What one uploaded file, and what any other form, may weigh. */
const uploadLimit = 100 * 1024 * 1024
const formLimit = 1024 * 1024

type Pages = (request: Request, context: RequestContext) => Promise<Response>

async function loadPages(): Promise<Pages> {
  const file = new URL('server/index.js', `file://${buildFolder}`)
  if (!existsSync(file)) throw new Error('The pages have not been built. Run: npm run build')
  const build = catchDefects((await import(file.href)) as ServerBuild)
  const handle = createRequestHandler(build, 'production')
  return (request, context) => handle(request, new RouterContextProvider(new Map([[requestContext, context]])))
}

const foreignRequest: Refusal = {
  status: 403,
  titleSv: 'Formuläret kom inte från Tertial',
  messageSv: 'Begäran skickades från en annan webbplats och har därför inte utförts. Öppna sidan i Tertial och försök igen.',
}

const tooLargeUpload: Refusal = {
  status: 413,
  titleSv: 'Filerna är för stora',
  messageSv:
    'Filerna är tillsammans större än 100 MB och har inte tagits emot. Inget har lästs in. Ladda upp färre filer åt gången, eller dela upp filen, till exempel per månad.',
}

const tooLargeForm: Refusal = {
  status: 413,
  titleSv: 'Formuläret är för stort',
  messageSv: 'Det som skickades är större än 1 MB och har inte tagits emot. Korta ned texten och försök igen.',
}
