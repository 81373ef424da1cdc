/** The session's key in the browser's cookie jar. The key is all that is in it; who it belongs to is kept in the house. */
const cookieName = 'tertial-session'

/** The key that the browser shows; undefined without one. It may be anything: only the house knows whether it is a session's. */
export function sessionKeyIn(cookieHeader: string | null): string | undefined {
  for (const pair of cookieHeader?.split(';') ?? []) {
    const [name, value] = pair.trim().split('=', 2)
    if (name === cookieName && value) return value
  }
  return undefined
}

/** A Set-Cookie value that makes the browser show the key until the session's end. */
export function keepSession({ key, endsAt }: { key: string; endsAt: Date }, { isSecure, now }: CookieGround): string {
  const seconds = Math.max(0, Math.floor((endsAt.getTime() - now.getTime()) / 1000))
  return `${cookieName}=${key}; Max-Age=${seconds}; ${attributes}${isSecure ? '; Secure' : ''}`
}

/** … and one that makes it forget. */
export function forgetSession({ isSecure }: Pick<CookieGround, 'isSecure'>): string {
  return `${cookieName}=; Max-Age=0; ${attributes}${isSecure ? '; Secure' : ''}`
}

interface CookieGround {
  /** Whether the browser came by TLS: then the cookie travels by TLS only. */
  readonly isSecure: boolean
  readonly now: Date
}

/** Out of reach of scripts, and not sent by other sites' forms. */
const attributes = 'Path=/; HttpOnly; SameSite=Lax'
