import { NavLink } from 'react-router'
import { planHref, planListHref } from '../addresses.ts'

/** The plan's pages, below the heading of each. */
export function PlanMenu({ plan }: { plan: { readonly orgUnit: string; readonly year: number } }) {
  const pages: readonly (readonly [labelSv: string, href: string])[] = [
    ['Översikt', planHref(plan)],
    ['Indikatorer', planListHref(plan, 'indikatorer')],
    ['Uppdrag', planListHref(plan, 'uppdrag')],
    ['Aktiviteter', planHref(plan, 'aktiviteter')],
    ['Projekt', planHref(plan, 'projekt')],
    ['Effekthemtagning', planListHref(plan, 'effekthemtagning')],
    ['Internkontroll', planHref(plan, 'kontroller')],
    ['Ekonomi', planHref(plan, 'ekonomi')],
    ['Statusord', planHref(plan, 'statusord')],
  ]
  return (
    <nav aria-label="Planens sidor">
      <ul className="page-menu">
        {pages.map(([labelSv, href]) => (
          <li key={href}>
            <NavLink to={href} end>
              {labelSv}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
