import { type Display, formatExact, printedDigits } from '#domain/display.ts'
import { tablesOf } from '#domain/document.ts'
import { displayOf, type Row, type Table } from '#domain/table.ts'
import { displayUnits } from '#domain/units-of-measure.ts'
import { multiply } from '#lib/exact.ts'
import { type DeclaredSum, declaredSums } from '../declared-arithmetic.ts'
import { defineCheck, type Flaw } from '../define-check.ts'
import { exampleReport, exampleTable, figureColumn, kronor } from '../example-report.ts'

/**
 * F-003. The printed numbers of a sum add up to within what rounding each of them can do: ⌊(n + 1) ÷ 2⌋ printed units for n
 * addends (domain.md §3.8). Inside that, a reader who adds on paper is owed the word "avrundning"; outside, something else
 * than rounding is at work.
 */
export const printedSumsFoot = defineCheck({
  code: 'F-003',
  severity: 'error',
  mustBeMended: true,
  ruleSv: 'Tryckta tal summerar till den tryckta summan, så när som på avrundning: högst ⌊(n + 1) ÷ 2⌋ enheter för n rader.',

  *check({ document }) {
    for (const table of new Set(tablesOf(document))) {
      const rounded = new Map<Row, string[]>()
      for (const sum of declaredSums(table)) {
        const footing = footingOf(sum)
        if (!footing || footing.off === 0n) continue
        if (magnitude(footing.off) > footing.tolerance) yield tooFar(table, sum, footing)
        else
          rounded.set(sum.row, [
            ...(rounded.get(sum.row) ?? []),
            `${sum.column.labelSv} (${printed(footing.off, footing.display)})`,
          ])
      }
      for (const [row, columns] of rounded) {
        yield {
          severity: 'note',
          where: { kind: 'table', table: table.name, row: row.key },
          messageSv: `${row.labelSv} skiljer sig från summan av de tryckta talen på grund av avrundning: ${columns.join(', ')}. De oavrundade beloppen summerar.`,
        }
      }
    }
  },

  examples: [
    {
      nameSv: '117 + 163 + 5 + 30 = 315',
      given: revenue([117_100_000, 163_200_000, 5_000_000, 29_900_000], 315_200_000),
      finds: [],
    },
    {
      nameSv: '117 + 163 + 5 + 30 tryckt som 317: fyra avrundade tal når två enheter bort',
      given: revenue([117_400_000, 163_400_000, 5_400_000, 30_400_000], 316_600_000),
      finds: [/Summa skiljer sig .*avrundning: Augusti 2025 \(\+2\)/],
    },
    {
      nameSv: '48 + 65 tryckt som 115 är mer än avrundning kan ge',
      given: revenue([48_000_000, 65_000_000], 115_000_000),
      finds: [/med \+2\..*högst 1/],
    },
  ],
})

interface Footing {
  /** Printed sum − sum of printed addends, in the display's last decimal. */
  readonly off: bigint
  readonly tolerance: bigint
  readonly display: Display
}

/** Undefined where the column mixes displays or something is missing: then a reader has nothing to add up. */
function footingOf({ column, total, addends }: DeclaredSum): Footing | undefined {
  const display = displayOf(total, column)
  if (total.figure.kind === 'missing') return undefined
  let added = 0n
  for (const { cell } of addends) {
    const own = displayOf(cell, column)
    if (cell.figure.kind === 'missing' || own.unit !== display.unit || own.decimals !== display.decimals) return undefined
    added += printedDigits(cell.figure.value, display)
  }
  const off = printedDigits(total.figure.value, display) - added
  return { off, tolerance: BigInt(Math.floor((addends.length + 1) / 2)), display }
}

function tooFar(table: Table, { row, column }: DeclaredSum, { off, tolerance, display }: Footing): Flaw {
  return {
    where: { kind: 'table', table: table.name, row: row.key, column: column.key },
    messageSv: `${row.labelSv} skiljer sig från summan av de tryckta talen i kolumnen ${column.labelSv} med ${printed(off, display)}. Avrundning kan förklara högst ${tolerance} i sista siffran.`,
  }
}

function printed(digits: bigint, display: Display): string {
  const { numerator, denominator } = displayUnits[display.unit]
  const value = multiply({ numerator: digits, denominator: 10n ** BigInt(display.decimals) }, { numerator, denominator })
  return formatExact(value, { ...display, sign: 'always' })
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value
}

function revenue(parts: readonly number[], total: number) {
  const keys = parts.map((_, index) => `rad-${index + 1}`)
  const table = exampleTable('income-statement', {
    columns: [figureColumn('actual-ytd', { unit: 'mnkr', decimals: 0 }, { labelSv: 'Augusti 2025' })],
    rows: [
      ...parts.map((amount, index) => ({ key: `rad-${index + 1}`, cells: { 'actual-ytd': kronor(amount) } })),
      { key: 'summa', labelSv: 'Summa', kind: 'sum' as const, sumOf: keys, cells: { 'actual-ytd': kronor(total) } },
    ],
  })
  return exampleReport({ tables: [table] })
}
