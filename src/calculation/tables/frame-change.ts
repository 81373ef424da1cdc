import { type Display, formatExact } from '#domain/display.ts'
import { isValue } from '#domain/figure.ts'
import type { Finding } from '#domain/finding.ts'
import type { BudgetFrame } from '#domain/plan-economy.ts'
import type { Row } from '#domain/table.ts'
import { equals, exact } from '#lib/exact.ts'
import { enteredKronor } from '../entered-figure.ts'
import { figureIn, figureRow, sumRow } from '../figure-rows.ts'
import { calculationFinding } from '../finding-codes.ts'
import type { TableContext, TableDefinition } from '../table-definition.ts'
import { unitNoteSv } from '../unit-note.ts'

const table = 'frame-change'
const display: Display = { unit: 'tkr', decimals: 0 }

/**
 * From last year's frame to this year's, each change with its reason (domain.md §3.2): 6 755 − 2 494 = 4 261 tkr. The frame is
 * computed, and held against the one that was decided.
 */
export const frameChange: TableDefinition = {
  name: table,
  labelSv: 'Ramförändring',
  of: 'plan',
  needs: [],

  compute(context) {
    const frame = context.plan?.economy?.frame
    if (frame === undefined) return { findings: [] }
    const { year } = context.round
    const period = context.currentYear
    const entryRow = (key: string, labelSv: string, kronor: number, formulaSv: string, source: BudgetFrame['source']): Row =>
      figureRow({ key, labelSv, kind: 'detail', indent: 0 }, [
        ['amount', enteredKronor({ key: context.keyOf(table, key, 'amount'), period }, kronor, formulaSv, source)],
      ])
    const rows = [
      entryRow('prior', `Ram ${year - 1}`, frame.priorKronor, `Föregående års ram enligt planen.`, frame.source),
      ...frame.changes.map(({ id, reasonSv, kronor, source }) =>
        entryRow(id, reasonSv, kronor, `Ändring av ramen enligt planen: ${reasonSv}.`, source),
      ),
    ]
    const columns = [{ key: 'amount', period }]
    const current = sumRow(
      context,
      table,
      { key: 'current', labelSv: `Ram ${year}`, kind: 'sum', indent: 0 },
      rows,
      columns,
      'sek',
    )
    return {
      table: {
        name: table,
        captionSv: 'Ramförändring jämfört med föregående års ram',
        unitNoteSv: unitNoteSv(display),
        columns: [
          { key: 'label', labelSv: 'Ram', kind: 'label' },
          { key: 'amount', labelSv: 'Belopp', kind: 'figure', display, period },
        ],
        rows: [...rows, current],
      },
      findings: checkDecided(context, frame, current),
    }
  },
}

/** C-022: the frame that was decided is another than last year's with its changes. */
function checkDecided({ round }: TableContext, frame: BudgetFrame, current: Row): Finding[] {
  const computed = figureIn(current, 'amount')
  if (!isValue(computed) || equals(computed.value, exact(frame.kronor))) return []
  const [decidedSv, computedSv] = [exact(frame.kronor), computed.value].map((value) =>
    formatExact(value, display, { withUnit: true }),
  )
  const message = `Ramen ${round.year} är beslutad till ${decidedSv}, men föregående års ram och ändringarna blir ${computedSv}. Lägg till den ändring som saknas, med dess skäl.`
  return [calculationFinding('C-022', { kind: 'source', place: frame.source }, message)]
}
