import { useEffect, useRef, useState } from 'react'
import type { FigureSearch } from '#app/bound-figures.ts'
import { fetchFigures } from '../report-editing.ts'
import { countSv } from '../swedish-texts.ts'

/** Finds a figure by what it is called, and shows each way to write it as it will be read; or the ways of one figure. */
export function FigurePicker({ address, figure, onPick, onClose }: FigurePickerProps) {
  const [question, setQuestion] = useState(figure ?? '')
  const [search, setSearch] = useState<FigureSearch>()
  const first = useRef<HTMLInputElement>(null)

  useEffect(() => first.current?.focus(), [])
  useEffect(() => {
    if (question.trim() === '') {
      setSearch(undefined)
      return
    }
    let gone = false
    const timer = setTimeout(async () => {
      const found = await fetchFigures(address, question)
      if (!gone) setSearch(found)
    }, pauseMilliseconds)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [address, question])

  return (
    <fieldset
      className="figure-picker"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onClose()
      }}
    >
      <legend>Infoga siffra</legend>
      <div className="field">
        <label>
          Sök siffra: rad, kolumn, tabell eller tal
          <input
            ref={first}
            className="ds-input"
            type="search"
            value={question}
            onChange={({ currentTarget }) => setQuestion(currentTarget.value)}
            // The field stands in the text's form, which Enter would send.
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          />
        </label>
      </div>
      <p role="status" className="hint">
        {search && countedSv(search)}
      </p>
      {search && (
        <ul className="figure-list">
          {search.found.map(({ address: key, rowSv, columnSv, tableSv, printed, ways }) => (
            <li key={key}>
              <details open={search.found.length === 1}>
                <summary>
                  <strong>{printed}</strong> {rowSv}, {columnSv} <span className="hint">{tableSv}</span>
                </summary>
                <div className="figure-ways">
                  {ways.map(({ source, printed: written }) => (
                    <button
                      key={source}
                      type="button"
                      className="ds-button"
                      data-variant="secondary"
                      data-size="sm"
                      onClick={() => onPick(source)}
                    >
                      Skriv {written}
                    </button>
                  ))}
                </div>
              </details>
            </li>
          ))}
        </ul>
      )}
      <button type="button" className="ds-button" data-variant="tertiary" onClick={onClose}>
        Stäng
      </button>
    </fieldset>
  )
}

interface FigurePickerProps {
  readonly address: { readonly orgUnit: string; readonly round: string }
  /** The address of the one that is to be written in another way. */
  readonly figure?: string | undefined
  onPick(source: string): void
  onClose(): void
}

const pauseMilliseconds = 250

function countedSv({ found, count }: FigureSearch): string {
  const counted = countSv(count, 'siffra', 'siffror')
  if (count === 0) return 'Ingen siffra heter så.'
  return found.length < count ? `${counted}. Här är ${found.length} av dem: skriv mer för att hitta rätt.` : `${counted}.`
}
