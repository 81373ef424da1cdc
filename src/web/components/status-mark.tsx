import type { StatusMark as Mark } from '#domain/status.ts'
import { statusShapes } from '#domain/status-shapes.ts'

/** A status as word + shape + colour; the word says it all, the shape is for the eye that skims. */
export function StatusMark({ mark }: { mark: Mark }) {
  return (
    <span className="status-mark" data-tone={mark.tone}>
      <svg aria-hidden="true" viewBox="-0.5 -0.5 11 11" width="12" height="12">
        <ShapeDrawing mark={mark} />
      </svg>
      {mark.wordSv}
    </span>
  )
}

function ShapeDrawing({ mark }: { mark: Mark }) {
  const shape = statusShapes[mark.shape]
  if (shape.kind === 'polygon')
    return <polygon points={shape.points.map(([x, y]) => `${x},${y}`).join(' ')} fill="currentColor" />
  const outline = shape.filled ? { fill: 'currentColor' } : { fill: 'none', stroke: 'currentColor', strokeWidth: 2 }
  return <circle cx="5" cy="5" r={shape.radius} {...outline} />
}
