import { createContext } from 'react-router'
import type { Effects } from '#app/effects.ts'
import type { Actor } from '#domain/actor.ts'
import type { Sessions } from './sessions.ts'

/** What the door knows about one request; every loader and action reads it from the router's context. */
export interface RequestContext {
  readonly effects: Effects
  /** Absent until a role has been picked. */
  readonly actor: Actor | undefined
  readonly sessions: Sessions
  /** The one-time word that lets this page's own scripts run (content security policy). */
  readonly nonce: string
  /** What a person can quote and the log can be searched for. */
  readonly reference: string
  /** Set when the door itself turned the request away before any page saw it. */
  readonly refusal?: Refusal
}

/** A request turned away, in words for the person who made it. */
export interface Refusal {
  readonly status: 403 | 413
  readonly titleSv: string
  readonly messageSv: string
}

export const requestContext = createContext<RequestContext>()
