import { Link, NavLink, useLocation } from 'react-router'
import type { Actor } from '#domain/actor.ts'
import { signInHref } from '../return-path.ts'

/** Who we are, the ways in, and in which role one sits. */
export function SiteHeader({ actor, mayReadDeliveries }: { actor: Actor | undefined; mayReadDeliveries: boolean }) {
  const { pathname, search } = useLocation()
  return (
    <header className="site-header">
      <div className="site-header-inner">
        <Link className="wordmark" to="/" aria-label="Tertial, till startsidan">
          <svg aria-hidden="true" viewBox="0 0 24 24" width="24" height="24">
            <rect x="2" y="13" width="5" height="9" />
            <rect x="9.5" y="8" width="5" height="14" />
            <rect x="17" y="2" width="5" height="20" />
          </svg>
          Tertial
        </Link>
        {actor && (
          <nav aria-label="Huvudmeny">
            <ul className="main-menu">
              <li>
                <NavLink to="/" end>
                  Översikt
                </NavLink>
              </li>
              {mayReadDeliveries && (
                <li>
                  <NavLink to="/leveranser">Leveranser</NavLink>
                </li>
              )}
              <li>
                <NavLink to="/organisation">Organisation</NavLink>
              </li>
              <li>
                <NavLink to="/regler">Kontroller</NavLink>
              </li>
              <li>
                <NavLink to="/hjalp">Hjälp</NavLink>
              </li>
            </ul>
          </nav>
        )}
        {actor && (
          <p className="who">
            <span>
              <span className="who-label">Roll: </span>
              {actor.nameSv}
            </span>
            <Link to={signInHref(pathname === '/logga-in' ? '/' : pathname + search)}>Byt roll</Link>
          </p>
        )}
      </div>
    </header>
  )
}
