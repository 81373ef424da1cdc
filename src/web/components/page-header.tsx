import type { ReactNode } from 'react'
import { Link } from 'react-router'

export interface Crumb {
  readonly labelSv: string
  readonly href: string
}

/** The top of every page: where one is, the page's one h1 (which also names the window), and what the page is about. */
export function PageHeader({ title, crumbs, lead, aside }: PageHeaderProps) {
  return (
    <header className="page-header">
      <title>{`${title} – Tertial`}</title>
      <Crumbs crumbs={crumbs} />
      <div className="page-header-row">
        <h1 className="ds-heading" data-size="lg" tabIndex={-1}>
          {title}
        </h1>
        {aside}
      </div>
      {lead && <p className="lead">{lead}</p>}
    </header>
  )
}

interface PageHeaderProps {
  readonly title: string
  /** From the start page down to the page above this one. */
  readonly crumbs: readonly Crumb[]
  readonly lead?: ReactNode
  /** Beside the heading: a state, a total. */
  readonly aside?: ReactNode
}

/** From the start page down to the page above this one. */
export function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  if (crumbs.length === 0) return null
  return (
    <nav className="crumbs" aria-label="Brödsmulor">
      <ol>
        {crumbs.map(({ labelSv, href }) => (
          <li key={href}>
            <Link className="ds-link" to={href}>
              {labelSv}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
