import type { Display } from '#domain/display.ts'
import type { Figure } from '#domain/figure.ts'
import type { Column, Row } from '#domain/table.ts'
import { longTermFrom } from '../absence-intervals.ts'
import { figureIn, figureRow, type RowHead } from '../figure-rows.ts'
import { percentagePointChangeOf, ratioOf } from '../figures.ts'
import type { TableDefinition } from '../table-definition.ts'
import { unitNoteSv } from '../unit-note.ts'
import {
  type AbsenceColumn,
  absenceColumns,
  absenceHeadingSv,
  longTermRow,
  sicknessAbsenceHours,
} from './sickness-absence-hours.ts'

const table = 'sickness-absence'
const display: Display = { unit: 'percent', decimals: 1 }
const longTermLabelSv = `andel långtid (${longTermFrom} dagar eller mer) av all sjukfrånvaro`
const changeFormulaSv = 'Sjukfrånvaro − sjukfrånvaro samma månader föregående år, i procentenheter.'
const changeDisplay: Display = { unit: 'percentage-points', decimals: 1 }

/**
 * Sickness absence as a share of ordinary hours, in total, by length, sex and age: hours absent ÷ ordinary hours (SKR's
 * ratios 1 and 3–7, domain.md §3.5). A length is held against everybody's ordinary hours, so that lengths add up to the total.
 * Long-term absence is a share of the absence itself (ratio 2). Twelve months on end are a ratio of their sums, never an average
 * of months. Changes are in percentage points.
 */
export const sicknessAbsence: TableDefinition = {
  name: table,
  labelSv: 'Sjukfrånvaro',
  needs: [sicknessAbsenceHours.name],

  compute(context, earlier) {
    const hours = earlier.get(sicknessAbsenceHours.name)
    const shares = absenceColumns(context)
    const [current, prior, ...further] = shares
    if (hours === undefined || current === undefined) return { findings: [] }

    const total = hours.rows.find(({ key }) => key === 'totalt')
    if (total === undefined) return { findings: [] }
    const shareRow = (head: RowHead, formulaSv: string, operandsOf: (column: string) => [Figure, Figure]): Row => {
      const figures = shares.map(({ key, period }): [string, Figure] => {
        const slot = { key: context.keyOf(table, head.key, key), unitOfMeasure: 'share', period } as const
        return [key, ratioOf(slot, ...operandsOf(key), formulaSv)]
      })
      const row = figureRow(head, figures)
      const slot = {
        key: context.keyOf(table, head.key, 'change'),
        unitOfMeasure: 'percentage-points',
        period: current.period,
      } as const
      const [now, before] = [figureIn(row, 'actual-ytd'), figureIn(row, 'actual-ytd-prior')]
      const change = percentagePointChangeOf(slot, now, before, changeFormulaSv)
      return { ...row, cells: { ...row.cells, change: { kind: 'figure', figure: change } } }
    }

    const rows = hours.rows.map((row): Row => {
      const { key, labelSv, kind, indent } = row
      const absent = (column: string) => figureIn(row, `absent-${column}`)
      if (key === longTermRow) {
        const head: RowHead = { key, labelSv: longTermLabelSv, kind, indent }
        const formulaSv = `Sjukfrånvarotimmar från och med dag ${longTermFrom} ÷ alla sjukfrånvarotimmar.`
        return shareRow(head, formulaSv, (column) => [absent(column), figureIn(total, `absent-${column}`)])
      }
      const ordinary = kind === 'of-which' ? total : row
      const head: RowHead = { key, labelSv, kind: kind === 'sum' ? 'result' : kind, indent }
      return shareRow(head, 'Sjukfrånvarotimmar ÷ ordinarie timmar.', (column) => [
        absent(column),
        figureIn(ordinary, `ordinary-${column}`),
      ])
    })
    return {
      table: {
        name: table,
        captionSv: 'Sjukfrånvaro',
        unitNoteSv: `${unitNoteSv(display)} av ordinarie arbetstid`,
        columns: [
          { key: 'label', labelSv: 'Grupp', kind: 'label' },
          ...[current, ...(prior ? [prior] : [])].map(shareColumn),
          {
            key: 'change',
            labelSv: 'Förändring, procentenheter',
            kind: 'figure',
            display: changeDisplay,
            period: current.period,
            formulaSv: changeFormulaSv,
          },
          ...further.map(shareColumn),
        ],
        rows,
      },
      findings: [],
    }
  },
}

function shareColumn(column: AbsenceColumn): Column {
  return { key: column.key, labelSv: absenceHeadingSv(column), kind: 'figure', display, period: column.period }
}
