import { useRef, useState } from 'react'

const mostSuggested = 6

/**
 * Where a comment is written. With scripts, names are suggested after an @, as buttons that the keyboard reaches like any
 * other; without them the name is written in full.
 */
export function MentionField({ id, labelSv, namesSv, textSv = '' }: MentionFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [suggestedSv, setSuggested] = useState<readonly string[]>([])
  const suggest = () => {
    const begun = begunMention(field.current)?.toLowerCase()
    setSuggested(
      begun === undefined
        ? []
        : namesSv
            .filter((name) =>
              name
                .toLowerCase()
                .split(/(?<= )/)
                .some((_, at, parts) => parts.slice(at).join('').startsWith(begun)),
            )
            .slice(0, mostSuggested),
    )
  }
  const choose = (nameSv: string) => {
    const { current } = field
    const begun = begunMention(current)
    if (current === null || begun === undefined) return
    const caret = current.selectionStart
    current.setRangeText(`${nameSv} `, caret - begun.length, caret, 'end')
    setSuggested([])
    current.focus()
  }
  return (
    <div className="field">
      <label htmlFor={id}>{labelSv}</label>
      <textarea
        ref={field}
        id={id}
        name="text"
        className="ds-input"
        rows={3}
        maxLength={4_000}
        required
        defaultValue={textSv}
        aria-describedby={`${id}-hjalp`}
        onInput={suggest}
        onKeyDown={({ key }) => {
          if (key === 'Escape') setSuggested([])
        }}
      />
      <p id={`${id}-hjalp`} className="hint">
        Nämn någon med @Förnamn Efternamn, så får personen veta det.
      </p>
      <p className="visually-hidden" role="status">
        {suggestedSv.length > 0 && `${suggestedSv.length} namn att välja: ${suggestedSv.join(', ')}. Gå vidare med tabb.`}
      </p>
      {suggestedSv.length > 0 && (
        <ul className="mention-list">
          {suggestedSv.map((nameSv) => (
            <li key={nameSv}>
              <button type="button" className="ds-button" data-variant="secondary" data-size="sm" onClick={() => choose(nameSv)}>
                {nameSv}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

interface MentionFieldProps {
  readonly id: string
  readonly labelSv: string
  /** Who can be mentioned. */
  readonly namesSv: readonly string[]
  /** What stands there to begin with. */
  readonly textSv?: string
}

/** What has been written after the @ that the caret is in; undefined when it is in none. */
function begunMention(field: HTMLTextAreaElement | null): string | undefined {
  const written = field?.value.slice(0, field.selectionStart) ?? ''
  return /(?:^|[^\p{L}\d])@([\p{L}][\p{L} -]{0,40})?$/u.exec(written)?.[1] ?? (/(?:^|\s)@$/.test(written) ? '' : undefined)
}
