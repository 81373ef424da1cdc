import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import * as oidc from 'openid-client'
import { type DirectoryPerson, type GroupAppointment, signInFromDirectory } from '#app/directory-sign-in.ts'
import type { Refusal, RequestContext } from '#web/request-context.ts'
import { logDefect } from './log-defect.ts'
import { safeReturnPath } from './return-path.ts'
import { keepSession } from './sessions.ts'

/** The region's own sign-in, as its operator describes it (docs/guide/drift.md). */
export interface DirectoryOptions {
  /** The provider's address, under which its discovery document is. */
  readonly issuer: URL
  readonly clientId: string
  readonly clientSecret?: string
  /** How browsers reach us: the provider sends them back there. */
  readonly publicUrl: URL
  /** What the button calls it: "regionens inloggning". */
  readonly labelSv: string
  readonly scope: string
  /** The claim with the id that a person is known by, and the one with the groups. */
  readonly keyClaim: string
  readonly groupsClaim: string
  readonly mapping: readonly GroupAppointment[]
}

type DoorContext = { Variables: { request: RequestContext } }
type TurnAway = (c: Context<DoorContext>, refusal: Refusal) => Promise<Response>

/**
 * Sign-in by OpenID Connect: the authorization code flow with PKCE, state and nonce (RFC 9700). `GET /` sends the browser to
 * the provider, `GET /svar` takes what it comes back with. Between the two the browser keeps what must agree.
 */
export function directoryDoor(options: DirectoryOptions, turnAway: TurnAway): Hono<DoorContext> {
  const door = new Hono<DoorContext>()
  const provider = knownProvider(options)
  const redirectUrl = new URL('/logga-in/katalog/svar', options.publicUrl)

  door.get('/', async (c) => {
    const config = await provider().catch((error: unknown) => noted(c, error))
    if (config === undefined) return turnAway(c, silentProvider)
    const begun = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() }
    const returnTo = safeReturnPath(c.req.query('tillbaka') ?? null)
    setCookie(c, cookieName, JSON.stringify({ ...begun, returnTo }), {
      path: '/logga-in/katalog',
      httpOnly: true,
      sameSite: 'Lax',
      secure: c.get('request').isSecure,
      maxAge: 600,
    })
    const address = oidc.buildAuthorizationUrl(config, {
      redirect_uri: redirectUrl.href,
      scope: options.scope,
      state: begun.state,
      nonce: begun.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(begun.verifier),
      code_challenge_method: 'S256',
    })
    return c.redirect(address.href)
  })

  // Whatever came of it: what was begun is begun once.
  door.use('/svar', async (c, next) => {
    await next()
    c.header('Set-Cookie', `${cookieName}=; Max-Age=0; Path=/logga-in/katalog; HttpOnly; SameSite=Lax`, { append: true })
  })

  door.get('/svar', async (c) => {
    const begun = readBegun(getCookie(c, cookieName))
    if (begun === undefined) return turnAway(c, interrupted)
    const { effects, waysIn, isSecure } = c.get('request')

    const person = await askProvider(begun, new URL(c.req.url).search).catch((error: unknown) => noted(c, error))
    if (person === undefined) return turnAway(c, interrupted)
    if (person === 'no-key') return turnAway(c, withoutKey(options.keyClaim))
    const outcome = await signInFromDirectory(person, options.mapping, waysIn.limits, effects)
    if (outcome.kind !== 'done') {
      const messageSv = outcome.kind === 'refused' ? outcome.reasonSv : outcome.messageSv
      return turnAway(c, { status: 403, titleSv: 'Du har inget uppdrag i Tertial', messageSv })
    }
    c.header('Set-Cookie', keepSession(outcome.value, { isSecure, now: effects.clock.now() }), { append: true })
    return c.redirect(safeReturnPath(begun.returnTo))
  })
  return door

  async function askProvider(begun: Begun, search: string): Promise<DirectoryPerson | 'no-key'> {
    const config = await provider()
    const answer = new URL(redirectUrl.href + search)
    const tokens = await oidc.authorizationCodeGrant(config, answer, {
      expectedState: begun.state,
      expectedNonce: begun.nonce,
      pkceCodeVerifier: begun.verifier,
      idTokenExpected: true,
    })
    const idClaims = tokens.claims()
    if (idClaims === undefined) return 'no-key'
    const hasMore = config.serverMetadata().userinfo_endpoint !== undefined
    const more = hasMore ? await oidc.fetchUserInfo(config, tokens.access_token, idClaims.sub) : {}
    return personIn({ ...more, ...idClaims }, options)
  }
}

const cookieName = 'tertial-katalog'

interface Begun {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly returnTo: string
}

function readBegun(cookie: string | undefined): Begun | undefined {
  try {
    const { state, nonce, verifier, returnTo } = JSON.parse(cookie ?? '')
    return [state, nonce, verifier, returnTo].every((part) => typeof part === 'string')
      ? { state, nonce, verifier, returnTo }
      : undefined
  } catch {
    return undefined
  }
}

/** Asked for once; a provider that did not answer is asked again the next time. Only on this computer may it be without TLS. */
function knownProvider({ issuer, clientId, clientSecret }: DirectoryOptions): () => Promise<oidc.Configuration> {
  let known: Promise<oidc.Configuration> | undefined
  const isLocal = issuer.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname)
  return () => {
    known ??= oidc
      .discovery(
        issuer,
        clientId,
        clientSecret,
        clientSecret === undefined ? oidc.None() : oidc.ClientSecretBasic(clientSecret),
        { timeout: 10, ...(isLocal ? { execute: [oidc.allowInsecureRequests] } : {}) },
      )
      .catch((error: unknown) => {
        known = undefined
        throw error
      })
    return known
  }
}

function personIn(claims: Readonly<Record<string, unknown>>, options: DirectoryOptions): DirectoryPerson | 'no-key' {
  const text = (name: string) => {
    const value = claims[name]
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
  }
  const key = text(options.keyClaim)
  if (key === undefined) return 'no-key'
  const names = [text('given_name'), text('family_name')].filter((part) => part !== undefined).join(' ')
  const email = claims.email_verified === false ? undefined : text('email')
  const groups = claims[options.groupsClaim]
  return {
    hsaId: key,
    nameSv: text('name') ?? (names || key),
    ...(email === undefined ? {} : { email }),
    groups: (Array.isArray(groups) ? groups : [groups]).filter((group) => typeof group === 'string'),
  }
}

/** What went wrong between us and the provider is the operator's to see. The person is told what they can do. */
function noted(c: Context<DoorContext>, error: unknown): undefined {
  logDefect({ reference: c.get('request').reference, method: c.req.method, path: c.req.path, error })
  return undefined
}

const silentProvider: Refusal = {
  status: 502,
  titleSv: 'Regionens inloggning svarar inte',
  messageSv: 'Försök igen om en stund. Hjälper det inte, kontakta systemägaren.',
}

const interrupted: Refusal = {
  status: 400,
  titleSv: 'Inloggningen avbröts',
  messageSv: 'Inloggningen tog för lång tid, avbröts eller kom tillbaka på fel sätt. Ingen är inloggad. Logga in igen.',
}

function withoutKey(claim: string): Refusal {
  return {
    status: 403,
    titleSv: 'Katalogen sade inte vem du är',
    messageSv: `Regionens inloggning lämnade inget ”${claim}”, som Tertial känner igen personer på. Kontakta systemägaren.`,
  }
}
