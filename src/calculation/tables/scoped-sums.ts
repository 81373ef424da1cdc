import type { Figure } from '#domain/figure.ts'
import type { Finding } from '#domain/finding.ts'
import type { ScopedSum } from '#domain/plan.ts'
import { type Column, displayOf, type FigureCell, findCell, type Row, type Table } from '#domain/table.ts'
import type { UnitOfMeasure } from '#domain/units-of-measure.ts'
import { differenceOf, type FigureSlot, missingFigure, relativeChangeOf, sumFigures } from '../figures.ts'
import { calculationFinding } from '../finding-codes.ts'
import type { TableContext, TableDefinition } from '../table-definition.ts'
import { hoursWorked } from './hours-worked.ts'
import { incomeStatement } from './income-statement.ts'
import { investments } from './investments.ts'
import { keyFigures } from './key-figures.ts'
import { productionCareCentres } from './production-care-centres.ts'
import { productionDiagnostics } from './production-diagnostics.ts'
import { productionOwn } from './production-own.ts'
import { productionPrivate } from './production-private.ts'
import { resultByCentre } from './result-by-centre.ts'

const table = 'scoped-sums'

/**
 * What the texts say of several rows together: the sum, what it is compared with, and the change. Each is declared with the
 * figures that are in it, since "the visits" may or may not have day care and vaccinations among them.
 */
export const scopedSums: TableDefinition = {
  name: table,
  labelSv: 'Summor som texterna nämner',
  needs: [
    hoursWorked,
    incomeStatement,
    investments,
    keyFigures,
    productionCareCentres,
    productionDiagnostics,
    productionOwn,
    productionPrivate,
    resultByCentre,
  ].map(({ name }) => name),

  compute(context, earlier) {
    const declared = context.answers?.scopedSums ?? []
    if (declared.length === 0) return { findings: [] }
    const summed = declared.map((each) => scopedRow(each, context, earlier))
    return {
      table: {
        name: table,
        captionSv: 'Summor som texterna nämner',
        unitNoteSv: 'Enheten står vid varje värde utom vid antal',
        columns,
        rows: summed.map(({ row }) => row),
      },
      findings: summed.flatMap(({ findings }) => findings),
    }
  },
}

const columns: readonly Column[] = [
  { key: 'label', labelSv: 'Summa', kind: 'label' },
  { key: 'amount', labelSv: 'Värde', kind: 'figure' },
  { key: 'compared', labelSv: 'Jämförs med', kind: 'figure' },
  { key: 'change', labelSv: 'Förändring', kind: 'figure', formulaSv: 'Värde − jämförelsevärde.' },
  {
    key: 'change-percent',
    labelSv: 'Förändring, procent',
    kind: 'figure',
    formulaSv: '(Värde − jämförelsevärde) ÷ jämförelsevärde.',
  },
]

function scopedRow(
  { id, labelSv, of, comparedWith, source }: ScopedSum,
  context: TableContext,
  earlier: ReadonlyMap<string, Table>,
): { readonly row: Row; readonly findings: readonly Finding[] } {
  const addends = of.map((reference) => cellAt(reference, earlier))
  const compared = comparedWith?.map((reference) => cellAt(reference, earlier))
  const [first] = addends.filter((cell) => cell !== undefined)
  const unitOfMeasure = unitOf(addends)
  const unknown = [...of, ...(comparedWith ?? [])].filter((reference) => cellAt(reference, earlier) === undefined)
  const slot = (column: string, unit: UnitOfMeasure): FigureSlot => ({
    key: context.keyOf(table, id, column),
    unitOfMeasure: unit,
    period:
      (column === 'compared' ? compared : addends)?.find((cell) => cell !== undefined)?.figure.period ?? context.round.period,
  })
  const together = (column: string, cells: readonly (FigureCell | undefined)[], references: readonly string[]): Figure => {
    const figures = cells.flatMap((cell) => cell?.figure ?? [])
    if (figures.length < cells.length || unitOfMeasure === undefined) {
      const detailSv = unknown.length > 0 ? `Siffran ${unknown[0]} finns inte.` : 'Siffrorna har inte samma måttenhet.'
      return missingFigure(slot(column, 'count'), 'not-delivered', detailSv)
    }
    return sumFigures(slot(column, unitOfMeasure), figures, `${references.join(' + ')}.`)
  }
  const amount = together('amount', addends, of)
  const display = first?.display ?? { unit: 'count', decimals: 0 }
  const cells: [string, FigureCell][] = [['amount', { kind: 'figure', figure: amount, display, withUnit: true }]]
  if (compared !== undefined && comparedWith !== undefined) {
    const before = together('compared', compared, comparedWith)
    const change = differenceOf(slot('change', unitOfMeasure ?? 'count'), amount, before, 'Värde − jämförelsevärde.')
    const percent = relativeChangeOf(
      slot('change-percent', 'share'),
      amount,
      before,
      '(Värde − jämförelsevärde) ÷ jämförelsevärde.',
    )
    cells.push(
      ['compared', { kind: 'figure', figure: before, display, withUnit: true }],
      ['change', { kind: 'figure', figure: change, display: { ...display, sign: 'always' }, withUnit: true }],
      [
        'change-percent',
        { kind: 'figure', figure: percent, display: { unit: 'percent', decimals: 1, sign: 'always' }, withUnit: true },
      ],
    )
  }
  return {
    row: { key: id, labelSv, kind: 'memo', indent: 0, cells: Object.fromEntries(cells) },
    findings: unknown.map((reference) =>
      calculationFinding(
        'C-032',
        { kind: 'source', place: source },
        `Summan ”${labelSv}” nämner ${reference}, som inte finns bland rapportens tabeller. Rätta adressen eller läs in underlaget.`,
      ),
    ),
  }
}

/** The cell with the display that it is shown with. */
function cellAt(reference: string, earlier: ReadonlyMap<string, Table>): FigureCell | undefined {
  const [name = '', row = '', column = ''] = reference.split('/')
  const found = earlier.get(name)
  const cell = found && findCell(found, row, column)
  const head = found?.columns.find(({ key }) => key === column)
  return cell?.kind === 'figure' && head ? { ...cell, display: displayOf(cell, head) } : undefined
}

/** The one unit of measure of all that have a value. */
function unitOf(cells: readonly (FigureCell | undefined)[]): UnitOfMeasure | undefined {
  const units = new Set(cells.flatMap((cell) => (cell?.figure.kind === 'value' ? cell.figure.unitOfMeasure : [])))
  const [unit] = units
  return units.size === 1 ? unit : undefined
}
