import { Link, redirect } from 'react-router'
import { explainInView, type FigureInView } from '#app/explain-in-view.ts'
import { askedView } from '#app/tables-in-view.ts'
import { formatFigure } from '#domain/display.ts'
import { figureKey } from '#domain/figure.ts'
import { formatPeriod } from '#domain/period.ts'
import { formatStructureView, structureViewKey } from '#domain/structure-view.ts'
import { requestContext } from '#web/request-context.ts'
import { canSeeDeliveries } from '#workflow/permissions.ts'
import { figureHref, figureInViewHref, unitTablesHref } from '../addresses.ts'
import { FigureHero } from '../components/figure-hero.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PlaceLink } from '../components/place-link.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { formatDelivered } from '../exact-text.ts'
import { actorOf, valueOrPage } from '../outcome.ts'
import { wholeNumber } from '../swedish-texts.ts'
import type { Route } from './+types/figure-in-view.ts'

const shownFacts = 100

/** Why a figure is what it is in another structure: formula, what has moved, and the delivered rows behind it. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const view = valueOrPage(askedView(url.searchParams.get('vy') ?? 'current', door.effects.clock))
  if (view.kind === 'reported') throw redirect(figureHref(figureKey(params)))
  const page = { offset: 0, limit: shownFacts }
  const { explanation, facts, namesSv, snapshotId } = valueOrPage(
    await explainInView(figureKey(params), view, actor, door.effects, page),
  )
  const { figure, display, table, row, column, inputs } = explanation
  return {
    figure,
    titleSv: `${row.labelSv}, ${column.labelSv}`,
    tableSv: table.captionSv,
    printedSv: formatFigure(figure, display, { withUnit: true }),
    inputs: inputs.map((input) => ({
      key: input.figure.key,
      labelSv: `${input.row.labelSv}, ${input.column.labelSv}`,
      printedSv: formatFigure(input.figure, input.display, { withUnit: true }),
    })),
    facts: canSeeDeliveries(actor).allowed ? facts : undefined,
    namesSv,
    snapshotId,
    view,
    address: { orgUnit: params.orgUnit, round: params.round },
  }
}

export default function FigureInViewPage({ loaderData }: Route.ComponentProps) {
  const { figure, titleSv, tableSv, printedSv, inputs, facts, namesSv, snapshotId, view, address } = loaderData
  const viewKey = structureViewKey(view)
  const viewSv = formatStructureView(view)
  return (
    <>
      <PageHeader
        title={titleSv}
        crumbs={[
          { labelSv: 'Översikt', href: '/' },
          { labelSv: `Tabeller ${viewSv}`, href: unitTablesHref(address, viewKey) },
        ]}
        lead={`${tableSv}, ${viewSv}`}
      />
      <FigureHero figure={figure} printedSv={printedSv} />
      {figure.basis && (
        <section aria-labelledby="beraknas">
          <h2 id="beraknas" className="ds-heading" data-size="sm">
            Så räknas siffran
          </h2>
          <p className="formula">{figure.basis.formulaSv}</p>
          <ul>
            {inputs.map(({ key, labelSv, printedSv: inputSv }) => (
              <li key={key}>
                <Link className="ds-link" to={figureInViewHref(key, viewKey)}>
                  {labelSv}: {inputSv}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {facts && <FactsInView facts={facts} namesSv={namesSv} />}
      <p className="hint">Räknat på underlag {snapshotId}. Rapportens egen siffra visas som rapporterat.</p>
    </>
  )
}

function FactsInView({ facts, namesSv }: Required<Pick<FigureInView, 'facts' | 'namesSv'>>) {
  const anyMoved = facts.items.some(({ delivered }) => delivered !== undefined)
  const shown = facts.items.length < facts.total ? ` De ${wholeNumber(facts.items.length)} största visas.` : ''
  return (
    <section aria-labelledby="underlag">
      <h2 id="underlag" className="ds-heading" data-size="sm">
        Underlag
      </h2>
      <ScrollTable
        caption={`${wholeNumber(facts.total)} ${facts.total === 1 ? 'inläst värde' : 'inlästa värden'}`}
        captionNote={`Med källans tecken. Ett belopp som har delats står med sin del.${shown}`}
      >
        <thead>
          <tr>
            <th scope="col">Källrad</th>
            <th scope="col">Enhet i strukturen</th>
            {anyMoved && <th scope="col">Levererat på</th>}
            <th scope="col">Månad</th>
            <th scope="col" className="number">
              Belopp
            </th>
          </tr>
        </thead>
        <tbody>
          {facts.items.map((fact) => (
            <tr key={`${fact.id} ${fact.orgUnit}`}>
              <th scope="row">
                <PlaceLink place={fact.source} />
              </th>
              <td>
                {fact.orgUnit} {namesSv.orgUnits[fact.orgUnit]}
              </td>
              {anyMoved && (
                <td>
                  {fact.delivered &&
                    `${fact.delivered.orgUnit} ${namesSv.orgUnits[fact.delivered.orgUnit] ?? ''}, ${formatDelivered(fact.delivered.amount)}`}
                </td>
              )}
              <td>{formatPeriod(fact.period)}</td>
              <td className="number">{formatDelivered(fact.amount)}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </section>
  )
}
