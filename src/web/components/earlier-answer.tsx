import { useEffect, useRef } from 'react'
import { parseRoundCode, roundTitle } from '#domain/round.ts'
import type { TaskAnswer } from '#domain/round-task.ts'
import type { StatusMark } from '#domain/status.ts'
import type { Inline } from '#domain/table.ts'
import { AnswerView } from './answer-view.tsx'

/** What was said last time: folded on a phone, open beside the form where there is room. */
export function EarlierAnswer({ round, answer, marks, bound }: EarlierAnswerProps) {
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    if (details.current) details.current.open = matchMedia('(min-width: 48rem)').matches
  }, [])
  const found = parseRoundCode(round)
  return (
    <details ref={details} className="earlier-answer">
      <summary>Förra svaret, {found ? roundTitle(found) : round}</summary>
      <AnswerView answer={answer} marks={marks} bound={bound} />
    </details>
  )
}

interface EarlierAnswerProps {
  readonly round: string
  readonly answer: TaskAnswer
  readonly marks: Readonly<Record<string, StatusMark>>
  readonly bound: Readonly<Record<string, readonly Inline[]>>
}
