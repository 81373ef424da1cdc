import { missingReasonSv } from '#domain/display.ts'
import { formatUnrounded } from '#domain/exact-text.ts'
import type { Figure } from '#domain/figure.ts'
import { formatPeriod } from '#domain/period.ts'

/** The figure that a page is about: as printed, unrounded or why it is missing, and the months that it really covers. */
export function FigureHero({ figure, printedSv }: { figure: Figure; printedSv: string }) {
  return (
    <div className="figure-hero">
      <strong className="figure-value">{printedSv}</strong>
      <p className="figure-about">
        {figure.kind === 'value' ? (
          <>Oavrundat {formatUnrounded(figure.value, figure.unitOfMeasure)}</>
        ) : (
          <>Uppgiften saknas: {missingReasonSv(figure)}</>
        )}
        {figure.period && <>. Avser {formatPeriod(figure.period)}.</>}
      </p>
    </div>
  )
}
