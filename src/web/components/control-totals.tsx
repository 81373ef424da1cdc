import type { ControlTotal } from '#domain/delivery.ts'
import { type UnitOfMeasure, unitsOfMeasure } from '#domain/units-of-measure.ts'
import { type Exact, subtract } from '#lib/exact.ts'
import { formatSwedishNumber } from '#lib/swedish-numbers.ts'
import { wholeNumber } from '../swedish-texts.ts'
import { ScrollTable } from './scroll-table.tsx'

/** Sums to hold against the sender's own system; beside them what an earlier file summed to, when there is one. */
export function ControlTotals({ totals, previous }: ControlTotalsProps) {
  const before = new Map(previous?.totals.map((total) => [total.labelSv, total]))
  return (
    <ScrollTable
      caption="Summor att stämma av mot det egna systemet"
      captionNote={previous ? `Jämfört med ${previous.namesSv}` : 'Ingen tidigare leverans att jämföra med'}
    >
      <thead>
        <tr>
          <th scope="col">Summa</th>
          <th scope="col" className="number">
            Värde
          </th>
          {previous && (
            <>
              <th scope="col" className="number">
                Tidigare
              </th>
              <th scope="col" className="number">
                Skillnad
              </th>
            </>
          )}
          <th scope="col">Måttenhet</th>
          <th scope="col" className="number">
            Antal värden
          </th>
        </tr>
      </thead>
      <tbody>
        {totals.map((total) => {
          const earlier = before.get(total.labelSv)
          return (
            <tr key={total.labelSv}>
              <th scope="row">{total.labelSv}</th>
              <td className="number">{amountSv(total.amount, total.unitOfMeasure)}</td>
              {previous && (
                <>
                  <td className="number">{earlier ? amountSv(earlier.amount, total.unitOfMeasure) : '–'}</td>
                  <td className="number">
                    {earlier ? amountSv(subtract(total.amount, earlier.amount), total.unitOfMeasure, 'always') : '–'}
                  </td>
                </>
              )}
              <td>{unitsOfMeasure[total.unitOfMeasure].labelSv}</td>
              <td className="number">{wholeNumber(total.factCount)}</td>
            </tr>
          )
        })}
      </tbody>
    </ScrollTable>
  )
}

interface ControlTotalsProps {
  readonly totals: readonly ControlTotal[]
  readonly previous?: { readonly totals: readonly ControlTotal[]; readonly namesSv: string }
}

/** An amount as a list of sums prints it: öre for kronor, whole numbers for counts. */
export function amountSv(amount: Exact, unitOfMeasure: UnitOfMeasure, sign: 'auto' | 'always' = 'auto'): string {
  return formatSwedishNumber(amount, { decimals: unitOfMeasure === 'count' ? 0 : 2, sign })
}
