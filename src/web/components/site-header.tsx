import type { FormEvent } from 'react'
import { Link, NavLink } from 'react-router'
import type { Actor } from '#domain/actor.ts'
import { roles } from '#domain/role.ts'
import { forgetDrafts, tasksWithDrafts } from '../kept-drafts.ts'

/** Who we are, the ways in, and who one is. */
export function SiteHeader({ actor, tasksLeft, maySeeRounds, mayReadDeliveries, mayReviewAccess }: SiteHeaderProps) {
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
              {tasksLeft !== undefined && (
                <li>
                  <NavLink to="/mina-uppgifter">
                    Mina uppgifter
                    {tasksLeft > 0 && (
                      <span className="menu-count">
                        {tasksLeft}
                        <span className="visually-hidden"> att besvara</span>
                      </span>
                    )}
                  </NavLink>
                </li>
              )}
              {maySeeRounds && (
                <li>
                  <NavLink to="/omgangar">Omgångar</NavLink>
                </li>
              )}
              {maySeeRounds && (
                <li>
                  <NavLink to="/planer">Planer</NavLink>
                </li>
              )}
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
              {mayReviewAccess && (
                <li>
                  <NavLink to="/behorigheter">Behörigheter</NavLink>
                </li>
              )}
              <li>
                <NavLink to="/hjalp">Hjälp</NavLink>
              </li>
            </ul>
          </nav>
        )}
        {actor && (
          <div className="who">
            <Link to="/konto">
              <span className="visually-hidden">Inloggad som </span>
              {actor.nameSv}
              {actor.appointments.length > 0 && (
                <span className="who-label">
                  {' '}
                  {[...new Set(actor.appointments.map(({ role }) => roles[role].labelSv))].join(', ')}
                </span>
              )}
            </Link>
            <form method="post" action="/logga-ut" onSubmit={(event) => leaveNothing(event, actor.id)}>
              <button type="submit" className="sign-out">
                Logga ut
              </button>
            </form>
          </div>
        )}
      </div>
    </header>
  )
}

/** Answers that have not arrived are only in this browser, and who signs out leaves nothing in it: that is asked about first. */
function leaveNothing(event: FormEvent, person: string): void {
  const { length } = tasksWithDrafts(person)
  const question = `${length === 1 ? 'Ett svar har' : `${length} svar har`} inte kunnat skickas och finns bara i den här webbläsaren. Loggar du ut försvinner det du skrev. Vill du logga ut ändå?`
  if (length > 0 && !confirm(question)) event.preventDefault()
  else forgetDrafts(person)
}

interface SiteHeaderProps {
  readonly actor: Actor | undefined
  /** How much waits for an answer; undefined for one who is never asked anything. */
  readonly tasksLeft: number | undefined
  readonly maySeeRounds: boolean
  readonly mayReadDeliveries: boolean
  readonly mayReviewAccess: boolean
}
