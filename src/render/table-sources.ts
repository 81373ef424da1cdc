import type { Basis } from '#domain/figure.ts'
import { parseFigureKey } from '#domain/figure.ts'
import { formatPeriod, type Period } from '#domain/period.ts'
import { seriesKinds } from '#domain/series.ts'
import { figuresOf, type Table } from '#domain/table.ts'

/**
 * What a table's figures stand on, a line a source: deliveries by kind with the months that were read, what a person has written
 * with its file, and other tables of the report (`captions`, by table name) that figures are computed from.
 */
export function tableSources(table: Table, captions: ReadonlyMap<string, string>): string[] {
  const periods = new Map<string, Period>()
  const lines = new Set<string>()
  for (const { cell } of figuresOf(table)) {
    const basis = cell.figure.basis
    if (!basis) continue
    if (basis.kind === 'facts') {
      const { labelSv } = seriesKinds[basis.selection.series]
      periods.set(labelSv, spanOf(basis.selection.period, periods.get(labelSv)))
    } else {
      for (const line of linesOf(basis, table, captions)) lines.add(line)
    }
  }
  return [...[...periods].map(([labelSv, period]) => `${labelSv}, ${formatPeriod(period)}`), ...lines]
}

/** From the first to the last month that the table's figures cover; undefined for a table without figures. */
export function tablePeriod(table: Table): Period | undefined {
  let span: Period | undefined
  for (const { column, cell } of figuresOf(table)) {
    const period = cell.figure.period ?? column.period
    if (period) span = spanOf(period, span)
  }
  return span
}

function linesOf(basis: Exclude<Basis, { kind: 'facts' }>, table: Table, captions: ReadonlyMap<string, string>): string[] {
  if (basis.kind === 'entry') return [basis.source.fileName]
  return basis.inputs.flatMap((key) => {
    const name = parseFigureKey(key)?.table
    const captionSv = name === undefined || name === table.name ? undefined : captions.get(name)
    return captionSv === undefined ? [] : [`Beräknat ur tabellen ${captionSv}`]
  })
}

function spanOf(a: Period, b: Period | undefined): Period {
  if (!b) return a
  return { from: (b.from < a.from ? b : a).from, to: (b.to > a.to ? b : a).to }
}
