import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import type { MyTask } from '#app/my-tasks.ts'
import { taskHref } from '../addresses.ts'
import { sameAnswer } from '../answer-form.ts'
import { readDraft, tasksWithDrafts } from '../kept-drafts.ts'
import { Notice } from './notice.tsx'

/** The answers that were written without contact and are only in this browser: each is sent when its page is opened. */
export function UnsentAnswers({ person, tasks }: { person: string; tasks: readonly MyTask[] }) {
  const [unsent, setUnsent] = useState<readonly string[]>([])
  useEffect(() => setUnsent(tasksWithDrafts(person)), [person])
  const found = tasks.filter(({ id, answer }) => unsent.includes(id) && !sameAnswer(readDraft(person, id)?.answer, answer))
  if (found.length === 0) return null
  return (
    <Notice tone="warning" live>
      <p>Detta har du skrivit utan kontakt, och det finns bara i den här webbläsaren. Öppna svaret, så skickas det.</p>
      <ul>
        {found.map(({ id, labelSv }) => (
          <li key={id}>
            <Link className="ds-link" to={taskHref(id)}>
              {labelSv}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
