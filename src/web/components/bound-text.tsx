import { Link } from 'react-router'
import { formatInlineFigure } from '#domain/inline-text.ts'
import type { Inline } from '#domain/table.ts'
import { figureHref } from '../addresses.ts'

/** A person's text with its figures: each leads to where it comes from. Nothing at all without words. */
export function BoundText({ inlines }: { inlines: readonly Inline[] }) {
  if (inlines.length === 0) return null
  return (
    <p className="answer-text">
      {inlines.map((inline, index) =>
        inline.kind === 'figure' ? (
          <Link key={index} className="ds-link" to={figureHref(inline.figure.key)}>
            {formatInlineFigure(inline)}
          </Link>
        ) : inline.kind === 'text' ? (
          inline.textSv
        ) : (
          '\n'
        ),
      )}
    </p>
  )
}
