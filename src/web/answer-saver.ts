import type { TaskAnswer } from '#domain/round-task.ts'
import { sameAnswer } from './answer-form.ts'

/** What the browser keeps of an answer until the server has said that it has it. Goes through JSON unchanged. */
export interface KeptDraft {
  /** The task's version that the writing began from, and its answer then. */
  readonly seenVersion: number
  readonly before?: TaskAnswer
  readonly answer: TaskAnswer
  /** What has been sent and not been acknowledged. Sent again under the same name it is saved once. */
  readonly sent?: { readonly saveKey: string; readonly answer: TaskAnswer }
  /** When it was last written in: an ISO instant. */
  readonly at: string
}

export interface SaveRequest {
  readonly saveKey: string
  readonly seenVersion: number
  readonly answer: TaskAnswer
  readonly handIn: boolean
}

export type SaveReply =
  | ({ readonly kind: 'stands'; readonly moved: boolean; readonly doubtsSv: readonly string[] } & StandingAnswer)
  | { readonly kind: 'refused'; readonly reasonSv: string }
  | { readonly kind: 'signed-out' }

/** How the task stands at the server. */
export interface StandingAnswer {
  readonly version: number
  readonly answer?: TaskAnswer
  readonly byNameSv?: string
  /** Whether it can still be answered; else it has been handed in. */
  readonly open: boolean
}

/** How far the writing has come, for the line that says so. */
export type SavingState =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: Date; readonly version: number; readonly doubtsSv: readonly string[] }
  /** Not to be reached now; `kept` is whether this browser could keep the draft. */
  | { readonly kind: 'no-contact'; readonly kept: boolean }
  | { readonly kind: 'signed-out'; readonly kept: boolean }
  | { readonly kind: 'refused'; readonly reasonSv: string }
  /** Somebody else has given another answer meanwhile: nothing is sent until it has been chosen which is to stand. */
  | { readonly kind: 'differs'; readonly mine: TaskAnswer; readonly theirs: StandingAnswer }

/** The world that the saver works in. */
export interface SaverWorld {
  /** Rejects when the server cannot be reached. */
  send(request: SaveRequest): Promise<SaveReply>
  /** Keeps the draft in this browser, or forgets it; false when the browser cannot. */
  keep(draft: KeptDraft | undefined): boolean
  newKey(): string
  now(): Date
  /** Calls once after so many milliseconds, unless cancelled by what it gives. */
  later(milliseconds: number, call: () => void): () => void
  onState(state: SavingState): void
}

export interface AnswerSaver {
  /** Takes what the form says now. Kept at once, sent two seconds after the last writing. */
  write(answer: TaskAnswer): void
  /** Sends now what has not been sent. */
  flush(): Promise<void>
  /** Hands in, after what is under way; whether it arrived. */
  handIn(answer: TaskAnswer): Promise<boolean>
  /** Ends a difference: the answer is what is to stand, or the other's is when there is none. */
  choose(answer: TaskAnswer | undefined): void
  stop(): void
}

const quietMilliseconds = 2_000
const retryMilliseconds = 10_000

/**
 * Saves an answer while it is written, over a connection that comes and goes, so that no word is lost and none is saved twice:
 * what has not been acknowledged is kept in the browser and sent again under the name it was first sent by, and nothing that
 * somebody else has saved meanwhile is written over.
 */
export function createAnswerSaver(
  standing: Pick<StandingAnswer, 'version' | 'answer'>,
  kept: KeptDraft | undefined,
  world: SaverWorld,
): AnswerSaver {
  let version = kept?.seenVersion ?? standing.version
  let saved = kept === undefined ? standing.answer : kept.before
  let draft = kept
  let isKept = true
  let theirs: StandingAnswer | undefined
  let sending: Promise<boolean> | undefined
  let cancel = () => {}
  let stopped = false

  return {
    write(answer) {
      if (sameAnswer(answer, draft?.answer ?? saved)) return
      const next = { ...begun(), answer }
      if (theirs !== undefined) return hold(next)
      hold(needsSaving(next) ? next : undefined)
      tell({ kind: draft === undefined ? 'untouched' : 'unsaved' })
      plan(quietMilliseconds)
    },
    flush,
    async handIn(answer) {
      if (draft !== undefined || !sameAnswer(answer, saved)) hold({ ...begun(), answer })
      if (sending !== undefined || draft?.sent !== undefined) await flush()
      if (theirs !== undefined || draft?.sent !== undefined) return false
      hold({ ...begun(), answer })
      return deliverAlone(true)
    },
    choose(answer) {
      if (theirs === undefined) return
      version = theirs.version
      saved = theirs.answer
      theirs = undefined
      hold(answer === undefined || sameAnswer(answer, saved) ? undefined : { ...begun(), answer })
      tell({ kind: draft === undefined ? 'untouched' : 'unsaved' })
      void flush()
    },
    stop() {
      stopped = true
      cancel()
    },
  }

  function begun(): Omit<KeptDraft, 'answer'> {
    const at = world.now().toISOString()
    return {
      seenVersion: version,
      ...(saved === undefined ? {} : { before: saved }),
      ...(draft?.sent === undefined ? {} : { sent: draft.sent }),
      at,
    }
  }

  function hold(next: KeptDraft | undefined): void {
    draft = next
    isKept = world.keep(next)
  }

  function tell(state: SavingState): void {
    if (!stopped) world.onState(state)
  }

  function plan(milliseconds: number): void {
    cancel()
    if (!stopped) cancel = world.later(milliseconds, () => void flush())
  }

  async function flush(): Promise<void> {
    cancel()
    if (sending !== undefined) await sending
    else if (draft !== undefined && theirs === undefined && needsSaving(draft)) await deliverAlone(false)
  }

  function needsSaving({ answer, sent }: KeptDraft): boolean {
    return sent !== undefined || !sameAnswer(answer, saved)
  }

  /** One at a time. What was sent and never acknowledged goes first; what has been written since has its turn after it. */
  async function deliverAlone(handIn: boolean): Promise<boolean> {
    cancel()
    tell({ kind: 'saving' })
    sending = deliver(handIn)
    const arrived = await sending.finally(() => {
      sending = undefined
    })
    if (arrived && draft !== undefined) plan(quietMilliseconds)
    return arrived
  }

  /** Sends the draft once, and again when only something else than the answer had changed; whether the server has it. */
  async function deliver(handIn: boolean): Promise<boolean> {
    if (draft === undefined) return false
    const sent = draft.sent ?? { saveKey: world.newKey(), answer: draft.answer }
    if (!handIn) hold({ ...draft, sent })
    let reply: SaveReply
    try {
      reply = await world.send({ ...sent, seenVersion: version, handIn })
    } catch {
      tell({ kind: 'no-contact', kept: isKept })
      plan(retryMilliseconds)
      return false
    }
    switch (reply.kind) {
      case 'refused':
        hold(withoutSent(draft))
        tell(reply)
        return false
      case 'signed-out':
        tell({ kind: 'signed-out', kept: isKept })
        return false
      case 'stands':
        return settle(reply, sent.answer, handIn)
    }
  }

  async function settle(reply: SaveReply & { kind: 'stands' }, sent: TaskAnswer, handIn: boolean): Promise<boolean> {
    if (draft === undefined) return false
    if (sameAnswer(reply.answer, sent) && (reply.moved || !handIn || !reply.open)) {
      version = reply.version
      saved = sent
      const left = sameAnswer(draft.answer, sent) ? undefined : { ...begun(), answer: draft.answer }
      hold(left && withoutSent(left))
      tell(draft === undefined ? { kind: 'saved', at: world.now(), version, doubtsSv: reply.doubtsSv } : { kind: 'unsaved' })
      return true
    }
    // The task was given to somebody, say: the answer is the one that the writing began from, or already what was written.
    const onlyElse = sameAnswer(reply.answer, saved) || sameAnswer(reply.answer, draft.answer)
    if (onlyElse && reply.open && version !== reply.version) {
      version = reply.version
      saved = reply.answer
      hold(withoutSent({ ...begun(), answer: draft.answer }))
      return deliver(handIn)
    }
    theirs = reply
    hold(withoutSent(draft))
    tell({ kind: 'differs', mine: draft.answer, theirs: reply })
    return false
  }
}

function withoutSent({ sent: _, ...draft }: KeptDraft): KeptDraft {
  return draft
}
