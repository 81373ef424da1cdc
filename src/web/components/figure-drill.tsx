import { Link } from 'react-router'
import type { DrillPlace, FigureDrill, FigureView } from '#app/explain-figure.ts'
import { formatDimensions } from '#domain/dimension-labels.ts'
import { formatDelivered, formatUnrounded } from '#domain/exact-text.ts'
import type { Fact } from '#domain/fact.ts'
import { formatPeriod } from '#domain/period.ts'
import { formatScenario } from '#domain/scenario.ts'
import { seriesKinds } from '#domain/series.ts'
import { type UnitOfMeasure, unitsOfMeasure } from '#domain/units-of-measure.ts'
import { equals } from '#lib/exact.ts'
import { countSv, wholeNumber } from '../swedish-texts.ts'
import { PlaceLink } from './place-link.tsx'
import { ScrollTable } from './scroll-table.tsx'

export const rowsPerPage = 25

/** What an address asks of a drill, and the address that asks it. */
export function readDrillPlace(query: URLSearchParams): DrillPlace & { readonly offset: number; readonly limit: number } {
  const orgUnits = query.get('enhet')?.split(',').filter(Boolean) ?? []
  const account = query.get('konto')
  return {
    ...(orgUnits.length > 0 ? { orgUnits } : {}),
    ...(account ? { account } : {}),
    offset: Math.max(0, Number.parseInt(query.get('fran') ?? '0', 10) || 0),
    limit: rowsPerPage,
  }
}

export function drillHref(
  figureHref: string,
  { orgUnits = [], account, offset = 0 }: DrillPlace & { readonly offset?: number },
): string {
  const query = new URLSearchParams({
    ...(orgUnits.length === 0 ? {} : { enhet: orgUnits.join(',') }),
    ...(account === undefined ? {} : { konto: account }),
    ...(offset === 0 ? {} : { fran: String(offset) }),
  }).toString()
  if (query === '') return figureHref
  return `${figureHref}${figureHref.includes('?') ? '&' : '?'}${query}`
}

interface FigureDrillProps {
  readonly drill: FigureDrill<DrilledFact>
  readonly place: DrillPlace
  readonly namesSv: FigureView['namesSv']
  readonly unitOfMeasure: UnitOfMeasure
  readonly figureHref: string
}

/** A fact, and in another structure what it was delivered as. */
type DrilledFact = Fact & { readonly delivered?: Pick<Fact, 'orgUnit' | 'amount'> }

/** Where a figure's amount comes from: by unit, by account, down to the delivered rows. Column and period stay the figure's. */
export function FigureDrillView({ drill, place, namesSv, unitOfMeasure, figureHref }: FigureDrillProps) {
  const { path, account, amount, units, accounts, rows } = drill
  const chosen = place.orgUnits ?? []
  const narrowed = chosen.length > 0 || place.account !== undefined
  return (
    <section aria-labelledby="underlag">
      <h2 id="underlag" className="ds-heading" data-size="sm">
        Underlag
      </h2>
      {narrowed && (
        <>
          <nav className="crumbs" aria-label="Så långt ner i underlaget">
            <ol>
              <li>
                <Link className="ds-link" to={`${figureHref}#underlag`}>
                  Hela siffran
                </Link>
              </li>
              {chosen.length > 0 &&
                path.map(({ code, nameSv }, depth) => (
                  <li key={code}>
                    <Link
                      className="ds-link"
                      to={`${drillHref(figureHref, { orgUnits: path.slice(0, depth + 1).map((above) => above.code) })}#underlag`}
                    >
                      {nameSv}
                    </Link>
                  </li>
                ))}
              {account && <li>{`Konto ${account.code} ${account.labelSv}`}</li>}
            </ol>
          </nav>
          <p>Härifrån kommer {formatUnrounded(amount, unitOfMeasure)} av siffran.</p>
        </>
      )}
      {units.length > 0 && (
        <ContributionTable
          caption="Fördelat på enheter"
          headSv="Enhet"
          total={amount}
          unitOfMeasure={unitOfMeasure}
          parts={units.map(({ code, nameSv, isOwn, ...part }) => ({
            ...part,
            code,
            labelSv: isOwn ? `Direkt på ${nameSv}` : nameSv === code ? code : `${code} ${nameSv}`,
            ...(isOwn ? {} : { href: drillHref(figureHref, { ...place, orgUnits: [...chosen, code] }) }),
          }))}
        />
      )}
      {accounts.length > 0 && (
        <ContributionTable
          caption="Fördelat på konton"
          headSv="Konto"
          total={amount}
          unitOfMeasure={unitOfMeasure}
          parts={accounts.map(({ code, nameSv, ...part }) => ({
            ...part,
            code,
            labelSv: code === '' ? 'Utan konto' : `${code} ${nameSv}`,
            ...(code === '' ? {} : { href: drillHref(figureHref, { ...place, account: code }) }),
          }))}
        />
      )}
      {rows.withheld > 0 && (
        <p>
          {countSv(rows.withheld, 'rad visas', 'rader visas')} inte: de gäller en enhet, eller uppgifter om personal, som du inte
          har uppdrag för.
        </p>
      )}
      {rows.total === 0 ? (
        rows.withheld === 0 && <p>Inga inlästa rader svarar mot siffran.</p>
      ) : rows.items.length === 0 && rows.offset < rows.total ? (
        <p>Siffran är summan av {wholeNumber(rows.total)} rader, för många att visa på en gång. Välj ett konto för att se dem.</p>
      ) : (
        <>
          <RowTable rows={rows} namesSv={namesSv} />
          <RowPages rows={rows} hrefAt={(offset) => drillHref(figureHref, { ...place, offset })} />
        </>
      )}
    </section>
  )
}

interface ContributionTableProps {
  readonly caption: string
  readonly headSv: string
  readonly total: FigureDrill['amount']
  readonly unitOfMeasure: UnitOfMeasure
  readonly parts: readonly (Pick<FigureDrill['units'][number], 'code' | 'amount' | 'factCount'> & {
    readonly labelSv: string
    readonly href?: string
  })[]
}

function ContributionTable({ caption, headSv, total, unitOfMeasure, parts }: ContributionTableProps) {
  return (
    <ScrollTable caption={caption} captionNote="Med siffrans tecken, de största först." className="narrow">
      <thead>
        <tr>
          <th scope="col">{headSv}</th>
          <th scope="col" className="number">
            Rader
          </th>
          <th scope="col" className="number">
            {unitsOfMeasure[unitOfMeasure].labelSv}
          </th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ code, labelSv, href, amount, factCount }) => (
          <tr key={code}>
            <th scope="row">
              {href === undefined ? (
                labelSv
              ) : (
                <Link className="ds-link" to={`${href}#underlag`}>
                  {labelSv}
                </Link>
              )}
            </th>
            <td className="number">{wholeNumber(factCount)}</td>
            <td className="number">{formatDelivered(amount)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">Summa</th>
          <td className="number">{wholeNumber(parts.reduce((sum, { factCount }) => sum + factCount, 0))}</td>
          <td className="number">{formatDelivered(total)}</td>
        </tr>
      </tbody>
    </ScrollTable>
  )
}

function RowTable({ rows, namesSv }: { rows: FigureDrill<DrilledFact>['rows']; namesSv: FigureView['namesSv'] }) {
  const [first] = rows.items
  const unitSv = first ? unitsOfMeasure[first.fact.unitOfMeasure].labelSv : ''
  const kinds = [
    ...new Set(rows.items.map(({ fact }) => `${seriesKinds[fact.series].labelSv}, ${formatScenario(fact.scenario)}`)),
  ]
  const isTurned = rows.items.some(({ fact, amount }) => !equals(fact.amount, amount))
  const isMoved = rows.items.some(({ fact }) => fact.delivered !== undefined)
  const signSv = isTurned ? ' Källan har redovisningens tecken: debet plus, kredit minus.' : ''
  const sharesSv = isMoved ? ' Ett belopp som har delats står med sin del.' : ''
  return (
    <ScrollTable
      caption={`${kinds.length === 1 ? kinds[0] : 'Underlag'}: ${wholeNumber(rows.total)} ${rows.total === 1 ? 'inläst värde' : 'inlästa värden'}`}
      captionNote={`Belopp i ${unitSv}, de största först.${signSv}${sharesSv}`}
    >
      <thead>
        <tr>
          <th scope="col">Källrad</th>
          <th scope="col">Enhet</th>
          {isMoved && <th scope="col">Levererat på</th>}
          <th scope="col">Avser</th>
          <th scope="col">Månad</th>
          <th scope="col" className="number">
            {isTurned ? 'I källan' : 'Belopp'}
          </th>
          {isTurned && (
            <th scope="col" className="number">
              I siffran
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.items.map(({ fact, amount }) => (
          <tr key={`${fact.id} ${fact.orgUnit}`}>
            <th scope="row">
              <PlaceLink place={fact.source} />
            </th>
            <td>
              {fact.orgUnit} {namesSv.orgUnits[fact.orgUnit]}
            </td>
            {isMoved && (
              <td>
                {fact.delivered &&
                  `${fact.delivered.orgUnit} ${namesSv.orgUnits[fact.delivered.orgUnit] ?? ''}, ${formatDelivered(fact.delivered.amount)}`}
              </td>
            )}
            <td>
              {kinds.length > 1 && `${formatScenario(fact.scenario)}, `}
              {formatDimensions(fact.dimensions, namesSv.accounts)}
            </td>
            <td>{formatPeriod(fact.period)}</td>
            <td className="number">{formatDelivered(fact.amount)}</td>
            {isTurned && <td className="number">{formatDelivered(amount)}</td>}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

function RowPages({ rows: { total, offset }, hrefAt }: { rows: FigureDrill['rows']; hrefAt: (offset: number) => string }) {
  if (total <= rowsPerPage) return null
  const last = Math.min(total, offset + rowsPerPage)
  return (
    <nav className="pages" aria-label="Fler inlästa värden">
      <span>
        Visar {wholeNumber(offset + 1)}–{wholeNumber(last)} av {wholeNumber(total)}
      </span>
      {offset > 0 && (
        <Link className="ds-link" to={`${hrefAt(Math.max(0, offset - rowsPerPage))}#underlag`}>
          Föregående
        </Link>
      )}
      {last < total && (
        <Link className="ds-link" to={`${hrefAt(last)}#underlag`}>
          Nästa
        </Link>
      )}
    </nav>
  )
}
