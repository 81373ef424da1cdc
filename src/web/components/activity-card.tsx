import { Link } from 'react-router'
import type { ActivityView } from '#app/read-plan-activities.ts'
import { planEntryHref } from '../addresses.ts'
import { StatusMark } from './status-mark.tsx'

/** An activity at a glance: what, when, who, and where it stands. */
export function ActivityCard({ activity, plan }: { activity: ActivityView; plan: { orgUnit: string; year: number } }) {
  const { id, labelSv, timeframeText, timeframeSv, responsibleSv, servesSv, tags, status, saidIn, isOverdue, parts } = activity
  return (
    <article className="activity-card">
      <h3>
        <Link className="ds-link" to={planEntryHref(plan, 'aktiviteter', id)}>
          {labelSv}
        </Link>
      </h3>
      <p className="mark-row">
        <StatusMark mark={status} />
        {isOverdue && <StatusMark mark={{ wordSv: 'Tiden har gått ut', tone: 'bad', shape: 'triangle' }} />}
      </p>
      <p className="activity-meta">
        {timeframeText === '' ? 'Ingen tid angiven' : timeframeText}
        {timeframeText !== '' && timeframeSv !== timeframeText && <span className="hint"> {timeframeSv}</span>}
      </p>
      {responsibleSv.length > 0 && <p className="activity-meta">{responsibleSv.join(', ')}</p>}
      {servesSv.length + tags.length > 0 && (
        <p className="activity-meta hint">{[...servesSv, ...tags.map((tag) => `#${tag}`)].join(' · ')}</p>
      )}
      {parts.length > 0 && (
        <ul className="activity-parts">
          {parts.map((part) => (
            <li key={part.labelSv}>
              {part.labelSv} <StatusMark mark={part.status} />
            </li>
          ))}
        </ul>
      )}
      {saidIn && <p className="activity-meta hint">Enligt svaret i {saidIn}</p>}
    </article>
  )
}
