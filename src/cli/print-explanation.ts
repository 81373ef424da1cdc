import type { FigureView } from '#app/explain-figure.ts'
import { formatExact, formatFigure, missingReasonSv } from '#domain/display.ts'
import type { Fact } from '#domain/fact.ts'
import { formatPeriod } from '#domain/period.ts'
import { formatScenario } from '#domain/scenario.ts'
import { formatSourcePlace } from '#domain/source-place.ts'

/** A figure's why, as lines for a terminal. */
export function printExplanation({ explanation, facts, version, printedIn }: FigureView, print: (line: string) => void): void {
  const { figure, display, table, row, column, inputs, usedBy } = explanation
  const printed = formatFigure(figure, display, { withUnit: true })
  print(`${table.captionSv}: ${row.labelSv}, ${column.labelSv} = ${printed}`)
  if (figure.period) print(`Avser: ${formatPeriod(figure.period)}`)
  if (figure.kind === 'missing') print(`Saknas: ${missingReasonSv(figure)}`)
  if (figure.basis) print(`Beräkning: ${figure.basis.formulaSv}`)
  if (figure.basis?.kind === 'entry') print(`Står i: ${formatSourcePlace(figure.basis.source)}`)
  print(`Version ${version.number}, underlag ${version.snapshotId}`)

  if (inputs.length > 0) print('Ur:')
  for (const input of inputs) {
    print(
      `  ${input.row.labelSv}, ${input.column.labelSv} = ${formatFigure(input.figure, input.display, { withUnit: true })}  (${input.figure.key})`,
    )
  }
  if (facts) print(`Källrader: ${facts.items.length} av ${facts.total}, största beloppen först`)
  for (const fact of facts?.items ?? []) print(`  ${formatFact(fact)}`)

  if (usedBy.length > 0) print('Används i:')
  for (const use of usedBy) print(`  ${use.table.captionSv}: ${use.row.labelSv}, ${use.column.labelSv}  (${use.figure.key})`)
  if (printedIn.length > 0) print(`Står i avsnitt: ${printedIn.map((section) => section.titleSv).join(', ')}`)
}

function formatFact({ orgUnit, period, scenario, dimensions, amount, unitOfMeasure, source }: Fact): string {
  const decimals = amount.denominator.toString().length - 1
  const display = { unit: unitOfMeasure === 'sek' ? 'kr' : 'count', decimals } as const
  const grain = [orgUnit, ...Object.values(dimensions)].join(' · ')
  return `${formatExact(amount, display, { withUnit: true })}  ${grain}  ${formatPeriod(period)}, ${formatScenario(scenario)}  ${formatSourcePlace(source)}`
}
