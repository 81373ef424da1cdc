import { Link } from 'react-router'
import { type Delivery, deliveryStates } from '#domain/delivery.ts'
import type { Shape, Tone } from '#domain/status.ts'
import { deliveryHref } from '../addresses.ts'
import { countSv, formatByteSize, formatInstant } from '../swedish-texts.ts'
import { ScrollTable } from './scroll-table.tsx'
import { StatusMark } from './status-mark.tsx'

/** Deliveries, one a row; nothing at all when there are none. */
export function DeliveryTable({ caption, deliveries }: { caption: string; deliveries: readonly Delivery[] }) {
  if (deliveries.length === 0) return null
  return (
    <ScrollTable caption={caption}>
      <thead>
        <tr>
          <th scope="col">Fil</th>
          <th scope="col">Läge</th>
          <th scope="col">Innehåll</th>
          <th scope="col" className="number">
            Storlek
          </th>
          <th scope="col">Mottagen</th>
        </tr>
      </thead>
      <tbody>
        {deliveries.map((delivery) => (
          <tr key={delivery.id}>
            <th scope="row">
              <Link className="ds-link" to={deliveryHref(delivery.id)}>
                {delivery.fileName}
              </Link>
            </th>
            <td>
              <DeliveryStateMark delivery={delivery} />
            </td>
            <td>{contentSv(delivery)}</td>
            <td className="number">{formatByteSize(delivery.byteSize)}</td>
            <td>{formatInstant(delivery.receivedAt)}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

/** Where a delivery is: awaiting a decision, read in, replaced by a later one, turned down. */
export function DeliveryStateMark({ delivery }: { delivery: Pick<Delivery, 'state' | 'supersededBy'> }) {
  const replaced = delivery.state === 'accepted' && delivery.supersededBy.length > 0
  const wordSv = replaced ? 'Inläst, ersatt' : deliveryStates[delivery.state].labelSv
  return <StatusMark mark={{ wordSv, ...(replaced ? replacedDrawing : drawings[delivery.state]) }} />
}

/** "1 204 värden", "ett dokument". */
export function contentSv({ factCount, contentCount }: Pick<Delivery, 'factCount' | 'contentCount'>): string {
  const parts = [
    ...(factCount > 0 ? [countSv(factCount, 'värde', 'värden')] : []),
    ...(contentCount > 0 ? [countSv(contentCount, 'dokument', 'dokument')] : []),
  ]
  return parts.length > 0 ? parts.join(', ') : 'inget läsbart innehåll'
}

const replacedDrawing: { tone: Tone; shape: Shape } = { tone: 'neutral', shape: 'ring' }

const drawings: Record<Delivery['state'], { tone: Tone; shape: Shape }> = {
  staged: { tone: 'attention', shape: 'triangle' },
  accepted: { tone: 'good', shape: 'circle' },
  rejected: { tone: 'bad', shape: 'square' },
}
