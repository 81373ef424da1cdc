import { type FocusEvent, type FormEvent, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { ChangeToJudge } from '#app/read-task.ts'
import type { RoundTask, TaskAnswer } from '#domain/round-task.ts'
import type { StatusMark } from '#domain/status.ts'
import { createActiveTime } from '../active-time.ts'
import { taskHref } from '../addresses.ts'
import { readAnswerForm, sameAnswer } from '../answer-form.ts'
import { type AnswerSaver, createAnswerSaver, type SavingState } from '../answer-saver.ts'
import { keepDraft, readDraft } from '../kept-drafts.ts'
import { sendAnswer } from '../send-answer.ts'
import { AnswerDifference } from './answer-difference.tsx'
import { AnswerFields } from './answer-fields.tsx'
import { DoubtList } from './doubt-list.tsx'
import { Notice } from './notice.tsx'
import { SavingLine } from './saving-line.tsx'

/**
 * The form of one task. Without scripts it is sent by its buttons; with them it is saved while it is written, also over a
 * connection that comes and goes. `given` is what the fields hold from the beginning.
 */
export function AnswerEditor({ task, person, given, statusMarks, change, doubtsSv, next, onSaved }: AnswerEditorProps) {
  const form = useRef<HTMLFormElement>(null)
  const saver = useRef<AnswerSaver>(undefined)
  const time = useRef(createActiveTime(() => performance.now()))
  const [filled, setFilled] = useState({ answer: given, times: 0, isBack: false })
  const [saving, setSaving] = useState<SavingState>({ kind: 'untouched' })
  const [busy, setBusy] = useState(false)
  const navigate = useNavigate()
  const refill = (answer: TaskAnswer | undefined, isBack: boolean) =>
    setFilled(({ times }) => ({ answer, times: times + 1, isBack }))

  // A saver lives as long as the page shows the same task: what is reloaded around it is not what is being written.
  const standing = useRef(task)
  const saved = useRef(onSaved)
  useEffect(() => {
    const { id, kind, version, answer } = standing.current
    const found = readDraft(person, id)
    const kept = found !== undefined && !sameAnswer(found.answer, answer) ? found : undefined
    if (kept === undefined) keepDraft(person, id, undefined)
    else refill(kept.answer, true)

    const own = createAnswerSaver({ version, ...(answer === undefined ? {} : { answer }) }, kept, {
      async send(request) {
        const seconds = time.current.seconds()
        const reply = await sendAnswer({ id, kind }, request, seconds)
        time.current.told(seconds)
        return reply
      },
      keep: (draft) => keepDraft(person, id, draft),
      newKey: () => crypto.randomUUID(),
      now: () => new Date(),
      later(milliseconds, call) {
        const timer = setTimeout(call, milliseconds)
        return () => clearTimeout(timer)
      },
      onState(state) {
        setSaving(state)
        if (state.kind === 'saved') saved.current(state.version)
      },
    })
    saver.current = own
    const flush = () => void own.flush()
    const flushWhenLeft = () => document.visibilityState === 'hidden' && flush()
    addEventListener('online', flush)
    document.addEventListener('visibilitychange', flushWhenLeft)
    // What was written before the script had come.
    const already = kept === undefined && form.current ? readAnswerForm(kind, new FormData(form.current)) : undefined
    if (already) own.write(already)
    flush()
    return () => {
      removeEventListener('online', flush)
      document.removeEventListener('visibilitychange', flushWhenLeft)
      flush()
      own.stop()
    }
  }, [person])

  const written = () => form.current && readAnswerForm(task.kind, new FormData(form.current))

  async function send(event: FormEvent<HTMLFormElement>) {
    const answer = written()
    if (!answer || !saver.current) return
    event.preventDefault()
    if (busy) return
    const step = (event.nativeEvent as SubmitEvent).submitter?.getAttribute('value')
    setBusy(true)
    saver.current.write(answer)
    const arrived = step === 'lamna' ? await saver.current.handIn(answer) : await saver.current.flush()
    setBusy(false)
    if (arrived === true) await navigate(next ? `${taskHref(next)}?sparat=foregaende` : '/mina-uppgifter')
  }

  function leave({ relatedTarget, currentTarget }: FocusEvent<HTMLFormElement>) {
    if (relatedTarget instanceof Node && currentTarget.contains(relatedTarget)) return
    void saver.current?.flush()
  }

  function choose(answer: TaskAnswer | undefined, theirs: TaskAnswer | undefined) {
    refill(answer ?? theirs, false)
    saver.current?.choose(answer)
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('textarea')?.focus())
  }

  return (
    <>
      {filled.isBack && (
        <Notice tone="info" live>
          Det du skrev utan kontakt är tillbaka i formuläret.
        </Notice>
      )}
      {saving.kind === 'differs' && <AnswerDifference mine={saving.mine} theirs={saving.theirs} onChoose={choose} />}
      <form
        ref={form}
        method="post"
        className="answer-form"
        autoComplete="off"
        key={filled.times}
        onInput={() => {
          time.current.touch()
          const answer = written()
          if (answer) saver.current?.write(answer)
        }}
        onBlur={leave}
        onSubmit={send}
      >
        <input type="hidden" name="version" value={task.version} />
        <input type="hidden" name="slag" value={task.kind} />
        <input type="hidden" name="nasta" value={next ?? ''} />
        <AnswerFields task={task} answer={filled.answer} statusMarks={statusMarks} change={change} />
        <DoubtList doubtsSv={saving.kind === 'saved' ? saving.doubtsSv : doubtsSv} />
        <div className="answer-send">
          <div className="button-row">
            <button type="submit" className="ds-button" name="steg" value="lamna" aria-disabled={busy || undefined}>
              {next ? 'Lämna in och gå till nästa' : 'Lämna in'}
            </button>
            <button
              type="submit"
              className="ds-button"
              data-variant="secondary"
              name="steg"
              value="spara"
              formNoValidate
              aria-disabled={busy || undefined}
            >
              Spara utkast
            </button>
          </div>
          <SavingLine state={saving} />
        </div>
      </form>
    </>
  )
}

interface AnswerEditorProps {
  readonly task: RoundTask
  /** Whose the writing is: drafts are kept by person. */
  readonly person: string
  readonly given: TaskAnswer | undefined
  readonly statusMarks: readonly StatusMark[]
  readonly change: ChangeToJudge | undefined
  readonly doubtsSv: readonly string[]
  /** The task to go on to. */
  readonly next: string | undefined
  /** Called with the task's version when the script has saved. */
  readonly onSaved: (version: number) => void
}
