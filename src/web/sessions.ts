import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Actor } from '#domain/actor.ts'
import { appointmentId, personId, wholeRegion } from '#domain/person.ts'
import { isRole, type Role, roles } from '#domain/role.ts'

/** Who sits at the browser, kept in a signed cookie. Nothing secret is in it; the signature keeps it from being made up. */
export interface Sessions {
  /** The actor of a request's Cookie header; undefined without a cookie or with one that we did not sign. */
  read(cookieHeader: string | null): Actor | undefined
  /** A Set-Cookie value that makes the browser act in the role. */
  begin(role: Role, options: { secure: boolean }): string
}

const cookieName = 'tertial-roll'
/** A working day: a role that was picked yesterday is picked again. */
const lifetimeSeconds = 12 * 60 * 60

export function signedSessions(secret: string): Sessions {
  const sign = (text: string) => createHmac('sha256', secret).update(text).digest('base64url')
  return {
    read(cookieHeader) {
      const [role, signature, ...rest] = cookieValue(cookieHeader)?.split('.') ?? []
      if (role === undefined || signature === undefined || rest.length > 0) return undefined
      if (!isRole(role) || !sameText(signature, sign(role))) return undefined
      return {
        id: role,
        nameSv: roles[role].labelSv,
        appointments: [{ id: appointmentId(role), person: personId(role), role, orgUnit: wholeRegion, validFrom: '2000-01-01' }],
      }
    },
    begin(role, { secure }) {
      return `${cookieName}=${role}.${sign(role)}; Max-Age=${lifetimeSeconds}; ${attributes}${secure ? '; Secure' : ''}`
    },
  }
}

const attributes = 'Path=/; HttpOnly; SameSite=Lax'

function cookieValue(header: string | null): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const [name, value] = pair.trim().split('=', 2)
    if (name === cookieName) return value
  }
  return undefined
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
