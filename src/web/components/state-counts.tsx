import type { TaskCounts } from '#app/round-status.ts'
import { type TaskState, taskStates } from '#domain/round-task.ts'
import { wholeNumber } from '../swedish-texts.ts'
import { StatusMark } from './status-mark.tsx'

/** How many answers stand where: number and word beside shape and colour. */
export function StateCounts({ counts }: { counts: TaskCounts }) {
  return (
    <ul className="state-counts">
      {(Object.keys(taskStates) as TaskState[]).map((state) => {
        const count = counts.states[state] ?? 0
        if (count === 0) return null
        const { labelSv, tone, shape } = taskStates[state]
        return (
          <li key={state}>
            <StatusMark mark={{ wordSv: `${wholeNumber(count)} ${labelSv.toLowerCase()}`, tone, shape }} />
          </li>
        )
      })}
    </ul>
  )
}
