import { Link } from 'react-router'
import { bySeverity, type Finding, type FindingPlace, formatFindingPlace } from '#domain/finding.ts'
import { figureHref, sourceRowHref } from '../addresses.ts'
import { SeverityMark } from './severity-mark.tsx'

/** Findings, gravest first, each with its place: a link where the place has a page. */
export function FindingList({ findings, sectionHref }: FindingListProps) {
  return (
    <ul className="finding-list">
      {bySeverity(findings).map((finding, index) => {
        const href = hrefOf(finding.where, sectionHref)
        const place = formatFindingPlace(finding.where)
        return (
          // A finding has no other identity than its place in the list.
          <li key={index}>
            <p className="finding-head">
              <SeverityMark severity={finding.severity} />
              <span className="code">{finding.code}</span>
            </p>
            <p>{finding.messageSv}</p>
            <p className="finding-place">
              {href ? (
                <Link className="ds-link" to={href}>
                  {place}
                </Link>
              ) : (
                place
              )}
            </p>
          </li>
        )
      })}
    </ul>
  )
}

interface FindingListProps {
  readonly findings: readonly Finding[]
  /** Where a report's section is shown. Without it, sections are named only. */
  readonly sectionHref?: (section: string) => string
}

function hrefOf(where: FindingPlace, sectionHref: FindingListProps['sectionHref']): string | undefined {
  switch (where.kind) {
    case 'figure':
      return figureHref(where.figureKey)
    case 'source':
      return sourceRowHref(where.place)
    case 'section':
      return sectionHref?.(where.section)
    case 'table':
      return undefined
  }
}
