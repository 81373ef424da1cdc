import { Link } from 'react-router'
import { type OrganisationOverview, organisationOverview, type UnitInTree } from '#app/organisation-overview.ts'
import { reconcileStructures, type StructureReconciliation } from '#app/reconcile-structures.ts'
import { askedView } from '#app/tables-in-view.ts'
import { formatMonth, parseMonth } from '#domain/month.ts'
import { formatPeriod, fullYear } from '#domain/period.ts'
import { formatStructureView } from '#domain/structure-view.ts'
import type { Exact } from '#lib/exact.ts'
import { formatSwedishNumber } from '#lib/swedish-numbers.ts'
import { requestContext } from '#web/request-context.ts'
import { canSeeDeliveries, canSeeDrafts } from '#workflow/permissions.ts'
import { sourceRowHref } from '../addresses.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { ViewSelect } from '../components/view-select.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import { countSv } from '../swedish-texts.ts'
import type { Route } from './+types/organisation.ts'

/** The organisation over time: its tree in a month, what has changed, and how two structures' results hang together. */
export async function loader({ url, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const { searchParams } = url
  const overview = await organisationOverview(door.effects, parseMonth(searchParams.get('manad') ?? ''))
  const orgUnit = searchParams.get('enhet')
  const year = /^\d{4}$/.exec(searchParams.get('ar') ?? '')?.[0]
  const asked = {
    orgUnit: orgUnit ?? overview.tree[0]?.code ?? '',
    year: year ?? overview.month.slice(0, 4),
    from: searchParams.get('fran') ?? 'reported',
    to: searchParams.get('till') ?? 'current',
  }
  const reconciliation =
    orgUnit === null
      ? undefined
      : valueOrPage(
          await reconcileStructures(
            {
              orgUnit,
              period: fullYear(Number(asked.year)),
              from: valueOrPage(askedView(asked.from, door.effects.clock)),
              to: valueOrPage(askedView(asked.to, door.effects.clock)),
            },
            actor,
            door.effects,
          ),
        )
  return {
    ...overview,
    asked,
    reconciliation,
    mayReconcile: canSeeDrafts(actor, 'somewhere').allowed,
    mayReadDeliveries: canSeeDeliveries(actor).allowed,
  }
}

export default function OrganisationPage({ loaderData }: Route.ComponentProps) {
  const { regionNameSv, month, tree, mayReconcile } = loaderData
  return (
    <>
      <PageHeader
        title="Organisation"
        crumbs={[{ labelSv: regionNameSv || 'Översikt', href: '/' }]}
        lead="Hur regionen är indelad, vad som har ändrats och hur belopp från ett år hör ihop med ett annat års indelning."
      />
      {tree.length === 0 ? (
        <EmptyState titleSv={`Ingen organisation är inläst för ${formatMonth(month)}`}>
          <p>Organisationen står i regionens fil, som lämnas under Leveranser.</p>
        </EmptyState>
      ) : (
        <TreeSection overview={loaderData} />
      )}
      <ChangesSection overview={loaderData} linked={loaderData.mayReadDeliveries} />
      {mayReconcile && <ReconciliationSection loaderData={loaderData} />}
    </>
  )
}

function TreeSection({ overview: { month, monthsOfChange, tree } }: { overview: OrganisationOverview }) {
  return (
    <section aria-labelledby="indelning">
      <h2 id="indelning" className="ds-heading" data-size="sm">
        Indelningen {formatMonth(month)}
      </h2>
      <form method="get" action="/organisation" className="inline-form">
        <div className="field">
          <label htmlFor="manad">Visa indelningen</label>
          <select id="manad" name="manad" className="ds-input" defaultValue={month} key={month}>
            {!monthsOfChange.includes(month) && <option value={month}>{formatMonth(month)}</option>}
            {monthsOfChange.map((each) => (
              <option key={each} value={each}>
                från {formatMonth(each)}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" className="ds-button" data-variant="secondary">
          Visa
        </button>
      </form>
      <UnitList units={tree} />
    </section>
  )
}

function UnitList({ units }: { units: readonly UnitInTree[] }) {
  return (
    <ul className="unit-tree">
      {units.map(({ code, nameSv, levelSv, costCentreCount, children }) => (
        <li key={code}>
          {nameSv}{' '}
          <span className="hint">
            {levelSv.toLowerCase()}, {code}
            {costCentreCount > 0 && `, ${countSv(costCentreCount, 'kostnadsställe', 'kostnadsställen')}`}
          </span>
          {children.length > 0 && <UnitList units={children} />}
        </li>
      ))}
    </ul>
  )
}

function ChangesSection({ overview: { changes }, linked }: { overview: OrganisationOverview; linked: boolean }) {
  return (
    <section aria-labelledby="forandringar">
      <h2 id="forandringar" className="ds-heading" data-size="sm">
        Förändringar
      </h2>
      {changes.length === 0 ? (
        <p>Organisationen har inte ändrats sedan den lästes in.</p>
      ) : (
        <ScrollTable
          caption="Det som har ändrats, senaste först"
          captionNote="Kostnadsställen som börjar eller upphör utan att flyttas räknas inte upp."
        >
          <thead>
            <tr>
              <th scope="col">Från och med</th>
              <th scope="col">Slag</th>
              <th scope="col">Förändring</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ month, kindSv, textSv, source }) => {
              const href = source && linked ? sourceRowHref(source) : undefined
              return (
                <tr key={`${month} ${textSv}`}>
                  <th scope="row">{formatMonth(month)}</th>
                  <td>{kindSv}</td>
                  <td className="prose">
                    {href ? (
                      <Link className="ds-link" to={href}>
                        {textSv}
                      </Link>
                    ) : (
                      textSv
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </ScrollTable>
      )}
    </section>
  )
}

function ReconciliationSection({ loaderData }: Pick<Route.ComponentProps, 'loaderData'>) {
  const { asked, monthsOfChange, month, tree, reconciliation } = loaderData
  return (
    <section aria-labelledby="avstamning">
      <h2 id="avstamning" className="ds-heading" data-size="sm">
        Avstämning mellan två strukturer
      </h2>
      <p>
        Resultatet för enheterna närmast under den valda, i båda strukturerna, och varje belopp som har flyttats.{' '}
        <Link className="ds-link" to="/hjalp/organisation-over-time">
          Så placeras beloppen
        </Link>
      </p>
      <form method="get" action="/organisation#avstamning" className="inline-form">
        <input type="hidden" name="manad" value={month} />
        <div className="field">
          <label htmlFor="enhet">Enhet</label>
          <select id="enhet" name="enhet" className="ds-input" defaultValue={asked.orgUnit} key={asked.orgUnit}>
            {parentsIn(tree).map(({ code, nameSv }) => (
              <option key={code} value={code}>
                {nameSv}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="ar">År</label>
          <input
            id="ar"
            name="ar"
            className="ds-input"
            inputMode="numeric"
            pattern="[0-9]{4}"
            size={5}
            defaultValue={asked.year}
          />
        </div>
        <ViewSelect id="fran" labelSv="Första strukturen" months={monthsOfChange} value={asked.from} />
        <ViewSelect id="till" labelSv="Andra strukturen" months={monthsOfChange} value={asked.to} />
        <button type="submit" className="ds-button" data-variant="secondary">
          Stäm av
        </button>
      </form>
      {reconciliation && <Reconciliation reconciliation={reconciliation} />}
    </section>
  )
}

function Reconciliation({ reconciliation }: { reconciliation: StructureReconciliation }) {
  const { nameSv, period, from, to, units, moves, total, snapshotId } = reconciliation
  return (
    <>
      <ScrollTable
        caption={`${nameSv}: resultat ${formatPeriod(period)}, ${formatStructureView(from)} och ${formatStructureView(to)}`}
        captionNote={`Belopp i kronor, underlag ${snapshotId}. Första strukturen + flyttat = andra strukturen.`}
      >
        <thead>
          <tr>
            <th scope="col">Enhet</th>
            <th scope="col" className="number">
              Första strukturen
            </th>
            <th scope="col" className="number">
              Flyttat
            </th>
            <th scope="col" className="number">
              Andra strukturen
            </th>
          </tr>
        </thead>
        <tbody>
          {units.map((row) => (
            <tr key={row.nameSv}>
              <th scope="row">{row.nameSv}</th>
              <td className="number">{kronor(row.from)}</td>
              <td className="number">{kronor(row.moved)}</td>
              <td className="number">{kronor(row.to)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">
              <strong>{nameSv}</strong>
            </th>
            <td className="number">
              <strong>{kronor(total.from)}</strong>
            </td>
            <td />
            <td className="number">
              <strong>{kronor(total.to)}</strong>
            </td>
          </tr>
        </tbody>
      </ScrollTable>
      {moves.length === 0 ? (
        <p>Inget belopp har flyttats mellan strukturerna.</p>
      ) : (
        <ScrollTable caption="Belopp som har flyttats, och varför" captionNote="Belopp i kronor: intäkt plus, kostnad minus.">
          <thead>
            <tr>
              <th scope="col">Från</th>
              <th scope="col">Till</th>
              <th scope="col" className="number">
                Belopp
              </th>
              <th scope="col">Förändring</th>
            </tr>
          </thead>
          <tbody>
            {moves.map(({ fromSv, toSv, amount, factCount, whySv }) => (
              <tr key={`${fromSv} ${toSv} ${whySv.join(' ')}`}>
                <th scope="row">{fromSv}</th>
                <td>{toSv}</td>
                <td className="number">{kronor(amount)}</td>
                <td className="prose">
                  {whySv.join('; ')} ({countSv(factCount, 'inläst värde', 'inlästa värden')})
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
    </>
  )
}

/** The units that have something below them to reconcile, in the tree's order. */
function parentsIn(units: readonly UnitInTree[]): UnitInTree[] {
  return units.flatMap((each) => [
    ...(each.children.length + each.costCentreCount > 0 ? [each] : []),
    ...parentsIn(each.children),
  ])
}

function kronor(amount: Exact): string {
  return formatSwedishNumber(amount, { decimals: 2 })
}
