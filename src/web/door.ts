import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { getConnInfo } from '@hono/node-server/conninfo'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router'
import { actorOfSession } from '#app/actor-of-session.ts'
import type { Effects } from '#app/effects.ts'
import { readSession } from '#app/sign-in.ts'
import { type SessionLimits, usualSessionLimits } from '#domain/session.ts'
import { type Refusal, type RequestContext, requestContext, type WaysIn } from '#web/request-context.ts'
import { defectProblem, deliveriesApi } from './api/deliveries.ts'
import { catchDefects } from './catch-defects.ts'
import { clientAddress } from './client-address.ts'
import { type DirectoryOptions, directoryDoor } from './directory-door.ts'
import { lastResortPage } from './last-resort-page.ts'
import { logDefect } from './log-defect.ts'
import { changesSomething, isFromOwnPages } from './same-origin.ts'
import { securityHeaders } from './security-headers.ts'
import { sessionKeyIn } from './sessions.ts'

export interface DoorOptions {
  readonly effects: Effects
  /** How long a session lasts; a working day, and an hour of quiet, unless said otherwise. */
  readonly sessionLimits?: SessionLimits
  /** Lets anyone in as one of the example's people. Only for a server that holds nothing but the example and that only this computer reaches. */
  readonly exampleSignIn?: boolean
  /** The region's own sign-in, when there is one. */
  readonly directory?: DirectoryOptions
  /** Whether a reverse proxy stands in front and tells where requests come from. */
  readonly behindProxy?: boolean
  /** What programs that deliver files show; without one they are turned away. */
  readonly apiToken?: string
}

type DoorContext = { Variables: { request: RequestContext } }

/**
 * What every request passes, in order: headers and who is asking, files as they are, what is turned away, pages.
 * Throws when the pages have not been built.
 */
export async function openDoor({
  effects,
  sessionLimits: limits = usualSessionLimits,
  exampleSignIn = false,
  behindProxy = false,
  directory,
  apiToken,
}: DoorOptions): Promise<Hono<DoorContext>> {
  const pages = await loadPages()
  const waysIn: WaysIn = {
    limits,
    byExample: exampleSignIn && directory === undefined,
    ...(directory === undefined ? {} : { directorySv: directory.labelSv }),
  }
  const door = new Hono<DoorContext>()

  door.use(async (c, next) => {
    const nonce = randomBytes(16).toString('base64')
    const reference = randomUUID().slice(0, 8)
    const address = clientAddress(getConnInfo(c).remote.address, c.req.header('x-forwarded-for'), behindProxy)
    const isSecure = c.req.header('x-forwarded-proto') === 'https' || c.req.url.startsWith('https:')
    c.set('request', { effects, waysIn, address, isSecure, nonce, reference, actor: undefined, session: undefined })
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

  // From here on it matters who is asking. An address without a session's key costs no question.
  door.use(async (c, next) => {
    const key = sessionKeyIn(c.req.header('cookie') ?? null)
    const session = key === undefined ? undefined : await readSession(key, limits, effects)
    if (session) c.set('request', { ...c.get('request'), session, actor: actorOfSession(session) })
    await next()
  })

  if (directory) door.route('/logga-in/katalog', directoryDoor(directory, turnAway))

  door.use(async (c, next) => {
    if (!changesSomething(c.req.raw) || isFromOwnPages(c.req.raw)) return next()
    return turnAway(c, foreignRequest)
  })
  const uploads = bodyLimit({ maxSize: uploadLimit, onError: (c) => turnAway(c, tooLargeUpload) })
  const forms = bodyLimit({ maxSize: formLimit, onError: (c) => turnAway(c, tooLargeForm) })
  const strangers = bodyLimit({ maxSize: verifyLimit, onError: (c) => turnAway(c, tooLargeToVerify) })
  door.use((c, next) => (c.req.path === '/kontrollera' ? strangers : takesFiles.test(c.req.path) ? uploads : forms)(c, next))

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
    const headers = new Headers({ 'accept-language': 'sv' })
    return pages(new Request(new URL('/nekad', c.req.url), { headers }), { ...c.get('request'), refusal })
  }
}

const buildFolder = fileURLToPath(new URL('../../build/', import.meta.url))

/** For what never changes under its name. */
const kept = 'public, max-age=31536000, immutable'

/** The addresses whose forms carry files. */
const takesFiles = /^\/leveranser$|^\/(?:plan|omgang)\/[^/]+\/[^/]+\/arbetsbok$/

/** What one uploaded file, and what any other form, may weigh. */
const uploadLimit = 100 * 1024 * 1024
const formLimit = 1024 * 1024
/** What one who has not signed in may send: no sealed file is near it. */
const verifyLimit = 30 * 1024 * 1024

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

const tooLargeToVerify: Refusal = {
  status: 413,
  titleSv: 'Filen är för stor',
  messageSv: 'Filen är större än 30 MB och kan inte vara en av våra förseglade filer. Den har inte tagits emot.',
}

const tooLargeForm: Refusal = {
  status: 413,
  titleSv: 'Formuläret är för stort',
  messageSv: 'Det som skickades är större än 1 MB och har inte tagits emot. Korta ned texten och försök igen.',
}
