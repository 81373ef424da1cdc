import type { Display } from '#domain/display.ts'
import type { Figure } from '#domain/figure.ts'
import { formatPeriod, priorYear } from '#domain/period.ts'
import type { Column, Row } from '#domain/table.ts'
import { figureIn, figureRow } from '../figure-rows.ts'
import { percentagePointChangeOf, ratioOf } from '../figures.ts'
import { headingSv } from '../heading.ts'
import { staffPeriod } from '../lagged-period.ts'
import type { TableDefinition } from '../table-definition.ts'
import { unitNoteSv } from '../unit-note.ts'
import { sicknessAbsenceHours } from './sickness-absence-hours.ts'

const table = 'sickness-absence'
const display: Display = { unit: 'percent', decimals: 1 }
const changeDisplay: Display = { unit: 'percentage-points', decimals: 1 }

/**
 * Sickness absence as a share of ordinary hours, in total and by sex: hours absent ÷ ordinary hours (SKR's ratios 1 and 3–7,
 * domain.md §3.5). Its change is in percentage points.
 */
export const sicknessAbsence: TableDefinition = {
  name: table,
  labelSv: 'Sjukfrånvaro',
  needs: [sicknessAbsenceHours.name],

  compute(context, earlier) {
    const hours = earlier.get(sicknessAbsenceHours.name)
    const current = staffPeriod(context.round)
    if (hours === undefined || current === undefined) return { findings: [] }

    const shares = [
      { key: 'actual-ytd', period: current },
      { key: 'actual-ytd-prior', period: priorYear(current) },
    ]
    const changeFormulaSv = 'Sjukfrånvaro − sjukfrånvaro samma månader föregående år, i procentenheter.'
    const rows = hours.rows.map((row): Row => {
      const figures = shares.map(({ key, period }): [string, Figure] => {
        const slot = { key: context.keyOf(table, row.key, key), unitOfMeasure: 'share', period } as const
        const [absent, ordinary] = [figureIn(row, `absent-${key}`), figureIn(row, `ordinary-${key}`)]
        return [key, ratioOf(slot, absent, ordinary, 'Sjukfrånvarotimmar ÷ ordinarie timmar.')]
      })
      const { key, labelSv, kind, indent } = row
      const shareRow = figureRow({ key, labelSv, kind: kind === 'sum' ? 'result' : kind, indent }, figures)
      const slot = { key: context.keyOf(table, key, 'change'), unitOfMeasure: 'percentage-points', period: current } as const
      const [now, before] = [figureIn(shareRow, 'actual-ytd'), figureIn(shareRow, 'actual-ytd-prior')]
      const change = percentagePointChangeOf(slot, now, before, changeFormulaSv)
      return { ...shareRow, cells: { ...shareRow.cells, change: { kind: 'figure', figure: change } } }
    })
    return {
      table: {
        name: table,
        captionSv: 'Sjukfrånvaro',
        unitNoteSv: `${unitNoteSv(display)} av ordinarie arbetstid`,
        columns: [
          { key: 'label', labelSv: 'Grupp', kind: 'label' },
          ...shares.map(
            ({ key, period }): Column => ({ key, labelSv: headingSv(formatPeriod(period)), kind: 'figure', display, period }),
          ),
          {
            key: 'change',
            labelSv: 'Förändring, procentenheter',
            kind: 'figure',
            display: changeDisplay,
            period: current,
            formulaSv: changeFormulaSv,
          },
        ],
        rows,
      },
      findings: [],
    }
  },
}
