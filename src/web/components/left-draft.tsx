import { useEffect, useState } from 'react'
import type { TaskAnswer } from '#domain/round-task.ts'
import { sameAnswer } from '../answer-form.ts'
import { keepDraft, readDraft } from '../kept-drafts.ts'
import { AnswerView } from './answer-view.tsx'
import { Notice } from './notice.tsx'

/** What one wrote without contact, when it can no longer be sent: the task was handed in by somebody else meanwhile. */
export function LeftDraft({ person, task, answer }: { person: string; task: string; answer: TaskAnswer | undefined }) {
  const [left, setLeft] = useState<TaskAnswer>()
  useEffect(() => {
    const draft = readDraft(person, task)
    if (draft !== undefined && !sameAnswer(draft.answer, answer)) setLeft(draft.answer)
    else keepDraft(person, task, undefined)
  }, [person, task, answer])
  if (left === undefined) return null
  return (
    <Notice tone="warning" live>
      <p>Det här skrev du utan kontakt, och svaret hann lämnas in innan det kom fram. Det finns bara i den här webbläsaren.</p>
      <AnswerView answer={left} />
      <button
        type="button"
        className="ds-button"
        data-variant="secondary"
        onClick={() => {
          keepDraft(person, task, undefined)
          setLeft(undefined)
        }}
      >
        Släng utkastet
      </button>
    </Notice>
  )
}
