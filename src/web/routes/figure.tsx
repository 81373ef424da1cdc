import { Link } from 'react-router'
import { explainFigure, type FigureExplanation } from '#app/explain-figure.ts'
import { readComments } from '#app/read-comments.ts'
import { formatFigure } from '#domain/display.ts'
import { figureKey } from '#domain/figure.ts'
import { parseRoundCode, roundTitle } from '#domain/round.ts'
import { requestContext } from '#web/request-context.ts'
import { figureHref, helpPageHref, reportHref } from '../addresses.ts'
import { CommentThreads } from '../components/comment-threads.tsx'
import { FigureDrillView, readDrillPlace } from '../components/figure-drill.tsx'
import { FigureHero } from '../components/figure-hero.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PlaceLink } from '../components/place-link.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import type { Route } from './+types/figure.ts'

/** Why a figure is what it is: the value, the formula in words, its inputs down to the delivered rows, and its uses. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const place = readDrillPlace(url.searchParams)
  const { explanation, version, drill, namesSv, printedIn } = valueOrPage(
    await explainFigure(figureKey(params), actor, door.effects, place),
  )
  const { figure, table, row, column, inputs, usedBy } = explanation
  const subject = `figure/${figure.key}`
  const comments = await readComments({ orgUnit: version.orgUnit, round: version.round, subject }, actor, door.effects)
  return {
    comments: comments.kind === 'done' ? comments.value : undefined,
    figure,
    ...labelsOf(explanation),
    tableSv: table.captionSv,
    methodHref: helpPageHref(params.table),
    rowSv: row.labelSv,
    columnSv: column.labelSv,
    inputs: inputs.map(labelsOf),
    usedBy: usedBy.map(labelsOf),
    version,
    printedIn,
    drill,
    rowsWithheldSv: explanation.rowsWithheldSv,
    place,
    namesSv,
  }
}

export default function FigurePage({ loaderData }: Route.ComponentProps) {
  const { figure, tableSv, methodHref, rowSv, columnSv, printedSv, inputs, usedBy, version, printedIn, drill, place, namesSv } =
    loaderData
  const { rowsWithheldSv, comments } = loaderData
  const round = parseRoundCode(version.round)
  const { basis } = figure
  const entrySource = basis?.kind === 'entry' ? basis.source : undefined
  return (
    <>
      <PageHeader
        title={`${rowSv}, ${columnSv}`}
        crumbs={[
          { labelSv: 'Översikt', href: '/' },
          { labelSv: round ? roundTitle(round) : version.round, href: reportHref(version) },
        ]}
        lead={
          <>
            {tableSv}.{' '}
            <Link className="ds-link" to={methodHref}>
              Så beräknas tabellen
            </Link>
          </>
        }
      />
      <FigureHero figure={figure} printedSv={printedSv} />

      {basis && (
        <section aria-labelledby="beraknas">
          <h2 id="beraknas" className="ds-heading" data-size="sm">
            Så räknas siffran
          </h2>
          <p className="formula">{basis.formulaSv}</p>
          {entrySource && (
            <p>
              Står i <PlaceLink place={entrySource} />.
            </p>
          )}
          {inputs.length > 0 && <FigureTable caption="Siffrorna som den räknas av" figures={inputs} />}
        </section>
      )}

      {rowsWithheldSv !== undefined && <p>{rowsWithheldSv}</p>}
      {drill && figure.kind === 'value' && (
        <FigureDrillView
          drill={drill}
          place={place}
          namesSv={namesSv}
          unitOfMeasure={figure.unitOfMeasure}
          figureHref={figureHref(figure.key)}
        />
      )}

      {usedBy.length > 0 && (
        <section aria-labelledby="anvands">
          <h2 id="anvands" className="ds-heading" data-size="sm">
            Används i
          </h2>
          <FigureTable caption="Siffror som räknas av den här" figures={usedBy} />
        </section>
      )}

      {printedIn.length > 0 && (
        <section aria-labelledby="star-i">
          <h2 id="star-i" className="ds-heading" data-size="sm">
            Står i rapporten
          </h2>
          <ul>
            {printedIn.map(({ key, titleSv, inText }) => (
              <li key={key}>
                <Link className="ds-link" to={`${reportHref(version)}#${key}`} reloadDocument>
                  {titleSv}
                </Link>
                {inText && ', i texten'}
              </li>
            ))}
          </ul>
        </section>
      )}

      {comments && <CommentThreads view={comments} backTo={figureHref(figure.key)} />}

      <p className="hint">
        Enligt version {version.number} av rapporten, underlag {version.snapshotId}. Siffrans nyckel: <code>{figure.key}</code>
      </p>
    </>
  )
}

interface LabelledFigure {
  readonly key: string
  readonly labelSv: string
  readonly tableSv: string
  /** As its own table prints it, with its unit. */
  readonly printedSv: string
}

function labelsOf({ figure, table, row, column, display }: FigureExplanation['inputs'][number]): LabelledFigure {
  return {
    key: figure.key,
    labelSv: `${row.labelSv}, ${column.labelSv}`,
    tableSv: table.captionSv,
    printedSv: formatFigure(figure, display, { withUnit: true }),
  }
}

function FigureTable({ caption, figures }: { caption: string; figures: readonly LabelledFigure[] }) {
  return (
    <ScrollTable caption={caption} className="narrow">
      <thead>
        <tr>
          <th scope="col">Siffra</th>
          <th scope="col">Tabell</th>
          <th scope="col" className="number">
            Värde
          </th>
        </tr>
      </thead>
      <tbody>
        {figures.map(({ key, labelSv, tableSv, printedSv }) => (
          <tr key={key}>
            <th scope="row">{labelSv}</th>
            <td>{tableSv}</td>
            <td className="number">
              <Link className="ds-link" to={figureHref(key)} aria-label={`${printedSv}, ${labelSv}`}>
                {printedSv}
              </Link>
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
