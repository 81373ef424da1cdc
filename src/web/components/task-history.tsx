import { type TaskEvent, taskEventKinds } from '#domain/round-task.ts'
import type { Inline } from '#domain/table.ts'
import { countSv, formatInstant } from '../swedish-texts.ts'
import { AnswerView } from './answer-view.tsx'

type Told = TaskEvent & { readonly byNameSv: string; readonly bound: Readonly<Record<string, readonly Inline[]>> }

/** Everything that has happened to a task, latest first, with the answers that were handed in. */
export function TaskHistory({ events }: { events: readonly Told[] }) {
  return (
    <ol className="event-list">
      {withoutRepetition(events)
        .toReversed()
        .map(({ event, times }) => (
          <li key={event.version}>
            {formatInstant(event.at)} {taskEventKinds[event.kind].labelSv} av {event.byNameSv}
            {times > 1 && ` (${countSv(times, 'gång', 'gånger')})`}
            {event.reasonSv && `: ”${event.reasonSv}”`}
            {event.kind === 'submitted' && event.answer && (
              <details>
                <summary>
                  Svaret då<span className="visually-hidden"> {formatInstant(event.at)}</span>
                </summary>
                <AnswerView answer={event.answer} bound={event.bound} />
              </details>
            )}
          </li>
        ))}
    </ol>
  )
}

/** A draft is saved again and again while it is written: told as the last of the saves. */
function withoutRepetition(events: readonly Told[]): { event: Told; times: number }[] {
  const told: { event: Told; times: number }[] = []
  for (const event of events) {
    const last = told.at(-1)
    if (last && event.kind === 'saved' && last.event.kind === 'saved' && last.event.by === event.by)
      told[told.length - 1] = { event, times: last.times + 1 }
    else told.push({ event, times: 1 })
  }
  return told
}
