import type { ReactNode } from 'react'

/** Something the reader must not miss. Announced when it appears after a form was sent. */
export function Notice({
  tone,
  children,
  live = false,
}: {
  tone: 'info' | 'success' | 'warning' | 'danger'
  children: ReactNode
  live?: boolean
}) {
  return (
    <div className="ds-alert notice" data-color={tone} {...(live ? { role: 'status' } : {})}>
      {children}
    </div>
  )
}
