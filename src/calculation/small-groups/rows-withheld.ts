import { type Figure, type FigureKey, parseFigureKey } from '#domain/figure.ts'
import type { SeriesName } from '#domain/series.ts'
import { personalSeries } from './personal-series.ts'

/**
 * Why the rows behind a figure are not told, in words; undefined when they may be. A large group's sum is made of rows about a
 * few people each, by unit, sex and age, so of what concerns health none is told, whoever asks. Hours at work are told unless
 * some of the table's own figures are withheld. A unit's own tables tell of it what can be told.
 */
export function rowsWithheldSv(figure: Figure, figures: ReadonlyMap<FigureKey, Figure>): string | undefined {
  const countings = new Set(seriesBehind(figure, figures).map((series) => personalSeries[series]))
  const concernsHealth = countings.has('employees') || countings.has('cases')
  if (!concernsHealth && !(countings.has('headcount') && someWithheldIn(tableOf(figure.key), figures))) return undefined
  return 'Raderna bakom siffran och hur den fördelas på enheter visas inte, eftersom de gäller grupper om få personer. Det som går att visa om en enhet står i enhetens egna tabeller.'
}

function seriesBehind(figure: Figure, figures: ReadonlyMap<FigureKey, Figure>): SeriesName[] {
  const series = new Set<SeriesName>()
  const seen = new Set<FigureKey>()
  const waiting: Figure[] = [figure]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next.key)) continue
    seen.add(next.key)
    if (next.basis?.kind === 'facts') series.add(next.basis.selection.series)
    if (next.basis?.kind === 'formula') waiting.push(...next.basis.inputs.flatMap((key) => figures.get(key) ?? []))
  }
  return [...series]
}

function someWithheldIn(table: string | undefined, figures: ReadonlyMap<FigureKey, Figure>): boolean {
  return [...figures.values()].some(
    (figure) => figure.kind === 'missing' && figure.reason === 'withheld-small-group' && tableOf(figure.key) === table,
  )
}

function tableOf(key: FigureKey): string | undefined {
  return parseFigureKey(key)?.table
}
