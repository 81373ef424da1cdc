import { Link } from 'react-router'
import type { NamedPlace, PlacedFinding } from '../finding-place.ts'
import { SeverityMark } from './severity-mark.tsx'

/** Findings in the order given, each with its place. */
export function FindingList({ findings }: { findings: readonly PlacedFinding[] }) {
  return (
    <ul className="finding-list">
      {findings.map(({ severity, code, messageSv, place }, index) => (
        // A finding has no other identity than its place in the list.
        <li key={index}>
          <FindingHead severity={severity} code={code} />
          <p>{messageSv}</p>
          <FindingPlace place={place} />
        </li>
      ))}
    </ul>
  )
}

export function FindingHead({ severity, code }: Pick<PlacedFinding, 'severity' | 'code'>) {
  return (
    <p className="finding-head">
      <SeverityMark severity={severity} />
      <span className="code">{code}</span>
    </p>
  )
}

/** A link where the place has a page. */
export function FindingPlace({ place }: { place: NamedPlace }) {
  return (
    <p className="finding-place">
      {place.href ? (
        <Link className="ds-link" to={place.href}>
          {place.textSv}
        </Link>
      ) : (
        place.textSv
      )}
    </p>
  )
}
