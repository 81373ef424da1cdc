import { type TaskState, taskStates, type UnitRoundState, unitRoundStates } from '#domain/round-task.ts'
import { StatusMark } from './status-mark.tsx'

export function TaskStateMark({ state }: { state: TaskState }) {
  const { labelSv, tone, shape } = taskStates[state]
  return <StatusMark mark={{ wordSv: labelSv, tone, shape }} />
}

export function UnitRoundStateMark({ state }: { state: UnitRoundState }) {
  const { labelSv, tone, shape } = unitRoundStates[state]
  return <StatusMark mark={{ wordSv: labelSv, tone, shape }} />
}
