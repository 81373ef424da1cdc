import { Link } from 'react-router'
import { readAssignmentRegister } from '#app/assignment-register.ts'
import { requestContext } from '#web/request-context.ts'
import { assignmentHref } from '../addresses.ts'
import { CoverageMark } from '../components/coverage-mark.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import { countSv } from '../swedish-texts.ts'
import type { Route } from './+types/assignments.ts'

/** The council's assignments, one entry each over years and administrations, and who has not answered. */
export async function loader({ url, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const asked = Number(url.searchParams.get('ar') ?? '')
  const year = Number.isInteger(asked) && asked > 0 ? asked : undefined
  const onlyLacking = url.searchParams.get('visa') === 'obesvarade'
  return { ...valueOrPage(await readAssignmentRegister({ year }, actorOf(door, url), door.effects)), onlyLacking }
}

export default function AssignmentsPage({ loaderData: { years, year, orgUnits, entries, onlyLacking } }: Route.ComponentProps) {
  const lacks = (entry: (typeof entries)[number]) =>
    entry.cells.some(
      (cell) =>
        cell.kind === 'unanswered' || cell.kind === 'not-in-plan' || (cell.kind === 'by-activities' && cell.activities === 0),
    )
  const lacking = entries.filter(lacks)
  const shown = onlyLacking ? lacking : entries
  return (
    <>
      <PageHeader
        title="Uppdrag"
        crumbs={[
          { labelSv: 'Översikt', href: '/' },
          { labelSv: 'Planer', href: '/planer' },
        ]}
        lead="Regionfullmäktiges uppdrag: ett av varje, vilka förvaltningar som har dem och vad de har svarat. RF7 i planen för 2025 är RF25-07."
      />
      <form method="get" className="inline-form">
        <div className="field">
          <label htmlFor="ar">Uppdragets år</label>
          <select id="ar" name="ar" className="ds-input" defaultValue={year ?? ''}>
            <option value="">Alla år</option>
            {years.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="visa">Visa</label>
          <select id="visa" name="visa" className="ds-input" defaultValue={onlyLacking ? 'obesvarade' : ''}>
            <option value="">Alla uppdrag</option>
            <option value="obesvarade">Där någon inte har svarat</option>
          </select>
        </div>
        <button type="submit" className="ds-button" data-variant="secondary">
          Visa
        </button>
      </form>
      <p>
        {lacking.length === 0
          ? 'Alla som har uppdragen har svarat.'
          : `I ${countSv(lacking.length, 'uppdrag', 'uppdrag')} av ${entries.length} saknas svar från någon.`}
      </p>
      {shown.length === 0 ? (
        <EmptyState titleSv="Inga uppdrag att visa">
          <p>Uppdragen kommer ur förvaltningarnas planer.</p>
        </EmptyState>
      ) : (
        <ScrollTable caption="Uppdrag och svar" isCaptionHidden className="coverage-table wide">
          <thead>
            <tr>
              <th scope="col">Uppdrag</th>
              {orgUnits.map(({ code, nameSv }) => (
                <th key={code} scope="col">
                  {nameSv}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ code, labelSv, wordingCount, cells }) => (
              <tr key={code}>
                <th scope="row">
                  <Link className="ds-link" to={assignmentHref(code)}>
                    {code}
                  </Link>{' '}
                  {labelSv}
                  {wordingCount > 1 && <span className="hint understood-as">Skrivet på {wordingCount} sätt</span>}
                </th>
                {cells.map((cell, index) => (
                  <td key={orgUnits[index]?.code}>
                    <CoverageMark cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
    </>
  )
}
