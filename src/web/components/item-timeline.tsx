import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { TimedItem, Timeline } from '#app/timeline.ts'
import { monthNumberOf, yearOf } from '#domain/month.ts'
import type { Tone } from '#domain/status.ts'

/** A row of the chart: what it leads to, its dates, and what stands below its name. */
export interface TimelineItem extends TimedItem {
  readonly href: string
  readonly labelSv: string
  readonly tone: Tone
  /** The dates in words, and the status. */
  readonly detail: ReactNode
}

/**
 * Activities or projects in time, a row each. The bar is a drawing of the dates that stand beside it in words; where there is no room for
 * a drawing, the words are all.
 */
export function ItemTimeline({ items, timeline }: { items: readonly TimelineItem[]; timeline: Timeline }) {
  const years = yearsOf(timeline)
  const columns = indexOf(timeline.to, timeline) + 1
  const now = timeline.passed === undefined ? undefined : (indexOf(timeline.passed, timeline) + 1) / columns
  return (
    <div className="timeline">
      <div className="timeline-row timeline-scale" aria-hidden="true">
        <span />
        <svg width="100%" height="24" aria-hidden="true">
          {years.map(({ year, from }) => (
            <text key={year} x={`${(from / columns) * 100}%`} y="17">
              {year}
            </text>
          ))}
        </svg>
      </div>
      <ol className="timeline-list">
        {items.map((item) => (
          <li key={item.href} className="timeline-row">
            <div>
              <Link className="ds-link" to={item.href}>
                {item.labelSv}
              </Link>
              {item.detail}
            </div>
            <Bar item={item} timeline={timeline} columns={columns} years={years} now={now} />
          </li>
        ))}
      </ol>
      {timeline.passed && <p className="hint timeline-note">Det streckade strecket visar slutet av {timeline.passed}.</p>}
    </div>
  )
}

function Bar({ item: { span, tone }, timeline, columns, years, now }: BarProps) {
  const from = span === undefined ? 0 : Math.max(0, indexOf(span.from, timeline))
  const to = span?.to === undefined ? columns : Math.min(columns, indexOf(span.to, timeline) + 1)
  return (
    <svg className="timeline-bar" viewBox={`0 0 ${columns * 10} 20`} preserveAspectRatio="none" aria-hidden="true">
      {years.map(({ year, from: first }) => (
        <line key={year} className="timeline-year" x1={first * 10} x2={first * 10} y1="0" y2="20" />
      ))}
      {(span === undefined || to > from) && (
        <rect
          className={span === undefined ? 'timeline-undated' : 'timeline-span'}
          data-tone={tone}
          x={from * 10}
          y={span === undefined ? 9 : 4}
          width={(to - from) * 10}
          height={span === undefined ? 2 : 12}
        />
      )}
      {now !== undefined && <line className="timeline-now" x1={now * columns * 10} x2={now * columns * 10} y1="0" y2="20" />}
    </svg>
  )
}

interface BarProps {
  readonly item: TimelineItem
  readonly timeline: Timeline
  readonly columns: number
  readonly years: ReturnType<typeof yearsOf>
  readonly now: number | undefined
}

/** Each year that is shown, with the month of the chart that it begins in. */
function yearsOf(timeline: Timeline) {
  const [first, last] = [yearOf(timeline.from), yearOf(timeline.to)]
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const year = first + index
    return { year, from: year === first ? 0 : (year - first) * 12 - (monthNumberOf(timeline.from) - 1) }
  })
}

function indexOf(month: Timeline['from'], { from }: Timeline): number {
  return (yearOf(month) - yearOf(from)) * 12 + monthNumberOf(month) - monthNumberOf(from)
}
