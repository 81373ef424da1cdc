import { Link } from 'react-router'
import type { Highlight } from '#app/highlights.ts'
import { figureHref } from '../addresses.ts'
import { StatusMark } from './status-mark.tsx'

/** What deviates, at a glance: each figure leads to its explanation. */
export function HighlightList({ highlights }: { highlights: readonly Highlight[] }) {
  return (
    <ul className="highlight-list">
      {highlights.map(({ labelSv, figureKey, printedSv, mark }) => (
        <li key={figureKey}>
          <StatusMark mark={mark} />
          <span className="highlight-label">{labelSv}</span>
          <Link className="highlight-figure ds-link" to={figureHref(figureKey)} aria-label={`${printedSv}, ${labelSv}`}>
            {printedSv}
          </Link>
        </li>
      ))}
    </ul>
  )
}
