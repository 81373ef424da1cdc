import type { CoverageCell } from '#app/assignment-register.ts'
import type { StatusMark as Mark } from '#domain/status.ts'
import { StatusMark } from './status-mark.tsx'

/** Whether an administration has answered an assignment, and what it said last. */
export function CoverageMark({ cell }: { cell: CoverageCell }) {
  if (cell.kind === 'not-addressed')
    return (
      <>
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">inte dess uppdrag</span>
      </>
    )
  return (
    <>
      <StatusMark mark={markOf(cell)} />
      {cell.kind === 'answered' && <span className="hint understood-as">{cell.round}</span>}
    </>
  )
}

function markOf(cell: Exclude<CoverageCell, { kind: 'not-addressed' }>): Mark {
  switch (cell.kind) {
    case 'answered':
      return cell.mark
    case 'unanswered':
      return { wordSv: 'Inget svar', tone: 'bad', shape: 'square' }
    case 'not-in-plan':
      return { wordSv: 'Saknas i planen', tone: 'attention', shape: 'triangle' }
    case 'by-activities':
      return cell.activities === 0
        ? { wordSv: 'Ingen aktivitet', tone: 'attention', shape: 'triangle' }
        : {
            wordSv: `${cell.activities} ${cell.activities === 1 ? 'aktivitet' : 'aktiviteter'}`,
            tone: 'neutral',
            shape: 'circle',
          }
  }
}
