import type { Display } from '#domain/display.ts'
import { textCell } from '#domain/table.ts'
import { budgetRow, checkBudgetRow } from '../budget-row.ts'
import { enteredKronor } from '../entered-figure.ts'
import { figureRow, sumRow } from '../figure-rows.ts'
import type { TableDefinition } from '../table-definition.ts'
import { unitNoteSv } from '../unit-note.ts'
import { budget } from './budget.ts'

const table = 'decided-grants'
const display: Display = { unit: 'mnkr', decimals: 1 }

/** Money decided for a purpose beside the frame, each with the row of the budget that it is booked on. */
export const decidedGrants: TableDefinition = {
  name: table,
  labelSv: 'Beslutade ersättningar',
  of: 'plan',
  needs: [budget.name],

  compute(context, earlier) {
    const grants = context.plan?.economy?.grants ?? []
    if (grants.length === 0) return { findings: [] }
    const period = context.currentYear
    const budgetTable = earlier.get(budget.name)
    const rows = grants.map(({ id, labelSv, kronor, budgetRow: row, source }) => {
      const slot = { key: context.keyOf(table, id, 'amount'), period }
      const figures = figureRow({ key: id, labelSv, kind: 'detail', indent: 0 }, [
        ['amount', enteredKronor(slot, kronor, `Beslutad ersättning enligt planen: ${labelSv}.`, source)],
      ])
      return { ...figures, cells: { ...figures.cells, 'budget-row': textCell(budgetRow(budgetTable, row)?.labelSv ?? '') } }
    })
    const columns = [{ key: 'amount', period }]
    return {
      table: {
        name: table,
        captionSv: 'Beslutade ersättningar',
        unitNoteSv: unitNoteSv(display),
        columns: [
          { key: 'label', labelSv: 'Ersättning', kind: 'label' },
          { key: 'amount', labelSv: 'Belopp', kind: 'figure', display, period },
          { key: 'budget-row', labelSv: 'Rad i budgeten', kind: 'text' },
        ],
        rows: [...rows, sumRow(context, table, { key: 'summa', labelSv: 'Summa', kind: 'sum', indent: 0 }, rows, columns, 'sek')],
      },
      findings: grants.flatMap((grant) =>
        checkBudgetRow(budgetTable, grant.budgetRow, `Ersättningen ”${grant.labelSv}”`, grant.source),
      ),
    }
  },
}
