import { type FormEvent, type RefObject, useEffect, useId, useImperativeHandle, useRef, useState } from 'react'
import { Link } from 'react-router'
import type { BoundFigure } from '#app/bound-figures.ts'
import type { EditedSection } from '#app/report-editor.ts'
import type { StandingText } from '#app/section-texts.ts'
import type { FigureReference } from '#domain/figure-reference.ts'
import type { TaskAnswer } from '#domain/round-task.ts'
import { createActiveTime } from '../active-time.ts'
import { figureHref, taskHref } from '../addresses.ts'
import { sameAnswer } from '../answer-form.ts'
import { type AnswerSaver, createAnswerSaver, type KeptDraft, type SavingState } from '../answer-saver.ts'
import { keepDraft, readDraft } from '../kept-drafts.ts'
import type { MarkdownEditor } from '../markdown-editor.ts'
import { answerOf, markdownOf, sendText, standingAnswer } from '../report-editing.ts'
import { formatInstant } from '../swedish-texts.ts'
import { AnswerDifference } from './answer-difference.tsx'
import { FigurePicker } from './figure-picker.tsx'
import { Notice } from './notice.tsx'
import { SavingLine } from './saving-line.tsx'
import { TaskStateMark } from './task-state-mark.tsx'

/** What the page can ask of one section's field. */
export interface SectionField {
  /** How the text stands at the server: taken at once where nothing has been written that the server has not got. */
  take(text: StandingText): void
  /** Goes to the place, when the text is still the one that it was found in. */
  goTo(place: { readonly from: number; readonly to: number }, reviewed: string): boolean
  /** Writes over the place, under the same condition. */
  mend(mend: { readonly from: number; readonly to: number; readonly replacement: string }, reviewed: string): boolean
}

/**
 * One section's text. Without scripts a field for Markdown that is sent by its buttons; with them each figure is a chip, and the
 * text is saved while it is written, over a connection that comes and goes, as answers are.
 */
export function SectionEditor({ address, person, section, given, figures, field, onWrite }: SectionEditorProps) {
  const { key, asksForSv, text: first } = section
  const ids = { title: `${key}-rubrik`, hint: `${useId()}-hjalp` }
  const place = useRef<HTMLDivElement>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  const editor = useRef<MarkdownEditor>(undefined)
  const saver = useRef<AnswerSaver>(undefined)
  const time = useRef(createActiveTime(() => performance.now()))
  const [standing, setStanding] = useState(first)
  const latest = useRef(first)
  const [saving, setSaving] = useState<SavingState>({ kind: 'untouched' })
  const isDirty = useRef(false)
  const [isBack, setBack] = useState(false)
  const [isLive, setLive] = useState(false)
  const [atFigure, setAtFigure] = useState<FigureReference>()
  const [picking, setPicking] = useState<{ readonly address?: string; readonly replaces?: FigureReference }>()
  const figureHere = useRef<FigureReference>(undefined)
  const [busy, setBusy] = useState(false)
  const known = useRef(figures)
  known.current = figures
  const told = useRef(onWrite)
  told.current = onWrite

  const current = () => editor.current?.text() ?? area.current?.value ?? markdownOf(answerOf(latest.current))

  useEffect(() => {
    const draftKey = draftKeyOf(address, latest.current)
    const found = readDraft(person, draftKey)
    const kept = found !== undefined && !sameAnswer(found.answer, answerOf(latest.current)) ? found : undefined
    if (kept === undefined) keepDraft(person, draftKey, undefined)
    else setBack(true)
    saver.current = newSaver(kept)

    let gone = false
    void import('../markdown-editor.ts').then(({ createMarkdownEditor }) => {
      if (gone || place.current === null) return
      // Who has begun to write before the script had come goes on where they are.
      const at = document.activeElement === area.current ? area.current?.selectionEnd : undefined
      editor.current = createMarkdownEditor(place.current, {
        text: kept === undefined ? (area.current?.value ?? '') : markdownOf(kept.answer),
        figures: known.current,
        isReadOnly: !latest.current.open,
        labelledBy: ids.title,
        describedBy: ids.hint,
        nonce: document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '',
        onText(markdown) {
          time.current.touch()
          write(markdown)
        },
        onFigure(reference) {
          figureHere.current = reference
          setAtFigure(reference)
        },
        onAskForFigure: () => pick(figureHere.current),
      })
      setLive(true)
      if (at !== undefined) editor.current.select({ from: at, to: at })
      if (kept !== undefined || editor.current.text() !== markdownOf(answerOf(latest.current))) write(editor.current.text())
    })
    const flush = () => void saver.current?.flush()
    const flushWhenLeft = () => document.visibilityState === 'hidden' && flush()
    addEventListener('online', flush)
    document.addEventListener('visibilitychange', flushWhenLeft)
    return () => {
      gone = true
      removeEventListener('online', flush)
      document.removeEventListener('visibilitychange', flushWhenLeft)
      flush()
      saver.current?.stop()
      editor.current?.destroy()
      editor.current = undefined
    }
    // The field lives as long as the page shows the section: what is told of it later comes by `take`.
  }, [])

  useEffect(() => editor.current?.showFigures(figures), [figures])
  useEffect(() => editor.current?.setReadOnly(!standing.open), [standing.open])

  useImperativeHandle(field, () => ({
    take(text) {
      if (text.version === latest.current.version && text.task?.id === latest.current.task?.id) return
      if (isDirty.current || saving.kind === 'saving' || saving.kind === 'differs') return
      stand(text)
      saver.current?.stop()
      saver.current = newSaver(undefined)
      editor.current?.replaceText(text.markdown)
    },
    goTo(range, reviewed) {
      if (current() !== reviewed) return false
      editor.current?.select(range)
      return true
    },
    mend({ from, to, replacement }, reviewed) {
      if (current() !== reviewed) return false
      editor.current?.write(replacement, { from, to })
      return true
    },
  }))

  function newSaver(kept: KeptDraft | undefined): AnswerSaver {
    return createAnswerSaver(standingAnswer(latest.current), kept, {
      async send(request) {
        const seconds = time.current.seconds()
        const reply = await sendText(address, latest.current, request, seconds)
        time.current.told(seconds)
        if (reply.kind === 'stands' && reply.text !== undefined) stand(reply.text)
        return reply
      },
      keep: (draft) => {
        isDirty.current = draft !== undefined
        return keepDraft(person, draftKeyOf(address, latest.current), draft)
      },
      newKey: () => crypto.randomUUID(),
      now: () => new Date(),
      later(milliseconds, call) {
        const timer = setTimeout(call, milliseconds)
        return () => clearTimeout(timer)
      },
      onState: setSaving,
    })
  }

  function stand(text: StandingText) {
    latest.current = text
    setStanding(text)
  }

  function write(markdown: string) {
    const before = answerOf(latest.current)
    const unsaid = markdown === '' && before === undefined
    if (!unsaid) saver.current?.write(markdown === markdownOf(before) && before ? before : { kind: 'text', markdown })
    told.current(markdown)
  }

  /** Another way to write the figure at the cursor, or a figure to insert. */
  function pick(here: FigureReference | undefined) {
    setPicking(here === undefined ? {} : { address: here.address, replaces: here })
  }

  async function send(event: FormEvent<HTMLFormElement>) {
    if (saver.current === undefined) return
    event.preventDefault()
    if (busy) return
    const isLast = (event.nativeEvent as SubmitEvent).submitter?.getAttribute('value') === 'klar'
    setBusy(true)
    const answer: TaskAnswer = { kind: 'text', markdown: current() }
    if (isLast) await saver.current.handIn(answer)
    else {
      saver.current.write(answer)
      await saver.current.flush()
    }
    setBusy(false)
  }

  function choose(answer: TaskAnswer | undefined, theirs: TaskAnswer | undefined) {
    editor.current?.replaceText(markdownOf(answer ?? theirs))
    saver.current?.choose(answer)
    editor.current?.focus()
  }

  const chip = atFigure === undefined ? undefined : figures[atFigure.source]
  return (
    <>
      {asksForSv && <p className="hint">{asksForSv}</p>}
      <TextState text={standing} />
      {isBack && (
        <Notice tone="info" live>
          Det du skrev utan kontakt är tillbaka i texten.
        </Notice>
      )}
      {saving.kind === 'differs' && <AnswerDifference mine={saving.mine} theirs={saving.theirs} onChoose={choose} />}
      <form method="post" className="text-form" autoComplete="off" onSubmit={send}>
        <input type="hidden" name="avsnitt" value={key} />
        <input type="hidden" name="uppgift" value={standing.task?.id ?? ''} />
        <input type="hidden" name="version" value={standing.version} />
        <p id={ids.hint} className={isLive ? 'visually-hidden' : 'hint'}>
          {isLive
            ? 'Siffrorna i rutor är bundna till sina tabeller. Ctrl+Enter infogar en siffra eller byter hur den skrivs.'
            : 'Stycken skiljs åt med en tom rad. Hur en siffra skrivs står i hjälpen, under Skriva i rapporten.'}
        </p>
        <div ref={place} className="text-editor" data-read-only={!standing.open || undefined} />
        <textarea
          ref={area}
          name="markdown"
          className="ds-input"
          rows={10}
          defaultValue={given ?? first.markdown}
          readOnly={!first.open}
          aria-labelledby={ids.title}
          aria-describedby={ids.hint}
          hidden={isLive}
          disabled={isLive}
          onInput={({ currentTarget }) => write(currentTarget.value)}
        />
        <p className="chip-line" role="status">
          {chip && atFigure && (
            <>
              <strong>{chip.printed}</strong> {chip.sourceSv}
            </>
          )}
        </p>
        {isLive && standing.open && (
          <div className="chip-ways">
            <button
              type="button"
              className="ds-button"
              data-variant="tertiary"
              onClick={() => setPicking(picking ? undefined : {})}
              aria-expanded={picking !== undefined}
            >
              Infoga siffra
            </button>
            {atFigure && chip && !chip.faultSv && (
              <button type="button" className="ds-button" data-variant="tertiary" onClick={() => pick(atFigure)}>
                Byt hur {chip.printed} skrivs
              </button>
            )}
            {chip?.figure && (
              <Link className="ds-link" to={figureHref(chip.figure)} target="_blank">
                Visa hur siffran är beräknad (ny flik)
              </Link>
            )}
          </div>
        )}
        {picking && (
          <FigurePicker
            address={address}
            figure={picking.address}
            onPick={(source) => {
              const { replaces } = picking
              setPicking(undefined)
              editor.current?.write(source, replaces)
            }}
            onClose={() => {
              setPicking(undefined)
              editor.current?.focus()
            }}
          />
        )}
        {standing.open && (
          <div className="answer-send">
            <div className="button-row">
              <button type="submit" className="ds-button" name="steg" value="klar" aria-disabled={busy || undefined}>
                {standing.task ? 'Lämna in texten' : 'Sätt in i rapporten'}
              </button>
              <button
                type="submit"
                className="ds-button"
                data-variant="secondary"
                name="steg"
                value="spara"
                aria-disabled={busy || undefined}
              >
                Spara utkast
              </button>
              {!isLive && (
                <button type="submit" className="ds-button" data-variant="secondary" name="steg" value="visa">
                  Visa hur det blir
                </button>
              )}
            </div>
            <SavingLine state={saving} />
          </div>
        )}
      </form>
    </>
  )
}

interface SectionEditorProps {
  readonly address: { readonly orgUnit: string; readonly round: string }
  /** Whose the writing is: drafts are kept by person. */
  readonly person: string
  readonly section: EditedSection
  /** What the field holds from the beginning, when a form that was sent without scripts said otherwise. */
  readonly given?: string | undefined
  readonly figures: Readonly<Record<string, BoundFigure>>
  readonly field: RefObject<SectionField | null> | ((field: SectionField | null) => void)
  onWrite(markdown: string): void
}

/** Whose words they are, and whether they are in the report. */
function TextState({ text: { task, version, markdown, byNameSv, at, isFinished, open, nothingToAdd } }: { text: StandingText }) {
  const byAndWhen = byNameSv && at ? ` av ${byNameSv} ${formatInstant(new Date(at))}` : ''
  const standsSv = nothingToAdd
    ? `Inget att tillägga, enligt svaret${byAndWhen}.`
    : markdown === ''
      ? 'Ingen text än.'
      : isFinished
        ? version === 0
          ? 'I rapporten, ur en inläst fil.'
          : `I rapporten, skriven${byAndWhen}.`
        : `Utkast, skrivet${byAndWhen}. Det räknas i rapporten först när det är klart.`
  return (
    <p className="text-state">
      {task && <TaskStateMark state={task.state} />} {standsSv}{' '}
      {task && (
        <Link className="ds-link" to={taskHref(task.id)}>
          Uppgiften
        </Link>
      )}
      {!open && (
        <span>
          {' '}
          {task && (task.state === 'submitted' || task.state === 'approved')
            ? 'Texten kan ändras när den har skickats tillbaka eller låsts upp på uppgiftens sida.'
            : 'Omgången är inlämnad, så texten kan inte ändras nu.'}
        </span>
      )}
    </p>
  )
}

/** A task's text and its page share what one browser keeps. */
function draftKeyOf({ orgUnit, round }: SectionEditorProps['address'], { task, section }: StandingText): string {
  return task?.id ?? `avsnitt/${orgUnit}/${round}/${section}`
}
