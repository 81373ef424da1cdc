import { type Display, formatFigure } from '#domain/display.ts'
import { isValue } from '#domain/figure.ts'
import type { Finding } from '#domain/finding.ts'
import type { BudgetFrame } from '#domain/plan-economy.ts'
import { figureAt, type Row } from '#domain/table.ts'
import { isZero } from '#lib/exact.ts'
import { type BudgetRow, budgetRow, checkBudgetRow } from '../budget-row.ts'
import { figureIn, figureRow, sumRow } from '../figure-rows.ts'
import { copyOf, differenceOf } from '../figures.ts'
import { calculationFinding } from '../finding-codes.ts'
import type { TableDefinition } from '../table-definition.ts'
import { unitNoteSv } from '../unit-note.ts'
import { budget } from './budget.ts'
import { decidedGrants } from './decided-grants.ts'
import { frameChange } from './frame-change.ts'

const table = 'frame-and-grants'
const display: Display = { unit: 'tkr', decimals: 0 }

/**
 * What the region pays the administration, as decided and as budgeted (domain.md §3.2): the frame and the grants that are
 * booked on the same row, against that row. 4 261 + 20 000 = 24 261 tkr, and nothing is left over.
 */
export const frameAndGrants: TableDefinition = {
  name: table,
  labelSv: 'Ram och ersättningar i budgeten',
  of: 'plan',
  needs: [budget.name, decidedGrants.name, frameChange.name],

  compute(context, earlier) {
    const { frame, grants = [] } = context.plan?.economy ?? {}
    const frameTable = earlier.get(frameChange.name)
    const frameFigure = frameTable && figureAt(frameTable, 'current', 'amount')
    const budgetTable = earlier.get(budget.name)
    if (frame === undefined || frameFigure === undefined || budgetTable === undefined) return { findings: [] }
    const budgeted = budgetRow(budgetTable, frame.budgetRow)
    if (budgeted === undefined) return { findings: checkBudgetRow(budgetTable, frame.budgetRow, 'Ramen', frame.source) }

    const period = context.currentYear
    const slotOf = (row: string) => ({ key: context.keyOf(table, row, 'amount'), period, unitOfMeasure: 'sek' as const })
    const grantTable = earlier.get(decidedGrants.name)
    const addends = [
      figureRow({ key: 'frame', labelSv: `Ram ${context.round.year}`, kind: 'detail', indent: 0 }, [
        ['amount', copyOf(slotOf('frame'), frameFigure, 'Årets ram enligt tabellen över ramförändringen.')],
      ]),
      ...grants
        .filter((grant) => grant.budgetRow === frame.budgetRow)
        .flatMap(({ id, labelSv }) => {
          const figure = grantTable && figureAt(grantTable, id, 'amount')
          if (figure === undefined) return []
          const copy = copyOf(slotOf(id), figure, 'Beloppet i tabellen över beslutade ersättningar.')
          return [figureRow({ key: id, labelSv, kind: 'detail', indent: 0 }, [['amount', copy]])]
        }),
    ]
    const head = { key: 'summa', labelSv: 'Ram och ersättningar', kind: 'sum', indent: 0 } as const
    const total = sumRow(context, table, head, addends, [{ key: 'amount', period }], 'sek')
    const inBudget = copyOf(slotOf('budget'), budgeted.figure, `Budgetens rad ${budgeted.labelSv}.`)
    const formulaSv = `${budgeted.labelSv} i budgeten − ram och ersättningar.`
    const difference = differenceOf(slotOf('difference'), inBudget, figureIn(total, 'amount'), formulaSv)
    return {
      table: {
        name: table,
        captionSv: 'Ram och ersättningar i budgeten',
        unitNoteSv: unitNoteSv(display),
        columns: [
          { key: 'label', labelSv: 'Beslut', kind: 'label' },
          { key: 'amount', labelSv: 'Belopp', kind: 'figure', display, period },
        ],
        rows: [
          ...addends,
          total,
          figureRow({ key: 'budget', labelSv: `${budgeted.labelSv} i budgeten`, kind: 'memo', indent: 0 }, [
            ['amount', inBudget],
          ]),
          figureRow({ key: 'difference', labelSv: 'Skillnad', kind: 'residual', indent: 0 }, [['amount', difference]]),
        ],
      },
      findings: checkNothingLeft(frame, total, budgeted, difference),
    }
  },
}

/** C-023: the budget has another amount from the region than what has been decided. */
function checkNothingLeft(
  frame: BudgetFrame,
  total: Row,
  budgeted: BudgetRow,
  difference: ReturnType<typeof differenceOf>,
): Finding[] {
  if (!isValue(difference) || isZero(difference.value)) return []
  const [budgetSv, decidedSv, differenceSv] = [budgeted.figure, figureIn(total, 'amount'), difference].map((figure) =>
    formatFigure(figure, display, { withUnit: true }),
  )
  const message = `Budgeten har ${budgetSv} på raden ${budgeted.labelSv}, men ram och ersättningar är ${decidedSv} (skillnad ${differenceSv}). Rätta budgeten eller lägg till det beslut som saknas.`
  return [calculationFinding('C-023', { kind: 'source', place: frame.source }, message)]
}
