import { Link } from 'react-router'
import { explainFigure, type FigureExplanation, type FigureView } from '#app/explain-figure.ts'
import { formatDimensions } from '#domain/dimension-labels.ts'
import { formatFigure } from '#domain/display.ts'
import type { Fact } from '#domain/fact.ts'
import { figureKey } from '#domain/figure.ts'
import { formatPeriod } from '#domain/period.ts'
import { parseRoundCode, roundTitle } from '#domain/round.ts'
import { formatScenario } from '#domain/scenario.ts'
import { seriesKinds } from '#domain/series.ts'
import { unitsOfMeasure } from '#domain/units-of-measure.ts'
import { requestContext } from '#web/request-context.ts'
import { canSeeDeliveries } from '#workflow/permissions.ts'
import { figureHref, helpPageHref, reportHref } from '../addresses.ts'
import { FigureHero } from '../components/figure-hero.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PlaceLink } from '../components/place-link.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { formatDelivered } from '../exact-text.ts'
import { actorOf, valueOrPage } from '../outcome.ts'
import { wholeNumber } from '../swedish-texts.ts'
import type { Route } from './+types/figure.ts'

const factsPerPage = 25

/** Why a figure is what it is: the value, the formula in words, its inputs down to the delivered rows, and its uses. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const offset = Math.max(0, Number.parseInt(url.searchParams.get('fran') ?? '0', 10) || 0)
  const page = { offset, limit: factsPerPage }
  const { explanation, version, facts, namesSv, printedIn } = valueOrPage(
    await explainFigure(figureKey(params), actor, door.effects, page),
  )
  const { figure, table, row, column, inputs, usedBy } = explanation
  return {
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
    facts: canSeeDeliveries(actor).allowed ? facts : undefined,
    namesSv,
  }
}

export default function FigurePage({ loaderData }: Route.ComponentProps) {
  const { figure, tableSv, methodHref, rowSv, columnSv, printedSv, inputs, usedBy, version, printedIn, facts, namesSv } =
    loaderData
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

      {facts && basis?.kind === 'facts' && (
        <section aria-labelledby="underlag">
          <h2 id="underlag" className="ds-heading" data-size="sm">
            Underlag
          </h2>
          {facts.total === 0 ? (
            <p>Inga inlästa rader svarar mot siffran.</p>
          ) : (
            <>
              <FactTable facts={facts} sign={basis.sign} namesSv={namesSv} />
              <FactPages total={facts.total} offset={facts.offset} href={figureHref(figure.key)} />
            </>
          )}
        </section>
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

function FactTable({ facts, sign, namesSv }: { facts: FactPage; sign: 1 | -1; namesSv: FigureView['namesSv'] }) {
  const [first] = facts.items
  const unitSv = first ? unitsOfMeasure[first.unitOfMeasure].labelSv : ''
  const seriesSv = first ? `${seriesKinds[first.series].labelSv}, ${formatScenario(first.scenario)}` : ''
  const signSv = sign === -1 ? ' Med redovisningens tecken: debet plus, kredit minus. Siffran har det omvända.' : ''
  return (
    <ScrollTable
      caption={`${seriesSv}: ${wholeNumber(facts.total)} ${facts.total === 1 ? 'inläst värde' : 'inlästa värden'}`}
      captionNote={`Belopp i ${unitSv}, de största först.${signSv}`}
    >
      <thead>
        <tr>
          <th scope="col">Källrad</th>
          <th scope="col">Enhet</th>
          <th scope="col">Avser</th>
          <th scope="col">Månad</th>
          <th scope="col" className="number">
            Belopp
          </th>
        </tr>
      </thead>
      <tbody>
        {facts.items.map((fact) => (
          <tr key={fact.id}>
            <th scope="row">
              <PlaceLink place={fact.source} />
            </th>
            <td>
              {fact.orgUnit} {namesSv.orgUnits[fact.orgUnit]}
            </td>
            <td>{formatDimensions(fact.dimensions, namesSv.accounts)}</td>
            <td>{formatPeriod(fact.period)}</td>
            <td className="number">{formatDelivered(fact.amount)}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

interface FactPage {
  readonly total: number
  readonly offset: number
  readonly items: readonly Fact[]
}

function FactPages({ total, offset, href }: { total: number; offset: number; href: string }) {
  if (total <= factsPerPage) return null
  const last = Math.min(total, offset + factsPerPage)
  return (
    <nav className="pages" aria-label="Fler inlästa värden">
      <span>
        Visar {wholeNumber(offset + 1)}–{wholeNumber(last)} av {wholeNumber(total)}
      </span>
      {offset > 0 && (
        <Link className="ds-link" to={`${href}?fran=${Math.max(0, offset - factsPerPage)}`}>
          Föregående
        </Link>
      )}
      {last < total && (
        <Link className="ds-link" to={`${href}?fran=${last}`}>
          Nästa
        </Link>
      )}
    </nav>
  )
}
