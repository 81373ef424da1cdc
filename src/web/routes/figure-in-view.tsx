import { Link, redirect } from 'react-router'
import { explainInView } from '#app/explain-in-view.ts'
import { askedView } from '#app/tables-in-view.ts'
import { formatFigure } from '#domain/display.ts'
import { figureKey } from '#domain/figure.ts'
import { formatStructureView, structureViewKey } from '#domain/structure-view.ts'
import { requestContext } from '#web/request-context.ts'
import { figureHref, figureInViewHref, unitTablesHref } from '../addresses.ts'
import { FigureDrillView, readDrillPlace } from '../components/figure-drill.tsx'
import { FigureHero } from '../components/figure-hero.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import type { Route } from './+types/figure-in-view.ts'

/** Why a figure is what it is in another structure: formula, what has moved, and the delivered rows behind it. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const view = valueOrPage(askedView(url.searchParams.get('vy') ?? 'current', door.effects.clock))
  if (view.kind === 'reported') throw redirect(figureHref(figureKey(params)))
  const place = readDrillPlace(url.searchParams)
  const { explanation, drill, namesSv, snapshotId } = valueOrPage(
    await explainInView(figureKey(params), view, actor, door.effects, place),
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
    drill,
    rowsWithheldSv: explanation.rowsWithheldSv,
    place,
    namesSv,
    snapshotId,
    view,
    address: { orgUnit: params.orgUnit, round: params.round },
  }
}

export default function FigureInViewPage({ loaderData }: Route.ComponentProps) {
  const { figure, titleSv, tableSv, printedSv, inputs, drill, place, namesSv, snapshotId, view, address } = loaderData
  const { rowsWithheldSv } = loaderData
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
      {rowsWithheldSv !== undefined && <p>{rowsWithheldSv}</p>}
      {drill && figure.kind === 'value' && (
        <FigureDrillView
          drill={drill}
          place={place}
          namesSv={namesSv}
          unitOfMeasure={figure.unitOfMeasure}
          figureHref={figureInViewHref(figure.key, viewKey)}
        />
      )}
      <p className="hint">Räknat på underlag {snapshotId}. Rapportens egen siffra visas som rapporterat.</p>
    </>
  )
}
