import { Link } from 'react-router'
import type { NotedItem } from '#app/read-management.ts'
import { figureHref, goalsHref, taskHref, unitAnswersHref } from '../addresses.ts'
import { formatInstant } from '../swedish-texts.ts'
import { StatusMark } from './status-mark.tsx'

/** What is known of one thing that a management group looks at; each figure and answer leads to its ground. */
export function ManagementItemBody({ item, round }: { item: NotedItem; round: string }) {
  const { marks, facts, texts } = item
  return (
    <>
      {marks.length > 0 && (
        <ul className="management-marks">
          {marks.map(({ labelSv, mark }) => (
            <li key={labelSv}>
              {labelSv}: <StatusMark mark={mark} />
            </li>
          ))}
        </ul>
      )}
      {facts.length > 0 && (
        <dl className="management-facts">
          {facts.map(({ labelSv, printed, figure }) => (
            <div key={labelSv}>
              <dt>{labelSv}</dt>
              <dd>
                {figure === undefined ? (
                  printed
                ) : (
                  <Link className="ds-link" to={figureHref(figure)} aria-label={`${printed}, ${labelSv}, ${item.labelSv}`}>
                    {printed}
                  </Link>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {texts.map(({ labelSv, textSv }) => (
        <p key={labelSv} className="management-text">
          <span className="management-text-label">{labelSv}: </span>
          {textSv}
        </p>
      ))}
      <Ground item={item} round={round} />
    </>
  )
}

/** The meeting's notes and decisions, as they were written. */
export function ManagementNotes({ notes }: Pick<NotedItem, 'notes'>) {
  if (notes.length === 0) return null
  return (
    <ul className="management-notes" aria-label="Anteckningar">
      {notes.map(({ id, textSv, byNameSv, at }) => (
        <li key={id}>
          <span className="answer-text">{textSv}</span>{' '}
          <span className="hint">
            {byNameSv}, {formatInstant(at)}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Ground({ item, round }: { item: NotedItem; round: string }) {
  const address = { orgUnit: item.orgUnit.code, round }
  if (item.task !== undefined) return <GroundLink to={taskHref(item.task)} textSv="Frågan och svaret" of={item} />
  if (item.kind === 'goal') return <GroundLink to={goalsHref(address)} textSv="Vad målet vilar på" of={item} />
  if (item.facts.some(({ figure }) => figure !== undefined)) return null
  return <GroundLink to={unitAnswersHref(address)} textSv="Enhetens svar" of={item} />
}

function GroundLink({ to, textSv, of: { labelSv } }: { to: string; textSv: string; of: NotedItem }) {
  return (
    <p className="management-ground">
      <Link className="ds-link" to={to} aria-label={`${textSv}: ${labelSv}`}>
        {textSv}
      </Link>
    </p>
  )
}
