import type { ReactNode } from 'react'

/** Names and values in pairs: what a thing is, when it came, who sent it. */
export function FactsList({ pairs }: { pairs: readonly (readonly [nameSv: string, value: ReactNode])[] }) {
  return (
    <dl className="facts-list">
      {pairs.map(([nameSv, value]) => (
        <div key={nameSv}>
          <dt>{nameSv}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
