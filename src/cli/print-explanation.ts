import type { FigureView } from '#app/explain-figure.ts'
import type { FigureInView } from '#app/explain-in-view.ts'
import { formatExact, formatFigure, missingReasonSv } from '#domain/display.ts'
import { formatUnrounded } from '#domain/exact-text.ts'
import type { Fact } from '#domain/fact.ts'
import type { ValueFigure } from '#domain/figure.ts'
import { formatPeriod } from '#domain/period.ts'
import { formatScenario } from '#domain/scenario.ts'
import { formatSourcePlace } from '#domain/source-place.ts'
import type { Exact } from '#lib/exact.ts'

type PrintableExplanation = Pick<FigureView, 'explanation'> &
  Partial<Pick<FigureView, 'printedIn'>> & { readonly drill?: FigureInView['drill'] }

/** A figure's why, as lines for a terminal. `groundSv`: which version or structure it is of. */
export function printExplanation(
  { explanation, drill, printedIn }: PrintableExplanation,
  groundSv: string,
  print: (line: string) => void,
): void {
  const { figure, display, table, row, column, inputs, usedBy, rowsWithheldSv } = explanation
  const printed = formatFigure(figure, display, { withUnit: true })
  print(`${table.captionSv}: ${row.labelSv}, ${column.labelSv} = ${printed}`)
  if (figure.period) print(`Avser: ${formatPeriod(figure.period)}`)
  if (figure.kind === 'missing') print(`Saknas: ${missingReasonSv(figure)}`)
  if (figure.basis) print(`Beräkning: ${figure.basis.formulaSv}`)
  if (figure.basis?.kind === 'entry') print(`Står i: ${formatSourcePlace(figure.basis.source)}`)
  print(groundSv)

  if (inputs.length > 0) print('Ur:')
  for (const input of inputs) {
    print(
      `  ${input.row.labelSv}, ${input.column.labelSv} = ${formatFigure(input.figure, input.display, { withUnit: true })}  (${input.figure.key})`,
    )
  }
  if (rowsWithheldSv !== undefined) print(rowsWithheldSv)
  if (drill && figure.kind === 'value') printDrill(drill, figure, print)

  if (usedBy.length > 0) print('Används i:')
  for (const use of usedBy) print(`  ${use.table.captionSv}: ${use.row.labelSv}, ${use.column.labelSv}  (${use.figure.key})`)
  if (printedIn !== undefined && printedIn.length > 0)
    print(`Står i avsnitt: ${printedIn.map((section) => section.titleSv).join(', ')}`)
}

/** By unit, by account and by row: each adds up to what is said first. */
function printDrill(drill: Drill, { unitOfMeasure }: Pick<ValueFigure, 'unitOfMeasure'>, print: (line: string) => void): void {
  const { path, account, amount, units, accounts, rows } = drill
  const where = [
    ...path.map(({ code, nameSv }) => `${nameSv} (${code})`),
    ...(account ? [`konto ${account.code} ${account.labelSv}`] : []),
  ]
  print(`Underlag: ${where.join(' › ')}: ${formatAmount(amount, { unitOfMeasure })}`)
  const printParts = (titleSv: string, parts: Drill['units']) => {
    if (parts.length > 0) print(titleSv)
    for (const part of parts) {
      const nameSv = part.isOwn ? `direkt på ${part.nameSv}` : part.nameSv
      print(`  ${formatAmount(part.amount, { unitOfMeasure })}  ${part.code} ${nameSv}  (${part.factCount} rader)`)
    }
  }
  printParts('Fördelat på enheter:', units)
  printParts('Fördelat på konton:', accounts)
  const { total, offset, items } = rows
  const shown = items.length === 0 ? '0' : offset === 0 ? `${items.length}` : `${offset + 1}–${offset + items.length}`
  print(`Källrader: ${shown} av ${total}, största beloppen först`)
  for (const { fact } of items) print(`  ${formatFact(fact)}`)
}

type Drill = NonNullable<FigureInView['drill']>

function formatFact(fact: FactInView): string {
  const { orgUnit, period, scenario, dimensions, source, delivered } = fact
  const grain = [orgUnit, ...Object.values(dimensions)].join(' · ')
  const moved = delivered ? `, levererat på ${delivered.orgUnit}: ${formatAmount(delivered.amount, fact)}` : ''
  return `${formatAmount(fact.amount, fact)}  ${grain}  ${formatPeriod(period)}, ${formatScenario(scenario)}  ${formatSourcePlace(source)}${moved}`
}

type FactInView = Drill['rows']['items'][number]['fact']

function formatAmount(amount: Exact, { unitOfMeasure }: Pick<Fact, 'unitOfMeasure'>): string {
  if (unitOfMeasure !== 'sek') return formatUnrounded(amount, unitOfMeasure)
  return formatExact(amount, { unit: 'kr', decimals: amount.denominator.toString().length - 1 }, { withUnit: true })
}
