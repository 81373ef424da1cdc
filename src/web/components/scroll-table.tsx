import type { ReactNode } from 'react'

/** A table that keeps its own sideways scroll, so that the page never has one; reachable by keyboard, named by its caption. */
export function ScrollTable({ caption, captionNote, isCaptionHidden = false, children, className }: ScrollTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reachable by keyboard (WCAG 2.1.1).
    <section className="table-scroll" aria-label={caption} tabIndex={0}>
      <table className={`data-table ${className ?? ''}`}>
        <caption className={isCaptionHidden ? 'visually-hidden' : undefined}>
          <div className="caption-text">
            {caption}
            {captionNote && <span className="caption-note">{captionNote}</span>}
          </div>
        </caption>
        {children}
      </table>
    </section>
  )
}

interface ScrollTableProps {
  readonly caption: string
  /** What all figures share: their unit, their months. */
  readonly captionNote?: ReactNode
  /** Where a heading right above says the same. */
  readonly isCaptionHidden?: boolean
  readonly children: ReactNode
  readonly className?: string
}
