import { NavLink } from 'react-router'
import type { RoundPage } from '#app/round-pages.ts'
import { parseRoundCode } from '#domain/round.ts'
import {
  commentsHref,
  courseHref,
  findingsHref,
  forecastHref,
  goalsHref,
  managementHref,
  planHref,
  reportHref,
  roundWorkbookHref,
  unitAnswersHref,
  unitRoundHref,
} from '../addresses.ts'

/** The pages of a unit's round, below the heading of each. */
export function RoundMenu({ address, pages }: RoundMenuProps) {
  if (pages.length < 2) return null
  return (
    <nav aria-label="Omgångens sidor">
      <ul className="page-menu">
        {pages.map((page) => (
          <li key={page}>
            <NavLink to={ways[page].hrefOf(address)} end>
              {ways[page].labelSv}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

interface Address {
  readonly orgUnit: string
  readonly round: string
}

interface RoundMenuProps {
  readonly address: Address
  readonly pages: readonly RoundPage[]
}

const ways: Readonly<Record<RoundPage, { readonly labelSv: string; readonly hrefOf: (address: Address) => string }>> = {
  overview: { labelSv: 'Läget', hrefOf: unitRoundHref },
  answers: { labelSv: 'Svaren', hrefOf: unitAnswersHref },
  workbook: { labelSv: 'Arbetsbok', hrefOf: roundWorkbookHref },
  goals: { labelSv: 'Mål', hrefOf: goalsHref },
  forecast: { labelSv: 'Prognos', hrefOf: forecastHref },
  report: { labelSv: 'Rapporten', hrefOf: (address) => reportHref(address) },
  findings: { labelSv: 'Iakttagelser', hrefOf: (address) => findingsHref(address) },
  course: { labelSv: 'Rapportens gång', hrefOf: (address) => courseHref(address) },
  comments: { labelSv: 'Kommentarer', hrefOf: (address) => commentsHref(address) },
  management: { labelSv: 'Ledningens sida', hrefOf: managementHref },
  plan: {
    labelSv: 'Planen',
    hrefOf: ({ orgUnit, round }) => planHref({ orgUnit, year: parseRoundCode(round)?.year ?? round.slice(0, 4) }),
  },
}
