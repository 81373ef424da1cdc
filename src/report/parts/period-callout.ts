import type { Block } from '#domain/document.ts'
import { formatPeriod, type Period } from '#domain/period.ts'
import type { Round } from '#domain/round.ts'
import { plainText, type Table } from '#domain/table.ts'
import type { TableNeed } from '../sections/define-section.ts'

/**
 * Tells a reader which tables end before the report does: hours worked come a month late, so an August report has them for
 * January–July (domain.md §2.3). One callout per period, naming the tables.
 */
export function periodCallouts(needs: readonly TableNeed[], tables: readonly Table[], round: Round): Block[] {
  const labelsByPeriod = new Map<string, string[]>()
  for (const need of needs) {
    const table = tables.find(({ name }) => name === need.table)
    const period = table && laggingPeriod(table, round)
    if (!period) continue
    const label = formatPeriod(period)
    labelsByPeriod.set(label, [...(labelsByPeriod.get(label) ?? []), need.labelSv])
  }
  return [...labelsByPeriod].map(([period, labels]) => ({
    kind: 'callout',
    tone: 'information',
    inlines: plainText(
      `${capitalised(inSwedish.format(withoutSpecialCases(labels)))} avser ${period}, inte hela perioden ${formatPeriod(round.period)}.`,
    ),
  }))
}

const inSwedish = new Intl.ListFormat('sv')

/** The months that the table's figures of this year cover, when they end before the report's own. */
function laggingPeriod(table: Table, round: Round): Period | undefined {
  return table.columns.find(({ period }) => period !== undefined && endsBefore(period, round.period))?.period
}

/** "sjukfrånvaron per månad" goes without saying beside "sjukfrånvaron". */
function withoutSpecialCases(labels: readonly string[]): string[] {
  return labels.filter((label) => !labels.some((other) => label.startsWith(`${other} `)))
}

function endsBefore(period: Period, reported: Period): boolean {
  return period.from === reported.from && period.to < reported.to
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
