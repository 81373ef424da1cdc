import { createContext } from 'react-router'
import type { Effects } from '#app/effects.ts'
import type { Actor } from '#domain/actor.ts'
import type { Session, SessionLimits } from '#domain/session.ts'

/** What the door knows about one request; every loader and action reads it from the router's context. */
export interface RequestContext {
  readonly effects: Effects
  /** Absent until somebody has signed in. */
  readonly actor: Actor | undefined
  readonly session: Session | undefined
  readonly waysIn: WaysIn
  /** Where the request comes from, as far as it can be told. */
  readonly address: string
  /** Whether the browser came by TLS. */
  readonly isSecure: boolean
  /** The one-time word that lets this page's own scripts run (content security policy). */
  readonly nonce: string
  /** What a person can quote and the log can be searched for. */
  readonly reference: string
  /** Set when the door itself turned the request away before any page saw it. */
  readonly refusal?: Refusal
}

/** How people may come in here. By password they always may. */
export interface WaysIn {
  readonly limits: SessionLimits
  /** The example's people by one click: only where nothing but the example is. */
  readonly byExample: boolean
  /** What the region's own sign-in is called on the button; absent when there is none. */
  readonly directorySv?: string
}

/** A request turned away, in words for the person who made it. */
export interface Refusal {
  readonly status: 400 | 403 | 413 | 502
  readonly titleSv: string
  readonly messageSv: string
}

export const requestContext = createContext<RequestContext>()
