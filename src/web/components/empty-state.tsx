import type { ReactNode } from 'react'

/** Nothing here yet, and what to do about it. */
export function EmptyState({ titleSv, children }: { titleSv: string; children: ReactNode }) {
  return (
    <div className="empty-state">
      <h2 className="ds-heading" data-size="xs">
        {titleSv}
      </h2>
      {children}
    </div>
  )
}
