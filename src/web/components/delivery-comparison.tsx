import { Link } from 'react-router'
import type { DeliveryComparisonView } from '#app/compare-delivery.ts'
import type { ComparedRow } from '#domain/delivery-comparison.ts'
import { formatDimensions } from '#domain/dimension-labels.ts'
import { formatPeriod } from '#domain/period.ts'
import { formatScenario, scenarioKey } from '#domain/scenario.ts'
import { seriesKinds } from '#domain/series.ts'
import { unitsOfMeasure } from '#domain/units-of-measure.ts'
import { subtract, zero } from '#lib/exact.ts'
import { deliveryHref } from '../addresses.ts'
import { countSv, wholeNumber } from '../swedish-texts.ts'
import { amountSv } from './control-totals.tsx'
import { ScrollTable } from './scroll-table.tsx'

/** What the delivery changes: sums first, then the rows that changed most. */
export function DeliveryComparisonTables({ comparison, allRowsHref }: DeliveryComparisonTablesProps) {
  const { supersedes, totals, rows, changedRows } = comparison
  return (
    <>
      <p>
        Jämfört med{' '}
        {supersedes.map((id, index) => (
          <span key={id}>
            {index > 0 && ', '}
            <Link className="ds-link" to={deliveryHref(id)}>
              {id}
            </Link>
          </span>
        ))}
        , för de månader som leveransen gäller.
      </p>
      <ScrollTable caption="Summor före och efter">
        <thead>
          <tr>
            <th scope="col">Vad</th>
            <th scope="col" className="number">
              Före
            </th>
            <th scope="col" className="number">
              Efter
            </th>
            <th scope="col" className="number">
              Skillnad
            </th>
            <th scope="col">Måttenhet</th>
            <th scope="col" className="number">
              Nya rader
            </th>
            <th scope="col" className="number">
              Borttagna
            </th>
            <th scope="col" className="number">
              Ändrade
            </th>
            <th scope="col" className="number">
              Lika
            </th>
          </tr>
        </thead>
        <tbody>
          {totals.map(({ series, scenario, unitOfMeasure, before, after, ...counts }) => (
            <tr key={`${series} ${scenarioKey(scenario)} ${unitOfMeasure}`}>
              <th scope="row">{`${seriesKinds[series].labelSv}, ${formatScenario(scenario)}`}</th>
              {seriesKinds[series].additive ? (
                <>
                  <td className="number">{amountSv(before, unitOfMeasure)}</td>
                  <td className="number">{amountSv(after, unitOfMeasure)}</td>
                  <td className="number">{amountSv(subtract(after, before), unitOfMeasure, 'always')}</td>
                </>
              ) : (
                <td colSpan={3}>summeras inte</td>
              )}
              <td>{unitsOfMeasure[unitOfMeasure].labelSv}</td>
              <td className="number">{wholeNumber(counts.addedRows)}</td>
              <td className="number">{wholeNumber(counts.removedRows)}</td>
              <td className="number">{wholeNumber(counts.changedRows)}</td>
              <td className="number">{wholeNumber(counts.sameRows)}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      {rows.length === 0 ? (
        <p>Inget värde skiljer sig från det som gällde före.</p>
      ) : (
        <>
          <ScrollTable
            caption="Rader som ändras mest"
            captionNote={
              rows.length < changedRows
                ? `De ${rows.length} största av ${countSv(changedRows, 'rad', 'rader')} som skiljer sig`
                : 'Alla rader som skiljer sig, största skillnaden först'
            }
          >
            <thead>
              <tr>
                <th scope="col">Enhet</th>
                <th scope="col">Indelning</th>
                <th scope="col">Månader</th>
                <th scope="col">Slag</th>
                <th scope="col" className="number">
                  Före
                </th>
                <th scope="col" className="number">
                  Efter
                </th>
                <th scope="col" className="number">
                  Skillnad
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={rowKey(row)} row={row} comparison={comparison} />
              ))}
            </tbody>
          </ScrollTable>
          {rows.length < changedRows && allRowsHref && (
            <p>
              <Link className="ds-link" to={allRowsHref} preventScrollReset>
                Visa fler rader
              </Link>
            </p>
          )}
        </>
      )}
    </>
  )
}

interface DeliveryComparisonTablesProps {
  readonly comparison: DeliveryComparisonView
  readonly allRowsHref?: string
}

function Row({ row, comparison }: { row: ComparedRow; comparison: DeliveryComparisonView }) {
  const { series, scenario, unitOfMeasure, period, orgUnit, before, after } = row
  return (
    <tr>
      <th scope="row">{[orgUnit, comparison.orgUnitsSv[orgUnit]].filter(Boolean).join(' ')}</th>
      <td>{formatDimensions(row.dimensions, comparison.accountsSv)}</td>
      <td>{formatPeriod(period)}</td>
      <td>{`${seriesKinds[series].labelSv}, ${formatScenario(scenario)}`}</td>
      <td className="number">{before ? amountSv(before, unitOfMeasure) : 'fanns inte'}</td>
      <td className="number">{after ? amountSv(after, unitOfMeasure) : 'borttagen'}</td>
      <td className="number">{amountSv(subtract(after ?? zero, before ?? zero), unitOfMeasure, 'always')}</td>
    </tr>
  )
}

function rowKey({ series, scenario, period, orgUnit, dimensions }: ComparedRow): string {
  return JSON.stringify([series, scenarioKey(scenario), period, orgUnit, dimensions])
}
