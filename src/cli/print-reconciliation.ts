import type { StructureReconciliation } from '#app/reconcile-structures.ts'
import { formatPeriod } from '#domain/period.ts'
import { formatStructureView } from '#domain/structure-view.ts'
import type { Exact } from '#lib/exact.ts'
import { formatSwedishNumber } from '#lib/swedish-numbers.ts'

/** A reconciliation as lines for a terminal: each unit in both structures, then each amount that moved with its reason. */
export function printReconciliation(reconciliation: StructureReconciliation, print: (line: string) => void): void {
  const { nameSv, period, from, to, units, moves, total } = reconciliation
  print(`${nameSv}, resultat ${formatPeriod(period)} i kronor: ${formatStructureView(from)} och ${formatStructureView(to)}`)
  const rows = [
    ...units.map((row) => [row.nameSv, kronor(row.from), kronor(row.moved), kronor(row.to)]),
    [`Summa ${nameSv}`, kronor(total.from), '', kronor(total.to)],
  ]
  const lines = [['Enhet', 'Första strukturen', 'Flyttat', 'Andra strukturen'], ...rows]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  for (const line of lines) {
    print(
      line
        .map((text, column) => (column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0)))
        .join('  '),
    )
  }
  print('')
  print(moves.length === 0 ? 'Inget belopp har flyttats.' : 'Flyttat, med tecken som i resultatet:')
  for (const { fromSv, toSv, amount, factCount, whySv } of moves) {
    print(
      `  ${kronor(amount)} från ${fromSv} till ${toSv} (${factCount} ${factCount === 1 ? 'värde' : 'värden'}): ${whySv.join('; ')}`,
    )
  }
}

function kronor(amount: Exact): string {
  return formatSwedishNumber(amount, { decimals: 2 })
}
