import type { Display } from '#domain/display.ts'
import type { Table } from '#domain/table.ts'
import { figureAt } from '#domain/table.ts'
import { figureRow } from '../figure-rows.ts'
import { copyOf, ratioOf } from '../figures.ts'
import type { TableContext, TableDefinition } from '../table-definition.ts'
import { controlCounts } from './control-counts.ts'

const table = 'control-shares'
const display: Display = { unit: 'count', decimals: 0 }

/**
 * How much of what internal control examined was in order: n of N, where a control counts both (its parts 'granskade' and
 * 'godkanda'). RK 2025 printed 15 of 18 as 83.4 % (domain.md §3.10 E8); it is 83,3.
 */
export const controlShares: TableDefinition = {
  name: table,
  labelSv: 'Intern kontroll, andel godkända',
  needs: [controlCounts.name],

  compute(context, earlier) {
    const counts = earlier.get(controlCounts.name)
    const rows = counts === undefined ? [] : examinedRows(counts).flatMap((key) => shareRow(context, counts, key))
    if (rows.length === 0) return { findings: [] }
    return {
      table: {
        name: table,
        captionSv: 'Intern kontroll, andel godkända',
        unitNoteSv: 'Antal, andelen i procent',
        columns: [
          { key: 'label', labelSv: 'Kontroll', kind: 'label' },
          { key: 'examined', labelSv: 'Granskade', kind: 'figure', display },
          { key: 'approved', labelSv: 'Godkända', kind: 'figure', display },
          {
            key: 'share',
            labelSv: 'Andel godkända',
            kind: 'figure',
            display: { unit: 'percent', decimals: 1 },
            formulaSv: shareFormulaSv,
          },
        ],
        rows,
      },
      findings: [],
    }
  },
}

const shareFormulaSv = 'Godkända ÷ granskade.'
const suffix = '-granskade'

function examinedRows({ rows }: Table): string[] {
  return rows.flatMap(({ key }) => (key.endsWith(suffix) ? [key.slice(0, -suffix.length)] : []))
}

function shareRow(context: TableContext, counts: Table, key: string) {
  const [examined, approved] = [figureAt(counts, `${key}${suffix}`, 'actual'), figureAt(counts, `${key}-godkanda`, 'actual')]
  if (examined?.kind !== 'value' || approved?.kind !== 'value') return []
  const labelSv = counts.rows.find((row) => row.key === `${key}${suffix}`)?.labelSv.replace(/: granskade$/, '') ?? key
  const slot = { key: context.keyOf(table, key, 'share'), unitOfMeasure: 'share', period: examined.period } as const
  return [
    figureRow({ key, labelSv, kind: 'detail', indent: 0 }, [
      ['examined', copyOf({ key: context.keyOf(table, key, 'examined') }, examined, 'Antal granskade.')],
      ['approved', copyOf({ key: context.keyOf(table, key, 'approved') }, approved, 'Antal godkända.')],
      ['share', ratioOf(slot, approved, examined, shareFormulaSv)],
    ]),
  ]
}
