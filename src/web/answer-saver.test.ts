import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { TaskAnswer } from '#domain/round-task.ts'
import {
  type AnswerSaver,
  createAnswerSaver,
  type KeptDraft,
  type SaveReply,
  type SaveRequest,
  type SavingState,
  type StandingAnswer,
} from './answer-saver.ts'

test('what is written is kept at once, and sent when the writing has been quiet for two seconds', async () => {
  const desk = sitDown()
  desk.saver.write(text('Vi'))
  desk.saver.write(text('Vi har'))
  assert.deepEqual(desk.kept()?.answer, text('Vi har'))
  assert.equal(desk.server.saves.length, 0)
  await desk.pass(2_000)
  assert.deepEqual(desk.server.saves, [text('Vi har')])
  assert.equal(desk.state().kind, 'saved')
  assert.equal(desk.kept(), undefined)
})

test('what is taken back before it was sent leaves nothing to send', async () => {
  const desk = sitDown()
  desk.saver.write(text('Fel ruta'))
  desk.saver.write(text(''))
  await desk.pass(2_000)
  assert.deepEqual(desk.server.saves, [])
  assert.equal(desk.kept(), undefined)
})

test('without contact the words stay in the browser, and are sent when it is back', async () => {
  const desk = sitDown()
  desk.server.line = 'down'
  desk.saver.write(text('På tåget'))
  await desk.pass(2_000)
  assert.deepEqual(desk.state(), { kind: 'no-contact', kept: true })
  desk.server.line = 'up'
  await desk.pass(10_000)
  assert.deepEqual(desk.server.saves, [text('På tåget')])
})

test('a browser that cannot keep anything is not said to', async () => {
  const desk = sitDown({ canKeep: false })
  desk.server.line = 'down'
  desk.saver.write(text('På tåget'))
  await desk.pass(2_000)
  assert.deepEqual(desk.state(), { kind: 'no-contact', kept: false })
})

test('a save whose answer was lost on the way is saved once, also when the page was closed in between', async () => {
  const desk = sitDown()
  desk.server.line = 'loses-replies'
  desk.saver.write(text('Ett'))
  await desk.pass(2_000)
  desk.saver.write(text('Ett, två'))
  desk.saver.stop()

  desk.server.line = 'up'
  const again = sitDown({ server: desk.server, kept: desk.kept() })
  await again.saver.flush()
  await again.pass(2_000)
  assert.deepEqual(desk.server.saves, [text('Ett'), text('Ett, två')])
  assert.equal(again.state().kind, 'saved')
})

test('nothing that another has saved is written over before it has been chosen', async () => {
  const desk = sitDown()
  desk.saver.write(text('Mitt'))
  desk.server.saveAsOther(text('Bos'))
  await desk.pass(2_000)
  const state = desk.state()
  assert.ok(state.kind === 'differs')
  assert.deepEqual([state.mine, state.theirs.answer], [text('Mitt'), text('Bos')])
  desk.saver.write(text('Mitt igen'))
  await desk.pass(60_000)
  assert.deepEqual(desk.server.saves, [text('Bos')])

  desk.saver.choose(text('Bos\n\nMitt'))
  await desk.pass(0)
  assert.deepEqual(desk.server.saves, [text('Bos'), text('Bos\n\nMitt')])
})

test('the other’s answer is taken by choosing none of one’s own', async () => {
  const desk = sitDown()
  desk.saver.write(text('Mitt'))
  desk.server.saveAsOther(text('Bos'))
  await desk.pass(2_000)
  desk.saver.choose(undefined)
  await desk.pass(60_000)
  assert.deepEqual(desk.server.saves, [text('Bos')])
  assert.equal(desk.kept(), undefined)
})

test('what another has done to the task without answering it is in nobody’s way', async () => {
  const desk = sitDown()
  desk.saver.write(text('Mitt'))
  desk.server.version += 1
  await desk.pass(2_000)
  assert.deepEqual(desk.server.saves, [text('Mitt')])
})

test('handing in waits for the save under way, and is done when the server has said so', async () => {
  const desk = sitDown()
  desk.saver.write(text('Halv'))
  const saving = desk.saver.flush()
  assert.equal(await desk.saver.handIn(text('Hel')), true)
  await saving
  assert.deepEqual(desk.server.saves, [text('Halv'), text('Hel')])
  assert.equal(desk.server.open, false)
  assert.equal(desk.kept(), undefined)
})

test('handed in once, though the first reply was lost', async () => {
  const desk = sitDown()
  desk.server.line = 'loses-replies'
  assert.equal(await desk.saver.handIn(text('Klart')), false)
  desk.server.line = 'up'
  assert.equal(await desk.saver.handIn(text('Klart')), true)
  assert.deepEqual(desk.server.saves, [text('Klart')])
})

test('whatever the line does, the last words arrive, or are still kept beside what another has saved', async () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('write' as const), word: fc.stringMatching(/^[a-z]{1,3}$/) }),
    fc.record({ kind: fc.constant('line' as const), line: fc.constantFrom('up', 'down', 'loses-replies' as const) }),
    fc.record({ kind: fc.constant('wait' as const), milliseconds: fc.nat(15_000) }),
    fc.record({ kind: fc.constant('other' as const), word: fc.stringMatching(/^[A-Z]{1,3}$/) }),
    fc.record({ kind: fc.constant('reload' as const) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      let desk = sitDown()
      let last: TaskAnswer | undefined
      for (const each of steps) {
        if (each.kind === 'write') {
          last = text(each.word)
          desk.saver.write(last)
        }
        if (each.kind === 'line') desk.server.line = each.line
        if (each.kind === 'wait') await desk.pass(each.milliseconds)
        if (each.kind === 'other') desk.server.saveAsOther(text(each.word))
        if (each.kind === 'reload') {
          desk.saver.stop()
          desk = sitDown({ server: desk.server, kept: desk.kept() })
          await desk.saver.flush()
        }
      }
      desk.server.line = 'up'
      await desk.pass(30_000)
      const { saves, names } = desk.server
      assert.equal(new Set(names).size, names.length, 'no save is done twice')
      const state = desk.state()
      if (state.kind === 'differs') assert.deepEqual(desk.kept()?.answer, last)
      else if (last !== undefined) assert.ok(saves.some((saved) => JSON.stringify(saved) === JSON.stringify(last)))
    }),
    { numRuns: 300 },
  )
})

function text(markdown: string): TaskAnswer {
  return { kind: 'text', markdown }
}

/** The server's side of the bargain, as the store keeps it: by version, and each name once. */
class Server {
  version = 1
  answer: TaskAnswer | undefined
  open = true
  line: 'up' | 'down' | 'loses-replies' = 'up'
  readonly saves: TaskAnswer[] = []
  readonly names: string[] = []

  saveAsOther(answer: TaskAnswer): void {
    this.save(answer)
  }

  async take({ saveKey, seenVersion, answer, handIn }: SaveRequest): Promise<SaveReply> {
    if (this.line === 'down') throw new TypeError('Failed to fetch')
    const known = this.names.includes(saveKey)
    const moved = known || (seenVersion === this.version && (this.open || handIn))
    if (moved && !known) {
      this.save(answer)
      this.names.push(saveKey)
      if (handIn) this.open = false
    }
    if (this.line === 'loses-replies') throw new TypeError('Failed to fetch')
    return { kind: 'stands', moved, doubtsSv: [], ...this.standing() }
  }

  standing(): StandingAnswer {
    return { version: this.version, open: this.open, ...(this.answer === undefined ? {} : { answer: this.answer }) }
  }

  private save(answer: TaskAnswer): void {
    this.version += 1
    this.answer = answer
    this.saves.push(answer)
  }
}

interface Desk {
  readonly server: Server
  readonly saver: AnswerSaver
  kept(): KeptDraft | undefined
  state(): SavingState
  /** Lets time pass, and what it sets off be done. */
  pass(milliseconds: number): Promise<void>
}

let keys = 0

function sitDown(given: { server?: Server; kept?: KeptDraft | undefined; canKeep?: boolean } = {}): Desk {
  const server = given.server ?? new Server()
  let kept = given.kept
  let state: SavingState = { kind: 'untouched' }
  let now = 0
  const alarms = new Set<{ at: number; call: () => void }>()
  const saver = createAnswerSaver(server.standing(), kept, {
    send: (request) => server.take(request),
    keep(draft) {
      kept = draft === undefined ? undefined : (JSON.parse(JSON.stringify(draft)) as KeptDraft)
      return given.canKeep ?? true
    },
    newKey: () => `k${++keys}`,
    now: () => new Date(now),
    later(milliseconds, call) {
      const alarm = { at: now + milliseconds, call }
      alarms.add(alarm)
      return () => alarms.delete(alarm)
    },
    onState(told) {
      state = told
    },
  })
  return {
    server,
    saver,
    kept: () => kept,
    state: () => state,
    async pass(milliseconds) {
      const end = now + milliseconds
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve))
        const [next] = [...alarms].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)
        if (next === undefined) break
        alarms.delete(next)
        now = next.at
        next.call()
      }
      now = end
    },
  }
}
