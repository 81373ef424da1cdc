import { type Display, formatExact, formatFigure } from '#domain/display.ts'
import type { Figure } from '#domain/figure.ts'
import type { Finding } from '#domain/finding.ts'
import { type InvestmentPlan, plannedInvestmentKinds } from '#domain/plan-economy.ts'
import { type Row, textCell } from '#domain/table.ts'
import { compare, exact, zero } from '#lib/exact.ts'
import { enteredKronor } from '../entered-figure.ts'
import { figureIn, figureRow, sumRow } from '../figure-rows.ts'
import { differenceOf } from '../figures.ts'
import { calculationFinding } from '../finding-codes.ts'
import { displayFor } from '../layout-in-force.ts'
import type { TableDefinition } from '../table-definition.ts'
import { unitNoteSv } from '../unit-note.ts'

const table = 'planned-investments'

/**
 * The year's larger investments, each with its reason and what it is to lead to, and what they leave of the planning frame for
 * smaller ones: 36,9 − 32,5 = 4,4 mnkr.
 */
export const plannedInvestments: TableDefinition = {
  name: table,
  labelSv: 'Planerade investeringar',
  of: 'plan',
  needs: [],

  compute(context) {
    const investments = context.plan?.economy?.investments
    if (investments === undefined) return { findings: [] }
    const display = displayFor(table, context, { unit: 'mnkr', decimals: 1 })
    const period = context.currentYear
    const slotOf = (row: string) => ({ key: context.keyOf(table, row, 'amount'), period, unitOfMeasure: 'sek' as const })
    const items = investments.items.map(({ id, labelSv, kind, reasonSv, kronor, expectedEffectSv, source }): Row => {
      const amount = enteredKronor(slotOf(id), kronor, `Planerat belopp för ${labelSv}.`, source)
      const { cells, ...head } = figureRow({ key: id, labelSv, kind: 'detail', indent: 0 }, [['amount', amount]])
      return {
        ...head,
        cells: {
          ...cells,
          kind: textCell(plannedInvestmentKinds[kind].labelSv),
          reason: textCell(reasonSv),
          effect: textCell(expectedEffectSv),
        },
      }
    })
    const head = { key: 'summa', labelSv: 'Summa större investeringar', kind: 'sum', indent: 0 } as const
    const total = sumRow(context, table, head, items, [{ key: 'amount', period }], 'sek')
    const frame = enteredKronor(slotOf('frame'), investments.frameKronor, 'Planeringsramen enligt planen.', investments.source)
    const other = differenceOf(slotOf('other'), frame, figureIn(total, 'amount'), 'Planeringsram − större investeringar.')
    const otherRow = figureRow({ key: 'other', labelSv: 'Mindre investeringar', kind: 'residual', indent: 0 }, [
      ['amount', other],
    ])
    const frameHead = { key: 'frame', labelSv: 'Planeringsram', kind: 'sum', indent: 0, sumOf: ['summa', 'other'] } as const
    return {
      table: {
        name: table,
        captionSv: 'Större investeringar',
        unitNoteSv: unitNoteSv(display),
        columns: [
          { key: 'label', labelSv: 'Investering', kind: 'label' },
          { key: 'kind', labelSv: 'Ny- eller reinvestering', kind: 'text' },
          { key: 'reason', labelSv: 'Orsak', kind: 'text' },
          { key: 'amount', labelSv: 'Investeringsbelopp', kind: 'figure', display, period },
          { key: 'effect', labelSv: 'Förväntad effekt', kind: 'text' },
        ],
        rows: [...items, total, otherRow, figureRow(frameHead, [['amount', frame]])],
        ...listedFromNote(investments, display),
      },
      findings: [...checkWithinFrame(investments, other, display), ...checkListed(investments, display)],
    }
  },
}

function listedFromNote({ listedFromKronor }: InvestmentPlan, display: Display): { notesSv?: string[] } {
  if (listedFromKronor === undefined) return {}
  return {
    notesSv: [
      `Investeringar på minst ${formatExact(exact(listedFromKronor), display, { withUnit: true })} redovisas var för sig.`,
    ],
  }
}

/** C-024: more is planned than the frame lets. */
function checkWithinFrame({ source }: InvestmentPlan, other: Figure, display: Display): Finding[] {
  if (other.kind === 'missing' || compare(other.value, zero) >= 0) return []
  const overSv = formatFigure({ ...other, value: { ...other.value, numerator: -other.value.numerator } }, display, {
    withUnit: true,
  })
  const message = `De större investeringarna är ${overSv} mer än planeringsramen. Stryk eller senarelägg investeringar, eller rätta ramen.`
  return [calculationFinding('C-024', { kind: 'source', place: source }, message)]
}

/** C-025: listed though smaller than the plan's own limit. */
function checkListed({ listedFromKronor, items }: InvestmentPlan, display: Display): Finding[] {
  if (listedFromKronor === undefined) return []
  return items
    .filter(({ kronor }) => kronor < listedFromKronor)
    .map(({ labelSv, kronor, source }) => {
      const [amountSv, limitSv] = [kronor, listedFromKronor].map((each) => formatExact(exact(each), display, { withUnit: true }))
      const message = `${labelSv} är på ${amountSv}, men bara investeringar på minst ${limitSv} redovisas var för sig. Ta bort raden eller ändra gränsen.`
      return calculationFinding('C-025', { kind: 'source', place: source }, message)
    })
}
